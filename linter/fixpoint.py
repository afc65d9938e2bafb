"""A file mended until nothing is left to mend: checked, edited, and checked again as its new bytes would be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple

from linter.document import Document
from linter.finding import Finding
from linter.fixing import choose, edited
from linter.language import Mistake, Phrase
from linter.readers.text import encode
from linter.results import Checked, Failure, Remark

ROUNDS = 100
"""A file that so many rounds do not settle is being changed without end."""

Check = Callable[[bytes], Iterable[Checked | Failure]]
"""Checks bytes as the content of the file that is mended; at most one Checked, first."""

UNDOING = Phrase(
    "规则 {rules} 的修改互相抵消或没有尽头，都没有做；请自己改",
    "the fixes of {rules} undo each other or never end, so none was made; mend these places yourself",
)
UNWRITABLE = Phrase(
    "这种文件不能由程序改写，有 {count} 处请自己改", "files of this kind are not rewritten; mend {count} places yourself"
)
UNENCODABLE = Phrase(
    "文件的编码 {encoding} 没有“{text}”，规则 {rule} 的修改没有做；请另存为 UTF-8 再改",
    "the file's encoding {encoding} lacks '{text}', so the fix of {rule} was not made; save it as UTF-8 first",
)


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of a file: its bytes, the document before, and the results of the last check."""

    data: bytes
    before: Document | None
    results: tuple[Checked | Failure | Remark, ...]


class _Unsettled(NamedTuple):
    """Rules whose fixes lead back to a text that was there before, or nowhere."""

    rules: frozenset[str]


def mend(path: str, data: bytes, check: Check, *, unsafe: bool = False) -> Mended:
    """*data* of the file at *path* with every safe fix made, and the *unsafe* ones if wished.

    Nothing is changed where the file cannot be given back byte for byte: that is told among the results.
    """
    first = tuple(check(data))
    checked = next((result for result in first if isinstance(result, Checked)), None)
    if checked is None:
        return Mended(data, None, first)
    document = checked.document
    wanted = [finding for finding in checked.findings if _is_wanted(finding, unsafe)]
    if not wanted:
        return Mended(data, document, first)
    if not document.origin.rewritable:
        left = Remark("fix-left", path, None, UNWRITABLE, {"count": len(wanted)})
        return Mended(data, document, (*first, left))
    if _encoded(document) != data:
        return Mended(data, document, (*first, Failure(path, _not_exact(path))))
    banned: frozenset[str] = frozenset()
    while True:
        outcome = _settle(data, first, check, banned, unsafe)
        if isinstance(outcome, Mended):
            if banned:
                left = Remark("fix-left", path, None, UNDOING, {"rules": ", ".join(sorted(banned))})
                outcome = replace(outcome, results=(*outcome.results, left))
            return replace(outcome, before=document)
        banned |= outcome.rules


def _settle(
    data: bytes, results: Sequence[Checked | Failure], check: Check, banned: frozenset[str], unsafe: bool
) -> Mended | _Unsettled:
    fixed: list[Finding] = []
    met = {sha256(data).digest(): 0}
    rules_by_round: list[frozenset[str]] = []
    while True:
        checked, *failures = results
        assert isinstance(checked, Checked)
        wanted = [f for f in checked.findings if _is_wanted(f, unsafe) and f.rule not in banned]
        lacking = [finding for finding in wanted if _lacks(checked.document, finding)]
        choice = choose((finding for finding in wanted if finding not in lacking), checked.document.text)
        if not choice.edits:
            remarks = (_unencodable(checked.document, finding) for finding in lacking)
            return Mended(data, None, (replace(checked, fixed=tuple(fixed)), *failures, *remarks))
        changed = edited(checked.document, choice.edits)
        data = encode(changed)
        fixed += choice.findings
        rules_by_round.append(frozenset(finding.rule for finding in choice.findings))
        before = met.setdefault(sha256(data).digest(), len(met))
        if before < len(rules_by_round):
            return _Unsettled(frozenset().union(*rules_by_round[before:]))
        if len(rules_by_round) == ROUNDS:
            return _Unsettled(rules_by_round[-1])
        results = tuple(check(data))


def _is_wanted(finding: Finding, unsafe: bool) -> bool:
    return finding.fix is not None and (unsafe or finding.fix.safe)

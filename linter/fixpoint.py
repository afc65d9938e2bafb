"""A file mended until nothing is left to mend: checked, edited, and checked again as its new bytes would be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple

from linter.document import Document
from linter.finding import Finding
from linter.fixing import choose, edited, edits_of
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
    "这份文件不能由程序改写，里面有 {count} 处请自己改",
    "not to be rewritten; mend {count} places in it yourself",
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

    @property
    def after(self) -> Document | None:
        """The document as it was checked last."""
        return next((result.document for result in self.results if isinstance(result, Checked)), None)


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
    wanted = [finding for finding in checked.findings if is_wanted(finding, unsafe=unsafe)]
    if not wanted:
        return Mended(data, document, first)
    if not document.origin.rewritable:
        left = Remark("fix-left", path, None, UNWRITABLE, {"count": len(wanted)})
        return Mended(data, document, (*first, left))
    if _encoded(document) != data:
        return Mended(data, document, (*first, Failure(path, _inexact(path))))
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
    checked, *failures = results
    assert isinstance(checked, Checked)
    fixed: list[Finding] = []
    rounds: list[frozenset[str]] = []
    met = {sha256(data).digest(): 0}
    while True:
        allowed = (finding for finding in checked.findings if finding.rule not in banned)
        wanted = [finding for finding in allowed if is_wanted(finding, unsafe=unsafe)]
        lacking = {number for number, finding in enumerate(wanted) if _lacks(checked.document, finding)}
        possible = (finding for number, finding in enumerate(wanted) if number not in lacking)
        choice = choose(possible, checked.document.text)
        if not choice.edits:
            remarks = [_unencodable(checked.document, wanted[number]) for number in sorted(lacking)]
            return Mended(data, None, (replace(checked, fixed=tuple(fixed)), *failures, *remarks))
        changed = edited(checked.document, choice.edits)
        data = encode(changed)
        fixed += choice.findings
        rounds.append(frozenset(finding.rule for finding in choice.findings))
        before = met.setdefault(sha256(data).digest(), len(rounds))
        if before < len(rounds):
            return _Unsettled(frozenset().union(*rounds[before:]))
        if len(rounds) == ROUNDS:
            return _Unsettled(frozenset().union(*rounds[ROUNDS // 2 :]))
        again, *failures = check(data)
        if not isinstance(again, Checked) or again.document.text != changed.text:
            return _Unsettled(rounds[-1])
        checked = again


def is_wanted(finding: Finding, *, unsafe: bool) -> bool:
    """Whether *finding* has a fix of the grade that is to be made."""
    return finding.fix is not None and (unsafe or finding.fix.safe)


def _lacks(document: Document, finding: Finding) -> str:
    """The first character of the finding's fix that the encoding of *document* lacks, empty when it has them all."""
    for edit in edits_of(finding):
        try:
            edit.text.encode(document.origin.encoding)
        except UnicodeEncodeError as error:
            return edit.text[error.start]
    return ""


def _unencodable(document: Document, finding: Finding) -> Remark:
    fields = {"encoding": document.origin.encoding, "text": _lacks(document, finding), "rule": finding.rule}
    return Remark("fix-left", finding.path, finding.place.line, UNENCODABLE, fields)


def _encoded(document: Document) -> bytes | None:
    try:
        return encode(document)
    except ValueError:
        return None


def _inexact(path: str) -> Mistake:
    return Mistake(
        "“{path}”没有修改：它的内容不能逐字节原样写回；请另存为 UTF-8 再改",
        "'{path}' was not changed: its content cannot be written back byte for byte; save it as UTF-8 first",
        path=path,
    )

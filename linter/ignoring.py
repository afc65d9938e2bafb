"""Findings that are known and right as they stand: told by quotation, each with a reason."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from linter.comments import comments_of
from linter.finding import Finding
from linter.globs import matches
from linter.language import Phrase
from linter.results import Checked, Failure, Ignored, Remark, RulesOf


@dataclass(frozen=True, slots=True)
class Ignore:
    """One entry under ``ignore:`` of the settings.

    *path* is a pattern as in ``linter.globs``, beginning at *folder*, that of the file it is written in; *rule* is a
    rule's id; *quote* is the text a finding must quote; *where* is ``file:line`` of the entry.
    """

    path: str
    rule: str
    quote: str
    reason: str
    where: str
    folder: str = ""

    def concerns(self, path: str) -> bool:
        """Whether the entry is for the document at *path*."""
        return matches((self.path,), path, self.folder)

    def names(self, path: str) -> bool:
        """Whether the entry is for the document at *path* alone: its pattern is that document's own path."""
        named = os.path.abspath(os.path.join(self.folder, self.path.lstrip("/")))
        return named == os.path.abspath(path)

    def covers(self, finding: Finding, text: str) -> bool:
        """Whether *finding*, in a document of *text* that the entry is for, stands within the quoted words."""
        quote, words = self.quote, finding.place.quote
        if finding.rule != self.rule or words == quote or not words:
            return finding.rule == self.rule and words == quote
        at = quote.find(words)
        while at >= 0:
            start = finding.place.start - at
            if start >= 0 and text.startswith(quote, start):
                return True
            at = quote.find(words, at + 1)
        return False


IgnoresOf = Callable[[str], Sequence[Ignore]]
"""The ignores of the settings that hold for the document at a path."""

UNUSED = Phrase(
    "这条忽略没有用上：规则 {rule} 没有报告“{quote}”；请核对引文，或者删去这一条",
    "this ignore is not used: {rule} does not report '{quote}'; check the quotation or delete the entry",
)
UNUSED_COMMENT = Phrase(
    "这条注释没有用上：它管的地方没有 {rule} 的问题；请删去",
    "this comment is not used: no {rule} where it holds; delete it",
)
NOT_OBEYED = Phrase(
    "这条注释不起作用：要写明规则和理由，如 <!-- reportlint-ignore 规则名: 理由 -->",
    "this comment has no effect: it needs rules and a reason, as in <!-- reportlint-ignore RULE: reason -->",
)


def part_ignored(checked: Checked, ignores: Sequence[Ignore]) -> Checked:
    """*checked* with those of its findings set apart that an entry of *ignores* or a comment in the text covers."""
    document = checked.document
    entries = [entry for entry in ignores if entry.concerns(document.origin.path)]
    comments = [comment for comment in comments_of(document) if comment.holds]
    if not entries and not comments:
        return checked
    rest: list[Finding] = []
    ignored = list(checked.ignored)
    for finding in checked.findings:
        entry = next((entry for entry in entries if entry.covers(finding, document.text)), None)
        comment = next((comment for comment in comments if comment.covers(finding)), None)
        if entry:
            ignored.append(Ignored(finding, entry.reason, entry.where))
        elif comment:
            ignored.append(Ignored(finding, comment.reason, f"{document.origin.path}:{comment.line}"))
        else:
            rest.append(finding)
    return replace(checked, findings=tuple(rest), ignored=tuple(ignored))


def leave_out_ignored(
    results: Iterable[Checked | Failure | Remark],
    ignores_of: IgnoresOf,
    rules_of: RulesOf,
    folders: Sequence[str] = (),
) -> Iterator[Checked | Failure | Remark]:
    """*results* with ignored findings set apart, and at the end a remark on each ignore that nothing needed.

    An entry is judged only when its rule was run to the end on each document it is for, and when either its folder is
    among *folders*, which were checked whole, or it names one document, which was checked.
    """
    unused = _Unused(folders)
    for result in results:
        if isinstance(result, Checked):
            path = result.document.origin.path
            entries = ignores_of(path)
            parted = part_ignored(result, entries)
            unused.note(parted, entries, rules_of(path))
            yield parted
            continue
        if isinstance(result, Failure):
            unused.note_failure(result.path)
        yield result
    yield from unused.remarks()


class _Unused:
    """Tells at the end of a run which ignores nothing needed."""

    def __init__(self, folders: Sequence[str]) -> None:
        self._folders = [os.path.abspath(folder) for folder in folders]
        self._entries: dict[Ignore, bool] = {}  # whether an entry can be judged
        self._needed: set[str] = set()
        self._comments: list[tuple[str, Remark]] = []
        self._failed: set[str] = set()

    def note(self, checked: Checked, entries: Sequence[Ignore], rules: Container[str]) -> None:
        path = checked.document.origin.path
        for entry in entries:
            judged = self._entries.get(entry, self._is_whole(entry))
            if entry.concerns(path):
                judged = entry.rule in rules and (judged or entry.names(path))
            self._entries[entry] = judged
        self._needed.update(ignored.where for ignored in checked.ignored)
        self._comments += [(path, remark) for remark in _comment_remarks(checked, rules)]

    def note_failure(self, path: str) -> None:
        self._failed.add(path)

    def remarks(self) -> Iterator[Remark]:
        for path, remark in self._comments:
            if path not in self._failed:
                yield remark
        unused = [
            entry
            for entry, judged in self._entries.items()
            if judged and entry.where not in self._needed and not any(map(entry.concerns, self._failed))
        ]
        for entry in unused:
            file, _, line = entry.where.rpartition(":")
            fields = {"rule": entry.rule, "quote": entry.quote}
            yield Remark("unused-ignore", file, int(line), UNUSED, fields)

    def _is_whole(self, entry: Ignore) -> bool:
        home = os.path.abspath(entry.folder or os.curdir)
        return any(home == folder or home.startswith(os.path.join(folder, "")) for folder in self._folders)


def _comment_remarks(checked: Checked, rules: Container[str]) -> Iterator[Remark]:
    path = checked.document.origin.path
    for comment in comments_of(checked.document):
        if not comment.holds:
            yield Remark("unused-ignore", path, comment.line, NOT_OBEYED)
        for rule in comment.rules if comment.holds else ():
            own = replace(comment, rules=(rule,))
            if rule in rules and not any(own.covers(one.finding) for one in checked.ignored):
                yield Remark("unused-ignore", path, comment.line, UNUSED_COMMENT, {"rule": rule})

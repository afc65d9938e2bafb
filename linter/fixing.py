"""Fixes applied to a text: the edits of findings chosen so that none disturbs another, line ends kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from linter.document import Document
from linter.finding import Edit, Finding, Fix


@dataclass(frozen=True, slots=True)
class Choice:
    """Edits that can be made at once, in order of place, and the findings they mend, with no other edits than those."""

    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]


def edits_of(finding: Finding) -> tuple[Edit, ...]:
    """Every edit that mends *finding*, none where it has no fix: a habit is mended wherever it shows."""
    return finding.fix.edits if finding.fix else ()


def choose(findings: Iterable[Finding], text: str) -> Choice:
    """The fixes of *findings* in *text* that can be made at once.

    Of edits that overlap the first in the text wins. Edits that touch are one too many where one of them only inserts:
    two rules may want the same full stop. What loses is found again when the others are made.
    """
    found = tuple(findings)
    wanted = [
        (edit, number)
        for number, finding in enumerate(found)
        for edit in edits_of(finding)
        if text[edit.start : edit.end] != edit.text
    ]
    wanted.sort(key=lambda one: (one[0].start, one[0].end, one[1]))
    edits: list[Edit] = []
    made: dict[int, list[Edit]] = {}
    for edit, number in wanted:
        if not edits or _is_apart(edits[-1], edit):
            edits.append(edit)
            made.setdefault(number, []).append(edit)
    return Choice(tuple(edits), tuple(_with_fix(found[number], own) for number, own in sorted(made.items())))


def edited(document: Document, edits: Sequence[Edit]) -> Document:
    """*document* with *edits* made, which are in order and apart; every other line end stays what it is in the file."""
    parts: list[str] = []
    reached = 0
    for edit in edits:
        parts += [document.text[reached : edit.start], edit.text]
        reached = edit.end
    text = "".join([*parts, document.text[reached:]])
    origin = document.origin
    if not isinstance(origin.newlines, str):
        ends = list(_line_ends(document.text, origin.newlines, edits))
        _keep_apart(text, ends)
        origin = replace(origin, newlines=tuple(ends))
    return Document(text, origin)


def apply_fixes(text: str, fixes: Iterable[Fix]) -> str:
    """*text* with every fix made that can be made at once."""
    edits: list[Edit] = []
    for edit in sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: (edit.start, edit.end)):
        if not edits or _is_apart(edits[-1], edit):
            edits.append(edit)
    return edited(Document(text), edits).text


def _with_fix(finding: Finding, edits: Sequence[Edit]) -> Finding:
    first, *further = edits
    safe = finding.fix is not None and finding.fix.safe
    return replace(finding, fix=Fix(first.start, first.end, first.text, safe, tuple(further)))


def _is_apart(before: Edit, after: Edit) -> bool:
    if before.end == after.start:
        return before.start < before.end and after.start < after.end
    return before.end < after.start


def _line_ends(text: str, newlines: Sequence[str], edits: Sequence[Edit]) -> Iterator[str]:
    """The line ends of the edited text: a new one is as the one it replaces, else as the one before it."""
    reached = passed = 0
    last = newlines[0]
    for edit in edits:
        kept = passed + text.count("\n", reached, edit.start)
        yield from newlines[passed:kept]
        removed = kept + text.count("\n", edit.start, edit.end)
        last = newlines[kept - 1] if kept else last
        for number in range(kept, kept + edit.text.count("\n")):
            last = newlines[number] if number < removed else last
            yield last
        reached, passed = edit.end, removed
    yield from newlines[passed:]


def _keep_apart(text: str, ends: list[str]) -> None:
    """Change line feeds that would become one line end with the carriage return before them, nothing being between."""
    at = text.find("\n")
    for number in range(1, len(ends)):
        after = text.find("\n", at + 1)
        if after == at + 1 and ends[number - 1] == "\r" and ends[number] == "\n":
            ends[number] = "\r"
        at = after

"""Check kind ``pairs``: brackets and quotation marks that do not pair."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from linter.checks.brackets import BRACKETS, bracket_faults, bracket_marks
from linter.checks.check import Occurrence
from linter.checks.marks import CLOSING, OPENING, Fault, Mark, Sort
from linter.checks.options import option
from linter.checks.quotes import QUOTES, is_sound, quote_faults, quote_marks
from linter.finding import Hit
from linter.reading import Reading
from linter.text.lines import filled_lines

_MARKS = re.escape(QUOTES + BRACKETS)
_FARTHEST = 30
"""How many paragraphs a quotation or a bracket may run over."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Reports brackets, title marks and quotation marks that do not pair, one sort of fault each.

    missing: its partner is missing. direction: an opening mark where a closing one belongs, or the
    reverse. kind: its partner is of another kind. straight: its partner is a straight quotation mark.
    nested: “ stands within “, where ‘ belongs. crossed: a bracket closes within a quotation that began
    within it, or the reverse. A quotation may run over paragraphs that each open it anew.

    Fields: ``mark``, the mark that stands there; ``expected``, the right or missing one; ``words``,
    what is reported.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ("mark", "expected", "words")

    report: Sort = option("the sort of fault to report")

    def message_fields(self) -> frozenset[str]:
        return frozenset(self.FIELDS)

    def reads_repaired(self) -> bool:
        return True

    def literals(self) -> frozenset[str]:
        return frozenset(QUOTES + BRACKETS)

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        text = reading.view.text
        for fault in _faults(text):
            if fault.sort == self.report:
                fields = {"mark": fault.mark, "expected": fault.expected, "words": text[fault.start : fault.end]}
                yield reading.hit(fault.start, fault.end, fields, replacement=fault.edit)


@lru_cache(maxsize=1)
def _faults(text: str) -> tuple[Fault, ...]:
    """Every fault of *text*, for all the rules that ask."""
    if all(map(_pair, set(_marks_in(text).split("\n")))):
        return ()
    spans = list(filled_lines(text))
    found: list[tuple[int, Fault]] = []
    for number, (start, end) in enumerate(spans):
        if not _pair(_marks_in(text[start:end])):
            faults = [*quote_faults(text, start, end), *bracket_faults(text, start, end)]
            found += [(number, fault) for fault in sorted(faults or _crossed(text, start, end))]
    return tuple(_without_continued(text, spans, found))


def _marks_in(text: str) -> str:
    """The marks of *text*, with its line ends and nothing else."""
    return "".join(re.findall(f"[{_MARKS}\n]", text))


@lru_cache(maxsize=1000)
def _pair(marks: str) -> bool:
    """Whether all marks of a paragraph pair as they stand."""
    if "““" in marks or not is_sound("".join(mark for mark in marks if mark in QUOTES)):
        return False
    left = ""
    while left != marks:
        left = marks
        for opening, closing in CLOSING.items():
            marks = marks.replace(opening + closing, "")
    return not marks


def _without_continued(
    text: str, spans: Sequence[tuple[int, int]], found: Sequence[tuple[int, Fault]]
) -> Iterator[Fault]:
    """The faults that no other paragraph explains: a quotation goes on, or a bracket closes, in a later one."""
    waiting: list[tuple[int, int, str]] = []
    explained: set[int] = set()
    for index, (number, fault) in enumerate(found):
        if not fault.open_end:
            continue
        if fault.mark in CLOSING:
            following = text[slice(*spans[number + 1])].lstrip() if number + 1 < len(spans) else ""
            if fault.mark == "“" and following.startswith("“"):
                explained.add(index)
            waiting.append((number, index, fault.mark))
            continue
        for place in reversed(range(len(waiting))):
            opened_in, opened_by, mark = waiting[place]
            if mark == OPENING[fault.mark] and number - opened_in <= _FARTHEST:
                explained.update((index, opened_by))
                del waiting[place]
                break
    for index, (_, fault) in enumerate(found):
        if index not in explained:
            yield fault


def _crossed(text: str, start: int, end: int) -> Iterator[Fault]:
    """Brackets and quotations of a paragraph of which each overlaps only a part of the other."""
    quotations = _matched(quote_marks(text, start, end))
    for opened, closed in _matched(bracket_marks(text, start, end)):
        for begin, finish in quotations:
            if begin < opened < finish < closed or opened < begin < closed < finish:
                first, last = sorted((closed, finish))
                swapped = text[last] + text[first] if last == first + 1 else None
                yield Fault(first, last + 1, "crossed", text[first], text[last], swapped)


def _matched(marks: Iterator[Mark]) -> list[tuple[int, int]]:
    opened: list[int] = []
    pairs = []
    for mark in marks:
        if mark.text in CLOSING:
            opened.append(mark.at)
        elif opened:
            pairs.append((opened.pop(), mark.at))
    return pairs

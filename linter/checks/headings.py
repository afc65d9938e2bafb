"""Check kind ``headings``: headings with nothing under them, that stand twice, or that end in a mark of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple

from linter.checks.check import Occurrence
from linter.checks.options import option
from linter.finding import Hit
from linter.outline.parts import Span
from linter.outline.reader import Heading, Outline
from linter.reading import Reading

_LEVELS = (1, 2)
_FEWEST = 3
_LONGEST = 30
_LONGEST_ALONE = 20
_SHORTEST = 4
_STOPS = ("。", "，")


class _Odd(NamedTuple):
    """A heading unlike its siblings, the span to report, and the sibling that shows it."""

    heading: Heading
    span: Span
    sibling: Heading


@dataclass(frozen=True, slots=True)
class Headings:
    """Reports headings of the levels 一、 and （一） that are unlike their siblings under the same heading.

    A row of headings counts only if it has at least three, numbered from 1. Fields: ``title``, the words of the
    heading; ``marker`` and ``other``, the markers of the heading and of the sibling it is compared with.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ("title", "marker", "other")

    report: Literal["empty", "twice", "stop"] = option(
        "empty: nothing stands between a heading and the next one, or the signature, while two thirds of its siblings "
        "have text; twice: a sibling has the same words; stop: a heading that stands alone ends in a mark while most "
        "of its siblings, which stand alone too, do not"
    )

    def message_fields(self) -> frozenset[str]:
        return frozenset(self.FIELDS)

    def reads_repaired(self) -> bool:
        return True

    def literals(self) -> frozenset[str] | None:
        return frozenset({"三", "㈢"})

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Every heading unlike its siblings, row by row."""
        text, outline = reading.view.text, reading.outline
        for row in _rows(outline.headings):
            match self.report:
                case "empty":
                    odd = _empty(text, outline, row)
                case "twice":
                    odd = _twice(text, [outline.headings[position] for position in row])
                case "stop":
                    odd = _stopped(text, [outline.headings[position] for position in row])
            for heading, span, sibling in odd:
                fields = {
                    "title": text[slice(*heading.title)],
                    "marker": text[slice(*heading.marker)],
                    "other": text[slice(*sibling.marker)],
                }
                replacement = "" if self.report == "stop" else None
                yield reading.hit(*span, fields, replacement=replacement, related=[sibling.marker])


def _rows(headings: Sequence[Heading]) -> Iterator[list[int]]:
    """The positions of the headings that are numbered on from 1 on one level under one heading."""
    rows: dict[int, list[int]] = {}
    for position, heading in enumerate(headings):
        anew = heading.number == 1
        for level in [level for level in rows if level > heading.level or (anew and level == heading.level)]:
            yield from _counted(level, rows.pop(level))
        if anew or heading.level in rows:
            rows.setdefault(heading.level, []).append(position)
    for level, row in rows.items():
        yield from _counted(level, row)


def _counted(level: int, row: list[int]) -> Iterator[list[int]]:
    if level in _LEVELS and len(row) >= _FEWEST:
        yield row


def _empty(text: str, outline: Outline, row: Sequence[int]) -> Iterator[_Odd]:
    empty = [position for position in row if _has_nothing_under_it(text, outline, position)]
    full = next((position for position in row if position not in empty), None)
    if full is not None and len(empty) * 3 <= len(row):
        for position in empty:
            heading = outline.headings[position]
            if text[heading.title.end :].strip():
                yield _Odd(heading, Span(heading.marker.start, heading.title.end), outline.headings[full])


def _has_nothing_under_it(text: str, outline: Outline, position: int) -> bool:
    heading = outline.headings[position]
    end = text.find("\n", heading.title.end)
    end = end if end >= 0 else len(text)
    if heading.run_in or text[heading.title.end : end].strip():
        return False
    if not 0 < heading.title.end - heading.title.start <= _LONGEST:
        return False
    following = outline.headings[position + 1] if position + 1 < len(outline.headings) else None
    if following is not None and following.level > heading.level:
        return False
    ends = [max(part.start, end) for part in (outline.signature, outline.date) if part and part.end > end]
    ends.append(following.marker.start if following is not None else len(text))
    return not text[end : min(ends)].strip()


def _twice(text: str, row: Sequence[Heading]) -> Iterator[_Odd]:
    stood: dict[str, Heading] = {}
    for heading in row:
        title = text[slice(*heading.title)]
        first = stood.setdefault(title, heading)
        if first.number != heading.number and len(title) >= _SHORTEST:
            yield _Odd(heading, Span(heading.marker.start, heading.title.end), first)


def _stopped(text: str, row: Sequence[Heading]) -> Iterator[_Odd]:
    if any(heading.run_in or heading.title.end - heading.title.start > _LONGEST_ALONE for heading in row):
        return
    stopped = [heading for heading in row if text[heading.title.end : heading.title.end + 1] in _STOPS]
    bare = [heading for heading in row if text[heading.title.end : heading.title.end + 1] in ("", "\n")]
    if len(stopped) < len(bare) and len(stopped) + len(bare) == len(row):
        for heading in stopped:
            yield _Odd(heading, Span(heading.title.end, heading.title.end + 1), bare[0])

"""Check kind ``numbering``: gaps, repeats, wrong levels and mixed forms in the numbers of headings and enumerations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import ClassVar, Literal

from linter.checks.check import Occurrence
from linter.checks.items import mixed_families, wrong_items, wrong_words
from linter.checks.options import option
from linter.finding import Hit
from linter.outline.markers import write_marker, written_numbers
from linter.outline.parts import Fault, Heading
from linter.reading import Reading
from linter.text.patterns import compiled

_FURTHEST_WORDS = 40
_AFTER = r"[)）、．：:章节条，]|[.](?:(?<=^..?.?)|(?![0-9]))"


@dataclass(frozen=True, slots=True)
class Numbering:
    """Reports the marker of each heading, or of each item of a run-in enumeration, whose number or form is wrong.

    One wrong marker gives one finding: what follows is read as it was meant. Numbers that begin again under a
    new heading, in another part of the document or inside a list, or that go on through the sections, are right.
    """

    report: Literal["gap", "duplicate", "level", "brackets", "style", "merged", "skip"] = option(
        "gap: a number is left out; duplicate: a number comes again; level: the marker is one of another level; "
        "brackets: unlike brackets, or a mark after them; style: a form that its neighbours do not have; "
        "merged: a heading of the first two levels that stands in mid-line, behind a blank; "
        "skip: （1） straight below 一、, or below （一） in a document that has 1. too"
    )
    of: Literal["headings", "enumerations"] = option("headings, or run-in enumerations (一是…二是…)", "headings")

    FIELDS: ClassVar[tuple[str, ...]] = ("marker", "number", "expected", "previous")

    def message_fields(self) -> frozenset[str]:
        return frozenset(self.FIELDS)

    def reads_repaired(self) -> bool:
        return True

    def literals(self) -> frozenset[str] | None:
        return frozenset({"是", "要", "其次", "再次", "第"}) if self.of == "enumerations" else None

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Every wrong marker, in order."""
        if self.of == "enumerations":
            yield from self._in_enumerations(reading)
            return
        headings = reading.outline.headings
        if self.report == "brackets":
            yield from _brackets(reading, headings)
        elif self.report == "style":
            yield from _styles(reading, headings)
        elif self.report == "merged":
            yield from _merged(reading, headings)
        elif self.report == "skip":
            yield from _skips(reading, headings)
        else:
            for fault in reading.outline.faults:
                if fault.sort == self.report and not _stands_unread(reading.view.text, headings, fault):
                    yield _wrong_number(reading, headings, fault)

    def _in_enumerations(self, reading: Reading) -> Iterator[Hit]:
        for enumeration in reading.outline.enumerations:
            if self.report == "style":
                yield from mixed_families(reading, enumeration)
            elif self.report in ("gap", "duplicate"):
                wrong = wrong_words if enumeration.family == "首先" else wrong_items
                yield from wrong(reading, enumeration, self.report)


def _wrong_number(reading: Reading, headings: Sequence[Heading], fault: Fault) -> Hit:
    heading = headings[fault.position]
    text = reading.view.text
    before = _last(headings, fault.position, lambda other: other.level == fault.level)
    sibling = before if fault.expected > 1 else None
    model = before or next((other for other in headings[fault.position + 1 :] if other.level == fault.level), None)
    form = model.style if model and fault.level != heading.level else heading.style
    expected = write_marker(form, fault.expected)
    return reading.hit(
        *heading.marker,
        {
            "marker": text[slice(*heading.marker)],
            "number": str(heading.number),
            "expected": expected,
            "previous": text[slice(*sibling.marker)] if sibling else "",
        },
        replacement=expected if _is_certain(headings, fault) else None,
        related=[sibling.marker] if sibling else [],
    )


def _is_certain(headings: Sequence[Heading], fault: Fault) -> bool:
    """Whether the marker itself is wrong, and not the absence of another."""
    following = next((other for other in headings[fault.position + 1 :] if other.level <= fault.level), None)
    ends = following is None or following.level < fault.level
    if fault.sort == "level" and headings[fault.position].number == fault.expected:
        return True
    if fault.sort == "duplicate" and ends:
        return True
    return following is not None and not ends and following.number == fault.expected + 1


def _stands_unread(text: str, headings: Sequence[Heading], fault: Fault) -> bool:
    """Whether every number left out does stand between the headings, in a form that is no heading."""
    if fault.sort != "gap":
        return False
    opens = fault.expected == 1
    before = _last(headings, fault.position, lambda o: o.level == fault.level or (opens and o.level < fault.level))
    start = before.marker.end if before else 0
    end = headings[fault.position].marker.start
    between = takewhile(lambda other: other.marker.start >= start, reversed(headings[: fault.position]))
    others = {other.marker.start for other in between}
    return all(
        any(found.start(1) not in others for found in written_numbers(text, start, end, number, _AFTER))
        for number in range(fault.expected, headings[fault.position].number)
    )


def _last(headings: Sequence[Heading], end: int, wanted: Callable[[Heading], bool]) -> Heading | None:
    """The last *wanted* heading before position *end*."""
    return next((headings[position] for position in range(end - 1, -1, -1) if wanted(headings[position])), None)


def _brackets(reading: Reading, headings: Sequence[Heading]) -> Iterator[Hit]:
    for heading in headings:
        if heading.level not in (2, 4):
            continue
        start, end = reading.view.source_span(*heading.marker)
        marker = reading.text[start:end]
        if marker[0] not in "（(":
            continue
        half = sum(mark in "()" for mark in marker)
        if half == 1 or marker[-1] not in ")）":
            expected = write_marker("（一）" if heading.level == 2 else "（1）", heading.number)
            fields = {"marker": marker, "number": str(heading.number), "expected": expected, "previous": ""}
            yield reading.hit(*heading.marker, fields, replacement=expected)


def _styles(reading: Reading, headings: Sequence[Heading]) -> Iterator[Hit]:
    for run in _sibling_runs(headings):
        forms = Counter(_bare_form(heading.style) for heading in run)
        (usual, count), *others = forms.most_common()
        if count < 2 or any(other == count for _, other in others):
            continue
        model = next(heading for heading in run if _bare_form(heading.style) == usual)
        for heading in run:
            if _bare_form(heading.style) != usual:
                expected = write_marker(model.style, heading.number)
                fields = {
                    "marker": reading.view.text[slice(*heading.marker)],
                    "number": str(heading.number),
                    "expected": expected,
                    "previous": reading.view.text[slice(*model.marker)],
                }
                yield reading.hit(*heading.marker, fields, replacement=expected, related=[model.marker])


def _merged(reading: Reading, headings: Sequence[Heading]) -> Iterator[Hit]:
    text = reading.view.text
    for heading in headings:
        start, end = heading.marker
        before = text[max(start - _FURTHEST_WORDS, 0) : start].rpartition("\n")[2]
        words = before.rstrip()
        if heading.level in (1, 2) and words and words != before:
            marker = text[start:end]
            fields = {"marker": marker, "number": str(heading.number), "expected": marker, "previous": ""}
            yield reading.hit(start - len(before) + len(words), end, fields, replacement=f"\n{marker}")


def _skips(reading: Reading, headings: Sequence[Heading]) -> Iterator[Hit]:
    wrong = {fault.position for fault in reading.outline.faults}
    has_third_level = any(heading.level == 3 for heading in headings)
    for position, (parent, heading) in enumerate(pairwise(headings), 1):
        below_second = parent.level == 2 and has_third_level
        if compiled(r"[：:]\s*").search(reading.view.text, heading.marker.start - 3, heading.marker.start):
            continue  # what a colon announces is a list, not a level of the text
        if heading.level == 4 and heading.number == 1 and (parent.level == 1 or below_second) and position not in wrong:
            marker = reading.view.text[slice(*heading.marker)]
            expected = "1." if below_second else "（一）"
            previous = reading.view.text[slice(*parent.marker)]
            fields = {"marker": marker, "number": "1", "expected": expected, "previous": previous}
            yield reading.hit(*heading.marker, fields, related=[parent.marker])


@lru_cache(maxsize=100)
def _bare_form(style: str) -> str:
    """The *style* without differences that are no matter of style: width, and marks after a bracket."""
    form = style.translate(str.maketrans("(１．)", "（1.）"))
    return form[: form.index("）") + 1] if form.startswith("（") else form


def _sibling_runs(headings: Sequence[Heading]) -> Iterator[list[Heading]]:
    """The headings of one level under one heading, level by level."""
    runs: dict[int, list[Heading]] = {}
    for heading in headings:
        for level in [level for level in runs if level > heading.level]:
            yield runs.pop(level)
        runs.setdefault(heading.level, []).append(heading)
    yield from runs.values()

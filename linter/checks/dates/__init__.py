"""Check kind ``dates``: what the calendar, the order of time and the period of the report contradict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple

from linter.checks.check import Occurrence
from linter.checks.dates import closing, deadlines, events, existence, forms, milestones, order, weekdays, years
from linter.checks.options import option
from linter.finding import Hit
from linter.reading import Reading

Report = Literal[
    "impossible", "clock", "weekday", "order", "sequence", "deadline", "year", "period",
    "closing-form", "closing-numerals", "closing-incomplete", "closing-ahead",
    "mixed", "zero", "padded", "marked", "spoken", "short-year", "bare", "year-length",
    "milestone", "span",
]  # fmt: skip


class _Sort(NamedTuple):
    """How one sort of defect is found, the fields its hits give, and strings one of which it needs."""

    find: Callable[[Reading], Iterator[Hit]]
    fields: tuple[str, ...]
    literals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """Reports dates that cannot be, or not in this document, one sort of defect for each rule.

    - ``impossible``: 2月30日, 2022年13月 (fields ``date``, ``nearest``: what there is)
    - ``clock``: 上午8:75, 3月5日25时 (``date``, ``limit``)
    - ``weekday``: 2024年3月22日（星期四） (``date``, ``weekday``, ``expected``)
    - ``order``: a range whose end lies before its start (``date``, ``start``, ``end``)
    - ``sequence``: 于2021年9月开工建设，2021年3月建成, or a phase that begins before the one above it
      (``date``, ``start``, ``end``)
    - ``deadline``: to be handed in before the letter was written (``date``, ``limit``)
    - ``year``: title, opening, headings, document number, closing date name different years
      (``date``, ``other``, ``expected``)
    - ``period``: told as done, yet after the period or the closing date (``date``, ``limit``)
    - ``closing-form``, ``closing-numerals``, ``closing-incomplete``: the form of the 成文日期
      (``date``; but for the last ``expected``)
    - ``closing-ahead``: the 成文日期 lies more than a month after the day the document is known to be of
      (``date``, ``limit``)
    - ``mixed``, ``zero``, ``padded``, ``marked``, ``spoken``, ``short-year``, ``bare``: the form of any other
      date (``date``, ``expected``)
    - ``year-length``: 20233年 (``date``)
    - ``milestone``: 2024年是“十四五”规划收官之年, an anniversary of another year (``date``, ``expected``)
    - ``span``: 近三年来（2021—2022年） (``date``, ``stated``, ``found``: how many years there are)
    """

    FIELDS: ClassVar[tuple[str, ...]] = ("date",)

    report: Report = option("the sort of defect to report")

    def message_fields(self) -> frozenset[str]:
        return frozenset((*self.FIELDS, *_SORTS[self.report].fields))

    def reads_repaired(self) -> bool:
        return True

    def literals(self) -> frozenset[str]:
        return frozenset(_SORTS[self.report].literals)

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        return _SORTS[self.report].find(reading)


_MARKS = ("-", ".", "/", "．")
_SORTS: dict[Report, _Sort] = {
    "impossible": _Sort(existence.find_impossible, ("nearest",), ("月", "季度", *_MARKS)),
    "clock": _Sort(existence.find_clock, ("limit",), tuple(d + mark for d in "0123456789" for mark in ":：时点")),
    "weekday": _Sort(
        weekdays.find_weekday,
        ("weekday", "expected"),
        tuple(w + d for w in ("星期", "周", "礼拜") for d in "一二三四五六日天"),
    ),
    "order": _Sort(order.find_reversed, ("start", "end"), ("年", "月", ":", "：")),
    "sequence": _Sort(order.find_sequence, ("start", "end"), ("年", "月")),
    "deadline": _Sort(deadlines.find_deadline, ("limit",), ("前",)),
    "year": _Sort(years.find_year, ("other", "expected"), ("年",)),
    "period": _Sort(events.find_period, ("limit",), ("月",)),
    "closing-form": _Sort(closing.find_form, ("expected",), ("年", *_MARKS)),
    "closing-numerals": _Sort(closing.find_numerals, ("expected",), ("年",)),
    "closing-incomplete": _Sort(closing.find_incomplete, (), ("月",)),
    "closing-ahead": _Sort(closing.find_ahead, ("limit",), ("年", *_MARKS)),
    "mixed": _Sort(forms.find_mixed, ("expected",), ("年", "日", "号")),
    "zero": _Sort(forms.find_zero, ("expected",), ("零", "○")),
    "padded": _Sort(forms.find_padded, ("expected",), tuple(f"0{digit}" for digit in range(1, 10))),
    "marked": _Sort(forms.find_marked, ("expected",), ("19", "20")),
    "spoken": _Sort(forms.find_spoken, ("expected",), ("号",)),
    "short-year": _Sort(forms.find_short_year, ("expected",), ("年",)),
    "bare": _Sort(forms.find_bare, ("expected",), ("于19", "于20", "月")),
    "year-length": _Sort(forms.find_year_length, (), ("年",)),
    "milestone": _Sort(milestones.find_milestone, ("expected",), ("周年", "之年", "一年")),
    "span": _Sort(milestones.find_span, ("stated", "found"), ("（19", "（20", "(19", "(20")),
}

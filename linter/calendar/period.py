"""The time a report speaks of: told from its title, its opening paragraph and its closing date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from linter.calendar.dates import Date, day_of, days_of_month, read_dates, year_number
from linter.outline.reader import Span
from linter.reading import Reading
from linter.text.chinese_numerals import read_numeral
from linter.text.patterns import compiled

Aim = Literal["done", "planned", "unknown"]
"""Whether the words after a period look back on it (总结, 完成情况) or ahead (计划, 安排)."""

_PERIOD = (
    r"(?<![0-9])(?P<years>(?P<year>[12][0-9]{3}|二[〇○零][〇○零一二三四五六七八九]{2})(?:年?[至—–－～~-]{1,2}(?P<year2>20\d\d))?年度?)?"
    r"(?P<part>[上下]半年|第?[一二三四1-4]季度|前[二三]个?季度|(?P<month>\d{1,2})(?:月?份?[至到—–－～~-]{1,2}(?P<month2>\d{1,2}))?月份?"
    r"|(?P<whole>(?<=[年度])))"
)
_A_YEAR = r"[12][0-9]{3}|二[〇○零]"
_DONE = r"总结|述职|回顾|小结|汇报|(?:执行|完成|落实|开展|进展|工作)情况|主要(?:工作|成效|做法)|工作(?:成效|成绩)"
_PLANNED = (
    r"计划|打算|安排|按排|要点|思路|草案|方案|规划|部署|(?:工作|主要|目标|重点)任务|工作(?:目标|重点|措施)|下一步"
)
_OPENING_SHORTEST = 20
"""A first paragraph of fewer characters is a name or a greeting, not an opening."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from *first* to *last* that the words at *span* name, and what is said of them."""

    span: Span
    first: date
    last: date
    aim: Aim

    @property
    def year(self) -> int:
        """The year it begins in."""
        return self.first.year

    @property
    def is_whole_year(self) -> bool:
        """Whether it is one calendar year."""
        return (self.first, self.last) == (date(self.year, 1, 1), date(self.year, 12, 31))


@dataclass(frozen=True, slots=True)
class Timeframe:
    """The periods named in the *title*, the period the *opening* paragraph begins with, and the 成文日期.

    *closing* is the 成文日期 as it stands, *signed* the same when nothing speaks against it: it names a month
    there is, and the text is no collection of documents. All spans are offsets of the view;
    *opening_span* is the opening paragraph, *title_aim* what the title says of its periods.
    """

    title: tuple[Period, ...]
    title_aim: Aim
    opening: Period | None
    opening_span: Span | None
    closing: Date | None
    signed: Date | None

    @property
    def done(self) -> Period | None:
        """The period of the title that the report looks back on."""
        return next((period for period in self.title if period.aim == "done"), None)

    @property
    def planned(self) -> Period | None:
        """The period of the title that the report plans."""
        return next((period for period in self.title if period.aim == "planned"), None)

    @property
    def signed_day(self) -> date | None:
        """The day of *signed*, None when that names only a month."""
        signed = self.signed
        return day_of(signed, signed.year) if signed is not None and signed.year and signed.day else None


@lru_cache(maxsize=2)
def timeframe(reading: Reading) -> Timeframe:
    """The timeframe of a document; several checks ask for it one after another."""
    outline, text = reading.outline, reading.view.text
    title = outline.title or Span(0, 0)
    opening_span = next((p for p in outline.paragraphs if p.end - p.start >= _OPENING_SHORTEST), None)
    closing = _closing(text, outline.date, opening_span)
    opening = None
    if opening_span is not None:
        match = compiled(r"[\s　]*(?:各位\w{2,6}[：:，])?自?").match(text, opening_span.start, opening_span.end)
        start = match.end() if match else opening_span.start
        first = next(read_periods(text, start, min(start + 30, opening_span.end)), None)
        opening = first if first is not None and first.span.start == start else None
    year = opening.year if opening is not None else closing.year if closing is not None else None
    return Timeframe(
        tuple(read_periods(text, title.start, title.end, year)),
        read_aim(text, title.start, title.end),
        opening,
        opening_span,
        closing,
        _signed(text, closing),
    )


def _closing(text: str, line: Span | None, opening: Span | None) -> Date | None:
    """The date of the outline's closing *line*; without one, a date without year that ends the text."""
    dates = read_dates(text).dates
    if line is not None:
        closing = next((d for d in dates if line.start <= d.start and d.end <= line.end), None)
        # A name before the date makes the line a record: 发布日期：2024-03-05.
        named = closing is not None and text[max(closing.start - 3, 0) : closing.start].rstrip().endswith((":", "："))
        return None if named else closing
    last = dates[-1] if dates else None
    if last is None or opening is None or last.start < opening.end:
        return None
    return last if _is_alone(text, last) and not text[last.end : last.end + 200].strip() else None


def _signed(text: str, closing: Date | None) -> Date | None:
    """*closing* when there is such a month and no other date stands alone in a line, as in a collection."""
    if closing is None or not closing.year or not closing.month or not closing.exists:
        return None
    alone = (date for date in read_dates(text).dates if date.year and _is_alone(text, date))
    return closing if all(date.key == closing.key for date in alone) else None


def _is_alone(text: str, date: Date) -> bool:
    if text[date.end : date.end + 1] not in ("\n", ""):
        return False
    return not text[max(date.start - 80, 0) : date.start].rpartition("\n")[2].strip()


def told_day(reading: Reading) -> tuple[date | None, int | None]:
    """The day a document is signed, and the year it speaks of: that of its date, else of its title or opening."""
    told = timeframe(reading)
    day = told.signed_day
    if day is not None:
        return day, day.year
    if told.closing is not None and told.closing.year:
        return None, told.closing.year
    period = told.done or told.planned or next(iter(told.title), None) or told.opening
    return None, period.year if period is not None else None


def read_periods(text: str, start: int, end: int, year: int | None = None) -> Iterator[Period]:
    """The periods named in ``text[start:end]``, outside 《》.

    One without a year takes that of the one before it, the first one *year*.
    """
    if year is None and not compiled(_A_YEAR).search(text, start, end):
        return
    named = [match.span() for match in compiled(r"《[^《》]*》").finditer(text, start, end)]
    matches = [
        match
        for match in compiled(_PERIOD).finditer(text, start, end)
        if not any(a <= match.start() < b for a, b in named) and match.end() > match.start()
    ]
    for index, match in enumerate(matches):
        year = year_number(match["year"]) if match["year"] else year
        if year is None:
            continue
        first, last = _months(match["part"], match["month"], match["month2"])
        last_year = int(match["year2"]) if match["year2"] else year
        if not 1 <= first <= 12 or not 1 <= last <= 12 or (last_year, last) < (year, first):
            continue
        following = matches[index + 1].start() if index + 1 < len(matches) else end
        yield Period(
            Span(match.start(), match.end()),
            date(year, first, 1),
            date(last_year, last, days_of_month(last, last_year)),
            read_aim(text, match.end(), following),
        )


def read_aim(text: str, start: int, end: int) -> Aim:
    """Whether ``text[start:end]`` looks back or ahead, by the first word that tells."""
    match = compiled(rf"(?P<done>(?:计划|任务|安排|部署)?(?:{_DONE}))|(?P<planned>{_PLANNED})").search(text, start, end)
    if match is None:
        return "unknown"
    return "done" if match["done"] else "planned"


def _months(part: str, month: str | None, month2: str | None) -> tuple[int, int]:
    """The first and last month of a part of a year; the whole year for an empty *part*."""
    if month is not None:
        return int(month), int(month2 or month)
    if part.endswith("半年"):
        return (1, 6) if part.startswith("上") else (7, 12)
    if part.endswith("季度"):
        number = part.removesuffix("季度").rstrip("个")[-1]
        quarter = int(number) if number.isdecimal() else read_numeral(number) or 1
        return (1 if part.startswith("前") else quarter * 3 - 2), quarter * 3
    return 1, 12

"""What surrounds a date: its sentence, the title it stands in, the year it leaves out."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from linter.calendar.dates import Date, read_dates
from linter.calendar.given import day_words
from linter.calendar.period import Period, timeframe
from linter.outline.reader import Span
from linter.reading import Reading
from linter.text.patterns import compiled

_LONGEST = 1000
"""What stands further away than so many characters does not belong to a date."""

_FAR = 183
"""A date further than so many days from the closing date is more likely of the year before or after."""


class Contradiction(NamedTuple):
    """The words at *span* name *year*; with those at *other* in mind they should name *expected*.

    What contradicts them may be no words of the document but *given* from outside.
    """

    span: Span
    year: int
    expected: int
    other: Span | None
    given: str = ""


class Known(NamedTuple):
    """A *day* that words of the document tell, at *span*, or that is *given* from outside."""

    day: datetime.date
    span: Span | None
    given: str = ""

    def words(self, text: str) -> str:
        """What a message calls it."""
        return text[slice(*self.span)] if self.span else self.given


def written_on(reading: Reading) -> Known | None:
    """The day of the closing date; of a document that tells none, the day that is given for it."""
    time, as_of = timeframe(reading), reading.circumstances.as_of
    if time.signed is not None and time.signed_day is not None:
        return Known(time.signed_day, Span(time.signed.start, time.signed.end))
    return Known(as_of, None, day_words(as_of)) if as_of is not None and time.closing is None else None


def line_start_of(text: str, start: int) -> int:
    """Where the line around *start* begins; a line without end is cut, for the time it would take to read."""
    near = max(start - _LONGEST, 0)
    return max(text.rfind("\n", near, start) + 1, near)


def sentence_of(text: str, start: int, end: int) -> Span:
    """The sentence around ``[start, end)``, without the mark that ends it; a line end ends one too."""
    near = max(start - _LONGEST, 0)
    before = max(text.rfind(mark, near, start) for mark in "。！？；\n")
    after = compiled(r"[。！？；\n]").search(text, end, end + _LONGEST)
    return Span(max(before + 1, near), after.start() if after else min(end + _LONGEST, len(text)))


def is_quoted(text: str, start: int) -> bool:
    """Whether the offset *start* stands within 《》 or “” of its line."""
    line = text[line_start_of(text, start) : start]
    return line.count("《") > line.count("》") or line.count("“") > line.count("”")


def named_years(reading: Reading) -> Counter[int]:
    """How often each year is named, outside quotations and apart from the title and the first words of the opening."""
    text, time = reading.view.text, timeframe(reading)
    apart = [period.span for period in (*time.title, time.opening) if period is not None]
    return Counter(
        date.year
        for date in read_dates(text).dates
        if date.year is not None
        and not is_quoted(text, date.start)
        and not any(span.start <= date.start < span.end for span in apart)
    )


def reported_period(reading: Reading) -> Period | None:
    """The period a report looks back on: the title's, or the opening's where the body is with that."""
    time = timeframe(reading)
    done, opening = time.done, time.opening
    if done is None or opening is None or opening.year == done.year:
        return done
    named = named_years(reading)
    return opening if named[opening.year] > named[done.year] else done


def likely_years(reading: Reading, written: Date) -> tuple[int, ...]:
    """The years *written* may mean when it names none, the likeliest first; empty when nothing tells.

    They are the year that brings it nearest to the closing date, the closing year itself, that of the
    last full date in the same line, and the years of the title.
    """
    if written.year is not None:
        return (written.year,)
    if written.month is None or written.lead not in ("", "今年", "本年"):
        return ()
    time = timeframe(reading)
    years: list[int] = []
    if time.signed_day is not None:
        years += _years_near(time.signed_day, written.month)
    years += _years_after(reading.view.text, written, written.month)
    years += [year for period in time.title for year in (period.first.year, period.last.year)]
    return tuple(dict.fromkeys(years))


def _years_near(closing: datetime.date, month: int) -> list[int]:
    distance = (datetime.date(closing.year, min(max(month, 1), 12), 15) - closing).days
    if distance > _FAR:
        return [closing.year - 1, closing.year]
    if distance < -_FAR:
        return [closing.year + 1, closing.year]
    return [closing.year]


def _years_after(text: str, written: Date, month: int) -> list[int]:
    """The year of the last full date before *written* in its line, and the next year for an earlier month."""
    dates = read_dates(text).dates
    line_start = line_start_of(text, written.start)
    index = bisect_right(dates, written.start, key=lambda date: date.start) - 1
    for before in reversed(dates[max(index - 8, 0) : index]):
        if before.start < line_start:
            break
        if before.year is not None and before.month is not None:
            return [before.year, before.year + 1] if month < before.month else [before.year]
    return []

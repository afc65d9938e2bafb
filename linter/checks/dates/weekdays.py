"""Weekdays that do not belong to the date they stand beside."""

from __future__ import annotations

from collections.abc import Iterator

from linter.calendar.dates import Date, Range, day_of, read_dates
from linter.calendar.period import timeframe
from linter.checks.dates.context import likely_years
from linter.finding import Hit
from linter.reading import Reading
from linter.text.patterns import Match, compiled

WEEKDAYS = "一二三四五六日"

_DAY = r"(?P<weekday>(?P<word>星期|礼拜|周)(?P<name>[一二三四五六日天]))"
_HOUR = r"(?:[上中下]午|晚上?|早上|凌晨)?"
_BRACKETED = rf"{_HOUR}[ \u3000]?[（(](?:[^（）()\n，、]{{1,8}}[，、 \u3000])?[ \u3000]?{_DAY}"
_SAID = r"(?:[，,](?:即|正是|恰逢)?|[为是系]|即|正值|恰逢|适逢)?"
_BARE = rf"{_HOUR}[ \u3000]?{_SAID}[ \u3000]?{_DAY}(?=[）)，。；、,\s\d]|$|[上中下]午|凌晨|早|晚|前|起|召开|在|举行)"
_BEFORE = rf"(?<!每|下下|上上)(?<=[\n，。；：、（(于在]|本|下|上|定于|^){_DAY}[（(]$"
_LAST = r"[至到—~～-]{1,2}(?P<weekday>(?P<word>星期|礼拜|周)?(?P<name>[一二三四五六日天]))"
_SEVERAL = r"[至到、和或及—~～-]{1,2}(?:星期|礼拜|周)?[一二三四五六日天末]"


def find_weekday(reading: Reading) -> Iterator[Hit]:
    """2024年3月22日（星期四）; fields ``date``, ``weekday`` as written and ``expected``."""
    text = reading.view.text
    dates, ranges = read_dates(text)
    joined = {each.written.start: each for each in ranges}
    for written in dates:
        if written.month is None and written.start not in joined:
            continue
        match = compiled(_BRACKETED).match(text, written.end) or compiled(_BARE).match(text, written.end)
        if match is not None:
            yield from _after(reading, written, joined.get(written.start), match)
        elif text[written.end : written.end + 1] in ("）", ")"):
            before = compiled(_BEFORE).search(text, max(written.start - 8, 0), written.start)
            if before is not None:
                yield from _mismatch(reading, [written], before)


def _after(reading: Reading, written: Date, span: Range | None, match: Match) -> Iterator[Hit]:
    """The weekday that *match* found after a date; one after a range may belong to either end."""
    text = reading.view.text
    last = compiled(_LAST).match(text, match.end())
    if span is None:
        if not compiled(_SEVERAL).match(text, match.end()):
            yield from _mismatch(reading, [written], match)
    elif last is not None:
        yield from _mismatch(reading, [span.first], match)
        yield from _mismatch(reading, [span.last], last)
    elif not compiled(_SEVERAL).match(text, match.end()):
        yield from _mismatch(reading, [span.last, span.first], match)


def _mismatch(reading: Reading, dates: list[Date], match: Match) -> Iterator[Hit]:
    """A hit at the weekday of *match* unless it fits one of *dates* in a year that may be meant."""
    index = WEEKDAYS.index("日" if match["name"] == "天" else match["name"])
    meant = [day_of(date, year) for date in dates if date.day for year in _years(reading, date)]
    days = [day for day in meant if day is not None]
    if not days or any(day.weekday() == index for day in days):
        return
    text, date = reading.view.text, dates[0]
    expected = (match["word"] or "") + WEEKDAYS[days[0].weekday()]
    fields = {"date": text[date.start : date.end], "weekday": match["weekday"], "expected": expected}
    yield reading.hit(*match.span("weekday"), fields, replacement=expected, related=[(date.start, date.end)])


def _years(reading: Reading, date: Date) -> tuple[int, ...]:
    """The years *date* may mean: any the text names where neither its title nor its closing date tells its own."""
    years, time = likely_years(reading, date), timeframe(reading)
    if not years or date.year is not None or time.title or time.signed_day is not None:
        return years
    return (*years, *(each.year for each in read_dates(reading.view.text).dates if each.year is not None))

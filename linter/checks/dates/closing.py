"""The 成文日期: its form (GB/T 9704-2012, 7.3.5.4), and whether it fits the period and the number of the document."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from linter.calendar.dates import Date, days_of_month, read_dates
from linter.calendar.given import day_words
from linter.calendar.period import Timeframe, timeframe
from linter.checks.dates.context import Contradiction, is_quoted, named_years
from linter.finding import Hit
from linter.outline.reader import Span
from linter.reading import Reading
from linter.text.patterns import compiled

_NUMBER = (
    r"^[ \t\u3000]*(?P<number>[\u4e00-\u9fff]{0,12}[〔［\[【（(](?P<year>20\d\d)[〕］\]】）)]第?\d{1,4}号)"
    r"(?=[ \t\u3000\n]|$)"
)
_ANNUAL = r"年度?(?:度|全[县市区省镇乡校局]|个人|[党团]建|行政|我[局县市区])*(?:工作)?(?:总结|述职|汇报)"
_SLOT = r"[ \u3000]*[\dXxＸｘ×*＊○〇_＿ ]{0,4}[日号]"
_HELD = r"^[ \t\u3000]*(?:会议)?时[ \u3000]*间[:：][ \u3000]*"
_LAST_MONTH_OF_HABIT = 3
"""Until this month people still write the old year."""

_TOO_EARLY = 240
"""A letter is not written so many days before the first date it names."""

_LONGEST_AHEAD = 31
"""A letter is dated for the day it will go out, so many days ahead at most."""

_HEAD = 800
"""A document's own number stands within so many characters of its beginning."""


def find_form(reading: Reading) -> Iterator[Hit]:
    """2024年03月05日 or 2024.3.5 under a document; fields ``date`` and ``expected``."""
    closing = timeframe(reading).closing
    if closing is None or closing.year is None or closing.month is None or closing.day is None:
        return
    written = reading.view.text[closing.start : closing.end]
    expected = f"{closing.year}年{closing.month}月{closing.day}日"
    spaceless = "".join(written.split())
    if spaceless != expected and closing.form != "chinese":
        yield reading.hit(closing.start, closing.end, {"date": written, "expected": expected}, replacement=expected)


def find_numerals(reading: Reading) -> Iterator[Hit]:
    """二〇二四年三月五日 under a document: Arabic numerals since 2012; fields ``date`` and ``expected``."""
    closing = timeframe(reading).closing
    if closing is None or closing.form != "chinese" or not closing.year or not closing.month or not closing.day:
        return
    if closing.year > 2012:
        written = reading.view.text[closing.start : closing.end]
        expected = f"{closing.year}年{closing.month}月{closing.day}日"
        yield reading.hit(closing.start, closing.end, {"date": written, "expected": expected}, replacement=expected)


def find_incomplete(reading: Reading) -> Iterator[Hit]:
    """2025年7月 or 7月10日 under a document; one over the text may be that of an edition, of 7月XX日 the slot is told.

    Field ``date``.
    """
    closing, opening = timeframe(reading).closing, timeframe(reading).opening_span
    if closing is None or opening is None or closing.start < opening.start:
        return
    slot = compiled(_SLOT).match(reading.view.text, closing.end)
    if not slot and not (closing.year and closing.month and closing.day):
        yield reading.hit(closing.start, closing.end, {"date": reading.view.text[closing.start : closing.end]})


def find_ahead(reading: Reading) -> Iterator[Hit]:
    """2052年3月5日 under a document that is known to be of 2025; fields ``date`` and ``limit``."""
    time, as_of = timeframe(reading), reading.circumstances.as_of
    signed, day = time.signed, time.signed_day
    if signed is not None and day is not None and as_of is not None and (day - as_of).days > _LONGEST_AHEAD:
        fields = {"date": reading.view.text[signed.start : signed.end], "limit": day_words(as_of)}
        yield reading.hit(signed.start, signed.end, fields)


def printed_contradictions(reading: Reading, time: Timeframe) -> Iterator[Contradiction]:
    """2023年9月12日印发 under minutes of 2024年9月10日: nothing is printed in the year before it was."""
    text = reading.view.text
    if "日印发" not in text:
        return
    held = compiled(_HELD).search(text, 0, _HEAD)
    dates = read_dates(text).dates
    known = next((date for date in dates if held and date.start == held.end()), None) or time.signed
    printed = next((date for date in reversed(dates) if date.day and text.startswith("印发", date.end)), None)
    if known is None or printed is None or not (known.year and known.month and known.day and printed.year):
        return
    # Minutes of December may be printed in January.
    turn = (printed.month or 0, printed.day or 0) < (known.month, known.day)
    if printed.year < known.year and not is_quoted(text, printed.start):
        expected = known.year + int(turn)
        yield Contradiction(Span(printed.start, printed.end), printed.year, expected, Span(known.start, known.end))


def closing_contradictions(reading: Reading, time: Timeframe) -> Iterator[Contradiction]:
    """The closing date against the period of the title, then against the document's own number."""
    closing = time.signed
    if closing is None or closing.year is None or closing.month is None:
        return
    span = Span(closing.start, closing.end)
    subject = time.done or time.planned
    if subject is not None:
        if subject.aim == "done":
            early = datetime.timedelta(92 if subject.is_whole_year else 45)
            possible = (subject.last - early, subject.last + datetime.timedelta(366))
            likely = (subject.last - early, subject.last + datetime.timedelta(200))
        else:
            possible = (subject.first - datetime.timedelta(_TOO_EARLY), subject.last)
            likely = (subject.first - datetime.timedelta(120), subject.first + datetime.timedelta(180))
        if subject.is_whole_year and closing.year == subject.year and subject.aim == "done":
            # 2023年春运工作总结 may be of February 2023; of 2023年工作总结 the year was not changed in January.
            narrow = not compiled(_ANNUAL).search(reading.title) or closing.month > _LAST_MONTH_OF_HABIT
        else:
            narrow = False
        if not narrow and not _lies_within(closing, closing.year, possible):
            for year in (subject.last.year, subject.last.year + 1, subject.first.year - 1):
                if year != closing.year and _lies_within(closing, year, likely):
                    yield Contradiction(span, closing.year, year, subject.span)
                    return
    found = next(_number(reading, closing), None) or next(_body(reading, time, closing), None)
    if found is not None:
        yield found
    else:
        yield from _title_behind(reading, time, closing)


def _lies_within(closing: Date, year: int, window: tuple[datetime.date, datetime.date]) -> bool:
    """Whether *closing*, were it of *year*, may lie in *window*, both days included."""
    month = closing.month or 1
    last = days_of_month(month, year)
    first_day = datetime.date(year, month, min(closing.day or 1, last))
    last_day = datetime.date(year, month, min(closing.day or last, last))
    return window[0] <= last_day and first_day <= window[1]


def _number(reading: Reading, closing: Date) -> Iterator[Contradiction]:
    """甲政发〔2023〕9号 over a letter of March 2024; about the turn of the year both years are right."""
    opening = timeframe(reading).opening_span
    match = compiled(_NUMBER).search(reading.view.text, 0, min(_HEAD, opening.start if opening else 0))
    if match is None or closing.year is None:
        return
    year = int(match["year"])
    turn = (closing.year + 1, 12) if year > closing.year else (closing.year - 1, 1)
    if year != closing.year and (year, closing.month) != turn:
        yield Contradiction(Span(closing.start, closing.end), closing.year, year, Span(*match.span("number")))


def _body(reading: Reading, time: Timeframe, closing: Date) -> Iterator[Contradiction]:
    """A notice for 2025, all of whose dates are of 2025, most of a year before the first of them."""
    if closing.year is None or not any(period.year == closing.year + 1 for period in time.title):
        return
    days = [
        (datetime.date(date.year, date.month, 1), Span(date.start, date.end))
        for date in read_dates(reading.view.text).dates
        if date.year and date.month and date.exists and date.end <= closing.start
    ]
    if not days or {day.year for day, _ in days} != {closing.year + 1}:
        return
    first, span = min(days)
    signed = datetime.date(closing.year, closing.month or 1, 1)
    if (first - signed).days > _TOO_EARLY:
        yield Contradiction(Span(closing.start, closing.end), closing.year, closing.year + 1, span)


def _title_behind(reading: Reading, time: Timeframe, closing: Date) -> Iterator[Contradiction]:
    """关于开展2023年…活动的通知 of May 2024, all of whose dates are of 2024."""
    text = reading.view.text
    if len(time.title) != 1 or closing.year is None or (closing.month or 0) <= _LAST_MONTH_OF_HABIT:
        return
    title = time.title[0]
    called = compiled(r"(?:开展|做好|组织|举办|召开|举行)$").search(
        text, max(title.span.start - 2, 0), title.span.start
    )
    if not called or not title.is_whole_year or title.year != closing.year - 1 or text[title.span.end - 1] != "年":
        return
    named = named_years(reading)
    # The closing date itself is one of them.
    if named[closing.year] > 1 and not named[title.year]:
        yield Contradiction(title.span, title.year, closing.year, Span(closing.start, closing.end))

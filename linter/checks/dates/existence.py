"""Dates and times that the calendar and the clock do not have."""

from __future__ import annotations

from collections.abc import Iterator

from linter.calendar.dates import Date, days_of_month, read_dates
from linter.checks.dates.context import likely_years
from linter.finding import Hit
from linter.reading import Reading
from linter.text.patterns import compiled, finditer, matches_at

_CLOCK = (
    r"(?:(?<=(?<!每)[日午晨晚早夜](?:[（(][^（）()\n]{1,6}[）)])?)|(?<=时间[为：:]?)|(?<=\d[:：]\d\d[至到—~～-]{1,2})"
    r"|(?<=(?:开放|开馆|营业|运营|值守|值班|服务|办公|施工|供水|供电|延长|延时|推迟)(?:时间)?[至到])(?=\d{1,2}[时点]))"
    r"(?:(?P<hour>\d{1,2})[:：](?P<minute>\d\d)(?![\d:：%％])|(?P<hour>\d{1,2})[时点](?:(?P<minute>\d{1,2})分)?(?!\d))"
)
_TIME = r"[0-9]{1,2}[:：时点]"
_FORENOON = r"上午(?:1[3-9]|2[0-4])(?:[:：]\d\d|[时点])"
_QUARTER = r"(?:(?<=年)|(?<!连续)第)[五六七八九十5-9]季度"
_SPAN_OF_TIME = r"(?:满|连续|共|每|近|第|达|为期|历时|约)$"


def find_impossible(reading: Reading) -> Iterator[Hit]:
    """2月30日, 2022年13月, 4月16日至31日, 第五季度; fields ``date`` and ``nearest``, the nearest there is."""
    text = reading.view.text
    dates, ranges = read_dates(text)
    meant = {joined.written.start: joined.last for joined in ranges}
    for written in dates:
        nearest = _nearest(reading, meant.get(written.start, written))
        if nearest:
            start, end = written.start, written.end
            yield reading.hit(start, end, {"date": text[start:end], "nearest": nearest})
    for match in finditer(_QUARTER, text):
        yield reading.hit(*match.span(), {"date": match[0], "nearest": "第四季度"})


def _nearest(reading: Reading, date: Date) -> str:
    """The month or day nearest to that of *date* that there is, empty when *date* exists or may exist."""
    text = reading.view.text
    if date.month is None or "龄" in text[date.end : date.end + 6]:
        return ""
    if not 1 <= date.month <= 12:
        names_month = date.year or date.day or date.part or text.startswith("份", date.end)
        before = text[max(date.start - 3, 0) : date.start]
        if not names_month or compiled(_SPAN_OF_TIME).search(before):
            return ""
        return "12月" if date.month else "1月"
    if date.form == "chinese" and date.year is None and date.day == 30:
        # 二月三十日 without a year may be of the lunar calendar.
        return ""
    year = date.year
    if year is None and (date.month, date.day) == (2, 29):
        years = likely_years(reading, date)
        if not years or any(days_of_month(2, each) == 29 for each in years):
            return ""
        year = years[0]
    elif date.exists:
        return ""
    last = days_of_month(date.month, year) if date.day else 1
    return (f"{year}年" if year else "") + f"{date.month}月{last}日"


def find_clock(reading: Reading) -> Iterator[Hit]:
    """上午8:75, 3月5日25时, 上午14:30; fields ``date`` (the time as written) and ``limit``."""
    text = reading.view.text
    for match in matches_at(_TIME, _CLOCK, text):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if hour > 24 or (hour == 24 and minute):
            limit = "24:00"
        elif minute > 59:
            limit = f"{hour}:59"
        else:
            continue
        yield reading.hit(*match.span(), {"date": match[0], "limit": limit})
    for match in finditer(_FORENOON, text):
        yield reading.hit(*match.span(), {"date": match[0], "limit": "12:00"})

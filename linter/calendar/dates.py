"""Dates and ranges of dates as Chinese documents write them, read out of text with their places."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from linter.text.chinese_numerals import read_numeral
from linter.text.patterns import compiled, matches_at

Form = Literal["arabic", "chinese", "mixed", "marks"]
"""2024年3月5日, 二〇二四年三月五日, 二0二四年三月5日, 2024-03-05 (or with stops or strokes)."""

_ZEROS = "〇○零0OoＯ"
_YEAR_DIGITS = str.maketrans(_ZEROS + "一二三四五六七八九", "0" * len(_ZEROS) + "123456789")

_SPACE = r"[ \xa0\u3000]{0,2}"
_TO = rf"{_SPACE}(?:[至到]|[—–―－～~-]{{1,2}}){_SPACE}"
_YEAR = (
    rf"(?P<year>[12一二][0-9{_ZEROS}一二三四五六七八九]{{3}}|(?<!民国|[期时龄刑满共达近约第])\d\d(?={_SPACE}年{_SPACE}\d{{1,2}}{_SPACE}月))"
    rf"(?:(?:{_TO}|一)(?P<year2>[12]\d{{3}}))?{_SPACE}年(?!级|代)度?"
)
_MONTH_SPAN = rf"(?:{_TO}(?P<month2>\d{{1,2}}))?{_SPACE}月"
_DAY = (
    rf"{_SPACE}(?:(?P<day>\d{{1,3}})(?:{_TO}(?P<day2>\d{{1,2}}))?|(?P<day>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]))"
    rf"{_SPACE}(?:日|号(?![楼院线机台井厂文令门桥馆]))"
)
_PART = r"(?P<part>上旬|中旬|下旬|初|底|末)"
_DATE = (
    rf"(?<![0-9历])(?:{_YEAR}(?:{_SPACE}(?P<month>\d{{1,3}}|元|十[一二三四五六七八九]?|[一二三四五六七八九]){_MONTH_SPAN}(?:{_DAY}|{_PART})?)?"
    rf"|(?<![.．:：])(?P<month>\d{{1,3}}){_MONTH_SPAN}(?:{_DAY}|{_PART})?"
    rf"|(?P<month>元|十[一二三四五六七八九]?|[一二三四五六七八九])月{_DAY}"
    rf"|(?<![0-9A-Za-z/.．-])(?P<year>(?:19|20)\d\d)(?P<mark>[-./．])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})日?"
    r"(?![0-9A-Za-z/]|[-.．][0-9])"
    rf"|(?<=[至到—–―－～~-]{_SPACE})(?P<day>\d{{1,3}}){_SPACE}日"
    r")"
)
_DATE_MAY_BEGIN = (
    rf"[0-9元一二三四五六七八九十](?=[0-9{_ZEROS}一二三四五六七八九十]{{0,3}}{_SPACE}"
    r"(?:[年月日一至到—–―－～~-]|[./．][0-9]{1,2}[./．]))"
)
_BETWEEN = (
    rf"(?:{_SPACE}[（(][^（）()\n]{{1,10}}[）)])?(?:[上下]午|凌晨|晚上?|早上?)?"
    r"(?:\d{1,2}[时点](?:\d{1,2}分)?|\d{1,2}[:：]\d\d)?(?:起|开始)?"
    rf"{_TO}(?P<lead>次年|翌年|来年|明年|第二年|次月)?"
)
_LEADS = "去前上今本明次翌来当同每历往"
_PART_DAYS = {"初": 1, "上旬": 1, "中旬": 11, "下旬": 21, "底": 28, "末": 28}


@dataclass(frozen=True, slots=True)
class Date:
    """One date at ``[start, end)`` of the text; a part that is not written is None.

    The numbers are those written, so that a month may be 13; of a year of two digits the century is
    supplied (00-49 are 20xx). *lead* is a word such as 去年 right before the date, *part* the part of
    a month (上旬, 底) named instead of a day.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    form: Form
    lead: str = ""
    part: str = ""

    @property
    def key(self) -> tuple[int, int, int]:
        """What dates are compared by: year, month, day, 0 for a part that is not given."""
        return self.year or 0, self.month or 0, self.day or _PART_DAYS.get(self.part, 0)

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a date; the 29th of February exists unless its year is known not to have it."""
        return _exists(self.year, self.month, self.day)


class Range(NamedTuple):
    """Two dates joined by 至 or a dash; *last* has taken over from *first* what it leaves out.

    *written* is the last date as it stands; *next_year* tells that 次年 or the like stands before it.
    """

    first: Date
    last: Date
    written: Date
    next_year: bool


class Dates(NamedTuple):
    """Every date of a text in order, and the ranges they form."""

    dates: tuple[Date, ...]
    ranges: tuple[Range, ...]


def days_of_month(month: int, year: int | None) -> int:
    """How many days *month* (1-12) has; February has 29 when the year is not known."""
    return calendar.monthrange(year or 2000, month)[1]


def day_of(written: Date, year: int) -> datetime.date | None:
    """The day *written* names in *year*, the first of the month when it names none; None when there is no such day."""
    if written.month is None or not _exists(year, written.month, written.day):
        return None
    return datetime.date(year, written.month, written.day or 1)


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    if month is None:
        return day is None or 1 <= day <= 31
    if not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= days_of_month(month, year)


def year_number(written: str) -> int:
    """The year that four digits, Arabic or Chinese, or two Arabic digits stand for.

    Raises ValueError when *written* is not a number.
    """
    number = int(written.translate(_YEAR_DIGITS))
    if len(written) == 2:
        return number + (2000 if number < 50 else 1900)
    return number


@lru_cache(maxsize=2)
def read_dates(text: str) -> Dates:
    """The dates and ranges of *text*; several checks ask for those of one document after another."""
    dates: list[Date] = []
    ranges: list[Range] = []
    for date in _every_date(text):
        joined = _range(text, dates[-1], date) if dates else None
        if joined is not None:
            ranges.append(joined)
        elif date.year is None and date.month is None:
            # A day alone is a date only as the end of a range: 至45日 may be a span of time.
            continue
        dates.append(date)
    return Dates(tuple(dates), tuple(ranges))


def _every_date(text: str) -> Iterator[Date]:
    for match in matches_at(_DATE_MAY_BEGIN, _DATE, text):
        start = match.start()
        lead = text[max(start - 2, 0) : start]
        # Groups by name take as long as the match.
        year, year2, month, month2, day, day2, part, mark = match.groups()
        whole = Date(
            start,
            match.end(),
            None if year is None else year_number(year),
            None if month is None else _number(month),
            None if day is None else _number(day),
            _form(mark, year, month, day),
            lead if lead.endswith("年") and lead[0] in _LEADS else "",
            part or "",
        )
        if year2:
            yield replace(whole, end=match.end("year"), month=None, day=None, part="")
            yield replace(whole, start=match.start("year2"), year=int(year2), lead="")
        elif month2:
            yield replace(whole, end=match.end("month"), day=None, part="")
            yield replace(whole, start=match.start("month2"), year=None, month=int(month2), lead="")
        elif day2:
            yield replace(whole, end=match.end("day"))
            yield replace(whole, start=match.start("day2"), year=None, month=None, day=int(day2), lead="")
        else:
            yield whole


def _range(text: str, first: Date, second: Date) -> Range | None:
    if second.start - first.end > 24:
        return None
    between = compiled(_BETWEEN).fullmatch(text, first.end, second.start)
    if between is None:
        return None
    lead = between["lead"] or ""
    year, month = second.year, second.month
    if month is None and second.day is not None:
        month = None if first.month is None else first.month + (lead == "次月")
    if year is None and first.year is not None:
        year = first.year + (lead not in ("", "次月"))
    return Range(first, replace(second, year=year, month=month), second, bool(lead))


def _number(written: str) -> int | None:
    if written.isdecimal():
        return int(written)
    return 1 if written == "元" else read_numeral(written)


def _form(mark: str | None, *parts: str | None) -> Form:
    if mark is not None:
        return "marks"
    written = "".join(part for part in parts if part and part != "元")
    if not written or written.isdecimal():
        return "arabic"
    return "chinese" if not any(char in "0oOＯ" or char.isdecimal() for char in written) else "mixed"

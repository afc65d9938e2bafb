"""Events told as done that lie after the time the document can know of."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import zip_longest

from linter.calendar.dates import Date, day_of, days_of_month, read_dates
from linter.calendar.given import period_words
from linter.calendar.period import Period, Timeframe, read_aim, timeframe
from linter.checks.dates.context import Known, is_quoted, line_start_of, reported_period, sentence_of, written_on
from linter.finding import Hit
from linter.outline.reader import Span
from linter.reading import Reading
from linter.text.patterns import compiled, finditer

_GRACE = datetime.timedelta(31)
"""A report may tell what happened between the end of its period and the day it was written."""

_PLANS = (
    r"下一步|下步|打算|计划|下半年|明年|今后|来年|努力方向|安排|按排|思路|展望|建议|对策|目标|重点任务|整改方向"
    r"|(?<!主要|工作)措施"
)
_AHEAD = (
    r"将(?!军)|拟|计划|预计|预期|力争|争取(?!(?:到|了)?(?:上级|中央|省级|市级|各类|专项)?(?:资金|补助|经费|项目)[^，。；]{0,8}\d)|确保|打算|准备|目标|规划|安排|有望|到期|届满|有效期|截止|推迟|延期|顺延|延长"
    r"|明年|下一步|定于|起(?:施行|实施|执行|生效)|(?<![主重需摘纲])要(?!求|点|素|闻)"
)
_DONE = (
    r"完成|实现|成功|圆满|举办|举行|召开|承办|组织|开展|荣获|获[评得]|被[评授]|建成|竣工|投入使用|投用|印发|出台|通过|查处"
    r"|破获|侦破|抓获|处置|发生|遭遇|启动|揭牌|上线|赴|参加|接受|迎接|签订|签约|发放|培训|(?<![为除到免])了|已"
)
_DONE_FOR_CERTAIN = (
    r"(?:完成|举办|召开|开展|组织|承办|培训|查处)[^，。；]{0,20}\d"
    r"|(?:带队|率队|组队)(?:赴|到)|正式(?:投入使用|投用|开业|运营|投产|启用|挂牌)|(?:发案|发生|接警)[^，。；]{0,6}\d"
    r"|成功|圆满|荣获|获评|被[评授]|顺利(?:完成|通过|召开|举办)|已|(?<![为除到免])了"
)
_OF_ANOTHER_YEAR = r"年|上期|同期|历史"
_REACH = 40
"""What is said of a date stands within so many characters after it, in the same sentence."""


def find_period(reading: Reading) -> Iterator[Hit]:
    """2021年9月，成功承办… in a report on the first half of 2021; fields ``date`` and ``limit``."""
    time = timeframe(reading)
    period = reported_period(reading)
    limit = _limit(reading, time, period)
    told = _told(reading, time, period)
    if limit is None or told is None:
        return
    text = reading.view.text
    dates, ranges = read_dates(text)
    apart = {joined.written.start for joined in ranges}
    plans = list(_plan_sections(reading))
    for written in (*dates, *_half_years(text)):
        if written.start in apart or not told.start <= written.start < told.end:
            continue
        certain = (period is None and time.title_aim == "done") or written.year is None
        first = _first_day(written, period)
        if first is None or first <= limit.day or any(start <= written.start < end for start, end in plans):
            continue
        if _is_told_as_done(text, written, certain):
            fields = {"date": text[written.start : written.end], "limit": limit.words(text)}
            yield reading.hit(written.start, written.end, fields, related=[limit.span] if limit.span else [])


def _told(reading: Reading, time: Timeframe, period: Period | None) -> Span | None:
    """Where the document tells of what was done: a report down to its closing date, minutes in their first sentence."""
    opening, closing = time.opening_span, time.closing
    if period is not None or time.title_aim == "done":
        below = closing is not None and opening is not None and closing.start > opening.start
        return Span(0, closing.start if closing is not None and below else len(reading.view.text))
    if opening is None or not reading.title.endswith("纪要"):
        return None
    return Span(opening.start, sentence_of(reading.view.text, opening.start, opening.start).end)


def _half_years(text: str) -> Iterator[Date]:
    """2021年下半年 and 2021年三季度 as the dates of their last months."""
    for match in finditer(r"(?<!\d)(?P<year>20\d\d)年(?:(?P<half>下半年)|第?(?P<quarter>[三四])季度)", text):
        month = 9 if match["quarter"] == "三" else 12
        yield Date(match.start(), match.end(), int(match["year"]), month, None, "arabic")


def _limit(reading: Reading, time: Timeframe, period: Period | None) -> Known | None:
    """The last day the document can know of."""
    day = written_on(reading)
    closing = time.signed
    if day is None and closing is not None and closing.year and closing.month:
        last = datetime.date(closing.year, closing.month, days_of_month(closing.month, closing.year))
        day = Known(last, Span(closing.start, closing.end))
    if period is None:
        given = reading.circumstances.period
        return day or (Known(given[1] + _GRACE, None, period_words(given)) if given else None)
    earliest, latest = period.last - datetime.timedelta(92), period.last + datetime.timedelta(300)
    return day if day is not None and earliest <= day.day <= latest else Known(period.last + _GRACE, period.span)


def _first_day(written: Date, period: Period | None) -> datetime.date | None:
    """The first day *written* names; without a year that of a period which is part of one year."""
    year = written.year
    if year is None and period is not None and not period.is_whole_year and written.lead in ("", "今年"):
        year = period.last.year
    return day_of(written, year) if year is not None else None


def _plan_sections(reading: Reading) -> Iterator[Span]:
    """The sections whose heading of the highest level looks ahead."""
    text = reading.view.text
    headings = [heading for heading in reading.outline.headings if heading.level == 1]
    for heading, following in zip_longest(headings, headings[1:]):
        end = following.marker.start if following else len(text)
        if compiled(_PLANS).search(text, *heading.title) and read_aim(text, *heading.title) != "done":
            yield Span(heading.marker.start, end)


def _is_told_as_done(text: str, written: Date, certain: bool) -> bool:
    """Whether the sentence tells of *written* as past; *certain* asks for words that leave no doubt."""
    if is_quoted(text, written.start) or written.lead not in ("", "今年", "本年"):
        return False
    start, end = sentence_of(text, written.start, written.end)
    before, after = text[start : written.start], text[written.end : end]
    if compiled(r"(?:(?<!截)至|到|截止|[（(])\s*$").search(before) or compiled(r"(?:之|以)?前|[）)止]").match(after):
        return False
    if compiled(_AHEAD).search(before[-20:] + "\n" + after[:20]):
        return False
    if written.year is None and compiled(_OF_ANOTHER_YEAR).search(before + after):
        return False
    line_start = line_start_of(text, start)
    if compiled(r"下一步|明年|今后|将|计划").search(text, line_start, min(line_start + _REACH, written.start)):
        return False
    return bool(compiled(_DONE_FOR_CERTAIN if certain else _DONE).search(after[:_REACH]))

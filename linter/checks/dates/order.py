"""Dates that stand in an order time does not have: an end before its start, a deadline before the letter."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from linter.calendar.dates import Date, Range, read_dates
from linter.checks.dates.context import line_start_of
from linter.finding import Hit
from linter.outline.reader import Span
from linter.reading import Reading
from linter.text.patterns import compiled, finditer

_START = r"开工|动工|启动|始建|破土|奠基|立项|立案|受理|着手|筹建|开建|签订|开始|开幕|开班|进场|部署"
_FINISH = (
    r"建成|竣工|完工|投入使用|投用|通车|交付|验收|投产|完成|结束|结案|办结|运营|开业|开园"
    r"|收官|收尾|闭幕|落幕|结题|结业|结项"
)
_LINK = r"[，、]?(?:并|已|将|拟|计划|预计|预期|力争|争取)*(?:于|至|到|在)?(?:[当同本]年|今年)?"
_TO_FINISH = rf"[^，。；、\n]{{0,8}}?(?:{_START})(?:建设|施工|实施|改造|修建|兴建|运行|招标|开发)?{_LINK}"
_PREPARED = r"[^，。；\n]{0,6}(?:前期|立项|可研|设计|审批|征|拆迁|招标|论证)"
_IS_FINISH = rf"(?:底|初|末|前|份)*[^，。；\n]{{0,6}}?(?:{_FINISH})(?!{_PREPARED})"
_FINISHED = rf"[^，。；、\n]{{0,8}}?(?:竣工|完工|建成){_LINK}"
_IS_USED = r"(?:底|初|末|前|份)*[^，。；\n]{0,6}?(?:验收|投入使用|投用|投产|通车|运营)"
_TERM = r"[起]?(?:施行|实施|执行|生效)?，?(?:有效期|试行期|施行期|期限)[^，。；\n]{0,6}[至到]"
_HOURS = (
    r"(?<![\d:：])(?P<from>(?P<hour>\d{1,2})[:：](?P<minute>[0-5]\d))[至到—–―－～~-]{1,2}(?:[上下]午)?"
    r"(?P<to>(?P<hour2>\d{1,2})[:：](?P<minute2>[0-5]\d))(?![\d:：])"
)
_TO_AN_HOUR = r"[:：][0-5][0-9][至到—–―－～~-]"
_PHASE = r"(?:阶段|步骤)[（(：:](?:时间[：:])?$"
_FIRST_PHASE = r"第一|动员|部署|启动|准备|筹备|宣传|^\s*(?:[（(]?一[）)、]|[（(]?1[）).．、])"
_LONGEST_PHASE = 2000
"""Phases further apart than so many characters belong to different plans."""

_LONGEST_STEP_BACK = 90
"""A phase that begins up to so many days before the one above it, no years given, is a slip."""

_NEXT_YEAR = r"次年|翌年|来年|第二年|每年|学年|跨年"
_LONGEST_SLIP = 31
_LONGEST_SPRING_SLIP = 60
"""Without years, an end up to so many days before a start (until July) is a slip, not a day of the next year."""
_LAST_SPRING_MONTH = 7


def find_reversed(reading: Reading) -> Iterator[Hit]:
    """2023年7月28日至7月26日; fields ``date`` (the range), ``start`` and ``end``."""
    text = reading.view.text
    for joined in read_dates(text).ranges:
        if _is_reversed(text, joined):
            span = Span(joined.first.start, joined.written.end)
            first, last = joined.first, joined.written
            yield _hit(reading, span, Span(first.start, first.end), Span(last.start, last.end))
    # Ranges of hours are rare, and a colon is found faster than figures are.
    for match in finditer(_HOURS, text) if re.search(_TO_AN_HOUR, text) else ():
        hours = int(match["hour"]), int(match["hour2"])
        # From evening to morning, and from 9:00 to 5:00 on a dial of twelve hours, are right.
        if hours[1] in range(7, 24) and (hours[1], match["minute2"]) < (hours[0], match["minute"]) and hours[0] < 18:
            yield _hit(reading, Span(*match.span()), Span(*match.span("from")), Span(*match.span("to")))


def _hit(reading: Reading, span: Span, start: Span, end: Span, related: Sequence[Span] = ()) -> Hit:
    text = reading.view.text
    fields = {"date": text[slice(*span)], "start": text[slice(*start)], "end": text[slice(*end)]}
    return reading.hit(*span, fields, related=related)


def _is_reversed(text: str, joined: Range) -> bool:
    first, last = joined.first, joined.last
    if not first.exists or not last.exists or first.lead == "每年" or joined.next_year:
        return False
    if first.year is None and last.year is not None:
        return False
    if not _precedes(last, first):
        return False
    if first.year is not None:
        around = text[max(first.start - 6, 0) : joined.written.end + 4]
        return joined.written.year is not None or not compiled(_NEXT_YEAR).search(around)
    if "每月" in text[max(first.start - 4, 0) : first.start]:
        return False
    month, day = first.key[1:]
    last_month, last_day = last.key[1:]
    if not day and not last_day:
        # 9月至7月 is a school year, 11月至3月 a winter.
        return (
            month <= _LAST_SPRING_MONTH
            and month - last_month in (2, 3)
            and not compiled(_NEXT_YEAR).search(text[max(first.start - 6, 0) : joined.written.end + 4])
        )
    if not (month and day and last_month and last_day):
        return False
    gap = (datetime.date(2000, month, day) - datetime.date(2000, last_month, last_day)).days
    # 9月1日至7月10日 is a school year, 4月15日至4月14日 twelve months.
    return 1 < gap <= (_LONGEST_SPRING_SLIP if month <= _LAST_SPRING_MONTH else _LONGEST_SLIP)


def _precedes(one: Date, other: Date) -> bool:
    """Whether *one* lies before *other*, as far as both are given; without a year both must lack it."""
    for a, b in zip(one.key, other.key, strict=True):
        if not a or not b:
            if a or b:
                return False
            continue
        if a != b:
            return a < b
    return False


def find_sequence(reading: Reading) -> Iterator[Hit]:
    """于2021年9月开工建设，2021年3月建成; fields ``date`` (the end), ``start`` and ``end``."""
    text = reading.view.text
    for first, last in pairwise(read_dates(text).dates):
        if last.start - first.end > 30 or not _is_too_early(last, first):
            continue
        if any(
            compiled(before).fullmatch(text, first.end, last.start) and compiled(after).match(text, last.end)
            for before, after in ((_TO_FINISH, _IS_FINISH), (_FINISHED, _IS_USED), (_TERM, ""))
        ):
            start, end = Span(first.start, first.end), Span(last.start, last.end)
            yield _hit(reading, end, start, end, [start])
    yield from _phases(reading)


def _is_too_early(last: Date, first: Date) -> bool:
    """Whether *last*, which should follow *first*, lies before it; without years it must say that the year is one."""
    if first.year is not None and last.year is not None:
        return _precedes(last, first)
    if last.year is not None or first.lead or last.lead not in ("", "当年", "同年", "本年", "今年"):
        return False
    # 11月启动，3月完成 is work over a winter; 4月启动、3月完成 and 5月启动，当年3月完成 are slips.
    one, other = replace(first, year=None), replace(last, year=None)
    same_year = bool(last.lead) or first.year is None
    return (
        same_year
        and first.exists
        and last.exists
        and _precedes(other, one)
        and (bool(last.lead) or _steps_back(one, other))
    )


def _phases(reading: Reading) -> Iterator[Hit]:
    """（二）整改阶段（2024年4月…） below （一）自查阶段（2024年5月…）."""
    text = reading.view.text
    before: Date | None = None
    for date in read_dates(text).dates:
        if date.month is None or not compiled(_PHASE).search(text, max(date.start - 8, 0), date.start):
            continue
        first = compiled(_FIRST_PHASE).search(text, line_start_of(text, date.start), date.start)
        near = before is not None and date.start - before.end < _LONGEST_PHASE and not first
        if before is not None and near and _steps_back(before, date):
            start, end = Span(before.start, before.end), Span(date.start, date.end)
            yield _hit(reading, end, start, end, [start])
        before = date


def _steps_back(before: Date, date: Date) -> bool:
    if not date.exists or not before.exists or not _precedes(date, before):
        return False
    days = [datetime.date(each.year or 2000, each.month or 1, each.day or 1) for each in (date, before)]
    return date.year is not None or (days[1] - days[0]).days <= _LONGEST_STEP_BACK

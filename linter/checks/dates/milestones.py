"""Years that are fixed: the first and last of a five-year plan, anniversaries, spans told with their length."""

from __future__ import annotations

from collections.abc import Iterator

from linter.calendar.period import timeframe
from linter.checks.dates.context import is_quoted
from linter.finding import Hit
from linter.reading import Reading
from linter.text.chinese_numerals import read_numeral
from linter.text.patterns import finditer

_YEARS_OF_A_PLAN = 5
_FIRST_REGULAR, _FIRST_REGULAR_YEAR = 6, 1981
"""From the sixth on the plans follow each other without a break."""

_PLAN_YEAR = (
    r"(?P<year>(?:19|20)\d\d)年(?:度)?(?:既|正)?是[^。；，\n]{0,12}?“?(?P<plan>十[一二三四五六七八九]?)五”?(?:规划|计划|时期)?的?"
    r"(?P<part>开局|起步|收官|收尾|最后一)(?:之)?年"
)
_EVENTS = {
    "中国共产党成立": 1921, "建党": 1921, "中华人民共和国成立": 1949, "新中国成立": 1949, "建国": 1949,
    "中国人民解放军建军": 1927, "建军": 1927, "五四运动": 1919, "红军长征胜利": 1936, "长征胜利": 1936,
    "中国人民抗日战争胜利": 1945, "中国人民抗日战争暨世界反法西斯战争胜利": 1945, "抗战胜利": 1945,
    "抗日战争胜利": 1945, "改革开放": 1978, "香港回归": 1997, "澳门回归": 1999, "共青团成立": 1922,
    "中国共产主义青年团成立": 1922,
}  # fmt: skip
"""What anniversaries in reports are of, and the year it was."""

_ANNIVERSARY = rf"(?P<event>{'|'.join(sorted(_EVENTS, key=len, reverse=True))})(?P<number>\d{{2,3}})周年"

_SPAN = (
    r"(?<![\d第十百零〇])(?P<number>[两二三四五六七八九十]|[2-9]|10)(?:个)?年(?:来|间|中|内)?(?:行动|规划|计划|攻坚|任务|方案|期){0,2}[（(]"
    r"(?P<span>(?P<first>(?:19|20)\d\d)年?[—–―－～~至到-]{1,2}(?P<last>(?:19|20)\d\d)年?)[）)]"
)


def find_milestone(reading: Reading) -> Iterator[Hit]:
    """2024年是“十四五”规划收官之年, 五四运动106周年 in 2024; fields ``date`` and ``expected``."""
    text = reading.view.text
    for match in finditer(_PLAN_YEAR, text):
        expected = _year_of_plan(match["plan"], last=match["part"] in ("收官", "收尾", "最后一"))
        if expected is not None and int(match["year"]) != expected and not is_quoted(text, match.start()):
            start, end = match.start("year"), match.end("year") + 1
            yield reading.hit(start, end, {"date": text[start:end], "expected": f"{expected}年"})
    yield from _anniversaries(reading)


def _anniversaries(reading: Reading) -> Iterator[Hit]:
    """Anniversaries of no year that the document may speak of: that of its closing date, the one before or after."""
    text, signed = reading.view.text, timeframe(reading).signed
    if signed is None or not signed.year:
        return
    for match in finditer(_ANNIVERSARY, text):
        begun = _EVENTS[match["event"]]
        off = abs(begun + int(match["number"]) - signed.year)
        if 1 < off < _YEARS_OF_A_PLAN and not is_quoted(text, match.start()):
            start, end = match.start("number"), match.end()
            yield reading.hit(start, end, {"date": text[start:end], "expected": f"{signed.year - begun}周年"})


def _year_of_plan(ordinal: str, *, last: bool) -> int | None:
    """The first or last year of the plan called 十四五 by *ordinal*."""
    number = read_numeral(ordinal)
    if number is None or number < _FIRST_REGULAR:
        return None
    first = _FIRST_REGULAR_YEAR + (number - _FIRST_REGULAR) * _YEARS_OF_A_PLAN
    return first + _YEARS_OF_A_PLAN - 1 if last else first


def find_span(reading: Reading) -> Iterator[Hit]:
    """近三年来（2021—2022年）; fields ``date``, ``stated`` and ``found``, the years there are."""
    text = reading.view.text
    for match in finditer(_SPAN, text):
        stated = (
            int(match["number"]) if match["number"].isdecimal() else read_numeral(match["number"].replace("两", "二"))
        )
        found = int(match["last"]) - int(match["first"]) + 1
        # From the autumn of one year to that of another a span may count one year less than it names.
        if stated is not None and found > 0 and stated not in (found, found - 1):
            fields = {"date": match["span"], "stated": match["number"], "found": str(found)}
            yield reading.hit(*match.span("span"), fields)

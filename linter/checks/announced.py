"""Numbers that announce what follows: 以下四个方面： before headings, 三个问题： before 一是…, 三项，即甲、乙、丙."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from linter.checks.listed import JOINS, blotted
from linter.figures.counting import COUNT, Miscount, read_count
from linter.outline.markers import read_number, write_marker
from linter.outline.parts import Span
from linter.outline.reader import Outline
from linter.text.patterns import Match, compiled, matches_at

_MEASURE = "大?(?:个|项|类|种|条|件|点|步|方面|环节|阶段)|大"
_SUBJECT = (
    "方面|环节|层面|维度|问题|原因|特点|难点|重点|关键|任务|工作|措施|举措|办法|对策|建议|意见|要求|事|事情|事项|经验|做法|体会|启示|"
    "阶段|步骤|原则|目标|机制|制度|转变|突破|提升|到位|不足|短板|弱项|困难|矛盾|变化|亮点|成效|成绩|抓手|内容|关系|优势|不够|坚持|"
    "确保|强化|结合|类型|情况|情形"
)
_NUMBERED = rf"(?P<said>(?P<count>{COUNT})(?P<measure>{_MEASURE})(?:方面)?)"
_A_NUMBER = "[0-9两一二三四五六七八九十](?:[大个项类种条件点步]|方面|环节|阶段)"
_WORDS_OF_REFERENCE = "(?:以下(?!简称|统称|合称|称)|下列|如下|下述|下面)"
_REFERRING = rf"{_WORDS_OF_REFERENCE}[^，。；：！？、\n]{{0,6}}?{_NUMBERED}(?![余多])[^。；：！？\n《》]{{0,30}}"
_PLAIN = rf"{_NUMBERED}(?:(?<=方面|环节|阶段|点|步)|[^，。；：！？\n“”《》、]{{0,10}}?(?:{_SUBJECT}))"
_QUOTED = rf"(?<=“){_NUMBERED}[^，。；：！？\n“”《》、]{{1,6}}”[^，。；：！？\n“”《》、0-9]{{0,8}}"
_BY_REFERENCE = rf"{_REFERRING}[：。]?\Z"
_CARRIED_OUT = "(?:组织)?(?:进行|实施|开展|推进)"
_BY_NUMBER = (rf"{_PLAIN}(?:(?<=阶段|步){_CARRIED_OUT})?[：。，；]?\Z", rf"{_QUOTED}[：。，；]?\Z")
_LISTING = rf"{_REFERRING}：[ \u3000]*(?=[^\s：])"
_NAMELY = "[，（](?:即|分别是|分别为|依次[是为])：?(?=[^\\s：0-9])"
_BY_NAMES = rf"{_NUMBERED}(?![余多])[^，。；：、\n（）“”《》]{{0,10}}”?\Z"
_OTHER_COUNTS = rf"(?P<number>{COUNT})(?:{_MEASURE})"
_AT_LEAST = "(?:至少|不少于|不低于|超过)[^，。；：\n]{0,4}"
_NOT_EXACT = f"(?:{_AT_LEAST}|多达|近|约|前|后|上述|以上|这|那|其中|其他|其余|另外|落实|按照|根据)$"
_AFTER_ANOTHER = "[0-9两二三四五六七八九十] ?[\u4e00-\u9fff]{1,2}$"
_TIME_OF_DAY = "(?:上午|下午|早上|晚上|凌晨|中午|晚|早)$"
_MORE_TO_COME = "(?:^|[。；])[ \t\u3000]*(?:同时|此外|另外|再者|还有|还要|与此同时|除此之外|最后)"
_FIRST_IN_LINE = r"(?<=[：。，；])[ \u3000]*(?P<marker>①|[（(][1一][)）]|1[.．、](?![0-9]))"
_FURTHEST_BEFORE = 80
_NEAR = 12
_PASSAGE = 600
_LONGEST_ROW = 5000


class _Row(NamedTuple):
    """Items in a row: how many, their highest number, the marker of the first, and where the last begins."""

    found: int
    highest: int
    first: Span
    last: int


def announcements(text: str, outline: Outline) -> Iterator[Miscount]:
    """Each announced number that neither the items that follow directly nor the last of their numbers bear out."""
    rows = list(_rows(text, outline))
    for row in rows:
        end = row.first.start
        while end and text[end - 1].isspace():
            end -= 1
        said = _announcement(text, max(end - _FURTHEST_BEFORE, 0), end)
        if said and row.found > 1 and not _bears_out(text, row, said, end):
            yield Miscount(Span(*said.span("said")), read_count(said.group("count")), row.found, row.first)
    starts = {row.first.start for row in rows}
    for said, start, members in _lists(text):
        clause = max(text.rfind(mark, 0, said.start("said")) for mark in "，。；：\n") + 1
        if start in starts or not _is_exact(text, said) or len(_counts(text, clause, start)) > 1:
            continue
        announced = read_count(said.group("count"))
        fewest, most = members
        if fewest > 1 and not fewest <= announced <= most:
            yield Miscount(Span(*said.span("said")), announced, fewest, Span(start, start + 1))


def _lists(text: str) -> Iterator[tuple[Match, int, tuple[int, int]]]:
    """What says a number, where its list begins, and the fewest and most members of the list."""
    for said in compiled(_LISTING).finditer(text):
        yield said, said.end(), _members(text, said.end(), "。")
    for link in matches_at("[，（](?:即|分别|依次)", _NAMELY, text):
        number = compiled(_BY_NAMES).search(text, max(link.start() - _FURTHEST_BEFORE, 0), link.start())
        if number is not None:
            yield number, link.end(), _members(text, link.end(), "）" if link.group().startswith("（") else "。；")


def _announcement(text: str, start: int, end: int) -> Match | None:
    """What announces a number at the very end of ``text[start:end]``."""
    mark = compiled("(?r)[。；：！？\n]").search(text, start, end - 1)
    start = mark.end() if mark else start
    if not re.search(_A_NUMBER, text[start:end]):
        return None
    said = compiled(_BY_REFERENCE).search(text, start, end)
    for pattern in _BY_NUMBER:
        said = said or compiled(pattern).search(text, start, end)
    return said if said and _is_exact(text, said) else None


def _is_exact(text: str, said: Match) -> bool:
    before = text[max(said.start("said") - _NEAR, 0) : said.start("said")]
    if said.group("measure") == "点" and compiled(_TIME_OF_DAY).search(before):
        return False
    return not compiled(_NOT_EXACT).search(before.rstrip("“")) and not compiled(_AFTER_ANOTHER).search(before)


def _bears_out(text: str, row: _Row, said: Match, end: int) -> bool:
    """Whether the *row* may have the number that is *said*, by itself, by another number or by items without mark."""
    announced = read_count(said.group("count"))
    if announced in (1, row.found, row.highest):
        return True
    sentence = max(text.rfind(mark, 0, said.start("said")) for mark in "。\n") + 1
    clause = max(text.rfind(mark, sentence, said.start("said")) for mark in "，；：") + 1
    only = _counts(text, max(clause, sentence) if text[end - 1] == "：" else sentence, end)
    if len(only) > 1 or row.found in _counts(text, sentence, end):
        return True
    return announced > row.found and bool(compiled(_MORE_TO_COME).search(text, row.last, row.last + _PASSAGE))


def _counts(text: str, start: int, end: int) -> list[int]:
    """The numbers that count something in ``text[start:end]``."""
    return [read_count(found.group("number")) for found in compiled(_OTHER_COUNTS).finditer(text, start, end)]


def _rows(text: str, outline: Outline) -> Iterator[_Row]:
    for enumeration in outline.enumerations:
        items = enumeration.items
        highest = len(items) if enumeration.family == "首先" else max(item.number for item in items)
        yield _Row(len(items), highest, items[0].marker, items[-1].marker.start)
    meant = {fault.position: fault.level for fault in outline.faults}
    starts = set()
    for position, heading in enumerate(outline.headings):
        starts.add(heading.marker.start)
        if heading.number == 1:
            yield _heading_row(outline, position, meant)
    for match in compiled(_FIRST_IN_LINE).finditer(text):
        if match.start("marker") not in starts:
            yield _row_in_line(text, Span(*match.span("marker")))


def _heading_row(outline: Outline, position: int, meant: Mapping[int, int]) -> _Row:
    """The heading at *position* and those that carry it on; *meant* are the levels of those whose level is wrong."""
    first = last = outline.headings[position]
    level = meant.get(position, first.level)
    numbers = [1]
    for later in range(position + 1, len(outline.headings)):
        heading = outline.headings[later]
        its_level = meant.get(later, heading.level)
        if its_level < level or (its_level == level and heading.number == 1):
            break
        if its_level == level:
            numbers.append(heading.number)
            last = heading
    return _Row(len(numbers), max(numbers), first.marker, last.marker.start)


def _row_in_line(text: str, first: Span) -> _Row:
    """The items of one paragraph that are marked ① or （1） or 1. and so on."""
    marker = text[slice(*first)]
    line_end = text.find("\n", first.end, first.end + _LONGEST_ROW)
    line_end = line_end if line_end >= 0 else first.end + _LONGEST_ROW
    number, at = read_number(marker) or 1, first.start
    while (following := text.find(write_marker(marker, number + 1), at + 1, line_end)) >= 0:
        number, at = number + 1, following
    return _Row(number, number, first, at)


def _members(text: str, start: int, ends: str) -> tuple[int, int]:
    """The fewest and the most members of a list that one of *ends* closes, parted by ； or 、; 0 and 0 if none does."""
    listed = compiled(rf"[^！？：\n{ends}]+(?=[{ends}])").match(text, start)
    words = blotted(listed.group()).rstrip("；") if listed else ""
    if "；" in words:
        return (words.count("；") + 1,) * 2
    if not words or "，" in words or "等" in words:
        return 0, 0
    found = words.count("、") + 1
    return found, found + len(compiled(JOINS).findall(words))

"""Totals told behind a list (合计, 共), and what is told to be left of a whole (其余)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.checks.figures.claims import Ratio, Sum
from linter.checks.figures.lists import Parts, read_parts_before
from linter.checks.figures.passages import Passage
from linter.figures.amounts import intervals
from linter.figures.figure import Figure
from linter.figures.intervals import total
from linter.text.chinese_numerals import read_numeral
from linter.text.patterns import Match, compiled

_WORD = r"[^，、；：。\d]"
_GROUP = "(?:年|项|类|者|级|期|批|轮|次|个|部分|渠道|标段|种|地|县|市|区|镇|乡|校|家)"
_SPENT = "(?:增收|投入|投资|支出|收入|安排|拨付|下达|资金|金额)?"
_IS = "(?:为|达到?|有|是|约)?"
_TOTAL = (
    rf"(?:(?P<count>[二两三四五六七八九十]{{1,2}}|\d{{1,2}}){_GROUP}{_WORD}{{0,6}}?(?:共计|合计|总计|小计|累计|共){_WORD}{{0,8}}"
    rf"|(?:(?<=[，,、；;）]){_WORD}{{0,6}}?|(?<=\d\p{{Han}}{{0,6}}))"
    rf"(?:(?P<word>共){_IS}|(?:共计|合计|总计|小计){_IS}{_SPENT})"
    rf"|(?<=[，,、])(?P<after>累计|共){_WORD}{{1,4}}"
    rf"|(?<=[，,])总(?P<noun>{_WORD}{{2,6}}?)(?:为|达到?)?"
    rf"|(?<=[，,])(?P<span>上半年|前三季度|全年)(?:共计?|累计|合计)?{_WORD}{{0,8}})$"
)
_LEADS = frozenset("共计总半季全")
"""Characters one of which is in every word that leads to a total."""

_QUARTERS = {"上半年": "一二", "前三季度": "一二三", "全年": "一二三四"}
_EACH = rf"(?:分别|先后|依次){_WORD}{{0,8}}$"
_END = r"[，。；、）,;\n]|$|用于"
_SORTS = r"(?:类|项|种|者)\p{Han}{0,4}(?:共|合计|总计|共计)$"
_ANYTHING = frozenset(("个", "项", "处", "件"))
"""Measures by which things of different measures are counted together: 三类项目共108个."""
_NEAR = Decimal("0.2")

_GOES_ON = "(?:正在|待)(?:办理|整改|处理|推进|实施|建设|化解|解决|验收|销号|审核)|尚未|尚有|未(?!来|成年)"
_LEFT = rf"(?:(?P<rest>其余|剩余|余下|剩下)的?|{_GOES_ON}){_WORD}{{0,8}}$"
_DONE = "已|完成|办结|整改|化解|解决|验收"
_SHARE_OF_ALL = rf"[，、（]?占{_WORD}{{0,10}}总?{_WORD}{{0,4}}的?(?:比例|比重)?(?:为|达到?)?"


def find_totals(passage: Passage) -> Iterator[Sum]:
    """合计, 共 and the like behind a list."""
    for index, stated in enumerate(passage.figures):
        before = passage.text[max(stated.start - 24, 0) : stated.start]
        if index < 2 or not stated.is_added or not _LEADS.intersection(before):
            continue
        end = compiled(_END).search(passage.text, stated.end, stated.end + 8)
        if end is None:
            continue
        cue = compiled(_TOTAL).search(passage.text, max(passage.start, stated.start - 24), stated.start)
        noun = passage.text[stated.end : end.start()]
        figures = _added(passage, cue, stated) if cue else []
        if len(figures) > 1 and passage.label(figures[-1]).endswith(noun):
            *rooms, whole = intervals([*figures, stated])
            if not any(total(rooms[first:]).meets(whole) for first in range(len(rooms) - 1)):
                yield Sum(stated, figures)


def _added(passage: Passage, cue: Match, stated: Figure) -> Sequence[Figure]:
    """The figures that the words of *cue* say *stated* to add up; none when they cannot be told."""
    sorts = cue["count"] and stated.unit in _ANYTHING and compiled(_SORTS).search(cue[0])
    listed = read_parts_before(passage, cue.start(), bool(sorts))
    figures = [part.figure for part in listed.parts]
    if not figures or (figures[0].kind != stated.kind and not sorts):
        return []
    if cue["count"]:
        number = int(cue["count"]) if cue["count"].isdecimal() else read_numeral(cue["count"])
        return figures[-number:] if number and len(figures) >= number else []
    if cue["after"]:
        return figures if compiled(_EACH).search(listed.parts[0].label) else []
    if cue["span"]:
        return figures if _are_quarters(listed, _QUARTERS[cue["span"]]) else []
    if cue["noun"]:
        near = abs(sum(figure.value for figure in figures) - stated.value) < stated.value * _NEAR
        return figures if near and all(part.label.endswith(cue["noun"]) for part in listed.parts) else []
    return [] if cue["word"] and listed.mark in "，,；;" else figures


def _are_quarters(listed: Parts, quarters: str) -> bool:
    return len(listed.parts) == len(quarters) and all(
        part.label.startswith(f"{quarter}季度") for part, quarter in zip(listed.parts, quarters, strict=True)
    )


def find_rests(passage: Passage) -> Iterator[Sum]:
    """其余: what a part leaves of the whole; 正在办理: what may not be more than that."""
    for left in passage.figures:
        cue = compiled(_LEFT).search(passage.text, max(passage.start, left.start - 14), left.start)
        pair = _whole_and_part(passage, left) if cue and left.is_added else None
        if cue and pair:
            whole, *others = intervals([*pair, left])
            exceeds = total(others).low > whole.high and compiled(_DONE).search(passage.label(pair[1]))
            if exceeds or (cue["rest"] and not total(others).meets(whole)):
                yield Sum(pair[0], (pair[1], left), left)


def _whole_and_part(passage: Passage, left: Figure) -> tuple[Figure, Figure] | None:
    """The whole and the one part told of it: the only two before *left*, or a part whose share tells the whole."""
    before = list(passage.alike(left.kind, left.start))
    if len(before) == 2 and before[0].value > before[1].value:
        # 中央资金1400万元、省级补助800万元，其余660万元自筹: three parts of a whole that is not told here.
        listed = "、" in passage.text[before[0].end : before[1].start]
        return None if listed else (before[0], before[1])
    if len(before) == 1 and passage.previous is not None:
        part = before[0]
        share = next((f for f in passage.figures if f.start >= part.end and f.kind == "%"), None)
        if share is not None and compiled(_SHARE_OF_ALL).fullmatch(passage.text, part.end, share.start):
            wholes = (whole for whole in passage.previous.alike(left.kind) if whole.value)
            return next(((whole, part) for whole in wholes if Ratio(part, whole, share).follows), None)
    return None

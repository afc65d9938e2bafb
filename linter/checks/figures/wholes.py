"""The lists that a text says are part of something (其中, 包括), with the figures they may be part of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from linter.checks.figures.lists import Part, Parts, read_parts
from linter.checks.figures.passages import Passage, passages
from linter.figures.figure import Figure
from linter.text.chinese_numerals import read_numeral
from linter.text.patterns import Match, compiled, finditer

_OF_WHICH = (
    r"(?P<of>其中(?<![通将对在从由给以]其中)[，,：:]?(?!的|之|一[个名些种项家位]))|包括|[（：](?!其中)"
    r"|(?P<all>分别为|分别是|分为|由(?=[^，。；]{2,60}(?:组成|构成)))"
    r"|(?P<among>中(?<=\d[^，。；：、\d]{1,12}中)[，,])"
    r"|分别(?<=(?P<count>[二两三四五六七八九十]|\d{1,2})[个项家所类]\p{Han}{0,6}[，,]?分别)(?:安排|投入|下达|拨付|分配|补助|支持)"
)
_REFERENCE = r"^(?:比|较|占|由|从|为|增加|减少|净增)|上年|去年|前年|同期|计划|预算的?$|目标|任务"
_TOLD = r"[、，](?:计划|总)?(?:投资|资金|面积|金额|产值|补助|补贴|涉及|惠及|受益)\p{Han}{0,4}"
_NEXT_ITEM = r"[，；][^，。；：、（）\d]{1,16}"
_BESIDE = r"[^，,、；;：:。（）\d]{0,12}[，,]?"


class Breakdown(NamedTuple):
    """*parts* of one of *wholes*, the likeliest of which is the last and stands behind *label*.

    *is_all* tells that the parts are said to make up the whole.
    """

    parts: Parts
    wholes: Sequence[Figure]
    label: str
    is_all: bool

    @property
    def whole(self) -> Figure:
        """The likeliest whole."""
        return self.wholes[-1]


@lru_cache(maxsize=2)
def breakdowns(text: str) -> tuple[tuple[Passage, Breakdown], ...]:
    """Every list of *text* that is part of a figure before it, with its sentence."""
    return tuple(
        (passage, breakdown)
        for passage in passages(text)
        if len(passage.figures) > 1
        for cue in finditer(_OF_WHICH, text, passage.start, passage.end)
        for breakdown in _breakdown(passage, cue)
    )


def _breakdown(passage: Passage, cue: Match) -> Iterator[Breakdown]:
    parts = read_parts(passage, cue.end())
    if parts is None or not parts.parts[0].figure.is_added:
        return
    if cue["of"]:
        yield from _in_pairs(passage, cue)
    if (not cue["of"] and len(parts.parts) == 1) or (cue["among"] and not any(part.is_rest for part in parts.parts)):
        return
    if cue["count"]:
        count = int(cue["count"]) if cue["count"].isdecimal() else read_numeral(cue["count"])
        if count != len(parts.parts):
            return
    home, wholes = _wholes(passage, cue, parts.parts[0].figure.kind)
    if wholes:
        breakdown = Breakdown(parts, wholes, home.label(wholes[-1]), bool(cue["all"] or cue["count"]))
        yield breakdown
        yield from _beside(home, breakdown)


def _in_pairs(passage: Passage, cue: Match) -> Iterator[Breakdown]:
    """The lists of items with two figures each: 投资3250万元，其中茶叶7个、投资1480万元，食用菌4个、投资620万元."""
    figures = [figure for figure in passage.figures if figure.start >= cue.end()]
    firsts, seconds = figures[::2], figures[1::2]
    if len(firsts) < 2 or len(firsts) != len(seconds) or figures[0].kind == figures[1].kind:
        return
    told = {passage.text[one.end : two.start] for one, two in zip(firsts, seconds, strict=True)}
    between = [passage.text[two.end : one.start] for two, one in zip(seconds, firsts[1:], strict=False)]
    joined = compiled(_TOLD).fullmatch(told.pop()) if len(told) == 1 else None
    if joined is None or not all(compiled(_NEXT_ITEM).fullmatch(words) for words in between):
        return
    labels = [passage.label(figure) for figure in firsts]
    for listed in (firsts, seconds):
        kind = listed[0].kind
        wholes = list(passage.alike(kind, cue.start()))
        if wholes and listed[0].is_added and all(figure.kind == kind for figure in listed):
            parts = tuple(Part(figure, label) for figure, label in zip(listed, labels, strict=True))
            is_open = compiled("[^，。；、]{0,8}等").match(passage.text, figures[-1].end) is not None
            yield Breakdown(Parts(parts, "、", figures[-1].end, is_open), wholes, passage.label(wholes[-1]), False)


def _beside(home: Passage, breakdown: Breakdown) -> Iterator[Breakdown]:
    """The list of the figures that stand right behind those of *breakdown*: 860户2600人，其中甲村320户980人."""
    parts = [
        part._replace(figure=part.notes[0], notes=())
        for part in breakdown.parts.parts
        if part.notes and part.notes[0].start == part.figure.end and part.notes[0].is_added
    ]
    ends = {whole.end for whole in breakdown.wholes}
    wholes = [
        figure for figure in home.figures if figure.start in ends and parts and figure.kind == parts[0].figure.kind
    ]
    if len(parts) == len(breakdown.parts.parts) > 1 and wholes and len({part.figure.kind for part in parts}) == 1:
        yield breakdown._replace(parts=breakdown.parts._replace(parts=tuple(parts)), wholes=wholes)


def _wholes(passage: Passage, cue: Match, kind: str) -> tuple[Passage, list[Figure]]:
    wholes = list(passage.alike(kind, cue.start()))
    if not cue["of"] and not cue["count"]:
        return passage, [whole for whole in wholes if compiled(_BESIDE).fullmatch(passage.text, whole.end, cue.start())]
    if not wholes and passage.previous is not None and cue.start() - passage.start < 3:
        passage = passage.previous
        wholes = list(passage.alike(kind))
    wholes.sort(key=lambda whole: compiled(_REFERENCE).search(passage.label(whole)) is None)
    return passage, wholes

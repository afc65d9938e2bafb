"""Figures as Chinese reports print them, read out of text with their places and the room their digits leave.

Numbers are many, and most have a unit of one or two characters behind them: what is rare is looked for only where a
character beside the number allows it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from linter.figures.figure import Figure, Qualifier, Spread
from linter.figures.intervals import Interval
from linter.figures.measures import COUNTS, MEASURES

_QUALIFIERS: dict[str, Qualifier] = {
    "约": "about", "大概": "about", "约为": "about", "约占": "about", "约达": "about",
    "超": "above", "超过": "above", "超出": "above", "突破": "above", "逾": "above", "高于": "above", "大于": "above",
    "多于": "above", "不低于": "above", "不少于": "above", "不小于": "above", "不下": "above", "至少": "above",
    "最少": "above", "最低": "above",
    "近": "below", "接近": "below", "不足": "below", "不到": "below", "低于": "below", "小于": "below", "少于": "below",
    "不超": "below", "不超过": "below", "不高于": "below", "不大于": "below", "不多于": "below", "至多": "below",
    "最多": "below", "最高": "below", "最近": "",
}  # fmt: skip
_BEFORE = sorted(_QUALIFIERS, key=len, reverse=True)
_BEFORE_ENDS = frozenset(word[-1] for word in _QUALIFIERS)
_AFTER: dict[str, Qualifier] = {
    "以上": "above", "左右": "about", "上下": "about", "以内": "below", "以下": "below", "不到": "below",
}  # fmt: skip

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d+)(?:\.\d+)?"
_MULTIPLE = "(?:[千百十]?亿|万亿|[千百十]?万|千(?![瓦米克伏卡帕赫])|百(?!分))"
_BEHIND = rf"([余多]?)({_MULTIPLE}?)([余多来]?)"
_OF_SEVERAL = "（[套件次台个辆只艘架列条户、]{1,6}）次?"
_PER = r"/(?:平方米|立方米|平方公里|公里|公斤|千瓦时|小时|[亩人户月年日天吨次台件度株米升])"
_TO = "(?:[—–―－～~-]{1,2}|[至到])"
_HIGH = rf"{_TO}({_NUMBER})({_MULTIPLE}?)"
_GOES_ON = r"[\d.]*\d|[-—]\d"

_DATE = (
    rf"(?:19|20)\d\d(?:{_TO}(?:(?:19|20)\d\d|\d\d))?(?:学年|年度?)(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?"
    rf"|(?:\d{{1,2}}{_TO})?\d{{1,2}}月(?:\d{{1,2}}(?:{_TO}\d{{1,2}})?日)?|\d{{1,2}}日(?!元)"
    r"|\d{1,2}[时点](?:\d{1,2}分|半)?|\d+分\d+秒|\d+(?:世纪|年代)(?:\d+年代)?|(?:19|20)\d\d(?=[〕\]])"
)
_NAME = (
    r"\d+(?:号|\.?\d*(?:[:：]\d+(?:\.\d+)?)+|/\d+|(?:[.．·•]\d+){2,}|[·•]\d+|(?:[+＋][\dA-Za-zＮ]+)+"
    r"|[\d.]*[xX×＊*_＿]+[\d.]*|[”’\"」])|\d{3,4}-\d{7,8}"
)
_MASKED = (
    r"(?:(?=[\d.]+[年学月日时点分世号:：/．·•+＋xX×＊*_＿〕\]”’\"」—–―－～~至到-]|\d+\.\d+\.)"
    rf"(?:{_DATE}|{_NAME})|\d{{11,}})(?![A-Za-z])"
)
_MAY_MASK = frozenset('年学月日时点分世号:：/．·•+＋xX×＊*_＿〕]”’"」—–―－～~至到-.')
"""What follows the digits of a date, a time or a name."""

_SHORTEST_ID = 11
"""So many digits in a row are an identifier."""

_PART_OF_NAME = (
    r"(?:[\dA-Za-zＡ-Ｚ.．·•#№xX×＊*_＿+＋/-]|\d[,:：]|[A-Za-z][ -]|第[ \u3000]?|附件|[附如见][表图]|负|[—–－～~]-)\Z"
)
_MAY_NAME = frozenset(".．·•#№×＊*_＿+＋/-,:： \u3000第件表图负")
_MULTIPLIES = frozenset("余多来千百十万亿")
_JOINS = frozenset("—–―－～~-至到")


class Figures(NamedTuple):
    """Every figure of a text in order, and its spreads; identifiers, dates and times are neither."""

    figures: tuple[Figure, ...]
    spreads: tuple[Spread, ...]

    def within(self, start: int, end: int) -> Sequence[Figure]:
        """The figures that begin in ``[start, end)``."""
        first = bisect_left(self.figures, start, key=_start)
        return self.figures[first : bisect_left(self.figures, end, first, key=_start)]


@lru_cache(maxsize=2)
def read_figures(text: str) -> Figures:
    """The figures of *text*; several checks ask for those of one document after another."""
    figures: list[Figure] = []
    spreads: list[Spread] = []
    units = _units()
    behind, masked = re.compile(_BEHIND).match, re.compile(_MASKED).match
    reached = 0
    for match in re.compile(_NUMBER).finditer(text):
        start, end = match.span()
        if start < reached or (start and _is_part_of_name(text, start)):
            continue
        after = text[end : end + 1]
        if after in _MAY_MASK or end - start >= _SHORTEST_ID:
            name = masked(text, start)
            if name is not None:
                reached = name.end()
                continue
        digits = match[0].replace(",", "")
        if after in (" ", "\u3000") and _measures(text, end + 1):
            end += 1
            after = text[end]
        multiple = unit = some = more = ""
        if after in _MULTIPLIES and (words := behind(text, end)):
            some, multiple, more = words.groups()
            end = words.end()
            after = text[end : end + 1]
        if after in units:
            unit, end = _unit(text, end)
        high = _upper_end(text, end) if text[end : end + 1] in _JOINS else None
        reached = high.end if high else end
        if _is_letter(text[reached : reached + 1]):
            continue
        qualifier: Qualifier = "some" if some or more else _qualifier(text, start, reached)
        figure = Figure(start, end, digits, multiple, unit, qualifier)
        if high is not None:
            spreads.append(Spread(figure, high))
        elif unit or multiple or not _is_number_of_item(text, start, end):
            figures.append(figure)
    return Figures(tuple(figures), tuple(spreads))


def intervals(figures: Sequence[Figure]) -> list[Interval]:
    """The values that *figures* of one kind, read beside each other, may stand for."""
    places: dict[str, int] = {}
    for figure in figures:
        places[figure.multiple] = max(places.get(figure.multiple, 0), figure.places)
    return [figure.interval(places[figure.multiple]) for figure in figures]


def _start(figure: Figure) -> int:
    return figure.start


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _is_part_of_name(text: str, start: int) -> bool:
    before = text[start - 1]
    if before not in _MAY_NAME and not _is_letter(before) and not "Ａ" <= before <= "Ｚ":
        return False
    return re.compile(_PART_OF_NAME).search(text, max(start - 2, 0), start) is not None


def _measures(text: str, at: int) -> bool:
    """Whether a multiple or a unit stands at *at*."""
    return re.compile(_MULTIPLE).match(text, at) is not None or bool(_unit(text, at)[0])


def _unit(text: str, at: int) -> tuple[str, int]:
    """The unit that begins at *at* and where it ends; 台 for 台（套）. Empty where there is none."""
    for unit in _units().get(text[at : at + 1], ()):
        if text.startswith(unit, at):
            end = at + len(unit)
            mark = text[end : end + 1]
            if mark == "（" and (several := re.compile(_OF_SEVERAL).match(text, end)):
                return unit, several.end()
            if mark == "/" and (per := re.compile(_PER).match(text, end)):
                return text[at : per.end()], per.end()
            return unit, end
    return "", at


@lru_cache(maxsize=1)
def _units() -> dict[str, list[str]]:
    """The units by their first character, the longest first."""
    units: dict[str, list[str]] = {}
    for unit in sorted((*MEASURES, *COUNTS), key=len, reverse=True):
        units.setdefault(unit[0], []).append(unit)
    return units


def _upper_end(text: str, at: int) -> Figure | None:
    """The figure behind a dash or 至 at *at*."""
    match = re.compile(_HIGH).match(text, at)
    if match is None:
        return None
    unit, end = _unit(text, match.end())
    if re.compile(_GOES_ON).match(text, end):
        return None
    return Figure(match.start(1), end, match[1].replace(",", ""), match[2], unit, "")


def _qualifier(text: str, start: int, end: int) -> Qualifier:
    after = _AFTER.get(text[end : end + 2], "")
    if after or not start or text[start - 1] not in _BEFORE_ENDS:
        return after
    before = text[max(start - 3, 0) : start]
    return next((_QUALIFIERS[word] for word in _BEFORE if before.endswith(word)), "")


def _is_number_of_item(text: str, start: int, end: int) -> bool:
    """Whether digits without a unit number an item: 1. at a line start, （2）."""
    after = text[end : end + 1]
    if after in ("）", ")"):
        return text[start - 1 : start] in ("（", "(")
    if after not in (".", "．", "、"):
        return False
    before = text[max(start - 8, 0) : start].rstrip(" \t\u3000")
    return not before or before[-1] in "\n。；：;:"

"""A figure and the one beside it: of what can be no more (发放600份，回收612份), or told twice (128处隐患128处)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.checks.figures.passages import passages
from linter.finding import Hit
from linter.reading import Reading
from linter.text.patterns import compiled

_PAIRS = (
    ("发放|发出|印发|寄出", "收回|回收", r"问卷|调查表|测评表|选票|征求意见"),
    ("抽检|抽查|抽样|检测|抽取", "合格(?!率)|不合格(?!率)", ""),
    ("应(?:到|参加|出席|考)", "实(?:到|参加|出席|考)", ""),
    ("应(?:整改|完成|建|办)", "已(?:整改|完成|建|办)", ""),
)
"""Words before the larger figure, before the smaller one, and what must be told of, if anything."""

_TELLING = frozenset("收合实已")
"""Characters one of which is in every word before the smaller figure."""

_NEAR = 12
_NOUN = r"\p{Han}{2,12}(?<![从由到至为成])"
_END = "[，。；]"
_FROM = frozenset("从由第")

_NOT = r"上年|去年|结转|历年|累计|往年|遗留|超额|另|含|[^，。；]*其中"
_FURTHEST = 20
_BETWEEN = r"[^。；\n]{0,4}[，、,]?[^，。；：\d\n]{0,14}$"


def find_exceeding(reading: Reading) -> Iterator[Hit]:
    """Fields ``stated``, ``other`` and ``whole``, the words before the figure that should be the larger."""
    text = reading.view.text
    for passage in passages(text):
        for one, other in pairwise(passage.figures):
            if one.unit != other.unit or other.start - one.end > _FURTHEST or not one.is_added:
                continue
            between = text[one.end : other.start]
            if not _TELLING.intersection(between) or other.interval().low <= one.interval().high:
                continue
            before = passage.label(one)
            if compiled(_NOT).search(before + between) or not compiled(_BETWEEN).fullmatch(between):
                continue
            for larger, smaller, what in _PAIRS:
                if (
                    compiled(larger).search(before)
                    and compiled(smaller).search(between)
                    and compiled(what).search(before + between)
                ):
                    fields = {
                        "stated": text[other.start : other.end],
                        "other": text[one.start : one.end],
                        "whole": before[-12:],
                    }
                    yield reading.hit(other.start, other.end, fields, related=[(one.start, one.end)])
                    break


def find_twice(reading: Reading) -> Iterator[Hit]:
    """One number of things before and behind its noun, in one clause; field ``number``."""
    text = reading.view.text
    for passage in passages(text):
        for one, other in pairwise(passage.figures):
            alike = one.digits == other.digits and one.unit == other.unit and one.is_count
            if not alike or other.start - one.end > _NEAR or text[one.start - 1 : one.start] in _FROM:
                continue
            if compiled(_NOUN).fullmatch(text, one.end, other.start) and compiled(_END).match(text, other.end):
                yield reading.hit(one.start, other.end, {"number": text[one.start : one.end]})

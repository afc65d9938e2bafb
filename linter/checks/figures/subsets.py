"""Figures of what can be no more than another figure beside it: 发放问卷600份，回收有效问卷612份."""

from __future__ import annotations

from collections.abc import Iterator

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

_NOT = r"上年|去年|结转|历年|累计|往年|遗留|超额|另|含|[^，。；]*其中"
_BETWEEN = r"[^。；\n]{0,4}[，、,]?[^，。；：\d\n]{0,14}$"


def find_exceeding(reading: Reading) -> Iterator[Hit]:
    """Fields ``stated``, ``other`` and ``whole``, the words before the figure that should be the larger."""
    text = reading.view.text
    for passage in passages(text):
        for one, other in zip(passage.figures, passage.figures[1:], strict=False):
            if one.kind != other.kind or not one.is_added or other.interval().low <= one.interval().high:
                continue
            before, between = passage.label(one), text[one.end : other.start]
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

"""Changes told in a way that cannot be: a rise that falls, points told as per cent, an increment of another rate."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.checks.figures.claims import HUNDRED, told
from linter.checks.figures.equations import rounded, terms
from linter.checks.figures.growth import falls, growths, is_of_another_base, way_between
from linter.checks.figures.passages import Passage, passages
from linter.figures.amounts import intervals
from linter.figures.figure import Figure
from linter.figures.intervals import Interval
from linter.finding import Hit
from linter.reading import Reading
from linter.text.patterns import Match, compiled

_CHANGED = (
    r"(?P<mark>[，,、（]?)(?:同比|比[^，,。；;：:、（）\d]{1,6}|较[^，,。；;：:、（）\d]{1,6})?"
    r"(?P<way>净增加?|增加|增长|提高|减少|下降|降低|增幅|降幅)(?:达到?|为|了|约)*"
)
_TIMES = r"(?:为|达到?|相当于|是)(?:上年|去年|前年|上一年|(?:19|20)\d\d年)[^，,。；;：:、（）\d]{0,6}的$"
_TO_AND_FRO = "下降|降低|减少|上涨|上升|增长|回落"
_RANKS = frozenset(("", "名", "位", "级"))


def find_direction(reading: Reading) -> Iterator[Hit]:
    """由3亿元增加到2.5亿元; fields ``first``, ``last`` and ``way``."""
    text = reading.view.text
    for passage in passages(text):
        for first, last in pairwise(passage.figures):
            if first.kind != last.kind or first.unit in _RANKS:
                continue
            way = way_between(passage, first, last)
            # 提升 may also mean that less is more: 办理时限由20个工作日提升到5个工作日.
            if way is None or (way in ("提高", "提升") and first.kind != "%"):
                continue
            if compiled(_TO_AND_FRO).search(passage.label(first)):
                continue
            # 由96%提高到95%以上 is no rise for all that is above 95.
            one, other = intervals((first, last._replace(qualifier="")))
            if first.value == last.value:
                continue
            if one.high <= other.low if falls(way) else other.high <= one.low:
                fields = {"first": text[first.start : first.end], "last": text[last.start : last.end], "way": way}
                yield reading.hit(last.start, last.end, fields, related=[(first.start, first.end)])


def find_points(reading: Reading) -> Iterator[Hit]:
    """由35%提高到42%，提高7%: points told as per cent; fields ``equation``, ``computed``, ``stated``."""
    text = reading.view.text
    for passage in passages(text):
        for growth in growths(passage):
            if growth.first.kind == growth.by.kind == "%" and growth.follows:
                relative = abs(growth.value) / growth.first.value * HUNDRED
                if not growth.by.interval().meets(Interval(relative, relative)):
                    points = f"{growth.by.digits}个百分点"
                    fields = growth.fields(text) | {"computed": points}
                    yield reading.hit(growth.by.start, growth.by.end, fields, replacement=points)


def find_increment(reading: Reading) -> Iterator[Hit]:
    """B，比上年增加C，增长p%, where p is not what C is of the year before; 是上年的x倍，增长p%.

    Fields ``equation``, ``computed``, ``stated``.
    """
    for passage in passages(reading.view.text):
        figures = passage.figures
        for last, change, by in zip(figures, figures[1:], figures[2:], strict=False):
            if last.kind == change.kind and by.kind == "%" and last.is_added:
                yield from _increment(reading, passage, last, change, by)
        for times, by in pairwise(figures):
            if times.kind == "倍" and by.kind == "%" and times.value > 1:
                yield from _times(reading, passage, times, by)


def _increment(reading: Reading, passage: Passage, last: Figure, change: Figure, by: Figure) -> Iterator[Hit]:
    changed, grown = _changed(passage, last, change), _changed(passage, change, by)
    if changed is None or grown is None or is_of_another_base(passage, last, by):
        return
    down = falls(changed["way"])
    if down != falls(grown["way"]):
        return
    whole, part = intervals((last, change))
    one, other = terms((last, change))
    before, base = last.value, whole
    # 比上年的A增加C tells the figure of the year before itself.
    if not compiled("[比较]").search(passage.label(last)):
        before = last.value + change.value if down else last.value - change.value
        base = whole.plus(part) if down else whole.minus(part)
        one = f"({one}{'+' if down else '-'}{other})"
    elif changed["mark"]:
        return
    if before > 0 and not part.over(base).times(HUNDRED).meets(told(by)):
        computed = rounded(change.value / before * HUNDRED, by.places) + "%"
        yield _hit(reading, by, f"{other}÷{one}={computed}", computed, (last, change))


def _times(reading: Reading, passage: Passage, times: Figure, by: Figure) -> Iterator[Hit]:
    grown = _changed(passage, times, by)
    if grown is None or falls(grown["way"]) or is_of_another_base(passage, times, by):
        return
    if compiled(_TIMES).search(passage.text, max(passage.start, times.start - 20), times.start):
        room = times.interval().times(HUNDRED)
        if not Interval(room.low - HUNDRED, room.high - HUNDRED).meets(told(by)):
            computed = rounded((times.value - 1) * HUNDRED, by.places) + "%"
            yield _hit(reading, by, f"{times.digits}-1={computed}", computed, (times,))


def _changed(passage: Passage, one: Figure, other: Figure) -> Match | None:
    return compiled(_CHANGED).fullmatch(passage.text, one.end, other.start)


def _hit(reading: Reading, by: Figure, equation: str, computed: str, related: tuple[Figure, ...]) -> Hit:
    fields = {"equation": equation, "computed": computed, "stated": reading.view.text[by.start : by.end]}
    return reading.hit(by.start, by.end, fields, related=[(figure.start, figure.end) for figure in related])

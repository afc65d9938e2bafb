"""Growth that does not follow from the figures it is told of: 由3亿元增加到3.66亿元，增长32%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from linter.checks.figures.claims import HUNDRED, told
from linter.checks.figures.equations import printed, rounded, terms
from linter.checks.figures.passages import Passage, passages
from linter.figures.amounts import intervals
from linter.figures.figure import Figure
from linter.figures.intervals import Interval
from linter.finding import Hit
from linter.reading import Reading
from linter.text.patterns import compiled

_UP = "增幅|增产|增收|增长|增加|增至|增到|净增|提高|提升|上升|扩大|攀升|跃升|升至|升到|增"
_DOWN = "降幅|减产|减收|下降|减少|降低|降至|降到|减至|减到|压减|压降|缩减|压缩|缩短|精简|回落|降|减"
_WORD = "[^，,。；;：:、（）\\d]"
_YEAR = r"(?:(?:19|20)\d\d年)?"
_AGO = rf"(?:同比|环比|比{_WORD}{{1,6}}|较{_WORD}{{1,6}}|总体)"
_MUCH = "(?:幅度?|率)?(?:了|约|近|超过?|达到?|为)*"
_FROM = rf"(?:由|从){_YEAR}(?:{_WORD}|“|”){{0,16}}$"
_TO = rf"{_WORD}{{0,6}}?(?P<way>{_UP}|{_DOWN})(?:至|到|为|成)?{_YEAR}{_WORD}{{0,4}}"
_COMPARED = rf"{_WORD}{{0,8}}[，,、（]?(?:同比)?(?:比|较|与){_YEAR}{_WORD}{{0,12}}"
_YEAR_BEFORE = rf"{_WORD}{{0,8}}[，,、（]而?(?:去年|上年|上一年){_WORD}{{0,6}}"
_BY = rf"的?{_WORD}{{0,4}}?(?P<way>{_UP}|{_DOWN}){_MUCH}"
_THEN_BY = rf"{_WORD}{{0,6}}[，,、（]?{_AGO}?(?P<way>{_UP}|{_DOWN}){_MUCH}"
_REACHED = rf"{_WORD}{{0,6}}[，,、]?(?:总[数量额])?(?:达到?|增至|增[加长]到|提高到|上升到|降至|降到|下降到|减少到|升至)"
_OTHER_BASE = (
    r"[年月日季]均|平均(?:增|下|每)|累计|可比|同口径|不变价|扣除|剔除|实际增长|生产总值|增加值|GDP|连续|环比|复合"
)
"""Growth in these words is reckoned from other figures than those beside it."""
_WHOLE = frozenset(("天", "个工作日", "小时", "分钟", "个月", "岁"))
_FAR = 40
"""So many characters before a figure tell what it is of."""


class Growth(NamedTuple):
    """*first* is told to have become *last*, which is *by* more, or less if the *way* says so."""

    first: Figure
    last: Figure
    by: Figure
    way: str

    @property
    def value(self) -> Decimal:
        """By how much, in the unit of *by*."""
        change = self.last.value - self.first.value
        change = -change if falls(self.way) else change
        return change / self.first.value * self._base if self.is_relative else change

    @property
    def follows(self) -> bool:
        """Whether the printed digits allow the growth."""
        first, last = intervals((self.first, self.last))
        room = last.minus(first)
        if self._is_exact:
            return self.value == self.by.value
        if self.is_relative:
            grown = last.over(first).times(self._base)
            room = Interval(grown.low - self._base, grown.high - self._base)
        if falls(self.way):
            room = Interval(-room.high, -room.low)
        return room.meets(told(self.by))

    @property
    def is_relative(self) -> bool:
        """Whether *by* measures the growth in terms of *first*: 增长20%, not 增加20家."""
        return self.by.kind in ("%", "倍") and self.first.kind != "%"

    @property
    def _is_exact(self) -> bool:
        """Whether days or hours are told in whole numbers, which nobody rounds: 由8天减少到3天，缩短5天."""
        figures = (self.first, self.last, self.by)
        return len({figure.unit for figure in figures}) == 1 and all(
            figure.unit in _WHOLE and not figure.multiple and not figure.qualifier and "." not in figure.digits
            for figure in figures
        )

    @property
    def _base(self) -> Decimal:
        return HUNDRED if self.by.kind == "%" else Decimal(1)

    def fields(self, text: str) -> dict[str, str]:
        """``equation``, ``computed`` and ``stated``."""
        one, other = terms((self.first, self.last))
        change = f"{one}-{other}" if falls(self.way) else f"{other}-{one}"
        if self.is_relative:
            change, computed = f"({change})÷{one}", rounded(self.value, self.by.places) + self.by.unit
        else:
            computed = printed(self.value, self.by)
        return {"equation": f"{change}={computed}", "computed": computed, "stated": text[self.by.start : self.by.end]}

    def hit(self, reading: Reading) -> Hit:
        """The finding, at the growth that is told."""
        related = [(figure.start, figure.end) for figure in (self.first, self.last)]
        return reading.hit(self.by.start, self.by.end, self.fields(reading.view.text), related=related)


def find_growth(reading: Reading) -> Iterator[Hit]:
    """Growth that is not that of its figures; fields ``equation``, ``computed``, ``stated``."""
    for passage in passages(reading.view.text):
        if len(passage.figures) > 2:
            for growth in growths(passage):
                is_points = growth.first.kind == growth.by.kind == "%"
                if not is_points and not growth.follows and not _is_another(passage, growth):
                    yield growth.hit(reading)


def falls(way: str) -> bool:
    """Whether the word *way* leads down."""
    return way in _DOWN.split("|")


def way_between(passage: Passage, first: Figure, last: Figure) -> str | None:
    """The word that leads from *first* to *last*: 增加 in 由3亿元增加到3.66亿元; None when none does."""
    way = compiled(_TO).fullmatch(passage.text, first.end, last.start)
    if way and compiled(_FROM).search(passage.text, max(passage.start, first.start - 20), first.start):
        return way["way"]
    return None


def growths(passage: Passage) -> Iterator[Growth]:
    """Every growth of *passage* that is told beside both its figures."""
    for one, two, three in zip(passage.figures, passage.figures[1:], passage.figures[2:], strict=False):
        growth = None
        if one.kind == two.kind and _measures(three, one):
            growth = _from_to(passage, one, two, three) or _compared(passage, one, two, three)
        if growth is None and one.kind == three.kind and _measures(two, one):
            growth = _reached(passage, one, two, three)
        if growth is not None and growth.first.value and not is_of_another_base(passage, one, three):
            yield growth


def is_of_another_base(passage: Passage, first: Figure, last: Figure) -> bool:
    """Whether the words around say that growth is reckoned from other figures than these."""
    start, end = max(passage.start, first.start - _FAR), min(last.end + 4, passage.end)
    return compiled(_OTHER_BASE).search(passage.text, start, end) is not None


def _from_to(passage: Passage, first: Figure, last: Figure, by: Figure) -> Growth | None:
    """由A增加到B，增长p%; 2022年A，2023年B，增长p%."""
    then = compiled(_THEN_BY).fullmatch(passage.text, last.end, by.start)
    if then and (way_between(passage, first, last) or _are_of_years(passage, first, last)):
        return Growth(first, last, by, then["way"])
    return None


def _are_of_years(passage: Passage, first: Figure, last: Figure) -> bool:
    """Whether the figures are told of one year and the next."""
    years = [compiled(r"^(?:19|20)(\d\d)年|^(去年|今年)").search(passage.label(figure)) for figure in (first, last)]
    if not all(years):
        return False
    one, other = (year[0][:-1] for year in years if year)
    return (one, other) == ("去", "今") or (one.isdecimal() and other.isdecimal() and int(other) == int(one) + 1)


def _compared(passage: Passage, last: Figure, first: Figure, by: Figure) -> Growth | None:
    """B，比上年的A增长p%; B，去年同期为A，增长p%."""
    for between, after in ((_COMPARED, _BY), (_YEAR_BEFORE, _THEN_BY)):
        then = compiled(after).fullmatch(passage.text, first.end, by.start)
        if then and compiled(between).fullmatch(passage.text, last.end, first.start):
            return Growth(first, last, by, then["way"])
    return None


def _reached(passage: Passage, first: Figure, by: Figure, last: Figure) -> Growth | None:
    """比上年的A增长p%，达到B."""
    then = compiled(_BY).fullmatch(passage.text, first.end, by.start)
    if then and compiled(_REACHED).fullmatch(passage.text, by.end, last.start):
        return Growth(first, last, by, then["way"]) if compiled("[比较]").search(passage.label(first)) else None
    return None


def _measures(by: Figure, first: Figure) -> bool:
    """Whether *by* may tell the growth of *first*."""
    if first.kind == "%":
        return by.kind in ("个百分点", "%")
    return first.kind not in ("个百分点", "倍") and (
        by.kind in ("%", "倍") or (by.kind == first.kind and first.is_added)
    )


def _is_another(passage: Passage, growth: Growth) -> bool:
    """Whether the growth is that of two other figures nearby."""
    figures = [*(passage.previous.figures if passage.previous else ()), *passage.figures]
    figures = [f for f in figures if f.value and f is not growth.by and f.qualifier not in ("above", "below")]
    return any(
        first.kind == last.kind and growth._replace(first=first, last=last).follows
        for first, last in permutations(figures, 2)
    )

"""Check kind ``figures``: sums, shares, growth, ranges and units that the printed digits contradict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple

from linter.checks.check import Occurrence
from linter.checks.figures import (
    changes,
    growth,
    pairing,
    products,
    ranges,
    ratios,
    shares,
    subsets,
    sums,
    transposed,
    units,
)
from linter.checks.figures.spacing import unspaced
from linter.checks.options import option
from linter.finding import Hit
from linter.reading import Reading

Report = Literal[
    "sum", "rounding", "ratio", "growth", "increment", "direction", "points", "shares", "rate",
    "half-multiple", "reversed", "unit", "measure", "unequal", "transposed",
    "product", "exceeding", "twice",
]  # fmt: skip


class _Sort(NamedTuple):
    """How one sort of defect is found, the fields its hits give, and strings one of which it needs."""

    find: Callable[[Reading], Iterator[Hit]]
    fields: tuple[str, ...]
    literals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Reports figures that cannot stand beside each other, one sort of defect for each rule.

    Figures are read as the intervals their printed digits leave (half a unit of the last place, more where 约, 超
    or 余 stand beside them); what lies within is never reported. Most sorts give the fields ``equation``,
    ``computed`` (what follows) and ``stated`` (what is told).

    - ``sum``: parts (其中, 合计, 其余) that do not add up to their whole; ``rounding``: that miss it by rounding only
    - ``ratio``: 占…的p%, …率p% that is not that of its figures
    - ``growth``: 由A增至B，增长p%; ``increment``: B，增加C，增长p%
    - ``direction``: 由A增加到B though B is less (``first``, ``last``, ``way``)
    - ``points``: 提高7% for 7个百分点
    - ``shares``: shares of one whole over 100 %; ``rate``: a rate or a fall over 100 % (``stated``, ``name``)
    - ``half-multiple``: 3-5亿元; ``reversed``: 30%—28% (``range``, ``expected``)
    - ``unit``: a figure without the unit of its fellows (``figure``, ``unit``); ``measure``: a bare number of things
      (``figure``)
    - ``unequal``: 分别 with more or fewer figures than names (``names``, ``figures``, ``list``)
    - ``transposed``: one figure of the document with two digits the other way round (``figure``, ``other``,
      ``first``, ``subject``)
    - ``product``: 培训6期，每期50人，共350人次; ``exceeding``: more taken back than handed out (``stated``, ``other``,
      ``whole``); ``twice``: 128处隐患点128处 (``number``)
    """

    FIELDS: ClassVar[tuple[str, ...]] = ()

    report: Report = option("the sort of defect to report")

    def message_fields(self) -> frozenset[str]:
        return frozenset((*self.FIELDS, *_SORTS[self.report].fields))

    def reads_repaired(self) -> bool:
        return True

    def literals(self) -> frozenset[str]:
        return frozenset(_SORTS[self.report].literals)

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        return _SORTS[self.report].find(unspaced(reading))


_EQUATION = ("equation", "computed", "stated")
_DIGITS = tuple("0123456789")
_WHOLES = (
    "中",
    "包括",
    "分别",
    "分为",
    "由",
    "（",
    "：",
    "共",
    "计",
    "总",
    "其余",
    "剩余",
    "余下",
    "剩下",
    "未",
    "正在",
    "待",
)
_WAYS = tuple("增长提升扩降减压缩回精攀跃")
_SORTS: dict[Report, _Sort] = {
    "sum": _Sort(sums.find_sum, _EQUATION, _WHOLES),
    "rounding": _Sort(sums.find_rounding, _EQUATION, _WHOLES),
    "ratio": _Sort(ratios.find_ratio, _EQUATION, ("%", "倍")),
    "growth": _Sort(growth.find_growth, _EQUATION, _WAYS),
    "increment": _Sort(changes.find_increment, _EQUATION, ("%",)),
    "direction": _Sort(changes.find_direction, ("first", "last", "way"), _WAYS),
    "points": _Sort(changes.find_points, _EQUATION, ("%",)),
    "shares": _Sort(shares.find_shares, _EQUATION, ("占",)),
    "rate": _Sort(shares.find_rates, ("stated", "name"), ("%",)),
    "half-multiple": _Sort(ranges.find_half_multiple, ("range", "expected"), ("万", "亿", "百", "千")),
    "reversed": _Sort(ranges.find_reversed, ("range", "expected"), tuple("—–―－～~-")),
    "unit": _Sort(units.find_unit, ("figure", "unit"), _DIGITS),
    "measure": _Sort(units.find_measure, ("figure",), _DIGITS),
    "unequal": _Sort(pairing.find_unequal, ("names", "figures", "list"), ("分别",)),
    "product": _Sort(products.find_product, _EQUATION, ("每", "均")),
    "exceeding": _Sort(subsets.find_exceeding, ("stated", "other", "whole"), ("收回", "回收", "合格", "实", "已")),
    "twice": _Sort(subsets.find_twice, ("number",), _DIGITS),
    "transposed": _Sort(transposed.find_transposed, ("figure", "other", "first", "subject"), _DIGITS),
}

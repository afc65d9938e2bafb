"""Ranges of figures whose first end lacks its multiple, or whose ends stand the wrong way round."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.figures.amounts import read_figures
from linter.figures.figure import Figure, Spread
from linter.finding import Hit
from linter.reading import Reading
from linter.text.patterns import compiled

_DASHES = "—–―－～~-"
_GOES_DOWN = r"(?:由|从|零下|负|低|降|比(?![重例率较值])分?|[高多大]到[低少小])[^，。；\n]{0,8}$"
_SPREADS = r"不等|之间"
_RECKONED = r"[^，。；\n]{0,30}[=＝÷×+]"
_NO_ORDER = frozenset(("", "分", "℃", "级", "年", "班", "组", "层", "条", "km", "cm", "mm", "m", "g", "mg", "kg", "t"))


def find_half_multiple(reading: Reading) -> Iterator[Hit]:
    """3-5亿元, which may be read as 3 to 500 million; fields ``range`` and ``expected``."""
    text = reading.view.text
    for low, high in read_figures(text).spreads:
        is_half = not low.unit and not low.multiple and high.multiple and high.unit and text[low.end] in _DASHES
        if is_half and Decimal(low.digits) < Decimal(high.digits):
            yield _hit(reading, Spread(low, high), f"{low.digits}{high.multiple}", text[high.start : high.end])


def find_reversed(reading: Reading) -> Iterator[Hit]:
    """30%—28%; fields ``range`` and ``expected``."""
    text = reading.view.text
    for spread in read_figures(text).spreads:
        low, high = _completed(spread)
        spreads = compiled(_SPREADS).match(text, spread.high.end)
        joined = spreads or text[spread.low.end] in _DASHES
        if joined and low.kind == high.kind not in _NO_ORDER and low.value > high.value:
            if not spreads and compiled(_GOES_DOWN).search(text, max(low.start - 10, 0), low.start):
                continue
            if not compiled(_RECKONED).match(text, spread.high.end):
                unit = high.unit if spread.low.unit else ""
                multiple = high.multiple if spread.low.unit or spread.low.multiple else ""
                first, last = f"{high.digits}{multiple}{unit}", f"{low.digits}{low.multiple}{low.unit}"
                yield _hit(reading, spread, first, last)


def _completed(spread: Spread) -> tuple[Figure, Figure]:
    """The ends of a range, the first with the multiple and unit it shares with the second: 3-5亿元."""
    low, high = spread
    if not low.unit:
        low = low._replace(unit=high.unit, multiple=low.multiple or high.multiple)
    return low, high


def _hit(reading: Reading, spread: Spread, first: str, last: str) -> Hit:
    text = reading.view.text
    start, end = spread.low.start, spread.high.end
    dash = text[spread.low.end : spread.high.start]
    expected = f"{first}{'—' if dash in '-－' else dash}{last}"
    return reading.hit(start, end, {"range": text[start:end], "expected": expected}, replacement=expected)

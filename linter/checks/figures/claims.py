"""What a text tells of its figures, and the finding when it does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from linter.checks.figures.equations import plain, printed, rounded, terms
from linter.figures.amounts import intervals
from linter.figures.figure import Figure
from linter.figures.intervals import Interval
from linter.finding import Hit
from linter.reading import Reading

HUNDRED = Decimal(100)
_CUT_OFF = Decimal("0.999999999")


def told(share: Figure) -> Interval:
    """The values a percentage may stand for: many a report cuts off what it should round."""
    room = share.interval()
    return Interval(room.low, max(room.high, share.value + share.step * _CUT_OFF))


@dataclass(frozen=True, slots=True)
class Sum:
    """*stated* is told to be the sum of *parts*; *at* is the figure to report, *stated* when None."""

    stated: Figure
    parts: Sequence[Figure]
    at: Figure | None = None

    @property
    def value(self) -> Decimal:
        """The sum of the parts."""
        return sum((part.value for part in self.parts), Decimal(0))

    def hit(self, reading: Reading) -> Hit:
        """The finding, with the fields ``equation``, ``computed`` and ``stated``."""
        stated, at = self.stated, self.at or self.stated
        added = "+".join(terms((*self.parts, stated))[:-1])
        mixed = len({part.multiple for part in (*self.parts, stated)}) > 1
        fields = {
            "equation": f"{added}={plain(self.value.scaleb(-stated.scale))}{stated.multiple if mixed else ''}",
            "computed": printed(self.value, stated),
            "stated": reading.view.text[stated.start : stated.end],
        }
        related = [(part.start, part.end) for part in (*self.parts, stated) if part != at]
        return reading.hit(at.start, at.end, fields, related=related)


@dataclass(frozen=True, slots=True)
class Ratio:
    """*part* is told to be *share* of *whole*; a share in % or in times (倍).

    *names_whole* tells that the whole stands in the words of the share: 占年度计划2亿元的68%.
    """

    part: Figure
    whole: Figure
    share: Figure
    names_whole: bool = False

    @property
    def base(self) -> Decimal:
        """What the whole is in the unit of the share: 100 %, once."""
        return HUNDRED if self.share.kind == "%" else Decimal(1)

    @property
    def room(self) -> Interval:
        """The shares that the printed digits of part and whole allow."""
        part, whole = intervals((self.part, self.whole))
        return part.over(whole).times(self.base)

    @property
    def follows(self) -> bool:
        """Whether the share may be that of the part, rounded or cut off."""
        return self.room.meets(told(self.share))

    def hit(self, reading: Reading) -> Hit:
        """The finding, with the fields ``equation``, ``computed`` and ``stated``."""
        computed = rounded(self.part.value / self.whole.value * self.base, self.share.places) + self.share.unit
        fields = {
            "equation": f"{'÷'.join(terms((self.part, self.whole)))}={computed}",
            "computed": computed,
            "stated": reading.view.text[self.share.start : self.share.end],
        }
        related = [(figure.start, figure.end) for figure in (self.part, self.whole)]
        return reading.hit(self.share.start, self.share.end, fields, related=related)

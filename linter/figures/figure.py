"""One figure: its digits, multiple and unit, and the room they leave."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from linter.figures.intervals import Interval
from linter.figures.measures import COUNTS, NOT_ADDED, PLACES, SAME

Qualifier = Literal["", "about", "above", "below", "some"]
"""No word beside the figure; 约, 左右; 超, 以上; 近, 不足; 余, 多."""

_COUNTED = frozenset(COUNTS)
_ABOUT = Decimal("0.05")


class Figure(NamedTuple):
    """One figure at ``[start, end)``, from its first digit to its unit.

    *digits* are those printed, without commas; *multiple* is 万, 亿 or the like; *unit* a known unit of measure
    (台 for 2台（套）) or empty; *qualifier* what a word such as 约, 超 or 余 beside the figure says.
    """

    start: int
    end: int
    digits: str
    multiple: str
    unit: str
    qualifier: Qualifier

    @property
    def kind(self) -> str:
        """The unit by which figures are compared: 名 and 位 count people as 人 does."""
        return SAME.get(self.unit, self.unit)

    @property
    def scale(self) -> int:
        """The power of ten the multiple stands for: 4 for 万."""
        return PLACES[self.multiple]

    @property
    def places(self) -> int:
        """How many digits are printed after the point."""
        return len(self.digits.partition(".")[2])

    @property
    def value(self) -> Decimal:
        """What the figure says in its unit: 12000 for 1.2万."""
        return Decimal(self.digits).scaleb(self.scale)

    @property
    def step(self) -> Decimal:
        """One unit in the last printed place: 1000 for 1.2万."""
        return Decimal(1).scaleb(self.scale - self.places)

    @property
    def is_count(self) -> bool:
        """Whether the figure counts things one by one, and so is not rounded."""
        return self.unit in _COUNTED and not self.multiple and "." not in self.digits

    @property
    def is_added(self) -> bool:
        """Whether figures of its unit may be added up, unlike shares, ages and degrees."""
        return self.kind not in NOT_ADDED

    def interval(self, places: int = 0) -> Interval:
        """The values the figure may stand for beside others of its multiple printed to *places* after the point.

        They reach half a unit of the last place to either side, and further where a word says so. A figure with
        fewer places than its fellows (3亿元 beside 3.66亿元) has rather lost its zeros: it is read one place finer.
        """
        value = self.value
        room = Decimal(0) if self.is_count else self.step / (20 if places > self.places else 2)
        match self.qualifier:
            case "about":
                room = max(room, value * _ABOUT)
            case "above":
                return Interval(value - room, Decimal("Infinity"))
            case "below":
                return Interval(Decimal(0), value + room)
            case "some":
                return Interval(value - room, value + self.step.scaleb(_zeros(self.digits)))
        return Interval(value - room, value + room)


class Spread(NamedTuple):
    """Two figures joined by a dash or 至, as in 5%—8%."""

    low: Figure
    high: Figure


def _zeros(digits: str) -> int:
    """How many places of a whole number are zeros that 余 may stand for."""
    return 0 if "." in digits else len(digits) - max(len(digits.rstrip("0")), 1)

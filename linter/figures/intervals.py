"""Intervals of numbers and what may be reckoned with them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple


class Interval(NamedTuple):
    """Every number from *low* to *high*, both among them; either may be infinite."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def plus(self, other: Interval) -> Interval:
        """The sums of a number of each."""
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: Interval) -> Interval:
        """The differences of a number of each."""
        return Interval(self.low - other.high, self.high - other.low)

    def over(self, other: Interval) -> Interval:
        """The quotients of a number of each, both taken to be no less than 0.

        A divisor that may be 0 gives quotients without bound.
        """
        low, high = max(self.low, Decimal(0)), max(self.high, Decimal(0))
        least, most = max(other.low, Decimal(0)), max(other.high, Decimal(0))
        lowest = Decimal(0) if most.is_infinite() or not most else low / most
        highest = Decimal("Infinity") if high.is_infinite() or not least else high / least
        return Interval(lowest, highest)

    def times(self, factor: Decimal) -> Interval:
        """Every number times *factor*, which is greater than 0."""
        return Interval(self.low * factor, self.high * factor)

    def widened(self, room: Decimal) -> Interval:
        """The interval with *room* more on either side."""
        return Interval(self.low - room, self.high + room)


def total(intervals: Iterable[Interval]) -> Interval:
    """The sums of one number of each of *intervals*."""
    low = high = Decimal(0)
    for interval in intervals:
        low, high = low + interval.low, high + interval.high
    return Interval(low, high)

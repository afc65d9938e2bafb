"""Equations as findings print them: 860+420+180+60=1520."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from linter.figures.figure import Figure


def printed(value: Decimal, like: Figure) -> str:
    """*value* with the multiple and unit of *like*: 1520万元."""
    return f"{plain(value.scaleb(-like.scale))}{like.multiple}{like.unit}"


def terms(figures: Sequence[Figure]) -> list[str]:
    """The digits of *figures*, with their multiples where these differ."""
    alike = len({figure.multiple for figure in figures}) == 1
    return [figure.digits + ("" if alike else figure.multiple) for figure in figures]


def rounded(value: Decimal, places: int) -> str:
    """*value* with *places* digits after the point."""
    return f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"


def plain(value: Decimal) -> str:
    """*value* without exponent and without zeros after the point."""
    return f"{value.normalize():f}"

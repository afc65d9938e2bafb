"""The ways to read one heading after those before it: with a fault or without, each at its cost.

A cost of 1 is that of one wrong number. What needs no fault costs less, what needs a rarer accident more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from linter.outline.parts import Fault

_GOES_ON_FROM_SECTION_BEFORE = 0.6
_BEGINS_AGAIN = 0.7
_BEGINS_AGAIN_WITHIN = 0.8
_GOES_ON_WITH_GAP = 1.2
_OPENS_ABOVE = 0.3
_WRONG_LEVEL = 0.95
_WRONG_NUMBER = 1.0
_WRONG_LEVEL_AND_NUMBER = 1.3
_RIGHT_AS_IT_STANDS = 0.1
_RARER_LEVEL = 0.2
_FIRST_IS_NOT_ONE = 1.4
NOTHING_FITS = 2.5
_FEW_MISSING = 3


class State(NamedTuple):
    """The open levels with their last numbers, outermost first, and the last numbers of the levels last closed."""

    open: tuple[tuple[int, int], ...] = ()
    closed: tuple[tuple[int, int], ...] = ()


class Move(NamedTuple):
    """A way to read a heading: *level* comes to stand at *depth* of the open levels with *number*."""

    cost: float
    depth: int
    level: int
    number: int
    fault: Fault | None = None


def moves(state: State, level: int, number: int, used: Mapping[int, int]) -> Iterator[Move]:
    """Every way to read a heading, that without fault first."""
    follows = follow(state, level, number)
    if follows is not None:
        yield Move(0.0, follows, level, number)
    top = len(state.open)
    at = next((depth for depth in range(top - 1, -1, -1) if state.open[depth][0] == level), None)
    if at is not None:
        yield from _within_level(state, at, level, number)
    elif number == 1:
        if _depth(state, level) < top:
            yield Move(_OPENS_ABOVE, top, level, 1)
    elif follows is None:
        yield from _without_first(state, level, number)
    if level >= 1:
        extra = 0.0 if follows is None else _RIGHT_AS_IT_STANDS
        yield from _other_levels(state, level, number, used, extra)


def _within_level(state: State, at: int, level: int, number: int) -> Iterator[Move]:
    """The readings of a heading whose level is open at depth *at*."""
    last = state.open[at][1]
    anew = at if at and state.open[at - 1][0] == level else at + 1
    if number == 1:
        yield Move(_BEGINS_AGAIN, anew, level, 1)
        yield Move(_BEGINS_AGAIN_WITHIN, len(state.open), level, 1)
    elif number <= last:
        yield Move(_FIRST_IS_NOT_ONE, anew, level, number, Fault(0, "gap", level, 1))
    fault = Fault(0, "gap" if number > last else "duplicate", level, last + 1)
    yield Move(_WRONG_NUMBER, at, level, max(number, last), fault)
    yield Move(_WRONG_NUMBER, at, level, last + 1, fault)


def _without_first(state: State, level: int, number: int) -> Iterator[Move]:
    """The readings of a heading that opens its level with a number other than 1."""
    depth = _depth(state, level)
    last = max((reached for known, reached in state.closed if known == level and reached < number), default=0)
    if last == number - 1:
        yield Move(_GOES_ON_FROM_SECTION_BEFORE, depth, level, number)
        return
    if last and number - last <= _FEW_MISSING:
        yield Move(_GOES_ON_WITH_GAP, depth, level, number, Fault(0, "gap", level, last + 1))
    fault = Fault(0, "gap", level, 1)
    yield Move(_FIRST_IS_NOT_ONE, depth, level, number, fault)
    yield Move(_FIRST_IS_NOT_ONE, depth, level, 1, fault)


def _other_levels(state: State, level: int, number: int, used: Mapping[int, int], extra: float) -> Iterator[Move]:
    """The readings that take the marker for one of another level; each costs *extra*."""
    top = len(state.open)
    known = {level}
    for depth in range(top - 1, -1, -1):
        other, last = state.open[depth]
        known.add(other)
        if other in used and other != level:
            near = abs(last + 1 - number) <= 1
            cost = _WRONG_LEVEL if last + 1 == number else _WRONG_LEVEL_AND_NUMBER if near else NOTHING_FITS
            cost += extra + (_RARER_LEVEL if used[other] <= used[level] else 0.0)
            yield Move(cost, depth, other, last + 1, Fault(0, "level", other, last + 1))
    for other in used.keys() - known:
        if number == 1 and _depth(state, other) == top:
            cost = _WRONG_NUMBER + extra + (_RARER_LEVEL if used[other] <= used[level] else 0.0)
            yield Move(cost, top, other, 1, Fault(0, "level", other, 1))


def follow(state: State, level: int, number: int) -> int | None:
    """The depth of a heading that carries on an open level or opens one with 1; None when it does neither."""
    before = (level, number - 1)
    for depth in range(len(state.open) - 1, -1, -1):
        if state.open[depth] == before:
            return depth
    if any(known == level for known, _ in state.open):
        return None
    return _depth(state, level) if number == 1 or (level <= 0 and before in state.closed) else None


def _depth(state: State, level: int) -> int:
    """Where *level* belongs among the open levels."""
    return next((depth for depth, (known, _) in enumerate(state.open) if known >= level), len(state.open))


def reach(state: State, depth: int, level: int, number: int) -> State:
    """The state in which *level* stands at *depth* with *number* and everything below is closed."""
    opened = (*state.open[:depth], (level, number))
    closing = [pair for pair in state.open[depth:] if pair[0] != level]
    levels = {level, *(known for known, _ in closing)}
    return State(opened, (*(pair for pair in state.closed if pair[0] not in levels), *closing))

"""Where the numbers of a row of headings go wrong: the fewest faults that explain the row.

The row is followed heading by heading with a stack of open levels. As long as each heading carries on an open
level or opens a new one with 1, nothing is wrong. At the first that does not, a beam search over the headings
around it weighs what may have happened: a number left out, repeated or mistyped, a marker of the wrong level
(三、 for （三）), or no fault at all (the numbers begin again, or go on from the section before). What follows
decides between them, so that one wrong marker gives one fault and the rest is read as it was meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from linter.parts import Fault, Heading

_LOOK_BACK = 4
_LOOK_AHEAD = 8
_LOOK_FAR_AHEAD = 40
_SMALL_LEAD = 0.4
_BEAM = 12
_MARGIN = 1.4
_DEEPEST = 4
_FEW_MISSING = 3

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
_NOTHING_FITS = 2.5


class _State(NamedTuple):
    """The open levels with their last numbers, outermost first, and the last numbers of the levels last closed."""

    open: tuple[tuple[int, int], ...] = ()
    closed: tuple[tuple[int, int], ...] = ()


class _Move(NamedTuple):
    """A way to read a heading: *level* comes to stand at *depth* of the open levels with *number*."""

    cost: float
    depth: int
    level: int
    number: int
    fault: Fault | None = None


class _Path(NamedTuple):
    cost: float
    state: _State
    faults: tuple[Fault, ...]
    calm: int


def faults(headings: Sequence[Heading]) -> Iterator[Fault]:
    """The faults in the numbers of *headings*, in order; positions are those in *headings*.

    Only levels up to （1） are looked at: 1） and ① number the items of lists, which need no order.
    """
    positions = [position for position, heading in enumerate(headings) if heading.level <= _DEEPEST]
    rows = [(headings[position].level, headings[position].number) for position in positions]
    states = [_State()]
    settled = row = 0
    while row < len(rows):
        depth = _follow(states[row], *rows[row])
        if depth is None:
            start = max(settled, row - _LOOK_BACK)
            path, settled = _search(rows, start, row, states[start])
            for fault in path.faults:
                yield fault._replace(position=positions[fault.position])
            states[row + 1 :] = [path.state] * (settled - row)
            row = settled
        else:
            states.append(_reach(states[row], depth, *rows[row]))
            row += 1


def _follow(state: _State, level: int, number: int) -> int | None:
    """The depth of a heading that carries on an open level or opens one with 1; None when it does neither."""
    before = (level, number - 1)
    for depth in range(len(state.open) - 1, -1, -1):
        if state.open[depth] == before:
            return depth
    if any(known == level for known, _ in state.open):
        return None
    return _depth(state, level) if number == 1 or (level <= 0 and before in state.closed) else None


def _depth(state: _State, level: int) -> int:
    """Where *level* belongs among the open levels."""
    return next((depth for depth, (known, _) in enumerate(state.open) if known >= level), len(state.open))


def _reach(state: _State, depth: int, level: int, number: int) -> _State:
    """The state in which *level* stands at *depth* with *number* and everything below is closed."""
    opened = (*state.open[:depth], (level, number))
    closing = [pair for pair in state.open[depth:] if pair[0] != level]
    levels = {level, *(known for known, _ in closing)}
    return _State(opened, (*(pair for pair in state.closed if pair[0] not in levels), *closing))


def _search(rows: Sequence[tuple[int, int]], start: int, trouble: int, state: _State) -> tuple[_Path, int]:
    """The cheapest reading of *rows* (level, number) from *start* until past *trouble*, and how far it reaches."""
    used = Counter(level for level, _ in rows if level >= 1)
    paths = [_Path(0.0, state, (), 0)]
    position = start
    while position < len(rows):
        reached: dict[_State, _Path] = {}
        most = _NOTHING_FITS + paths[0].cost
        for path in paths:
            for cost, depth, level, number, fault in _moves(path.state, *rows[position], used):
                total = path.cost + cost
                if total > most:
                    continue
                most = min(most, total + _MARGIN)
                after = _reach(path.state, depth, level, number)
                if after not in reached or total < reached[after].cost:
                    found = path.faults if fault is None else (*path.faults, fault._replace(position=position))
                    reached[after] = _Path(total, after, found, 0 if cost else path.calm + 1)
        paths = sorted(reached.values(), key=lambda path: path.cost)[:_BEAM]
        position += 1
        undecided = len(paths) > 1 and paths[1].cost - paths[0].cost < _SMALL_LEAD
        if position > trouble and paths[0].calm >= (_LOOK_FAR_AHEAD if undecided else _LOOK_AHEAD):
            break
    return paths[0], position


def _moves(state: _State, level: int, number: int, used: Mapping[int, int]) -> Iterator[_Move]:
    """Every way to read a heading, that without fault first."""
    follows = _follow(state, level, number)
    if follows is not None:
        yield _Move(0.0, follows, level, number)
    top = len(state.open)
    at = next((depth for depth in range(top - 1, -1, -1) if state.open[depth][0] == level), None)
    if at is not None:
        yield from _within_level(state, at, level, number)
    elif number == 1:
        if _depth(state, level) < top:
            yield _Move(_OPENS_ABOVE, top, level, 1)
    elif follows is None:
        yield from _without_first(state, level, number)
    if level >= 1:
        extra = 0.0 if follows is None else _RIGHT_AS_IT_STANDS
        yield from _other_levels(state, level, number, used, extra)


def _within_level(state: _State, at: int, level: int, number: int) -> Iterator[_Move]:
    """The readings of a heading whose level is open at depth *at*."""
    last = state.open[at][1]
    anew = at if at and state.open[at - 1][0] == level else at + 1
    if number == 1:
        yield _Move(_BEGINS_AGAIN, anew, level, 1)
        yield _Move(_BEGINS_AGAIN_WITHIN, len(state.open), level, 1)
    elif number <= last:
        yield _Move(_FIRST_IS_NOT_ONE, anew, level, number, Fault(0, "gap", level, 1))
    fault = Fault(0, "gap" if number > last else "duplicate", level, last + 1)
    yield _Move(_WRONG_NUMBER, at, level, max(number, last), fault)
    yield _Move(_WRONG_NUMBER, at, level, last + 1, fault)


def _without_first(state: _State, level: int, number: int) -> Iterator[_Move]:
    """The readings of a heading that opens its level with a number other than 1."""
    depth = _depth(state, level)
    last = max((reached for known, reached in state.closed if known == level and reached < number), default=0)
    if last == number - 1:
        yield _Move(_GOES_ON_FROM_SECTION_BEFORE, depth, level, number)
        return
    if last and number - last <= _FEW_MISSING:
        yield _Move(_GOES_ON_WITH_GAP, depth, level, number, Fault(0, "gap", level, last + 1))
    fault = Fault(0, "gap", level, 1)
    yield _Move(_FIRST_IS_NOT_ONE, depth, level, number, fault)
    yield _Move(_FIRST_IS_NOT_ONE, depth, level, 1, fault)


def _other_levels(state: _State, level: int, number: int, used: Mapping[int, int], extra: float) -> Iterator[_Move]:
    """The readings that take the marker for one of another level; each costs *extra*."""
    top = len(state.open)
    known = {level}
    for depth in range(top - 1, -1, -1):
        other, last = state.open[depth]
        known.add(other)
        if other in used and other != level:
            near = abs(last + 1 - number) <= 1
            cost = _WRONG_LEVEL if last + 1 == number else _WRONG_LEVEL_AND_NUMBER if near else _NOTHING_FITS
            cost += extra + (_RARER_LEVEL if used[other] <= used[level] else 0.0)
            yield _Move(cost, depth, other, last + 1, Fault(0, "level", other, last + 1))
    for other in used.keys() - known:
        if number == 1 and _depth(state, other) == top:
            cost = _WRONG_NUMBER + extra + (_RARER_LEVEL if used[other] <= used[level] else 0.0)
            yield _Move(cost, top, other, 1, Fault(0, "level", other, 1))

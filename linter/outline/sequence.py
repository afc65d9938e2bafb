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

from linter.outline.moves import NOTHING_FITS, State, follow, moves, reach
from linter.outline.parts import Fault, Heading

_LOOK_BACK = 4
_LOOK_AHEAD = 8
_LOOK_FAR_AHEAD = 40
_SMALL_LEAD = 0.4
_LONGEST_SEARCH = 200
_HOPELESS = 100
_BEAM = 12
_MARGIN = 1.4
_DEEPEST = 4


class _Path(NamedTuple):
    cost: float
    state: State
    faults: tuple[Fault, ...]
    calm: int


def faults(headings: Sequence[Heading]) -> Iterator[Fault]:
    """The faults in the numbers of *headings*, in order; positions are those in *headings*.

    Only levels up to （1） are looked at: 1） and ① number the items of lists, which need no order. After
    _HOPELESS faults the rest is left alone: such numbers are no outline.
    """
    positions = [position for position, heading in enumerate(headings) if heading.level <= _DEEPEST]
    rows = [(headings[position].level, headings[position].number) for position in positions]
    used = Counter(level for level, _ in rows if level >= 1)
    states = [State()]
    settled = row = found = 0
    while row < len(rows) and found < _HOPELESS:
        depth = follow(states[row], *rows[row])
        if depth is None:
            start = max(settled, row - _LOOK_BACK)
            path, settled = _search(rows, used, start, row, states[start])
            found += len(path.faults)
            for fault in path.faults:
                yield fault._replace(position=positions[fault.position])
            states[row + 1 :] = [path.state] * (settled - row)
            row = settled
        else:
            states.append(reach(states[row], depth, *rows[row]))
            row += 1


def _search(
    rows: Sequence[tuple[int, int]], used: Mapping[int, int], start: int, trouble: int, state: State
) -> tuple[_Path, int]:
    """The cheapest reading of *rows* (level, number) from *start* until past *trouble*, and how far it reaches.

    *used* tells how often each level occurs in the document.
    """
    paths = [_Path(0.0, state, (), 0)]
    position = start
    while position < len(rows):
        reached: dict[State, _Path] = {}
        most = NOTHING_FITS + paths[0].cost
        for path in paths:
            for cost, depth, level, number, fault in moves(path.state, *rows[position], used):
                total = path.cost + cost
                if total > most:
                    continue
                most = min(most, total + _MARGIN)
                after = reach(path.state, depth, level, number)
                if after not in reached or total < reached[after].cost:
                    found = path.faults if fault is None else (*path.faults, fault._replace(position=position))
                    reached[after] = _Path(total, after, found, 0 if cost else path.calm + 1)
        paths = sorted(reached.values(), key=lambda path: path.cost)[:_BEAM]
        position += 1
        undecided = len(paths) > 1 and paths[1].cost - paths[0].cost < _SMALL_LEAD
        calm = paths[0].calm >= (_LOOK_FAR_AHEAD if undecided else _LOOK_AHEAD)
        if (calm and position > trouble) or position - start > _LONGEST_SEARCH:
            break
    return paths[0], position

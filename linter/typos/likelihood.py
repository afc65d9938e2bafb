"""How much likelier a text becomes with other characters, read forwards and read backwards."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from linter.typos.grams import Counts, Levels
from linter.typos.tokens import Ids, Offsets, pack

Numbers: TypeAlias = npt.NDArray[np.floating[Any]]

REACH = 4
"""Characters on each side that an n-gram with the middle one can hold."""
ORDERS = (2, 3, 4, 5)
_STRENGTH = {2: 30.0, 3: 8.0, 4: 4.0, 5: 3.0}
"""Weight of the shorter history against the longer one (Dirichlet smoothing), by the order of the longer."""
_COUNTS = np.concatenate(([0.0], 1.4 * 2.0 ** np.arange(1, 16))).astype(np.float32)


class Windows(NamedTuple):
    """Token windows of one width, one a row, with the levels of every n-gram in them by order.

    The middle is the *span*, which may be empty; on each side of it stand REACH tokens.
    """

    ids: Ids
    levels: dict[int, Levels]
    span: int

    @property
    def middle(self) -> Ids:
        """The tokens of the span."""
        return self.ids[:, REACH : REACH + self.span]

    def through(self, order: int) -> Levels:
        """The levels of the n-grams of *order* that hold part of the span, or both its neighbours when it is empty."""
        return self.levels[order][:, REACH - order + 1 : REACH + self.span]

    def take(self, rows: Offsets) -> Windows:
        """Some of the rows."""
        return Windows(self.ids[rows], {order: levels[rows] for order, levels in self.levels.items()}, self.span)


def levels_of(counts: Counts, ids: Ids) -> dict[int, Levels]:
    """The level of the n-gram of each order that begins at each position; positions without one are 0."""
    found: dict[int, Levels] = {}
    shorter: Levels | None = None
    for order in ORDERS:
        levels = np.zeros(len(ids), np.uint8)
        keys = pack(ids, order)
        if shorter is None:
            asked = (keys != 0) & (ids[: len(keys)] > 0) & (ids[1 : len(keys) + 1] > 0)
        else:
            asked = (shorter[: len(keys)] > 0) & (shorter[1 : len(keys) + 1] > 0)
        at = np.flatnonzero(asked)
        levels[at] = counts.levels(keys[at])
        if shorter is not None:
            levels[at] = np.minimum(levels[at], np.minimum(shorter[at], shorter[at + 1]))
        found[order] = shorter = levels
    return found


def windows(ids: Ids, levels: dict[int, Levels], starts: Offsets, span: int) -> Windows:
    """The windows around the *span* characters that begin at each of *starts*."""
    width = span + 2 * REACH
    columns = starts[:, None] - REACH
    return Windows(
        ids[columns + np.arange(width)],
        {order: levels[order][columns + np.arange(width - order + 1)] for order in ORDERS},
        span,
    )


def replaced(counts: Counts, before: Windows, others: Ids) -> Windows:
    """*before* with the columns of *others*, as many as there may be, in place of the span."""
    end = REACH + before.span
    ids = np.concatenate((before.ids[:, :REACH], others, before.ids[:, end:]), axis=1)
    after = Windows(ids, {}, others.shape[1])
    for order in ORDERS:
        first, last = REACH - order + 1, REACH + after.span
        if order > 2:
            shorter = after.levels[order - 1]
            bound = np.minimum(shorter[:, first:last], shorter[:, first + 1 : last + 1])
        else:
            bound = ((ids[:, first:last] > 0) & (ids[:, first + 1 : last + 1] > 0)).astype(np.uint8)
        asked = bound > 0
        fresh = np.zeros(bound.shape, np.uint8)
        fresh[asked] = counts.levels(pack(ids, order)[:, first:last][asked])
        if order > 2:
            np.minimum(fresh, bound, out=fresh)
        old = before.levels[order]
        after.levels[order] = np.concatenate((old[:, :first], fresh, old[:, end:]), axis=1)
    return after


class Likelihoods(NamedTuple):
    """Log-likelihoods of windows, one a row.

    *forwards* is that of the span and what follows, *backwards* that of the span and what precedes; *onset* and
    *ending* are those of the first of these after what precedes and of the last before what follows.
    """

    forwards: Numbers
    backwards: Numbers
    onset: Numbers
    ending: Numbers


def likelihoods(window: Windows, frequencies: Numbers) -> Likelihoods:
    """The likelihoods of *window*; *frequencies* are the counts of the single characters."""
    total = frequencies.sum()
    single = frequencies[window.ids]
    counts = {1: single} | {order: _COUNTS[window.levels[order]] for order in ORDERS}
    last = single.shape[1]
    forwards = (single[:, REACH:] + 0.5) / total
    backwards = (single[:, : last - REACH] + 0.5) / total
    for order in ORDERS:
        strength = _STRENGTH[order]
        whole = counts[order]
        history = counts[order - 1]
        gram = whole[:, REACH - order + 1 :]
        before = history[:, REACH - order + 1 : REACH - order + 1 + gram.shape[1]]
        forwards = (np.minimum(gram, before) + strength * forwards) / (before + strength)
        gram = whole[:, : last - REACH]
        after = history[:, 1 : 1 + gram.shape[1]]
        backwards = (np.minimum(gram, after) + strength * backwards) / (after + strength)
    forwards, backwards = np.log(forwards), np.log(backwards)
    return Likelihoods(forwards.sum(axis=1), backwards.sum(axis=1), forwards[:, 0], backwards[:, -1])

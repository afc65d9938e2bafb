"""Every candidate for a text that is worth a decision, with what the decision is made by."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from linter.typos.alike import other_characters
from linter.typos.candidates import Candidates
from linter.typos.confusions import NO_SOUND, SAME_SOUND
from linter.typos.doubts import doubts
from linter.typos.features import Surroundings, Weighed, best_gains, features
from linter.typos.knowledge import Knowledge
from linter.typos.likelihood import Likelihoods, Numbers, Windows, levels_of, likelihoods, replaced, windows
from linter.typos.pairs import other_pairs
from linter.typos.screening import screen
from linter.typos.tokens import UNKNOWN, Ids, Offsets, counted
from linter.typos.unlike import any_characters, left_out, missing_characters

_LEAST_GAIN = 1.0
_KEPT = 2
"""So many candidates of each sort are decided on at one place."""
_SHORTER = 6.0
"""A text gains about so much by being a character shorter."""


class Judged(NamedTuple):
    """Candidates worth a decision, with their features; *strange* is the share of the text that looks wrong."""

    candidates: Candidates
    features: Numbers
    strange: float


def judged(known: Knowledge, numbers: Ids) -> list[Judged]:
    """The candidates of the text *numbers*, those of one sort together."""
    ids = counted(numbers)
    levels = levels_of(known.counts, ids)
    screened = screen(known, numbers, levels)
    doubtful = doubts(known, numbers, screened.suspicious)
    open_to_doubt = numbers == UNKNOWN
    open_to_doubt[doubtful.places] = True
    sorts = [
        other_characters(known, numbers, doubtful, screened.habitual),
        other_pairs(known, numbers, levels, doubtful.places),
        any_characters(known, numbers, levels, screened.lonely[open_to_doubt[screened.lonely]], doubtful),
        left_out(known, ids, doubtful.places),
        missing_characters(known, ids, levels, screened.gaps),
    ]
    weighed = [
        _weighed(known, windows(ids, levels, found.starts, found.span), found) for found in sorts if len(found.starts)
    ]
    best = best_gains(len(ids), weighed)
    text = Surroundings(known, ids, screened.suspicious)
    return [
        Judged(one.candidates, features(known, text, one, best), text.strange)
        for one in weighed
        if len(one.candidates.starts)
    ]


def _weighed(known: Knowledge, before: Windows, found: Candidates) -> Weighed:
    after = replaced(known.counts, before, found.others)
    old, new = likelihoods(before, known.frequencies), likelihoods(after, known.frequencies)
    forwards, backwards = new.forwards - old.forwards, new.backwards - old.backwards
    net = (forwards + backwards) / 2 - _handicap(found)
    rows, margin, number = _best(found.starts, net, found.then - found.now)
    return Weighed(
        found.take(rows),
        (before.take(rows), after.take(rows)),
        (_rows(old, rows), _rows(new, rows)),
        [forwards[rows], backwards[rows], net[rows], margin, number],
    )


def _rows(likelihood: Likelihoods, rows: Offsets) -> Likelihoods:
    return Likelihoods(*(column[rows] for column in likelihood))


def _handicap(found: Candidates) -> Numbers:
    """What a candidate's gain must outweigh: nothing for the same sound, more for the rarer kinds of confusion."""
    shorter = _SHORTER * (found.span - found.others.shape[1])
    kind = np.select([found.sounds == SAME_SOUND, (found.sounds > NO_SOUND) | (found.habits > 0)], [0.0, 1.0], 1.5)
    return np.asarray(kind + shorter, np.float32)


def _best(starts: Offsets, net: Numbers, fit: Numbers) -> tuple[Offsets, Numbers, Numbers]:
    """The best rows of each start, their lead over the next best of the same start, and how many of them there are.

    What is best is told by net gain and by how much better the blank is filled.
    """
    score = net + fit
    rows = np.flatnonzero(net > _LEAST_GAIN)
    rows = rows[np.lexsort((-score[rows], starts[rows]))]
    if not len(rows):
        return rows, np.zeros(0, np.float32), np.zeros(0, np.float32)
    fresh = np.flatnonzero(np.concatenate(([True], np.diff(starts[rows]) > 0)))
    sizes = np.diff(np.append(fresh, len(rows)))
    first, size = np.repeat(fresh, sizes), np.repeat(sizes, sizes)
    rank = np.arange(len(rows)) - first
    best = score[rows[first]]
    second = np.where(size > 1, score[rows[np.minimum(first + 1, len(rows) - 1)]], 0)
    margin = np.where(rank == 0, best - second, score[rows] - best)
    kept = rank < _KEPT
    return rows[kept], margin[kept].astype(np.float32), size[kept].astype(np.float32)

"""Characters that those in doubt are taken for by their sound, their shape or from habit."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from linter.typos.candidates import Candidates, joined
from linter.typos.cloze import Matrix
from linter.typos.confusions import habits_of, sounds_of
from linter.typos.doubts import FAR_BETTER, Doubts
from linter.typos.grams import levels_of_grams
from linter.typos.knowledge import Knowledge
from linter.typos.tokens import Ids, Offsets, counted, pack

_FIRM = 4
"""Without a known trigram both bigrams must reach this level."""
_NO_WORSE = -5.0
"""What fits so much worse than what stands there was not meant."""


def other_characters(known: Knowledge, numbers: Ids, doubts: Doubts, habitual: Offsets) -> Candidates:
    """Characters confused with those in doubt, and the habitual ones of *habitual* places, that fit there."""
    return joined(_doubtful(known, numbers, doubts), _habitual(known, numbers, habitual))


def _doubtful(known: Knowledge, numbers: Ids, doubts: Doubts) -> Candidates:
    """They stand in a common bigram, and in a known trigram or saying, or fill their blank far better than others."""
    confusions, ids = known.confusions, counted(numbers)
    owners, entries = confusions.entries(numbers[doubts.places])
    rows = _beside(known, ids, doubts.places[owners], confusions.others[entries])
    owners, entries = owners[rows], entries[rows]
    starts, now = doubts.places[owners], doubts.now[owners]
    then = known.cloze.fits(doubts.blanks, owners, confusions.others[entries])
    kept = (then - now > FAR_BETTER) & _best(owners, then)
    asked = np.flatnonzero((then - now > _NO_WORSE) & ~kept)
    kept[asked] = _fit(known, ids, starts[asked], confusions.others[entries[asked]].astype(np.uint64))
    rows = np.flatnonzero(kept)
    return _candidates(known, starts[rows], entries[rows], now[rows], then[rows])


def _habitual(known: Knowledge, numbers: Ids, places: Offsets) -> Candidates:
    confusions, ids = known.confusions, counted(numbers)
    owners, entries = confusions.entries(numbers[places])
    usual = np.flatnonzero(known.habitual[entries])
    starts, entries = places[owners[usual]], entries[usual]
    rows = _beside(known, ids, starts, confusions.others[entries])
    rows = rows[_fit(known, ids, starts[rows], confusions.others[entries[rows]].astype(np.uint64))]
    unasked = np.zeros(len(rows), np.float32)
    return _candidates(known, starts[rows], entries[rows], unasked, unasked)


def _candidates(known: Knowledge, starts: Offsets, entries: Offsets, now: Matrix, then: Matrix) -> Candidates:
    confusions = known.confusions
    others, kinds = confusions.others[entries].astype(np.uint64), confusions.kinds[entries]
    why = (sounds_of(kinds), confusions.shapes[entries], habits_of(kinds))
    return Candidates(starts, 1, others[:, None], *why, now, then)


def _beside(known: Knowledge, ids: Ids, starts: Offsets, others: npt.NDArray[np.uint16]) -> Offsets:
    """The rows of *others* that make a common bigram with a neighbour of *starts*."""
    wide = others.astype(np.uint64)
    return np.flatnonzero(known.are_common(ids[starts - 1], wide) | known.are_common(wide, ids[starts + 1]))


def _best(owners: Offsets, then: Matrix) -> npt.NDArray[np.bool_]:
    """Which rows are the best of their owner; *owners* are in order."""
    if not len(owners):
        return np.zeros(0, bool)
    fresh = np.flatnonzero(np.concatenate(([True], np.diff(owners) > 0)))
    best = np.maximum.reduceat(then, fresh)
    return np.asarray(then == np.repeat(best, np.diff(np.append(fresh, len(owners)))))


def _fit(known: Knowledge, ids: Ids, starts: Offsets, others: Ids) -> npt.NDArray[np.bool_]:
    """Which of *others* make a known trigram, firm bigrams or a saying at *starts*."""
    counts = known.counts
    left, right = ids[starts - 1], ids[starts + 1]
    level_left, level_right = levels_of_grams(counts, left, others), levels_of_grams(counts, others, right)
    with_left, with_right = level_left > 0, level_right > 0
    fits = (level_left >= _FIRM) & (level_right >= _FIRM)
    for asked, first, second, third in (
        (with_left & with_right, left, others, right),
        (with_left, ids[starts - 2], left, others),
        (with_right, others, right, ids[starts + 2]),
    ):
        at = np.flatnonzero(asked & ~fits)
        fits[at] = levels_of_grams(counts, first[at], second[at], third[at]) > 0
    rest = np.flatnonzero(~fits)
    around = ids[starts[rest, None] + np.arange(-3, 4)]
    around[:, 3] = others[rest]
    fits[rest] = (known.words.levels(pack(around, 4)) > 0).any(axis=1)
    return np.asarray(fits)

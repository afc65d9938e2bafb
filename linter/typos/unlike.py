"""What is taken for nothing: any character at all, one missing, one too many."""

from __future__ import annotations

import numpy as np

from linter.typos.candidates import Candidates, held, joined, keys_of
from linter.typos.confusions import NO_SOUND, SAME_SOUND
from linter.typos.doubts import FAR_BETTER, Doubts
from linter.typos.grams import Levels, levels_of_grams
from linter.typos.knowledge import Knowledge
from linter.typos.tokens import FIRST, Ids, Offsets, counted

_CERTAIN = -1.0
"""Log-likelihood from which one character is asked for whatever stands there."""
_BATCH = 400


def any_characters(
    known: Knowledge, numbers: Ids, levels: dict[int, Levels], lonely: Offsets, doubts: Doubts
) -> Candidates:
    """Whatever other character fits both sides of a *lonely* one, or alone fills its blank: OCR takes anything for any.

    Those it is confused with are left out.
    """
    ids = counted(numbers)
    found = joined(_asked_for(doubts), _inserted(known, ids, levels, lonely, 1))
    found = found.take(np.unique(keys_of(found.starts, found.others[:, 0]), return_index=True)[1])
    places = found.starts[np.flatnonzero(np.diff(found.starts, prepend=-1))]
    owners, entries = known.confusions.entries(numbers[places])
    confused = keys_of(places[owners], known.confusions.others[entries])
    fresh = ~held(keys_of(found.starts, found.others[:, 0]), confused)
    return found.take(fresh & (found.others[:, 0] != ids[found.starts]))


def _asked_for(doubts: Doubts) -> Candidates:
    best, top = doubts.blanks.best, doubts.blanks.top
    rows = np.flatnonzero((best > _CERTAIN) & (best - doubts.now > FAR_BETTER) & (top >= FIRST))
    none = np.zeros(len(rows), np.uint8)
    return Candidates(doubts.places[rows], 1, top[rows, None], none, none, none, doubts.now[rows], best[rows])


def missing_characters(known: Knowledge, ids: Ids, levels: dict[int, Levels], gaps: Offsets) -> Candidates:
    """Whatever character fits into each of *gaps* with both sides."""
    return _inserted(known, ids, levels, gaps, 0)


def _inserted(known: Knowledge, ids: Ids, levels: dict[int, Levels], places: Offsets, span: int) -> Candidates:
    """Characters that make known trigrams with both sides and a known 4-gram in place of *span* others."""
    counts = known.counts
    places = places[(levels[2][places - 2] > 0) & (levels[2][places + span] > 0)]
    starts, others = [places[:0]], [ids[:0]]
    for first in range(0, len(places), _BATCH):
        some = places[first : first + _BATCH]
        rows, fitting = known.between(ids[some - 1], ids[some + span])
        left, right = some[rows] - 1, some[rows] + span
        at = np.arange(len(rows))
        for gram in (
            (ids[left], fitting, ids[right]),
            (ids[left - 1], ids[left], fitting),
            (fitting, ids[right], ids[right + 1]),
        ):
            at = at[levels_of_grams(counts, *(part[at] for part in gram)) > 0]
        known4 = levels_of_grams(counts, ids[left[at] - 1], ids[left[at]], fitting[at], ids[right[at]]) > 0
        known4 |= levels_of_grams(counts, ids[left[at]], fitting[at], ids[right[at]], ids[right[at] + 1]) > 0
        at = at[known4]
        starts.append(some[rows[at]])
        others.append(fitting[at])
    found = np.concatenate(starts)
    none = np.zeros(len(found), np.uint8)
    unasked = np.zeros(len(found), np.float32)
    return Candidates(found, span, np.concatenate(others)[:, None], none, none, none, unasked, unasked)


def left_out(known: Knowledge, ids: Ids, places: Offsets) -> Candidates:
    """Nothing in place of the character at each of *places*, where its neighbours fit together."""
    counts = known.counts
    # Of a run of the same character any may go; it is the last.
    starts = places[(ids[places] != ids[places + 1]) & (ids[places - 1] >= FIRST) & (ids[places + 1] >= FIRST)]
    left, right = ids[starts - 1], ids[starts + 1]
    starts = starts[known.are_common(left, right)]
    left, right = ids[starts - 1], ids[starts + 1]
    fits = levels_of_grams(counts, ids[starts - 2], left, right) > 0
    fits |= levels_of_grams(counts, left, right, ids[starts + 2]) > 0
    starts = starts[fits]
    twice = ids[starts] == ids[starts - 1]
    sounds = np.where(twice, SAME_SOUND, NO_SOUND).astype(np.uint8)
    shapes = np.where(twice, 255, 0).astype(np.uint8)
    nothing, none = np.zeros((len(starts), 0), np.uint64), np.zeros(len(starts), np.uint8)
    unasked = np.zeros(len(starts), np.float32)
    return Candidates(starts, 1, nothing, sounds, shapes, none, unasked, unasked)

"""What two neighbours might have been meant for that both look wrong."""

from __future__ import annotations

import numpy as np

from linter.typos.candidates import Candidates
from linter.typos.confusions import NEAR_SOUND, NO_SOUND, SAME_SOUND, TOP_HABIT, habits_of, sounds_of
from linter.typos.grams import Levels, levels_of_grams
from linter.typos.knowledge import Knowledge
from linter.typos.tokens import Ids, Offsets, counted

_RARE_PAIR = 4
"""Two neighbours whose own bigram's level reaches this are only replaced by sound-alikes."""
_ALIKE = 190
"""Shape from which a character that sounds otherwise may stand in a pair."""
_BATCH = 400


def other_pairs(known: Knowledge, numbers: Ids, levels: dict[int, Levels], places: Offsets) -> Candidates:
    """Candidates for two neighbours that are both suspicious: common bigrams that make a known trigram.

    Characters that make a known bigram give way to sound-alikes only, or to themselves in the other order.
    """
    firsts = places[np.flatnonzero(np.diff(places) == 1)]
    real = levels[2][firsts] >= _RARE_PAIR
    parts = [
        _pairs(known, numbers, some[start : start + _BATCH], least_sound)
        for some, least_sound in ((firsts[~real], NO_SOUND), (firsts[real], SAME_SOUND))
        for start in range(0, len(some), _BATCH)
    ]
    parts.append(_swapped(known, counted(numbers), firsts))
    starts, _, *columns = zip(*parts, strict=True)
    return Candidates(np.concatenate(starts), 2, *(np.concatenate(column) for column in columns))


def _pairs(known: Knowledge, numbers: Ids, firsts: Offsets, least_sound: int) -> Candidates:
    counts, confusions, ids = known.counts, known.confusions, counted(numbers)
    firsts_of, entries = _able(known, numbers[firsts], least_sound)
    seconds_of, second_entries = _able(known, numbers[firsts + 1], least_sound)
    one, two = confusions.others[entries].astype(np.uint64), confusions.others[second_entries].astype(np.uint64)
    # One of the two must make a common bigram with its neighbour outside the pair.
    with_left = known.are_common(ids[firsts - 1][firsts_of], one)
    with_right = known.are_common(two, ids[firsts + 2][seconds_of])
    everything = np.arange(len(seconds_of))
    left_rows, left_pick = _products(firsts_of, np.flatnonzero(with_left), seconds_of, everything, len(firsts))
    right_rows, right_pick = _products(
        firsts_of, np.flatnonzero(~with_left), seconds_of, np.flatnonzero(with_right), len(firsts)
    )
    rows, pick = np.concatenate((left_rows, right_rows)), np.concatenate((left_pick, right_pick))
    one, two = one[rows], two[pick]
    kept = np.flatnonzero(known.are_common(one, two))
    rows, pick = rows[kept], pick[kept]
    starts = firsts[firsts_of[rows]]
    first, second = one[kept], two[kept]
    fits = levels_of_grams(counts, ids[starts - 1], first, second) > 0
    fits |= levels_of_grams(counts, first, second, ids[starts + 2]) > 0
    at = np.flatnonzero(fits)
    unasked = np.zeros(len(at), np.float32)
    first_entry, second_entry = entries[rows[at]], second_entries[pick[at]]
    first_kinds, second_kinds = confusions.kinds[first_entry], confusions.kinds[second_entry]
    return Candidates(
        starts[at],
        2,
        np.stack((first[at], second[at]), axis=1),
        np.minimum(sounds_of(first_kinds), sounds_of(second_kinds)),
        np.minimum(confusions.shapes[first_entry], confusions.shapes[second_entry]),
        np.minimum(habits_of(first_kinds), habits_of(second_kinds)),
        unasked,
        unasked,
    )


def _swapped(known: Knowledge, ids: Ids, firsts: Offsets) -> Candidates:
    firsts = firsts[known.are_common(ids[firsts + 1], ids[firsts]) & (ids[firsts] != ids[firsts + 1])]
    others = np.stack((ids[firsts + 1], ids[firsts]), axis=1)
    fits = levels_of_grams(known.counts, ids[firsts - 1], others[:, 0], others[:, 1]) > 0
    fits |= levels_of_grams(known.counts, others[:, 0], others[:, 1], ids[firsts + 2]) > 0
    none = np.zeros(int(fits.sum()), np.uint8)
    unasked = np.zeros(len(none), np.float32)
    return Candidates(firsts[fits], 2, others[fits], none, none, none + np.uint8(TOP_HABIT), unasked, unasked)


def _able(known: Knowledge, numbers: Ids, least_sound: int) -> tuple[Offsets, Offsets]:
    """The entries of *numbers* that may stand in a pair: sound-alikes, and the most alike by shape if these may."""
    owners, entries = known.confusions.entries(numbers)
    able = sounds_of(known.confusions.kinds[entries]) >= max(least_sound, NEAR_SOUND)
    if least_sound == NO_SOUND:
        able |= known.confusions.shapes[entries] >= _ALIKE
    return owners[able], entries[able]


def _products(
    first_owners: Offsets, firsts: Offsets, second_owners: Offsets, seconds: Offsets, owners: int
) -> tuple[Offsets, Offsets]:
    """Every one of *firsts* with every one of *seconds* of the same owner; owners are in order."""
    sizes = np.bincount(second_owners[seconds], minlength=owners)
    begins = np.cumsum(sizes) - sizes
    repeat = sizes[first_owners[firsts]]
    rows = np.repeat(firsts, repeat)
    within = np.arange(len(rows)) - np.repeat(np.cumsum(repeat) - repeat, repeat)
    return rows, seconds[begins[first_owners[rows]] + within]

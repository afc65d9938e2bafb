"""What might have been meant where a text looks wrong."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from linter.typos.confusions import NEAR_SOUND, NO_SOUND, SAME_SOUND, TOP_HABIT, habits_of, sounds_of
from linter.typos.grams import Counts, Levels
from linter.typos.knowledge import Knowledge
from linter.typos.tokens import FIRST, WIDTH, Ids, Offsets, pack

_RARE_PAIR = 4
"""Two neighbours whose own bigram's level reaches this are only replaced by sound-alikes."""
_ALIKE = 190
"""Shape from which a character that sounds otherwise may stand in a pair."""
_FIRM = 4
"""Without a known trigram both bigrams must reach this level."""
_BATCH = 400


class Candidates(NamedTuple):
    """One candidate a row: the *others* that may stand for the *span* characters from *starts* on, and why.

    *sounds*, *shapes* and *habits* are those of the confusion, for two characters the lesser of both. A character too
    many has the sound and shape of its likeness to the one before.
    """

    starts: Offsets
    span: int
    others: Ids
    sounds: Levels
    shapes: Levels
    habits: Levels

    def take(self, rows: npt.NDArray[np.bool_] | Offsets) -> Candidates:
        """Some of the rows."""
        kept = (self.others[rows], self.sounds[rows], self.shapes[rows], self.habits[rows])
        return Candidates(self.starts[rows], self.span, *kept)


def other_characters(known: Knowledge, ids: Ids, places: Offsets, habitual: Offsets) -> Candidates:
    """Characters confused with the one at each of *places*, and the habitual ones of *habitual*, that fit there.

    They stand in a common bigram, and in a known trigram or saying.
    """
    confusions = known.confusions
    owners, entries = confusions.entries(ids[places])
    usual_owners, usual = confusions.entries(ids[habitual])
    kept = known.habitual[usual]
    starts = np.concatenate((places[owners], habitual[usual_owners[kept]]))
    entries = np.concatenate((entries, usual[kept]))
    others = confusions.others[entries].astype(np.uint64)
    rows = np.flatnonzero(known.are_common(ids[starts - 1], others) | known.are_common(others, ids[starts + 1]))
    rows = rows[_fit(known, ids, starts[rows], others[rows])]
    entries = entries[rows]
    kinds = confusions.kinds[entries]
    return Candidates(
        starts[rows], 1, others[rows, None], sounds_of(kinds), confusions.shapes[entries], habits_of(kinds)
    )


def _fit(known: Knowledge, ids: Ids, starts: Offsets, others: Ids) -> Offsets:
    """The rows of *others* that make a known trigram, firm bigrams or a saying at *starts*."""
    counts = known.counts
    left, right = ids[starts - 1], ids[starts + 1]
    level_left, level_right = _levels(counts, left, others), _levels(counts, others, right)
    with_left, with_right = level_left > 0, level_right > 0
    fits = (level_left >= _FIRM) & (level_right >= _FIRM)
    for asked, first, second, third in (
        (with_left & with_right, left, others, right),
        (with_left, ids[starts - 2], left, others),
        (with_right, others, right, ids[starts + 2]),
    ):
        at = np.flatnonzero(asked & ~fits)
        fits[at] = _levels(counts, first[at], second[at], third[at]) > 0
    rest = np.flatnonzero(~fits)
    around = ids[starts[rest, None] + np.arange(-3, 4)]
    around[:, 3] = others[rest]
    fits[rest] = (known.words.levels(pack(around, 4)) > 0).any(axis=1)
    return np.flatnonzero(fits)


def any_characters(known: Knowledge, ids: Ids, levels: dict[int, Levels], places: Offsets) -> Candidates:
    """Whatever other character fits for the one at each of *places* with both sides: OCR takes anything for anything.

    Those it is confused with are left out.
    """
    found = _inserted(known, ids, levels, places, 1)
    places = np.unique(found.starts)
    owners, entries = known.confusions.entries(ids[places])
    confused = pack(np.stack((places[owners].astype(np.uint64), known.confusions.others[entries]), axis=1), 2)
    keys = pack(np.stack((found.starts.astype(np.uint64), found.others[:, 0]), axis=1), 2)
    return found.take(~np.isin(keys, confused).ravel() & (found.others[:, 0] != ids[found.starts]))


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
            at = at[_levels(counts, *(part[at] for part in gram)) > 0]
        known4 = _levels(counts, ids[left[at] - 1], ids[left[at]], fitting[at], ids[right[at]]) > 0
        known4 |= _levels(counts, ids[left[at]], fitting[at], ids[right[at]], ids[right[at] + 1]) > 0
        at = at[known4]
        starts.append(some[rows[at]])
        others.append(fitting[at])
    found = np.concatenate(starts)
    none = np.zeros(len(found), np.uint8)
    return Candidates(found, span, np.concatenate(others)[:, None], none, none, none)


def left_out(known: Knowledge, ids: Ids, places: Offsets) -> Candidates:
    """Nothing in place of the character at each of *places*, where its neighbours fit together."""
    counts = known.counts
    # Of a run of the same character any may go; it is the last.
    starts = places[(ids[places] != ids[places + 1]) & (ids[places - 1] >= FIRST) & (ids[places + 1] >= FIRST)]
    left, right = ids[starts - 1], ids[starts + 1]
    starts = starts[known.are_common(left, right)]
    left, right = ids[starts - 1], ids[starts + 1]
    fits = _levels(counts, ids[starts - 2], left, right) > 0
    fits |= _levels(counts, left, right, ids[starts + 2]) > 0
    starts = starts[fits]
    twice = ids[starts] == ids[starts - 1]
    sounds = np.where(twice, SAME_SOUND, NO_SOUND).astype(np.uint8)
    shapes = np.where(twice, 255, 0).astype(np.uint8)
    return Candidates(starts, 1, np.zeros((len(starts), 0), np.uint64), sounds, shapes, np.zeros(len(starts), np.uint8))


def other_pairs(known: Knowledge, ids: Ids, levels: dict[int, Levels], places: Offsets) -> Candidates:
    """Candidates for two neighbours that are both suspicious: common bigrams that make a known trigram.

    Characters that make a known bigram give way to sound-alikes only, or to themselves in the other order.
    """
    firsts = places[np.flatnonzero(np.diff(places) == 1)]
    real = levels[2][firsts] >= _RARE_PAIR
    parts = [
        _pairs(known, ids, some[start : start + _BATCH], least_sound)
        for some, least_sound in ((firsts[~real], NO_SOUND), (firsts[real], SAME_SOUND))
        for start in range(0, len(some), _BATCH)
    ]
    parts.append(_swapped(known, ids, firsts))
    starts, _, *columns = zip(*parts, strict=True)
    return Candidates(np.concatenate(starts), 2, *(np.concatenate(column) for column in columns))


def _pairs(known: Knowledge, ids: Ids, firsts: Offsets, least_sound: int) -> Candidates:
    counts, confusions = known.counts, known.confusions
    firsts_of, entries = _able(known, ids[firsts], least_sound)
    seconds_of, second_entries = _able(known, ids[firsts + 1], least_sound)
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
    fits = _levels(counts, ids[starts - 1], first, second) > 0
    fits |= _levels(counts, first, second, ids[starts + 2]) > 0
    at = np.flatnonzero(fits)
    first_entry, second_entry = entries[rows[at]], second_entries[pick[at]]
    first_kinds, second_kinds = confusions.kinds[first_entry], confusions.kinds[second_entry]
    return Candidates(
        starts[at],
        2,
        np.stack((first[at], second[at]), axis=1),
        np.minimum(sounds_of(first_kinds), sounds_of(second_kinds)),
        np.minimum(confusions.shapes[first_entry], confusions.shapes[second_entry]),
        np.minimum(habits_of(first_kinds), habits_of(second_kinds)),
    )


def _swapped(known: Knowledge, ids: Ids, firsts: Offsets) -> Candidates:
    firsts = firsts[known.are_common(ids[firsts + 1], ids[firsts]) & (ids[firsts] != ids[firsts + 1])]
    others = np.stack((ids[firsts + 1], ids[firsts]), axis=1)
    fits = _levels(known.counts, ids[firsts - 1], others[:, 0], others[:, 1]) > 0
    fits |= _levels(known.counts, others[:, 0], others[:, 1], ids[firsts + 2]) > 0
    none = np.zeros(int(fits.sum()), np.uint8)
    return Candidates(firsts[fits], 2, others[fits], none, none, none + np.uint8(TOP_HABIT))


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


def _levels(counts: Counts, *ids: Ids) -> Levels:
    """The level of the n-gram each row of *ids* makes, 0 when it holds a line end."""
    keys, whole = ids[0], ids[0] > 0
    for one in ids[1:]:
        keys = (keys << np.uint64(WIDTH)) | one
        whole &= one > 0
    levels = counts.levels(keys)
    levels[~whole] = 0
    return levels

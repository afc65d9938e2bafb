"""What might have been meant where a text looks wrong."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from linter.typos.confusions import NO_SOUND, SAME_SOUND, habits_of, sounds_of
from linter.typos.grams import Levels, levels_of_grams
from linter.typos.knowledge import Knowledge
from linter.typos.tokens import FIRST, Ids, Offsets, pack

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
            at = at[levels_of_grams(counts, *(part[at] for part in gram)) > 0]
        known4 = levels_of_grams(counts, ids[left[at] - 1], ids[left[at]], fitting[at], ids[right[at]]) > 0
        known4 |= levels_of_grams(counts, ids[left[at]], fitting[at], ids[right[at]], ids[right[at] + 1]) > 0
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
    fits = levels_of_grams(counts, ids[starts - 2], left, right) > 0
    fits |= levels_of_grams(counts, left, right, ids[starts + 2]) > 0
    starts = starts[fits]
    twice = ids[starts] == ids[starts - 1]
    sounds = np.where(twice, SAME_SOUND, NO_SOUND).astype(np.uint8)
    shapes = np.where(twice, 255, 0).astype(np.uint8)
    return Candidates(starts, 1, np.zeros((len(starts), 0), np.uint64), sounds, shapes, np.zeros(len(starts), np.uint8))

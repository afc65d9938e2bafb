"""Putting errors into good text, as typists, input methods and OCR make them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from linter.typos.confusions import NEAR_SOUND, SAME_SOUND, habits_of, sounds_of
from linter.typos.judging import Judged
from linter.typos.knowledge import Knowledge
from linter.typos.tokens import FIRST, RARE, WIDTH, Ids, pack

SPACING = 40
"""One error in so many characters."""
_WORDS = 0.4
"""Share of errors that replace a word of two characters as a whole."""
_REAL = 0.75
"""Share of these that make another word."""
_SORTS = {"left out": 0.07, "put in": 0.08, "swapped": 0.03, "other": 0.82}
"""Shares of the errors of single characters."""
_SAME, _NEAR, _ALIKE, _HABIT = 0.4, 0.1, 0.25, 0.22
"""Shares of the characters put for another by why; the rest is like nothing."""
_UNCOMMON = 0.05
"""Share of these errors that put a character nobody uses: OCR and typing by shape know them all the same."""


class Spoilt(NamedTuple):
    """A text with errors: what each character was *meant* to be, which are *extra*, and what is *missing* before."""

    numbers: Ids
    meant: Ids
    extra: npt.NDArray[np.bool_]
    missing: Ids

    def mended(self, found: Judged) -> npt.NDArray[np.bool_]:
        """Which candidates are what was meant."""
        starts, span, others = found.candidates.starts, found.candidates.span, found.candidates.others
        if not others.shape[1]:
            return self.extra[starts]
        if not span:
            return np.asarray(self.missing[starts] == others[:, 0])
        places = starts[:, None] + np.arange(span)
        right = (others == self.meant[places]) & (others != self.numbers[places]) & ~self.extra[places]
        return np.asarray(right.all(axis=1))


def untouched(numbers: Ids) -> Spoilt:
    """*numbers* as they are."""
    return Spoilt(numbers, numbers, np.zeros(len(numbers), bool), np.zeros_like(numbers))


def spoilt(numbers: Ids, known: Knowledge, random: np.random.Generator) -> Spoilt:
    """*numbers* with one error in SPACING characters, never two at one place."""
    wrong, put, dropped = numbers.copy(), np.zeros_like(numbers), np.zeros(len(numbers), bool)
    able = np.flatnonzero((np.diff(known.confusions.starts)[numbers] > 0) & (numbers < RARE))
    last = 0
    for at in np.sort(random.choice(able, len(able) // SPACING, replace=False)).tolist():
        if at - last < 3:
            continue
        last = at
        if random.random() < _WORDS and _spoil_word(wrong, at, known, random):
            continue
        sort = random.choice(list(_SORTS), p=list(_SORTS.values()))
        if sort == "left out":
            dropped[at] = numbers[at] != numbers[at - 1]
        elif sort == "put in":
            other = _put_in(numbers, at, known, random)
            put[at] = other if other != numbers[at + 1] else 0
        elif sort == "swapped" and numbers[at + 1] >= FIRST and numbers[at] != numbers[at + 1]:
            wrong[at], wrong[at + 1] = numbers[at + 1], numbers[at]
        else:
            wrong[at] = _other(int(numbers[at]), known, random)
    return _laid_out(numbers, wrong, put, dropped)


def _laid_out(numbers: Ids, wrong: Ids, put: Ids, dropped: npt.NDArray[np.bool_]) -> Spoilt:
    """The text *wrong* with what is *put* in after characters and without those *dropped*."""
    origin = np.repeat(np.arange(len(numbers)), 1 + (put > 0) - dropped)
    extra = np.concatenate(([False], origin[1:] == origin[:-1]))
    left_out = np.where(dropped, numbers, 0)
    return Spoilt(
        np.where(extra, put[origin], wrong[origin]),
        np.where(extra, 0, numbers[origin]),
        extra,
        np.where(extra, 0, left_out[origin - 1]),
    )


def _put_in(numbers: Ids, at: int, known: Knowledge, random: np.random.Generator) -> int:
    """A character too many after the one at *at*: itself, one that sounds like it, one that follows it, or any."""
    number, sort = int(numbers[at]), random.random()
    if sort < 0.4:
        return number
    if sort < 0.55:
        return _other(number, known, random)
    weights = known.frequencies.copy()
    weights[:FIRST] = 0
    if sort < 0.85:
        follows = known.are_common(np.full(len(weights), number, np.uint64), np.arange(len(weights), dtype=np.uint64))
        weights *= follows if (weights * follows).any() else 1
    return int(random.choice(len(weights), p=weights / weights.sum()))


def _other(number: int, known: Knowledge, random: np.random.Generator) -> int:
    if random.random() < _UNCOMMON and (like := _uncommon(known).get(number)):
        return int(random.choice(like))
    entries = _entries(number, known)
    others, kinds, shapes = (array[entries] for array in known.confusions[1:])
    habits, sounds = habits_of(kinds), sounds_of(kinds)
    choices = {
        "same sound": (_SAME, (sounds == SAME_SOUND).astype(float)),
        "near sound": (_NEAR, (sounds == NEAR_SOUND).astype(float)),
        "like shape": (_ALIKE, (shapes / 255.0) ** 4),
        "habit": (_HABIT, np.where(habits, 2.0**habits, 0)),
    }
    sort = random.random()
    for share, weights in choices.values():
        if sort < share and weights.any():
            # Typing errors pick common characters rather than rare ones.
            weighted = weights * np.sqrt(known.frequencies[others] + 10)
            return int(random.choice(others, p=weighted / weighted.sum()))
        sort -= share
    weights = known.frequencies.copy()
    weights[:FIRST] = weights[number] = 0
    return int(random.choice(len(weights), p=weights / weights.sum()))


def _spoil_word(wrong: Ids, at: int, known: Knowledge, random: np.random.Generator) -> bool:
    """Put another word, or characters, of the same sound for the word of two characters at *at*, if one is there."""
    if wrong[at + 1] >= RARE or not known.words.levels(pack(wrong[at : at + 2], 2))[0]:
        return False
    pair = []
    for number in wrong[at : at + 2].tolist():
        entries = _entries(number, known)
        alike = sounds_of(known.confusions.kinds[entries]) == SAME_SOUND
        pair.append(known.confusions.others[entries][alike].astype(np.uint64))
    if not all(map(len, pair)):
        return False
    keys = ((pair[0][:, None] << np.uint64(WIDTH)) | pair[1][None, :]).ravel()
    keys = keys[known.words.levels(keys) > 0]
    if len(keys) and random.random() < _REAL:
        weights = 2.0 ** known.counts.levels(keys)
        key = int(random.choice(keys, p=weights / weights.sum()))
        wrong[at], wrong[at + 1] = key >> WIDTH, key & ((1 << WIDTH) - 1)
    else:
        wrong[at], wrong[at + 1] = random.choice(pair[0]), random.choice(pair[1])
    return True


@lru_cache(maxsize=1)
def _uncommon(known: Knowledge) -> dict[int, list[int]]:
    """For each number those of rare characters that are taken for it, the likest more often than the others."""
    starts, others, _, shapes = known.confusions
    found: dict[int, list[int]] = {}
    for rare in range(RARE, len(starts) - 1):
        for entry in range(int(starts[rare]), int(starts[rare + 1])):
            found.setdefault(int(others[entry]), []).extend([rare] * (1 + int(shapes[entry]) // 64))
    return found


def _entries(number: int, known: Knowledge) -> slice:
    return slice(int(known.confusions.starts[number]), int(known.confusions.starts[number + 1]))

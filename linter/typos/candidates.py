"""What might have been meant where a text looks wrong."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from linter.typos.cloze import Matrix
from linter.typos.grams import Levels
from linter.typos.tokens import Ids, Offsets, pack


class Candidates(NamedTuple):
    """One candidate a row: the *others* that may stand for the *span* characters from *starts* on, and why.

    *sounds*, *shapes* and *habits* are those of the confusion, for two characters the lesser of both. A character too
    many has the sound and shape of its likeness to the one before. *now* and *then* tell how well a single character
    and its other fill their place, 0 where nobody asked.
    """

    starts: Offsets
    span: int
    others: Ids
    sounds: Levels
    shapes: Levels
    habits: Levels
    now: Matrix
    then: Matrix

    def take(self, rows: npt.NDArray[np.bool_] | Offsets) -> Candidates:
        """Some of the rows."""
        why = (self.sounds[rows], self.shapes[rows], self.habits[rows])
        return Candidates(self.starts[rows], self.span, self.others[rows], *why, self.now[rows], self.then[rows])


def joined(one: Candidates, other: Candidates) -> Candidates:
    """The rows of both, which have the same span."""
    return Candidates(
        np.concatenate((one.starts, other.starts)),
        one.span,
        np.concatenate((one.others, other.others)),
        np.concatenate((one.sounds, other.sounds)),
        np.concatenate((one.shapes, other.shapes)),
        np.concatenate((one.habits, other.habits)),
        np.concatenate((one.now, other.now)),
        np.concatenate((one.then, other.then)),
    )


def held(keys: Ids, by: Ids) -> npt.NDArray[np.bool_]:
    """Which of *keys* are among those *by*. (numpy's own ``isin`` loads its masked arrays first.)"""
    if not len(by):
        return np.zeros(len(keys), bool)
    ranked = np.sort(by)
    return np.asarray(ranked[np.searchsorted(ranked, keys).clip(max=len(ranked) - 1)] == keys)


def keys_of(starts: Offsets, others: Ids | npt.NDArray[np.uint16]) -> Ids:
    """One number for each start and character."""
    return pack(np.stack((starts.astype(np.uint64), others.astype(np.uint64)), axis=1), 2).ravel()

"""Which characters may stand for which by mistake, and why."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from linter.typos.grams import Levels

NO_SOUND, NEAR_SOUND, SAME_SOUND = range(3)
TOP_HABIT = 15
"""The habit of what everybody knows to be wrong, such as two characters in the wrong order."""


class Confusions(NamedTuple):
    """The candidates of number ``n`` are the entries ``[starts[n], starts[n + 1])`` of the other arrays.

    *shapes* tells how alike two characters look, from 0 to 255, 0 for those that do not. *kinds* holds the sound in
    its lower two bits and above them the habit: in how many words people are known to write the one for the other,
    as the number of its binary digits.
    """

    starts: npt.NDArray[np.uint32]
    others: npt.NDArray[np.uint16]
    kinds: Levels
    shapes: Levels

    def entries(self, numbers: npt.NDArray[np.uint64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """All entries of *numbers*: which of the numbers each is of, and the entry."""
        first = self.starts[numbers].astype(np.int64)
        lengths = self.starts[numbers + np.uint64(1)].astype(np.int64) - first
        owners = np.repeat(np.arange(len(numbers)), lengths)
        within = np.arange(len(owners)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return owners, first[owners] + within


def kinds_of(sounds: Levels, habits: Levels) -> Levels:
    """Sounds and habits in one array."""
    return sounds | habits << np.uint8(2)


def sounds_of(kinds: Levels) -> Levels:
    """How like each candidate sounds: NO_SOUND, NEAR_SOUND or SAME_SOUND."""
    return kinds & np.uint8(3)


def habits_of(kinds: Levels) -> Levels:
    """How usual each mistake is, from 0 to TOP_HABIT."""
    return kinds >> np.uint8(2)

"""Where a text looks wrong."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from linter.typos.grams import Levels
from linter.typos.knowledge import Knowledge
from linter.typos.tokens import UNKNOWN, Ids, Offsets, counted

_FEW = 1
"""So many known trigrams, and so many known 4-grams, leave a character suspicious."""


class Screened(NamedTuple):
    """Where to look in a text: positions of *suspicious* and *lonely* characters, of *habitual* ones, and of *gaps*.

    Through a lonely character, and across the gap before a position, no known trigram runs.
    """

    suspicious: Offsets
    lonely: Offsets
    habitual: Offsets
    gaps: Offsets


def screen(known: Knowledge, numbers: Ids, levels: dict[int, Levels]) -> Screened:
    """Where the text *numbers* looks wrong."""
    confusable = np.diff(known.confusions.starts) > 0
    seen3, seen4 = (levels[3] > 0).astype(np.uint8), (levels[4] > 0).astype(np.uint8)
    across3, across4 = _shifted(seen3, 1, 2), _shifted(seen4, 1, 2, 3)
    through3, through4 = seen3 + across3, seen4 + across4
    character = confusable[numbers]
    doubtful = (through3 <= _FEW) & (through4 <= _FEW) & character
    before = np.concatenate(([False], character[:-1]))
    return Screened(
        np.flatnonzero(doubtful),
        np.flatnonzero((through3 == 0) & (doubtful | (counted(numbers) == UNKNOWN))),
        np.flatnonzero(known.often_wrong[numbers] & ~doubtful),
        np.flatnonzero((across3 == 0) & character & before),
    )


def _shifted(seen: npt.NDArray[np.uint8], *steps: int) -> npt.NDArray[np.uint8]:
    """How many of the n-grams that begin so many *steps* before each position were seen."""
    total = np.zeros_like(seen)
    for step in steps:
        total[step:] += seen[:-step]
    return total

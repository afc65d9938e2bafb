"""Of the places that look wrong those where another character would stand far better."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from linter.typos.cloze import Blanks, Matrix
from linter.typos.knowledge import Knowledge
from linter.typos.tokens import Ids, Offsets, counted

BETTER, FAR_BETTER = 1.5, 4.0
"""By how much another character fits better than what stands there where there is a doubt, and where it is strong."""


class Doubts(NamedTuple):
    """*places* where something else was perhaps meant, the *blanks* they are, how well what stands there fits *now*."""

    places: Offsets
    blanks: Blanks
    now: Matrix


def doubts(known: Knowledge, numbers: Ids, suspicious: Offsets) -> Doubts:
    """What is doubtful of the *suspicious* places of the text *numbers*."""
    ids = counted(numbers)
    blanks = known.cloze.read(ids, suspicious)
    now = known.cloze.fits(blanks, np.arange(len(suspicious)), ids[suspicious])
    doubtful = blanks.best - now > BETTER
    return Doubts(suspicious[doubtful], blanks.take(doubtful), now[doubtful])

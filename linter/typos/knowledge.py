"""What the detector knows of the language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from linter.typos.cloze import Cloze
from linter.typos.confusions import Confusions, habits_of
from linter.typos.grams import Counts
from linter.typos.likelihood import Numbers
from linter.typos.tokens import FIRST, WIDTH, Ids, Vocabulary

_HABITUAL = 3
"""A confusion of this habit is looked into wherever its character stands."""


@dataclass(frozen=True, eq=False)
class Knowledge:
    """What the chain knows.

    Characters and their counts, n-gram counts, confusions, a bit for each common bigram, how common words are, and how
    blanks are filled.
    """

    vocabulary: Vocabulary
    frequencies: Numbers
    counts: Counts
    confusions: Confusions
    common: npt.NDArray[np.uint8]
    words: Counts
    cloze: Cloze

    @cached_property
    def habitual(self) -> npt.NDArray[np.bool_]:
        """Whether each confusion is so usual that it is looked into wherever its character stands."""
        return np.asarray(habits_of(self.confusions.kinds) >= _HABITUAL)

    @cached_property
    def often_wrong(self) -> npt.NDArray[np.bool_]:
        """Whether each number has a habitual confusion."""
        starts = self.confusions.starts.astype(np.int64)
        before = np.concatenate(([0], np.cumsum(self.habitual)))
        return np.asarray(before[starts[1:]] > before[starts[:-1]])

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each character."""
        return {character: number for number, character in enumerate(self.vocabulary.characters, FIRST)}

    def among(self, characters: Iterable[str]) -> npt.NDArray[np.bool_]:
        """Whether each number is that of one of *characters*."""
        table = np.zeros(len(self.frequencies), bool)
        table[[self.numbers[character] for character in characters if character in self.numbers]] = True
        return table

    @cached_property
    def _pairs(self) -> npt.NDArray[np.bool_]:
        """Whether the bigram of each key is common."""
        return np.unpackbits(self.common, bitorder="little").view(bool)

    def are_common(self, first: Ids, second: Ids) -> npt.NDArray[np.bool_]:
        """Whether each pair of neighbours is common."""
        return np.asarray(self._pairs[((first << np.uint64(WIDTH)) | second).view(np.int64)])

    def between(self, left: Ids, right: Ids) -> tuple[npt.NDArray[np.int64], Ids]:
        """Every character that is common after one of *left* and before the one of *right*: whose row, and which."""
        follows = self._pairs.reshape(1 << WIDTH, -1)[left.view(np.int64)]
        follows[:, :FIRST] = False
        found = np.flatnonzero(follows)
        rows, others = found >> WIDTH, (found & ((1 << WIDTH) - 1)).view(np.uint64)
        kept = np.flatnonzero(self.are_common(others, right[rows]))
        return rows[kept], others[kept]

"""n-gram counts in a Bloomier filter: each count as the power of two below it, found by three look-ups.

An n-gram that was never counted is taken for a counted one once in 4,096 times; asking for the shorter ones
first makes that rarer still. Sources: Talbot and Brants, Randomized Language Models via Perfect Hash Functions
(ACL 2008); Graf and Lemire, Binary Fuse Filters (JEA 2022) for where the three cells of a key lie.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from linter.typos.tokens import WIDTH, Ids

Levels: TypeAlias = npt.NDArray[np.uint8]
LEVEL_BITS = 4
FINGERPRINT_BITS = 12
TOP_LEVEL = (1 << LEVEL_BITS) - 1
_FINGERPRINT = np.uint64((1 << FINGERPRINT_BITS) - 1)


class Counts(Protocol):
    """Whatever tells the level of n-grams: 0 for fewer than 2 occurrences, k for 2**k and more, 15 at most."""

    def levels(self, keys: Ids) -> Levels:
        """The level of each key."""
        ...


class Shape(NamedTuple):
    """Where cells lie: *segments* overlapping triples of segments of *length* cells, a power of two."""

    segments: int
    length: int

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return (self.segments + 2) * self.length


def hashed(keys: Ids, seed: int) -> Ids:
    """*keys* well mixed (the finaliser of SplitMix64)."""
    mixed = keys + np.uint64(seed)
    mixed ^= mixed >> np.uint64(30)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return mixed


def cells_of(hashes: Ids, shape: Shape) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The three cells of each key, one in each of three neighbouring segments."""
    span, mask = np.uint64(shape.segments * shape.length), np.uint64(shape.length - 1)
    first = ((hashes >> np.uint64(32)) * span) >> np.uint64(32)
    second = (first + np.uint64(shape.length)) ^ ((hashes >> np.uint64(16)) & mask)
    third = (first + np.uint64(2 * shape.length)) ^ (hashes & mask)
    return first.view(np.int64), second.view(np.int64), third.view(np.int64)


def fingerprints(hashes: Ids) -> npt.NDArray[np.uint16]:
    """What tells a key from others of the same cells, in the upper bits of a cell."""
    prints = (hashes * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(64 - FINGERPRINT_BITS)
    return ((prints & _FINGERPRINT) << np.uint64(LEVEL_BITS)).astype(np.uint16)


class Filter:
    """Counts held in *cells*, made by ``training``."""

    def __init__(self, cells: npt.NDArray[np.uint16], shape: Shape, seed: int) -> None:
        self.cells = cells
        self.shape = shape
        self.seed = seed

    def levels(self, keys: Ids) -> Levels:
        """The level of each key."""
        flat = keys.ravel()
        hashes = hashed(flat, self.seed)
        first, second, third = cells_of(hashes, self.shape)
        found = self.cells[first] ^ self.cells[second] ^ self.cells[third] ^ fingerprints(hashes)
        return np.where(found <= TOP_LEVEL, found, 0).astype(np.uint8).reshape(keys.shape)


def levels_of_grams(counts: Counts, *ids: Ids) -> Levels:
    """The level of the n-gram each row of *ids* makes, 0 when it holds a line end."""
    keys, whole = ids[0], ids[0] > 0
    for one in ids[1:]:
        keys = (keys << np.uint64(WIDTH)) | one
        whole &= one > 0
    levels = counts.levels(keys)
    levels[~whole] = 0
    return levels

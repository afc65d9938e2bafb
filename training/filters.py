"""Building the Bloomier filter that holds the counts."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from linter.typos.grams import Levels, Shape, cells_of, fingerprints, hashed
from linter.typos.tokens import Ids


def shape_for(keys: int) -> Shape:
    """The shape that holds so many keys with about an eighth of its cells to spare (Graf and Lemire)."""
    length = 1 << math.floor(math.log(max(keys, 2)) / math.log(3.33) + 2.25)
    length = min(length, 1 << 15)
    factor = max(1.13, 0.875 + 0.25 * math.log(1e6) / math.log(max(keys, 2)))
    return Shape(max(math.ceil(keys * factor / length) - 2, 1), length)


def build(keys: Ids, levels: Levels) -> tuple[npt.NDArray[np.uint16], Shape, int]:
    """Cells, shape and seed of a filter that gives each of *keys*, all different, its level."""
    shape = shape_for(len(keys))
    for seed in range(1, 100):
        hashes = hashed(keys, seed)
        places = np.stack(cells_of(hashes, shape), axis=1)
        rounds = _peel(places, shape.cells)
        if rounds is not None:
            return _assign(places, rounds, fingerprints(hashes) | levels, shape.cells), shape, seed
    raise ValueError(f"{len(keys)} keys do not fit into {shape.cells} cells")


def _peel(places: npt.NDArray[np.int64], cells: int) -> list[tuple[Ids, Ids]] | None:
    """Rounds of (key numbers, the cell only that key has left), or None when keys are left over."""
    flat = places.ravel()
    degree = np.bincount(flat, minlength=cells)
    total = np.bincount(flat, weights=np.repeat(np.arange(len(places)), 3), minlength=cells).astype(np.int64)
    free = np.flatnonzero(degree == 1)
    rounds = []
    left = len(places)
    while len(free):
        owners, first = np.unique(total[free], return_index=True)
        rounds.append((owners, free[first]))
        left -= len(owners)
        touched = places[owners].ravel()
        np.subtract.at(degree, touched, 1)
        np.subtract.at(total, touched, np.repeat(owners, 3))
        touched = np.unique(touched)
        free = touched[degree[touched] == 1]
    return None if left else rounds


def _assign(places, rounds, values, cells) -> npt.NDArray[np.uint16]:
    filled = np.zeros(cells, np.uint16)
    for owners, own in reversed(rounds):
        a, b, c = places[owners].T
        filled[own] = 0
        filled[own] = values[owners] ^ filled[a] ^ filled[b] ^ filled[c]
    return filled

"""Boosted decision trees as arrays, run over many rows at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_STAGES = (0, 12, 25, 50, 100, 200)
_HOPELESS = -2.5
"""Log-odds that no row recovers from: below it after one of the stages, the other trees are spared."""


class Trees(NamedTuple):
    """One tree a row. Node ``n`` sends ``features[n] <= thresholds[n]`` to ``left[n]``, all else to ``right[n]``.

    A child below zero is the leaf ``-1 - child``.
    """

    features: npt.NDArray[np.uint8]
    thresholds: npt.NDArray[np.float32]
    left: npt.NDArray[np.int8]
    right: npt.NDArray[np.int8]
    leaves: npt.NDArray[np.float32]

    def probabilities(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """How probable each of *rows* is; exact for those of about 0.1 and more."""
        odds = np.zeros(len(rows), np.float32)
        live = np.arange(len(rows))
        for first, last in zip(_STAGES, (*_STAGES[1:], len(self.features)), strict=True):
            odds[live] += self._odds(slice(first, last), rows[live])
            live = live[odds[live] > _HOPELESS]
        return np.asarray(1 / (1 + np.exp(-odds)), np.float32)

    def _odds(self, some: slice, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        nodes = self.features.shape[1]
        features, thresholds = self.features[some].ravel(), self.thresholds[some].ravel()
        left, right = self.left[some].ravel(), self.right[some].ravel()
        trees = len(features) // nodes
        row = np.repeat(np.arange(len(rows)), trees)
        base = np.tile(np.arange(trees) * nodes, len(rows))
        child = np.zeros(len(row), np.int8)
        inner = np.arange(len(row))
        while len(inner):
            at = base[inner] + child[inner]
            below = rows[row[inner], features[at]] <= thresholds[at]
            child[inner] = following = np.where(below, left[at], right[at])
            inner = inner[following >= 0]
        leaf = np.tile(np.arange(trees) * self.leaves.shape[1], len(rows)) - 1 - child
        odds: npt.NDArray[np.float32] = self.leaves[some].ravel()[leaf].reshape(len(rows), trees).sum(axis=1)
        return odds

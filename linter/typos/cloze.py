"""How well characters fill the blanks between what stands around them: a small network that reads sixteen neighbours.

It knows more of a sentence than sequences of five characters do, and kinds of neighbours rather than single ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from linter.typos.tokens import Ids, Offsets

Matrix: TypeAlias = npt.NDArray[np.float32]

SIGHT = 8
"""Neighbours read on each side of a blank."""
_COMMON = 1536
"""A blank is taken to be filled by one of so many commonest characters."""
_BATCH, _MANY = 256, 4096
"""So many places, so many characters are reckoned with at once: what they need stays in the cache."""
_STEP = 1 / 64
NEIGHBOURS: Offsets = np.concatenate((np.arange(-1, -SIGHT - 1, -1), np.arange(1, SIGHT + 1)))
"""Where the neighbours of a blank stand, outwards to the left, then to the right."""


class Layer(NamedTuple):
    """A matrix in whole numbers: row ``n`` is ``weights[n] * scales[n]``."""

    weights: npt.NDArray[np.int8]
    scales: Matrix

    @property
    def dense(self) -> Matrix:
        """The matrix itself."""
        return self.weights * self.scales[:, None]


@dataclass(frozen=True, eq=False)
class Cloze:
    """Layers of the network.

    Each of the neighbours is looked up in *embeddings*, all are joined, and *inner*, cut off below 0, then *narrow*
    make of them what is compared with the *outputs* of each character.
    """

    embeddings: Layer
    inner: Layer
    inner_bias: Matrix
    narrow: Layer
    outputs: Layer
    output_bias: Matrix

    @cached_property
    def _dense(self) -> tuple[Matrix, Matrix, Matrix, Matrix]:
        """The layers; to the outputs their bias is joined."""
        outputs = np.concatenate((self.outputs.dense, self.output_bias[:, None]), axis=1)
        return self.embeddings.dense, self.inner.dense, self.narrow.dense, outputs

    def read(self, ids: Ids, places: Offsets) -> Blanks:
        """What stands around each of *places* of *ids*, and what would fill it best."""
        outputs = self._dense[3]
        common = outputs[:_COMMON].T
        asked = np.ones((len(places), outputs.shape[1]), np.float32)
        whole, best = np.zeros(len(places), np.float32), np.zeros(len(places), np.float32)
        top = np.zeros(len(places), np.uint64)
        for first in range(0, len(places), _BATCH):
            some = slice(first, first + _BATCH)
            asked[some, :-1] = self._compared(contexts(ids[places[some, None] + NEIGHBOURS]))
            scores = asked[some] @ common
            top[some] = at = scores.argmax(axis=1)
            best[some] = scores[np.arange(len(at)), at]
            scores -= best[some, None]
            np.exp(scores, out=scores)
            whole[some] = best[some] + np.log(scores.sum(axis=1))
        return Blanks(asked, whole, top, _rounded(best - whole))

    def fits(self, blanks: Blanks, owners: Offsets, others: Ids | npt.NDArray[np.uint16]) -> Matrix:
        """How well each of *others* fills that of *blanks* which *owners* tells (log-likelihoods)."""
        found = np.zeros(len(others), np.float32)
        outputs = self._dense[3]
        for first in range(0, len(others), _MANY):
            some = slice(first, first + _MANY)
            found[some] = np.einsum("ij,ij->i", blanks.asked[owners[some]], outputs[others[some]])
        return _rounded(found - blanks.whole[owners])

    def _compared(self, around: Ids) -> Matrix:
        embeddings, inner, narrow, _ = self._dense
        hidden = embeddings[around].reshape(len(around), -1) @ inner
        hidden += self.inner_bias
        np.maximum(hidden, 0, out=hidden)
        return np.asarray(hidden @ narrow, np.float32)


class Blanks(NamedTuple):
    """Places whose surroundings have been read, one a row.

    *asked* is what the outputs of characters are compared with; *whole* is by how much such a score exceeds a
    log-likelihood; *top* is the character that fits *best*, which is its log-likelihood.
    """

    asked: Matrix
    whole: Matrix
    top: Ids
    best: Matrix

    def take(self, rows: npt.NDArray[np.bool_]) -> Blanks:
        """Some of the places."""
        return Blanks(self.asked[rows], self.whole[rows], self.top[rows], self.best[rows])


def _rounded(likelihoods: Matrix) -> Matrix:
    """The last bits differ between machines; a decision must not hang on them."""
    return np.asarray(np.rint(likelihoods / _STEP) * _STEP, np.float32)


def contexts(rows: Ids) -> Ids:
    """*rows* of neighbours without what stands beyond a line end."""
    for side in (rows[:, :SIGHT], rows[:, SIGHT:]):
        side[np.logical_or.accumulate(side == 0, axis=1)] = 0
    return rows

"""Learning to fill blanks, on whatever of the corpus the decision is not learnt from (Adam: Kingma and Ba, 2015)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from linter.typos.cloze import NEIGHBOURS, SIGHT, Cloze, Layer, contexts
from linter.typos.tokens import BREAK, FIRST, Ids, Offsets

Matrix = npt.NDArray[np.float32]

EMBEDDED, HIDDEN, COMPARED = 48, 256, 64
"""Width of what a neighbour is looked up as, of the hidden layer, and of what is compared with each character."""
BATCH = 2048
RATE, WARMING = 3e-3, 300
"""The highest step, reached after so many batches; it sinks to nothing at the end."""
_SLOW, _SLOWER = 0.9, 0.99
WRONG = 0.02
"""Share of the neighbours that are wrong: errors come together."""
_SEED = 5


def learn_cloze(ids: Ids, places: Offsets, frequencies: Matrix, batches: int | None = None) -> Cloze:
    """A network that fills the blanks at *places* of *ids*, each asked once, or in so many *batches* of them."""
    random = np.random.default_rng(_SEED)
    places = random.permutation(places)
    batches = min(batches or len(places), len(places) // BATCH)
    shares = (frequencies + 1) / (frequencies + 1).sum()
    learner = _Learner(shares, random)
    for number in range(batches):
        some = places[number * BATCH : (number + 1) * BATCH]
        around = ids[some[:, None] + NEIGHBOURS]
        _spoil(around, shares, random)
        learner.step(contexts(around), ids[some], RATE * min(1.0, (number + 1) / WARMING) * (1 - number / batches))
    return learner.cloze()


class _Learner:
    def __init__(self, shares: Matrix, random: np.random.Generator) -> None:
        size = len(shares)

        def normal(deviation: float, *shape: int) -> Matrix:
            return (random.standard_normal(shape) * deviation).astype(np.float32)

        self.weights = {
            "embeddings": normal(0.1, size, EMBEDDED),
            "inner": normal(3 / np.sqrt(2 * SIGHT * EMBEDDED), 2 * SIGHT * EMBEDDED, HIDDEN),
            "inner_bias": np.zeros(HIDDEN, np.float32),
            "narrow": normal(1 / np.sqrt(HIDDEN), HIDDEN, COMPARED),
            "outputs": normal(0.1, size, COMPARED),
            "output_bias": np.log(shares).astype(np.float32),
        }
        self.means = {name: np.zeros_like(weight) for name, weight in self.weights.items()}
        self.squares = {name: np.zeros_like(weight) for name, weight in self.weights.items()}
        self.steps = 0

    def step(self, around: Ids, asked: Ids, rate: float) -> None:
        """Move the weights by one batch."""
        self.steps += 1
        rate *= np.sqrt(1 - _SLOWER**self.steps) / (1 - _SLOW**self.steps)
        for name, slope in self._slopes(around, asked):
            mean, square = self.means[name], self.squares[name]
            mean += (1 - _SLOW) * (slope - mean)
            square += (1 - _SLOWER) * (slope * slope - square)
            self.weights[name] -= np.float32(rate) * mean / (np.sqrt(square) + np.float32(1e-7))

    def _slopes(self, around: Ids, asked: Ids) -> Iterator[tuple[str, Matrix]]:
        """The slope of the loss along each of the weights, which stay as they are until all are told."""
        weights = self.weights
        embedded = weights["embeddings"][around].reshape(len(around), -1)
        hidden = np.maximum(embedded @ weights["inner"] + weights["inner_bias"], 0)
        compared = hidden @ weights["narrow"]
        share = compared @ weights["outputs"].T
        share += weights["output_bias"]
        share -= share.max(axis=1, keepdims=True)
        np.exp(share, out=share)
        share /= share.sum(axis=1, keepdims=True)
        share[np.arange(len(asked)), asked] -= 1
        share /= len(asked)
        on_compared = share @ weights["outputs"]
        on_hidden = on_compared @ weights["narrow"].T
        on_hidden *= hidden > 0
        on_embedded = on_hidden @ weights["inner"].T
        return iter(
            [
                ("output_bias", share.sum(axis=0)),
                ("outputs", share.T @ compared),
                ("narrow", hidden.T @ on_compared),
                ("inner_bias", on_hidden.sum(axis=0)),
                ("inner", embedded.T @ on_hidden),
                ("embeddings", _gathered(around, on_embedded, len(weights["embeddings"]))),
            ]
        )

    def cloze(self) -> Cloze:
        """The network as it is shipped."""
        layers = {name: layer(weight) if weight.ndim == 2 else weight for name, weight in self.weights.items()}
        return Cloze(**layers)


def _spoil(around: Ids, shares: Matrix, random: np.random.Generator) -> None:
    """Put wrong characters among the neighbours *around*."""
    wrong = (random.random(around.shape) < WRONG) & (around > BREAK)
    around[wrong] = np.searchsorted(np.cumsum(shares), random.random(int(wrong.sum()))).clip(FIRST, len(shares) - 1)


def _gathered(around: Ids, slopes: Matrix, size: int) -> Matrix:
    """The sum of the *slopes* of each number in *around*."""
    order = np.argsort(around, axis=None, kind="stable")
    numbers = around.ravel()[order]
    starts = np.flatnonzero(np.concatenate(([True], numbers[1:] != numbers[:-1])))
    gathered = np.zeros((size, EMBEDDED), np.float32)
    gathered[numbers[starts]] = np.add.reduceat(slopes.reshape(-1, EMBEDDED)[order], starts, axis=0)
    return gathered


def layer(weight: Matrix) -> Layer:
    """*weight* in whole numbers, row by row."""
    scales = np.maximum(np.abs(weight).max(axis=1), 1e-9) / 127
    return Layer(np.rint(weight / scales[:, None]).astype(np.int8), scales.astype(np.float32))

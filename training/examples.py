"""Rows for the decision to learn from: good text with errors put in, and the same text untouched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from linter.typos.judging import judged
from linter.typos.knowledge import Knowledge
from linter.typos.tokens import FIRST, PADDING, Ids, Offsets, counted
from training.counting import Table
from training.errors import spoilt, untouched
from training.heldout import HeldOut

LENGTH = 20_000
"""Characters spoilt together: about a document."""
AROUND = 150_000
"""Characters left out of the counts before and after a block: news of one week names the same people and places."""
SHARES = {"cctv": 0.3, "hebei": 0.3, "laws": 0.22, "policy": 0.12, "clean": 0.06}
"""Share of the blocks by the beginning of the name of the text they are taken from."""
BLOCKS = 360
_SEED = 7


class Block(NamedTuple):
    """The LENGTH characters of *text* from *start* on."""

    text: Ids
    start: int

    def around(self, reach: int) -> Ids:
        """The block with so many characters on each side."""
        return self.text[max(self.start - reach, 0) : self.start + LENGTH + reach]


def blocks(texts: Mapping[str, Ids], count: int = BLOCKS) -> Iterator[Block]:
    """About *count* blocks spread evenly over each sort of *texts*."""
    for text, starts in _parted(texts, count):
        for start in starts:
            yield Block(text, start)


def outside(texts: Mapping[str, Ids], count: int = BLOCKS) -> tuple[Ids, Offsets]:
    """All that *blocks* are taken from as one, padded, and where in it characters stand that are in none of them."""
    parts, free = [], []
    for text, starts in _parted(texts, count):
        able = counted(text) >= FIRST
        for start in starts:
            able[start : start + LENGTH] = False
        parts.append(np.pad(counted(text), PADDING))
        free.append(np.pad(able, PADDING))
    return np.concatenate(parts), np.flatnonzero(np.concatenate(free))


def _parted(texts: Mapping[str, Ids], count: int) -> Iterator[tuple[Ids, list[int]]]:
    """Each sort of *texts* as one, and where its blocks start."""
    for beginning, share in SHARES.items():
        text = np.concatenate([text for name, text in texts.items() if name.startswith(beginning)])
        yield text, np.linspace(0, len(text) - LENGTH, round(count * share)).astype(int).tolist()


def examples(
    block: Block, seed: int, tables: dict[int, Table], known: Knowledge
) -> Iterator[tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]]:
    """Features of candidates in *block*, and whether each candidate is what was meant."""
    random = np.random.default_rng([_SEED, seed])
    good = np.pad(block.around(0), PADDING)
    held = replace(known, counts=HeldOut(tables, counted(block.around(AROUND))))
    for text in (spoilt(good, known, random), untouched(good)):
        for found in judged(held, text.numbers):
            yield found.features, text.mended(found)

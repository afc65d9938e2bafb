"""Rows for the decision to learn from: good text with errors put in, and the same text untouched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from linter.typos.judging import judged
from linter.typos.knowledge import Knowledge
from linter.typos.tokens import PADDING, Ids
from training.counting import Table
from training.errors import spoilt, untouched
from training.heldout import HeldOut

BLOCK = 20_000
"""Characters spoilt together: about a document."""
AROUND = 150_000
"""Characters left out of the counts before and after a block: news of one week names the same people and places."""
SHARES = {"cctv": 0.3, "hebei": 0.3, "laws": 0.22, "policy": 0.12, "clean": 0.06}
"""Share of the blocks by the beginning of the name of the text they are taken from."""
BLOCKS = 360
_SEED = 7


def examples(
    texts: Mapping[str, Ids], tables: dict[int, Table], known: Knowledge, blocks: int = BLOCKS
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]:
    """Features of candidates in blocks of *texts*, and whether each candidate is what was meant."""
    random = np.random.default_rng(_SEED)
    rows, right = [], []
    for beginning, share in SHARES.items():
        ids = np.concatenate([text for name, text in texts.items() if name.startswith(beginning)])
        for start in np.linspace(0, len(ids) - BLOCK, round(blocks * share)).astype(int).tolist():
            good = np.pad(ids[start : start + BLOCK], PADDING)
            around = ids[max(start - AROUND, 0) : start + BLOCK + AROUND]
            held = replace(known, counts=HeldOut(tables, around))
            for text in (spoilt(good, known, random), untouched(good)):
                for found in judged(held, text.ids):
                    rows.append(found.features)
                    right.append(text.mended(found))
    return np.concatenate(rows), np.concatenate(right)

"""Counting n-grams of up to five characters in a corpus of plain text, one sentence a line."""

from __future__ import annotations

import tarfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from linter.typos.grams import TOP_LEVEL, Levels
from linter.typos.tokens import BREAK, FIRST, WIDTH, Ids, Vocabulary, fold, pack

ORDERS = (2, 3, 4, 5)
SIZE = (1 << WIDTH) - 1 - FIRST


def read_corpus(archive: Path) -> dict[str, str]:
    """The texts of a tar archive by name, each line once: repeated lines are forms and headings."""
    texts = {}
    seen: set[str] = set()
    with tarfile.open(archive) as tar:
        for member in sorted(tar.getmembers(), key=lambda one: one.name):
            stream = tar.extractfile(member) if member.name.endswith(".txt") else None
            if stream is not None:
                lines = []
                for line in stream.read().decode("utf-8").split("\n"):
                    stripped = line.strip()
                    if stripped and stripped not in seen:
                        seen.add(stripped)
                        lines.append(stripped)
                texts[Path(member.name).name] = "\n".join(lines)
    return texts


def common_characters(texts: dict[str, str]) -> str:
    """The commonest characters that are neither digits, letters nor spaces, commonest first."""
    found: Counter[str] = Counter()
    for text in texts.values():
        found.update(fold(text))
    ranked = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    plain = [c for c, _ in ranked if ord(c) < 1 << 16 and not c.isspace() and not _is_run(c) and c != "\ufeff"]
    return "".join(plain[:SIZE])


def _is_run(character: str) -> bool:
    return (
        "0" <= character <= "9"
        or "０" <= character <= "９"
        or "a" <= character.lower() <= "z"
        or "ａ" <= character.lower() <= "ｚ"
    )


@dataclass(frozen=True)
class Table:
    """The n-grams of one order, sorted, with their counts."""

    keys: Ids
    counts: npt.NDArray[np.uint32]

    def of(self, keys: Ids) -> npt.NDArray[np.uint32]:
        """The count of each key."""
        if not len(self.keys):
            return np.zeros(keys.shape, np.uint32)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, self.counts[at], 0).astype(np.uint32)


def count(ids: Ids, order: int, least: int) -> Table:
    """The n-grams of *order* in *ids* that stand there at least *least* times; none holds a line end."""
    keys = pack(ids, order)
    whole = np.ones(len(keys), bool)
    for step in range(order):
        whole &= ids[step : step + len(keys)] != BREAK
    keys = np.sort(keys[whole])
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, np.int64)
    counts = np.diff(np.append(starts, len(keys))).astype(np.uint32)
    kept = counts >= least
    return Table(keys[starts[kept]], counts[kept])


def level(counts: npt.NDArray[np.uint32]) -> Levels:
    """The power of two below each count, 0 for fewer than two."""
    return np.minimum(np.floor(np.log2(np.maximum(counts, 1))), TOP_LEVEL).astype(np.uint8)


def order_of(key: int) -> int:
    """How many characters the n-gram of *key* has."""
    return (key.bit_length() + WIDTH - 1) // WIDTH


def ids_of(texts: dict[str, str], vocabulary: Vocabulary) -> dict[str, Ids]:
    """Each of *texts* as numbers."""
    return {name: vocabulary.tokens(text).numbers for name, text in texts.items()}

"""Sketches of documents: a few numbers each, by which those that are worded alike are found without their texts.

MinHash with bands: Broder, "On the resemblance and containment of documents" (1997); Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", chapter 3. Numbers are those of the library rensa.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.checks.wording import LENGTH, wording
from linter.language import Mistake

NUMBERS = 126
ROWS = 3
"""Numbers of a band: two documents meet where all numbers of one band are equal.

With 42 bands of 3, documents with 10, 30 or 50 % of all their shingles in common meet in 4, 68 and 99 of 100 cases.
"""
SHORTEST = 200
"""A document with fewer characters of running text is not compared."""
NEAREST = 4
"""A document is paired with so many others that share a band with it: those just before it, and the first of all."""
LEAST_ALIKE = 0.25
"""Pairs whose sketches agree in a smaller share of their numbers are dropped unread."""

_SEED = 1
_ITEM = "I"


def scheme() -> str:
    """The name of what makes sketches; sketches of other names cannot be compared with them.

    Raises Mistake when the library is not installed.
    """
    try:
        from rensa import RMinHash
    except ImportError as error:
        raise Mistake(
            '比较各份文件（--across）要先安装一个组件：pip install "reportlint[archive]"',
            'to compare documents (--across) install one more package: pip install "reportlint[archive]"',
        ) from error
    return f"minhash-{RMinHash.ALGORITHM_VERSION}-{NUMBERS}-{LENGTH}-1"


def sketch(text: str) -> bytes:
    """The sketch of a document's *text*; empty when it is too short to be compared."""
    from rensa import RMinHash

    words = wording(text)
    if len(words.text) < SHORTEST:
        return b""
    minhash = RMinHash(num_perm=NUMBERS, seed=_SEED)
    minhash.update(sorted(words.shingles))
    return array(_ITEM, minhash.digest()).tobytes()


class Pair(NamedTuple):
    """Positions of two sketches, the smaller first, and the share of their numbers in which they agree."""

    one: int
    other: int
    agreement: float


def alike_pairs(sketches: Sequence[bytes]) -> Iterator[Pair]:
    """The sketches that may be of documents worded alike, each pair once.

    One band is looked at after another, so that memory holds no more than one index beside the sketches.
    """
    seen: set[tuple[int, int]] = set()
    width = ROWS * array(_ITEM).itemsize
    for start in range(0, NUMBERS * array(_ITEM).itemsize, width):
        met: dict[bytes, list[int]] = {}
        for position, one in enumerate(sketches):
            if not one:
                continue
            before = met.setdefault(one[start : start + width], [])
            for other in before:
                if (other, position) not in seen and (agreed := agreement(sketches[other], one)) >= LEAST_ALIKE:
                    seen.add((other, position))
                    yield Pair(other, position, agreed)
            # The first stays, the last ones follow: a form that thousands fill in must not make millions of pairs.
            before.append(position)
            if len(before) > NEAREST:
                del before[1]


def agreement(one: bytes, other: bytes) -> float:
    """The share of the numbers of two sketches that are equal: about the share of all their shingles that both have."""
    first, second = array(_ITEM, one), array(_ITEM, other)
    return sum(a == b for a, b in zip(first, second, strict=True)) / NUMBERS

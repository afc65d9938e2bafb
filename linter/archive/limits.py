"""How far archives are opened: depth, size, ratio and number of members."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from linter.language import Mistake

_UNITS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}
_SPARED_BYTES = 1 << 20
"""What stays as small as this is no bomb, whatever its ratio."""
_SPARED_IN_ALL = 16 << 20
"""Nor is an archive as a whole: what was read of a member before it was refused counts too."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Archives in archives up to *depth* of them, members of up to *size* bytes, *count* of them in an archive.

    *ratio* is how many times its compressed size a member may have, and all that comes of one archive.
    """

    depth: int = 3
    size: int = 100 << 20
    ratio: int = 200
    count: int = 1_000_000

    def allowed(self, compressed: int, spared: int = _SPARED_BYTES) -> int:
        """The bytes that may come of so many *compressed* ones."""
        return max(self.ratio * compressed, spared)


def read_limits(words: Iterable[str]) -> Limits:
    """The limits that *words* such as ``ratio=500`` and ``size=1GB`` set, the others as they are.

    Raises Mistake for words that are none.
    """
    limits = Limits()
    for word in words:
        match = re.fullmatch(r"(depth|size|ratio|count)=(\d+)([kmg]?)i?b?", word.lower())
        if match is None or (match[3] and match[1] != "size"):
            raise Mistake(
                "--limits 不认识“{word}”；写法如 depth=3,size=100MB,ratio=200,count=1000000",
                "--limits does not know '{word}'; it is written as in depth=3,size=100MB,ratio=200,count=1000000",
                word=word,
            )
        limits = replace(limits, **{match[1]: int(match[2]) * _UNITS[match[3]]})
    return limits


class Overspent(Exception):
    """More came out of an archive than may."""


class Budget:
    """The bytes that may still come out of an archive of *compressed* bytes, with all that is nested in it."""

    def __init__(self, limits: Limits, compressed: int | None) -> None:
        self._left = None if compressed is None else limits.allowed(compressed, _SPARED_IN_ALL)

    def spend(self, count: int) -> None:
        """Take *count* bytes.

        Raises Overspent when there were not so many left.
        """
        if self._left is not None:
            self._left -= count
            if self._left < 0:
                raise Overspent

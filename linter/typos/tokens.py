"""A text as the numbers the n-gram model counts: one for each character, one for a run of digits or of letters."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Ids: TypeAlias = npt.NDArray[np.uint64]
Offsets: TypeAlias = npt.NDArray[np.int64]

BREAK, UNKNOWN, DIGITS, LETTERS = range(4)
"""A line end (in no n-gram), any character without number, a run of digits, a run of letters."""
FIRST = 4
"""The number of the vocabulary's first character."""
WIDTH = 12
"""Bits of a number: five of them fit into 64."""
RARE = 1 << WIDTH
"""The number of the first character that is not counted."""
PADDING = 10
"""Breaks put before and after every text, so that no window leaves it."""

_LEFT_OUT = (1 << WIDTH) - 1
_FOLDED = str.maketrans(",:;?!()", "，：；？！（）")


class Tokens(NamedTuple):
    """The numbers of a text and where each stands in it; breaks of the padding stand at -1."""

    numbers: Ids
    places: Offsets

    @property
    def ids(self) -> Ids:
        """The numbers as n-grams hold them."""
        return counted(self.numbers)


class Vocabulary:
    """The *characters* that n-grams hold, at most 4,091; *table* gives the number of each code point.

    Characters too rare to be counted have numbers from RARE on: only what they are taken for is known.
    """

    def __init__(self, characters: str, rare: str, table: npt.NDArray[np.uint16]) -> None:
        self.characters = characters
        self.rare = rare
        self.table = table

    def __len__(self) -> int:
        return FIRST + len(self.characters)

    def character(self, number: int) -> str:
        """The character of *number*, which is at least FIRST."""
        return self.characters[number - FIRST]

    def tokens(self, text: str) -> Tokens:
        """The numbers of *text*, padded on both sides; spaces are left out."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        ids = self.table[np.minimum(codes, len(self.table) - 1)]
        kept = ids != _LEFT_OUT
        kept[1:] &= (ids[1:] != ids[:-1]) | ((ids[1:] != DIGITS) & (ids[1:] != LETTERS))
        places = np.flatnonzero(kept)
        return Tokens(
            np.pad(ids[places].astype(np.uint64), PADDING),
            np.pad(places.astype(np.int64), PADDING, constant_values=-1),
        )


def counted(numbers: Ids) -> Ids:
    """*numbers* as n-grams hold them: rare characters are UNKNOWN."""
    return np.where(numbers < RARE, numbers, np.uint64(UNKNOWN))


def fold(text: str) -> str:
    """*text* with half-width marks as full-width ones, as the vocabulary knows them."""
    return text.translate(_FOLDED)


def pack(ids: Ids, order: int) -> Ids:
    """The keys of the n-grams of *order* that begin at each position of the last axis."""
    length = ids.shape[-1] - order + 1
    keys = ids[..., :length].copy()
    for step in range(1, order):
        keys <<= np.uint64(WIDTH)
        keys |= ids[..., step : step + length]
    return keys


def vocabulary(characters: str, rare: str = "") -> Vocabulary:
    """The vocabulary of *characters*, at most 4,091, and of *rare* ones."""
    if len(characters) > _LEFT_OUT - FIRST:
        raise ValueError(f"{len(characters)} characters do not fit into {WIDTH} bits")
    table = np.full(1 << 16, UNKNOWN, np.uint16)
    for code in range(1 << 16):
        character = chr(code)
        if character == "\n":
            table[code] = BREAK
        elif character.isspace() or character in "\ufeff\u200b":
            table[code] = _LEFT_OUT
        elif "0" <= character <= "9" or "０" <= character <= "９":
            table[code] = DIGITS
        elif "a" <= character.lower() <= "z" or "ａ" <= character.lower() <= "ｚ":
            table[code] = LETTERS
    for first, those in ((FIRST, characters), (RARE, rare)):
        for number, character in enumerate(those, first):
            table[ord(character)] = number
    for half, full in _FOLDED.items():
        table[half] = table[ord(full) if isinstance(full, str) else full]
    return Vocabulary(characters, rare, table)

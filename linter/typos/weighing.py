"""What the surroundings of a correction say: errors come together, and names and quotations are not mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from linter.typos.knowledge import Knowledge
from linter.typos.tokens import BREAK, Ids, pack

SURE = 0.9
"""Confidence from which a correction is taken for certain."""
NUMERALS = "〇一二三四五六七八九十百千万亿两"
"""A numeral is a fact rather than a slip."""
ALTERNATIVES = ("国省市州县区乡镇村", "和与或及")
"""One of these in place of another is a choice of the author: whose matter it is, and how many things are meant."""
_COMPANY = 8.0
"""How many times greater the odds of an error are in a line that holds another one."""
_NAMED = 0.2
"""The same in a name in quotation marks, in a title, or for what would make a word stand twice."""
_CHOSEN = 0.02
"""The same where the text holds one alternative and the other would be put."""
_LENGTH = 0.4
"""The same for a character missing or too many, which is how names and new terms look."""
_WORD, _COMMON_WORD = 0.4, 6
"""The same for what is a word as it stands, and how common the word is (level)."""
_NAMES = (("《", "》", 40), ("“", "”", 9))
"""What a name stands between, and how many characters it has at most, the opening mark among them."""
_CLOSE = 4


class Correction(NamedTuple):
    """The *others* stand with probability *confidence* for the *span* characters from *start* on."""

    confidence: float
    start: int
    span: int
    others: Ids

    @property
    def end(self) -> int:
        """The position after the span."""
        return self.start + self.span

    @property
    def keeps_length(self) -> bool:
        """Whether as many characters are put as are taken."""
        return self.span == len(self.others)


def weighed(known: Knowledge, ids: Ids, corrections: list[Correction]) -> Iterator[Correction]:
    """*corrections* of the text *ids*, as sure as their surroundings let them be."""
    line = np.cumsum(ids == BREAK)
    certain = Counter(int(line[one.start]) for one in corrections if one.confidence >= SURE)
    guarded = _named(known, ids) | known.among(NUMERALS)[ids]
    alternatives = [known.among(characters) for characters in ALTERNATIVES]
    for one in corrections:
        factor = _COMPANY if certain[int(line[one.start])] > (one.confidence >= SURE) else 1.0
        if guarded[one.start] or _doubles(ids, one):
            factor *= _NAMED
        if not one.keeps_length:
            factor *= _LENGTH
        elif any(_swaps(ids, one, among) for among in alternatives):
            factor *= _CHOSEN
        if _is_word(known, ids, one):
            factor *= _WORD
        yield one._replace(confidence=times_the_odds(one.confidence, factor))


def times_the_odds(confidence: float, factor: float) -> float:
    """*confidence* with its odds so many times greater."""
    return confidence * factor / (confidence * factor + 1 - confidence)


def _swaps(ids: Ids, one: Correction, alternatives: npt.NDArray[np.bool_]) -> bool:
    """Whether one of *alternatives* gives way to another."""
    return bool((alternatives[ids[one.start : one.end]] & alternatives[one.others]).any())


def _is_word(known: Knowledge, ids: Ids, one: Correction) -> bool:
    """Whether what is replaced is part of a common word as it stands."""
    if not one.keeps_length:
        return False
    aside = one.span == 1
    pairs = pack(ids[one.start - aside : one.end + aside], 2)
    return bool((known.words.levels(pairs) >= _COMMON_WORD).any())


def _doubles(ids: Ids, one: Correction) -> bool:
    """Whether the replacement makes a word that already stands close by: 茶号，茶叶 is no 茶叶，茶叶."""
    if not one.keeps_length:
        return False
    around = ids[max(one.start - _CLOSE, 0) : one.end + _CLOSE].tolist()
    mended = [*ids[one.start - 1 : one.start].tolist(), *one.others.tolist(), *ids[one.end : one.end + 1].tolist()]
    present = set(pairwise(around))
    return any(pair in present for pair in pairwise(mended))


def _named(known: Knowledge, ids: Ids) -> npt.NDArray[np.bool_]:
    """Which positions stand inside 《》 or a short “”."""
    named = np.zeros(len(ids), bool)
    for opening, closing, longest in _NAMES:
        starts = np.flatnonzero(ids == known.numbers.get(opening, -1))
        ends = np.flatnonzero(ids == known.numbers.get(closing, -1))
        following = np.searchsorted(ends, starts)
        for start, at in zip(starts.tolist(), following.tolist(), strict=True):
            if at < len(ends) and ends[at] - start <= longest:
                named[start : ends[at]] = True
    return named

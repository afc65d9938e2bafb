"""The chain from a text to what is probably misspelt in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from linter.typos.judging import judged
from linter.typos.knowledge import Knowledge
from linter.typos.tokens import BREAK, PADDING, Ids, Offsets, Tokens, pack
from linter.typos.trees import Trees
from linter.typos.weighing import SURE, Correction, times_the_odds, weighed

_PASSES = 3
_USUAL, _HASTE = 0.1, 1
"""The share of usual official prose that looks wrong, and by what power of the excess an error is likelier in it."""
_FOREIGN, _LOWERING = 0.38, 6
"""Text more of which looks wrong is no official prose; by what power of the excess the odds are lowered there."""
_RECURS, _RARE = 3, 5
"""A bigram below this level that stands so often in one text is part of a name or a term."""


class Typo(NamedTuple):
    """Text ``[start, end)``, which reads *wrong*, is *right* with probability *confidence*.

    Where a character is missing or too many, the one beside it is part of both.
    """

    start: int
    end: int
    wrong: str
    right: str
    confidence: float


class Detector:
    """Finds typing and OCR errors in official prose."""

    def __init__(self, known: Knowledge, trees: Trees) -> None:
        self.known = known
        self.trees = trees

    def find(self, text: str, least: float) -> list[Typo]:
        """What is misspelt in *text* with a probability of at least *least*, in order of place."""
        tokens = self.known.vocabulary.tokens(text)
        ids = tokens.ids
        bigrams = np.sort(pack(ids, 2))
        numbers = tokens.numbers.copy()
        taken: list[Correction] = []
        covered = np.zeros(len(ids), bool)
        part = np.arange(len(ids))
        for _ in range(_PASSES):
            sure = []
            for one in self._proposed(numbers[part], least):
                whole = one._replace(start=int(part[one.start]))
                touched = slice(whole.start - (not one.span), whole.end + (not one.span))
                if not covered[touched].any() and not self._recurs(ids, bigrams, whole):
                    covered[touched] = True
                    taken.append(whole)
                    if whole.confidence >= SURE and whole.keeps_length:
                        sure.append(whole)
            if not sure:
                break
            # Where one error is certain, its line is read again with that out of the way.
            for one in sure:
                numbers[one.start : one.end] = one.others
            part = _lines(ids, np.array([one.start for one in sure]))
        return sorted(typo for one in weighed(self.known, ids, taken) for typo in self._typo(text, tokens, one))

    def _proposed(self, numbers: Ids, least: float) -> list[Correction]:
        """The corrections of *numbers* that are likely enough, surest first."""
        found = judged(self.known, numbers)
        if not found:
            return []
        sure = self.trees.probabilities(np.concatenate([one.features for one in found]))
        factor = _density(found[0].strange)
        proposed = []
        first = 0
        for candidates, rows, _ in found:
            own = sure[first : first + len(rows)]
            first += len(rows)
            for row in np.flatnonzero(own >= least).tolist():
                confidence = times_the_odds(float(own[row]), factor)
                start, others = int(candidates.starts[row]), candidates.others[row]
                proposed.append(Correction(confidence, start, candidates.span, others))
        return sorted(proposed, key=lambda one: (-one.confidence, one.start, len(one.others)))

    def _recurs(self, ids: Ids, bigrams: Ids, one: Correction) -> bool:
        """Whether what is corrected stands so often in the text that it is a name or a term."""
        keys = pack(ids[one.start - 1 : one.end + 1], 2)
        times = np.searchsorted(bigrams, keys, "right") - np.searchsorted(bigrams, keys, "left")
        return bool(((times >= _RECURS) & (self.known.counts.levels(keys) < _RARE)).any())

    def _typo(self, text: str, tokens: Tokens, one: Correction) -> Iterator[Typo]:
        aside = 0 if one.keeps_length else 1
        places = tokens.places[one.start - aside : one.end]
        first, last = int(places[0]), int(places[-1]) + 1
        if first >= 0 and last - first == len(places):
            right = "".join(self.known.vocabulary.character(int(other)) for other in one.others)
            yield Typo(first, last, text[first:last], text[first : first + aside] + right, one.confidence)


def _lines(ids: Ids, places: Offsets) -> Offsets:
    """The positions of all lines that hold one of *places*, with the padding of the text around them."""
    number = np.cumsum(ids == BREAK)
    lines = np.zeros(int(number[-1]) + 1, bool)
    lines[number[places]] = True
    wanted = lines[number]
    wanted[:PADDING] = wanted[-PADDING:] = False
    edge = np.zeros(PADDING, np.int64)
    return np.concatenate((edge, np.flatnonzero(wanted), edge))


def _density(strange: float) -> float:
    """How many times greater the odds of an error are in a text of which the share *strange* looks wrong."""
    haste = (min(max(strange, _USUAL), _FOREIGN) / _USUAL) ** _HASTE
    return float(haste * (_FOREIGN / max(strange, _FOREIGN)) ** _LOWERING)

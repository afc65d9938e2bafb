"""Check kind ``evidence``: words that prove little alone and much together, weighed over the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import ClassVar, NamedTuple

from linter.checks.check import Occurrence
from linter.checks.options import Regex, option
from linter.checks.words import Lexicon, Term
from linter.finding import Hit
from linter.reading import Reading

_EXAMPLES = 4
"""So many substitutions are quoted in the message."""
_RELATED = 9
"""So many further places are given with a verdict."""


@dataclass(frozen=True)
class Signs:
    """Words that weigh alike."""

    words: tuple[Term, ...] = option("the words: a list, a mapping wrong: right, or the name of a .tsv table")
    weight: float = option("what each kind of substitution among them adds to the score", 1.0)
    at_most: float | None = option("the most that all of them together add; such words make no kinds", None)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words, ready to be found."""
        return Lexicon(self.words)


class _Sign(NamedTuple):
    start: int
    end: int
    term: Term
    weight: float
    proves: bool


@dataclass(frozen=True)
class Evidence:
    """Weighs the wrong words of a document and reports it once, at the first of the heaviest, when they suffice.

    Words with the same difference from their right form (生产成本 and 成本 made 生产本钱 and 本钱) are one kind
    and count once. With `then`, the document itself is not reported but these words in it, as far as they
    belong to its leading group and their right form stands nowhere: what replaces words by machine replaces all.
    Fields: ``wrong`` and ``right`` of the place reported; ``words``, the first substitutions; ``group``, which
    most kinds belong to; ``kinds``, how many there are.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ("wrong", "right", "words", "group", "kinds")

    signs: tuple[Signs, ...] = option("the words that are weighed")
    at_least: float = option("the score that suffices")
    kinds: int = option("how many kinds of substitution there must be", 1)
    alike: int = option("how many of the kinds must belong to one group", 0)
    then: tuple[Term, ...] = option("words that are wrong in such a document only, reported in its stead", ())
    unless: tuple[Regex, ...] = option("a word that overlaps a match of one of these, in its line, is right", ())

    def message_fields(self) -> frozenset[str]:
        return frozenset(self.FIELDS)

    def reads_repaired(self) -> bool:
        return True

    def literals(self) -> frozenset[str]:
        signs = {term.wrong for sign in self.signs for term in sign.words}
        return frozenset(signs | {term.wrong for term in self.then})

    @cached_property
    def _proved_words(self) -> Lexicon:
        return Lexicon(self.then)

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        text = reading.view.text
        signs = self._weighed(text, occurrences)
        kinds = _one_of_each(sign for sign in signs if sign.proves)
        groups = Counter(group for sign in kinds for group in sign.term.group)
        group, alike = groups.most_common(1)[0] if groups else ("", 0)
        if len(kinds) < self.kinds or alike < self.alike:
            return
        fields = {"words": _listed(signs), "group": group, "kinds": str(len(kinds))}
        if self.then:
            for start, end, term in self._proved(text, occurrences, signs, group):
                replacement = term.right[0] if len(term.right) == 1 else None
                yield reading.hit(start, end, {**_said(term), **fields}, replacement=replacement)
        elif signs:
            heaviest = max(signs, key=lambda sign: sign.weight)
            others = [(sign.start, sign.end) for sign in signs if sign is not heaviest][:_RELATED]
            yield reading.hit(heaviest.start, heaviest.end, {**_said(heaviest.term), **fields}, related=others)

    def _weighed(self, text: str, occurrences: Sequence[Occurrence]) -> list[_Sign]:
        """The signs in order of place, or none when they do not suffice.

        The classes whose weight is limited come last: where they could not tip the scales nobody looks for them.
        """
        signs: list[_Sign] = []
        score = 0.0
        classes = sorted(self.signs, key=lambda sign: sign.at_most is not None)
        limits = [sign.at_most for sign in classes]
        for index, sign in enumerate(classes):
            rest = limits[index:]
            if None not in rest and score + sum(limit or 0 for limit in rest) < self.at_least:
                return []
            found = [
                _Sign(start, end, term, sign.weight, sign.at_most is None)
                for start, end, term in sign.lexicon.matches(text, occurrences, self.unless)
                if sign.at_most is None or not _stands(term.right, text)
            ]
            kinds = {_difference(one.term) for one in found} - {_difference(one.term) for one in signs}
            added = len(kinds) * sign.weight
            score += added if sign.at_most is None else min(added, sign.at_most)
            signs += found
        return sorted(signs, key=lambda one: one.start) if score >= self.at_least else []

    def _proved(
        self, text: str, occurrences: Sequence[Occurrence], signs: Sequence[_Sign], group: str
    ) -> Iterator[tuple[int, int, Term]]:
        signed = {place for sign in signs if sign.proves for place in range(sign.start, sign.end)}
        for start, end, term in self._proved_words.matches(text, occurrences, self.unless, group):
            if signed.isdisjoint(range(start, end)) and not _stands(term.right, text):
                yield start, end, term


def _stands(words: Iterable[str], text: str) -> bool:
    return any(word in text for word in words)


def _difference(term: Term) -> tuple[str, str]:
    """What is left of the wrong and of the first right form without the characters they begin and end with alike."""
    wrong, right = term.wrong, term.right[0] if term.right else ""
    before = _alike(wrong, right)
    wrong, right = wrong[before:], right[before:]
    after = _alike(wrong[::-1], right[::-1])
    return wrong[: len(wrong) - after], right[: len(right) - after]


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _one_of_each(signs: Iterable[_Sign]) -> Collection[_Sign]:
    """The first sign of each kind."""
    first: dict[tuple[str, str], _Sign] = {}
    for sign in signs:
        first.setdefault(_difference(sign.term), sign)
    return first.values()


def _listed(signs: Iterable[_Sign]) -> str:
    heaviest = sorted(_one_of_each(signs), key=lambda sign: -sign.weight)[:_EXAMPLES]
    return "、".join(f"{sign.term.right[0]}→{sign.term.wrong}" for sign in heaviest if sign.term.right)


def _said(term: Term) -> dict[str, str]:
    return {"wrong": term.wrong, "right": "/".join(term.right)}

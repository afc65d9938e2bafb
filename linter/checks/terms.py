"""Check kind ``terms``: wrong words with their right forms, thousands at no cost of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from linter.checks.check import Occurrence
from linter.checks.options import Regex, option
from linter.checks.words import Lexicon, Term
from linter.finding import Hit
from linter.reading import Reading


@dataclass(frozen=True)
class Terms:
    """Reports every occurrence of a wrong word in the repaired view; of overlapping words the longest.

    Fields: ``wrong`` and ``right`` (several right forms are joined by ``/``).
    """

    FIELDS: ClassVar[tuple[str, ...]] = ("wrong", "right")

    words: tuple[Term, ...] = option("the words: a list, a mapping wrong: right, or the name of a .tsv table")
    unless: tuple[Regex, ...] = option("a word that overlaps a match of one of these, in its line, is right", ())

    def message_fields(self) -> frozenset[str]:
        return frozenset(self.FIELDS)

    def reads_repaired(self) -> bool:
        return True

    def literals(self) -> frozenset[str]:
        return frozenset(term.wrong for term in self.words)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon(self.words)

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        for start, end, term in self._lexicon.matches(reading.view.text, occurrences, self.unless):
            yield reading.hit(
                start,
                end,
                {"wrong": term.wrong, "right": "/".join(term.right)},
                replacement=term.right[0] if len(term.right) == 1 else None,
            )

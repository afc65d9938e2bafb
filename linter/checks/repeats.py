"""Check kind ``repeats``: words, clauses, sentences, paragraphs and titles that stand twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from linter.checks.check import Occurrence
from linter.checks.copies import (
    Copy,
    doubled_characters,
    doubled_clauses,
    doubled_han,
    doubled_words,
    repeated_lines,
    repeated_sentences,
)
from linter.checks.options import Regex, option
from linter.checks.similar import similar_lines
from linter.checks.titles import repeated_titles
from linter.finding import Edit, Hit
from linter.outline.parts import Span
from linter.reading import Reading
from linter.text.patterns import SECONDS, compiled

Sort = Literal["character", "word", "clause", "sentence", "paragraph", "similar", "title"]

_LONGEST_WORD = 8
_CONTEXT = 8
"""How far around a copy the patterns of *unless* see."""


@dataclass(frozen=True)  # without slots, as Term
class Doubling:
    """A way in which a character is rightly doubled; an empty *before* or *after* stands for any neighbour."""

    character: str = option("the character")
    before: str = option("the characters it may follow; · is all that is no Han character", "")
    after: str = option("the characters that may follow it", "")


@dataclass(frozen=True)
class Repeats:
    """Reports what stands twice, one sort each.

    character, word: twice in a row, both copies reported; clause: twice in a row with a mark
    between them; sentence, paragraph: once more anywhere in the document; similar: a paragraph
    once more with a few words changed; title: once more in the first lines.
    Fields: ``repeated``, what stands twice; ``first``, the line where it first stands.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ("repeated", "first")

    report: Sort = option("what to look for")
    at_least: int = option("the least length that counts, in characters; not for character and title", 2)
    characters: str = option("the characters that never stand doubled, for character", "")
    known: tuple[Doubling, ...] = option(
        "the ways in which characters are rightly doubled, for character; every Han character is then looked for", ()
    )
    at_most: int | None = option(
        "more copies than so many are the manner of the document (a form, a standard) and not reported", None
    )
    likeness: float = option("for similar: the share of their five-character strings that both paragraphs hold", 0.8)
    unless: tuple[Regex, ...] = option("doublings that are right: patterns that match across the seam", ())

    def message_fields(self) -> frozenset[str]:
        return frozenset(self.FIELDS)

    def reads_repaired(self) -> bool:
        return True

    def literals(self) -> frozenset[str] | None:
        if self.report != "character" or self.known:
            return None
        return frozenset(c * 2 for c in self.characters)

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        text = reading.view.text
        copies = [copy for copy in self._copies(text) if not self._excepted(text, copy)]
        if self.at_most is None or len(copies) <= self.at_most:
            for copy in copies:
                if self.report not in ("character", "word") or reading.view.is_seamless(copy.start, copy.end):
                    yield _hit(reading, copy)

    def _copies(self, text: str) -> Iterator[Copy]:
        match self.report:
            case "character" if self.known:
                return self._unknown(text)
            case "character":
                return doubled_characters(text, self.characters)
            case "word":
                return doubled_words(text, self.at_least, _LONGEST_WORD)
            case "clause":
                return doubled_clauses(text, self.at_least)
            case "sentence":
                return repeated_sentences(text, self.at_least)
            case "paragraph":
                return repeated_lines(text, self.at_least)
            case "similar":
                return similar_lines(text, self.at_least, self.likeness)
            case "title":
                return repeated_titles(text)

    @cached_property
    def _ways(self) -> dict[str, list[Doubling]]:
        """The ways in which each character is rightly doubled."""
        ways: dict[str, list[Doubling]] = {}
        for way in self.known:
            ways.setdefault(way.character, []).append(way)
        return ways

    def _unknown(self, text: str) -> Iterator[Copy]:
        for copy in doubled_han(text):
            before, after = (
                _neighbour(text[max(copy.start - 1, 0) : copy.start]),
                _neighbour(text[copy.end : copy.end + 1]),
            )
            if not any(
                before in (way.before or before) and after in (way.after or after)
                for way in self._ways.get(text[copy.start], ())
            ):
                yield copy

    def _excepted(self, text: str, copy: Copy) -> bool:
        seam = copy.first + copy.length
        start, end = max(copy.first - _CONTEXT, 0), min(copy.end + _CONTEXT, len(text))
        return any(
            match.start() < seam < match.end()
            for pattern in self.unless
            for match in compiled(pattern).finditer(text, start, end, overlapped=True, timeout=SECONDS)
        )


def _neighbour(character: str) -> str:
    return character if "\u4e00" <= character <= "\u9fff" else "·"


def _hit(reading: Reading, copy: Copy) -> Hit:
    first = Span(copy.first, copy.first + copy.length)
    fields: dict[str, str | Span] = {"repeated": reading.view.text[slice(*first)], "first": first}
    hit = reading.hit(copy.start, copy.end, fields, related=() if copy.start == copy.first else (first,))
    if copy.removed is None or not reading.view.is_seamless(*copy.removed):
        return hit
    return Hit(hit.start, hit.end, hit.fields, Edit(*reading.view.source_span(*copy.removed), ""), hit.related)

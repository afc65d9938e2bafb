"""Check kind ``terms``: wrong words with their right forms, thousands at no cost of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from linter.checks.check import Occurrence
from linter.checks.options import Regex, option
from linter.finding import Hit
from linter.patterns import finditer
from linter.reading import Reading


@dataclass(frozen=True, slots=True)
class Term:
    """One wrong word; several right forms mean that only the author can choose."""

    wrong: str = option("the wrong word")
    right: tuple[str, ...] = option("what it should be; more than one when the context decides", ())
    unless: tuple[str, ...] = option("longer words that hold the wrong one and are right", ())
    context: Regex | None = option("a pattern that must match over the word, with its surroundings", None)


@dataclass(frozen=True, slots=True)
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

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        text = reading.view.text
        found = [*occurrences, *self._single_characters(text)]
        found.sort(key=lambda span: (span[0], -span[1]))
        wanted = {text[start:end] for start, end in found}
        entries: dict[str, list[Term]] = {}
        for term in self.words:
            if term.wrong in wanted:
                entries.setdefault(term.wrong, []).append(term)
        reached = 0
        for start, end in found:
            if start < reached:
                continue
            for term in entries.get(text[start:end], ()):
                if self._applies(term, text, start, end):
                    single = len(term.right) == 1
                    yield reading.hit(
                        start,
                        end,
                        {"wrong": term.wrong, "right": "/".join(term.right)},
                        replacement=term.right[0] if single else None,
                    )
                    reached = end
                    break

    def _single_characters(self, text: str) -> Iterator[Occurrence]:
        for term in self.words:
            if len(term.wrong) == 1:
                at = text.find(term.wrong)
                while at >= 0:
                    yield at, at + 1
                    at = text.find(term.wrong, at + 1)

    def _applies(self, term: Term, text: str, start: int, end: int) -> bool:
        for longer in term.unless:
            inside = longer.find(term.wrong)
            while inside >= 0:
                if text.startswith(longer, start - inside) and start >= inside:
                    return False
                inside = longer.find(term.wrong, inside + 1)
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        line = (line_start, len(text) if line_end < 0 else line_end)
        if term.context is not None and not _overlapped(term.context, text, line, start, end):
            return False
        return not any(_overlapped(pattern, text, line, start, end) for pattern in self.unless)


def _overlapped(pattern: str, text: str, line: tuple[int, int], start: int, end: int) -> bool:
    return any(match.start() < end and match.end() > start for match in finditer(pattern, text, *line))

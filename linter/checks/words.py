"""Wrong words with their right forms, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from linter.checks.check import Occurrence
from linter.checks.options import Regex, option
from linter.text.patterns import finditer


@dataclass(frozen=True)  # without slots the thousands of them are read from the rules cache in half the time
class Term:
    """One wrong word; several right forms mean that only the author can choose."""

    wrong: str = option("the wrong word")
    right: tuple[str, ...] = option("what it should be; more than one when the context decides", ())
    unless: tuple[str, ...] = option("longer words that hold the wrong one and are right", ())
    context: Regex | None = option("a pattern that must match over the word, with its surroundings", None)
    group: tuple[str, ...] = option("names for words of one origin, for the check `evidence`", ())


class Lexicon:
    """Terms by their wrong word, so that a text costs what it holds, not what there are."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[str, list[Term]] = {}
        for term in terms:
            self._terms.setdefault(term.wrong, []).append(term)
        self._characters = [word for word in self._terms if len(word) == 1]

    def matches(
        self, text: str, occurrences: Iterable[Occurrence], unless: Sequence[str] = (), group: str | None = None
    ) -> Iterator[tuple[int, int, Term]]:
        """Start, end and term of every wrong word of *text*, in order of place; of overlapping words the longest.

        *occurrences* are those of the words of two or more characters, and may be of others. No word counts that
        overlaps a match of *unless* in its line, or that belongs to groups only of which none is *group*.
        """
        found = [(start, end) for start, end in occurrences if text[start:end] in self._terms]
        found += self._single_characters(text)
        found.sort(key=lambda span: (span[0], -span[1]))
        reached = 0
        for start, end in found:
            if start < reached:
                continue
            for term in self._terms[text[start:end]]:
                belongs = group is None or not term.group or group in term.group
                if belongs and _applies(term, unless, text, start, end):
                    yield start, end, term
                    reached = end
                    break

    def _single_characters(self, text: str) -> Iterator[Occurrence]:
        for character in self._characters:
            at = text.find(character)
            while at >= 0:
                yield at, at + 1
                at = text.find(character, at + 1)


def _applies(term: Term, unless: Sequence[str], text: str, start: int, end: int) -> bool:
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
    return not any(_overlapped(pattern, text, line, start, end) for pattern in unless)


def _overlapped(pattern: str, text: str, line: tuple[int, int], start: int, end: int) -> bool:
    return any(match.start() < end and match.end() > start for match in finditer(pattern, text, *line))

"""One pass over a text tells which rules can find anything in it."""

from __future__ import annotations

from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick

from linter.checks.check import Occurrence
from linter.rule import Rule
from linter.text.patterns import compiled


class Prefilter:
    """The literals of all rules that read the same text, in one Aho-Corasick automaton.

    Aho and Corasick, "Efficient string matching", CACM 18 (1975).
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        owners: dict[str, list[int]] = {}
        self._always: list[int] = []
        for index, rule in enumerate(rules):
            literals = rule.check.literals()
            if literals is None:
                self._always.append(index)
                continue
            for literal in literals:
                owners.setdefault(literal, []).append(index)
        # A single character is found faster by a plain search, and occurs too often to be listed.
        self._characters = [(literal, who) for literal, who in owners.items() if len(literal) == 1]
        words = [literal for literal in owners if len(literal) > 1]
        self._owners = [owners[word] for word in words]
        self._automaton = AhoCorasick(words) if words else None

    def occurrences(self, text: str) -> dict[int, list[Occurrence]]:
        """The rules, by index, that can find anything in *text*, with where their words stand."""
        found: dict[int, list[Occurrence]] = {index: [] for index in self._always}
        for character, who in self._characters:
            if character in text:
                for index in who:
                    found.setdefault(index, [])
        if self._automaton is not None:
            spans: dict[int, list[Occurrence]] = {}
            for word, start, end in self._automaton.find_matches_as_indexes(encodable(text), overlapping=True):
                spans.setdefault(word, []).append((start, end))
            for word, occurrences in spans.items():
                for index in self._owners[word]:
                    found.setdefault(index, []).extend(occurrences)
        return found


def encodable(text: str) -> str:
    """*text* with lone surrogates, which no encoding holds and the automaton refuses, as replacement characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return compiled(r"[\ud800-\udfff]").sub("\ufffd", text)
    return text

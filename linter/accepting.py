"""Words a house accepts, and where they stand in a document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from linter.finding import Hit
from linter.prefilter import encodable
from linter.reading import Reading

IsAccepted = Callable[[Hit], bool]


class AcceptedWords:
    """The accepted *words* of a rule set, looked for in one document after another."""

    def __init__(self, words: Sequence[str]) -> None:
        self._automaton = AhoCorasick(list(words)) if words else None

    def within(self, reading: Reading, *, repaired: bool) -> IsAccepted:
        """A function that tells whether a hit lies wholly within one of the words; one of no text never does.

        Words are looked for in the text as it stands and, when *repaired*, in the repaired view, where the end of a
        line does not part them.
        """
        spans: list[tuple[int, int]] | None = None
        furthest: list[int] = []

        def is_accepted(hit: Hit) -> bool:
            nonlocal spans, furthest
            if spans is None:
                spans = self._spans(reading, repaired)
                furthest = list(accumulate((end for _, end in spans), max))
            last = bisect_right(spans, hit.start, key=lambda span: span[0]) - 1
            return last >= 0 and hit.start < hit.end <= furthest[last]

        return is_accepted if self._automaton is not None else _never

    def _spans(self, reading: Reading, repaired: bool) -> list[tuple[int, int]]:
        spans = self._in(reading.text)
        if repaired and reading.view.text != reading.text:
            spans += (reading.view.source_span(start, end) for start, end in self._in(reading.view.text))
        return sorted(spans)

    def _in(self, text: str) -> list[tuple[int, int]]:
        assert self._automaton is not None
        found = self._automaton.find_matches_as_indexes(encodable(text), overlapping=True)
        return [(start, end) for _, start, end in found]


def _never(_: Hit) -> bool:
    return False

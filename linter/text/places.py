"""Patterns tried where the strings stand that they require, not all over the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from linter.text.literals import literals_in
from linter.text.patterns import Match, finditer, match_at

_WORTH_A_TRY = 1200
"""To try a pattern at one place takes as long as to look through so many characters for one word it begins with.

The more words a pattern begins with, the longer it takes to look for them.
"""

_WORTH_A_LINE = 800
"""To try a pattern in the line around a place takes as long as to look for it through so many characters."""

_MOST_CHARACTERS = 4
"""Single characters are looked for one by one; of more than so many some stand nearly everywhere."""


class Places:
    """One text, and where the words of patterns stand in it.

    *occurrences* are the spans of all words of two characters or more that the patterns require.
    """

    def __init__(self, text: str, occurrences: Iterable[tuple[int, int]]) -> None:
        self._text = text
        self._starts: defaultdict[str, list[int]] = defaultdict(list)
        for start, end in occurrences:
            self._starts[text[start:end]].append(start)

    def may_match(self, pattern: str) -> bool:
        """Whether *pattern* requires nothing, or something that stands in the text."""
        required = literals_in(pattern).required
        return required is None or any(
            word in self._text if len(word) == 1 else word in self._starts for word in required
        )

    def matches(self, pattern: str, start: int, end: int) -> Iterator[Match]:
        """Every match of *pattern* within ``text[start:end]``, as ``finditer`` finds them.

        Raises TimeoutError as ``finditer`` does.
        """
        required, leading, within_line = literals_in(pattern)
        most = 0
        if required and leading:
            most = (end - start) * len(required) // _WORTH_A_TRY
        elif within_line:
            most = (end - start) // _WORTH_A_LINE
        places = self._few(required, most, start, end) if required and most else None
        if places is None:
            yield from finditer(pattern, self._text, start, end)
        elif leading:
            for place in places:
                if start <= place and (found := match_at(pattern, self._text, place, end)) is not None:
                    yield found
                    start = max(found.end(), start)
        else:
            for place in places:
                if start <= place:
                    line_start = max(self._text.rfind("\n", start, place) + 1, start)
                    line_end = self._text.find("\n", place, end)
                    start = end if line_end < 0 else line_end
                    yield from finditer(pattern, self._text, line_start, start)

    def _few(self, words: frozenset[str], most: int, start: int, end: int) -> list[int] | None:
        """Where the *words* stand in ``text[start:end]``, in order; None when they stand at more than *most* places."""
        characters = [word for word in words if len(word) == 1]
        if len(characters) > _MOST_CHARACTERS or sum(len(self._starts.get(word, ())) for word in words) > most:
            return None
        if sum(self._text.count(character, start, end) for character in characters) > most:
            return None
        places = {place for word in words for place in self._starts.get(word, ()) if start <= place < end}
        for character in characters:
            at = self._text.find(character, start, end)
            while at >= 0:
                places.add(at)
                at = self._text.find(character, at + 1, end)
        return sorted(places)

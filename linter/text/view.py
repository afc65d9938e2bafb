"""A text made from another by edits, with the way back to the offsets of the original."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from linter.finding import Edit


@dataclass(frozen=True, slots=True)
class View:
    """*text* in pieces: piece ``i`` begins at ``starts[i]`` and stands for ``[sources[i], source_ends[i])``.

    A piece as long as its source maps character by character; any other maps as a whole.
    """

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]
    source_ends: tuple[int, ...]

    def source_start(self, offset: int) -> int:
        """Where the character at view *offset* begins in the original."""
        piece = bisect_right(self.starts, offset) - 1
        if self._maps_by_character(piece):
            return self.sources[piece] + offset - self.starts[piece]
        return self.sources[piece] if offset < len(self.text) else self.source_ends[piece]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that view ``[start, end)`` stands for."""
        if end <= start:
            at = self.source_start(start)
            return at, at
        piece = bisect_right(self.starts, end - 1) - 1
        if self._maps_by_character(piece):
            source_end = self.sources[piece] + end - self.starts[piece]
        else:
            source_end = self.source_ends[piece]
        return self.source_start(start), source_end

    def is_seamless(self, start: int, end: int) -> bool:
        """Whether view ``[start, end)`` stands for a span of the same length, so that an edit may replace it."""
        source_start, source_end = self.source_span(start, end)
        return source_end - source_start == end - start

    def view_start(self, source: int) -> int:
        """The first view offset at or after *source* of the original."""
        piece = max(bisect_right(self.sources, source) - 1, 0)
        if source < self.sources[piece]:
            return self.starts[piece]
        piece_end = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        if source >= self.source_ends[piece]:
            return piece_end
        if self._maps_by_character(piece):
            return self.starts[piece] + source - self.sources[piece]
        return self.starts[piece]

    def _maps_by_character(self, piece: int) -> bool:
        view_end = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        return view_end - self.starts[piece] == self.source_ends[piece] - self.sources[piece]


def identity_view(text: str) -> View:
    """The view that changes nothing."""
    return View(text, (0,), (0,), (len(text),))


def edited_view(text: str, edits: Iterable[Edit]) -> View:
    """*text* after *edits*, which are in order and do not overlap.

    Raises ValueError when they are out of order or overlap.
    """
    parts: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    source_ends: list[int] = []
    length = reached = 0

    def add(part: str, source: int, source_end: int) -> None:
        nonlocal length
        if part:
            parts.append(part)
            starts.append(length)
            sources.append(source)
            source_ends.append(source_end)
            length += len(part)

    for edit in edits:
        if edit.start < reached or edit.end < edit.start:
            raise ValueError(f"edit {edit} overlaps or precedes the one before it")
        add(text[reached : edit.start], reached, edit.start)
        add(edit.text, edit.start, edit.end)
        reached = edit.end
    add(text[reached:], reached, len(text))
    if not parts:
        return View("", (0,), (len(text),), (len(text),))
    return View("".join(parts), tuple(starts), tuple(sources), tuple(source_ends))

"""The sentences that hold figures, as the checks of arithmetic read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from linter.figures.amounts import read_figures
from linter.figures.figure import Figure
from linter.text.patterns import compiled

_STOPS = "。！？!?\n"
_LONGEST = 800
"""A longer stretch without a stop is a table, or a text that lost its marks."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence ``[start, end)`` of *text* with the figures in it; *previous* is the one before in the same line."""

    text: str = field(repr=False)
    start: int
    end: int
    figures: Sequence[Figure]
    previous: Passage | None = field(repr=False, default=None)

    def is_aside(self, offset: int) -> bool:
        """Whether *offset* stands within round brackets: an aside belongs to the words before it."""
        return self.text.rfind("（", self.start, offset) > self.text.rfind("）", self.start, offset)

    def label(self, figure: Figure) -> str:
        """The words before *figure*, back to the mark or the figure before it."""
        start = max((other.end for other in self.figures if other.end <= figure.start), default=self.start)
        return compiled(r"[^，,、；;：:（）]*$").search(self.text, start, figure.start)[0]  # type: ignore[index]  # it always matches

    def alike(self, kind: str, end: int | None = None) -> Iterator[Figure]:
        """The figures of *kind* that end by *end*, asides left out."""
        for figure in self.figures:
            if figure.kind == kind and (end is None or figure.end <= end) and not self.is_aside(figure.start):
                yield figure


@lru_cache(maxsize=2)
def passages(text: str) -> tuple[Passage, ...]:
    """The sentences of *text* that hold a figure, in order."""
    found: list[Passage] = []
    figures: list[Figure] = []
    stop, stop_before = compiled(f"[{_STOPS}]").search, compiled(f"(?r)[{_STOPS}]").search
    start = end = 0
    for figure in read_figures(text).figures:
        if figure.start >= end:
            match = stop_before(text, end, figure.start)
            start = match.end() if match else end
            match = stop(text, figure.end)
            end = match.start() if match else len(text)
            follows = bool(found) and found[-1].end + 1 == start and text[start - 1] != "\n"
            figures = []
            if end - start <= _LONGEST:
                found.append(Passage(text, start, end, figures, found[-1] if follows else None))
        figures.append(figure)
    return tuple(found)

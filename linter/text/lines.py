"""Lines that are not blank: the first, the last, all of them."""

from __future__ import annotations

from collections.abc import Iterator

from linter.outline.parts import Span


def filled_lines(text: str) -> Iterator[Span]:
    """Every line that holds more than white space, in order, without its line end."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if start < end and not text[start:end].isspace():
            yield Span(start, end)
        start = end + 1


def last_filled_lines(text: str) -> Iterator[Span]:
    """The same from the last line to the first."""
    end = len(text)
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        if start < end and not text[start:end].isspace():
            yield Span(start, end)
        end = start - 1

"""The words a place stands among."""

from __future__ import annotations

from linter.document import Document
from linter.finding import Place


def surroundings(document: Document, place: Place, most: int) -> tuple[int, int]:
    """Start and end of *place* with at most so many characters before and after it in its line or lines."""
    line_start, line_end = document.line_span(place.line)[0], document.line_span(place.end_line)[1]
    return max(line_start, place.start - most), min(line_end, place.end + most)

"""The words around a place, cut to the width of the screen, and the carets under it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from linter.document import Document
from linter.finding import Place
from linter.report.visible import Visible

CONTEXT = 30
"""Cells shown before a place in the middle of a long line."""
CONTEXT_OF_LONG = 10
"""Cells shown before a place that is itself longer than the screen is wide."""


class Excerpt(NamedTuple):
    """Shown text *before*, at and *after* a place; *carets* is the line that marks it from below."""

    before: str
    marked: str
    after: str
    carets: str


def excerpt(document: Document, place: Place, width: int, visible: Visible) -> Excerpt:
    """At most *width* cells of the line or lines *place* stands in, with … where they go on."""
    text = document.text
    line_start, line_end = document.line_span(place.line)[0], document.line_span(place.end_line)[1]
    # A shown character takes a cell or more: more of them than this are never shown.
    before = text[max(line_start, place.start - width) : place.start][::-1]
    marked = text[place.start : min(place.end, place.start + width + 1)]
    after = text[place.end : min(line_end, place.end + width)]
    before_cells, marked_cells, after_cells = (_cells(part, visible) for part in (before, marked, after))

    marked_room = width - min(before_cells, CONTEXT_OF_LONG)
    if marked_cells > marked_room:
        after, after_cells = "", 0
    shown_marked = _fit(marked, marked_room, visible)
    free = width - cell_len(shown_marked)
    before_room = min(before_cells, max(min(CONTEXT, free // 2), free - after_cells))
    shown_before = _fit(before, before_room, visible, backwards=True)
    shown_after = _fit(after, free - cell_len(shown_before), visible)
    return Excerpt(shown_before, shown_marked, shown_after, _carets(shown_before, shown_marked))


def marked_lines(text: str, spans: tuple[tuple[int, int], ...], visible: Visible) -> Iterator[tuple[str, str]]:
    """Every line of *text* as shown, with the line of carets under the *spans* it holds (empty for none)."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        carets = ""
        for span_start, span_end in spans:
            if start <= span_start <= end or span_start < start < span_end:
                first, last = max(span_start, start) - start, min(span_end, end) - start
                reach = _carets(visible(line[:first]), visible(line[first:last]))
                carets += reach[len(carets) :]
        yield visible(line), carets
        start = end + 1


def _carets(before: str, marked: str) -> str:
    return " " * cell_len(before) + "^" * max(cell_len(marked), 1)


def _cells(text: str, visible: Visible) -> int:
    return sum(cell_len(visible.character(character)) for character in text)


def _fit(text: str, cells: int, visible: Visible, *, backwards: bool = False) -> str:
    """As much of *text* as *cells* hold, the last of them … if it is not all; *backwards* text is turned round."""
    shown: list[str] = []
    free = cells
    for character in text:
        shown.append(visible.character(character))
        free -= cell_len(shown[-1])
        if free < 0:
            break
    if free < 0:
        ellipsis = visible.character("…")
        while shown and free < cell_len(ellipsis):
            free += cell_len(shown.pop())
        shown.append(ellipsis)
    return "".join(reversed(shown) if backwards else shown)

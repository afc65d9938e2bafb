"""Where the notes in the margin, which push each other down, have fallen so far behind that the text waits for them."""

from __future__ import annotations

from collections.abc import Mapping

from linter.document import Document
from linter.report.html.notes import Note

TEXT_CELLS, TEXT_LINE = 40, 1.95
"""Characters of a line of the text on a wide screen, and its height; heights are in units of the text's size."""
NOTE_CELLS, NOTE_LINE, NOTE_FRAME = 22, 1.35, 1.6
GREATEST_DRIFT = 30.0


def synchronise(document: Document, notes: Mapping[int, list[Note]]) -> None:
    """Mark the first note of every line before which the text has to wait, so that notes stand near their lines."""
    text_at = margin_at = 0.0
    line_before = 1
    for line, of_line in sorted(notes.items()):
        text_at += sum(_height_of_text(document, other) for other in range(line_before, line))
        line_before = line
        if margin_at - text_at > GREATEST_DRIFT:
            of_line[0].synchronised = True
            text_at = margin_at
        margin_at = max(margin_at, text_at) + sum(map(_height_of_note, of_line))


def _height_of_text(document: Document, line: int) -> float:
    start, end = document.line_span(line)
    return TEXT_LINE * max(1, -(-(end - start) // TEXT_CELLS))


def _height_of_note(note: Note) -> float:
    lines = 1 + -(-len(note.finding.message) // NOTE_CELLS)
    if note.change:
        lines += -(-(len(note.change.old) + len(note.change.new) + 6) // NOTE_CELLS)
    return NOTE_FRAME + NOTE_LINE * lines

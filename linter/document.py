"""One immutable text, where it came from, and the positions in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from linter.finding import Place
from linter.markup import NO_MARKUP, Markup
from linter.text.view import View, identity_view

STANDARD_INPUT = "-"
"""The path that stands for standard input, on the command line and in machine formats."""


class Position(NamedTuple):
    """1-based line (lines break at ``\\n`` only) and 1-based column in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text was read from and what is needed to write it back byte for byte.

    *newlines* is the one line end of the file, or one for each line end where the file mixes them. A file that is
    not *rewritable* holds more than its text (a Word document): it cannot be written back.
    """

    path: str = "<text>"
    encoding: str = "utf-8"
    byte_order_mark: bytes = b""
    newlines: str | tuple[str, ...] = "\n"
    rewritable: bool = True


@dataclass(frozen=True)
class Document:
    """A text with ``\\n`` line ends and its origin; every offset counts code points of ``text``.

    *markup* is what the file's format tells of the text; it tells nothing of plain text.
    """

    text: str
    origin: Origin = Origin()
    markup: Markup = NO_MARKUP

    @property
    def plain(self) -> View:
        """The text as checks read it, without markup, with the way back to ``text``."""
        return self.markup.plain or identity_view(self.text)

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins; the first is 0."""
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def position(self, offset: int) -> Position:
        """Line and column of *offset*, which may be the text's length."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line_span(self, line: int) -> tuple[int, int]:
        """Start and end offset of the 1-based *line*, without its line end."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] - 1 if line < len(self.line_starts) else len(self.text)
        return start, end

    def place(self, start: int, end: int) -> Place:
        """The span ``[start, end)`` with its position and the text it holds."""
        first, last = self.position(start), self.position(end)
        part = self.markup.parts[first.line - 1] if self.markup.parts else None
        return Place(first.line, first.column, last.line, last.column, start, end, self.text[start:end], part)

"""Styled text written to a stream: plain at once, coloured through rich."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from typing import TextIO

Piece = tuple[str, str]
"""A text and its style in rich's words, such as ``bold red``; empty for none."""

WIDTH_OF_FILES = 80
WIDEST, NARROWEST = 100, 30


class Painter:
    """Writes pieces to *stream*; *columns* are those of a terminal, None when it is none.

    *width* is what an excerpt may take, in cells.
    """

    def __init__(self, stream: TextIO, coloured: bool) -> None:
        self._stream = stream
        self._coloured = coloured
        self.columns = shutil.get_terminal_size().columns if stream.isatty() else None
        self.width = max(NARROWEST, min(WIDEST, (self.columns or WIDTH_OF_FILES) - 1))

    def write(self, pieces: Iterable[Piece]) -> None:
        """Write *pieces* one after the other; lines stay as they are, however long."""
        if not self._coloured:
            self._stream.write("".join([text for text, _ in pieces]))
            return
        from rich.console import Console
        from rich.text import Text

        console = Console(file=self._stream, force_terminal=True, color_system="standard", no_color=False)
        console.print(Text.assemble(*pieces), soft_wrap=True, highlight=False, markup=False, emoji=False, end="")

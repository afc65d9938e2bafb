"""A table on the screen: names to the left, figures to the right, aligned by the cells they take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from linter.report.paint import Piece

NOTHING = "·"
"""Stands for zero, so that figures stand out."""


def table(heads: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]]) -> Iterator[Piece]:
    """Lines of a name and figures, each figure under its head; columns as wide as they need."""
    lines = [(name, [str(figure) if figure else NOTHING for figure in figures]) for name, figures in rows]
    first = max((cell_len(name) for name, _ in lines), default=0)
    widths = [max(map(cell_len, column)) for column in zip(heads, *(figures for _, figures in lines), strict=True)]
    for name, cells, style in [("", heads, "dim"), *((*line, "") for line in lines)]:
        yield f"  {_padded(name, first, left=True)}", style
        yield "".join(f"  {_padded(cell, width)}" for cell, width in zip(cells, widths, strict=True)) + "\n", style


def _padded(text: str, width: int, *, left: bool = False) -> str:
    blank = " " * (width - cell_len(text))
    return text + blank if left else blank + text

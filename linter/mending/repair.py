"""What a repair of the text is; the sorts of repair are:

- ``radical``: radical and compatibility characters read as the characters they look like;
- ``full-width``: full-width digits, letters and ``％`` read as ASCII, the point between digits too;
- ``half-width``: half-width marks in Chinese text read as their full-width forms;
- ``invisible``: zero-width and control characters left out, odd spaces read as plain ones;
- ``apart``: lines set apart (boilerplate) left out;
- ``page-mark``: a line that is a page number left out;
- ``page-split``: ``\\n\\n2、`` in the middle of a sentence, numbers ascending over the file, closed;
- ``line-break``: a line end in the middle of a sentence closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from linter.text.view import View

Sort = Literal[
    "radical", "full-width", "half-width", "invisible", "apart", "page-mark", "page-split", "line-break"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair: document ``[start, end)`` is read as *text*; *sort* says what was wrong."""

    sort: Sort
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """The repaired view and the repairs that made it, in order."""

    view: View
    repairs: tuple[Repair, ...]

"""What the format of a file tells of its text: what is markup, what are headings, what stands in tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from linter.finding import Part
from linter.text.view import View


class MarkedHeading(NamedTuple):
    """A heading the format marks: words ``[start, end)`` on one line; *level* 0 is a title, 1 the first of headings."""

    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Markup:
    """*plain* is the text without its markup, with the way back; None where the text holds no markup.

    Offsets of *headings*, *aside* and *body* are those of the plain text: *aside* are lines that stand apart from
    the running text (cells of tables, notes, page headers), and after *body* there is nothing else. *comments* are
    spans of the text itself, marks included. *parts* tells of each line where it stands, empty where lines do.
    """

    plain: View | None = None
    headings: tuple[MarkedHeading, ...] = ()
    aside: tuple[tuple[int, int], ...] = ()
    body: int | None = None
    comments: tuple[tuple[int, int], ...] = ()
    parts: tuple[Part, ...] = ()


NO_MARKUP = Markup()
"""What plain text is marked up with."""

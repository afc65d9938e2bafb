"""Markdown: what its page shows is read, the markup is left out.

The page is that of CommonMark with tables, footnotes, strikethrough and task lists. Each paragraph, heading, item and
cell stands on a line of its own, however its source is broken; the numbers of lists are those the page shows. Code,
images, bare addresses and HTML are left out; where one stands within a line, U+FFFC holds its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from linter.document import Document
from linter.finding import Edit
from linter.markup import MarkedHeading, Markup
from linter.readers import text
from linter.readers.markdownevents import Event, events, named
from linter.text.view import edited_view

PLACE_HOLDER = "\ufffc"
"""OBJECT REPLACEMENT CHARACTER, which the Unicode Standard gives to what stands in a line and is no text."""

_BLOCKS = frozenset(("Paragraph", "Heading", "Item", "List", "BlockQuote", "TableCell", "FootnoteDefinition"))
_UNREAD_BLOCKS = frozenset(("MetadataBlock", "CodeBlock", "HtmlBlock"))
_ASIDE = frozenset(("TableCell", "FootnoteDefinition"))
_ITEM = re.compile(r"[ \t]*(\d{1,9})([.)])")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SPACED = re.compile(r"[!-~\u00a1-\u02af]")
"""Characters of scripts that write a space between words, and their marks."""


def decode(data: bytes, path: str, encoding: str | None = None) -> Document:
    """The Markdown text in *data*, read from *path*, with its markup told.

    Raises Mistake as the reader of plain text does, and when the library that reads Markdown is not installed.
    """
    document = text.decode(data, path, encoding)
    return replace(document, markup=read_markup(document.text, path))


def read_markup(source: str, path: str) -> Markup:
    """What is markup in *source*, read from *path*, and what it tells of the rest.

    Raises Mistake when the library that reads Markdown is not installed.
    """
    page = _Page(source)
    for event in events(source, path):
        page.take(event)
    for line in page.lines:
        line.pieces = _without_stars(line.pieces)
    lines = [line for line in page.lines if any(piece.text.strip(f"{PLACE_HOLDER} ") for piece in line.pieces)]
    plain = edited_view(source, _edits(source, lines))
    lengths = [sum(len(piece.text) for piece in line.pieces) for line in lines]
    starts = accumulate((length + 1 for length in lengths), initial=0)
    placed = [(line, start, start + length) for line, start, length in zip(lines, starts, lengths, strict=False)]
    return Markup(
        plain,
        tuple(MarkedHeading(line.level, start, end) for line, start, end in placed if line.level is not None),
        tuple((start, end) for line, start, end in placed if line.aside),
        comments=tuple(page.comments),
    )


class _Piece(NamedTuple):
    """``[start, end)`` of the source, shown as *text*; a *marker* is the number of an item."""

    start: int
    end: int
    text: str
    marker: bool = False


@dataclass(slots=True)
class _Line:
    """One line of the page: its pieces, its level when it is a heading, and whether it stands apart from the text."""

    level: int | None = None
    aside: bool = False
    pieces: list[_Piece] = field(default_factory=list)


class _Page:
    """The lines of a page and the comments of its source, gathered from the parser's events."""

    def __init__(self, source: str) -> None:
        self.lines = [_Line()]
        self.comments: list[tuple[int, int]] = []
        self._source = source
        self._level: int | None = None
        self._aside = 0
        self._unread = 0
        self._numbers: list[int | None] = []
        self._soft_break: tuple[int, int] | None = None

    def take(self, event: Event) -> None:
        """Add what *event* shows."""
        match event:
            case {"Start": tag}, start, end:
                self._open(*named(tag), start, end)
            case {"End": tag}, start, end:
                self._close(named(tag)[0], start, end)
            case _ if self._unread:
                pass
            case {"InlineHtml": _}, start, end:
                self._find_comments(start, end)
                if _LINE_BREAK.match(self._source, start, end):
                    self._begin_line()
            case {"Text": shown}, start, end:
                self._show(start, end, shown)
            case {"Code": _}, start, end:
                self._show(start, end, PLACE_HOLDER)
            case "SoftBreak", start, end:
                self._soft_break = start, end
            case (("HardBreak" | "Rule"), _, _):
                self._begin_line()

    def _open(self, name: str, value: Any, start: int, end: int) -> None:
        if self._unread:
            self._unread += 1
        elif name in _UNREAD_BLOCKS:
            self._unread = 1
            self._begin_line()
            if name == "HtmlBlock":
                self._find_comments(start, end)
        elif name == "Image" or (name == "Link" and value["link_type"] in ("Autolink", "Email")):
            self._unread = 1
            self._show(start, end, PLACE_HOLDER)
        elif name == "Strikethrough":
            if self._source.startswith("~~", start):
                self._unread = 1
            else:
                self._show(start, start + 1, "~")  # 3~5 is a range
        elif name in _BLOCKS:
            self._level = int(value["level"].removeprefix("H")) if name == "Heading" else None
            self._aside += name in _ASIDE
            self._begin_line()
            if name == "List":
                self._numbers.append(value)
            elif name == "Item":
                self._item(start)

    def _close(self, name: str, start: int, end: int) -> None:
        if self._unread:
            self._unread -= 1
        elif name == "Strikethrough":
            self._show(end - 1, end, "~")
        elif name in _BLOCKS:
            self._level = None
            self._aside -= name in _ASIDE
            if name == "List":
                self._numbers.pop()
            self._begin_line()

    def _item(self, start: int) -> None:
        number = self._numbers[-1]
        written = _ITEM.match(self._source, start)
        if number is not None and written:
            self._show(written.start(1), written.end(), f"{number}{written.group(2)}", marker=True)
            self._numbers[-1] = number + 1

    def _show(self, start: int, end: int, shown: str, *, marker: bool = False) -> None:
        pieces = self.lines[-1].pieces
        if self._soft_break and pieces and _SPACED.match(pieces[-1].text[-1:]) and _SPACED.match(shown):
            pieces.append(_Piece(*self._soft_break, " "))
        self._soft_break = None
        pieces.append(_Piece(start, end, shown, marker))

    def _find_comments(self, start: int, end: int) -> None:
        # A pattern would look for the end of each of many that have none.
        while (start := self._source.find("<!--", start, end)) >= 0:
            close = self._source.find("-->", start + 4, end)
            if close < 0:
                return
            self.comments.append((start, close + 3))
            start = close + 3

    def _begin_line(self) -> None:
        """Begin a line, unless the last one is empty or holds the number of an item whose words are to come."""
        self._soft_break = None
        if not all(piece.marker for piece in self.lines[-1].pieces):
            self.lines.append(_Line())
        self.lines[-1].level, self.lines[-1].aside = self._level, self._aside > 0


def _without_stars(pieces: Sequence[_Piece]) -> list[_Piece]:
    """*pieces* without pairs of ``**`` that CommonMark takes for text and most programs do not: **重点：**工作."""
    stars = [
        position
        for position, (one, other) in enumerate(pairwise(pieces))
        if one.text == other.text == "*" and one.end == other.start
    ]
    if len(stars) % 2:
        return list(pieces)
    left_out = {position + further for position in stars for further in (0, 1)}
    return [piece for position, piece in enumerate(pieces) if position not in left_out]


def _edits(source: str, lines: Sequence[_Line]) -> Iterator[Edit]:
    """What makes *source* the text of *lines*, parted by line ends."""
    reached = 0
    for number, line in enumerate(lines):
        for position, piece in enumerate(line.pieces):
            between = "\n" if number and not position else ""
            if source[reached : piece.start] != between:
                yield Edit(reached, piece.start, between)
            if source[piece.start : piece.end] != piece.text:
                yield Edit(piece.start, piece.end, piece.text)
            reached = piece.end
    if reached < len(source):
        yield Edit(reached, len(source), "")

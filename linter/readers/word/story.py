"""The lines of a Word document in the order of reading: the body with its tables first, what stands apart after it."""

from __future__ import annotations

from collections.abc import Iterator

from linter.document import Document, Origin
from linter.finding import Part, Region
from linter.markup import MarkedHeading, Markup
from linter.readers.word.elements import Element, attribute, child, children, local, number
from linter.readers.word.numbering import Numbering
from linter.readers.word.styles import Styles
from linter.readers.word.words import PLACE_HOLDER, Words, WordsReader, ends_deleted

_LONGEST_HEADING = 80
"""A longer paragraph in the style of a heading begins with its heading: the outline tells it from the text."""


class Story:
    """Gathers the lines of a document, and where each of them stands."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._words = WordsReader(styles)
        self._lines: list[str] = []
        self._parts: list[Part] = []
        self._headings: list[MarkedHeading] = []
        self._aside: list[tuple[int, int]] = []
        self._boxes: list[Element] = []
        self._length = self._paragraphs = self._tables = 0

    def document(self, path: str, body: int) -> Document:
        """What was gathered, read from *path*; its running text ends at the offset *body*."""
        last = self._parts[-1] if self._parts else Part("body", 1)
        markup = Markup(None, tuple(self._headings), tuple(self._aside), body, parts=(*self._parts, last))
        return Document("".join(self._lines), Origin(path, rewritable=False), markup)

    def read_body(self, body: Element) -> int:
        """Take in the running text and its tables; the offset at which they end."""
        for words, paragraph in self._paragraphs_of(body):
            text = _bare(words.text)
            self._paragraphs += bool(text)
            level = self._styles.heading_level(paragraph)
            self._add(text, Part("body", max(self._paragraphs, 1)), level)
        return self._length

    def read_aside(self, region: Region, container: Element, count: int) -> None:
        """Take in a note, a text box or a page header; *count* is its number among those of its *region*."""
        is_on_each_page = region in ("header", "footer")
        for words, _ in self._paragraphs_of(container):
            if not (is_on_each_page and words.counts_pages):
                self._add_aside(words, Part(region, count))

    def read_boxes(self) -> None:
        """Take in the text boxes of all that was read before, and those within them."""
        count = 0
        while count < len(self._boxes):
            count += 1
            self.read_aside("text-box", self._boxes[count - 1], count)

    def _paragraphs_of(self, container: Element) -> Iterator[tuple[Words, Element]]:
        """The paragraphs of *container*, with their numbers; its tables are taken in on the way."""
        begun = ""
        for block in _blocks(container):
            if local(block) == "tbl":
                self._read_table(block)
                continue
            words = self._words.read(block)
            self._boxes += words.boxes
            if self._styles.is_contents(block):
                continue
            words.text = begun + words.text
            begun = ""
            if ends_deleted(block):
                begun = words.text
                continue
            label = self._numbering.label(block)
            words.text = label + words.text if _bare(words.text) else ""
            yield words, block

    def _read_table(self, table: Element) -> None:
        self._tables += 1
        count = self._tables
        row_number = 0
        for row in _below(table, "tr"):
            if child(row, "trPr", "del") is not None:
                continue
            row_number += 1
            column = 1 + number(child(row, "trPr", "gridBefore"))
            for cell in _below(row, "tc"):
                merged = child(cell, "tcPr", "vMerge")
                if merged is None or attribute(merged) == "restart":
                    for words, _ in self._paragraphs_of(cell):
                        self._add_aside(words, Part("table", count, row_number, column))
                column += number(child(cell, "tcPr", "gridSpan"), 1)

    def _add_aside(self, words: Words, part: Part) -> None:
        if text := _bare(words.text):
            start = self._length
            self._add(text, part)
            self._aside.append((start, self._length - 1))

    def _add(self, text: str, part: Part, level: int | None = None) -> None:
        for line in text.split("\n"):
            if level is not None and 0 < len(line) <= _LONGEST_HEADING:
                self._headings.append(MarkedHeading(level, self._length, self._length + len(line)))
            self._lines.append(f"{line}\n")
            self._parts.append(part)
            self._length += len(line) + 1


def _bare(text: str) -> str:
    """*text*, empty where it holds nothing but white space and pictures."""
    return text if text.strip(f"{PLACE_HOLDER} \t\n\u3000\xa0") else ""


def _blocks(container: Element) -> Iterator[Element]:
    """The paragraphs and tables of *container*, also those in content controls and insertions."""
    for element in container:
        name = local(element)
        if name in ("p", "tbl"):
            yield element
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from _blocks(element)


def _below(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for part in element:
        if local(part) == name:
            yield part
        elif local(part) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _below(part, name)


def notes_of(root: Element, name: str) -> Iterator[Element]:
    """The notes of a part of foot- or endnotes, without the lines that part them from the text."""
    for note in children(root, name):
        if attribute(note, "type") in (None, "normal"):
            yield note

"""Word documents (.docx): what Word shows is read, in the order of reading; they are never written.

Paragraphs bear the numbers Word counts; deleted revisions, hidden text, tables of contents and page numbers are left
out.
Each cell of a table is a line, then come foot- and endnotes, text boxes, page headers and footers, each told as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.document import Document
from linter.finding import Region
from linter.readers.word.elements import Element, attribute, child, local, relationship, switched_on
from linter.readers.word.numbering import Numbering
from linter.readers.word.package import open_word
from linter.readers.word.story import Story, notes_of
from linter.readers.word.styles import Styles

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.part import Part as PackagePart

NOTES: tuple[tuple[Region, str], ...] = (("footnote", "footnotes"), ("endnote", "endnotes"))
"""Notes, and the parts of the package they stand in."""
REFERENCES: Mapping[str, Region] = {"headerReference": "header", "footerReference": "footer"}
"""Names of elements, and what they refer to."""


def decode(data: bytes, path: str, _: str | None = None) -> Document:
    """The document in *data*, read from *path*; its encoding is told in it.

    Raises Mistake when the library is not installed, and for what is damaged, encrypted, with macros or bloated.
    """
    word = open_word(data, path)
    styles = Styles(_root(word, "styles"))
    story = Story(styles, Numbering(_root(word, "numbering"), styles))
    body = story.read_body(word.element.body)
    for region, name in NOTES:
        notes = _root(word, name)
        for count, note in enumerate(notes_of(notes, region) if notes is not None else (), 1):
            story.read_aside(region, note, count)
    story.read_boxes()
    for region, root in _page_headers(word):
        story.read_aside(region, root, 1)
    return story.document(path, body)


def _page_headers(word: WordDocument) -> Iterator[tuple[Region, Element]]:
    """The headers and footers that pages show, those with the same words once."""
    settings = _root(word, "settings")
    has_even = settings is not None and bool(switched_on(child(settings, "evenAndOddHeaders")))
    seen: set[str] = set()
    parts: dict[tuple[Region, str], str] = {}
    for section in word.element.body.iter():
        if local(section) != "sectPr":
            continue
        # A section without a header of its own has that of the section before.
        for reference in section:
            if region := REFERENCES.get(local(reference)):
                parts[region, attribute(reference, "type") or "default"] = relationship(reference) or ""
        has_first = bool(switched_on(child(section, "titlePg")))
        for (region, pages), name in parts.items():
            part = word.part.rels.get(name)
            if part is None or not {"default": True, "first": has_first, "even": has_even}.get(pages):
                continue
            root = _parsed(part.target_part)
            words = region + "".join(root.itertext())
            if words not in seen:
                seen.add(words)
                yield region, root


def _root(word: WordDocument, name: str) -> Element | None:
    """The root of the document's part of that *name*, None without one."""
    for found in word.part.rels.values():
        if not found.is_external and found.reltype.rpartition("/")[2] == name:
            return _parsed(found.target_part)
    return None


def _parsed(part: PackagePart) -> Element:
    from docx.opc.part import XmlPart
    from docx.oxml.parser import parse_xml

    return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)

"""Word documents made for tests."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from linter.document import Document
from linter.readers.docx import decode

NAMESPACES = (
    f"{nsdecls('w', 'r', 'wp', 'a')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
    "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' "
    "xmlns:v='urn:schemas-microsoft-com:vml' xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
)


def element(xml: str) -> Any:
    """The element that *xml* describes, which may use the prefixes w, r, wp, a, mc, wps, v and m."""
    name, rest = xml[1:].split(">", 1) if ">" in xml else (xml, "")
    closed = name.endswith("/")
    return parse_xml(f"<{name.rstrip('/')} {NAMESPACES}{'/' if closed else ''}>{rest}")


def saved(word: Any) -> bytes:
    """The bytes of the file of *word*."""
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def read(word: Any) -> Document:
    """*word* as the reader reads it."""
    return decode(saved(word), "a.docx")


def of_paragraphs(*paragraphs: str) -> Any:
    """A document of *paragraphs*, each text or, when it begins with ``<``, the XML of a block."""
    word = docx.Document()
    for paragraph in paragraphs:
        if paragraph.startswith("<"):
            word.element.body.insert(len(word.element.body) - 1, element(paragraph))
        else:
            word.add_paragraph(paragraph)
    return word


def run(text: str, properties: str = "") -> str:
    """The XML of a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """The XML of a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def field(instruction: str, result: str) -> str:
    """The XML of a field and its result."""
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return f"{char('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{char('separate')}{run(result)}{char('end')}"


def number_lists(word: Any, definitions: Sequence[str], lists: Sequence[str]) -> None:
    """Give *word* the definitions and lists of that XML instead of its own."""
    root = word.part.numbering_part.element
    for old in list(root):
        root.remove(old)
    for xml in (*definitions, *lists):
        root.append(element(xml))

"""The words of a paragraph as Word shows them: revisions taken as accepted, fields by their results, nothing hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from linter.readers.word.elements import Element, attribute, child, local
from linter.readers.word.styles import Styles

PLACE_HOLDER = "\ufffc"
"""OBJECT REPLACEMENT CHARACTER: stands for a picture or a formula within a line."""

_SKIPPED = frozenset(
    ("del", "moveFrom", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "tblPr", "trPr", "tcPr")
)  # fmt: skip
_SHOWN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": PLACE_HOLDER}
_PAGE_NUMBER = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)


@dataclass(slots=True)
class Words:
    """*text* of a paragraph, the text *boxes* anchored in it, and whether it shows the number of the page."""

    text: str
    boxes: list[Element] = field(default_factory=list)
    counts_pages: bool = False


@dataclass(slots=True)
class _Field:
    """One field being read: its instruction, and whether its result has begun."""

    instruction: str = ""
    has_result: bool = False


class WordsReader:
    """Reads paragraphs in the order they stand: a field may run over several of them."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[_Field] = []

    def read(self, paragraph: Element) -> Words:
        """The words of *paragraph*."""
        words = Words("")
        words.text = "".join(self._shown(paragraph, paragraph, words))
        # An instruction ends in its paragraph: where its end is missing, what follows must not be lost.
        self._fields = [one for one in self._fields if one.has_result]
        return words

    def _shown(self, element: Element, paragraph: Element, words: Words) -> Iterator[str]:
        for part in element:
            name = local(part)
            match name:
                case "r":
                    if not self._styles.hides(part, paragraph):
                        yield from self._shown(part, paragraph, words)
                    else:
                        self._pass_fields(part, words)
                case "t":
                    if self._reads():
                        yield part.text or ""
                case _ if name in _SHOWN:
                    if self._reads():
                        yield _SHOWN[name]
                case "fldChar":
                    self._turn(part)
                case "instrText":
                    self._instruct(part.text or "", words)
                case "fldSimple":
                    words.counts_pages |= bool(_PAGE_NUMBER.match(attribute(part, "instr") or ""))
                    yield from self._shown(part, paragraph, words)
                case "drawing" | "pict" | "object":
                    yield from self._drawn(part, words)
                case "AlternateContent":
                    yield from self._shown(_alternative(part), paragraph, words)
                case "oMath" | "oMathPara":
                    yield PLACE_HOLDER
                case _ if name in _SKIPPED or not name:
                    pass
                case _:
                    yield from self._shown(part, paragraph, words)

    def _pass_fields(self, run: Element, words: Words) -> None:
        """Follow the fields that begin or end in a hidden *run*."""
        for part in run:
            if local(part) == "fldChar":
                self._turn(part)
            elif local(part) == "instrText":
                self._instruct(part.text or "", words)

    def _reads(self) -> bool:
        return all(one.has_result for one in self._fields)

    def _turn(self, element: Element) -> None:
        match attribute(element, "fldCharType"):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._fields[-1].has_result = True
            case "end" if self._fields:
                self._fields.pop()

    def _instruct(self, text: str, words: Words) -> None:
        if self._fields:
            self._fields[-1].instruction += text
            words.counts_pages |= bool(_PAGE_NUMBER.match(self._fields[-1].instruction))

    def _drawn(self, element: Element, words: Words) -> Iterator[str]:
        boxes = list(_boxes(element))
        words.boxes += boxes
        if not boxes and self._reads() and any(local(part) in ("inline", "shape") for part in element):
            yield PLACE_HOLDER


def ends_deleted(paragraph: Element) -> bool:
    """Whether the mark that ends *paragraph* is deleted, so that the next one goes on with it."""
    mark = child(paragraph, "pPr", "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _alternative(element: Element) -> Element:
    """The form of *element* that Word shows, its first choice; a picture of older Word otherwise."""
    parts = [part for part in element if local(part) in ("Choice", "Fallback")]
    return next((part for part in parts if local(part) == "Choice"), parts[0] if parts else [])


def _boxes(element: Element) -> Iterator[Element]:
    """The contents of text boxes below *element*, each once, though it may stand there in two forms."""
    for part in element:
        if local(part) == "txbxContent":
            yield part
        elif local(part) == "AlternateContent":
            yield from _boxes(_alternative(part))
        else:
            yield from _boxes(part)

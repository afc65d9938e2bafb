"""Sentences of a text, with the quotation marks and brackets that close behind their stops."""

from __future__ import annotations

from collections.abc import Iterator

from linter.outline.parts import Span
from linter.text.patterns import compiled

_END = r"\n|[。！？!?]+[”’）》」』\])】]*(?![，、；：,;:。！？”’）」』)]|等|的|和|与|及)|$"


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The sentences of ``text[start:end]``, white space around them left out.

    A sentence ends at a line end or at 。！？ with the closing marks that follow. A stop inside quotation marks
    or brackets ends no sentence where the sentence goes on: “抓紧办！”的要求, （见附件。），….
    """
    end = len(text) if end is None else end
    begin = start
    for match in compiled(_END).finditer(text, start, end):
        piece = text[begin : match.end()]
        stripped = piece.strip()
        if stripped:
            first = begin + piece.index(stripped)
            yield Span(first, first + len(stripped))
        begin = match.end()
    stripped = text[begin:end].strip()
    if stripped:
        first = text.index(stripped, begin)
        yield Span(first, first + len(stripped))

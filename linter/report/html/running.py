"""The running text of a document as markup: escaped, its findings marked, what cannot be seen named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup, escape

from linter.document import Document
from linter.finding import Severity
from linter.language import Language
from linter.report.visible import Visible

# Wider than what is unseen: each is looked at once more. Letters, marks and the two plain spaces pass at once.
SUSPECT = re.compile(r"[^\w !-/:-@\[-`{-~\u2010-\u2027\u3000-\u301f\uff01-\uff5e]")
SIGNS = {"\t": "⇥", "\xa0": "⍽"}
"""Spaces so common in converted texts that their names would drown it."""


@dataclass(frozen=True, slots=True)
class Span:
    """What is marked from *start* to *end* of the text.

    *finding* is the number of its finding on the page, *number* that of its note, 0 where that is not to be shown;
    what is only *related* to a finding shows when that is looked at.
    """

    start: int
    end: int
    finding: int
    severity: Severity
    number: int = 0
    related: bool = False


def lines_of_spans(document: Document, spans: Iterable[Span]) -> dict[int, list[Span]]:
    """Every 1-based line that holds a part of a span, with those parts in order of place.

    A span that holds nothing but line ends is a point where it begins.
    """
    lines: dict[int, list[Span]] = {}
    for span in spans:
        first, last = document.position(span.start).line, document.position(span.end).line
        parts = []
        for line in range(first, last + 1):
            line_start, line_end = document.line_span(line)
            start, end = max(span.start, line_start), min(span.end, line_end)
            if start < end:
                parts.append((line, start, end))
        for nth, (line, start, end) in enumerate(parts or [(first, span.start, span.start)]):
            part = replace(span, start=start, end=end, number=0 if nth else span.number)
            lines.setdefault(line, []).append(part)
    for parts_of_line in lines.values():
        parts_of_line.sort(key=lambda part: (part.start, -part.end))
    return lines


def running_text(text: str, start: int, end: int, spans: Sequence[Span], language: Language) -> Markup:
    """``text[start:end]`` with *spans*, each within it, as ``mark`` elements.

    Where spans overlap the text is cut, so that each piece names all the findings it belongs to.
    """
    if not spans:
        return seen(text[start:end], language)
    pieces: list[Markup] = []
    begun: set[int] = set()
    for piece_start, piece_end, over in _pieces(start, end, spans):
        shown = seen(text[piece_start:piece_end], language)
        pieces.append(_mark(shown, over, begun) if over else shown)
    return Markup("").join(pieces)


def seen(text: str, language: Language) -> Markup:
    """*text* escaped; characters that cannot be seen, or that HTML cannot hold, are named and held in ``data-c``."""
    shown = escape(text)
    if SUSPECT.search(text) is None:
        return shown
    return Markup(SUSPECT.sub(lambda match: _character(match[0], language), shown))


@lru_cache(maxsize=4096)
def _character(character: str, language: Language) -> str:
    shown = Visible(language).character(character)
    if shown == character:
        return character
    name = shown.strip("<>")
    sign = SIGNS.get(character, name)
    return f'<i class="unseen" data-c="{ord(character):x}" data-sign="{escape(sign)}" title="{escape(name)}"></i>'


def _pieces(start: int, end: int, spans: Sequence[Span]) -> Iterator[tuple[int, int, list[Span]]]:
    """The text from *start* to *end* cut at every border of *spans*, with the spans over each piece.

    The spans of no width stand in pieces of no width before what follows them.
    """
    borders = sorted({start, end, *(span.start for span in spans), *(span.end for span in spans)})
    over: list[Span] = []
    waiting = list(reversed(spans))
    for at, following in zip(borders, [*borders[1:], None], strict=True):
        over = [span for span in over if span.end > at]
        while waiting and waiting[-1].start == at:
            span = waiting.pop()
            if span.start == span.end:
                yield at, at, [span]
            else:
                over.append(span)
        if following is not None:
            yield at, following, list(over)


def _mark(shown: Markup, over: Sequence[Span], begun: set[int]) -> Markup:
    """A piece of text under the spans *over* it; the first piece of a finding shows the number of its note."""
    own = [span for span in over if not span.related]
    attributes = ""
    if own:
        gravest = max(own, key=lambda span: span.severity.rank)
        classes = [gravest.severity.value, *["point"] * (gravest.start == gravest.end), *["many"] * (len(own) > 1)]
        first = [span for span in own if span.finding not in begun]
        begun.update(span.finding for span in first)
        attributes += _attribute("class", classes)
        attributes += _attribute("data-f", [span.finding for span in own])
        attributes += _attribute("data-n", dict.fromkeys(span.number for span in first if span.number))
    attributes += _attribute("data-r", [span.finding for span in over if span.related])
    tag = "mark" if own else "span"
    return Markup(f"<{tag}{attributes}>{shown}</{tag}>")


def _attribute(name: str, values: Iterable[int | str]) -> str:
    """An attribute of numbers or of names of severities: nothing of a document is among its *values*."""
    value = " ".join(map(str, values))
    return f' {name}="{value}"' if value else ""

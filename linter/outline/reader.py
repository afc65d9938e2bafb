"""Title, headings, enumerations and closing lines of a report, told from its plain text.

What is recognised, and where:

* title: the line or lines at the head that name a document (…总结, …的通知), broken over two lines or centred;
  letterheads (…文件), 发文字号, issue numbers, date and author lines are told apart from it (opening.py);
* 主送机关: the line after it that names organs or people and ends in a colon; a line of nothing but organs
  between title and body counts too, so that a missing colon can be reported (opening.py);
* headings: 一、 （一） 1. （1） 1） ① and 第一部分 第一章 第一节 第一条 in all their forms, alone on a line, run in
  or merged into a paragraph; the styles are a table (headings.py);
* run-in enumerations: 一是, 一要, 第一，, 其一, 首先 and what follows them, nested ones too (enumerations.py);
* 附件 list, 落款 and 成文日期 (closing.py);
* title and headings that the format of the file marks as such (marked.py).

Headings whose numbers do not fit are told too (sequence.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.markup import MarkedHeading
from linter.outline.closing import read_closing
from linter.outline.enumerations import read_enumerations
from linter.outline.headings import read_headings
from linter.outline.marked import marked_title, unnumbered
from linter.outline.opening import read_opening
from linter.outline.parts import Enumeration, Fault, Heading, Item, Outline, Span
from linter.outline.sequence import faults
from linter.text.patterns import compiled

__all__ = ["Enumeration", "Fault", "Heading", "Item", "Outline", "Span", "read_outline"]


def read_outline(
    text: str, marked: Sequence[MarkedHeading] = (), aside: Sequence[Span] = (), body: int | None = None
) -> Outline:
    """The outline of *text*, normally the repaired view of a document.

    *marked* headings, lines *aside* and the end of the *body* are known from the format of the file, see ``Markup``.
    """
    text = text[:body]
    numbered = list(_outside(read_headings(text), aside))
    opening = read_opening(text, marked_title(marked, numbered))
    closing = read_closing(text, opening.body)
    listed = [item.span for item in closing.attachments]
    headings = tuple(_outside(numbered, [*listed, *([opening.title] if opening.title else [])]))
    plain_headings = tuple(unnumbered(marked, numbered, opening.title))
    apart = [
        *listed,
        *(part for part in (opening.title, opening.addressee, closing.signature, closing.date) if part),
        *(heading.title for heading in headings if not heading.run_in),
        *plain_headings,
        *aside,
    ]
    return Outline(
        opening.title,
        opening.addressee,
        headings,
        read_enumerations(text, headings),
        closing.attachments,
        closing.signature,
        closing.date or opening.date,
        tuple(_paragraphs(text, apart)),
        tuple(faults(headings)),
        plain_headings,
    )


def _outside(headings: Sequence[Heading], spans: Sequence[Span]) -> Iterator[Heading]:
    for heading in headings:
        if not any(span.start <= heading.marker.start < span.end for span in spans):
            yield heading


def _paragraphs(text: str, apart: Sequence[Span]) -> Iterator[Span]:
    """The non-blank lines that do not end with or hold one of the spans set *apart*."""
    ends = iter(sorted({span.end for span in apart}))
    end = next(ends, None)
    for match in compiled(r"\S(?:[^\n]*\S)?").finditer(text):
        while end is not None and end <= match.start():
            end = next(ends, None)
        if end is not None and match.end() - 1 <= end <= match.end():
            continue
        yield Span(match.start(), match.end())

"""Headings that the format of a file marks: which of them is the title, and which have no number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.markup import MarkedHeading
from linter.outline.parts import Heading, Span

_TITLE = 0


def marked_title(marked: Sequence[MarkedHeading], numbered: Sequence[Heading]) -> Span | None:
    """The title: the headings of level 0 that follow each other first, else a first heading above all others.

    A heading with a number is no title, nor is the first of several that stand on one level.
    """
    titles = [heading for heading in marked if heading.level == _TITLE]
    if titles:
        following = len(titles)
        for position in range(1, len(titles)):
            if titles[position].start > titles[position - 1].end + 1:
                following = position
                break
        return Span(titles[0].start, titles[following - 1].end)
    first, *others = marked or (None,)
    if first is None or _number_of(first, numbered) or any(other.level <= first.level for other in others if other):
        return None
    return Span(first.start, first.end)


def unnumbered(marked: Sequence[MarkedHeading], numbered: Sequence[Heading], title: Span | None) -> Iterator[Span]:
    """The marked headings that are neither numbered nor part of the *title*."""
    for heading in marked:
        in_title = title is not None and title.start <= heading.start < title.end
        if not in_title and not _number_of(heading, numbered):
            yield Span(heading.start, heading.end)


def _number_of(heading: MarkedHeading, numbered: Sequence[Heading]) -> bool:
    return any(heading.start <= other.marker.start < heading.end for other in numbered)

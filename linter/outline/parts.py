"""What an outline is made of: spans, headings, enumerations and the whole of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """Offsets ``[start, end)`` of the text the outline was read from."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading; *style* names the form of its marker, such as ``（一）`` or ``1、``.

    *level* is 1 for 一、 2 for （一） 3 for 1. 4 for （1） 5 for 1） and 6 for ①; parts, chapters,
    sections and articles (第一部分 第一章 第一节 第一条) have the levels -3 to 0. *marker* covers the
    number and its marks, *title* the words after it up to the sentence end or line end; *run_in*
    tells that the paragraph goes on after the title.
    """

    level: int
    number: int
    style: str
    marker: Span
    title: Span
    run_in: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One member of a run-in enumeration, from its marker (一是, 首先, 第一，) to the next."""

    number: int
    marker: Span
    span: Span


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A run-in enumeration of at least two items; *family* is its word pattern: 一是, 首先, 第一, 其一, 一要, …

    The numbers are those that are written: they need not be in order.
    """

    family: str
    items: tuple[Item, ...]


class Fault(NamedTuple):
    """The heading or item at *position* is wrong: its level should be *level*, its number *expected*.

    *sort* is gap where the number is too great, duplicate where it came already, level where the marker
    belongs to another level.
    """

    position: int
    sort: Literal["gap", "duplicate", "level"]
    level: int
    expected: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of one report, in order; spans are offsets of the text given to ``read_outline``.

    *title* covers all title lines; *addressee* the line of the 主送机关, which may lack its colon;
    *attachments* the entries of the 附件 list; *signature* the 落款 and *date* the 成文日期, at the end
    or else under the title; *paragraphs* every non-blank line that is none of these, headings that
    stand alone excepted; *faults* the headings whose numbers do not fit the others; *unnumbered* the headings
    without a number that the format of the file marks as such.
    """

    title: Span | None
    addressee: Span | None
    headings: tuple[Heading, ...]
    enumerations: tuple[Enumeration, ...]
    attachments: tuple[Item, ...]
    signature: Span | None
    date: Span | None
    paragraphs: tuple[Span, ...]
    faults: tuple[Fault, ...] = ()
    unnumbered: tuple[Span, ...] = ()

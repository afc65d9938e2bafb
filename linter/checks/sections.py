"""Check kind ``sections``: parts that a document must have, and their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import ClassVar, Literal

from linter.checks.check import Occurrence
from linter.checks.options import Regex, option
from linter.finding import Hit
from linter.outline.reader import Span
from linter.reading import Reading
from linter.text.lines import filled_lines, last_filled_lines
from linter.text.patterns import search
from linter.text.sentences import sentences

Named = Literal["addressee", "signature", "date"]
Where = Literal["openings", "headings", "text", "first-lines", "last-lines", "addressee", "signature", "date"]

_FIRST_PARAGRAPHS = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document, told by patterns any one of which shows that it is there."""

    name: str = option("what the part is called in messages")
    any: tuple[Regex, ...] = option("patterns, each of which shows the part; they see one place at a time (see where)")


@dataclass(frozen=True, slots=True)
class Sections:
    """Reports each required part that is missing, and the first heading of each part that comes too early.

    A missing part is reported at what promises it, else at the first line of the title, else at the first line.
    Field: ``section``, the name of the part.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ("section",)

    require: tuple[Part, ...] = option("the parts, in their usual order")
    where: Where = option(
        "where a part shows: openings are headings and the first sentences of paragraphs; text is what follows the "
        "title and the promise; first-lines and last-lines count lines that are not blank; addressee, signature and "
        "date are those of the outline",
        "openings",
    )
    lines: int = option("how many lines first-lines and last-lines mean", 10)
    ordered: bool = option("report parts whose headings stand in another order, not parts that are missing", False)
    title: Regex | None = option("look only at documents whose title matches this", None)
    promise: Regex | None = option("look only where the title or one of the first paragraphs matches this", None)
    unless: tuple[Regex, ...] = option("a document in which one of these matches needs none of the parts", ())
    if_there: bool = option("look only if there is an addressee, signature or date, and report that", False)
    given: Named | None = option("look only at documents that have this", None)

    def message_fields(self) -> frozenset[str]:
        return frozenset(self.FIELDS)

    def reads_repaired(self) -> bool:
        return True

    def literals(self) -> frozenset[str] | None:
        return None

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """One hit for each part that is missing or stands too early."""
        place = self._place(reading)
        if place is None:
            return
        # What comes last is needed by few documents, and looks through the whole text.
        wrong = self._early(reading) if self.ordered else self._missing(reading, place)
        first = next(wrong, None)
        if first is not None and not any(search(pattern, reading.view.text) for pattern in self.unless):
            yield first
            yield from wrong

    def _missing(self, reading: Reading, place: Span) -> Iterator[Hit]:
        """The parts that are missing, each at *place*."""
        missing = list(self.require)
        for span in self._spans(reading, place.end):
            missing = [part for part in missing if not _shows(part, reading.view.text, span)]
            if not missing:
                return
        for part in missing:
            yield reading.hit(*place, {"section": part.name})

    def _place(self, reading: Reading) -> Span | None:
        """What to report where a part is missing; None when the document need not have it."""
        text = reading.view.text
        outline = reading.outline
        if self.title is not None and not search(self.title, reading.title):
            return None
        if self.given is not None and _named(reading, self.given) is None:
            return None
        if self.promise is not None:
            first = outline.paragraphs[:_FIRST_PARAGRAPHS]
            spans = [outline.title, *first] if outline.title else first
            found = (search(self.promise, text, *span) for span in spans)
            return next((Span(*match.span()) for match in found if match), None)
        if self.if_there:
            return _named(reading, self.where)
        filled = search(r"\S(?:[^\n]*\S)?", text, outline.title.start if outline.title else 0)
        return Span(*filled.span()) if filled else None

    def _spans(self, reading: Reading, reported: int) -> Iterator[Span]:
        """The places where a part may show; what is reported ends at *reported*."""
        text = reading.view.text
        match self.where:
            case "text":
                title = reading.outline.title
                yield Span(max(reported, title.end) if title else reported, len(text))
            case "first-lines" | "last-lines":
                filled = filled_lines(text) if self.where == "first-lines" else last_filled_lines(text)
                if wanted := list(islice(filled, self.lines)):
                    yield Span(min(wanted).start, max(wanted).end)
            case "headings" | "openings":
                yield from _titles(reading)
                if self.where == "openings":
                    for paragraph in reading.outline.paragraphs:
                        yield from islice(sentences(text, *paragraph), 1)
            case _:
                if named := _named(reading, self.where):
                    yield named

    def _early(self, reading: Reading) -> Iterator[Hit]:
        """The first headings of parts that stand before the first heading of a part that should precede them."""
        text = reading.view.text
        titles = _titles(reading)
        firsts = [(part, next((title for title in titles if _shows(part, text, title)), None)) for part in self.require]
        placed = [(part, title) for part, title in firsts if title is not None]
        for (_, before), (part, title) in pairwise(placed):
            if title.start < before.start:
                yield reading.hit(*title, {"section": part.name}, related=[before])


def _titles(reading: Reading) -> list[Span]:
    """The words of all headings, in order."""
    return sorted([*(heading.title for heading in reading.outline.headings), *reading.outline.unnumbered])


def _named(reading: Reading, name: str) -> Span | None:
    outline = reading.outline
    return {"addressee": outline.addressee, "signature": outline.signature, "date": outline.date}.get(name)


def _shows(part: Part, text: str, span: Span) -> bool:
    place = text[span.start : span.end]
    return any(search(pattern, place) for pattern in part.any)

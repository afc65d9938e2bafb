"""Check kind ``overlaps``: documents of one run that are worded alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from linter.checks.check import Occurrence
from linter.checks.compared import Compared
from linter.checks.options import option
from linter.checks.wording import Overlap, overlap
from linter.finding import Hit
from linter.reading import Reading

Sort = Literal["twice", "last-year", "copy"]

_SAME = 0.97
"""From this share on, names and figures counted, two documents are one that was sent in twice."""


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Reports a document of which a great share is worded as in another one of the same run (``--across``).

    Marks, headings and tables do not count. The later document is reported at its title, told by year and then by
    order, with the longest passage they share. twice: the same document once more, to the letter. last-year: of the
    same organ and an earlier year; its names, years and figures are read alike. copy: likewise, of another organ or
    one that is not told. Fields: ``other``, the path of the other document; ``share``, such as 92%; ``year``, that of
    the other.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ("other", "share", "year")

    report: Sort = option("the sort of overlap to report")
    at_least: int = option("report shares of so many percent or more, of the longer document", 60)
    shortest: int = option("leave out documents with fewer characters of running text, most of them formulas", 400)

    def message_fields(self) -> frozenset[str]:
        return frozenset(self.FIELDS)

    def reads_repaired(self) -> bool:
        return True

    def literals(self) -> frozenset[str]:
        # No string alone makes a document a copy.
        return frozenset()

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        yield from ()

    def compare(self, later: Compared, earlier: Compared) -> Iterator[Hit]:
        """The hit in the *later* document, if it overlaps the *earlier* one as this check wants it."""
        if min(len(later.words.text), len(earlier.words.text)) < self.shortest:
            return
        sort, found = _told(later, earlier)
        if sort == self.report and round(found.share * 100) >= self.at_least:
            fields = {"other": earlier.path, "share": f"{found.share:.0%}", "year": str(earlier.year or "")}
            yield later.reading.hit(*later.title, fields, related=[found.passage])


def _told(later: Compared, earlier: Compared) -> tuple[Sort | None, Overlap]:
    """How two documents overlap, and how far; None for what one organ writes in one year: a draft and its fair copy."""
    of_same_organ = later.is_of_same_organ(earlier)
    may_be_of_same = of_same_organ or not (later.organs and earlier.organs)
    of_other_year = None not in (later.year, earlier.year) and later.year != earlier.year
    if may_be_of_same and not of_other_year:
        found = overlap(later.as_written, earlier.as_written)
        if found.share >= _SAME:
            return "twice", found
    found = overlap(later.words, earlier.words)
    if not of_same_organ:
        return "copy", found
    return ("last-year" if of_other_year else None), found

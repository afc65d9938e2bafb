"""What a check yields (Hit) and what a run reports (Finding)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Literal


class Severity(Enum):
    """How sure and how grave; ordered, ``Severity.ERROR`` being the greatest."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return _RANKS[self.value]

    def __ge__(self, other: Severity) -> bool:
        return self.rank >= other.rank

    def __gt__(self, other: Severity) -> bool:
        return self.rank > other.rank

    def __le__(self, other: Severity) -> bool:
        return self.rank <= other.rank

    def __lt__(self, other: Severity) -> bool:
        return self.rank < other.rank


_RANKS = {"info": 0, "warning": 1, "error": 2}


class Category(StrEnum):
    """The kinds of defect an office editor tells apart."""

    PLACEHOLDER = "placeholder"
    DATE = "date"
    STRUCTURE = "structure"
    TYPO = "typo"
    WORDING = "wording"
    PUNCTUATION = "punctuation"
    NUMBER = "number"
    REPETITION = "repetition"
    CONSISTENCY = "consistency"
    FORMAT = "format"
    RESIDUE = "residue"
    PRIVACY = "privacy"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``[start, end)`` of the document's text by *text*; offsets in code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One place a check found, in offsets of the document's text, end exclusive.

    *fields* fill the rule's message, where a span is told by its line or paragraph; *related* are further spans
    that belong to the finding.
    """

    start: int
    end: int
    fields: Mapping[str, str | tuple[int, int]] = field(default_factory=dict)
    edit: Edit | None = None
    related: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Fix:
    """An edit with its grade: *safe* where no reader could disagree.

    *further* edits mend the other places of a habit, which is reported once.
    """

    start: int
    end: int
    text: str
    safe: bool
    further: tuple[Edit, ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All its edits."""
        return Edit(self.start, self.end, self.text), *self.further


Region = Literal["body", "table", "header", "footer", "footnote", "endnote", "text-box"]
"""The regions of a word-processor document."""


@dataclass(frozen=True, slots=True)
class Part:
    """Where a line stands in a document whose program shows paragraphs, not lines.

    *number* counts from 1 the paragraphs of the body that hold text, the tables, the footnotes and so on, each
    sort on its own; *row* and *column* are those of a table's cell, 0 elsewhere.
    """

    region: Region
    number: int
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a document with its position: 1-based lines and code-point columns, end exclusive.

    *part* is where the line stands in a document that has no lines of its own, None in a text.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    quote: str
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One violation of one rule, complete in itself: it can be pickled, stored and printed anywhere."""

    rule: str
    category: Category
    severity: Severity
    message: str
    path: str
    place: Place
    fix: Fix | None = None
    related: tuple[Place, ...] = ()

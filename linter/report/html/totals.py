"""What the charts of the page are drawn from, counted as documents come."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TypeVar

from linter.document import Document
from linter.finding import Category, Finding, Severity
from linter.language import Language
from linter.report.words import CATEGORIES

SEPARATORS = re.compile(r"[^/\\]*[/\\]+")
"""One folder of a path, with what parts it from the next, on any system."""
Key = TypeVar("Key")

BINS = 48
"""Parts of one document that its findings are counted in."""


@dataclass(frozen=True, slots=True)
class Row:
    """One bar: its *key* for the filter, its *name* for people, and how many *errors*, *warnings*, *infos* it holds."""

    key: str
    name: str
    errors: int
    warnings: int
    infos: int

    @property
    def total(self) -> int:
        """All its findings."""
        return self.errors + self.warnings + self.infos


@dataclass(slots=True)
class Totals:
    """Counts of a run; nothing in it grows with the length of texts."""

    by_category: Counter[tuple[Category, Severity]] = field(default_factory=Counter)
    by_rule: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    documents: list[Row] = field(default_factory=list)
    clean: list[str] = field(default_factory=list)
    places: Counter[tuple[int, Severity]] = field(default_factory=Counter)
    first_of_part: dict[int, int] = field(default_factory=dict)

    def add(self, document: Document, name: str, findings: Sequence[Finding]) -> None:
        """Count one document, called *name* on the page; its key is its number among those with findings."""
        if not findings:
            self.clean.append(name)
            return
        found = Counter(finding.severity for finding in findings)
        self.documents.append(_row(str(len(self.documents) + 1), name, found))
        self.by_category.update((finding.category, finding.severity) for finding in findings)
        self.by_rule.update((finding.rule, finding.severity) for finding in findings)
        if len(self.documents) == 1:
            length = max(1, len(document.text))
            for number, finding in enumerate(findings):
                part = min(BINS - 1, finding.place.start * BINS // length)
                self.places[part, finding.severity] += 1
                self.first_of_part.setdefault(part, number)

    def categories(self, language: Language) -> list[Row]:
        """Every category with findings, the most frequent first."""
        rows = [
            _row(category.value, CATEGORIES[category].say(language), _of(self.by_category, category))
            for category in Category
        ]
        return sorted((row for row in rows if row.total), key=lambda row: -row.total)

    def rules(self) -> list[Row]:
        """Every rule with findings, the most frequent first."""
        rows = [_row(rule, rule, _of(self.by_rule, rule)) for rule in dict.fromkeys(rule for rule, _ in self.by_rule)]
        return sorted(rows, key=lambda row: (-row.total, row.key))

    def shortened(self) -> list[Row]:
        """The documents with findings, named without the folder that all of them share."""
        levels = zip(*(_folders(row.name) for row in self.documents), strict=False)
        shared = sum(len(level[0]) for level in takewhile(lambda level: len(set(level)) == 1, levels))
        return [replace(row, name=row.name[shared:]) for row in self.documents]

    def parts(self) -> list[Row]:
        """The parts of the only document that has findings, from its beginning to its end.

        The key of each is the number of its first finding.
        """
        return [_row(str(self.first_of_part.get(part, "")), "", _of(self.places, part)) for part in range(BINS)]


def folder_and_file(path: str) -> tuple[str, str]:
    """*path* cut before its last part; the first half ends in the separator, or is empty."""
    folder = "".join(_folders(path))
    return folder, path[len(folder) :]


def _folders(path: str) -> list[str]:
    return SEPARATORS.findall(path)


def _of(counts: Mapping[tuple[Key, Severity], int], key: Key) -> dict[Severity, int]:
    return {severity: counts.get((key, severity), 0) for severity in Severity}


def _row(key: str, name: str, found: Mapping[Severity, int]) -> Row:
    return Row(key, name, found.get(Severity.ERROR, 0), found.get(Severity.WARNING, 0), found.get(Severity.INFO, 0))

"""What a run found, counted in the store: by rule, category, folder and year, and its worst documents."""

from __future__ import annotations

from dataclasses import dataclass

from linter.archive.store import Store

_COUNTED = """
WITH across AS (
  SELECT document, sum(severity = 'error') AS errors, sum(severity = 'warning') AS warnings,
    sum(severity = 'info') AS infos
  FROM run_findings JOIN rules ON rules.number = run_findings.rule WHERE run = ?1 GROUP BY document
), counted AS (
  SELECT members.document, path, folder, day, year, characters, seconds,
    documents.errors + ifnull(across.errors, 0) AS errors,
    documents.warnings + ifnull(across.warnings, 0) AS warnings,
    documents.infos + ifnull(across.infos, 0) AS infos
  FROM members JOIN documents USING (document) LEFT JOIN across USING (document) WHERE members.run = ?1
)
"""
"""*counted*: every document of the run, its findings within it and across documents counted."""
_SUMS = "count(*), ifnull(sum(errors), 0), ifnull(sum(warnings), 0), ifnull(sum(infos), 0)"


@dataclass(frozen=True, slots=True)
class Group:
    """One line of a table: its *name*, the documents in it, their findings of each severity."""

    name: str
    documents: int
    errors: int
    warnings: int
    infos: int

    @property
    def findings(self) -> int:
        """The number of all findings."""
        return self.errors + self.warnings + self.infos


@dataclass(frozen=True, slots=True)
class Totals:
    """A run in figures: *flawed* documents have findings; *seconds* are those spent on its documents, whenever."""

    documents: int
    flawed: int
    characters: int
    errors: int
    warnings: int
    infos: int
    failures: int
    seconds: float


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """What one rule found at one severity: so many *findings* in so many *documents*."""

    rule: str
    category: str
    severity: str
    findings: int
    documents: int


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """One document of a run with the number it has in the store; *day* is ISO, None where no date is told."""

    number: int
    path: str
    day: str | None
    year: int | None
    characters: int
    errors: int
    warnings: int
    infos: int

    @property
    def findings(self) -> int:
        """The number of all findings."""
        return self.errors + self.warnings + self.infos


@dataclass(frozen=True, slots=True)
class Sample:
    """One finding of a run and the number its document has in the store; offsets count code points of its text."""

    number: int
    path: str
    message: str
    line: int
    column: int
    start: int
    end: int
    quote: str


def totals(store: Store, run: int) -> Totals:
    """The figures of a *run*."""
    [failures] = next(store.query("SELECT count(*) FROM failures WHERE run = ?", run))
    columns = (
        "count(*), ifnull(sum(errors + warnings + infos > 0), 0), ifnull(sum(characters), 0), "
        "ifnull(sum(errors), 0), ifnull(sum(warnings), 0), ifnull(sum(infos), 0), ifnull(sum(seconds), 0.0)"
    )
    documents, flawed, characters, errors, warnings, infos, seconds = next(
        store.query(f"{_COUNTED} SELECT {columns} FROM counted", run)
    )
    return Totals(documents, flawed, characters, errors, warnings, infos, failures, seconds)


def by_rule(store: Store, run: int) -> list[RuleGroup]:
    """Every rule that found anything, the most findings first."""
    rows = store.query(
        "SELECT rules.rule, category, severity, count(*) AS findings, count(DISTINCT document) FROM "
        "(SELECT document, findings.rule FROM members JOIN findings USING (document) WHERE run = ?1 "
        "UNION ALL SELECT document, rule FROM run_findings WHERE run = ?1) AS found "
        "JOIN rules ON rules.number = found.rule GROUP BY found.rule ORDER BY findings DESC, rules.rule, severity",
        run,
    )
    return [RuleGroup(*row) for row in rows]


def by_category(store: Store, run: int) -> list[Group]:
    """Every category with findings, the most first; *documents* are those with a finding of it."""
    rows = store.query(
        "SELECT category, count(DISTINCT document), sum(severity = 'error'), sum(severity = 'warning'), "
        "sum(severity = 'info') FROM "
        "(SELECT document, findings.rule FROM members JOIN findings USING (document) WHERE run = ?1 "
        "UNION ALL SELECT document, rule FROM run_findings WHERE run = ?1) AS found "
        "JOIN rules ON rules.number = found.rule GROUP BY category ORDER BY count(*) DESC, category",
        run,
    )
    return [Group(*row) for row in rows]


def by_folder(store: Store, run: int) -> list[Group]:
    """Every folder that holds documents (not those below it), in order of name; of members, within their archive."""
    rows = store.query(
        f"{_COUNTED} SELECT folders.folder, {_SUMS} FROM counted JOIN folders ON folders.number = counted.folder "
        "GROUP BY counted.folder ORDER BY folders.folder",
        run,
    )
    return [Group(*row) for row in rows]


def by_year(store: Store, run: int) -> list[Group]:
    """Every year that documents speak of, ascending; those that tell none under an empty name, last."""
    rows = store.query(
        f"{_COUNTED} SELECT ifnull(CAST(year AS TEXT), ''), {_SUMS} FROM counted GROUP BY year "
        "ORDER BY year IS NULL, year",
        run,
    )
    return [Group(*row) for row in rows]


def worst_documents(store: Store, run: int, most: int = 20) -> list[DocumentGroup]:
    """The *most* documents with the most errors, then warnings, then suggestions; clean ones never."""
    rows = store.query(
        f"{_COUNTED} SELECT document, path, day, year, characters, errors, warnings, infos FROM counted "
        "WHERE errors + warnings + infos > 0 ORDER BY errors DESC, warnings DESC, infos DESC, path LIMIT ?2",
        run, most,
    )  # fmt: skip
    return [DocumentGroup(*row) for row in rows]


def samples(store: Store, run: int, rule: str, most: int = 5) -> list[Sample]:
    """Up to *most* findings within documents of a *rule*, each the first of another document."""
    rows = store.query(
        'SELECT document, path, message, line, "column", start, "end", quote, min(ordinal) FROM findings '
        "JOIN documents USING (document) WHERE findings.rule IN (SELECT number FROM rules WHERE rules.rule = ?2) "
        "AND document IN (SELECT document FROM members WHERE run = ?1) "
        "GROUP BY document LIMIT ?3",
        run, rule, most,
    )  # fmt: skip
    # SQLite takes the other columns from the row of the least ordinal.
    return [Sample(*columns) for *columns, _first in rows]

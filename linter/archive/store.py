"""The store: what was found in every document of every run, in one SQLite file that others may query.

A version of a document (its path, its content and what it was checked by) stands in ``documents`` once,
however many runs meet it; a run is the list of its members. docs/archive.md describes the tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from linter.archive.database import connect, damaged, telling
from linter.archive.lock import only_writer
from linter.archive.record import read_text
from linter.archive.rows import Row, checksum, row_failure, row_finding, with_more
from linter.archive.schema import FINDING_COLUMNS
from linter.document import Document, Origin
from linter.finding import Finding
from linter.language import Mistake
from linter.readers import is_rewritable, with_markup
from linter.results import Checked, Failure


@dataclass(frozen=True, slots=True)
class Run:
    """One run as the store lists it: times are ISO in UTC; *finished* and the counts are None while it is not done.

    *linted* of its *documents* were checked in it, the others known from earlier runs; *seconds* it took.
    """

    number: int
    started: str
    finished: str | None
    version: str
    language: str
    arguments: str
    documents: int | None
    failures: int | None
    linted: int | None
    seconds: float | None


class Store:
    """A store open for reading, or with *writable* for a run of its own too (see ``writing.RunWriter``)."""

    def __init__(self, path: Path | str, *, writable: bool = False) -> None:
        """Open the store; raises Mistake for what is no store, is damaged, or is being written by another run."""
        self.path = Path(path)
        self._open = ExitStack()
        try:
            if writable:
                with telling(self.path):
                    self._open.enter_context(only_writer(self.path))
            self.connection = connect(self.path, writable=writable)
        except BaseException:
            self._open.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_error: object) -> None:
        self.connection.close()
        self._open.close()

    def query(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The rows of any SELECT over the tables and views.

        Raises Mistake when the store is damaged.
        """
        with telling(self.path):
            # "yield from" would close the cursor of a query that is left half read, perhaps after its connection.
            rows = iter(self.connection.execute(sql, values).fetchone, None)
            yield from rows

    def runs(self) -> list[Run]:
        """Every run, oldest first; the last one may be unfinished."""
        columns = "run, started, finished, version, language, arguments, documents, failures, linted, seconds"
        return [Run(*row) for row in self.query(f"SELECT {columns} FROM runs ORDER BY run")]

    def latest(self) -> Run:
        """The newest finished run, else the one that was begun.

        Raises Mistake when there is none.
        """
        runs = self.runs()
        finished = [run for run in runs if run.finished]
        for run in (finished or runs)[-1:]:
            return run
        raise Mistake(
            "存储“{path}”里还没有结果；请先写上要检查的路径运行一次",
            "the store '{path}' holds no results yet; run once with the paths to check",
            path=self.path,
        )

    def results(self, run: int, *, texts: Callable[[str], bool] | None = None) -> Iterator[Checked | Failure]:
        """What *run* found, document by document in its order.

        Documents at whose path *texts* says no come empty, but faster.

        Raises Mistake when anything differs from what was once written.
        """
        members = self.query(
            "SELECT ordinal, document, path, content, fingerprint, encoding, more, checksum FROM members "
            "JOIN documents USING (document) WHERE run = ? ORDER BY ordinal",
            run,
        )
        failures = self.query(
            "SELECT ordinal, path, zh, en, fields FROM failures WHERE run = ? ORDER BY ordinal, number", run
        )
        fingerprints = dict(self.query("SELECT number, fingerprint FROM fingerprints"))
        rules = self._rules()
        across = {document for (document,) in self.query("SELECT document FROM run_findings WHERE run = ?", run)}
        failure = next(failures, None)
        met = failed = 0
        for ordinal, number, path, content, fingerprint, encoding, more, expected in members:
            while failure is not None and failure[0] < ordinal:
                failed += 1
                yield row_failure(*failure[1:])
                failure = next(failures, None)
            met += 1
            rows = self._rows("findings WHERE document = ?", rules, number)
            if expected != checksum(path, content, fingerprints.get(fingerprint, ""), more, rows):
                raise damaged(self.path)
            findings = [row_finding(row, path) for row in rows]
            if number in across:
                wider = self._rows("run_findings WHERE run = ? AND document = ?", rules, run, number)
                findings += (row_finding(row, path) for row in wider)
                findings.sort(key=lambda finding: (finding.place.start, -finding.place.end))
            text = self.text(number) if texts is None or texts(path) else ""
            document = with_markup(Document(text, Origin(path, encoding, rewritable=is_rewritable(path))))
            yield Checked(with_more(document, more), tuple(findings))
        while failure is not None:
            failed += 1
            yield row_failure(*failure[1:])
            failure = next(failures, None)
        for counted in self.query("SELECT documents, failures FROM runs WHERE run = ? AND finished NOT NULL", run):
            if counted != (met, failed):
                raise damaged(self.path)

    def text(self, document: int) -> str:
        """The whole text of a version of a document."""
        for (compressed,) in self.query("SELECT text FROM texts WHERE document = ?", document):
            try:
                return read_text(compressed)
            except Exception as error:  # whatever a damaged stream makes of itself
                raise damaged(self.path) from error
        raise damaged(self.path)

    def without_sketch(self, run: int, scheme: str) -> Iterator[tuple[int, str]]:
        """Number and text of the documents of *run* that have no sketch of this *scheme* yet."""
        missing = (
            "SELECT DISTINCT document FROM members WHERE run = ? AND NOT EXISTS "
            "(SELECT 1 FROM sketches WHERE sketches.document = members.document AND scheme = ?)"
        )
        # All numbers at once: sketches are written while texts are read.
        for (number,) in list(self.query(missing, run, scheme)):
            yield number, self.text(number)

    def write_sketches(self, scheme: str, sketches: Iterable[tuple[int, bytes]]) -> None:
        """Keep the sketch of each document, by number, under the name of what made it."""
        rows = ((number, scheme, sketch) for number, sketch in sketches)
        self._write("INSERT OR REPLACE INTO sketches (document, scheme, sketch) VALUES (?, ?, ?)", rows)

    def sketches(self, run: int, scheme: str) -> Iterator[tuple[int, str, int | None, bytes]]:
        """Number, path, year and sketch of every document of *run*, in its order."""
        yield from self.query(
            "SELECT document, path, year, sketch FROM members JOIN documents USING (document) "
            "JOIN sketches USING (document) WHERE run = ? AND scheme = ? ORDER BY ordinal",
            run, scheme,
        )  # fmt: skip

    def write_run_findings(self, run: int, findings: Iterable[tuple[int, Finding]]) -> None:
        """Replace what *run* found across its documents: each finding with the number of its document."""
        from linter.archive.writing import rule_number, run_finding_rows

        with telling(self.path):
            self.connection.execute("DELETE FROM run_findings WHERE run = ?", (run,))
        marks = ", ".join("?" * (3 + FINDING_COLUMNS.count(",") + 1))
        rows = run_finding_rows(run, findings, lambda key: rule_number(self.connection, key))
        self._write(f"INSERT INTO run_findings (run, document, ordinal, {FINDING_COLUMNS}) VALUES ({marks})", rows)

    def _write(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        with telling(self.path):
            self.connection.execute("BEGIN")
            try:
                self.connection.executemany(sql, rows)
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    def _rules(self) -> dict[int, tuple[str, str, str]]:
        return {
            number: (rule, category, severity)
            for number, rule, category, severity in self.query("SELECT number, rule, category, severity FROM rules")
        }

    def _rows(self, rest: str, rules: dict[int, tuple[str, str, str]], *values: int) -> tuple[Row, ...]:
        with telling(self.path):
            cursor: sqlite3.Cursor = self.connection.execute(
                f"SELECT {FINDING_COLUMNS} FROM {rest} ORDER BY ordinal", values
            )
            return tuple((rules.get(rule), *columns) for rule, *columns in cursor)

"""One run written into the store: document by document, each with its findings or not at all."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from posixpath import dirname

from linter.archive.database import telling
from linter.archive.record import Recorded, Stored
from linter.archive.rows import RuleKey, failure_row, finding_row, storable
from linter.archive.schema import FINDING_COLUMNS
from linter.archive.store import Store
from linter.finding import Finding
from linter.language import Language
from linter.results import Failure
from linter.version import __version__

_COMMIT_SECONDS = 0.5
"""What was done in so many seconds is done again after a kill."""
_INSERT_FINDING = f"INSERT INTO findings (document, ordinal, {FINDING_COLUMNS}) VALUES ({', '.join('?' * (3 + 13))})"
_INSERT_DOCUMENT = f"INSERT INTO documents VALUES ({', '.join('?' * 16)})"


class RunWriter:
    """Writes a run; what an earlier one left unfinished is dropped, but its documents are known."""

    def __init__(self, store: Store, language: Language, arguments: Mapping[str, object]) -> None:
        self._store = store
        self._connection = store.connection
        self._began = time.monotonic()
        self._committed = self._began
        self._numbers: dict[tuple[str, object], int] = {}
        self._documents = self._failures = self._linted = self._ordinal = 0
        with telling(store.path):
            self._connection.execute("BEGIN IMMEDIATE")
            self.resumes = self._drop_unfinished()
            told = json.dumps(arguments, ensure_ascii=True)
            self.number: int = self._connection.execute(
                "INSERT INTO runs (started, version, language, arguments) VALUES (?, ?, ?, ?) RETURNING run",
                (_now(), __version__, language, told),
            ).fetchone()[0]
            self._connection.execute("COMMIT")
            self._connection.execute("BEGIN IMMEDIATE")

    def _drop_unfinished(self) -> bool:
        unfinished = [run for (run,) in self._connection.execute("SELECT run FROM runs WHERE finished IS NULL")]
        for run in unfinished:
            for table in ("members", "failures", "run_findings", "runs"):
                self._connection.execute(f"DELETE FROM {table} WHERE run = ?", (run,))
        return bool(unfinished)

    def known(self, path: str) -> dict[tuple[bytes, str], int]:
        """The versions of the document at *path* that need not be checked again: content and fingerprint to number."""
        rows = self._connection.execute(
            "SELECT content, fingerprints.fingerprint, document FROM documents "
            "JOIN fingerprints ON fingerprints.number = documents.fingerprint WHERE path = ? AND complete",
            (storable(path),),
        )
        with telling(self._store.path):
            return {(content, fingerprint): number for content, fingerprint, number in rows}

    def write(self, recorded: Recorded) -> int:
        """Write what became of the next document of the run; the number of its findings."""
        with telling(self._store.path):
            self._ordinal += 1
            document, findings = recorded.known, 0
            if recorded.stored is not None:
                document, findings = self._write_document(recorded.stored), len(recorded.stored.rows)
                self._linted += 1
            elif document is not None:
                [findings] = self._connection.execute(
                    "SELECT errors + warnings + infos FROM documents WHERE document = ?", (document,)
                ).fetchone()
            if document is not None:
                self._documents += 1
                self._connection.execute("INSERT INTO members VALUES (?, ?, ?)", (self.number, self._ordinal, document))
            for number, failure in enumerate(recorded.failures):
                self._write_failure(failure, number)
            if time.monotonic() - self._committed > _COMMIT_SECONDS:
                self.commit()
                self._connection.execute("BEGIN IMMEDIATE")
        return findings

    def commit(self) -> None:
        """Keep what was written so far, whatever happens next."""
        with telling(self._store.path):
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")
            self._committed = time.monotonic()

    def finish(self) -> None:
        """Mark the run as whole and keep it."""
        with telling(self._store.path):
            self._connection.execute(
                "UPDATE runs SET finished = ?, documents = ?, failures = ?, linted = ?, seconds = ? WHERE run = ?",
                (_now(), self._documents, self._failures, self._linted, time.monotonic() - self._began, self.number),
            )
        self.commit()

    def _write_document(self, stored: Stored) -> int:
        execute = self._connection.execute
        number: int = execute(
            _INSERT_DOCUMENT,
            (
                None, stored.path, self._number("folders", "folder", _folder(stored.path)), stored.content,
                self._number("fingerprints", "fingerprint", stored.fingerprint), stored.complete, stored.encoding,
                stored.characters, stored.day, stored.year, stored.seconds, stored.errors, stored.warnings,
                stored.infos, stored.more, stored.checksum,
            ),
        ).lastrowid or 0  # fmt: skip
        execute("INSERT INTO texts VALUES (?, ?)", (number, stored.text))
        rows = ((number, ordinal, self._rule(row[0]), *row[1:]) for ordinal, row in enumerate(stored.rows))
        self._connection.executemany(_INSERT_FINDING, rows)
        return number

    def _write_failure(self, failure: Failure, number: int) -> None:
        self._failures += 1
        self._connection.execute(
            "INSERT INTO failures VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self.number, self._ordinal, number, *failure_row(failure)),
        )

    def _rule(self, key: RuleKey) -> int:
        number = self._numbers.get(("rules", key))
        if number is None:
            number = self._numbers["rules", key] = rule_number(self._connection, key)
        return number

    def _number(self, table: str, column: str, value: str) -> int:
        number = self._numbers.get((table, value))
        if number is None:
            self._connection.execute(f"INSERT OR IGNORE INTO {table} ({column}) VALUES (?)", (value,))
            [number] = self._connection.execute(f"SELECT number FROM {table} WHERE {column} = ?", (value,)).fetchone()
            self._numbers[table, value] = number
        return number


def rule_number(connection: sqlite3.Connection, key: RuleKey) -> int:
    """The number of a rule in the table ``rules``, where it is listed when it is new."""
    connection.execute("INSERT OR IGNORE INTO rules (rule, category, severity) VALUES (?, ?, ?)", key)
    number: int = connection.execute(
        "SELECT number FROM rules WHERE (rule, category, severity) = (?, ?, ?)", key
    ).fetchone()[0]
    return number


def run_finding_rows(
    run: int, findings: Iterable[tuple[int, Finding]], number_of: Callable[[RuleKey], int]
) -> Iterator[tuple[object, ...]]:
    """The rows of ``run_findings``."""
    for ordinal, (document, finding) in enumerate(findings):
        key, *columns = finding_row(finding)
        yield run, document, ordinal, number_of(key), *columns


def _folder(path: str) -> str:
    """The folder of *path*, with slashes; of a member, its folder within the archive."""
    archive, mark, inside = path.replace("\\", "/").rpartition("!")
    return f"{archive}{mark}{dirname(inside)}".removesuffix("!") or "."


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

"""What the store keeps of one document, made ready where the document is checked."""

from __future__ import annotations

import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from linter.archive.rows import Row, checksum, document_more, finding_row, storable
from linter.calendar.period import told_day
from linter.checking import Checker
from linter.document import Document
from linter.finding import Severity
from linter.reading import Reading
from linter.results import Checked, Failure

DIGEST_BYTES = 20


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as the tables ``documents``, ``texts`` and ``findings`` hold it; *day* is ISO, *seconds* wall time."""

    path: str
    content: bytes
    fingerprint: str
    complete: bool
    encoding: str
    characters: int
    day: str | None
    year: int | None
    seconds: float
    errors: int
    warnings: int
    infos: int
    more: str
    checksum: bytes
    text: bytes
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of one document: *known* already under that number, or *stored* anew, or only *failures*."""

    known: int | None = None
    stored: Stored | None = None
    failures: tuple[Failure, ...] = ()


def content_digest(data: bytes) -> bytes:
    """The content hash: BLAKE2b, 20 bytes."""
    return blake2b(data, digest_size=DIGEST_BYTES).digest()


def record(
    checker: Checker, fingerprint: str, path: str, data: bytes, known: Mapping[tuple[bytes, str], int]
) -> Recorded:
    """Check *data*, the content of *path*, unless it is *known*: a number for its content and fingerprint."""
    content = content_digest(data)
    number = known.get((content, fingerprint))
    if number is not None:
        return Recorded(known=number)
    began = time.perf_counter()
    examination = checker.examine(path, data)
    failures = tuple(result for result in examination.results if isinstance(result, Failure))
    stored = None
    for result in examination.results:
        if isinstance(result, Checked):
            version = _Version(content, fingerprint, complete=not failures)
            stored = _stored(result, version, _day(examination.reading), time.perf_counter() - began)
    return Recorded(stored=stored, failures=failures)


def read_text(compressed: bytes) -> str:
    """The text of the table ``texts``.

    Raises zlib.error when it is damaged.
    """
    return zlib.decompress(compressed).decode("utf-8", "surrogatepass")


class _Version(NamedTuple):
    content: bytes
    fingerprint: str
    complete: bool


def _stored(checked: Checked, version: _Version, told: tuple[str | None, int | None], seconds: float) -> Stored:
    document = checked.document
    path, more = storable(document.origin.path), document_more(document)
    rows = tuple(finding_row(finding) for finding in checked.findings)
    infos, warnings, errors = (sum(one.severity is severity for one in checked.findings) for severity in Severity)
    return Stored(
        path, *version, document.origin.encoding, len(document.text), *told, seconds, errors, warnings, infos,
        more, checksum(path, version.content, version.fingerprint, more, rows), _compressed(document), rows,
    )  # fmt: skip


def _compressed(document: Document) -> bytes:
    return zlib.compress(document.text.encode("utf-8", "surrogatepass"), 1)


def _day(reading: Reading | None) -> tuple[str | None, int | None]:
    day, year = (None, None) if reading is None else told_day(reading)
    return None if day is None else day.isoformat(), year

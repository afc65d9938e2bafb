"""Documents read in place within archives, each named ``archive.zip!path/in/it.txt``."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import IO, BinaryIO, cast

from linter.archive import refusals
from linter.archive.compressed import COMPRESSIONS, Metered, Readable
from linter.archive.entries import ARCHIVES, Entry, archive_suffix, holds_documents
from linter.archive.limits import Budget, Limits, Overspent
from linter.files import Member
from linter.language import Mistake
from linter.readers import WALKED, unreadable
from linter.results import Failure

MARK = "!"
_BLOCK = 1 << 18
_IN_MEMORY = 16 << 20


@dataclass(frozen=True, slots=True)
class _Archive:
    """An archive that is open: *path* names it through those it stands in, *depth* counts them with itself."""

    path: str
    depth: int
    limits: Limits
    budget: Budget


@dataclass(slots=True)
class _Left:
    """Entries that are not read, told together at the end."""

    encrypted: list[str] = field(default_factory=list)
    climbing: list[str] = field(default_factory=list)


def read_archive(path: str, limits: Limits) -> Iterator[Member | Failure]:
    """The documents of the archive at *path*, a file, and of those in it; never raises for what is wrong in it."""
    try:
        with open(path, "rb") as stream:
            yield from read_stream(stream, path, limits, os.fstat(stream.fileno()).st_size)
    except OSError as error:
        yield Failure(path, unreadable(path, error))


def read_stream(stream: BinaryIO, path: str, limits: Limits, size: int | None) -> Iterator[Member | Failure]:
    """As ``read_archive``, of a seekable *stream* that is *size* bytes long."""
    yield from _members(stream, _Archive(path, 1, limits, Budget(limits, size)))


def _members(stream: IO[bytes], archive: _Archive) -> Iterator[Member | Failure]:
    given = met = 0
    left = _Left()
    try:
        for entry in _entries(stream, archive):
            met += 1
            if met > archive.limits.count:
                yield Failure(archive.path, refusals.too_many(archive.path, archive.limits))
                return
            if not (entry.whole or _is_wanted(entry.name)):
                continue
            given += 1
            if entry.encrypted:
                left.encrypted.append(entry.name)
            elif _climbs(entry.name):
                left.climbing.append(entry.name)
            else:
                yield from _read(entry, archive)
    except Overspent:
        if archive.depth > 1:
            raise
        yield Failure(archive.path, refusals.overspent(archive.path, archive.limits))
        return
    except Exception as error:  # the libraries raise whatever a damaged archive leads them into
        yield Failure(archive.path, refusals.damaged(archive.path, error))
    else:
        if not given:
            yield Failure(archive.path, refusals.empty(archive.path, tuple(WALKED)))
    if left.encrypted:
        yield Failure(archive.path, refusals.encrypted(archive.path, left.encrypted))
    if left.climbing:
        yield Failure(archive.path, refusals.climbing(archive.path, left.climbing))


def _entries(stream: IO[bytes], archive: _Archive) -> Iterator[Entry]:
    suffix = archive_suffix(archive.path)
    layout, compression = ARCHIVES[suffix or ".zip"]
    if layout == "zip":
        from linter.archive.zips import zip_entries

        yield from zip_entries(cast(BinaryIO, stream))
        return
    plain = Metered(COMPRESSIONS[compression](cast(BinaryIO, stream)), archive.budget)
    if layout == "tar":
        from linter.archive.tars import tar_entries

        yield from tar_entries(plain)
    else:
        name = os.path.basename(archive.path.rpartition(MARK)[2].replace("\\", "/"))[: -len(suffix or "")]
        yield Entry(name, partial(_kept_open, plain), whole=True)


def _read(entry: Entry, archive: _Archive) -> Iterator[Member | Failure]:
    path = f"{archive.path}{MARK}{entry.name}"
    try:
        if archive_suffix(entry.name):
            yield from _nested(entry, replace(archive, path=path, depth=archive.depth + 1))
        else:
            yield Member(path, b"".join(_blocks(entry, path, archive)))
    except Overspent:
        raise
    except Mistake as mistake:
        yield Failure(path, mistake)
    except Exception as error:
        if not entry.alone:
            raise
        yield Failure(path, refusals.damaged(path, error))


def _nested(entry: Entry, archive: _Archive) -> Iterator[Member | Failure]:
    if archive.depth > archive.limits.depth:
        raise refusals.too_deep(archive.path, archive.limits)
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        copy.writelines(_blocks(entry, archive.path, archive))
        copy.seek(0)
        yield from _members(cast(IO[bytes], copy), archive)


def _blocks(entry: Entry, path: str, archive: _Archive) -> Iterator[bytes]:
    """The content of *entry*, block by block, no further than is allowed."""
    limits = archive.limits
    allowed = limits.size if entry.compressed is None else min(limits.size, limits.allowed(entry.compressed))
    if entry.size is not None and entry.size > limits.size:
        raise refusals.too_large(path, limits)
    size = 0
    with entry.open() as stream:
        while block := stream.read(_BLOCK):
            size += len(block)
            if size > allowed:
                refuse = refusals.too_large if size > limits.size else refusals.stretched
                raise refuse(path, limits)
            if entry.alone:
                archive.budget.spend(len(block))
            yield block


@contextmanager
def _kept_open(stream: Readable) -> Iterator[BinaryIO]:
    yield cast(BinaryIO, stream)


def _is_wanted(name: str) -> bool:
    """Whether an entry is to be checked: of a known format, and not hidden, as in a folder."""
    parts = [part for part in name.split("/") if part not in (".", "..")]
    return holds_documents(name) and not any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _climbs(name: str) -> bool:
    """Whether a name leads out of its archive; nothing is written there, but a report must not name it."""
    return name.startswith("/") or ".." in name.split("/") or name[1:2] == ":"

"""Compressed streams, measured while they are read: a bomb must not be noticed by its blast."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import BinaryIO, Protocol

from linter.archive.limits import Budget

_BLOCK = 1 << 18


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """At most *size* bytes, none at the end."""
        ...


def _plain(stream: BinaryIO) -> Readable:
    return stream


def _gz(stream: BinaryIO) -> Readable:
    import gzip

    return gzip.GzipFile(fileobj=stream, mode="rb")


def _bz2(stream: BinaryIO) -> Readable:
    import bz2

    return bz2.BZ2File(stream)


def _xz(stream: BinaryIO) -> Readable:
    import lzma

    return lzma.LZMAFile(stream)


COMPRESSIONS: Mapping[str, Callable[[BinaryIO], Readable]] = {"": _plain, "gz": _gz, "bz2": _bz2, "xz": _xz}


class Metered:
    """A stream whose every byte is taken from a budget; *count* is how many there were so far."""

    def __init__(self, stream: Readable, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """At most *size* bytes (all when it is negative), none at the end; raises Overspent."""
        if size < 0:
            return b"".join(iter(lambda: self.read(_BLOCK), b""))
        data = self._stream.read(size)
        self._budget.spend(len(data))
        self.count += len(data)
        return data

    def drain(self) -> None:
        """Read what is left, for its length and the checksums at its end."""
        while self.read(_BLOCK):
            pass

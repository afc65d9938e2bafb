"""What the formats of archives have in common: their names, and the entries they give out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import BinaryIO, Literal

from linter.readers import is_walked

ArchiveFormat = Literal["zip", "tar", "one"]

ARCHIVES: Mapping[str, tuple[ArchiveFormat, str]] = {
    ".zip": ("zip", ""),
    ".tar": ("tar", ""),
    ".tar.gz": ("tar", "gz"),
    ".tgz": ("tar", "gz"),
    ".tar.bz2": ("tar", "bz2"),
    ".tbz2": ("tar", "bz2"),
    ".tar.xz": ("tar", "xz"),
    ".txz": ("tar", "xz"),
    ".gz": ("one", "gz"),
    ".bz2": ("one", "bz2"),
    ".xz": ("one", "xz"),
}
"""Ending of a name -> what holds the documents, and how that is compressed as a whole."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive, under the name it has there; *size* and *compressed* are what the archive says of it.

    *alone* tells that the entry can be damaged without the others, *whole* that the archive is it, compressed.
    """

    name: str
    open: Callable[[], AbstractContextManager[BinaryIO]]
    size: int | None = None
    compressed: int | None = None
    encrypted: bool = False
    alone: bool = False
    whole: bool = False


def archive_suffix(name: str) -> str | None:
    """The ending of an archive's *name* that is listed in ARCHIVES, the longest; None for what is no archive."""
    lower = name.lower()
    return max((suffix for suffix in ARCHIVES if lower.endswith(suffix)), key=len, default=None)


def holds_documents(name: str) -> bool:
    """Whether a file called *name* is to be checked among others: one with a reader, or an archive of such files."""
    suffix = archive_suffix(name)
    if suffix is None:
        return is_walked(name)
    return ARCHIVES[suffix][0] != "one" or holds_documents(name[: -len(suffix)])


def decode_name(raw: bytes) -> str:
    """A file name that archives keep as bytes of unknown encoding: UTF-8 where it is valid, else GB18030."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "backslashreplace")

"""The values of settings one by one, each with the place it is written at."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable
from typing import Any, NamedTuple

from linter.globs import matches


class Where(NamedTuple):
    """A place in a settings file, line and column 1-based; an option of the command line has neither."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


class Patterns(NamedTuple):
    """Patterns of paths that begin at *folder*."""

    patterns: tuple[str, ...]
    folder: str

    def match(self, path: str) -> bool:
        """Whether they stand for *path*."""
        return matches(self.patterns, path, self.folder)


class Entry(NamedTuple):
    """One value, or one member of a list or mapping, under *key* (``severities``, ``terms.accept``).

    *folder* is where patterns in it begin; *only* are the documents it is for, all when None.
    """

    key: str
    value: Any
    where: Where
    folder: str = ""
    only: Patterns | None = None


def shown(path: str) -> str:
    """*path* as people like to read it: from the working directory when it lies below, else whole."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive of Windows
        return path
    return path if relative.startswith(os.pardir) else relative


def guards_of(entries: Iterable[Entry]) -> tuple[Patterns, ...]:
    """The different patterns that entries are bound to, in order."""
    return tuple(dict.fromkeys(entry.only for entry in entries if entry.only is not None))


def entries_for(entries: Iterable[Entry], holding: Container[Patterns]) -> tuple[Entry, ...]:
    """Those of *entries* that are for all documents, or bound to patterns among *holding*."""
    return tuple(entry for entry in entries if entry.only is None or entry.only in holding)

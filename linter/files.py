"""The paths of the command line made into an ordered stream of files, each given once."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linter.archive.entries import holds_documents
from linter.document import STANDARD_INPUT
from linter.language import Mistake
from linter.readers import WALKED, unreadable
from linter.results import Failure


@dataclass(frozen=True, slots=True)
class Member:
    """A document that was read from within another file: what it is called, and its *data*."""

    path: str
    data: bytes


def find_files(arguments: Iterable[str]) -> Iterator[str | Failure]:
    """The path of every file that *arguments* stand for, shown as they were given; what stands for none fails.

    A file is taken whatever its name; of a folder, the files of a known format and the archives in it and below, in
    order of name, hidden ones left out; ``-`` is standard input. A pattern that the shell left alone (``*.txt``) is
    expanded.
    """
    seen: set[str] = set()
    for argument in arguments:
        for path in _expand(argument):
            for found in _files_under(path):
                if isinstance(found, Failure):
                    yield found
                    continue
                identity = found if found == STANDARD_INPUT else os.path.realpath(found)
                if identity not in seen:
                    seen.add(identity)
                    yield found


def _expand(argument: str) -> list[str]:
    """The paths that match when *argument* is a pattern, not a path: the shells of Windows leave patterns alone."""
    if ("*" in argument or "?" in argument) and not os.path.lexists(argument):
        return sorted(glob.glob(argument, recursive=True)) or [argument]
    return [argument]


def _files_under(path: str) -> Iterator[str | Failure]:
    if path == STANDARD_INPUT or not os.path.isdir(path):
        yield path
        return
    empty = True
    for found in _walk(path):
        empty = False
        yield found
    if empty:
        suffixes = ", ".join(f"*{suffix}" for suffix in WALKED)
        yield Failure(
            path,
            Mistake(
                "文件夹“{path}”里没有可检查的文件（{suffixes}）",
                "the folder '{path}' holds no file to check ({suffixes})",
                path=path,
                suffixes=suffixes,
            ),
        )


def _walk(folder: str) -> Iterator[str | Failure]:
    entered: set[str] = set()
    pending = [folder]
    while pending:
        path = pending.pop()
        if not os.path.isdir(path):
            yield path
            continue
        identity = os.path.realpath(path)
        if identity in entered:
            continue
        entered.add(identity)
        try:
            names = sorted(os.listdir(path), reverse=True)
        except OSError as error:
            yield Failure(path, unreadable(path, error))
            continue
        shown = "" if path == os.curdir else path
        pending += [os.path.join(shown, name) for name in names if not name.startswith(".") and _belongs(path, name)]


def _belongs(folder: str, name: str) -> bool:
    """Whether a folder's entry is to be walked or read; a link that leads nowhere is read, so that it is told."""
    path = os.path.join(folder, name)
    if os.path.isdir(path):
        return True
    return holds_documents(name) and (os.path.isfile(path) or not os.path.exists(path))

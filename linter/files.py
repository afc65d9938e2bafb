"""The paths of the command line made into an ordered stream of files, each given once."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from linter.archive.entries import holds_documents
from linter.document import STANDARD_INPUT
from linter.language import Mistake
from linter.readers import WALKED, unreadable
from linter.results import Failure
from linter.settings.lookup import Lookup
from linter.settings.settings import Settings, stand_for


@dataclass(frozen=True, slots=True)
class Member:
    """A document that was read from within another file: what it is called, and its *data*."""

    path: str
    data: bytes


def find_files(arguments: Iterable[str], lookup: Lookup | None = None) -> Iterator[str | Failure]:
    """The path of every file that *arguments* stand for, shown as they were given; what stands for none fails.

    A file is taken whatever its name; of a folder, the files of a known format and the archives in it and below, in
    order of name, hidden ones left out; ``-`` is standard input. A pattern that the shell left alone (``*.txt``) is
    expanded. The settings of *lookup* may name other files to take from folders and files to leave out; a settings
    file with mistakes fails once, and what it is for is left out.
    """
    seen: set[bytes] = set()
    told: set[int] = set()
    for argument in arguments:
        for path in _expand(argument):
            for found in _files_under(path, lookup):
                if isinstance(found, Failure):
                    if id(found.mistake) not in told:
                        told.add(id(found.mistake))
                        yield found
                    continue
                identity = _identity(found)
                if identity not in seen:
                    seen.add(identity)
                    yield found


def _identity(path: str) -> bytes:
    """What tells a file from all others, in few bytes: of a million files every one is remembered."""
    name = path if path == STANDARD_INPUT else os.path.realpath(path)
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _expand(argument: str) -> list[str]:
    """The paths that match when *argument* is a pattern, not a path: the shells of Windows leave patterns alone."""
    if ("*" in argument or "?" in argument) and not os.path.lexists(argument):
        return sorted(glob.glob(argument, recursive=True)) or [argument]
    return [argument]


def _files_under(path: str, lookup: Lookup | None) -> Iterator[str | Failure]:
    is_folder = path != STANDARD_INPUT and os.path.isdir(path)
    named = os.path.join(path, "") if is_folder else path
    try:
        settings = _settings(named, lookup)
    except Mistake as mistake:
        yield Failure(path, mistake)
        return
    excluded = settings.excludes(named)
    if excluded and settings.force_exclude:
        return
    if not is_folder:
        yield path
        return
    empty = True
    # A folder is asked for by its name although settings leave it out: then they leave out nothing in it.
    for found in _walk(path, lookup, excluding=not excluded):
        empty = False
        yield found
    if empty:
        yield Failure(path, _nothing_in(path, settings))


def _nothing_in(folder: str, settings: Settings) -> Mistake:
    patterns = [pattern for group in settings.files for pattern in group.patterns]
    suffixes = ", ".join(patterns or (f"*{suffix}" for suffix in WALKED))
    if settings.exclude:
        return Mistake(
            "文件夹“{path}”里没有可检查的文件（{suffixes}），或都被 exclude 排除了",
            "the folder '{path}' holds no file to check ({suffixes}), or exclude leaves them out",
            path=folder,
            suffixes=suffixes,
        )
    return Mistake(
        "文件夹“{path}”里没有可检查的文件（{suffixes}）",
        "the folder '{path}' holds no file to check ({suffixes})",
        path=folder,
        suffixes=suffixes,
    )


def _walk(folder: str, lookup: Lookup | None, *, excluding: bool) -> Iterator[str | Failure]:
    entered: set[str] = set()
    pending: list[str | Failure] = [folder]
    while pending:
        path = pending.pop()
        if isinstance(path, Failure) or not os.path.isdir(path):
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
        for name in names:
            below = os.path.join(shown, name)
            try:
                if not name.startswith(".") and _belongs(below, lookup, excluding):
                    pending.append(below)
            except Mistake as mistake:
                pending.append(Failure(below, mistake))


def _belongs(path: str, lookup: Lookup | None, excluding: bool) -> bool:
    """Whether an entry of a folder is to be walked or read; a link that leads nowhere is read, so that it is told.

    Raises Mistake when there is one in the settings for it.
    """
    is_folder = os.path.isdir(path)
    settings = _settings(path, lookup)
    if excluding and settings.excludes(os.path.join(path, "") if is_folder else path):
        return False
    if is_folder:
        return True
    wanted = stand_for(settings.files, path) if settings.files else holds_documents(path)
    return wanted and (os.path.isfile(path) or not os.path.exists(path))


def _settings(path: str, lookup: Lookup | None) -> Settings:
    return lookup.conditions(path).settings if lookup else Settings()

"""A settings file read with all it extends."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from linter.language import Mistake, Phrase
from linter.rulefiles.composing import compose_file, compose_yaml
from linter.rulefiles.nodes import Node, NodeReader
from linter.rulefiles.rulemistakes import RuleMistakes, fixed_phrase
from linter.settings.entries import Entry, Where, shown
from linter.settings.reading import read_entries

Note = tuple[str, int, int, Phrase]


@dataclass(slots=True)
class Loaded:
    """The entries of a settings file, those of the files it extends before its own, and every mistake met."""

    entries: list[Entry] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def load_file(path: str, folder: str) -> Loaded:
    """The settings file at *path*, an absolute one, with all it extends; never raises for what users can mend.

    *folder* holds the documents that it serves, and patterns begin there when the file itself is kept elsewhere.
    """
    loaded = Loaded()
    _load(path, folder, (), Where(shown(path), 1, 1), loaded)
    return loaded


def _load(path: str, folder: str, chain: Sequence[str], named_at: Where, loaded: Loaded) -> None:
    """Add what the file at *path* says to *loaded*.

    *chain* are the files that led here and *named_at* is where the last of them names this one. Patterns begin at the
    file's own folder; in a file kept elsewhere, at *folder*, that of the file it serves.
    """
    here = os.path.dirname(path)
    base = here if _is_within(folder, here) else folder
    reader = NodeReader(Path(shown(path)))
    try:
        root = _root(reader.path)
    except Mistake as mistake:
        loaded.notes += notes_of(mistake, named_at)
        return
    entries = read_entries(reader, root, base) if root is not None else []
    loaded.notes += reader.notes
    chain = (*chain, path)
    for entry in entries:
        if entry.key == "extends":
            fault = _fault(entry, chain)
            if fault is None:
                _load(entry.value, base, chain, entry.where, loaded)
            else:
                loaded.notes.append(fault)
    loaded.entries += entries


def _fault(entry: Entry, chain: Sequence[str]) -> Note | None:
    """What is wrong with a file that the last of *chain* extends."""
    if not os.path.isfile(entry.value):
        return note_at(entry.where, "找不到设置文件“{path}”", "no settings file at '{path}'", path=shown(entry.value))
    if os.path.realpath(entry.value) in map(os.path.realpath, chain):
        circle = " → ".join(map(shown, (*chain, entry.value)))
        return note_at(entry.where, "extends 绕成了圈：{circle}", "extends leads round: {circle}", circle=circle)
    return None


def _root(path: Path) -> Node | None:
    if path.suffix != ".toml":
        return compose_file(path, compose_yaml)

    import tomllib

    from linter.settings.toml import compose_toml

    try:
        return compose_file(path, compose_toml)
    except tomllib.TOMLDecodeError as error:
        import re

        at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = map(int, at.groups()) if at else (1, 1)
        phrase = fixed_phrase("TOML 语法错误：{error}", "not TOML: {error}", error=str(error).partition(" (at ")[0])
        raise RuleMistakes([(str(path), line, column, phrase)]) from error


def notes_of(mistake: Mistake, where: Where) -> list[Note]:
    """The notes of a mistake met in another file, or one note at *where* that led to it."""
    if isinstance(mistake, RuleMistakes):
        return mistake.notes
    return [note_at(where, mistake.phrase.zh, mistake.phrase.en, **mistake.fields)]


def note_at(where: Where, zh: str, en: str, **fields: object) -> Note:
    """The note of a mistake in the value written at *where*."""
    return where.path, where.line, where.column, fixed_phrase(zh, en, **fields)


def _is_within(path: str, folder: str) -> bool:
    try:
        return os.path.commonpath([path, folder]) == folder
    except ValueError:  # another drive of Windows
        return False

"""The settings for one document written out: every value with the place it comes from, as YAML or as records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, get_origin

from rich.cells import cell_len

from linter.checks.words import Term
from linter.language import Language, Phrase
from linter.rulefiles.nodes import field_types, key_of
from linter.settings.entries import Entry, shown
from linter.settings.keys import IgnoreEntry, SettingsFile, SeverityOf, Words
from linter.settings.lookup import Lookup
from linter.settings.reading import PATHS

FOR = Phrase("检查 {path} 用的设置", "the settings for {path}")
NO_FILE = Phrase("没有找到设置文件", "no settings file was found")
EXCLUDED = Phrase("检查文件夹时会略过这个文件（exclude）", "exclude leaves this file out of folders")
DEFAULT = Phrase("默认", "default")
MORE = Phrase("{where}，共 {count} 个", "{where}, {count} in all")
FIRST_WORDS = 5
"""Of a list of words only the first are shown."""

COLUMN = 40
"""The terminal cell at which it is told where a value comes from."""

_PLAIN = re.compile(r"[^\W\d](?:[\w〔〕（）. /-]*[\w〕）/])?")


def settings_page(lookup: Lookup, path: str, language: Language) -> Iterator[str]:
    """The lines of a YAML document with every value, and where it comes from as a comment.

    Raises Mistake when there is one in the settings.
    """
    settings = lookup.conditions(path).settings
    yield f"# {FOR.say(language, path=path)}"
    if settings.path is None:
        yield f"# {NO_FILE.say(language)}"
    if settings.excludes(path):
        yield f"# {EXCLUDED.say(language)}"
    for key, entries in effective_entries(lookup, path).items():
        parent, dot, name = key.rpartition(".")
        if dot and name == next(iter(field_types(Words))):
            yield f"{parent}:"
        for text, where in _lines(key, name, entries, language):
            line = "  " * bool(dot) + text
            yield f"{line}{' ' * max(COLUMN - cell_len(line), 2)}# {where}" if where else line


def settings_record(lookup: Lookup, path: str) -> dict[str, Any]:
    """The same as data: the settings file, and every value with its key and where it is from, null for a default.

    Raises Mistake when there is one in the settings.
    """
    settings = lookup.conditions(path).settings
    values: list[dict[str, Any]] = []
    for key, entries in effective_entries(lookup, path).items():
        values += [{"key": key, "value": _plain(key, entry.value), "from": str(entry.where)} for entry in entries]
        if not entries:
            values.append({"key": key, "value": [] if _is_many(key) else _default(key), "from": None})
    file = shown(settings.path) if settings.path else None
    return {"path": path, "settings": file, "excluded": settings.excludes(path), "values": values}


def effective_entries(lookup: Lookup, path: str) -> dict[str, list[Entry]]:
    """The entries in force for *path* by key, every key in its order; one that a later entry replaces is left out."""
    found: dict[str, list[Entry]] = {key: [] for key in _keys()}
    for entry in lookup.entries_for(path):
        others = found.setdefault(entry.key, [])
        name = _name(entry)
        others[:] = [other for other in others if _is_many(entry.key) and (name is None or _name(other) != name)]
        others.append(entry)
    return found


def _keys() -> Iterator[str]:
    for field in field_types(SettingsFile):
        if field == "terms":
            yield from (f"terms.{key_of(name)}" for name in field_types(Words))
        elif field != "overrides":
            yield key_of(field)


def _name(entry: Entry) -> object:
    """What an entry replaces an earlier one of the same name by; None in a list."""
    match entry.value:
        case SeverityOf():
            return entry.value.name
        case Term():
            return entry.value.wrong, entry.value.context
    return None


def _is_many(key: str) -> bool:
    record, name = (Words, key.removeprefix("terms.")) if "." in key else (SettingsFile, key)
    hint = field_types(record).get(name.replace("-", "_"))
    return hint is None or get_origin(hint) is tuple  # only and skip of the command line are in no file


def _default(key: str) -> Any:
    return SettingsFile.__dataclass_fields__[key.replace("-", "_")].default


def _lines(key: str, name: str, entries: Sequence[Entry], language: Language) -> Iterator[tuple[str, str]]:
    """The lines under one key: text, and where it comes from."""
    if not entries:
        value = [] if _is_many(key) else _default(key)
        yield f"# {name}:" if value is None else f"{name}: {_written(value)}", DEFAULT.say(language)
        return
    if not _is_many(key):
        yield f"{name}: {_written(_plain(key, entries[0].value))}", str(entries[0].where)
        return
    yield f"{name}:", ""
    for where, group in groupby(entries, key=lambda entry: entry.where):
        members = [entry.value for entry in group]
        told = str(where)
        if key.startswith("terms.") and len(members) > FIRST_WORDS:
            told = MORE.say(language, where=where, count=len(members))
            members = members[:FIRST_WORDS]
        for member in members:
            yield f"  {_member(key, member)}", told


def _member(key: str, value: Any) -> str:
    match value:
        case SeverityOf():
            return f"{_written(value.name)}: {value.level}"
        case Term():
            return f"{_written(value.wrong)}: {_written(list(value.right))}"
    return f"- {_written(_plain(key, value))}"


def _plain(key: str, value: Any) -> Any:
    """*value* as lists, mappings, texts and booleans."""
    match value:
        case SeverityOf():
            return {value.name: value.level}
        case Term():
            return {value.wrong: list(value.right)}
        case IgnoreEntry():
            return {"rule": value.rule, "quote": value.quote, "reason": value.reason, "path": value.path}
        case date():
            return value.isoformat()
        case (date() as first, date() as last):
            return f"{first.isoformat()}..{last.isoformat()}"
    return shown(value) if key in PATHS and isinstance(value, str) else value


def _written(value: Any) -> str:
    """*value* in YAML, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return _written(value[0]) if len(value) == 1 else f"[{', '.join(map(_written, value))}]"
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)

"""The nodes of a settings file read into entries, every mistake kept with its line and column."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args, get_origin

import yaml

from linter.calendar.given import read_period
from linter.language import Mistake
from linter.rulefiles.nodes import Node, NodeReader, field_types, key_of
from linter.rulefiles.rulemistakes import BadNode
from linter.settings.entries import Entry, Patterns, Where
from linter.settings.keys import Override, SettingsFile, Words
from linter.settings.values import read_as_of, read_encoding, read_pattern
from linter.troubles import reasons

_READ: Mapping[str, Callable[[str], object]] = {
    "as-of": read_as_of,
    "encoding": read_encoding,
    "exclude": read_pattern,
    "files": read_pattern,
    "period": read_period,
}
"""How the text under a key becomes its value, where it is not taken as it stands."""

PATHS = ("extends", "rules", "baseline")
"""Keys whose values are paths, relative to the file they stand in."""


def read_entries(reader: NodeReader, root: Node, folder: str) -> list[Entry]:
    """The values below *root* in order, those of overrides last; patterns begin at *folder*.

    Mistakes are noted in *reader*; a value with a mistake is left out.
    """
    return list(_Entries(reader, folder).of(root))


class _Entries:
    def __init__(self, reader: NodeReader, folder: str) -> None:
        self._reader = reader
        self._folder = folder
        self._only: Patterns | None = None

    def of(self, root: Node) -> Iterator[Entry]:
        try:
            keys = self._keys(root, SettingsFile)
        except BadNode:
            return
        overrides = keys.pop("overrides", None)
        for key, node in keys.items():
            yield from self._under(key, node, SettingsFile)
        if overrides is not None:
            yield from self._overrides(overrides)

    def _keys(self, node: Node, record: type) -> dict[str, Node]:
        required = [key_of(f.name) for f in dataclasses.fields(record) if f.default is dataclasses.MISSING]
        return self._reader.mapping(node, [key_of(name) for name in field_types(record)], required)

    def _overrides(self, node: Node) -> Iterator[Entry]:
        if not isinstance(node, yaml.SequenceNode):
            self._reader.note(node, "overrides 应是列表，每项有 files", "overrides is a list of entries with files")
            return
        for item in node.value:
            try:
                keys = self._keys(item, Override)
            except BadNode:
                continue
            patterns = (
                [entry.value for entry in self._under("files", keys.pop("files"), Override)] if "files" in keys else []
            )
            self._only = Patterns(tuple(patterns), self._folder)
            for key, value in keys.items():
                yield from self._under(key, value, Override)
        self._only = None

    def _under(self, key: str, node: Node, record: type) -> Iterator[Entry]:
        """The entries under *key* of *record*."""
        if key == "terms":
            try:
                keys = self._keys(node, Words)
            except BadNode:
                return
            for name, words in keys.items():
                for entry in self._under(name, words, Words):
                    yield entry._replace(key=f"terms.{name}")
            return
        wanted = field_types(record)[key.replace("-", "_")]
        if get_origin(wanted) is not tuple:
            yield from self._entry(key, node, wanted)
            return
        member = get_args(wanted)[0]
        if isinstance(node, yaml.SequenceNode):
            for item in node.value:
                yield from self._entry(key, item, member)
        elif isinstance(node, yaml.MappingNode) and key in ("severities", "forbid"):
            yield from self._pairs(key, node, wanted)
        elif isinstance(node, yaml.ScalarNode) and key == "forbid":
            yield from self._entry(key, node, wanted)  # the name of a table
        else:
            yield from self._entry(key, node, member)

    def _pairs(self, key: str, node: yaml.MappingNode, wanted: Any) -> Iterator[Entry]:
        """Each pair of a mapping read by itself, so that each has its place."""
        seen: set[str] = set()
        for pair in node.value:
            name = str(pair[0].value)
            if name in seen:
                self._reader.note(pair[0], "键“{name}”重复", "duplicate key '{name}'", name=name)
            seen.add(name)
            alone = yaml.MappingNode(node.tag, [pair], pair[0].start_mark, pair[1].end_mark)
            yield from self._entry(key, alone, wanted)

    def _entry(self, key: str, node: Node, wanted: Any) -> Iterator[Entry]:
        reader = self._reader
        try:
            value = reader.member(node, wanted)
            if key in _READ:
                value = _READ[key](value)
            elif key in PATHS:
                value = os.path.abspath(os.path.join(reader.path.parent, os.path.expanduser(value)))
            elif key == "ignore":
                read_pattern(value.path)
                _needs_reason(value.reason)
        except BadNode:
            return
        except Mistake as mistake:
            reader.note(node, mistake.phrase.zh, mistake.phrase.en, **mistake.fields)
            return
        if key in ("accept", "forbid") and not all(str(getattr(one, "wrong", one)).strip() for one in _members(value)):
            reader.note(node, "词不能是空的", "a word must not be empty")
            return
        mark = node.start_mark
        where = Where(str(reader.path), mark.line + 1, mark.column + 1)
        if key == "accept" and value.endswith(".txt"):
            values: tuple[Any, ...] = tuple(self._words_of(node, value))
        else:
            values = (value,) if key == "period" else _members(value)
        for one in values:
            yield Entry(key, one, where, self._folder, self._only)

    def _words_of(self, node: Node, name: str) -> Iterator[str]:
        """The words of a list: one on each line, up to a tab; lines beginning with ``#`` are comments."""
        path = self._reader.path.parent / name
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            self._reader.note(
                node,
                "词表“{name}”不是 UTF-8 编码，请另存为 UTF-8",
                "the word list '{name}' is not UTF-8; save it as UTF-8",
                name=name,
            )
            return
        except OSError as error:
            zh, en = "读不了词表“{name}”：{reason_zh}", "cannot read the word list '{name}': {reason_en}"
            self._reader.note(node, zh, en, name=name, **reasons(error))
            return
        for line in text.split("\n"):
            word = line.partition("\t")[0].strip()
            if word and not word.startswith("#"):
                yield word


def _needs_reason(reason: str) -> None:
    if not reason.strip():
        raise Mistake("要写明不改的理由（reason）", "say why it is right as it stands (reason)")


def _members(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)

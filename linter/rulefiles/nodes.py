"""YAML nodes turned into typed values, every mistake kept with its line and column.

Nodes are read instead of loaded values: a loader turns ``no``, ``012`` and ``1:30`` into other
values, drops duplicate keys and forgets positions.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import regex
import yaml

from linter.checks.options import Regex
from linter.language import Phrase
from linter.rulefiles.rulemistakes import BadNode, did_you_mean, fixed_phrase

Node = yaml.Node


class NodeReader:
    """Reads the nodes of one rule file and notes every mistake."""

    def __init__(self, path: Path, *, check_patterns: bool = True) -> None:
        self.path = path
        self.check_patterns = check_patterns
        self.notes: list[tuple[str, int, int, Phrase]] = []
        self.tables: dict[tuple[str, type], tuple[Any, ...]] = {}

    def note(self, node: Node | None, zh: str, en: str, **fields: object) -> None:
        """Keep a mistake at *node*."""
        mark = node.start_mark if node is not None else None
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.notes.append((str(self.path), line, column, fixed_phrase(zh, en, **fields)))

    def fail(self, node: Node, zh: str, en: str, **fields: object) -> typing.NoReturn:
        """Keep a mistake at *node* and give the node up."""
        self.note(node, zh, en, **fields)
        raise BadNode

    def mapping(self, node: Node, known: Iterable[str], required: Iterable[str] = ()) -> dict[str, Node]:
        """The entries of a mapping; unknown, duplicate and missing keys are noted."""
        if not isinstance(node, yaml.MappingNode):
            self.fail(node, "这里应是“键: 值”的映射", "a mapping (key: value) is wanted here")
        known = tuple(known)
        entries: dict[str, Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if name not in known:
                zh, en = did_you_mean(name, known)
                self.note(
                    key,
                    "不认识的键“{name}”{hint_zh}",
                    "unknown key '{name}'{hint_en}",
                    name=name,
                    hint_zh=zh,
                    hint_en=en,
                )
            elif name in entries:
                self.note(key, "键“{name}”重复", "duplicate key '{name}'", name=name)
            else:
                entries[name] = value
        for name in required:
            if name not in entries:
                self.note(node, "缺少“{name}”", "'{name}' is missing", name=name)
        return entries

    def value(self, node: Node, wanted: Any) -> Any:
        """The value of *node* as type *wanted*; raises BadNode after noting what is wrong."""
        origin = get_origin(wanted)
        if origin in (Union, types.UnionType):
            inner = [part for part in get_args(wanted) if part is not type(None)]
            return self.value(node, inner[0])
        if origin is tuple:
            return self._sequence(node, get_args(wanted)[0])
        if dataclasses.is_dataclass(wanted) and isinstance(wanted, type):
            return self.record(node, wanted)
        text = self.text(node)
        if origin is Literal:
            choices = get_args(wanted)
            if text not in choices:
                zh, en = did_you_mean(text, choices)
                listed = ", ".join(choices)
                self.fail(
                    node,
                    "“{text}”不是可选的值（{listed}）{hint_zh}",
                    "'{text}' is not one of {listed}{hint_en}",
                    text=text, listed=listed, hint_zh=zh, hint_en=en,
                )  # fmt: skip
            return text
        if wanted is Regex:
            return self._pattern(node, text)
        if wanted is bool:
            if text not in ("true", "false"):
                self.fail(node, "应为 true 或 false，不是“{text}”", "true or false is wanted, not '{text}'", text=text)
            return text == "true"
        if wanted in (int, float):
            try:
                return wanted(text)
            except ValueError:
                self.fail(node, "应为数字，不是“{text}”", "a number is wanted, not '{text}'", text=text)
        return text

    def text(self, node: Node) -> str:
        """The text of a scalar as it stands in the file; raises BadNode for anything else."""
        if not isinstance(node, yaml.ScalarNode):
            self.fail(node, "这里应是一段文字", "a text is wanted here")
        if not node.style and node.tag.endswith(":null"):
            self.fail(node, "这里缺少值", "a value is missing here")
        return str(node.value)

    def record(self, node: Node, wanted: type) -> Any:
        """A dataclass from a mapping of its fields."""
        hints = field_types(wanted)
        required = [f.name for f in dataclasses.fields(wanted) if f.default is dataclasses.MISSING]
        before = len(self.notes)
        entries = self.mapping(node, [key_of(name) for name in hints], [key_of(name) for name in required])
        values: dict[str, Any] = {}
        for name, hint in hints.items():
            if key_of(name) in entries:
                try:
                    values[name] = self.value(entries[key_of(name)], hint)
                except BadNode:
                    continue
        if len(self.notes) > before:
            raise BadNode
        return wanted(**values)

    def member(self, node: Node, wanted: Any) -> Any:
        """One member of a list; a text stands for a record that needs no more than its first field."""
        if isinstance(node, yaml.ScalarNode) and is_told_by_text(wanted):
            return wanted(self.value(node, next(iter(field_types(wanted).values()))))
        return self.value(node, wanted)

    def _sequence(self, node: Node, member: Any) -> tuple[Any, ...]:
        is_record = dataclasses.is_dataclass(member) and isinstance(member, type)
        if is_record and isinstance(node, yaml.ScalarNode):
            from linter.rulefiles.tables import read_table

            return read_table(self, node, member)
        if is_record and isinstance(node, yaml.MappingNode):
            return self._pairs(node, member)
        if isinstance(node, yaml.SequenceNode):
            values = []
            failed = False
            for item in node.value:
                try:
                    values.append(self.member(item, member))
                except BadNode:
                    failed = True
            if failed:
                raise BadNode
            return tuple(values)
        return (self.value(node, member),)

    def _pairs(self, node: yaml.MappingNode, member: type) -> tuple[Any, ...]:
        """A mapping as a list of records: each key is the first field, each value the second."""
        first, second = list(field_types(member).items())[:2]
        records = []
        seen: set[str] = set()
        for key, value in node.value:
            name = self.value(key, first[1])
            if name in seen:
                self.note(key, "键“{name}”重复", "duplicate key '{name}'", name=name)
            seen.add(name)
            records.append(member(**{first[0]: name, second[0]: self.value(value, second[1])}))
        return tuple(records)

    def _pattern(self, node: Node, text: str) -> str:
        if self.check_patterns:
            try:
                regex.compile(text, regex.MULTILINE)
            except regex.error as error:
                self.fail(
                    node,
                    "正则表达式有误：{error}（{text}）",
                    "not a regular expression: {error} ({text})",
                    error=error, text=text,
                )  # fmt: skip
        return text


def key_of(name: str) -> str:
    """The YAML key of a dataclass field: words joined by hyphens."""
    return name.replace("_", "-")


def is_told_by_text(wanted: Any) -> bool:
    """Whether *wanted* is a record of which only the first field must be given."""
    if not (dataclasses.is_dataclass(wanted) and isinstance(wanted, type)):
        return False
    first, *others = (f.default is dataclasses.MISSING for f in dataclasses.fields(wanted))
    return first and not any(others)


@lru_cache
def field_types(wanted: type) -> dict[str, Any]:
    """The dataclass fields of *wanted* with their types, in order."""
    hints = typing.get_type_hints(wanted)
    return {field.name: hints[field.name] for field in dataclasses.fields(wanted)}

"""Records read from a tab-separated table beside a rule file."""

from __future__ import annotations

import dataclasses
from typing import Any, get_args, get_origin

import regex
import yaml

from linter.checks.options import Regex
from linter.rulefiles.nodes import NodeReader, field_types, key_of
from linter.rulefiles.rulemistakes import BadNode, did_you_mean, fixed_phrase


def read_table(reader: NodeReader, node: yaml.ScalarNode, member: type) -> tuple[Any, ...]:
    """The rows of the ``.tsv`` file that *node* names, as records of *member*.

    The first line names the columns, which are fields of *member*; the members of a tuple are
    separated by ``|``; an empty cell leaves the default; a line beginning with ``#`` is a comment.
    A table that several rules of a file use is read once. Raises BadNode after noting every mistake
    with its line in the table.
    """
    name = reader.text(node)
    if (name, member) not in reader.tables:
        reader.tables[name, member] = _rows(reader, node, name, member)
    return reader.tables[name, member]


def _rows(reader: NodeReader, node: yaml.ScalarNode, name: str, member: type) -> tuple[Any, ...]:
    if not name.endswith(".tsv"):
        reader.fail(node, "这里应是列表，或 .tsv 表的文件名", "a list or the name of a .tsv table is wanted here")
    path = reader.path.parent / name
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reader.fail(
            node, "读不了表“{name}”：{error}", "cannot read the table '{name}': {error}", name=name, error=error
        )
    before = len(reader.notes)
    types = field_types(member)
    fields = {key_of(field): field for field in types}
    required = [f.name for f in dataclasses.fields(member) if f.default is dataclasses.MISSING]

    def note(line: int, zh: str, en: str, **values: object) -> None:
        reader.notes.append((str(path), line, 1, fixed_phrase(zh, en, **values)))

    columns = lines[0].split("\t")
    for column in columns:
        if column not in fields:
            zh, en = did_you_mean(column, fields)
            note(
                1,
                "不认识的列“{column}”{hint_zh}",
                "unknown column '{column}'{hint_en}",
                column=column,
                hint_zh=zh,
                hint_en=en,
            )
    if len(reader.notes) > before:
        raise BadNode
    records = []
    for number, line in enumerate(lines[1:], 2):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) > len(columns):
            note(number, "比表头多出列", "more cells than columns")
            continue
        values: dict[str, Any] = {}
        for column, cell in zip(columns, cells, strict=False):
            if cell:
                field = fields[column]
                values[field] = tuple(cell.split("|")) if get_origin(types[field]) is tuple else cell
                if reader.check_patterns and Regex in (types[field], *get_args(types[field])):
                    try:
                        regex.compile(cell, regex.MULTILINE)
                    except regex.error as error:
                        note(number, "正则表达式有误：{error}", "not a regular expression: {error}", error=error)
        if missing := [name for name in required if name not in values]:
            note(number, "缺少“{name}”", "'{name}' is missing", name=missing[0])
        else:
            records.append(member(**values))
    if len(reader.notes) > before:
        raise BadNode
    return tuple(records)

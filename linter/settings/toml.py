"""The settings in ``pyproject.toml`` as YAML nodes, so that both are read, and their mistakes told, in the same way."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

import yaml

TABLE = ("tool", "reportlint")


def compose_toml(text: str) -> yaml.Node | None:
    """The table ``[tool.reportlint]`` of *text*, None when it has none.

    The standard library tells no positions: each key and value is placed where it stands next after the one before.
    Raises tomllib.TOMLDecodeError.
    """
    table: Any = tomllib.loads(text)
    for name in TABLE:
        table = table.get(name) if isinstance(table, Mapping) else None
    if table is None:
        return None
    begin = re.search(r"^[ \t]*\[[ \t]*[\"']?tool[\"']?[ \t]*\.[ \t]*[\"']?reportlint\b", text, re.MULTILINE)
    return _Composer(text, begin.start() if begin else 0).node(table)


class _Composer:
    def __init__(self, text: str, at: int) -> None:
        self._text = text
        self._at = at

    def node(self, value: Any) -> yaml.Node:
        """*value* as a node placed at or after what was placed last."""
        if isinstance(value, Mapping):
            here = self._mark(self._at)
            pairs = []
            for key, inner in value.items():
                name = self._scalar(key, rf"(?<![\w-])[\"']?{re.escape(key)}[\"']?(?=[ \t]*[=.\]])")
                pairs.append((name, self.node(inner)))
            return yaml.MappingNode("tag:yaml.org,2002:map", pairs, pairs[0][0].start_mark if pairs else here)
        if isinstance(value, list):
            here = self._mark(self._at)
            return yaml.SequenceNode("tag:yaml.org,2002:seq", [self.node(inner) for inner in value], here)
        if isinstance(value, str):
            return self._scalar(value, rf"[\"']{{1,3}}{re.escape(value)}" if value else "\"\"|''")
        written = str(value).lower() if isinstance(value, bool) else str(value)
        return self._scalar(written, re.escape(written))

    def _scalar(self, value: str, pattern: str) -> yaml.ScalarNode:
        found = re.compile(pattern).search(self._text, self._at)
        start = found.start() if found else self._at
        self._at = found.end() if found else self._at
        return yaml.ScalarNode("tag:yaml.org,2002:str", value, self._mark(start), style='"')

    def _mark(self, at: int) -> yaml.Mark:
        line = self._text.count("\n", 0, at)
        column = at - (self._text.rfind("\n", 0, at) + 1)
        return yaml.Mark("", at, line, column, None, 0)

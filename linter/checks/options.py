"""The types of a check's YAML options beyond str, int, bool and tuples of them."""

from __future__ import annotations

from dataclasses import MISSING, field
from typing import Any, NewType

Regex = NewType("Regex", str)
"""A pattern in the syntax of the ``regex`` module, multi-line mode on."""


def option(help: str, default: object = MISSING) -> Any:
    """A dataclass field whose *help* becomes its description in the schema and the reference."""
    return field(default=default, metadata={"help": help}) if default is not MISSING else field(metadata={"help": help})

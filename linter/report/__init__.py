"""The reports: findings written for people or programs, one module for each kind.

FORMATS are those of the screen, OUTPUTS those of files. A maker imports its module when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from linter.report.report import Context, Report

Maker = Callable[[Context], Report]


@dataclass(frozen=True, slots=True)
class Output:
    """A kind of file: the maker of its report, and the globs of file names that tell it."""

    make: Maker
    names: tuple[str, ...] = ()


def _screen(context: Context) -> Report:
    from linter.report.screen import ScreenReport

    return ScreenReport(context)


def _line(context: Context) -> Report:
    from linter.report.line import LineReport

    return LineReport(context)


def _json(context: Context) -> Report:
    from linter.report.json import JsonReport

    return JsonReport(context)


FORMATS: Mapping[str, Maker] = {
    "screen": _screen,
    "line": _line,
    "json": _json,
}
"""Name of a format of the screen -> its maker."""

FOR_PROGRAMS = frozenset({"json"})
"""Formats that are UTF-8 whatever the console's encoding is."""

OUTPUTS: Mapping[str, Output] = {
    "screen": Output(_screen, ("*.txt",)),
    "line": Output(_line),
    "json": Output(_json, ("*.json",)),
}
"""Name of a kind of file -> its maker and its file names; the first kind whose names fit is taken."""

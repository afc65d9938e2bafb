"""The reports: findings written for people or programs, one module for each format, listed in FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TextIO

from linter.language import Language
from linter.report.report import Report


def _screen(stream: TextIO, language: Language, coloured: bool) -> Report:
    from linter.report.screen import ScreenReport

    return ScreenReport(stream, language, coloured)


def _line(stream: TextIO, language: Language, _coloured: bool) -> Report:
    from linter.report.line import LineReport

    return LineReport(stream, language)


def _json(stream: TextIO, language: Language, _coloured: bool) -> Report:
    from linter.report.json import JsonReport

    return JsonReport(stream, language)


FORMATS: Mapping[str, Callable[[TextIO, Language, bool], Report]] = {
    "screen": _screen,
    "line": _line,
    "json": _json,
}
"""Name of the format -> maker of its report on a stream; modules are imported when they are asked for."""

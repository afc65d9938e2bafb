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


def _text(context: Context) -> Report:
    from linter.report.screen import ScreenReport

    return ScreenReport(context, tells_failures=True)


def _line(context: Context) -> Report:
    from linter.report.line import LineReport

    return LineReport(context)


def _summary(context: Context) -> Report:
    from linter.report.summary import SummaryReport

    return SummaryReport(context)


def _json(context: Context) -> Report:
    from linter.report.json import JsonReport

    return JsonReport(context)


def _jsonl(context: Context) -> Report:
    from linter.report.jsonl import JsonLinesReport

    return JsonLinesReport(context)


def _sarif(context: Context) -> Report:
    from linter.report.sarif import SarifReport

    return SarifReport(context)


def _junit(context: Context) -> Report:
    from linter.report.junit import JunitReport

    return JunitReport(context)


def _checkstyle(context: Context) -> Report:
    from linter.report.checkstyle import CheckstyleReport

    return CheckstyleReport(context)


def _github(context: Context) -> Report:
    from linter.report.github import GithubReport

    return GithubReport(context)


def _gitlab(context: Context) -> Report:
    from linter.report.gitlab import GitlabReport

    return GitlabReport(context)


def _rdjsonl(context: Context) -> Report:
    from linter.report.rdjsonl import ReviewdogReport

    return ReviewdogReport(context)


def _csv(context: Context) -> Report:
    from linter.report.csv import CsvReport

    return CsvReport(context)


def _markdown(context: Context) -> Report:
    from linter.report.markdown import MarkdownReport

    return MarkdownReport(context)


def _html(context: Context) -> Report:
    from linter.report.html.report import HtmlReport

    return HtmlReport(context)


def _dashboard(context: Context) -> Report:
    from linter.report.html.dashboard import DashboardReport

    return DashboardReport(context)


FORMATS: Mapping[str, Maker] = {
    "screen": _screen,
    "summary": _summary,
    "line": _line,
    "json": _json,
    "jsonl": _jsonl,
    "rdjsonl": _rdjsonl,
    "github": _github,
}
"""Name of a format of the screen -> its maker."""

FOR_PROGRAMS = frozenset({"json", "jsonl", "rdjsonl", "github"})
"""Formats that are UTF-8 whatever the console's encoding is."""

OUTPUTS: Mapping[str, Output] = {
    "csv": Output(_csv, ("*.csv",)),
    "dashboard": Output(_dashboard, ("*archive*.html", "*dashboard*.html", "*档案*.html")),
    "html": Output(_html, ("*.html", "*.htm")),
    "markdown": Output(_markdown, ("*.md", "*.markdown")),
    "text": Output(_text, ("*.txt",)),
    "sarif": Output(_sarif, ("*.sarif", "*.sarif.json")),
    "checkstyle": Output(_checkstyle, ("*checkstyle*.xml",)),
    "junit": Output(_junit, ("*.xml",)),
    "gitlab": Output(_gitlab, ("*code-quality*.json", "*codequality*.json")),
    "json": Output(_json, ("*.json",)),
    "rdjsonl": Output(_rdjsonl, ("*.rdjsonl",)),
    "jsonl": Output(_jsonl, ("*.jsonl", "*.ndjson")),
    "github": Output(_github),
    "line": Output(_line),
}
"""Name of a kind of file -> its maker and its file names; the first kind whose names fit is taken."""

"""Annotations of GitHub Actions: workflow commands on standard output, shown beside the lines they speak of.

The grammar is that of https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
"""

from __future__ import annotations

from linter.document import STANDARD_INPUT
from linter.finding import Place, Severity
from linter.report.paths import repository_path
from linter.report.report import Context
from linter.report.visible import Visible
from linter.report.words import placed_message
from linter.results import Checked, Summary

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GithubReport:
    """One command a line. The log shows only its message, which therefore names the place once more."""

    def __init__(self, context: Context) -> None:
        self._stream = context.stream
        self._language = context.language
        self._visible = Visible(context.language)

    def document(self, checked: Checked) -> None:
        """Write the annotations of one document."""
        for finding in checked.findings:
            path, place = repository_path(finding.path), finding.place
            where = f"{path}:{place.line}:{place.column}" if place.part is None else path
            message = f"{where}: {placed_message(finding, self._language)} [{finding.rule}]"
            self._write(COMMANDS[finding.severity], _file(finding.path) | _lines(place), finding.rule, message)

    def end(self, summary: Summary) -> None:
        """Write what could not be checked, and remarks on the run."""
        for failure in summary.failures:
            self._write("error", _file(failure.path), "reportlint", failure.mistake.say(self._language))
        for remark in summary.remarks:
            line = {} if remark.line is None else {"line": str(remark.line)}
            self._write("notice", _file(remark.path) | line, "reportlint", remark.say(self._language))

    def _write(self, command: str, place: dict[str, str], title: str, message: str) -> None:
        properties = place | {"title": title}
        told = ",".join(f"{name}={_property(self._visible(value))}" for name, value in properties.items())
        self._stream.write(f"::{command} {told}::{_data(self._visible(message))}\n")


def _file(path: str) -> dict[str, str]:
    return {} if path == STANDARD_INPUT else {"file": repository_path(path)}


def _lines(place: Place) -> dict[str, str]:
    if place.part is not None:
        return {}
    lines = {"line": str(place.line), "endLine": str(place.end_line)}
    if place.line != place.end_line:
        return lines  # with columns a place that goes on in a further line is refused
    return lines | {"col": str(place.column), "endColumn": str(place.end_column)}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

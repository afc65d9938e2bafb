"""Annotations of GitHub Actions: workflow commands on standard output, shown beside the lines they speak of.

The grammar is that of https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
"""

from __future__ import annotations

from linter.document import STANDARD_INPUT
from linter.finding import Finding, Severity
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
            self._write(COMMANDS[finding.severity], _place(path, finding), finding.rule, message)

    def end(self, summary: Summary) -> None:
        """Write what could not be checked, and remarks on the run."""
        for failure in summary.failures:
            file = {"file": repository_path(failure.path)}
            self._write("error", file, "reportlint", failure.mistake.say(self._language))
        for remark in summary.remarks:
            file = {"file": repository_path(remark.path)}
            if remark.line is not None:
                file["line"] = str(remark.line)
            self._write("notice", file, "reportlint", remark.say(self._language))

    def _write(self, command: str, place: dict[str, str], title: str, message: str) -> None:
        properties = {name: value for name, value in place.items() if (name, value) != ("file", STANDARD_INPUT)}
        told = ",".join(f"{name}={_property(self._visible(value))}" for name, value in properties.items())
        separator = "," if told else ""
        self._stream.write(f"::{command} {told}{separator}title={_property(title)}::{_data(self._visible(message))}\n")


def _place(path: str, finding: Finding) -> dict[str, str]:
    place = finding.place
    if place.part is not None:
        return {"file": path}
    told = {"file": path, "line": str(place.line), "endLine": str(place.end_line)}
    # Columns of a place that goes on in a further line are refused.
    return told | (
        {"col": str(place.column), "endColumn": str(place.end_column)} if place.line == place.end_line else {}
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

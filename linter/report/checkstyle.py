"""Checkstyle's XML, which many tools of review and integration read (https://checkstyle.org)."""

from __future__ import annotations

from linter.finding import Severity
from linter.report.paths import repository_path
from linter.report.report import Context
from linter.report.words import placed_message
from linter.report.xmltext import xml_text
from linter.results import Checked, Summary

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
NO_LINE = 'line="1"'
"""Readers ask for a line even where there is none."""
VERSION = "4.3"
"""The version of the form that readers ask for."""


class CheckstyleReport:
    """A file element for each document, with an error element for each finding."""

    def __init__(self, context: Context) -> None:
        self._stream = context.stream
        self._language = context.language
        self._stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="{VERSION}">\n')

    def document(self, checked: Checked) -> None:
        """Write the findings of one document."""
        self._stream.write(f'  <file name="{xml_text(repository_path(checked.document.origin.path))}">\n')
        for finding in checked.findings:
            place = (
                f'line="{finding.place.line}" column="{finding.place.column}"'
                if finding.place.part is None
                else NO_LINE
            )
            message = xml_text(placed_message(finding, self._language))
            told = f'severity="{LEVELS[finding.severity]}" message="{message}"'
            self._stream.write(f'    <error {place} {told} source="reportlint.{xml_text(finding.rule)}"/>\n')
        self._stream.write("  </file>\n")

    def end(self, summary: Summary) -> None:
        """Write what could not be checked, as errors of the first line."""
        for failure in summary.failures:
            told = f'severity="error" message="{xml_text(failure.mistake.say(self._language))}"'
            self._stream.write(f'  <file name="{xml_text(repository_path(failure.path))}">\n')
            self._stream.write(f'    <error {NO_LINE} {told} source="reportlint"/>\n  </file>\n')
        self._stream.write("</checkstyle>\n")

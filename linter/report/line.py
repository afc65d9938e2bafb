"""One line for each finding, for editors and for grep: ``path:line:column: severity: message [rule]``."""

from __future__ import annotations

from linter.report.report import Context
from linter.report.visible import Visible
from linter.report.words import SEVERITIES
from linter.results import Checked, Summary
from linter.whereabouts import line_words


class LineReport:
    """Every finding on one line, none left out."""

    def __init__(self, context: Context) -> None:
        self._stream = context.stream
        self._language = context.language
        self._visible = Visible(context.language, context.stream.encoding)

    def document(self, checked: Checked) -> None:
        """Write the findings of one document."""
        for finding in checked.findings:
            severity = SEVERITIES[finding.severity].say(self._language)
            where = f"{self._visible(finding.path)}:{finding.place.line}:{finding.place.column}"
            part = f"{line_words(finding.place, self._language)}: " if finding.place.part else ""
            self._stream.write(f"{where}: {severity}: {part}{self._visible(finding.message)} [{finding.rule}]\n")

    def end(self, summary: Summary) -> None:
        """Nothing closes the list."""

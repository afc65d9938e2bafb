"""JSON Lines: one object on each line, for programs that read as it comes (https://jsonlines.org)."""

from __future__ import annotations

from linter.report.json import finding_record
from linter.report.jsontext import to_json
from linter.report.paths import posix_path
from linter.report.report import Context
from linter.results import Checked, Summary


class JsonLinesReport:
    """A line for each finding, as in the JSON report; at the end one for each document that could not be checked."""

    def __init__(self, context: Context) -> None:
        self._stream = context.stream
        self._language = context.language

    def document(self, checked: Checked) -> None:
        """Write the findings of one document."""
        for finding in checked.findings:
            self._stream.write(f"{to_json(finding_record(finding))}\n")

    def end(self, summary: Summary) -> None:
        """Write what could not be checked."""
        for failure in summary.failures:
            record = {"path": posix_path(failure.path), "failure": failure.mistake.say(self._language)}
            self._stream.write(f"{to_json(record)}\n")

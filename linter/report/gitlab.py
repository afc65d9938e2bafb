"""GitLab's code quality report, shown in merge requests (https://docs.gitlab.com/ci/testing/code_quality/)."""

from __future__ import annotations

from hashlib import sha256

from linter.finding import Place, Severity
from linter.report.fingerprints import fingerprints
from linter.report.jsontext import to_strict_json
from linter.report.paths import repository_path
from linter.report.report import Context
from linter.report.words import placed_message
from linter.results import Checked, Summary

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
UNCHECKED = "blocker"
NO_LINES = {"begin": 1}
"""GitLab asks for a line even where there is none."""


class GitlabReport:
    """An array of issues; GitLab tells new ones from old by their fingerprints, which no line goes into."""

    def __init__(self, context: Context) -> None:
        self._stream = context.stream
        self._language = context.language
        self._separator = "["

    def document(self, checked: Checked) -> None:
        """Write the issues of one document."""
        path = repository_path(checked.document.origin.path)
        for finding, fingerprint in fingerprints(checked.findings, path):
            self._write(
                {
                    "description": placed_message(finding, self._language),
                    "check_name": finding.rule,
                    "fingerprint": fingerprint,
                    "severity": SEVERITIES[finding.severity],
                    "location": {"path": path, "lines": _lines(finding.place)},
                }
            )

    def end(self, summary: Summary) -> None:
        """Write what could not be checked, and close the array."""
        for failure in summary.failures:
            path, sentence = repository_path(failure.path), failure.mistake.say(self._language)
            fingerprint = sha256(f"{path}\0{sentence}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
            self._write(
                {
                    "description": sentence,
                    "check_name": "reportlint",
                    "fingerprint": fingerprint,
                    "severity": UNCHECKED,
                    "location": {"path": path, "lines": NO_LINES},
                }
            )
        self._stream.write("[]\n" if self._separator == "[" else "\n]\n")

    def _write(self, issue: dict[str, object]) -> None:
        record = {"type": "issue", **issue, "categories": ["Style"]}
        self._stream.write(f"{self._separator}\n{to_strict_json(record)}")
        self._separator = ","


def _lines(place: Place) -> dict[str, int]:
    return {"begin": place.line, "end": place.end_line} if place.part is None else NO_LINES

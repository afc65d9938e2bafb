"""reviewdog's diagnostics, one on a line (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf).

Its columns count bytes of UTF-8, from 1, whatever the encoding of the document is.
"""

from __future__ import annotations

from linter.document import Document
from linter.finding import Severity
from linter.report.jsontext import to_strict_json
from linter.report.paths import repository_path
from linter.report.report import Context
from linter.report.words import placed_message
from linter.results import Checked, Summary

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
LONGEST = 5_000
"""A fix of more characters is left out: reviewdog stops, without a word, at a line of more than 64 KiB."""
SOURCE = {"name": "reportlint"}


class ReviewdogReport:
    """A Diagnostic for each finding, its fix as a suggestion."""

    def __init__(self, context: Context) -> None:
        self._stream = context.stream
        self._language = context.language

    def document(self, checked: Checked) -> None:
        """Write the diagnostics of one document."""
        document = checked.document
        path = repository_path(document.origin.path)
        for finding in checked.findings:
            location: dict[str, object] = {"path": path}
            if finding.place.part is None:
                location["range"] = _range(document, finding.place.start, finding.place.end)
            record: dict[str, object] = {
                "message": placed_message(finding, self._language),
                "location": location,
                "severity": SEVERITIES[finding.severity],
                "source": SOURCE,
                "code": {"value": finding.rule},
            }
            if (fix := finding.fix) and "range" in location and len(fix.text) <= LONGEST:
                record["suggestions"] = [{"range": _range(document, fix.start, fix.end), "text": fix.text}]
            self._stream.write(f"{to_strict_json(record)}\n")

    def end(self, summary: Summary) -> None:
        """Write what could not be checked."""
        for failure in summary.failures:
            record = {
                "message": failure.mistake.say(self._language),
                "location": {"path": repository_path(failure.path)},
                "severity": "ERROR",
                "source": SOURCE,
            }
            self._stream.write(f"{to_strict_json(record)}\n")


def _range(document: Document, start: int, end: int) -> dict[str, dict[str, int]]:
    return {"start": _position(document, start), "end": _position(document, end)}


def _position(document: Document, offset: int) -> dict[str, int]:
    line, column = document.position(offset)
    before = document.text[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}

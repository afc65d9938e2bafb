"""One JSON object for programs; docs/json.md describes it."""

from __future__ import annotations

from linter.finding import Finding, Fix, Part, Place
from linter.language import Language
from linter.report.jsontext import to_json
from linter.report.paths import posix_path
from linter.report.report import Context
from linter.results import Checked, Summary

VERSION = 1


class JsonReport:
    """The findings one on a line as they come, then the summary."""

    def __init__(self, context: Context) -> None:
        self._stream = context.stream
        self._language = context.language
        self._next = f'{{"version": {VERSION}, "findings": ['

    def document(self, checked: Checked) -> None:
        """Write the findings of one document."""
        for finding in checked.findings:
            self._stream.write(f"{self._next}\n{to_json(finding_record(finding))}")
            self._next = ","

    def end(self, summary: Summary) -> None:
        """Close the list of findings and write the totals."""
        opening = "\n" if self._next == "," else self._next
        record = summary_record(summary, self._language)
        self._stream.write(f'{opening}], "summary": {to_json(record)}}}\n')


def finding_record(finding: Finding) -> dict[str, object]:
    """*finding* as the object of ``findings``."""
    return {
        "path": posix_path(finding.path),
        **_span(finding.place),
        "rule": finding.rule,
        "category": finding.category.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "quote": finding.place.quote,
        "fix": _fix(finding.fix),
        "related": [{**_span(place), "quote": place.quote} for place in finding.related],
    }


def summary_record(summary: Summary, language: Language) -> dict[str, object]:
    """*summary* as the object ``summary``."""
    return {
        "documents": summary.documents,
        "findings": summary.findings,
        "errors": summary.errors,
        "warnings": summary.warnings,
        "infos": summary.infos,
        "fixable": summary.fixable,
        "doubtful": summary.doubtful,
        "known": summary.known,
        "ignored": summary.ignored,
        "fixed": dict(summary.fixed),
        "failures": [
            {"path": posix_path(failure.path), "message": failure.mistake.say(language)} for failure in summary.failures
        ],
        "remarks": [
            {
                "sort": remark.sort,
                "path": posix_path(remark.path),
                "line": remark.line,
                "message": remark.phrase.say(language, **remark.fields),
            }
            for remark in summary.remarks
        ],
    }


def _span(place: Place) -> dict[str, object]:
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "start": place.start,
        "end": place.end,
        "part": _part(place.part),
    }


def _part(part: Part | None) -> dict[str, object] | None:
    if part is None:
        return None
    cell = {"row": part.row, "column": part.column} if part.region == "table" else {}
    return {"region": part.region, "number": part.number, **cell}


def _fix(fix: Fix | None) -> dict[str, object] | None:
    if fix is None:
        return None
    further = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.further]
    return {"start": fix.start, "end": fix.end, "text": fix.text, "safe": fix.safe, "further": further}

"""The report as one page: each document is set as it comes and kept in a file until the totals are known."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import IO

from markupsafe import Markup

from linter.document import Document
from linter.finding import Finding, Part
from linter.language import Language
from linter.report.closing import closing_lines
from linter.report.html.drift import synchronise
from linter.report.html.notes import notes_of
from linter.report.html.page import data_block, inlined, render
from linter.report.html.running import Span, lines_of_spans, running_text, seen
from linter.report.html.totals import Row, Totals, folder_and_file
from linter.report.html.words import PARTS, WORDS
from linter.report.report import Context
from linter.report.visible import Visible
from linter.report.words import SEVERITIES, path_words, phrase_words
from linter.results import Checked, Summary

PIECE = 1 << 16
ROWS_OF_CHART = 12
SCRIPT_WORDS = ("shown_all", "shown_some", "standing", "filtered", "place_start", "place_end")


class HtmlReport:
    """Memory does not grow with the documents: what is set of them waits in a temporary file."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._language = context.language
        self._set = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 - closed in end
        self._totals = Totals()
        self._findings = 0

    def document(self, checked: Checked) -> None:
        """Set one document with its findings; one without any is only named."""
        document, findings = checked.document, checked.findings
        name = path_words(document.origin.path, self._language)
        self._totals.add(document, name, findings)
        if findings:
            notes = notes_of(document, findings, self._findings, self._context.rules, self._language)
            synchronise(document, notes)
            numbers = {index: note.number for of_line in notes.values() for note in of_line for index in note.findings}
            spans = lines_of_spans(document, _spans(findings, self._findings, numbers))
            row = self._totals.documents[-1]
            folder, file = folder_and_file(name)
            values = {
                "row": row,
                "folder": folder,
                "file": file,
                "counts": self._counts((row.errors, row.warnings, row.infos)),
                "lines": _lines(document, spans, self._language),
                "notes": notes,
                **self._common(),
            }
            self._set.writelines(render("document.html", **values))
            self._findings += len(findings)

    def end(self, summary: Summary) -> None:
        """Write the page: the totals, then every document that was set."""
        totals = self._totals
        in_order = totals.shortened()
        by_findings = sorted(in_order, key=lambda row: -row.total)
        categories, rules = totals.categories(self._language), totals.rules()
        charts = {
            "category": _figures(categories),
            "document": _figures(by_findings[:ROWS_OF_CHART]),
            "place": _figures(totals.parts()) if len(totals.documents) == 1 else [],
        }
        words = {name: phrase_words(WORDS[name], self._language) for name in SCRIPT_WORDS}
        names = [phrase.say(self._language) for phrase in SEVERITIES.values()]
        values = {
            "summary": summary,
            "said": closing_lines(summary, self._language, counted=False)[0],
            "categories": categories,
            "rules": rules,
            "documents_in_order": in_order,
            "documents_by_findings": by_findings,
            "rows_of_chart": ROWS_OF_CHART,
            "totals": totals,
            "severities": self._counts((summary.errors, summary.warnings, summary.infos)),
            "made": datetime.now().astimezone(),
            "version": self._context.version,
            "data": data_block({"charts": charts, "words": words, "severities": names}),
            "documents": _pieces(self._set),
            **inlined(("page.css", "filters.css", "report.css"), ("chartist.js", "charts.js", "report.js")),
            **self._common(),
        }
        self._context.stream.writelines(render("report.html", **values))
        self._set.close()

    def _counts(self, counts: tuple[int, int, int]) -> list[tuple[str, str, int]]:
        return [
            (severity.value, SEVERITIES[severity].say(self._language), count)
            for severity, count in zip(SEVERITIES, counts, strict=True)
        ]

    def _common(self) -> dict[str, object]:
        return {
            "language": self._language,
            "say": partial(_say, self._language),
            "seen": partial(seen, language=self._language),
            "plain": Visible(self._language),
        }


def _say(language: Language, name: str, **fields: object) -> str:
    return WORDS[name].say(language, **fields)


def _spans(findings: tuple[Finding, ...], first: int, numbers: dict[int, int]) -> Iterator[Span]:
    for index, finding in enumerate(findings, first):
        yield Span(finding.place.start, finding.place.end, index, finding.severity, numbers[index])
        alike = finding.fix.further if finding.fix else ()
        elsewhere = [(place.start, place.end) for place in finding.related] + [(edit.start, edit.end) for edit in alike]
        for start, end in elsewhere:
            yield Span(start, end, index, finding.severity, related=True)


def _lines(document: Document, spans: dict[int, list[Span]], language: Language) -> Iterator[tuple[int, str, Markup]]:
    """Every line with what stands before it, the number or the part it is known by, and its text."""
    parts = document.markup.parts
    for line in range(1, len(document.line_starts) + 1):
        start, end = document.line_span(line)
        label = _part_words(parts[line - 1], language) if parts else str(line)
        yield line, label, running_text(document.text, start, end, spans.get(line, ()), language)


def _part_words(part: Part, language: Language) -> str:
    """The paragraph by its number, any other part by its sort and number."""
    return PARTS[part.region].say(language, number=part.number)


def _figures(rows: list[Row]) -> list[tuple[str, str, int, int, int]]:
    return [(row.key, row.name, row.errors, row.warnings, row.infos) for row in rows]


def _pieces(stream: IO[str]) -> Iterator[Markup]:
    stream.seek(0)
    while piece := stream.read(PIECE):
        yield Markup(piece)

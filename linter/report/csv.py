"""A table for spreadsheets, in the language of the run: a row for each finding.

Excel takes a file for UTF-8 only with a byte order mark, and a cell that begins with certain characters for a formula.
"""

from __future__ import annotations

import csv
import re

from linter.document import Document
from linter.finding import Finding, Place
from linter.language import Phrase
from linter.report.mends import mend_words
from linter.report.paths import posix_path
from linter.report.report import Context
from linter.report.surroundings import surroundings
from linter.report.visible import Visible
from linter.report.words import CATEGORIES, SEVERITIES, shortened
from linter.results import Checked, Summary
from linter.whereabouts import line_words

HEADER = (
    Phrase("文件", "file"),
    Phrase("行", "line"),
    Phrase("字", "column"),
    Phrase("级别", "severity"),
    Phrase("类别", "category"),
    Phrase("问题", "message"),
    Phrase("原文", "text"),
    Phrase("改法", "fix"),
    Phrase("规则", "rule"),
)
UNCHECKED = Phrase("没检查", "not checked")
CONTEXT = 15
"""So many characters before and after a place are shown with it."""
LONGEST = 200
"""So many characters of the place itself, and of what it is to become, are shown."""
# What spreadsheets calculate, the full-width forms among them in Chinese ones.
FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠']")


class CsvReport:
    """Rows in the order of the documents; each stays one line of the file."""

    def __init__(self, context: Context) -> None:
        self._language = context.language
        self._visible = Visible(context.language)
        self._writer = csv.writer(context.stream, lineterminator="\r\n")
        context.stream.write("\ufeff")
        self._writer.writerow([name.say(self._language) for name in HEADER])

    def document(self, checked: Checked) -> None:
        """Write the rows of one document."""
        for finding in checked.findings:
            self._row(
                finding.path,
                self._line(finding.place),
                str(finding.place.column),
                SEVERITIES[finding.severity].say(self._language),
                CATEGORIES[finding.category].say(self._language),
                finding.message,
                _quoted(checked.document, finding.place),
                self._mend(checked.document, finding),
                finding.rule,
            )

    def end(self, summary: Summary) -> None:
        """Write a row for each document that could not be checked."""
        for failure in summary.failures:
            sentence = failure.mistake.say(self._language)
            self._row(failure.path, "", "", UNCHECKED.say(self._language), "", sentence, "", "", "")

    def _line(self, place: Place) -> str:
        return str(place.line) if place.part is None else line_words(place, self._language)

    def _mend(self, document: Document, finding: Finding) -> str:
        if finding.fix is None:
            return ""
        return mend_words(document, finding, finding.fix, self._language, lambda text: shortened(text, LONGEST))

    def _row(self, path: str, *cells: str) -> None:
        self._writer.writerow([self._cell(cell) for cell in (posix_path(path), *cells)])

    def _cell(self, text: str) -> str:
        """*text* on one line, its unseen characters named, an apostrophe before what would be calculated."""
        shown = self._visible(text)
        return f"'{shown}" if FORMULA.match(shown) else shown


def _quoted(document: Document, place: Place) -> str:
    """The place in 【】 between the words around it in its line."""
    start, end = surroundings(document, place, CONTEXT)
    before, after = document.text[start : place.start], document.text[place.end : end]
    return f"{before}【{shortened(place.quote, LONGEST)}】{after}"

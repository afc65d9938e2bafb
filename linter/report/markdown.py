"""A summary in Markdown, for a merge request or the summary page of a run: totals first, then where to begin.

Totals must be complete before they are written: what is kept is a count for each rule and a limited number of
documents and findings, so that memory does not grow with the number of documents.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from linter.finding import Category, Finding, Severity
from linter.language import Phrase
from linter.report.closing import totals_line
from linter.report.paths import repository_path
from linter.report.report import Context
from linter.report.visible import Visible
from linter.report.words import CATEGORIES, SEVERITIES, path_words, rule_words, shortened
from linter.results import Checked, Summary
from linter.whereabouts import place_words

DOCUMENTS, FINDINGS = 30, 100
"""So many documents and findings are named, the gravest ones."""
LONGEST = 60
"""A quotation is cut to so many characters."""

FILES, RULES = Phrase("文件", "file"), Phrase("规则", "rule")
KINDS, COUNT = Phrase("类别", "category"), Phrase("处数", "count")
SEVERITY, MESSAGE = Phrase("级别", "severity"), Phrase("问题", "message")
PLACE, QUOTE = Phrase("位置", "place"), Phrase("原文", "text")
BY_FILE = Phrase("问题最多的文件", "Documents with most to mend")
BY_KIND, BY_RULE = Phrase("按类别", "By category"), Phrase("按规则", "By rule")
PLACES = Phrase("各处问题", "Findings")
REST = Phrase("另有 {count} 处没有列出。", "{count} more are not listed.")
REST_OF_FILES = Phrase("另有 {count} 个有问题的文件没有列出。", "{count} more documents with findings are not listed.")
UNCHECKED = Phrase("没能检查的", "Not checked")
# What begins anything within a line of GitHub's or GitLab's Markdown; escapes of other marks would only be in the way.
MARKS = re.compile(r"[\\`*_\[\]<>|~&$!]")
ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
FIGURES = (COUNT, *(SEVERITIES[severity] for severity in ORDER))
"""What stands at the head of a column of figures."""

Item = TypeVar("Item", bound=tuple[object, ...])


class MarkdownReport:
    """Written whole at the end."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._language = context.language
        self._visible = Visible(context.language)
        self._categories: Counter[tuple[Category, Severity]] = Counter()
        self._rules: Counter[tuple[Severity, str]] = Counter()
        self._documents: list[tuple[tuple[int, ...], int, str]] = []
        self._findings: list[tuple[int, int, Finding]] = []
        self._seen = 0

    def document(self, checked: Checked) -> None:
        """Count the findings of one document, and keep the gravest."""
        counts = Counter(finding.severity for finding in checked.findings)
        for finding in checked.findings:
            self._categories[finding.category, finding.severity] += 1
            self._rules[finding.severity, finding.rule] += 1
            self._seen += 1
            _keep(self._findings, (finding.severity.rank, -self._seen, finding), FINDINGS)
        if checked.findings:
            grave = tuple(counts[severity] for severity in ORDER)
            _keep(self._documents, (grave, -self._seen, checked.document.origin.path), DOCUMENTS)

    def end(self, summary: Summary) -> None:
        """Write the page."""
        for block in self._blocks(summary):
            self._context.stream.write(f"{block}\n\n")

    def _blocks(self, summary: Summary) -> Iterator[str]:
        yield "## reportlint"
        yield self._text(totals_line(summary, self._language))
        if summary.failures:
            yield f"### {UNCHECKED.say(self._language)}"
            yield "\n".join(f"- {self._text(failure.mistake.say(self._language))}" for failure in summary.failures)
        if not summary.findings:
            return
        yield f"### {BY_KIND.say(self._language)}"
        yield self._table((KINDS, *(SEVERITIES[severity] for severity in ORDER)), self._category_rows())
        yield f"### {BY_FILE.say(self._language)}"
        yield self._table((FILES, *(SEVERITIES[severity] for severity in ORDER)), self._document_rows())
        if summary.flawed > len(self._documents):
            yield REST_OF_FILES.say(self._language, count=summary.flawed - len(self._documents))
        yield f"### {BY_RULE.say(self._language)}"
        yield self._table((COUNT, SEVERITY, MESSAGE, RULES), self._rule_rows())
        yield f"### {PLACES.say(self._language)}"
        yield self._table((PLACE, SEVERITY, MESSAGE, QUOTE, RULES), self._finding_rows())
        if summary.findings > len(self._findings):
            yield REST.say(self._language, count=summary.findings - len(self._findings))

    def _category_rows(self) -> Iterator[Sequence[str]]:
        for category in Category:
            counts = [self._categories[category, severity] for severity in ORDER]
            if any(counts):
                yield CATEGORIES[category].say(self._language), *_figures(counts)

    def _document_rows(self) -> Iterator[Sequence[str]]:
        for counts, _, path in sorted(self._documents, reverse=True):
            yield self._path(path), *_figures(counts)

    def _rule_rows(self) -> Iterator[Sequence[str]]:
        for (severity, rule), count in sorted(
            self._rules.items(), key=lambda item: (-item[0][0].rank, -item[1], item[0][1])
        ):
            known = self._context.rules.get(rule)
            said = rule_words(known, self._language) if known else ""
            yield str(count), SEVERITIES[severity].say(self._language), said, rule

    def _finding_rows(self) -> Iterator[Sequence[str]]:
        for _, _, finding in sorted(self._findings, key=lambda kept: kept[:2], reverse=True):
            yield (
                f"{self._path(finding.path)} {place_words(finding.place, self._language)}",
                SEVERITIES[finding.severity].say(self._language),
                finding.message,
                shortened(finding.place.quote, LONGEST),
                finding.rule,
            )

    def _path(self, path: str) -> str:
        return path_words(repository_path(path), self._language)

    def _table(self, heads: Sequence[Phrase], rows: Iterator[Sequence[str]]) -> str:
        lines = [[head.say(self._language) for head in heads], ["---:" if head in FIGURES else "---" for head in heads]]
        lines += [[self._text(cell) for cell in row] for row in rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)

    def _text(self, text: str) -> str:
        """*text* on one line, meaning nothing but itself."""
        return MARKS.sub(r"\\\g<0>", self._visible(text))


def _figures(counts: Sequence[int]) -> list[str]:
    return [str(count or "") for count in counts]


def _keep(heap: list[Item], item: Item, most: int) -> None:
    """*item* into *heap*, of which only the *most* greatest stay."""
    heapq.heappush(heap, item)
    if len(heap) > most:
        heapq.heappop(heap)

"""The sum of a run over many documents: by category, rule and folder, and the documents with most to mend."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from posixpath import dirname

from linter.finding import Category, Finding, Severity
from linter.language import Phrase
from linter.report.closing import closing_lines
from linter.report.columns import table
from linter.report.paint import Painter, Piece
from linter.report.paths import posix_path
from linter.report.report import Context
from linter.report.visible import Visible
from linter.report.words import CATEGORIES, SEVERITIES
from linter.results import Checked, Summary

RULES, FOLDERS, DOCUMENTS = 15, 15, 10
"""So many lines of each table are shown."""

BY_CATEGORY, BY_RULE = Phrase("按类别", "By category"), Phrase("按规则", "By rule")
BY_FOLDER, WORST = Phrase("按文件夹", "By folder"), Phrase("问题最多的文件", "Documents with most to mend")
FILES, ALL = Phrase("文件", "documents"), Phrase("合计", "all")
REST = Phrase("另有 {count} 项没有列出", "{count} more are not listed")
ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class SummaryReport:
    """Counts while documents pass; what it keeps grows with folders and rules, not with documents."""

    def __init__(self, context: Context) -> None:
        self._language = context.language
        self._painter = Painter(context.stream, context.coloured)
        self._visible = Visible(context.language, context.stream.encoding)
        self._categories, self._rules, self._folders = _Tally(), _Tally(), _Tally()
        self._worst: list[tuple[int, int, int, int, str]] = []
        self._seen = 0

    def document(self, checked: Checked) -> None:
        """Count the findings of one document."""
        self._seen += 1
        path, findings = posix_path(checked.document.origin.path), checked.findings
        folder = _folder(path)
        self._folders.count((folder, finding) for finding in findings)
        self._folders.documents[folder] += not findings
        self._rules.count((finding.rule, finding) for finding in findings)
        self._categories.count((finding.category.value, finding) for finding in findings)
        if findings:
            errors, warnings, infos = _counts(Counter(finding.severity for finding in findings))
            grave = errors, warnings, infos, -self._seen, path
            (heapq.heappush if len(self._worst) < DOCUMENTS else heapq.heappushpop)(self._worst, grave)

    def end(self, summary: Summary) -> None:
        """Write the tables and the totals."""
        self._painter.write(self._pieces(summary))

    def _pieces(self, summary: Summary) -> Iterator[Piece]:
        if summary.findings:
            names = {one.value: CATEGORIES[one].say(self._language) for one in Category}
            by_category = [(names.get(name, name), figures) for name, figures in self._categories.rows()]
            yield from self._table(BY_CATEGORY, by_category, len(Category))
            yield from self._table(BY_RULE, list(self._rules.rows()), RULES)
            if len(self._folders.documents) > 1:
                yield from self._table(BY_FOLDER, list(self._folders.rows()), FOLDERS)
            worst = sorted(self._worst, reverse=True)
            rows = [(path, (*counts, sum(counts))) for *counts, _, path in worst]
            yield from self._table(WORST, rows, DOCUMENTS)
        totals, *rest = closing_lines(summary, self._language, counted=False)
        yield f"{totals}\n", "bold"
        yield from ((f"{line}\n", "") for line in rest)

    def _table(self, title: Phrase, rows: Sequence[tuple[str, Sequence[int]]], most: int) -> Iterator[Piece]:
        heads = [SEVERITIES[severity].say(self._language) for severity in ORDER]
        heads += [ALL.say(self._language), FILES.say(self._language)]
        yield f"{title.say(self._language)}\n", "bold"
        shown = [(self._visible(name), figures) for name, figures in rows[:most]]
        yield from table(heads[: len(rows[0][1])], shown)
        if len(rows) > most:
            yield f"  {REST.say(self._language, count=len(rows) - most)}\n", "dim"
        yield "\n", ""


class _Tally:
    """Under each name, findings of each severity and the documents they are in."""

    def __init__(self) -> None:
        self.documents: Counter[str] = Counter()
        self._findings: dict[str, Counter[Severity]] = {}

    def count(self, named: Iterable[tuple[str, Finding]]) -> None:
        """The findings of one document."""
        names = set()
        for name, finding in named:
            self._findings.setdefault(name, Counter())[finding.severity] += 1
            names.add(name)
        self.documents.update(names)

    def rows(self) -> Iterator[tuple[str, Sequence[int]]]:
        """Each name with findings, the most first: errors, warnings, suggestions, all, documents."""
        for name, found in sorted(self._findings.items(), key=lambda item: (-item[1].total(), item[0])):
            yield name, (*_counts(found), found.total(), self.documents[name])


def _counts(found: Counter[Severity]) -> tuple[int, int, int]:
    return found[Severity.ERROR], found[Severity.WARNING], found[Severity.INFO]


def _folder(path: str) -> str:
    """The folder of *path*; of a member, its folder within the archive."""
    archive, mark, inside = path.rpartition("!")
    return f"{archive}{mark}{dirname(inside)}".removesuffix("!") or "."

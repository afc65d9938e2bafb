"""The loop over documents: each checked and reported before the next is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from linter.checking import Checker
from linter.finding import Severity
from linter.report.report import Report
from linter.results import Checked, Failure, Summary


def check_files(paths: Iterable[str | Failure], checker: Checker) -> Iterator[Checked | Failure]:
    """The results of every file of *paths*, each given out before the next is read; failures are passed on."""
    for path in paths:
        if isinstance(path, Failure):
            yield path
        else:
            yield from checker.check(path)


def write_report(results: Iterable[Checked | Failure], report: Report) -> Summary:
    """*results* given to *report* one by one; the totals."""
    documents = flawed = 0
    found: Counter[Severity] = Counter()
    failures: list[Failure] = []
    for result in results:
        if isinstance(result, Failure):
            failures.append(result)
            continue
        documents += 1
        flawed += bool(result.findings)
        found.update(finding.severity for finding in result.findings)
        report.document(result)
    return Summary(
        documents, flawed, found[Severity.ERROR], found[Severity.WARNING], found[Severity.INFO], tuple(failures)
    )

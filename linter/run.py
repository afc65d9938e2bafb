"""The loop over documents: each checked and reported before the next is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from linter.archive.limits import Limits
from linter.archive.opening import check_given, is_within, open_documents
from linter.checking import Checker
from linter.finding import Severity
from linter.fixing import edits_of
from linter.report.report import Report
from linter.results import Checked, Failure, Remark, Summary


def check_files(
    paths: Iterable[str | Failure], checker: Checker, limits: Limits = Limits()
) -> Iterator[Checked | Failure]:
    """The results of every file of *paths*, each given out before the next is read; failures are passed on.

    In place of an archive stand the documents in it, read within *limits*.
    """
    for given in open_documents(paths, limits):
        if isinstance(given, Failure):
            yield given
        else:
            yield from check_given(given, checker)


def write_report(results: Iterable[Checked | Failure | Remark], report: Report) -> Summary:
    """*results* given to *report* one by one; the totals."""
    documents = flawed = known = ignored = fixable = doubtful = mended = 0
    found: Counter[Severity] = Counter()
    fixed: Counter[str] = Counter()
    failures: list[Failure] = []
    remarks: list[Remark] = []
    for result in results:
        if isinstance(result, Failure):
            failures.append(result)
            continue
        if isinstance(result, Remark):
            remarks.append(result)
            continue
        documents += 1
        flawed += bool(result.findings)
        known += len(result.known)
        ignored += len(result.ignored)
        mended += bool(result.fixed)
        found.update(finding.severity for finding in result.findings)
        for finding in result.fixed:
            fixed[finding.rule] += len(edits_of(finding))
        origin = result.document.origin
        is_writable = origin.rewritable and not is_within(origin.path)
        fixes = [finding.fix.safe for finding in result.findings if finding.fix and is_writable]
        fixable += sum(fixes)
        doubtful += len(fixes) - sum(fixes)
        report.document(result)
    return Summary(
        documents=documents,
        flawed=flawed,
        errors=found[Severity.ERROR],
        warnings=found[Severity.WARNING],
        infos=found[Severity.INFO],
        failures=tuple(failures),
        known=known,
        ignored=ignored,
        fixable=fixable,
        doubtful=doubtful,
        mended=mended,
        fixed=dict(sorted(fixed.items())),
        remarks=tuple(remarks),
    )

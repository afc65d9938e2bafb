"""The loop over documents: read, inspect, report; one bad document never loses the others."""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from linter.engine import inspect
from linter.finding import Severity
from linter.language import Language, Mistake
from linter.readers import read
from linter.report.report import Report
from linter.results import Checked, Failure, Summary
from linter.rule import RuleSet


def check_files(
    paths: Iterable[str | Failure], rules: RuleSet, language: Language = "zh", encoding: str | None = None
) -> Iterator[Checked | Failure]:
    """The results of every file of *paths*, each given out before the next is read; failures are passed on."""
    for path in paths:
        if isinstance(path, Failure):
            yield path
            continue
        try:
            document = read(path, encoding)
            outcome = inspect(document, rules, language)
        except Mistake as mistake:
            yield Failure(path, mistake)
            continue
        except Exception as error:
            yield Failure(path, unexpected(error, path))
            continue
        yield Checked(document, outcome.findings)
        for unfinished in outcome.mistakes:
            yield Failure(path, unfinished)


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


def unexpected(error: Exception, work: str) -> Mistake:
    """The sentence for an *error* of the program itself while it did its *work*, a path or a command.

    Under ``python -X dev`` the error is raised again, for its traceback.
    """
    if sys.flags.dev_mode:
        raise error
    frames = traceback.extract_tb(error.__traceback__)
    return Mistake(
        "程序出错，“{work}”没有处理完（{error}，{where}）；请把这句话和出错的文件一起报告给 reportlint 的维护者",
        "the program failed on '{work}' before the end ({error}, {where}); "
        "please send this sentence and the file to the maintainers of reportlint",
        work=work,
        error=f"{type(error).__name__}: {error}",
        where=f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?",
    )

"""Findings made by hand, and what a report prints of them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from linter.document import Document, Origin
from linter.finding import Category, Finding, Fix, Severity
from linter.language import Language, Mistake
from linter.report import FORMATS, OUTPUTS
from linter.report.report import Context
from linter.results import Checked, Failure
from linter.rule import Rule
from linter.run import write_report


def finding(
    document: Document,
    start: int,
    end: int,
    message: str,
    *,
    severity: Severity = Severity.ERROR,
    rule: str = "placeholder-blank",
    fix: tuple[int, int, str, bool] | None = None,
    related: Sequence[tuple[int, int]] = (),
) -> Finding:
    return Finding(
        rule,
        Category.PLACEHOLDER,
        severity,
        message,
        document.origin.path,
        document.place(start, end),
        fix and Fix(*fix),
        tuple(document.place(*span) for span in related),
    )


def text_of(path: str, text: str) -> Document:
    return Document(text, Origin(path))


def checked(document: Document, *findings: Finding) -> Checked:
    return Checked(document, findings)


def failure(path: str, zh: str) -> Failure:
    return Failure(path, Mistake(zh, "it failed"))


def printed(
    form: str,
    *results: Checked | Failure,
    language: Language = "zh",
    coloured: bool = False,
    stream: io.StringIO | None = None,
    rules: Mapping[str, Rule] | None = None,
) -> str:
    """Everything the report *form* prints of *results*."""
    stream = stream or io.StringIO()
    make = FORMATS[form] if form in FORMATS else OUTPUTS[form].make
    report = make(Context(stream, language, coloured, rules or {}))
    report.end(write_report(results, report))
    return stream.getvalue()

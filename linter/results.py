"""What a run hands to the reports, one document at a time."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from typing import Literal

from linter.document import Document
from linter.finding import Finding, Severity
from linter.language import Language, Mistake, Phrase


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that is right as it stands, the *reason* given for it, and *where* that is written."""

    finding: Finding
    reason: str
    where: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A document that was checked and what was found in it, in order of place.

    *ignored* and *known* are findings that are let rest, *fixed* those that were mended: their places are in the
    text as it was before.
    """

    document: Document
    findings: tuple[Finding, ...]
    ignored: tuple[Ignored, ...] = ()
    known: tuple[Finding, ...] = ()
    fixed: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Something under *path* that could not be checked, or not to its end."""

    path: str
    mistake: Mistake


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell of a run that is no defect of a document, such as an ignore that nothing needs any more.

    *path* and 1-based *line* are where it can be mended.
    """

    sort: Literal["unused-ignore", "stale-baseline", "fix-left"]
    path: str
    line: int | None
    phrase: Phrase
    fields: Mapping[str, object] = field(default_factory=dict)

    def say(self, language: Language) -> str:
        """The sentence that tells it, after ``path:line:``."""
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.phrase.say(language, **self.fields)}"


RulesOf = Callable[[str], Container[str]]
"""The rules, and the categories that were not narrowed, that the document at a path is checked by."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The totals of a run.

    *documents* were checked, *flawed* ones among them hold findings, counted by severity; of them *fixable* ones
    have a safe fix that can be made in their file, *doubtful* ones an unsafe one. *known* and *ignored* ones are let
    rest; *fixed* counts the places that were mended by rule, in *mended* documents.
    """

    documents: int = 0
    flawed: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    failures: tuple[Failure, ...] = ()
    known: int = 0
    ignored: int = 0
    fixable: int = 0
    doubtful: int = 0
    mended: int = 0
    fixed: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    @property
    def findings(self) -> int:
        """The number of all findings."""
        return self.errors + self.warnings + self.infos

    def status(self, fail_on: Severity | None, *, strict: bool = False) -> int:
        """The exit status: 2 when something could not be checked, 1 for findings at or above *fail_on*, else 0.

        In a *strict* run what lets nothing rest any more gives 1 too.
        """
        if self.failures:
            return 2
        if strict and any(remark.sort in ("unused-ignore", "stale-baseline") for remark in self.remarks):
            return 1
        counts = {Severity.ERROR: self.errors, Severity.WARNING: self.warnings, Severity.INFO: self.infos}
        return int(fail_on is not None and any(counts[severity] for severity in Severity if severity >= fail_on))

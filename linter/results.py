"""What a run hands to the reports, one document at a time."""

from __future__ import annotations

from dataclasses import dataclass

from linter.document import Document
from linter.finding import Finding, Severity
from linter.language import Mistake


@dataclass(frozen=True, slots=True)
class Checked:
    """A document that was checked and what was found in it, in order of place."""

    document: Document
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """Something under *path* that could not be checked, or not to its end."""

    path: str
    mistake: Mistake


@dataclass(frozen=True, slots=True)
class Summary:
    """The totals of a run: *documents* checked, *flawed* ones among them, findings of each severity, failures."""

    documents: int = 0
    flawed: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    failures: tuple[Failure, ...] = ()

    @property
    def findings(self) -> int:
        """The number of all findings."""
        return self.errors + self.warnings + self.infos

    def status(self, fail_on: Severity | None) -> int:
        """The exit status: 2 when something could not be checked, 1 for findings at or above *fail_on*, else 0."""
        if self.failures:
            return 2
        counts = {Severity.ERROR: self.errors, Severity.WARNING: self.warnings, Severity.INFO: self.infos}
        return int(fail_on is not None and any(counts[severity] for severity in Severity if severity >= fail_on))

"""One report made of several: each is told what all are told."""

from __future__ import annotations

from collections.abc import Sequence

from linter.report.report import Report
from linter.results import Checked, Summary


class TeeReport:
    """Hands every document and the end to each of *reports*, in their order."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = tuple(reports)

    def document(self, checked: Checked) -> None:
        """Hand on the findings of one document."""
        for report in self._reports:
            report.document(checked)

    def end(self, summary: Summary) -> None:
        """Hand on the totals."""
        for report in self._reports:
            report.end(summary)

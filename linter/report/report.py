"""What every report is: told of each document in turn, then of the totals."""

from __future__ import annotations

from typing import Protocol

from linter.results import Checked, Summary


class Report(Protocol):
    """Writes results as they come, so that memory does not grow with their number."""

    def document(self, checked: Checked) -> None:
        """Write the findings of one document."""
        ...

    def end(self, summary: Summary) -> None:
        """Write what closes the report."""
        ...

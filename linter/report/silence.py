"""The report that says nothing: what a run is for is printed elsewhere."""

from __future__ import annotations

from linter.results import Checked, Summary


class Silence:
    """Takes results and drops them."""

    def document(self, checked: Checked) -> None:
        """Say nothing of one document."""

    def end(self, summary: Summary) -> None:
        """Say nothing of the totals."""

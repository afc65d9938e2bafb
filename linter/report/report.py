"""What every report is: made for a stream, told of each document in turn, then of the totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TextIO

from linter.finding import Severity
from linter.language import Language
from linter.results import Checked, Summary
from linter.version import __version__

if TYPE_CHECKING:  # the help page names the formats, and needs no rule
    from linter.rule import Rule


@dataclass(frozen=True, slots=True)
class Context:
    """What a report is made from.

    *rules* are those of the run by their id, for reports that tell their help; a finding may come from none of
    them. Findings at or above *fail_on* fail the run (None: none does). *store* is the path of the store that the run
    is kept in, None where it is kept in none.
    """

    stream: TextIO
    language: Language = "zh"
    coloured: bool = False
    rules: Mapping[str, Rule] = field(default_factory=dict)
    fail_on: Severity | None = Severity.WARNING
    version: str = __version__
    store: str | None = None


class Report(Protocol):
    """Writes results as they come, so that memory does not grow with their number."""

    def document(self, checked: Checked) -> None:
        """Write the findings of one document."""
        ...

    def end(self, summary: Summary) -> None:
        """Write what closes the report."""
        ...

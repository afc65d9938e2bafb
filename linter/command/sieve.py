"""What is let rest in a run: findings that settings or comments ignore, and those a baseline knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linter.baseline.known import BaselineOf, leave_out_known
from linter.ignoring import IgnoresOf, leave_out_ignored, part_ignored
from linter.results import Checked, Failure, Remark, RulesOf


@dataclass(frozen=True, slots=True)
class Sieve:
    """Sets apart what is let rest; *folders* are those whose documents are all checked in this run."""

    baseline_of: BaselineOf
    ignores_of: IgnoresOf
    rules_of: RulesOf
    folders: tuple[str, ...] = ()

    def part(self, checked: Checked) -> Checked:
        """*checked* with the findings that are let rest set apart."""
        path = checked.document.origin.path
        parted = part_ignored(checked, self.ignores_of(path))
        baseline = self.baseline_of(path)
        return baseline.part(parted) if baseline else parted

    def results(self, results: Iterable[Checked | Failure | Remark]) -> Iterator[Checked | Failure | Remark]:
        """*results*, each parted, and remarks on what let nothing rest."""
        sifted = leave_out_ignored(results, self.ignores_of, self.rules_of, self.folders)
        return leave_out_known(sifted, self.baseline_of, self.rules_of)

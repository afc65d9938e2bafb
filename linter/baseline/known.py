"""Results with what a baseline knows set apart, and remarks on what it knows and nobody finds any more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from linter.baseline.file import Known, read_baseline
from linter.baseline.keys import Key, is_gone, key_of, path_from
from linter.finding import Finding
from linter.language import Phrase
from linter.results import Checked, Failure, Remark, RulesOf

BaselineOf = Callable[[str], "Baseline | None"]
"""The baseline that holds for the document at a path, None without one."""

STALE = Phrase(
    "“{path}”里的“{quote}”[{rule}]记有 {known} 处，现有 {found} 处；重写基线即可更新：--write-baseline {file}",
    "'{quote}' [{rule}] is known {known} times in '{path}', found {found}; to update: --write-baseline {file}",
)


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known defects, grouped by document, and the file they were read from."""

    file: str
    documents: Mapping[str, Mapping[Key, Known]] = field(default_factory=dict)

    @classmethod
    def read(cls, file: str) -> Baseline:
        """The baseline in *file*; raises Mistake when it cannot be read or is broken."""
        documents: dict[str, dict[Key, Known]] = {}
        for key, known in read_baseline(file).items():
            documents.setdefault(key.path, {})[key] = known
        return cls(file, documents)

    def part(self, checked: Checked) -> Checked:
        """*checked* with the known ones of its findings set apart; of more than are known the first in the text."""
        path = path_from(self.file, checked.document.origin.path)
        entries = self.documents.get(path)
        if not entries:
            return checked
        new: list[Finding] = []
        known = list(checked.known)
        seen = Counter(key_of(finding, path) for finding in known)
        for finding in checked.findings:
            key = key_of(finding, path)
            seen[key] += 1
            is_known = key in entries and seen[key] <= entries[key].times
            (known if is_known else new).append(finding)
        return replace(checked, findings=tuple(new), known=tuple(known))

    def stale(self, checked: Checked, rules: Container[str]) -> Iterator[Remark]:
        """What is known of a document, parted before, beyond what it holds; *rules* are those it was checked by."""
        path = path_from(self.file, checked.document.origin.path)
        found = Counter(key_of(finding, path) for finding in checked.known)
        for key, known in self.documents.get(path, {}).items():
            if found[key] < known.times and key.rule in rules:
                yield self._remark(key, known, found[key])

    def gone(self, met: Container[str]) -> Iterator[Remark]:
        """What is known of documents that are no longer there; those *met*, as they are called here, are."""
        for path, entries in self.documents.items():
            if path not in met and is_gone(self.file, path):
                for key, known in entries.items():
                    yield self._remark(key, known, 0)

    def _remark(self, key: Key, known: Known, found: int) -> Remark:
        fields = {**key._asdict(), "known": known.times, "found": found, "file": self.file}
        return Remark("stale-baseline", self.file, known.line, STALE, fields)


def leave_out_known(
    results: Iterable[Checked | Failure | Remark], baseline_of: BaselineOf, rules_of: RulesOf
) -> Iterator[Checked | Failure | Remark]:
    """*results* with known findings set apart, and at the end a remark on each entry that is found no more.

    An entry is judged only when its document was checked to the end and by its rule, or is gone.
    """
    failed: set[str] = set()
    stale: list[tuple[str, Remark]] = []
    met: dict[str, tuple[Baseline, set[str]]] = {}
    for result in results:
        if isinstance(result, Failure):
            failed.add(result.path)
        baseline = baseline_of(result.document.origin.path) if isinstance(result, Checked) else None
        if baseline is None or not isinstance(result, Checked):
            yield result
            continue
        path = result.document.origin.path
        parted = baseline.part(result)
        met.setdefault(baseline.file, (baseline, set()))[1].add(path_from(baseline.file, path))
        stale += [(path, remark) for remark in baseline.stale(parted, rules_of(path))]
        yield parted
    remarks = [remark for path, remark in stale if path not in failed]
    for baseline, paths in met.values():
        remarks += baseline.gone(paths)
    yield from sorted(remarks, key=lambda remark: (remark.path, remark.line or 0))

"""The baseline: defects that are known and let rest, while new ones are reported.

A defect is known by its document, its rule and the words it quotes, counted: never by its line, which every edit
above it changes.
"""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from linter.baselinefile import Key, Known, read_baseline, write_baseline
from linter.document import STANDARD_INPUT
from linter.finding import Finding
from linter.language import Mistake, Phrase
from linter.results import Checked, Failure, Remark

LONGEST_QUOTE = 80
"""A longer quote is kept by its first half and a digest of the whole."""

RulesOf = Callable[[str], Container[str]]
"""The rules, and the categories that were not narrowed, that the document at a path is checked by."""

BaselineOf = Callable[[str], "Baseline | None"]
"""The baseline that holds for the document at a path, None without one."""

STALE = Phrase(
    "“{path}”里的“{quote}”[{rule}]记有 {known} 处，现有 {found} 处；重写基线即可更新：--write-baseline {file}",
    "'{path}' has '{quote}' [{rule}] {known} times here, now {found}; to update: --write-baseline {file}",
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

    def entries_of(self, path: str) -> Mapping[Key, Known]:
        """What is known of the document at *path*, a path of this system."""
        return self.documents.get(path_from(self.file, path), {})

    def part(self, checked: Checked) -> Checked:
        """*checked* with the known ones of its findings set apart; of more than are known the first in the text."""
        entries = self.entries_of(checked.document.origin.path)
        if not entries:
            return checked
        new: list[Finding] = []
        known = list(checked.known)
        seen = Counter(key_of(finding, self.file) for finding in known)
        for finding in checked.findings:
            key = key_of(finding, self.file)
            seen[key] += 1
            is_known = key in entries and seen[key] <= entries[key].times
            (known if is_known else new).append(finding)
        return replace(checked, findings=tuple(new), known=tuple(known))

    def stale(self, checked: Checked, rules: Container[str]) -> Iterator[Remark]:
        """What is known of a document, parted before, beyond what it holds; *rules* are those it was checked by."""
        path = checked.document.origin.path
        entries = self.entries_of(path)
        if entries:
            found = Counter(key_of(finding, self.file) for finding in checked.known)
            for key, known in entries.items():
                if found[key] < known.times and key.rule in rules:
                    yield self._remark(key, known, found[key])

    def gone(self, met: Container[str]) -> Iterator[Remark]:
        """What is known of documents that are no longer there; those *met*, as they are called here, are."""
        for path, entries in self.documents.items():
            if path not in met and _is_gone(self.file, path):
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


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What writing a baseline did: *known* findings in *documents*, *added* and *dropped* ones, and what failed."""

    known: int
    documents: int
    added: int
    dropped: int
    failures: tuple[Failure, ...]


def rewrite(results: Iterable[Checked | Failure | Remark], file: str, rules_of: RulesOf) -> Rewritten:
    """Write every finding of *results* into *file*, as known from now on.

    What the file says of documents and rules that were not checked now stays, unless the document is gone.
    Raises Mistake when the file is broken or cannot be written.
    """
    before = {key: known.times for key, known in (read_baseline(file) if os.path.exists(file) else {}).items()}
    found: Counter[Key] = Counter()
    checked: dict[str, Container[str]] = {}
    failures: list[Failure] = []
    for result in results:
        if isinstance(result, Failure):
            failures.append(result)
        elif isinstance(result, Checked):
            path = result.document.origin.path
            if path == STANDARD_INPUT:
                raise Mistake(
                    "标准输入没有文件名，不能写进基线；请给出文件",
                    "standard input has no name to be known by; give files to --write-baseline",
                )
            checked[path_from(file, path)] = rules_of(path)
            found.update(key_of(finding, file) for finding in result.findings)
    for failure in failures:
        checked.pop(path_from(file, failure.path), None)
    kept = {
        key: count
        for key, count in before.items()
        if key.rule not in checked.get(key.path, ()) and not _is_gone(file, key.path)
    }
    now = found | Counter(kept)
    write_baseline(file, now)
    return Rewritten(
        known=now.total(),
        documents=len({key.path for key in now}),
        added=(now - Counter(before)).total(),
        dropped=(Counter(before) - now).total(),
        failures=tuple(failures),
    )


def key_of(finding: Finding, file: str) -> Key:
    """What *finding* is known by in the baseline *file*."""
    return Key(path_from(file, finding.path), finding.rule, quote_of(finding))


def quote_of(finding: Finding) -> str:
    """The words of *finding* as a baseline keeps them; a long text by its beginning and a digest."""
    quote = finding.place.quote
    if len(quote) <= LONGEST_QUOTE:
        return quote
    digest = sha256(quote.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{quote[: LONGEST_QUOTE // 2]}…{digest}"


def path_from(file: str, path: str) -> str:
    """*path* with slashes, as it is called from the folder of *file*.

    Names are composed (NFC): some systems give them back decomposed.
    """
    if path == STANDARD_INPUT or "://" in path:
        return path
    try:
        relative = os.path.relpath(os.path.abspath(path), _folder(file))
    except ValueError:  # on another drive
        relative = os.path.abspath(path)
    return unicodedata.normalize("NFC", relative.replace(os.sep, "/"))


def _is_gone(file: str, relative: str) -> bool:
    """Whether what *file* calls *relative* is no longer there; a file on its way is an archive that may hold it."""
    if relative == STANDARD_INPUT or "://" in relative:
        return False
    path = os.path.join(_folder(file), relative)
    while not os.path.lexists(path):
        path, before = os.path.dirname(path), path
        if path == before:
            return True
    return os.path.isdir(path)


def _folder(file: str) -> str:
    return os.path.dirname(os.path.abspath(file))

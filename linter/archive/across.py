"""A finished run looked at across its documents: sketches tell who may be worded alike, texts are read two by two."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

from linter.archive.sketching import alike_pairs, scheme, sketch
from linter.archive.store import Store
from linter.checking import Checker
from linter.checks.compared import Compared
from linter.comparing import compare
from linter.document import Document, Origin
from linter.finding import Finding
from linter.readers import with_markup
from linter.reading import Reading

MOST_COMPARED = 8
"""A document is held against so many others, those most alike by their sketches."""
KEPT = 32
"""Documents whose wording is kept in memory, the last that were compared."""


def compare_run(store: Store, run: int, checker: Checker) -> int:
    """Compare the documents of *run* and write what is found into the *store*; the number of findings.

    Raises Mistake when the library for it is not installed.
    """
    name = scheme()
    missing = store.without_sketch(run, name)
    store.write_sketches(name, ((document, sketch(text)) for document, text in missing))
    findings = list(_findings(store, run, name, checker))
    store.write_run_findings(run, findings)
    return len(findings)


def _findings(store: Store, run: int, name: str, checker: Checker) -> Iterator[tuple[int, Finding]]:
    """One finding for each document that overlaps another, with its number."""
    members = list(store.sketches(run, name))
    pairs: dict[int, list[tuple[float, int]]] = {}
    for one, other, agreement in alike_pairs([told for *_, told in members]):
        # Of documents of one year the order of the run tells which is the later one.
        earlier, later = sorted((one, other), key=lambda position: (members[position][2] or 0, position))
        pairs.setdefault(later, []).append((agreement, earlier))
    documents = _Documents(store, checker)
    for later in sorted(pairs):
        number, path, *_ = members[later]
        rules = checker.conditions(path).rules
        found = [
            finding
            for _, earlier in sorted(pairs[later], reverse=True)[:MOST_COMPARED]
            for finding in compare(
                rules, documents.of(number, path), documents.of(*members[earlier][:2]), checker.language
            )
        ]
        if found:
            # The rules stand in the order of what they say: the same once more, last year's, another's.
            order = [rule.id for rule in rules.rules]
            yield number, min(found, key=lambda finding: order.index(finding.rule))


class _Documents:
    """Documents of a store made ready to be compared, the last few of them kept."""

    def __init__(self, store: Store, checker: Checker) -> None:
        self._store = store
        self._checker = checker
        self._kept: OrderedDict[int, Compared] = OrderedDict()

    def of(self, number: int, path: str) -> Compared:
        """The document of that *number*, which stands at *path*."""
        if number not in self._kept:
            document = with_markup(Document(self._store.text(number), Origin(path)))
            settings, rules = self._checker.conditions(path)
            reading = Reading(document, rules.kinds, circumstances=settings.circumstances)
            self._kept[number] = Compared(reading, path)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(number)
        return self._kept[number]

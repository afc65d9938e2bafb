"""What the dashboard of an archive is drawn from, read from the store document by document and written as JSON.

Documents without findings are only counted; of the others every rule is counted, so that the page can add up whatever
is chosen on it. Nothing here grows with the number of documents but what is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby

from markupsafe import Markup

from linter.archive.rows import row_failure
from linter.archive.store import Store
from linter.language import Language
from linter.report.html.page import data_block
from linter.report.visible import Visible
from linter.report.words import phrase_words, rule_words
from linter.results import Failure
from linter.rule import Rule

SAMPLES = 3
"""Documents that each rule is shown by."""
AROUND = 24
"""Code points shown before and after the place of a sample."""
LONGEST = 80
FAILURES = 500
"""So many failures are named, the rest are counted."""

FLAWED = """
SELECT document, folder, path, ifnull(year, 0), found.rule, count(*), min(place) FROM (
  SELECT document, findings.rule, findings.ordinal AS place FROM members JOIN findings USING (document) WHERE run = ?1
  UNION ALL SELECT document, rule, NULL FROM run_findings WHERE run = ?1
) AS found JOIN documents USING (document) GROUP BY document, found.rule ORDER BY document
"""
"""Every rule of every document that has findings; *min(place)* is NULL for what was found across documents only."""
CLEAN = """
SELECT folder, ifnull(year, 0), count(*) FROM members JOIN documents USING (document)
WHERE run = ?1 AND errors + warnings + infos = 0
  AND document NOT IN (SELECT document FROM run_findings WHERE run = ?1)
GROUP BY folder, year ORDER BY folder, year
"""
SAMPLE = """
SELECT path, message, line, start, "end", quote FROM findings JOIN documents USING (document)
WHERE document = ? AND ordinal = ?
"""


def archive_data(
    store: Store, run: int, rules: Mapping[str, Rule], language: Language, more: Mapping[str, object]
) -> Iterator[Markup]:
    """The pieces of one JSON object: *more* and the folders, documents, rules and failures of *run*.

    A document is ``[folder, name, year or 0, [rule, count, rule, count, ...]]``, a clean group ``[folder, year,
    count]``; folders and rules are meant by their place in the lists.
    """
    names = dict(store.query("SELECT number, folder FROM folders ORDER BY number"))
    places = {number: place for place, number in enumerate(names)}
    known = list(store.query("SELECT number, rule, category, severity FROM rules ORDER BY number"))
    rule_places = {number: place for place, (number, *_rest) in enumerate(known)}
    shown: dict[int, list[tuple[int, int]]] = defaultdict(list)

    yield data_block(more)[:-1] + Markup(',"folders":') + data_block(list(names.values()))
    yield Markup(',"documents":[')
    rows = groupby(store.query(FLAWED, run), key=lambda row: row[:4])
    for at, ((document, folder, path, year), found) in enumerate(rows):
        counts: list[int] = []
        for *_same, rule, count, first in found:
            counts += (rule_places[rule], count)
            if first is not None and len(shown[rule]) < SAMPLES:
                shown[rule].append((document, first))
        yield Markup("," * bool(at)) + data_block([places[folder], _name(path, names[folder]), year, counts])
    yield Markup('],"clean":') + data_block(
        [[places[folder], year, count] for folder, year, count in store.query(CLEAN, run)]
    )
    yield Markup(',"rules":') + data_block(
        [
            [rule, category, severity, *_words(rules.get(rule), language), _samples(store, shown[number], language)]
            for number, rule, category, severity in known
        ]
    )
    yield Markup("}")


def failures_of(store: Store, run: int) -> list[Failure]:
    """The first failures of *run*."""
    rows = store.query(
        "SELECT path, zh, en, fields FROM failures WHERE run = ? ORDER BY ordinal, number LIMIT ?", run, FAILURES
    )
    return [row_failure(*row) for row in rows]


def _name(path: str, folder: str) -> str:
    """*path* within its *folder*; archives end in a mark as long as a slash."""
    return path if folder == "." else path[len(folder) + 1 :]


def _words(rule: Rule | None, language: Language) -> tuple[str, str, str]:
    """What *rule* says, why, and its source; empty for a rule of an earlier run that is no more."""
    if rule is None:
        return "", "", ""
    return rule_words(rule, language), phrase_words(rule.why, language) if rule.why else "", rule.source or ""


def _samples(store: Store, findings: list[tuple[int, int]], language: Language) -> list[list[object]]:
    """For each finding its path, line, message, and the words before, at and after its place."""
    visible = Visible(language)
    samples: list[list[object]] = []
    for document, ordinal in findings:
        for path, message, line, start, end, quote in store.query(SAMPLE, document, ordinal):
            text = store.text(document)
            before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
            after = text[end : end + AROUND].partition("\n")[0]
            shown = quote if len(quote) <= LONGEST else f"{quote[: LONGEST - 1]}…"
            samples.append([path, line, message, visible(before), visible(shown), visible(after)])
    return samples

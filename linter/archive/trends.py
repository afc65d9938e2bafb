"""Two runs of a store compared: what is new, what is gone, what is still there.

As in a baseline, a finding is known again by its path, its rule and the words it quotes, counted: where it
stands says nothing, since lines move.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.archive.store import Run, Store
from linter.language import Mistake

_COUNTED = """
  SELECT path, number, quote, sum(before) AS before, sum(after) AS after FROM (
    SELECT path, findings.rule AS number, quote, 1 AS before, 0 AS after FROM findings JOIN documents USING (document)
    WHERE document IN (SELECT document FROM members WHERE run = ?1 EXCEPT SELECT document FROM members WHERE run = ?2)
    UNION ALL
    SELECT path, findings.rule, quote, 0, 1 FROM findings JOIN documents USING (document)
    WHERE document IN (SELECT document FROM members WHERE run = ?2 EXCEPT SELECT document FROM members WHERE run = ?1)
    UNION ALL
    SELECT path, run_findings.rule, quote, run = ?1, run = ?2 FROM run_findings JOIN documents USING (document)
    WHERE run IN (?1, ?2)
  ) GROUP BY path, number, quote
"""
_SAME = """
  SELECT findings.rule AS number, count(*) AS still FROM findings
  WHERE document IN (SELECT document FROM members WHERE run = ?1 INTERSECT SELECT document FROM members WHERE run = ?2)
  GROUP BY findings.rule
"""


@dataclass(frozen=True, slots=True)
class RuleTrend:
    """What became of the findings of one rule."""

    rule: str
    severity: str
    new: int
    gone: int
    still: int


@dataclass(frozen=True, slots=True)
class DocumentTrend:
    """What became of the findings of one document."""

    path: str
    new: int
    gone: int


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """How many documents one run has and the other has not, by path, and how many stayed or changed."""

    added: int
    removed: int
    changed: int
    unchanged: int


def rule_trends(store: Store, before: int, after: int) -> list[RuleTrend]:
    """Every rule with findings in either run, the most new ones first."""
    rows = store.query(
        f"WITH counted AS ({_COUNTED}), same AS ({_SAME}) "
        "SELECT rules.rule, severity, sum(new) AS news, sum(gone), sum(still) AS stills FROM ("
        "SELECT number, max(after - before, 0) AS new, max(before - after, 0) AS gone, min(before, after) AS still "
        "FROM counted UNION ALL SELECT number, 0, 0, still FROM same) AS told "
        "JOIN rules USING (number) GROUP BY number ORDER BY news DESC, stills DESC, rules.rule",
        before, after,
    )  # fmt: skip
    return [RuleTrend(*row) for row in rows]


def document_trends(store: Store, before: int, after: int, most: int) -> list[DocumentTrend]:
    """The *most* documents with the most new findings, those without any left out."""
    rows = store.query(
        f"SELECT path, sum(max(after - before, 0)) AS new, sum(max(before - after, 0)) FROM ({_COUNTED}) "
        "GROUP BY path HAVING new > 0 ORDER BY new DESC, path LIMIT ?3",
        before, after, most,
    )  # fmt: skip
    return [DocumentTrend(*row) for row in rows]


def document_counts(store: Store, before: int, after: int) -> DocumentCounts:
    """Documents by what became of them."""
    paths = "SELECT DISTINCT path FROM members JOIN documents USING (document) WHERE run = "
    [[added]] = store.query(f"SELECT count(*) FROM ({paths} ?2 EXCEPT {paths} ?1)", before, after)
    [[removed]] = store.query(f"SELECT count(*) FROM ({paths} ?1 EXCEPT {paths} ?2)", before, after)
    [[both]] = store.query(f"SELECT count(*) FROM ({paths} ?1 INTERSECT {paths} ?2)", before, after)
    content = "SELECT DISTINCT path, content FROM members JOIN documents USING (document) WHERE run = "
    [[same]] = store.query(f"SELECT count(DISTINCT path) FROM ({content} ?1 INTERSECT {content} ?2)", before, after)
    return DocumentCounts(added, removed, both - same, same)


def choose_runs(store: Store, word: str) -> tuple[Run, Run]:
    """The run that *word* means, a number or ``last`` for the last but one, and the newest; both are finished.

    Raises Mistake when there is none.
    """
    finished = [run for run in store.runs() if run.finished]
    earlier = list(_named(finished, word))
    if not earlier or earlier[-1].number == finished[-1].number:
        raise Mistake(
            "存储“{path}”里没有可以对比的“{word}”；做完的检查有：{runs}",
            "the store '{path}' holds no run '{word}' to compare with; finished runs are: {runs}",
            path=store.path,
            word=word,
            runs=", ".join(str(run.number) for run in finished) or "0",
        )
    return earlier[-1], finished[-1]


def _named(finished: list[Run], word: str) -> Iterator[Run]:
    if word == "last":
        yield from finished[:-1]
    else:
        yield from (run for run in finished if str(run.number) == word)

"""Lines that stand a second time with a few words changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from linter.checks.copies import Copy

_GRAM = 5
_MARKS = "，、。；："
_SHARED = 8
"""Clauses of so many characters tell which lines are worth comparing."""


def similar_lines(text: str, at_least: int, likeness: float) -> Iterator[Copy]:
    """Lines alike but not the same as an earlier one; blanks at either end left out.

    Two lines of *at_least* characters or more are alike when of the five-character strings of both together the
    share that both hold (Jaccard 1901) is at least *likeness*. Lines so alike have a clause in common, which is
    what they are found by.
    """
    lines: list[tuple[int, str]] = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    marked = text
    for mark in _MARKS:  # faster than a pattern or a translation
        marked = marked.replace(mark, "\0")
    for start, line in _long_lines(text, at_least):
        parts = set(marked[start : start + len(line)].split("\0"))
        clauses = [clause for clause in parts if len(clause) >= _SHARED]
        shared = Counter(earlier for clause in clauses for earlier in holders[clause])
        for earlier, _ in shared.most_common():
            first, other = lines[earlier]
            if line != other and _alike(line, other, likeness):
                yield Copy(start, start + len(line), first, len(other), None)
                break
        for clause in clauses:
            holders[clause].append(len(lines))
        lines.append((start, line))


def _long_lines(text: str, at_least: int) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        bare = line.strip() if len(line) >= at_least else ""
        if len(bare) >= max(at_least, 1):
            yield at + line.index(bare), bare
        at += len(line) + 1


def _alike(one: str, other: str, likeness: float) -> bool:
    if min(len(one), len(other)) < likeness * max(len(one), len(other)):
        return False
    grams, others = _grams(one), _grams(other)
    return len(grams & others) >= likeness * len(grams | others)


def _grams(line: str) -> set[str]:
    return {line[at : at + _GRAM] for at in range(len(line) - _GRAM + 1)}

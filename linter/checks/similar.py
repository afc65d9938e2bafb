"""Lines that stand a second time with a few words changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from linter.checks.copies import Copy

_GRAM = 5
_MARKS = "，、。；："
_SHARED = 8
"""Clauses of so many characters tell which lines are worth comparing."""
_PHRASE = 6
"""A clause that so many lines hold is a phrase of the document and tells nothing."""
_LEAST_IN_COMMON = 0.15
"""Lines are compared whose common clauses make up so much of the later one."""


def similar_lines(text: str, at_least: int, likeness: float) -> Iterator[Copy]:
    """Lines alike but not the same as an earlier one; blanks at either end left out.

    Two lines of *at_least* characters or more are alike when of the five-character strings of both together the
    share that both hold (Jaccard 1901) is at least *likeness*. Lines so alike have clauses in common, which are
    what they are found by.
    """
    lines = list(_long_lines(text, at_least))
    marked = text
    for mark in _MARKS:  # faster than a pattern or a translation
        marked = marked.replace(mark, "\0")
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, (start, line) in enumerate(lines):
        for clause in set(marked[start : start + len(line)].split("\0")):
            if len(clause) >= _SHARED:
                holders[clause].append(index)
    in_common: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for clause, indexes in holders.items():
        if len(indexes) < _PHRASE:
            for earlier, later in combinations(indexes, 2):
                in_common[later][earlier] += len(clause)
    for index, (start, line) in enumerate(lines):
        for earlier, length in in_common[index].most_common():
            first, other = lines[earlier]
            if length < _LEAST_IN_COMMON * len(line):
                break
            if line != other and _alike(line, other, likeness):
                yield Copy(start, start + len(line), first, len(other), None)
                break


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
    shared = len(grams & others)
    return shared >= likeness * (len(grams) + len(others) - shared)


def _grams(line: str) -> set[str]:
    return {line[at : at + _GRAM] for at in range(len(line) - _GRAM + 1)}

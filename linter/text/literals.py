"""The strings one of which must occur for a pattern to match: what lets a run skip most rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from linter.text.patternreader import PatternReader
from linter.text.remembered import Remembered
from linter.text.stretches import MOST_STRINGS, Requirement


class Literals(NamedTuple):
    """Strings one of which must occur for a pattern to match.

    *leading*: every match begins with one of them. *within_line*: a match lies in one line, and so does all around
    it that makes it one.
    """

    required: Requirement = None
    leading: bool = False
    within_line: bool = False


def literals_of(patterns: Iterable[str]) -> Requirement:
    """What must occur for any of *patterns* to match: None when one of them requires nothing."""
    union: set[str] = set()
    for pattern in patterns:
        required = required_literals(pattern)
        if required is None:
            return None
        union |= required
    return frozenset(union)


def required_literals(pattern: str) -> Requirement:
    """Strings one of which stands in every text that *pattern* matches in, or None when that cannot be told."""
    return literals_in(pattern).required


@Remembered
def literals_in(pattern: str) -> Literals:
    """What *pattern* requires, preferably words that it begins with."""
    if "(?i" in pattern or "(?x" in pattern or "(?r" in pattern:
        return Literals()
    try:
        reader = PatternReader(pattern)
        whole = reader.alternation()
    except (IndexError, ValueError):
        return Literals()
    if whole.required is None or reader.at < len(pattern):
        return Literals()
    required, first = _shortest(whole.required), whole.first and _without_longer(whole.first)
    if first and len(min(first, key=len)) >= max(len(min(required, key=len)), 2) and r"\G" not in pattern:
        return Literals(first, True, reader.within_line)
    return Literals(required, False, reader.within_line)


def _without_longer(strings: frozenset[str]) -> frozenset[str]:
    """*strings* without those that begin with another of them."""
    return frozenset(one for one in strings if not any(one[:length] in strings for length in range(1, len(one))))


def _shortest(strings: frozenset[str]) -> frozenset[str]:
    """*strings* without those that hold another of them."""
    if len(strings) > MOST_STRINGS:
        return strings
    return frozenset(one for one in strings if not any(other != one and other in one for other in strings))

"""What a stretch of a regular expression can match and requires."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Requirement = frozenset[str] | None
"""Strings one of which must occur, or None when nothing is required."""

MOST_STRINGS = 128
"""More strings than this for one stretch of a pattern say too little to be worth looking for."""

_MOST_BRANCHES = 400
"""More alternatives than this are left alone."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a pattern: all strings it can match when these are few, what it requires, and how it begins.

    *repeated* tells that it matches one or more of these strings in a row; *first* are strings one of which
    every match begins with.
    """

    exact: frozenset[str] | None = None
    required: Requirement = None
    repeated: bool = False
    first: Requirement = None
    group: str = ""
    refers_to: str = ""


EMPTY = Piece(frozenset({""}))
ANYTHING = Piece()


def literal(members: frozenset[str]) -> Piece:
    """What matches one of *members* and nothing else."""
    return Piece(members, members, first=members)


def worth(required: frozenset[str]) -> tuple[int, int]:
    """How good a requirement is: long strings, and few of them."""
    return (min(map(len, required)), -len(required))


def union(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """All that one of *sets* holds; None where one is, or they are too many."""
    found: set[str] = set()
    for members in sets:
        if members is None:
            return None
        found |= members
    return frozenset(found) if len(found) <= _MOST_BRANCHES else None

"""The strings one of which must occur for a pattern to match: what lets a run skip most rules.

A small reader of regular expressions, deliberately timid: whatever it does not know for certain
requires nothing. It understands concatenation, alternation, groups, quantifiers, small character
classes, escapes and look-around (which requires nothing).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linter.remembered import Remembered

Requirement = frozenset[str] | None
"""Strings one of which must occur, or None when nothing is required."""

_LARGEST_CLASS = 24
"""A character class with more members than this says too little to be worth looking for."""

_LARGEST_SET = 400
"""More alternatives than this are left alone."""


def literals_of(patterns: Iterable[str]) -> Requirement:
    """What must occur for any of *patterns* to match: None when one of them requires nothing."""
    union: set[str] = set()
    for pattern in patterns:
        required = required_literals(pattern)
        if required is None:
            return None
        union |= required
    return frozenset(union)


@Remembered
def required_literals(pattern: str) -> Requirement:
    """Strings one of which is part of every match of *pattern*, or None when that cannot be told."""
    if "(?i" in pattern or "(?x" in pattern or "(?r" in pattern:
        return None
    try:
        reader = _Reader(pattern)
        required = reader.alternation()
        return required if reader.at == len(pattern) else None
    except (IndexError, ValueError):
        return None


@dataclass(slots=True)
class _Piece:
    """One element of a concatenation: its exact strings when known, and what it requires."""

    exact: frozenset[str] | None
    required: Requirement


def _worth(required: frozenset[str]) -> tuple[int, int]:
    return (min(map(len, required)), -len(required))


class _Reader:
    """A recursive-descent reader over one pattern."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def alternation(self) -> Requirement:
        branches = [self.concatenation()]
        while self.at < len(self.pattern) and self.pattern[self.at] == "|":
            self.at += 1
            branches.append(self.concatenation())
        union: set[str] = set()
        for branch in branches:
            if branch is None:
                return None
            union |= branch
        return frozenset(union) if len(union) <= _LARGEST_SET else None

    def concatenation(self) -> Requirement:
        best: Requirement = None
        run: frozenset[str] = frozenset({""})

        def offer(candidate: Requirement) -> None:
            nonlocal best
            if candidate and "" not in candidate and (best is None or _worth(candidate) > _worth(best)):
                best = candidate

        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            piece = self.quantified()
            if piece.exact is not None and len(run) * len(piece.exact) <= _LARGEST_CLASS:
                run = frozenset(left + right for left in run for right in piece.exact)
            else:
                offer(run)
                run = piece.exact if piece.exact is not None else frozenset({""})
            offer(piece.required)
        offer(run)
        return best

    def quantified(self) -> _Piece:
        piece = self.atom()
        pattern = self.pattern
        if self.at < len(pattern) and pattern[self.at] in "*+?{":
            mark = pattern[self.at]
            if mark == "{":
                close = pattern.index("}", self.at)
                counts = pattern[self.at + 1 : close]
                least = counts.partition(",")[0]
                self.at = close + 1
                optional = not least.isdigit() or int(least) == 0
                once = counts == "1"
            else:
                self.at += 1
                optional, once = mark in "*?", False
            if self.at < len(pattern) and pattern[self.at] in "?+":
                self.at += 1
            if optional:
                return _Piece(None, None)
            if not once:
                return _Piece(None, piece.exact if piece.exact is not None else piece.required)
        return piece

    def atom(self) -> _Piece:
        char = self.pattern[self.at]
        if char == "(":
            return self.group()
        if char == "[":
            return self.character_class()
        if char == "\\":
            return self.escape()
        self.at += 1
        if char in "^$":
            return _Piece(frozenset({""}), None)
        if char == ".":
            return _Piece(None, None)
        return _Piece(frozenset({char}), frozenset({char}))

    def group(self) -> _Piece:
        pattern = self.pattern
        self.at += 1
        ignored = False
        if pattern.startswith("?", self.at):
            if pattern.startswith("?:", self.at):
                self.at += 2
            elif pattern.startswith("?P<", self.at):
                self.at = pattern.index(">", self.at) + 1
            elif pattern.startswith(("?=", "?!"), self.at):
                ignored, self.at = True, self.at + 2
            elif pattern.startswith(("?<=", "?<!"), self.at):
                ignored, self.at = True, self.at + 3
            elif pattern.startswith("?<", self.at):
                self.at = pattern.index(">", self.at) + 1
            else:
                raise ValueError("a group of another sort")
        start = self.at
        required = self.alternation()
        if pattern[self.at] != ")":
            raise ValueError("an open group")
        body = pattern[start : self.at]
        self.at += 1
        if ignored:
            return _Piece(frozenset({""}), None)
        plain = not any(mark in body for mark in "()[]{}\\.*+?^$")
        branches = body.split("|") if plain else []
        exact = frozenset(branches) if plain and len(branches) <= _LARGEST_SET else None
        return _Piece(exact, required)

    def character_class(self) -> _Piece:
        pattern = self.pattern
        self.at += 1
        members: set[str] = set()
        known = pattern[self.at] != "^"
        first = True
        while first or pattern[self.at] != "]":
            char = pattern[self.at]
            if char == "[" or (pattern.startswith(("--", "&&", "||", "~~"), self.at)):
                raise ValueError("a class of classes")
            if char == "\\":
                self.at += 1
                known = known and not pattern[self.at].isalnum()
                char = pattern[self.at]
            if pattern[self.at + 1] == "-" and pattern[self.at + 2] != "]":
                last = pattern[self.at + 2]
                if known and last != "\\" and 0 < ord(last) - ord(char) < _LARGEST_CLASS:
                    members.update(map(chr, range(ord(char), ord(last) + 1)))
                else:
                    known = False
                self.at += 3 if last != "\\" else 2
            else:
                members.add(char)
                self.at += 1
            first = False
        self.at += 1
        if not known or len(members) > _LARGEST_CLASS:
            return _Piece(None, None)
        return _Piece(frozenset(members), frozenset(members))

    def escape(self) -> _Piece:
        char = self.pattern[self.at + 1]
        self.at += 2
        if char.isdigit():
            return _Piece(None, None)
        if not char.isalnum():
            return _Piece(frozenset({char}), frozenset({char}))
        if char in "uxUN":
            raise ValueError("an escape by code point")
        if char in "pPgkLKQX":
            closing = {"p": "}", "P": "}", "g": ">", "k": ">", "L": ">", "N": "}"}.get(char)
            if closing and self.pattern[self.at] in "{<":
                self.at = self.pattern.index(closing, self.at) + 1
            else:
                raise ValueError("an escape of another sort")
            return _Piece(None, None)
        if char in "bBAZGmM":
            return _Piece(frozenset({""}), None)
        return _Piece(None, None)

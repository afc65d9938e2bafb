"""Regular expressions of rules: compiled once, on first use, and never let run away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

import regex

from linter.text.remembered import Remembered

Match: TypeAlias = "regex.Match[str]"

SECONDS = 5.0
"""The longest one pattern may work on one span of text before it counts as runaway."""


@Remembered
def compiled(pattern: str) -> regex.Pattern[str]:
    """The compiled *pattern*, in multi-line mode.

    Raises regex.error when it is not a pattern.
    """
    return regex.compile(pattern, regex.MULTILINE)


def finditer(pattern: str, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
    """Every match of *pattern* within ``text[start:end]``; look-around sees the text before *start*.

    Raises TimeoutError after SECONDS.
    """
    return compiled(pattern).finditer(text, start, len(text) if end is None else end, timeout=SECONDS)


def matches_at(places: str, pattern: str, text: str) -> Iterator[Match]:
    """Every match of *pattern* that begins where *places* does, a pattern for the module re.

    The module re finds characters of a class several times faster than regex does: *places* begins with such a
    class, and with not much more it tells most places where *pattern* need not be tried.
    """
    match = compiled(pattern).match
    reached = 0
    for place in re.finditer(places, text, re.MULTILINE):
        if place.start() >= reached and (found := match(text, place.start())) is not None:
            reached = found.end()
            yield found


def match_at(pattern: str, text: str, start: int, end: int) -> Match | None:
    """The match of *pattern* that begins at *start* and ends at *end* or before, or None.

    Raises TimeoutError after SECONDS.
    """
    return compiled(pattern).match(text, start, end, timeout=SECONDS)


def search(pattern: str, text: str, start: int = 0, end: int | None = None) -> Match | None:
    """The first match of *pattern* within ``text[start:end]``, or None.

    Raises TimeoutError after SECONDS.
    """
    return compiled(pattern).search(text, start, len(text) if end is None else end, timeout=SECONDS)

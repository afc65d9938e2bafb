"""The wording of a document as it is compared with that of others: without marks, headings and tables."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from linter.outline.parts import Span
from linter.text.lines import filled_lines
from linter.text.patterns import compiled

LENGTH = 9
"""Characters of a shingle: a run as long as this stands in two texts seldom by chance, and soon again after an edit."""

_NAME, _FIGURE = "名", "0"
_FIGURES = "[0-9０-９〇○零一二三四五六七八九十百千XxＸ×*＊]+(?:[.．,，][0-9０-９]+)*[%％]?"
_CLAUSES = "[，。；！？：,;]"
_SHORTEST_LINE = 20


@dataclass(frozen=True)
class Wording:
    """*text* without spaces, marks and line ends; *offsets* tell of each of its characters where it stands."""

    text: str
    offsets: tuple[int, ...]

    @cached_property
    def shingles(self) -> frozenset[str]:
        """Every run of LENGTH characters."""
        return frozenset(self.text[at : at + LENGTH] for at in range(len(self.text) - LENGTH + 1))


@dataclass(frozen=True, slots=True)
class Overlap:
    """The *share* of two documents that is worded alike, of 1, and the longest *passage* of it in the first of them."""

    share: float
    passage: Span


def wording_as_written(text: str) -> Wording:
    """The words and figures of *text*; lines that hold no clause, headings and cells mostly, are left out."""
    return _wording(text, r"(?P<kept>[\p{Han}A-Za-z0-9０-９])")


def wording(text: str, names: Collection[str] = ()) -> Wording:
    """As ``wording_as_written``, but *names* are read alike, and so are years and other figures."""
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or "(?!)"
    return _wording(text, rf"(?P<name>{listed})|(?P<figure>{_FIGURES})|(?P<kept>[\p{{Han}}A-Za-z])")


def overlap(one: Wording, other: Wording) -> Overlap:
    """What the two have in common; the share is that of the longer one, so that an extract is no copy."""
    share, passage = _covered(one, other)
    return Overlap(min(share, _covered(other, one)[0]), passage)


def _wording(text: str, tokens: str) -> Wording:
    written: list[str] = []
    offsets: list[int] = []
    clauses, pattern = compiled(_CLAUSES), compiled(tokens)
    for start, end in filled_lines(text):
        if end - start >= _SHORTEST_LINE and clauses.search(text, start, end):
            for match in pattern.finditer(text, start, end):
                kind = match.lastgroup
                written.append(_NAME if kind == "name" else _FIGURE if kind == "figure" else match.group())
                offsets.append(match.start())
    return Wording("".join(written), tuple(offsets))


def _covered(one: Wording, other: Wording) -> tuple[float, Span]:
    """The share of *one* that its shingles in *other* cover, and the longest run of them."""
    known = other.shingles
    covered = start = end = 0
    longest = range(0)
    for at in range(len(one.text) - LENGTH + 1):
        if one.text[at : at + LENGTH] in known:
            start = start if at <= end else at
            covered += at + LENGTH - max(end, at)
            end = at + LENGTH
            longest = max(longest, range(start, end), key=len)
    if not covered:
        return 0.0, Span(0, 0)
    return covered / len(one.text), Span(one.offsets[longest[0]], one.offsets[longest[-1]] + 1)

"""Check kind ``pattern``: text that must not stand in a document, told by regular expressions."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import ClassVar, Literal

from linter.checks.check import Occurrence
from linter.checks.options import Regex, option
from linter.finding import Edit, Hit
from linter.language import Mistake
from linter.reading import Reading
from linter.text.lines import filled_lines, last_filled_lines
from linter.text.literals import literals_of
from linter.text.patterns import Match, compiled, finditer, search
from linter.text.places import Places

Scope = Literal["text", "body", "annex", "title", "heading", "paragraph", "first-lines", "last-lines"]

_ANNEX = r"^[ \t　]*附(?:件|表)[ 　]*[0-9０-９一二三四五六七八九十]{0,3}(?:[-－—][0-9]{1,2})?[ \t　]*$"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a table."""

    word: str = option("the word")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Reports every match of one of the patterns in *any* that no pattern in *unless* overlaps.

    Named groups of the patterns are fields of the message and of *fix*.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ()

    any: tuple[Regex, ...] = option("patterns to report, in the syntax of the regex module, multi-line mode on")
    unless: tuple[Regex, ...] = option("a match that overlaps one of these, looked for in the same lines, is right", ())
    among: tuple[Word, ...] = option(
        "words (a list or the name of a .tsv table) one of which the group `word` must be; all patterns must have it",
        (),
    )
    scope: Scope = option(
        "where to look; an annex begins at a line that says 附件 and its number alone and ends with the text, the body "
        "is what stands before it; first-lines and last-lines count lines that are not blank",
        "text",
    )
    lines: int = option("how many lines first-lines and last-lines mean", 5)
    capture: str = option("the group that is reported, by name or number; 0 is the whole match", "0")
    fix: str | None = option("what the reported span becomes; {name} stands for a group, {0} for the match", None)
    repaired: bool = option("read the repaired view (closed line breaks, full-width marks), not the raw text", False)

    def message_fields(self) -> frozenset[str]:
        return frozenset.intersection(*(frozenset(compiled(pattern).groupindex) for pattern in self.any))

    def verify(self) -> None:
        names = self.message_fields() | {str(number) for number in range(min(compiled(p).groups for p in self.any) + 1)}
        wanted = {name for _, name, _, _ in string.Formatter().parse(self.fix or "") if name is not None}
        needed = {"word"} if self.among else set()
        for name in sorted(wanted | needed | {self.capture}):
            if name not in names:
                raise Mistake(
                    "“{name}”不是每个正则表达式都有的分组（都有的是：{names}）",
                    "'{name}' is no group that every pattern has (they have {names})",
                    name=name, names=", ".join(sorted(names)),
                )  # fmt: skip

    def reads_repaired(self) -> bool:
        return self.repaired or self.scope in ("title", "heading", "paragraph")

    def literals(self) -> frozenset[str] | None:
        return literals_of(self.any)

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        text = reading.view.text if self.reads_repaired() else reading.text
        places = Places(text, occurrences)
        # Compiling a pattern costs more than running it over one report.
        promising = [pattern for pattern in self.any if places.may_match(pattern)]
        for match in self._matches(promising, text, places, reading):
            start, end = match.span(self._group)
            fields = {name: value or "" for name, value in match.groupdict().items()}
            replacement = None if self.fix is None else match.expandf(self.fix)
            if self.reads_repaired():
                yield reading.hit(start, end, fields, replacement=replacement)
            else:
                edit = None if replacement is None else Edit(start, end, replacement)
                yield Hit(start, end, fields, edit)

    @property
    def _group(self) -> int | str:
        return int(self.capture) if self.capture.isdigit() else self.capture

    def _matches(self, patterns: Sequence[str], text: str, places: Places, reading: Reading) -> Iterator[Match]:
        for start, end in self._spans(text, reading):
            for pattern in patterns:
                for match in places.matches(pattern, start, end):
                    if self.among and match["word"] not in _words(self.among):
                        continue
                    if match.start(self._group) >= 0 and not self._excepted(text, *match.span(self._group)):
                        yield match

    def _spans(self, text: str, reading: Reading) -> Iterator[tuple[int, int]]:
        match self.scope:
            case "text":
                yield 0, len(text)
            case "body" | "annex":
                start = _annex_start(text)
                yield (0, start) if self.scope == "body" else (start, len(text))
            case "title":
                if reading.outline.title:
                    yield reading.outline.title
            case "heading":
                numbered = ((heading.marker.start, heading.title.end) for heading in reading.outline.headings)
                yield from sorted([*numbered, *reading.outline.unnumbered])
            case "paragraph":
                yield from reading.outline.paragraphs
            case "first-lines" | "last-lines":
                filled = filled_lines(text) if self.scope == "first-lines" else last_filled_lines(text)
                yield from sorted(islice(filled, self.lines))

    def _excepted(self, text: str, start: int, end: int) -> bool:
        if not self.unless:
            return False
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        return any(
            match.start() < max(end, start + 1) and match.end() > start
            for pattern in self.unless
            for match in finditer(pattern, text, line_start, len(text) if line_end < 0 else line_end)
        )


@lru_cache(maxsize=8)
def _words(table: tuple[Word, ...]) -> frozenset[str]:
    return frozenset(entry.word for entry in table)


@lru_cache(maxsize=2)
def _annex_start(text: str) -> int:
    """Where the first annex begins, else the end of *text*; asked for raw and for repaired text by several rules."""
    head = search(_ANNEX, text)
    return head.start() if head else len(text)

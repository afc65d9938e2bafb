"""Comments in a document that let findings rest, in formats that have comments.

``<!-- reportlint-ignore RULE: reason -->`` holds for the paragraph below it, or for its own line when it stands in one;
``<!-- reportlint-disable RULE: reason -->`` holds up to ``<!-- reportlint-enable RULE -->`` or the end of the document.
RULE is a rule or a category, several are parted by commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from linter.document import Document
from linter.finding import Finding

WORDS = re.compile(r"\W*(?P<word>reportlint-[a-z]+)\b(?P<names>[^:：]*)(?:[:：](?P<reason>.*))?", re.DOTALL)
CLOSING = re.compile(r"[\s*/>-]+\Z")
PARTED = re.compile(r"[\s,，、]+")
BLANK_LINE = re.compile(r"\n[ \t]*(?=\n|\Z)")
FILLED = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment, which holds in ``[start, end)`` of the text for findings of its *rules* (ids or categories)."""

    word: str
    rules: tuple[str, ...]
    reason: str
    line: int
    start: int
    end: int

    @property
    def holds(self) -> bool:
        """Whether it is understood and says what for: a comment without a reason is not obeyed."""
        return self.word in ("reportlint-ignore", "reportlint-disable") and bool(self.rules and self.reason)

    def covers(self, finding: Finding) -> bool:
        """Whether it lets *finding* rest."""
        is_meant = finding.rule in self.rules or finding.category.value in self.rules
        return is_meant and self.start <= finding.place.start < max(self.end, self.start + 1)


def comments_of(document: Document) -> tuple[Comment, ...]:
    """The comments of *document* to this program, in order; none in a format without comments."""
    return tuple(_comments(document)) if document.markup.comments else ()


class _Said(NamedTuple):
    """What stands in the comment ``[start, end)``."""

    word: str
    rules: tuple[str, ...]
    reason: str
    start: int
    end: int


def _comments(document: Document) -> Iterator[Comment]:
    said = list(_said(document))
    for at, one in enumerate(said):
        line = document.position(one.start).line
        if one.word == "reportlint-disable":
            for rule in one.rules or ("",):
                end = next((later.start for later in said[at + 1 :] if _enables(later, rule)), len(document.text))
                yield Comment(one.word, (rule,) if rule else (), one.reason, line, one.end, end)
        elif one.word != "reportlint-enable":
            yield Comment(one.word, one.rules, one.reason, line, *_reach(document, one))


def _said(document: Document) -> Iterator[_Said]:
    for start, end in document.markup.comments:
        match = WORDS.match(CLOSING.sub("", document.text[start:end]))
        if match:
            rules = tuple(name for name in PARTED.split(match["names"]) if name)
            yield _Said(match["word"], rules, (match["reason"] or "").strip(), start, end)


def _enables(said: _Said, rule: str) -> bool:
    return said.word == "reportlint-enable" and (not said.rules or rule in said.rules)


def _reach(document: Document, said: _Said) -> tuple[int, int]:
    """Where an ignore holds: its line when there is text on it, else the paragraph below."""
    text = document.text
    first, last = document.position(said.start).line, document.position(said.end).line
    start, end = document.line_span(first)[0], document.line_span(last)[1]
    if text[start : said.start].strip() or text[said.end : end].strip():
        return start, end
    filled = FILLED.search(text, end)
    if filled is None:
        return end, end
    blank = BLANK_LINE.search(text, filled.start())
    return filled.start(), blank.start() if blank else len(text)

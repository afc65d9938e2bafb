"""Comments in a document that let findings rest, in formats that have comments.

``<!-- reportlint-ignore RULE: reason -->`` holds for the paragraph below it, or for its own line when it stands in one;
``<!-- reportlint-disable RULE: reason -->`` holds up to ``<!-- reportlint-enable RULE -->`` or the end of the document.
RULE is a rule or a category, several are parted by commas.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.document import Document
from linter.finding import Finding

COMMENTED = {".md": re.compile(r"<!--\s*(?P<word>reportlint-[a-z]+)\b(?P<rest>.*?)-->", re.DOTALL)}
"""End of file names -> how comments to this program are written in that format."""
CODE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE
)
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
    pattern = COMMENTED.get(os.path.splitext(document.origin.path)[1].lower())
    if pattern is None or "reportlint-" not in document.text:
        return ()
    return tuple(_comments(document, pattern))


def _comments(document: Document, pattern: re.Pattern[str]) -> Iterator[Comment]:
    text = document.text
    code = [match.span() for match in CODE.finditer(text)]
    matches = [
        match for match in pattern.finditer(text) if not any(start <= match.start() < end for start, end in code)
    ]
    for at, match in enumerate(matches):
        word = match["word"]
        names, _, reason = match["rest"].replace("：", ":").partition(":")
        rules = tuple(name for name in re.split(r"[\s,，、]+", names) if name)
        line = document.position(match.start()).line
        if word == "reportlint-enable":
            continue
        if word == "reportlint-disable":
            for rule in rules or ("",):
                end = next((later.start() for later in matches[at + 1 :] if _enables(later, rule)), len(text))
                yield Comment(word, (rule,) if rule else (), reason.strip(), line, match.end(), end)
        else:
            yield Comment(word, rules, reason.strip(), line, *_reach(document, match))


def _enables(match: re.Match[str], rule: str) -> bool:
    names = re.split(r"[\s,，、:：]+", match["rest"].strip())
    return match["word"] == "reportlint-enable" and (rule in names or names == [""])


def _reach(document: Document, match: re.Match[str]) -> tuple[int, int]:
    """Where an ignore holds: its line when there is text on it, else the paragraph below."""
    text = document.text
    first, last = document.position(match.start()).line, document.position(match.end()).line
    start, end = document.line_span(first)[0], document.line_span(last)[1]
    if text[start : match.start()].strip() or text[match.end() : end].strip():
        return start, end
    filled = FILLED.search(text, end)
    if filled is None:
        return end, end
    blank = BLANK_LINE.search(text, filled.start())
    return filled.start(), blank.start() if blank else len(text)

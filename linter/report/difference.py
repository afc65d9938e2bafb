"""What fixes would change, as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from linter.document import Document
from linter.language import Language, Phrase
from linter.report.paint import Piece
from linter.report.paths import posix_path
from linter.report.visible import Visible
from linter.report.words import rule_counts
from linter.results import Summary

NOTHING = Phrase("没有可以改的地方。", "Nothing to fix.")
WOULD = Phrase(
    "{documents} 个文件有 {count} 处可以改（还没有写入）：{rules}。",
    "Would fix {count} places in {documents} files: {rules}.",
)
COLOURS = {"+": "green", "-": "red", "@": "cyan"}
UNENDED = "\\ No newline at end of file"


def difference(before: Document, after: Document, visible: Visible | None) -> Iterator[Piece]:
    """The lines that differ, with three around them, in unified format; nothing when none do.

    On a terminal what cannot be seen is made *visible*; elsewhere (None) lines are exact, so that ``patch`` takes them.
    """
    path = posix_path(before.origin.path)
    old, new = (document.text.split("\n") for document in (before, after))
    lines = difflib.unified_diff(_ended(old), _ended(new), path, path)
    for number, line in enumerate(lines):
        sign, text = line[:1], line.removesuffix("\n")
        style = "bold" if number < 2 else COLOURS.get(sign, "")
        yield (text if visible is None else sign + visible(text[1:])), style
        yield "\n", ""
        if not line.endswith("\n"):
            yield f"{UNENDED}\n", ""


def _ended(lines: list[str]) -> list[str]:
    """*lines* with the line ends of the file; the last has none."""
    ended = [f"{line}\n" for line in lines[:-1]]
    return [*ended, lines[-1]] if lines[-1] else ended


def preview_words(summary: Summary, language: Language) -> str:
    """How many places would be mended, by rule."""
    if not summary.fixed:
        return NOTHING.say(language)
    count = sum(summary.fixed.values())
    return WOULD.say(language, documents=summary.mended, count=count, rules=rule_counts(summary.fixed, language))

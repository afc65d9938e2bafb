"""What fixes would change, as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

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
LONGEST_COMPARED = 5000
"""Lines that are longer together are not compared: the time it takes grows with the square."""
UNENDED = "\\ No newline at end of file"


def difference(before: Document, after: Document, visible: Visible | None) -> Iterator[Piece]:
    """The lines that differ, with three around them, in unified format; nothing when none do.

    What changed within a line is set off where there are colours: a paragraph is one long line. On a terminal what
    cannot be seen is made *visible*; elsewhere (None) lines are exact, so that ``patch`` takes them.
    """
    path = posix_path(before.origin.path)
    old, new = (document.text.split("\n") for document in (before, after))
    lines = list(difflib.unified_diff(_ended(old), _ended(new), path, path))
    for line in lines[:2]:
        yield from _shown(line[0], [(line[1:], "bold")], "bold", visible)
    for sign, parts in _paired(lines[2:]):
        yield from _shown(sign, parts, COLOURS.get(sign, ""), visible)


def _shown(sign: str, parts: Iterable[Piece], style: str, visible: Visible | None) -> Iterator[Piece]:
    yield sign, style
    ended = False
    for text, own in parts:
        ended = text.endswith("\n")
        bare = text.removesuffix("\n")
        yield (bare if visible is None else visible(bare)), own
    yield "\n", ""
    if not ended:
        yield f"{UNENDED}\n", ""


def _paired(lines: Sequence[str]) -> Iterator[tuple[str, list[Piece]]]:
    """Each line's sign and the parts it is shown in; removed lines are compared with as many added ones below them."""
    blocks = [(sign, [line[1:] for line in block]) for sign, block in groupby(lines, key=lambda line: line[0])]
    for at, (sign, block) in enumerate(blocks):
        below = blocks[at + 1] if at + 1 < len(blocks) else ("", [])
        above = blocks[at - 1] if at else ("", [])
        other = below[1] if sign == "-" and below[0] == "+" else above[1] if sign == "+" and above[0] == "-" else []
        for number, line in enumerate(block):
            if len(other) == len(block) and len(line) + len(other[number]) < LONGEST_COMPARED:
                yield sign, _compared(line, other[number], COLOURS[sign])
            else:
                yield sign, [(line, COLOURS.get(sign, ""))]


def _compared(line: str, other: str, style: str) -> list[Piece]:
    """*line* in parts, those that *other* lacks set off."""
    blocks = difflib.SequenceMatcher(None, line, other, autojunk=False).get_opcodes()
    parts = [(line[start:end], style if tag == "equal" else f"reverse {style}") for tag, start, end, _, _ in blocks]
    return [part for part in parts if part[0]]


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

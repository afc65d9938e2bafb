"""Check kind ``endings``: paragraphs that break off before a heading, the signature or the end of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from linter.checks.check import Occurrence
from linter.checks.options import option
from linter.finding import Hit
from linter.outline.parts import Span
from linter.reading import Reading
from linter.text.patterns import compiled

_LEVELS = (1, 2)
_SHORTEST = 20
"""A shorter paragraph may be a caption or a line of an address."""

_LONGEST_SENTENCE = 80
_LAST = r"[\p{Han}%％]"
_HEADING = (
    r"[ 　]*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[章节])"
)
_NO_PROSE = r"[ \t　]*附|[^\n]*(?:如下|签名|盖章)|[^\n]{1,8}[:：]"


@dataclass(frozen=True, slots=True)
class Endings:
    """Reports the last character of a paragraph behind which a heading, the signature or nothing follows.

    Field ``mark``, that character.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ("mark",)

    report: Literal["bare", "open"] = option(
        "bare: prose of two sentences or clauses and more that ends without a mark; open: that ends in ， or 、"
    )

    def message_fields(self) -> frozenset[str]:
        return frozenset(self.FIELDS)

    def reads_repaired(self) -> bool:
        return True

    def literals(self) -> frozenset[str]:
        return frozenset("。；" if self.report == "bare" else "，、")

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        text = reading.view.text
        for start, end in _last_paragraphs(reading):
            if end - start < _SHORTEST:
                continue
            mark = text[end - 1]
            if self.report == "open":
                if mark in "，、":
                    yield reading.hit(end - 1, end, {"mark": mark}, replacement="。")
            elif _is_bare(text, start, end):
                yield reading.hit(end - 1, end, {"mark": mark}, replacement=f"{mark}。")


def _last_paragraphs(reading: Reading) -> Iterator[Span]:
    """The paragraphs that end right before a heading, the signature, the closing date or the end of the text."""
    text, outline = reading.view.text, reading.outline
    follows = {heading.marker.start for heading in outline.headings if heading.level in _LEVELS}
    follows |= {part.start for part in (outline.signature, outline.date) if part}
    for start, line_end in outline.paragraphs:
        end = start + len(text[start:line_end].rstrip())
        following = compiled(r"\s*").match(text, end)
        at = following.end() if following else len(text)
        if at == len(text) or at in follows:
            yield Span(start, end)


def _is_bare(text: str, start: int, end: int) -> bool:
    if not compiled(_LAST).match(text, end - 1) or compiled(_NO_PROSE).match(text, start, end):
        return False
    stop = max(text.rfind("。", start, end), text.rfind("；", start, end))
    # A heading that lost its line end stands behind the last stop.
    return stop > start and 4 < end - stop <= _LONGEST_SENTENCE and not compiled(_HEADING).match(text, stop + 1)

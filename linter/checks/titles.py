"""Titles that stand once more in the first lines of a text, as pages of a web site leave them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from linter.checks.copies import Copy
from linter.outline.reader import Span
from linter.text.lines import filled_lines
from linter.text.patterns import compiled

_LINES = 15
"""How many lines that are not blank a head of a document may take, with the notes of a web page among them."""

_SHORTEST, _LONGEST = 6, 60
_NAMES_ITS_KIND = (
    r"(?:总结|报告|汇报|计划|规划|要点|安排|打算|方案|预案|通知|通报|通告|公告|意见|决定|决议|办法|细则|规定|制度"
    r"|请示|批复|函|纪要|讲话|发言|致辞|演讲稿?|材料|情况|体会|经验|综述|简报|倡议书|建议书?|说明)$"
)
_LONGEST_KIND = 3
_AT_THE_END = r"(?:\s*(?:【[^【】]*】|（[^（）]*）|\([^()]*\)|\[[^\[\]]*\]))+$"
_PERIOD = (
    r"(?:二[〇○零Oo]|20)[\d〇○零一二三四五六七八九*×Xx]{1,2}\s*年(?:度|\s*\d{1,2}\s*月)?"
    r"|[上下](?:半年|六个月)|第?[一二三四]季度|全年|本?年度"
)


def repeated_titles(text: str) -> Iterator[Copy]:
    """Each further place of a title within the first lines.

    Two titles are one when they differ in the period they name or in a bracket at the end only.
    """
    stood: dict[str, Span] = {}
    for line in islice(filled_lines(text), _LINES):
        words = _words(text, line)
        for span in (words, _up_to_blank(text, words)):
            key = _key(text[span.start : span.end])
            if key is not None:
                first = stood.setdefault(key, span)
                if first != span:
                    yield Copy(span.start, span.end, first.start, first.end - first.start, None)
                break


def _words(text: str, line: Span) -> Span:
    """*line* without the white space around its words."""
    words = text[line.start : line.end]
    return Span(line.end - len(words.lstrip()), line.start + len(words.rstrip()))


def _up_to_blank(text: str, span: Span) -> Span:
    blank = compiled(r"\s").search(text, span.start, span.end)
    return Span(span.start, blank.start()) if blank else span


def _key(line: str) -> str | None:
    if not _SHORTEST <= len(line) <= _LONGEST:
        return None
    bare = compiled(_AT_THE_END).sub("", line) if line[-1] in "】）)]" else line
    if not compiled(_NAMES_ITS_KIND).search(bare, max(len(bare) - _LONGEST_KIND, 0)):
        return None
    key = compiled(_PERIOD + r"|\s").sub("", bare)
    return key if len(key) >= _SHORTEST else None

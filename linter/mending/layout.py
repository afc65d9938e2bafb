"""Repairs of layout: lines set apart, page numbers, and sentences that a page or line end broke."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.mending.repair import Repair
from linter.text.patterns import compiled

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_BLANK = r"[ \t　]*"
_PAGE_MARK = (
    rf"^{_BLANK}(?:[-—–－·]{{1,2}}{_BLANK}\d{{1,3}}{_BLANK}[-—–－·]{{1,2}}"
    rf"|第{_BLANK}\d{{1,3}}{_BLANK}页(?:{_BLANK}[，,/／]?{_BLANK}共{_BLANK}\d{{1,3}}{_BLANK}页)?){_BLANK}$"
)


def left_out(text: str, apart: Sequence[tuple[int, int]]) -> Iterator[Repair]:
    """Lines set apart and page numbers, each with its line end; a blank line stays between the lines around it."""
    for start, end in apart:
        yield Repair("apart", start, min(end + 1, len(text)), "")
    for match in compiled(_PAGE_MARK).finditer(text):
        yield Repair("page-mark", match.start(), min(match.end() + 1, len(text)), "")


_SPLIT = r"(?:^|(?P<break>\n\n+))(?P<number>\d{1,3})、"
_SENTENCE_END = "。！？!?；;：:…"
_FEWEST_SPLITS = 3


def page_splits(text: str) -> Iterator[Repair]:
    """Joins of pages: ``\\n\\nN、`` in mid-sentence with N ascending by one over the file, at least three of them.

    A numbered list starts its members after a full stop; here the line before breaks off.
    """
    if len(compiled(r"\n\n\d{1,3}、").findall(text)) < _FEWEST_SPLITS:
        return
    expected = None
    found: list[Repair] = []
    for match in compiled(_SPLIT).finditer(text):
        number = int(match.group("number"))
        broken_off = _last_mark(text, match.start()) not in _SENTENCE_END
        if number == 1 and expected is None:
            found.append(Repair("page-split", match.start("number"), match.end(), ""))
            expected = 2
        elif number == (expected or 2) and broken_off and match.group("break"):
            found.append(Repair("page-split", match.start(), match.end(), ""))
            expected = number + 1
    if sum(text[repair.start] == "\n" for repair in found) >= _FEWEST_SPLITS:
        yield from found


def _last_mark(text: str, end: int) -> str:
    """The last character before *end* that is no white space, empty when there is none."""
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return text[end - 1 : end]


_OPENS_A_PART = (
    r"[ \t　]*(?:[一二三四五六七八九十百]+[、.．，]|[(（][一二三四五六七八九十\d]+[)）]|\d+[、.．](?!\d)"
    r"|\d+\.\d+[. \t　]|[①-⑳㈠-㈩⑴-⒇]|第[一二三四五六七八九十百\d]+[章节条部]|附件|附：|抄送|主送|印发|[（(])"
)
_ENDS_IN_HEADING = rf"(?:^|[。；：:)）])(?={_OPENS_A_PART})[^。；：:]*+$"
_SHORTEST_BROKEN_LINE = 24
"""A shorter line may be a heading, a table cell or a line of an address."""


def line_breaks(text: str, lines_out: Sequence[Repair], splits: Sequence[Repair]) -> Iterator[Repair]:
    """Line ends in mid-sentence: a long line of prose, no heading, that breaks off, and a next line that goes on.

    A next line that says the last words again explains a heading.
    """
    left_out_to = {repair.start: repair.end for repair in lines_out}
    split_at = {repair.start for repair in splits}
    opens = compiled(_OPENS_A_PART)
    goes_on = compiled(rf"[{_HAN}0-9A-Za-z“《，、；。）]")
    start = 0
    while (end := text.find("\n", start)) >= 0:
        line = text[start:end].rstrip(" \t　")
        if line and end not in split_at and start not in left_out_to and _breaks_off(line):
            following = end + 1
            while following in left_out_to and left_out_to[following] > following:
                following = left_out_to[following]
            next_end = text.find("\n", following)
            next_line = text[following : next_end if next_end >= 0 else len(text)]
            if (
                goes_on.match(next_line)
                and not opens.match(next_line)
                and _is_prose(next_line)
                and next_line[:4] not in line[-12:]
            ):
                yield Repair("line-break", start + len(line), end + 1, "")
        start = end + 1


def _breaks_off(line: str) -> bool:
    last = line[-1]
    if not (last in "，,、“《（”》" or last.isalnum()):
        return False
    bare = line.lstrip(" \t　")
    if last in "，,、":
        long_enough = len(bare) >= 8
    else:
        long_enough = len(bare) >= _SHORTEST_BROKEN_LINE and any(mark in bare for mark in "，。；,;")
    return long_enough and not compiled(_ENDS_IN_HEADING).search(bare)


def _is_prose(line: str) -> bool:
    """A line that ends a sentence or goes on past one: not a heading, a name or a date that stands alone."""
    return any(mark in line for mark in "。；，;！？") or line.rstrip().endswith(",")

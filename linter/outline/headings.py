"""Numbered headings told from plain text, at line starts and merged into paragraphs.

The styles are a table in markers.py. At a line start a marker is a heading unless what follows shows that it
is a quantity (3.5亿元, 1.2万人), an approximate number (三、四十人; 一、二年级), a reference (第（三）项规定)
or an entry of a table of contents. Within a line a marker is a heading after white space that follows a
full stop; after white space that follows a title or another heading when it is the first of its level; and,
without white space, 二、 or （二） directly after a full stop when 一、 or （一） came before it, and any marker
directly after 。；： that carries on a run of its form within the line, be it with a number left out or repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import regex

from linter.outline.markers import STYLES, HeadingStyle, form_of, read_number
from linter.outline.parts import Heading, Span
from linter.text.chinese_numerals import read_numeral
from linter.text.patterns import compiled, matches_at

_BLANK = r"[ \t\u3000\xa0]"
_FIRST = "[第（(一二三四五六七八九十0-9０-９㈠-㈩①-⑳⑴-⒇⒈-⒛]"
_NOTE = rf"(?:备?注[：:]{_BLANK}*)?"
_CONTENTS_ENTRY = r"[.．·]{4,}|…{2,} ?\d+ *$|(?:\. ){3,}"
_MEASURES = "[一二三四五六七八九十百千万亿年月日号级季期周个名人天楼次等线、]|中全会|产业"
_NEXT_NUMBER = f"([一二三四五六七八九十]|[0-9]{{1,2}})(?:{_MEASURES})"
_STOPS = "。！？"
_BREAKS = "。！？；："
_MOST_LEFT_OUT = 2
_LONGEST_TITLE = 80


class _Marker(NamedTuple):
    style: HeadingStyle
    number: int
    start: int
    end: int
    certain: bool
    in_any_line: bool = False


def read_headings(text: str) -> tuple[Heading, ...]:
    """Every heading of *text*, in order."""
    candidates = sorted((*_at_line_starts(text), *_within_lines(text)), key=lambda marker: marker.start)
    markers = list(_that_fit(text, candidates))
    limits = [*(marker.start for marker in markers[1:]), len(text)]
    return tuple(_heading(text, marker, limit) for marker, limit in zip(markers, limits, strict=False))


def _heading(text: str, marker: _Marker, limit: int) -> Heading:
    line_end = text.find("\n", marker.end, limit)
    line_end = limit if line_end < 0 else line_end
    start = marker.end
    while start < line_end and text[start].isspace():
        start += 1
    stop = compiled("[。！？；]").search(text, start, line_end)
    end = stop.start() if stop else line_end
    colon = compiled("[：:]").search(text, start, min(end, start + 20))
    if colon and text[colon.end() : line_end].strip():
        end = colon.start()
    return Heading(
        marker.style.level,
        marker.number,
        form_of(text[marker.start : marker.end]),
        Span(marker.start, marker.end),
        Span(start, start + len(text[start:end].rstrip())),
        bool(text[end + 1 : line_end].strip()),
    )


def _at_line_starts(text: str) -> Iterator[_Marker]:
    begin = rf"^{_BLANK}*{_NOTE}"
    for match in matches_at(f"{begin}{_FIRST}", f"{begin}(?:{_rows(STYLES)})", text):
        marker = _marker(text, match, certain=True)
        if marker and not _is_prose(text, match.start(), marker):
            yield marker


def _within_lines(text: str) -> Iterator[_Marker]:
    styles = [style if style.within_lines else None for style in STYLES]
    spaced = rf"(?<=[^\s]){_BLANK}+(?:{_rows(styles)})(?=[^\n])"
    for match in matches_at(f"{_BLANK}+{_FIRST}", spaced, text):
        marker = _marker(text, match, certain=True)
        if marker and _may_begin_within_line(text, match.start(), marker):
            yield marker
    for match in matches_at(f"[{_BREAKS}]{_FIRST}", f"[{_BREAKS}](?:{_rows(styles)})", text):
        if marker := _marker(text, match, certain=False):
            in_any_line = marker.style.level <= 2 and text[match.start()] in _STOPS
            if in_any_line or compiled(r"\p{Han}").match(text, marker.end):
                yield marker._replace(in_any_line=in_any_line)


def _rows(styles: Sequence[HeadingStyle | None]) -> str:
    return "|".join(f"(?P<row{row}>{style.marker})" for row, style in enumerate(styles) if style)


def _marker(text: str, match: regex.Match[str], *, certain: bool) -> _Marker | None:
    row = match.lastgroup or ""
    start, end = match.span(row)
    number = read_number(text[start:end])
    style = STYLES[int(row.removeprefix("row"))]
    if not number or (style.level in (1, 3) and _is_approximate(number, text[end : end + 4])):
        return None
    return _Marker(style, number, start, end, certain)


def _is_approximate(number: int, rest: str) -> bool:
    """Whether the words after a marker make it 三、四十人 or 一、二年级 rather than a heading."""
    found = compiled(_NEXT_NUMBER).match(rest)
    if not found:
        return False
    written = found.group(1)
    return (int(written) if written.isdecimal() else read_numeral(written)) == number + 1


def _is_prose(text: str, line_start: int, marker: _Marker) -> bool:
    line_end = text.find("\n", marker.end)
    rest = text[marker.end : line_end if line_end >= 0 else len(text)]
    if marker.style.level >= 3 and not rest.strip():
        return True
    if marker.style.level in (2, 4) and text[max(line_start - 3, 0) : line_start].rstrip()[-1:] in ("第", "条", "款"):
        return True
    return bool(compiled(_CONTENTS_ENTRY).search(rest))


def _may_begin_within_line(text: str, blank: int, marker: _Marker) -> bool:
    """Whether *marker*, which follows the white space at *blank*, begins a heading."""
    before = text[max(blank - 2, 0) : blank]
    if before[-1] in _STOPS or (before[-1] in "”’）)" and before[0] in _STOPS):
        return True
    if marker.number != 1 or marker.style.level > 2:
        return False
    if before[-1] in "：:":
        return True
    earliest = max(blank - _LONGEST_TITLE - 1, 0)
    title_start = max(text.rfind(mark, earliest, blank) for mark in f"\n；{_STOPS}") + 1
    return (title_start > 0 or earliest == 0) and not compiled("[，,：:]").search(text, title_start, blank)


def _that_fit(text: str, markers: Sequence[_Marker]) -> Iterator[_Marker]:
    """The certain markers, and the others where they carry on a level or open one that goes on."""
    lines = _lines(text, markers)
    last: dict[int, tuple[int, int]] = {}
    for marker, line, following in zip(markers, lines, _following(markers, lines), strict=True):
        level = marker.style.level
        if marker.certain or _fits(marker, line, last.get(level, (0, -1)), following):
            last[level] = marker.number, line
            yield marker


def _fits(marker: _Marker, line: int, before: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether *marker* of *line* goes with the markers of its level *before* and *following* (number, line)."""
    opens = marker.number == 1
    if marker.in_any_line and (following[0] == 2 if opens else marker.number == before[0] + 1):
        return True
    if opens:
        return following[1] == line and 2 <= following[0] <= 2 + _MOST_LEFT_OUT
    return before[1] == line and 0 <= marker.number - before[0] <= 1 + _MOST_LEFT_OUT


def _lines(text: str, markers: Sequence[_Marker]) -> list[int]:
    """The line that each of *markers* stands in, counted from 0."""
    ends = [0, *(marker.start for marker in markers)]
    return list(accumulate(text.count("\n", start, end) for start, end in pairwise(ends)))


def _following(markers: Sequence[_Marker], lines: Sequence[int]) -> list[tuple[int, int]]:
    """For each marker the number and the line of the next one of its level; (0, -1) without such."""
    following: list[tuple[int, int]] = []
    seen: dict[int, tuple[int, int]] = {}
    for marker, line in zip(reversed(markers), reversed(lines), strict=True):
        following.append(seen.get(marker.style.level, (0, -1)))
        seen[marker.style.level] = marker.number, line
    return following[::-1]

"""Run-in enumerations told from plain text: 一是…二是…, 一要…二要…, 第一，…第二，…, 其一…其二…, 首先…其次…最后….

An item begins at the start of a sentence or clause, of any paragraph. A run may hold another of the same
family, which begins anew with 一是; a heading ends every run. An item in mid-paragraph carries on a run only
if the run has an item in the same paragraph; an item that begins a paragraph also carries on a run of
earlier paragraphs. What is no item: 一要素, 统一是, 一是一.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from linter.outline.parts import Enumeration, Heading, Item, Span
from linter.text.chinese_numerals import read_numeral
from linter.text.patterns import compiled, matches_at

_HAN = "[一二三四五六七八九十]{1,3}"

FAMILIES = {
    "一是": rf"{_HAN}是",
    "一要": rf"{_HAN}要(?![素件务求点道])",
    "其一": rf"其{_HAN}(?=[是，、：:,])",
    "第一": rf"第{_HAN}(?=[是，：:,]|、(?![二三四五六七八九十]))",
    "首先": "首先|其次|再次|最后(?=[是，,])",
}
"""The word pattern of each family of items; a new family is a new entry."""

_ORDER = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}
_DEEPEST_INDENT = 20
_FURTHEST_FIRST = 2000
_DEEPEST_NESTING = 8
_CLAUSE_START = r"(?<=^[ \t\u3000\xa0]*|[。；：，、！？…”’）;:,!?)][ \u3000]*|[“‘（(])"
_MAY_BEGIN = "[首其再最第一二三四五六七八九十](?:[一二三四五六七八九十]{0,2}[一二三四五六七八九十是要]|[先次后])"


class _Mark(NamedTuple):
    family: str
    number: int
    start: int
    end: int
    paragraph: int
    opens_paragraph: bool


@dataclass(slots=True)
class _Run:
    marks: list[_Mark] = field(default_factory=list)

    @property
    def last(self) -> _Mark:
        return self.marks[-1]

    def may_go_on_with(self, mark: _Mark) -> bool:
        return self.last.family == mark.family and (mark.opens_paragraph or self.last.paragraph == mark.paragraph)


def read_enumerations(text: str, headings: Sequence[Heading]) -> tuple[Enumeration, ...]:
    """Every enumeration of *text* that has two items or more, in the order of their first items."""
    runs: list[_Run] = []
    open_runs: list[_Run] = []
    sections = [heading.marker.start for heading in headings]
    section = 0
    for mark in _marks(text):
        if (reached := bisect_right(sections, mark.start)) != section:
            section = reached
            open_runs.clear()
        if mark.number != 1 and not any(run.may_go_on_with(mark) for run in open_runs):
            first = _unmarked_first(text, mark)
            if first:
                open_runs.append(_Run([first]))
                runs.append(open_runs[-1])
        _place(mark, runs, open_runs)
    runs.sort(key=lambda run: run.marks[0].start)
    return tuple(
        Enumeration(run.marks[0].family, tuple(_items(text, run.marks, sections))) for run in runs if len(run.marks) > 1
    )


def _marks(text: str) -> Iterator[_Mark]:
    families = tuple(FAMILIES)
    rows = "|".join(f"(?P<row{row}>{FAMILIES[family]})" for row, family in enumerate(families))
    paragraph = reached = 0
    for match in matches_at(_MAY_BEGIN, f"{_CLAUSE_START}(?:{rows})", text):
        row = match.lastgroup or ""
        start, end = match.span(row)
        number = _number(match.group(row))
        if number is None or text[end : end + 1] == match.group(row)[:1]:
            continue
        paragraph += text.count("\n", reached, start)
        reached = start
        before = text[max(start - _DEEPEST_INDENT, 0) : start].rstrip(" \t\u3000\xa0")
        opens = not before or before[-1] == "\n"
        yield _Mark(families[int(row.removeprefix("row"))], number, start, end, paragraph, opens)


def _number(words: str) -> int | None:
    return _ORDER.get(words) or read_numeral(words.strip("第其是要"))


def _unmarked_first(text: str, mark: _Mark) -> _Mark | None:
    """The 一是 that no punctuation sets off (主要任务一是…) before a 二是 that would have none."""
    if mark.family not in ("一是", "一要") or mark.opens_paragraph:
        return None
    begin = max(text.rfind("\n", 0, mark.start) + 1, mark.start - _FURTHEST_FIRST)
    found = compiled(rf"(?r)(?<![统唯之万第单同划专十{_HAN[1:11]}]){mark.family}").search(text, begin, mark.start)
    return mark._replace(number=1, start=found.start(), end=found.end()) if found else None


def _place(mark: _Mark, runs: list[_Run], open_runs: list[_Run]) -> None:
    """Add *mark* to the innermost open run it carries on; failing that to the innermost it may belong to."""
    able = [run for run in open_runs if run.may_go_on_with(mark)]
    run = next((run for run in reversed(able) if run.last.number == mark.number - 1), None)
    if mark.number == 1 or not able:
        run = _Run()
        runs.append(run)
        open_runs.append(run)
        del open_runs[:-_DEEPEST_NESTING]
    elif run is None:
        run = able[-1]
        if mark.number == 3 and len(able) > 1 and [len(outer.marks) for outer in able[-2:]] == [1, 1]:
            able[-2].marks += run.marks
            runs.remove(run)
            open_runs.remove(run)
            run = able[-2]
    while open_runs[-1] is not run:
        open_runs.pop()
    run.marks.append(mark)


def _items(text: str, marks: Sequence[_Mark], sections: Sequence[int]) -> Iterator[Item]:
    for position, mark in enumerate(marks):
        if position + 1 < len(marks):
            end = marks[position + 1].start
        else:
            end = text.find("\n", mark.end)
            end = len(text) if end < 0 else end
            later = bisect_right(sections, mark.start)
            end = min(end, sections[later]) if later < len(sections) else end
        stripped = mark.start + len(text[mark.start : end].rstrip())
        yield Item(mark.number, Span(mark.start, mark.end), Span(mark.start, stripped))

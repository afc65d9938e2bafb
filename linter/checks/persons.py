"""Names of people, told by the titles beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from linter.checks.names import Twin
from linter.outline.parts import Span
from linter.text.patterns import compiled

_LENGTH = 3
_NAME = "[\u4e00-\u9fff]{2}(?![在要将同并率到又还也都以已就对会的等与和不是给])[\u4e00-\u9fff]"
_ENDS = r"(?:[，、。；：（）\s“]|牵头|主持|带队|率队|出席|参加|负责|强调|指出|担任|兼任|任组长|同志)"
_BEGINS = r"[，、。；：“（\s由与向和]"


def twin_persons(text: str, surnames: str, titles: Iterable[Span]) -> Iterator[Twin]:
    """Names of three characters, next to one of the *titles*, that differ in one: 局长张三峰， and ，张三锋局长.

    The rarer is told; of two that stand equally often, the later. Three such names are no slip.
    """
    stands: dict[str, list[Span]] = defaultdict(list)
    for span in _names(text, surnames, titles):
        stands[text[slice(*span)]].append(span)
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in stands:
        for position in range(1, _LENGTH):
            alike[name[:position], name[position + 1 :]].append(name)
    for names in alike.values():
        if len(names) == 2:
            odd, usual = sorted(names, key=lambda name: (len(stands[name]), -stands[name][0].start))
            for span in stands[odd]:
                yield Twin(span, stands[usual][0])


def _names(text: str, surnames: str, titles: Iterable[Span]) -> Iterator[Span]:
    """What stands behind a title up to the end of the clause, and between a clause's beginning and a title."""
    behind = compiled(f"{_NAME}(?={_ENDS})")
    before = compiled(f"(?<={_BEGINS}){_NAME}")
    for start, after in titles:
        end = after + (text[after : after + 1] in (" ", "\u3000"))
        if text[end : end + 1] in surnames and behind.match(text, end):
            yield Span(end, end + _LENGTH)
        begin = start - _LENGTH - (text[start - 1 : start] == "副")
        if begin > 0 and text[begin] in surnames and before.match(text, begin):
            yield Span(begin, begin + _LENGTH)

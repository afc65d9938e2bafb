"""Names that a document writes in two ways: titles in 《》, names of organs and works, short forms it defines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

from linter.outline.parts import Span
from linter.text.patterns import compiled

_HAN = "\u4e00-\u9fff"
_TITLE = r"《(?P<title>[^《》\n]{5,60})》"
_REMARKS = r"（[^（）]*）|\s"
_NUMERALS = frozenset("零〇一二三四五六七八九十百千万亿两第甲乙丙丁")
_CONTRAST = _NUMERALS | frozenset(
    "东南西北中上下左右前后内外首末初终高低大小新老旧正副男女总分省市县区乡镇村州盟旗国地企民公私城农工商学"
)
"""Characters that tell one thing from another of its kind: 一期 and 二期, 城东 and 城西, 市级 and 县级."""

_SAME_AT_START = 2
_SAME_BEFORE_GAP = 4
_SAME_BEHIND_GAP = 3
_MOST_LEFT_OUT = 3
_LONGEST_DIFFERENCE = 10
_STATUTE = "^中华人民共和国|(?:(?<![办方])法|法典|条例|解释)$"
"""Titles of which many differ by one word: 教育法 and 职业教育法, 河道管理条例 and 航道管理条例."""

_NEGATIONS = frozenset("不非未无免")
_MOST_TITLES = 200
_DEFINED = r"（以下(?:简称|统称|称)(?:为)?[“：:]?(?P<short>[^“”（）、，。；\n]{3,12})”?）"
_ORGAN = f"^[{_HAN}]+(?:办|委|局|厅|组|部|会|院|所|站|处|队|中心|专班|公司|集团)$"
_LENGTHS = range(9, 5, -1)
_JOINING = _NUMERALS | frozenset("的和与及或等是了在有设立一方布格结薄弱")
"""Characters that stand beside names or join them: what holds one is no name."""

_USUAL_TO_ODD = 3
_AROUND = 5


class Twin(NamedTuple):
    """A name at *span* that is written otherwise at *other*."""

    span: Span
    other: Span


def twin_titles(text: str) -> Iterator[Twin]:
    """Titles in 《》 that differ by one character, or by a few left out within, from one that stands more often.

    Of two that stand equally often the later is told.
    """
    stands: dict[str, list[Span]] = defaultdict(list)
    for match in compiled(_TITLE).finditer(text):
        stands[compiled(_REMARKS).sub("", match.group("title"))].append(Span(*match.span("title")))
    titles = [title for title in stands if not compiled(_STATUTE).search(title)][:_MOST_TITLES]
    for position, later in enumerate(titles):
        for earlier in titles[:position]:
            if _are_twins(earlier, later):
                odd, usual = (earlier, later) if len(stands[earlier]) < len(stands[later]) else (later, earlier)
                for span in stands[odd]:
                    yield Twin(span, stands[usual][0])


def _are_twins(one: str, other: str) -> bool:
    if one[:_SAME_AT_START] != other[:_SAME_AT_START] or abs(len(one) - len(other)) > _MOST_LEFT_OUT:
        return False
    same_at_start = _same(one, other)
    same_at_end = _same(one[: same_at_start - 1 : -1], other[: same_at_start - 1 : -1])
    if max(len(one), len(other)) - same_at_start - same_at_end > _LONGEST_DIFFERENCE:
        return False
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    changed = [(one[a:b], other[c:d]) for kind, a, b, c, d in steps if kind != "equal"]
    replaced = "".join(a + b for a, b in changed if a and b)
    left_out = [a or b for a, b in changed if not (a and b)]
    if len(changed) > 2 or len(left_out) > 1 or len(replaced) not in (0, 2) or steps[-1][0] != "equal":
        return False
    if not "".join([replaced, *left_out]).isalpha() or _CONTRAST.intersection(replaced):
        return False
    if left_out:
        enough = same_at_start >= _SAME_BEFORE_GAP and (bool(replaced) or same_at_end >= _SAME_BEHIND_GAP)
        return enough and not (_NUMERALS | _NEGATIONS).intersection(left_out[0])
    return True


def _same(one: str, other: str) -> int:
    """How many characters are the same at the beginning of both."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def undefined_short_forms(text: str) -> Iterator[Twin]:
    """Each name of an organ that differs by one character within from a short form that the text defines."""
    defined: dict[str, Span] = {}
    for match in compiled(_DEFINED).finditer(text):
        defined.setdefault(match.group("short"), Span(*match.span("short")))
    for short, span in defined.items():
        if not compiled(_ORGAN).match(short):
            continue
        for other in re.finditer(f"{short[0]}[{_HAN}]{{{len(short) - 2}}}{short[-1]}", text):
            if differs_by_one(other.group(), short):
                yield Twin(Span(*other.span()), span)


def differs_by_one(name: str, other: str) -> bool:
    """Whether names of one length differ by one character that is no plain opposite."""
    differing = [pair for pair in zip(name, other, strict=False) if pair[0] != pair[1]]
    return len(name) == len(other) and len(differing) == 1 and not _CONTRAST.intersection(differing[0])


def reordered_names(text: str, ends: Iterable[Span]) -> Iterator[Twin]:
    """Names that end at *ends* and hold the characters of one that stands before them, or more often, in another order.

    Of a name only the last characters count, six to nine with its end word.
    """
    reported: set[int] = set()
    ends = list(ends)
    for length in _LENGTHS:
        stands: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
        for end in ends:
            name = text[max(end.end - length, 0) : end.end]
            if len(name) == length and compiled(f"[{_HAN}]+").fullmatch(name) and not _JOINING.intersection(name):
                stands["".join(sorted(name))][name].append(Span(end.end - length, end.end))
        for names in stands.values():
            if len(names) == 2:
                usual, odd = sorted(names.values(), key=lambda spans: (-len(spans), spans[0]))
                for span in odd:
                    if span.end not in reported and usual[0].end not in reported:
                        yield Twin(span, usual[0])
                reported.update(span.end for span in (*odd, *usual))


def twin_names(text: str, ends: Iterable[Span]) -> Iterator[Twin]:
    """Names that end at *ends* and differ by one character from a name that stands three times as often.

    Of a name only the last characters count, five before its end word.
    """
    stands: dict[str, list[Span]] = defaultdict(list)
    for end in ends:
        name = text[max(end.start - _AROUND, 0) : end.end]
        if len(name) == _AROUND + end.end - end.start and compiled(f"[{_HAN}]+").fullmatch(name):
            stands[name].append(Span(end.start - _AROUND, end.end))
    if max(map(len, stands.values()), default=0) < _USUAL_TO_ODD:
        return
    slots: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name in stands:
        for position in range(1, _AROUND):
            slots[position, name[:position] + name[position + 1 :]].append(name)
    for (position, _), names in slots.items():
        if len(names) == 2:
            odd, usual = sorted(names, key=lambda name: len(stands[name]))
            rare = len(stands[odd]) * _USUAL_TO_ODD <= len(stands[usual])
            if rare and not _CONTRAST.intersection(odd[position] + usual[position]):
                for span in stands[odd]:
                    yield Twin(span, stands[usual][0])

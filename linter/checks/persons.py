"""Names of people, told by the titles beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from linter.checks.names import Twin
from linter.parts import Span
from linter.patterns import finditer

_LENGTH = 3


def twin_persons(text: str, surnames: str, titles: Sequence[str]) -> Iterator[Twin]:
    """Names of three characters, next to a title, of which one differs: 局长张三峰， and ，张三锋局长.

    The rarer is told; of two that stand equally often, the later.
    """
    title = "|".join(map(re.escape, titles))
    name = rf"(?P<name>[{surnames}][\u4e00-\u9fff]{{{_LENGTH - 1}}})"
    stands: dict[str, list[Span]] = defaultdict(list)
    for pattern in (
        rf"(?:{title}){name}(?=[，、。；：（）\s“])",
        rf"(?<=[，、。；：“（\s由与向和]){name}(?=副?(?:{title}))",
    ):
        for match in finditer(pattern, text):
            stands[match.group("name")].append(Span(*match.span("name")))
    for one, other in combinations(stands, 2):
        if one[0] == other[0] and sum(a == b for a, b in zip(one, other, strict=True)) == _LENGTH - 1:
            odd, usual = sorted((one, other), key=lambda name: (len(stands[name]), -stands[name][0].start))
            for span in stands[odd]:
                yield Twin(span, stands[usual][0])

"""Patterns tried at places find what they find all over the text."""

from __future__ import annotations

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.text.literals import literals_in
from linter.text.places import Places

FILLING = "。" * 2000
"""So much text around that few places are worth a try each."""

WORDS = ["甲", "乙丙", "(?:甲乙|丙丁)", "(丁|戊己)", r"\d", r"[乙\n]", "[甲乙]", r"\n"]
OTHERS = [
    ".", r"\s", "[^甲]", r"[^甲\n]", "^", "$", r"\b", "(?=丁)", "(?!甲)", "(?<=丙)", "(?<!乙)", r"(?<=\n)", r"(?=\n)",
]  # fmt: skip
FEW = ["", "", "", "?", "{2}", "{0,2}"]
# What the filling holds is never repeated without end: five of those in a row would be tried for hours.
PIECES = st.one_of(
    st.tuples(st.sampled_from(WORDS), st.sampled_from([*FEW, "*", "+"])),
    st.tuples(st.sampled_from(OTHERS), st.sampled_from(FEW)),
).map("".join)
PATTERNS = st.lists(st.lists(PIECES, min_size=1, max_size=5).map("".join), min_size=1, max_size=2).map("|".join)


def spans(pattern: str, text: str, start: int, end: int) -> list[tuple[int, int]]:
    words = [word for word in literals_in(pattern).required or () if len(word) > 1]
    occurrences = [(at, at + len(word)) for word in words for at in range(len(text)) if text.startswith(word, at)]
    return [match.span() for match in Places(text, occurrences).matches(pattern, start, end)]


@settings(max_examples=300, deadline=None)
@given(PATTERNS, st.text(alphabet="甲乙丙丁戊己1\n", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_the_same_is_found(pattern: str, words: str, first: int, last: int) -> None:
    text = f"{FILLING}\n{words}\n{FILLING}"
    start, end = (0, len(text)) if last < first else (first, len(text) - last)
    compiled = regex.compile(pattern, regex.MULTILINE)
    assert spans(pattern, text, start, end) == [match.span() for match in compiled.finditer(text, start, end)]

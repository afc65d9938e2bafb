"""Words a house accepts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.pattern import Pattern
from linter.document import Document
from linter.engine import inspect, lint
from linter.finding import Category, Severity
from linter.language import Phrase
from linter.rule import Count, Rule, RuleSet

RULE = Rule(
    "letters", Category.TYPO, Severity.ERROR, Phrase("{quote}", "{quote}"), "pattern", Pattern(any=("[ab]+",), unless=())
)  # fmt: skip
WRAPPED = "为进一步做好全县各项工作，推动经济社会平稳健康发展，请各单位按照云溪\n布署公司的安排认真执行。\n" * 3
CASES = {
    "the word itself": ("布署", ["布署"], []),
    "within a longer word": ("排兵布署得当", ["排兵布署"], []),
    "elsewhere all the same": ("排兵布署，布署工作", ["排兵布署"], ["布署"]),
    "a word that only overlaps": ("工作布署", ["作布"], ["布署"]),
    "one of several words": ("布署己经", ["己经", "其他"], ["布署"]),
    "words that overlap": ("布署己经", ["布署己", "署己经"], []),
    "parted by the end of a line": (WRAPPED, ["云溪布署"], []),
    "a line that ends otherwise": (WRAPPED, ["云河布署"], ["布署"] * 3),
}


@pytest.mark.parametrize(("text", "words", "left"), CASES.values(), ids=CASES)
def test_what_lies_within_an_accepted_word_is_not_reported(bundled, text, words, left):
    typos = replace(bundled.select(only=["typo"]), accepted=tuple(words))
    assert [finding.place.quote for finding in lint(Document(text), typos)] == left


TEXT = st.text("abc", max_size=20)
WORDS = st.lists(st.text("abc", min_size=1, max_size=5), max_size=4)


@given(TEXT, WORDS)
def test_findings_are_those_of_no_accepted_word_and_all_of_them(text, words):
    within = {(at, at + len(word)) for word in words for at in range(len(text)) if text.startswith(word, at)}
    plain = lint(Document(text), RuleSet((RULE,)))
    left = lint(Document(text), RuleSet((RULE,), accepted=tuple(words)))
    assert left == [
        finding
        for finding in plain
        if not any(start <= finding.place.start and finding.place.end <= end for start, end in within)
    ]


def test_rules_count_what_is_left():
    counting = replace(RULE, count=Count(once_above=2), check=Pattern(any=("a",)))
    rules = RuleSet((counting,), accepted=("xa",))
    assert [finding.place.start for finding in lint(Document("xa a a"), rules)] == [3, 5]
    assert [finding.place.start for finding in lint(Document("xa a a a"), rules)] == [3]


def test_places_without_words_lie_in_none():
    empty = replace(RULE, check=Pattern(any=("(?=b)",)))
    assert inspect(Document("ab"), RuleSet((empty,), accepted=("ab",))).findings

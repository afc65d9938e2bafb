"""The check kind evidence: words that prove little alone and much together."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.evidence import Evidence, Signs
from linter.checks.options import Regex
from linter.checks.words import Term
from linter.document import Document
from linter.finding import Hit
from linter.reading import Reading

SURE = (
    Term("上六个月", ("上半年",), group=("A",)),
    Term("行政本钱", ("行政成本",), group=("G",)),
    Term("生产本钱", ("生产成本",), group=("G",)),
    Term("旳", ("的",), group=("A",)),
)
LIKELY = (
    Term("不停提高", ("不断提高",), ("一刻不停提高",), group=("A",)),
    Term("产业开展战略", ("产业发展战略",), group=("G",)),
)
WEAK = (
    Term("加紧", ("加快",), group=("A",)),
    Term("方法", ("办法", "措施"), ("工作方法",), Regex("管理方法"), group=("A",)),
    Term("状况", ("情况",), group=("G",)),
    Term("咱们", ("我们",)),
)
SIGNS = (Signs(SURE, 3), Signs(LIKELY, 1), Signs(WEAK, 0.4, at_most=1))


def hits(text: str, at_least: float = 4, signs: tuple[Signs, ...] = SIGNS, **options: object) -> list[Hit]:
    check = Evidence(signs, at_least, **options)
    places = ((word, at) for word in check.literals() if len(word) > 1 for at in range(len(text)))
    found = [(at, at + len(word)) for word, at in places if text.startswith(word, at)]
    return list(check.find(Reading(Document(text)), found))


def quoted(text: str, **options: Any) -> list[str]:
    return [text[hit.start : hit.end] for hit in hits(text, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("服务不停提高，上六个月完成", ["上六个月"], id="the first of the heaviest"),
        pytest.param("上六个月完成", [], id="one is not enough"),
        pytest.param("行政本钱和生产本钱", [], id="two words of one kind count once"),
        pytest.param("全县旳工作，上六个月完成", ["旳"], id="a single character"),
        pytest.param("上六个月一刻不停提高", [], id="longer right words"),
        pytest.param("上六个月加紧完善管理方法，掌握状况", ["上六个月"], id="weak words help"),
        pytest.param("上六个月加紧、加快完善管理方法，状况", [], id="not where the right word stands too"),
        pytest.param("产业开展战略，加紧完善管理方法，掌握状况，咱们", [], id="weak words help so far only"),
    ],
)
def test_verdict(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("options", "reported"),
    [
        pytest.param({"kinds": 3}, True, id="three kinds"),
        pytest.param({"kinds": 4}, False, id="weak words are no kinds"),
        pytest.param({"alike": 2}, True, id="two of dialect A"),
        pytest.param({"alike": 3}, False, id="not three"),
        pytest.param({"unless": ("上六个月完",)}, False, id="an exception of the rule"),
    ],
)
def test_what_else_is_wanted(options: dict[str, Any], reported: bool) -> None:
    assert bool(hits("上六个月完成，行政本钱，不停提高，加紧", at_least=7, **options)) is reported


def test_fields_and_related_places() -> None:
    (hit,) = hits("上六个月完成，不停提高，行政本钱")
    assert hit.fields == {
        "wrong": "上六个月",
        "right": "上半年",
        "words": "上半年→上六个月、行政成本→行政本钱、不断提高→不停提高",
        "group": "A",
        "kinds": "3",
    }
    assert hit.related == ((7, 11), (12, 16))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("上六个月不停提高，加紧完善管理方法", ["加紧", "方法"], id="proved"),
        pytest.param("上六个月，加紧完善管理方法", [], id="not proved"),
        pytest.param("上六个月不停提高，加紧完善工作方法", ["加紧"], id="longer right words and context"),
        pytest.param("上六个月不停提高，加紧、加快完善管理方法，措施", [], id="the right word stands too"),
        pytest.param("上六个月不停提高，掌握状况", [], id="another group's word"),
        pytest.param("上六个月不停提高，咱们", ["咱们"], id="nobody's word"),
    ],
)
def test_words_of_a_proved_document(text: str, expected: list[str]) -> None:
    assert quoted(text, signs=SIGNS[:2], then=WEAK) == expected


@given(st.lists(st.sampled_from([term.wrong for term in (*SURE, *LIKELY, *WEAK)] + ["工作", "，"]), max_size=12))
def test_one_verdict_at_most_and_on_a_sign(words: list[str]) -> None:
    found = quoted("".join(words), kinds=2)
    assert len(found) <= 1
    assert set(found) <= {term.wrong for term in (*SURE, *LIKELY)}

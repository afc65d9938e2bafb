"""The check kind headings: headings unlike their siblings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.headings import Headings
from linter.document import Document
from linter.reading import Reading
from linter.text.chinese_numerals import write_numeral


def found(report: str, text: str) -> list[str]:
    hits = Headings(report=report).find(Reading(Document(text)), ())
    return [text[hit.start : hit.end] for hit in hits]


def text(*parts: str) -> str:
    """Headings 一、甲工作 and so on, each with one of the *parts* below it."""
    return "".join(
        f"{write_numeral(number)}、{'甲乙丙丁戊己'[number - 1]}类工作\n{part}" for number, part in enumerate(parts, 1)
    )


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param(text("好。\n", "", "好。\n"), ["二、乙类工作"], id="in the middle"),
        pytest.param(text("好。\n", "好。\n", "") + "\n2024年3月5日\n", ["三、丙类工作"], id="before the date"),
        pytest.param(text("好。\n", "好。\n", "好。\n"), [], id="none"),
        pytest.param(text("", "", ""), [], id="a list"),
        pytest.param(text("好。\n", "", ""), [], id="most of them"),
        pytest.param(text("好。\n", "（一）子。好。\n", "好。\n"), [], id="a heading below it"),
        pytest.param(text("好。\n", ""), [], id="too few"),
        pytest.param(text("好。\n", "好。\n", ""), [], id="the text breaks off"),
    ],
)
def test_nothing_under_a_heading(document: str, expected: list[str]) -> None:
    assert found("empty", document) == expected


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param(
            "（一）加强宣传。好。\n（二）加强培训。好。\n（三）加强宣传。好。\n", ["（三）加强宣传"], id="twice"
        ),
        pytest.param("（一）加强宣传。好。\n（二）加强培训。好。\n（三）加强考核。好。\n", [], id="once"),
        pytest.param("（一）加强宣传。好。\n（二）加强培训。好。\n（一）加强宣传。好。\n", [], id="another row"),
        pytest.param("（一）甲镇。好。\n（二）乙镇。好。\n（三）甲镇。好。\n", [], id="too short to tell"),
    ],
)
def test_the_same_words_twice(document: str, expected: list[str]) -> None:
    assert found("twice", document) == expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param("　。　", ["。"], id="one of three"),
        pytest.param("　　　", [], id="none"),
        pytest.param("。。　", [], id="most"),
        pytest.param("。。。", [], id="all"),
    ],
)
def test_marks_after_headings_that_stand_alone(marks: str, expected: list[str]) -> None:
    rows = (f"{write_numeral(n)}、抓好工作{mark.strip()}\n好。\n" for n, mark in enumerate(marks, 1))
    assert found("stop", "".join(rows)) == expected


@given(st.lists(st.booleans(), min_size=3, max_size=6))
def test_at_most_a_third_of_a_row_is_reported_as_empty(full: list[bool]) -> None:
    document = text(*("好。\n" if words else "" for words in full), *["好。\n"] * (6 - len(full)))
    expected = [f"{write_numeral(n)}、{'甲乙丙丁戊己'[n - 1]}类工作" for n, words in enumerate(full, 1) if not words]
    last = expected and expected[-1].startswith("六")
    assert found("empty", document) == ((expected[:-1] if last else expected) if len(expected) <= 2 else [])

"""What must occur for a pattern to match."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from linter.text.literals import literals_in, literals_of, required_literals


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        pytest.param("截止目前", {"截止目前"}, id="plain"),
        pytest.param("截止(?:目前|今日)", {"截止目前", "截止今日"}, id="alternatives multiply"),
        pytest.param("布署|既使", {"布署", "既使"}, id="top-level alternatives"),
        pytest.param("(?<!开)工作总结$", {"工作总结"}, id="negative look-around requires nothing"),
        pytest.param("(?<=^附件[：:][^。]{2,9})。$", {"附件：", "附件:"}, id="positive look-behind"),
        pytest.param(r"\d(?=万元|$)", None, id="look-ahead to anything"),
        pytest.param("[%％][%％]+", {"%%", "%％", "％%", "％％"}, id="one and more"),
        pytest.param("甲(?:乙)+丙", {"甲乙"}, id="repeated in the middle"),
        pytest.param(r"\d+年工作", {"年工作"}, id="the longest run"),
        pytest.param("第?三页", {"三页", "第三页"}, id="an optional character"),
        pytest.param("(?:页码)+", {"页码"}, id="a repeated group stands at least once"),
        pytest.param("[甲乙]方案", {"甲方案", "乙方案"}, id="small class"),
        pytest.param(r"[\u4e00-\u9fff]区县", {"区县"}, id="large class"),
        pytest.param("[^甲]区县", {"区县"}, id="negated class"),
        pytest.param(r"\(详见\)", {"(详见)"}, id="escaped brackets"),
        pytest.param("(?P<word>旧词)", {"旧词"}, id="named group"),
        pytest.param(r"\d+(?P<unit>[亩户]|公里)(?P=unit)", {"亩亩", "户户", "公里公里"}, id="a group and its double"),
        pytest.param(r"(?P<one>甲)乙(?P=one)", {"甲乙"}, id="a reference further on"),
        pytest.param("甲?(?:乙|丙丁)", {"乙", "丙丁"}, id="an optional character before"),
        pytest.param(r"\d+", None, id="figures only"),
        pytest.param("甲?", None, id="nothing"),
        pytest.param("甲|", None, id="empty branch"),
        pytest.param("(?i)tbd", None, id="case is ignored"),
        pytest.param(r"\p{Han}省", {"省"}, id="property"),
        pytest.param("(甲", None, id="no pattern at all"),
    ],
)
def test_required(pattern: str, literals: set[str] | None) -> None:
    assert required_literals(pattern) == (None if literals is None else frozenset(literals))


def test_several_patterns_need_all_their_literals() -> None:
    assert literals_of(["甲一", "乙一"]) == {"甲一", "乙一"}
    assert literals_of(["甲一", r"\d"]) is None


atoms = st.sampled_from(
    [
        "甲",
        "乙丙",
        r"\d",
        "[甲乙]",
        "[^甲]",
        "(?:丙|丁戊)",
        "(己)",
        ".",
        "(?P<n>[甲丙]|乙)(?P=n)",
        "(?=庚)",
        "(?<!辛)",
        r"\.",
        "[1-3]",
    ]
)
quantifiers = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{0,2}", "{1}", "+?"])
pieces = st.lists(st.tuples(atoms, quantifiers), min_size=1, max_size=5).map(lambda p: "".join(a + q for a, q in p))
patterns = st.lists(pieces, min_size=1, max_size=3).map("|".join)


@given(patterns, st.text(alphabet="甲乙丙丁戊己庚辛123.", max_size=40))
def test_every_match_holds_a_required_literal(pattern: str, text: str) -> None:
    literals = required_literals(pattern)
    if literals is not None and regex.search(pattern, text):
        assert any(literal in text for literal in literals)


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        pytest.param(r"(?<!每)(?:同比|环比)增长\d", {"同比增长", "环比增长"}, id="behind a look-behind"),
        pytest.param("增长了?[1-2]", {"增长1", "增长2", "增长了1", "增长了2"}, id="an optional character within"),
        pytest.param(r"增长|增长了|下降\d", {"增长", "下降"}, id="one begins with another"),
        pytest.param(r"(?:增长\d|下降)[%％]", {"增长", "下降"}, id="a group that begins so"),
        pytest.param(r"(?:截至)+\d", {"截至"}, id="repeated"),
    ],
)
def test_leading(pattern: str, literals: set[str]) -> None:
    assert literals_in(pattern)[:2] == (frozenset(literals), True)


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"\d+增长", id="behind something else"),
        pytest.param(r"(?:我\d)?同比增长", id="behind something optional"),
        pytest.param("[增减]\\d+工作", id="a longer word further on"),
        pytest.param("[增减]", id="a single character"),
        pytest.param(r"\G甲乙", id="only where the search begins"),
    ],
)
def test_not_leading(pattern: str) -> None:
    assert not literals_in(pattern).leading


@pytest.mark.parametrize(
    ("pattern", "within_line"),
    [
        pytest.param(r"^[ \t　]*附.{0,9}件$", True, id="a line"),
        pytest.param(r"附[^，。\n]{2}件", True, id="a class without the line end"),
        pytest.param("附[^，。]{2}件", False, id="a class with it"),
        pytest.param(r"附[^\s，]件[\d\xa0]", True, id="no white space"),
        pytest.param(r"附\s?件", False, id="white space"),
        pytest.param(r"附[\s、]件", False, id="white space in a class"),
        pytest.param(r"附件(?=\n)", False, id="look-ahead to the line end"),
        pytest.param(r"(?<=\n)附件", False, id="look-behind to the line end"),
        pytest.param("附\n件", False, id="the line end itself"),
        pytest.param(r"附\W件", False, id="what is no word"),
        pytest.param(r"附\p{Han}\S\d件", True, id="properties"),
        pytest.param(r"附件\Z", False, id="the end of the text"),
    ],
)
def test_within_line(pattern: str, within_line: bool) -> None:
    assert literals_in(pattern).within_line is within_line


@given(patterns, st.text(alphabet="甲乙丙丁戊己庚辛123.", max_size=40))
def test_every_match_begins_with_a_leading_literal(pattern: str, text: str) -> None:
    literals, leading, _ = literals_in(pattern)
    if leading and literals is not None:
        assert all(text.startswith(tuple(literals), match.start()) for match in regex.finditer(pattern, text))


@given(st.text(alphabet="甲\\[](){}?*+|^$.-1,pu<>P=!:", max_size=12))
def test_any_text_is_read_without_an_error(pattern: str) -> None:
    required_literals(pattern)

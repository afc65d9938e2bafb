"""The check kinds pattern and terms."""

from __future__ import annotations

import pytest

from linter.checks.pattern import Pattern, Word
from linter.checks.terms import Terms
from linter.checks.words import Term
from linter.document import Document
from linter.finding import Hit
from linter.language import Mistake
from linter.reading import Reading


def hits(check: Pattern | Terms, text: str) -> list[Hit]:
    reading = Reading(Document(text))
    read = reading.view.text if check.reads_repaired() else text
    occurrences = [
        (start, start + len(word))
        for word in check.literals() or ()
        if len(word) > 1
        for start in range(len(read))
        if read.startswith(word, start)
    ]
    return list(check.find(reading, occurrences))


def quotes(pattern: Pattern, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in hits(pattern, text)]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        pytest.param(Pattern(any=("X+县", "某县")), "X县与某县", ["X县", "某县"], id="any of several"),
        pytest.param(Pattern(any=("X光?",), unless=("X光",)), "X光与X", ["X"], id="unless overlaps"),
        pytest.param(Pattern(any=("X",), unless=("^表",)), "表X\nX", ["X", "X"], id="unless must overlap the match"),
        pytest.param(Pattern(any=("X",), unless=("^表.*",)), "表X\nX", ["X"], id="unless is looked for in the line"),
        pytest.param(Pattern(any=("共(X+)个",), capture="1"), "共XX个", ["XX"], id="capture by number"),
        pytest.param(Pattern(any=("共(?P<n>X+)个",), capture="n"), "共XX个", ["XX"], id="capture by name"),
        pytest.param(Pattern(any=("甲(乙)?",), capture="1"), "甲甲乙", ["乙"], id="a group that took no part"),
        pytest.param(Pattern(any=("页",), scope="first-lines", lines=1), "\n\n页一\n页二", ["页"], id="first lines"),
        pytest.param(Pattern(any=("页",), scope="last-lines", lines=1), "页一\n页二\n\n", ["页"], id="last lines"),
        pytest.param(Pattern(any=("^乙",)), "甲\n乙", ["乙"], id="lines begin at every line"),
        pytest.param(Pattern(any=("甲，乙",), repaired=True), "甲,乙", ["甲,乙"], id="repaired view"),
        pytest.param(Pattern(any=("甲，乙",)), "甲,乙", [], id="text as it stands"),
        pytest.param(
            Pattern(any=("，(?P<word>..)",), among=(Word("网络"),)), "，网络，通过", ["，网络"], id="a word of a table"
        ),
    ],
)
def test_pattern(pattern: Pattern, text: str, found: list[str]) -> None:
    assert quotes(pattern, text) == found


@pytest.mark.parametrize(
    ("scope", "found"),
    [("title", "X县工作总结"), ("heading", "一、X情况"), ("paragraph", "正文X。")],
)
def test_scopes_of_the_outline(scope: str, found: str) -> None:
    text = "X县工作总结\n\n一、X情况\n正文X。\n"
    [hit] = hits(Pattern(any=("X",), scope=scope), text)
    start = text.rfind("\n", 0, hit.start) + 1
    assert text[start:].startswith(found)


def test_the_fix_is_the_reported_span_with_groups_filled_in() -> None:
    [hit] = hits(Pattern(any=(r"(?P<year>\d{4})年0(?P<month>\d)月",), fix="{year}年{month}月"), "于2024年03月完成")
    assert hit.edit is not None
    assert (hit.edit.start, hit.edit.end, hit.edit.text) == (1, 9, "2024年3月")
    assert hit.fields == {"year": "2024", "month": "3"}


def test_a_fix_never_removes_what_the_repair_left_out() -> None:
    text = "截\u200b止目前"
    [hit] = hits(Pattern(any=("截止目前",), fix="截至目前", repaired=True), text)
    assert (hit.start, hit.end, hit.edit) == (0, 5, None)


def terms_found(terms: Terms, text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.fields["right"]) for hit in hits(terms, text)]


@pytest.mark.parametrize(
    ("terms", "text", "found"),
    [
        pytest.param((Term("布署", ("部署",)),), "布署工作", [("布署", "部署")], id="plain"),
        pytest.param(
            (Term("布署", ("部署",), unless=("排兵布署",)),), "排兵布署、布署", [("布署", "部署")], id="longer word"
        ),
        pytest.param(
            (Term("旳", ("的",)), Term("对旳", ("正确",))), "对旳旳", [("对旳", "正确"), ("旳", "的")], id="longest"
        ),
        pytest.param((Term("方法", ("办法", "措施")),), "方法", [("方法", "办法/措施")], id="several right forms"),
        pytest.param(
            (Term("小区", ("社区",), context="小区卫生"),), "小区卫生与小区", [("小区", "社区")], id="context"
        ),
        pytest.param(
            (Term("做", ("作",), context="做出"), Term("做", ("坐",), context="做落")),
            "做落",
            [("做", "坐")],
            id="two contexts",
        ),
        pytest.param((Term("截止目前", ("截至目前",)),), "截\n\n9、止目前", [], id="no page split, no join"),
    ],
)
def test_terms(terms: tuple[Term, ...], text: str, found: list[tuple[str, str]]) -> None:
    assert terms_found(Terms(words=terms), text) == found


def test_terms_except_by_pattern() -> None:
    assert terms_found(Terms(words=(Term("小区"),), unless=("《[^》]*》",)), "《小区规范》小区") == [("小区", "")]


def test_only_a_single_right_form_is_a_fix() -> None:
    terms = Terms(words=(Term("方法", ("办法", "措施")), Term("做为", ("作为",))))
    edits = [hit.edit for hit in hits(terms, "方法做为")]
    assert [edit and edit.text for edit in edits] == [None, "作为"]


def test_words_of_a_table_need_their_group() -> None:
    with pytest.raises(Mistake, match="word"):
        Pattern(any=("，网络",), among=(Word("网络"),)).verify()

"""The check kind references: attachments, parts and tables that a document refers to but does not have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.references import References
from linter.document import Document
from linter.reading import Reading

LIST = "\n\n附件：1.甲表\n　　　2.乙表\n"
LABELS = "\n\n附件1：甲表\n附件2：乙表\n"
SIGNED = "关于报送台账的通知\n\n各科室：\n{}\n\n某市教育局\n2024年4月2日\n"


def found(report: str, text: str, words: tuple[str, ...] = ("表",)) -> list[str]:
    hits = References(report=report, words=words).find(Reading(Document(text)), ())
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("见附件2。" + LIST, [], id="listed"),
        pytest.param("见附件3。" + LIST, ["附件3"], id="not listed"),
        pytest.param("见附件 3。" + LABELS, ["附件 3"], id="a label for each, a blank"),
        pytest.param("见附件1、2、4。" + LIST, ["附件1、2、4"], id="several in one"),
        pytest.param("见附件1、2个表。" + LIST, [], id="a quantity behind it"),
        pytest.param("见附件1—3。" + LIST, ["附件1—3"], id="a range"),
        pytest.param("见附件2。\n\n附件：\n\n1.甲表\n\n2.乙表\n", [], id="a list in paragraphs of its own"),
        pytest.param("见附件3。" + LIST + "\n附件3\n丙表\n", [], id="stands in the text without being listed"),
        pytest.param("按《办法》附件5、某发〔2023〕1号附件6办理。" + LIST, [], id="of other documents"),
        pytest.param("填写《申报表》（附件4）。" + LIST, ["附件4"], id="in brackets behind a title"),
        pytest.param("见附件3。", [], id="nothing is listed"),
        pytest.param("见附件2-1。" + LIST, [], id="a part of an attachment"),
    ],
)
def test_attachments_beyond_the_list(text: str, expected: list[str]) -> None:
    assert found("attachment", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("见附件2。\n\n附件：甲表\n", ["附件2"], id="one without number"),
        pytest.param("见附件。\n\n附件：甲表\n", [], id="referred to without number"),
        pytest.param("见附件1。\n\n附件：甲表\n", [], id="the first"),
        pytest.param("见附件2。" + LIST, [], id="numbered list"),
        pytest.param("见附件2。\n\n附件\n甲表\n", ["附件2"], id="a label alone"),
        pytest.param("见附件2。", [], id="none"),
    ],
)
def test_numbers_of_a_single_attachment(text: str, expected: list[str]) -> None:
    assert found("number", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(SIGNED.format("请填台账（见附件）。"), ["附件"], id="none listed"),
        pytest.param(SIGNED.format("请填附件2、3。"), ["附件2"], id="with a number"),
        pytest.param(SIGNED.format("请填台账（见附件）。\n\n附件：台账"), [], id="listed"),
        pytest.param(SIGNED.format("以邮件附件报送。"), [], id="of a mail"),
        pytest.param("请填台账（见附件）。", [], id="an excerpt"),
    ],
)
def test_no_list_at_all(text: str, expected: list[str]) -> None:
    assert found("unlisted", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("印发。" + LIST, [], id="in order"),
        pytest.param("印发。" + LIST.replace("2.", "3."), ["3"], id="gap"),
        pytest.param("印发。" + LABELS.replace("附件2", "附件4"), ["4"], id="gap between labels"),
        pytest.param("印发。\n\n附件：甲表\n", [], id="one"),
    ],
)
def test_order_of_the_list(text: str, expected: list[str]) -> None:
    assert found("order", text) == expected


@pytest.mark.parametrize(
    ("annex", "expected"),
    [
        pytest.param("附件1\n校园安全检查清单\n", [], id="the same"),
        pytest.param("附件1\n校园安全大检查清单\n", ["校园安全大检查清单"], id="a character more"),
        pytest.param("附件1\n校园安全\n检查清单\n", [], id="over two lines"),
        pytest.param("附件1\n2024年某县校园安全检查清单（样式）\n", [], id="longer in the text"),
        pytest.param("附件1\n填报单位：某局\n", [], id="no title"),
        pytest.param("附件2\n校园安全大检查清单\n", [], id="another number"),
    ],
)
def test_names_of_attachments(annex: str, expected: list[str]) -> None:
    assert found("name", f"印发。\n\n附件：1.《校园安全检查清单》.xls\n　　　2.汇总表\n\n{annex}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("一、甲\n详见第三部分。\n二、乙\n好。\n", ["第三部分"], id="headings"),
        pytest.param("一、甲\n详见第二部分。\n二、乙\n好。\n", [], id="there is one"),
        pytest.param("第一部分 甲\n见本报告第四部分。\n第二部分 乙\n", ["第四部分"], id="parts"),
        pytest.param("第一条 甲。\n第二条 违反本办法第九条的，按民法典第九十条处理。\n", ["第九条"], id="articles"),
        pytest.param("第一章 甲\n参见第三章。\n第二章 乙\n", ["第三章"], id="chapters"),
        pytest.param("详见第三部分。\n", [], id="no headings"),
        pytest.param(
            "一、甲\n（一）乙\n（二）丙\n二、丁\n详见第一部分第（五）项和第一部分第（二）项。\n",
            ["第一部分第（五）项"],
            id="an item of a part",
        ),
        pytest.param("一、甲\n2024年报告第六部分指出。\n二、乙\n好。\n", [], id="of another document"),
    ],
)
def test_parts(text: str, expected: list[str]) -> None:
    assert found("part", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("见表3。\n表1 甲\n表2 乙\n", ["表3"], id="beyond the last"),
        pytest.param("见表2。\n表1 甲\n表2 乙\n", [], id="there is one"),
        pytest.param("见表2。\n", [], id="no captions"),
        pytest.param("见表2-1。\n表1 甲\n", [], id="numbers in two parts"),
        pytest.param("列表12个。\n表1 甲\n", [], id="no reference"),
    ],
)
def test_captions(text: str, expected: list[str]) -> None:
    assert found("caption", text) == expected


@given(st.integers(2, 9), st.integers(1, 12))
def test_an_attachment_is_missed_when_its_number_is_greater_than_the_last(listed: int, number: int) -> None:
    entries = "\n".join(f"{entry}.表{entry}号" for entry in range(2, listed + 1))
    text = f"汇总情况见附件{number}。\n\n附件：1.表1号\n{entries}\n"
    assert bool(found("attachment", text)) is (number > listed)

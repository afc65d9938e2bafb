"""The check kind counts: numbers against the items, headings and lists they count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.counts import Counts
from linter.document import Document
from linter.reading import Reading
from linter.text.chinese_numerals import write_numeral


def found(report: str, text: str) -> list[tuple[str, str, str]]:
    """(quoted text, announced, found) of every hit."""
    hits = Counts(report=report).find(Reading(Document(text)), ())
    return [(text[hit.start : hit.end], hit.fields["announced"], hit.fields["found"]) for hit in hits]


HEADINGS = "重点做好以下{}工作：\n（一）抓学习。学完。\n1.自学。\n2.互学。\n（二）抓落实。落实。\n（三）抓考核。考核。\n\n三、保障\n（一）人。\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(HEADINGS.format("三项"), [], id="headings, right"),
        pytest.param(HEADINGS.format("四项"), [("四项", "4", "3")], id="headings, too few"),
        pytest.param(HEADINGS.format("两个方面"), [("两个方面", "2", "3")], id="headings, too many"),
        pytest.param(HEADINGS.format("几项"), [], id="no number"),
        pytest.param(
            "存在以下四个方面的问题：\n（一）甲。好。\n（2）乙。好。\n（三）丙。好。\n",
            [("四个方面", "4", "3")],
            id="a marker of the wrong level is counted",
        ),
        pytest.param("抓好五项任务。\n1.甲。\n2.乙。\n4.丙。\n5.丁。\n", [], id="a number is left out"),
        pytest.param("存在两个问题：一是甲；二是乙；三是丙。", [("两个", "2", "3")], id="run-in items"),
        pytest.param("存在两个问题：一是甲，一是子，二是丑，三是寅；二是乙。", [], id="items within an item"),
        pytest.param("主要有三点，第一，甲。第二，乙。", [("三点", "3", "2")], id="第一，第二"),
        pytest.param("下午三点，第一，甲。第二，乙。", [], id="time of day"),
        pytest.param("有三条经验：首先是甲；其次是乙；最后是丙。", [], id="首先 to 最后"),
        pytest.param("提出三条建议：①甲；②乙；③丙；④丁。", [("三条", "3", "4")], id="circled"),
        pytest.param("有三项措施：一是甲；二是乙。同时，抓丙。", [], id="the last item has no marker"),
        pytest.param("实现两大目标，抓好五项任务：一是甲，二是乙。", [], id="another number near by bears it out"),
        pytest.param("至少抓好三件实事：一是甲，二是乙。", [], id="no exact number"),
        pytest.param("覆盖八个乡镇。一是甲，二是乙。", [], id="a number that announces nothing"),
        pytest.param("审议以下三个事项：甲；乙。", [("三个", "3", "2")], id="members parted by ；"),
        pytest.param("审议以下三个事项：甲、乙和丙。", [], id="members parted by 、 and 和"),
        pytest.param("审议以下三个事项：《甲、乙规划》、丙、丁。", [], id="a name holds 、"),
        pytest.param("设两个组，分别是甲组、乙组、丙组。", [("两个", "2", "3")], id="分别是"),
        pytest.param("设四个组，分别是甲组、乙组、丙组和丁组。", [], id="分别是, 和"),
        pytest.param("坚持三项原则（即公开、公平），从严执行。", [("三项", "3", "2")], id="即 in brackets"),
        pytest.param("做到“三个到位”，即认识到位、措施到位。", [("三个", "3", "2")], id="即 behind quotes"),
        pytest.param(
            "分三个阶段进行。\n（一）甲。好。\n（二）乙。好。\n", [("三个", "3", "2")], id="stages carried out"
        ),
        pytest.param("共8章44条，分别为总则、评审、附则。", [], id="two numbers side by side"),
        pytest.param("设两个组，分别为3人、4人、5人。", [], id="figures"),
        pytest.param("《三项制度》（以下简称“三项制度”）：一是甲，二是乙。", [], id="以下简称"),
    ],
)
def test_announced_numbers(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found("announced", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("教育、民政、财政等2个部门", [("等2个", "2", "3")], id="more than announced"),
        pytest.param("教育、民政、财政等6个部门", [], id="fewer"),
        pytest.param("项目法人制、工程监理制和合同管理制等两项制度", [("等两项", "2", "3")], id="joined by 和"),
        pytest.param("民政、住房和城乡建设等2个部门", [], id="和 within a name"),
        pytest.param("煤炭、水泥等四个行业的企业和钢铁、焦炭等两个行业", [], id="a list after another"),
        pytest.param("甲镇（东、西、南）、乙镇等2个镇", [], id="brackets"),
        pytest.param("《甲、乙、丙》、《丁》等两部", [], id="names in 《》"),
        pytest.param("建设、监理、施工等两个以上单位", [], id="no exact number"),
        pytest.param("特等、一等、二等2个等次", [], id="二等 is no 等"),
        pytest.param("甲、乙、丙等一批项目", [], id="一批"),
    ],
)
def test_lists_with_a_total(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found("exceeded", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("省、市、县三级", [], id="right"),
        pytest.param("省、市、县（区）、乡三级", [("三级", "3", "4")], id="ranks"),
        pytest.param("从国家到省、市、县四级", [], id="到 joins a rank"),
        pytest.param("从组织、制度、经费四个方面", [("四个方面", "4", "3")], id="words of one length"),
        pytest.param("从组织领导、制度、经费保障四个方面", [], id="words of several lengths"),
        pytest.param("产业、人才、文化、组织“五个振兴”", [("五个", "5", "4")], id="in quotation marks"),
        pytest.param("增强“四个意识”、坚定“四个自信”、做到“两个维护”", [], id="quotations side by side"),
        pytest.param("江苏、浙江、安徽三省一市", [], id="no measure of things"),
        pytest.param("青山、白水、南岭、石桥三镇", [("三镇", "3", "4")], id="places"),
        pytest.param("青山、白水、南岭两镇一乡", [], id="places of two ranks"),
        pytest.param("甲一、乙二、丙三共28个", [], id="a number far off counts something else"),
    ],
)
def test_closed_lists(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found("closed", text) == expected


@given(st.integers(2, 12), st.integers(2, 12))
def test_a_row_is_reported_when_the_numbers_differ(announced: int, items: int) -> None:
    row = "；".join(f"{write_numeral(number)}是抓好工作" for number in range(1, items + 1))
    number = "两" if announced == 2 else write_numeral(announced)
    assert bool(found("announced", f"重点抓好以下{number}项工作：{row}。")) is (announced != items)


@given(st.integers(2, 12), st.integers(2, 12))
def test_a_total_may_exceed_its_list_but_not_fall_short(total: int, listed: int) -> None:
    names = "、".join("甲乙丙丁戊己庚辛壬癸子丑"[number] + "镇" for number in range(listed))
    assert bool(found("exceeded", f"在{names}等{total}个镇推行。")) is (total < listed)

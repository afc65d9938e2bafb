"""Wrong numbers of headings and enumerations, each reported once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.items import item_faults
from linter.checks.numbering import Numbering
from linter.document import Document
from linter.finding import Hit
from linter.outline.markers import write_marker
from linter.reading import Reading

FORMS = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}


def document(markers: str) -> str:
    """A text of headings: *markers* are separated by blanks, each gets a line and some words."""
    return "".join(
        f"{marker}{'甲乙丙丁'[index % 4]}项工作\n本项已经完成。\n" for index, marker in enumerate(markers.split())
    )


def hits(text: str, **options: str) -> list[Hit]:
    return list(Numbering(**options).find(Reading(Document(text)), ()))


def wrong(text: str) -> list[tuple[str, str, str]]:
    """(report, marker, expected) of every wrong number."""
    return [
        (report, hit.fields["marker"], hit.fields["expected"])
        for report in ("gap", "duplicate", "level")
        for hit in hits(text, report=report)
    ]


@pytest.mark.parametrize(
    ("markers", "expected"),
    [
        pytest.param("一、 二、 四、", [("gap", "四、", "三、")], id="gap at the end"),
        pytest.param("一、 二、 四、 五、 六、", [("gap", "四、", "三、")], id="gap, the rest goes on"),
        pytest.param("一、 （一） （三） （三） （四） 二、", [("gap", "（三）", "（二）")], id="one too high"),
        pytest.param("一、 （一） （二） （二） （三） 二、", [("duplicate", "（二）", "（三）")], id="one twice"),
        pytest.param("一、 （一） （二） （二） （四） 二、", [("duplicate", "（二）", "（三）")], id="one too low"),
        pytest.param("一、 二、 三、 五、 五、 六、", [("gap", "五、", "四、")], id="too high, then right"),
        pytest.param("一、 （二） （三） 二、 （一） （二）", [("gap", "（二）", "（一）")], id="no first"),
        pytest.param("二、 三、", [("gap", "二、", "一、")], id="no first at all"),
        pytest.param("一、 （一） （二） 三、 （四） 二、", [("level", "三、", "（三）")], id="level above"),
        pytest.param(
            "一、 二、 三、 （一） （二） 三、 （四）", [("level", "三、", "（三）")], id="level above, number in use"
        ),
        pytest.param("一、 （一） （二） 四、 二、 三、", [("level", "四、", "（三）")], id="level and number"),
        pytest.param("一、 （一） （2） （三） 二、", [("level", "（2）", "（二）")], id="digits"),
        pytest.param("一、 （1） （二） 二、 （一） （二）", [("level", "（1）", "（一）")], id="digits first"),
        pytest.param("一、 二、 三、 四、 6、", [("level", "6、", "五、")], id="level and number at the end"),
        pytest.param(
            "一、 （一） （二） 二、 （一） （二） （三） （四） 五、",
            [("level", "五、", "（五）")],
            id="level at the end",
        ),
        pytest.param("第一条 第二条 第四条 第五条", [("gap", "第四条", "第三条")], id="articles"),
        pytest.param("一、 1. 2. 二、 3. 5. 6. 三、 7.", [("gap", "5.", "4.")], id="gap in numbers that go on"),
        pytest.param(
            "一、 二、 四、 （一） （二） （二） 五、",
            [("gap", "四、", "三、"), ("duplicate", "（二）", "（三）")],
            id="two faults",
        ),
    ],
)
def test_one_finding_for_each_wrong_number(markers: str, expected: list[tuple[str, str, str]]) -> None:
    assert wrong(document(markers)) == expected


@pytest.mark.parametrize(
    "markers",
    [
        pytest.param("一、 （一） 1. （1） （2） 2. （二） 二、 （一）", id="all levels"),
        pytest.param("一、 1. 2. 二、 1. 2.", id="a level left out"),
        pytest.param("一、 1. 2. 二、 3. 4. 三、 5.", id="numbers go on through sections"),
        pytest.param("一、 1. 2. 1. 2. 3. 3. 二、 4. 1. 2.", id="lists within a list that goes on"),
        pytest.param("一、 二、 三、 一、 二、", id="a second part"),
        pytest.param("一、 （一） （二） （一） （二） 二、", id="begins again in one section"),
        pytest.param("1. （一） （二） 2. （一）", id="brackets below digits"),
        pytest.param("第一章 第一条 （一） （二） 第二条 第二章 第三条 第四条", id="law"),
        pytest.param("第一部分 一、 二、 第二部分 三、 四、", id="parts with numbers that go on"),
        pytest.param("第一部分 一、 二、 第二部分 一、 二、", id="parts with numbers that begin again"),
    ],
)
def test_right_numbers_give_nothing(markers: str) -> None:
    assert wrong(document(markers)) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1.甲项\n2.5个项目开工\n3.丙项\n", id="a marker that reads as a decimal"),
        pytest.param("一、甲项\n（\n二）乙项\n三、丙项，二、另行通知\n", id="a marker within a line"),
        pytest.param("（一）甲项\n（ニ）乙项，（二）同前\n（三）丙项\n", id="a marker within a sentence"),
        pytest.param("注：1.有先后\n2.有上限\n", id="notes"),
        pytest.param(
            "一、总则\n1.甲项。\n2.乙项。（甲局）3.丙项\n二、细则\n4.丁项\n5.戊项\n",
            id="a marker in the section before",
        ),
    ],
)
def test_a_number_that_stands_unread_is_not_missing(text: str) -> None:
    assert wrong(text) == []


@st.composite
def regular(draw: st.DrawFn, level: int = 1) -> list[tuple[int, int]]:
    """Headings of a regular document as (level, number)."""
    rows: list[tuple[int, int]] = []
    for number in range(1, draw(st.integers(2, 5)) + 1):
        rows.append((level, number))
        if level < 3 and draw(st.booleans()):
            rows += draw(regular(level + 1))
    return rows


def written(rows: list[tuple[int, int]]) -> Iterator[str]:
    return (write_marker(FORMS[level], number) for level, number in rows)


@given(regular())
def test_regular_documents_have_no_faults(rows: list[tuple[int, int]]) -> None:
    assert wrong(document(" ".join(written(rows)))) == []


@given(regular(), st.data())
def test_one_wrong_number_gives_at_most_one_finding(rows: list[tuple[int, int]], data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(rows) - 1))
    level, number = rows[position]
    change = data.draw(st.integers(1, 9).filter(lambda other: other != number))
    rows[position] = (level, change)
    assert len(wrong(document(" ".join(written(rows))))) <= 1


@pytest.mark.parametrize(
    ("numbers", "faults"),
    [
        ([1, 2, 3], []),
        ([1, 2, 4], [(2, "gap", 3)]),
        ([1, 2, 4, 5], [(2, "gap", 3)]),
        ([1, 3, 3], [(1, "gap", 2)]),
        ([1, 2, 2], [(2, "duplicate", 3)]),
        ([1, 2, 2, 3], [(2, "duplicate", 3)]),
        ([1, 1, 3], [(1, "duplicate", 2)]),
        ([2, 3], []),
    ],
    ids=str,
)
def test_items(numbers: list[int], faults: list[tuple[int, str, int]]) -> None:
    assert [(fault.position, fault.sort, fault.expected) for fault in item_faults(numbers)] == faults


@pytest.mark.parametrize(
    ("text", "report", "expected"),
    [
        pytest.param("一是甲；二是乙；四是丙。", "gap", [("四是", "三是")], id="gap"),
        pytest.param("一是甲；二是乙；二是丙。", "duplicate", [("二是", "三是")], id="twice"),
        pytest.param("第一，甲；第三，乙。", "gap", [("第三", "第二")], id="第一"),
        pytest.param("一是甲；二则乙；三是丙。", "gap", [], id="worded otherwise"),
        pytest.param("一是甲；其次是乙；三是丙。", "gap", [], id="其次"),
        pytest.param("一是甲；其次乙；再次丙。", "style", [("一是", "首先是")], id="mixed"),
        pytest.param("首先，一是甲；其次乙；再次丙。", "style", [], id="within 首先"),
        pytest.param("一是甲；二是乙。其次丙；再次丁。", "style", [], id="after an enumeration"),
        pytest.param("首先，甲。再次，乙。", "gap", [("再次", "其次")], id="再次 after 首先"),
        pytest.param("首先，甲。第二，乙。再次，丙。", "gap", [], id="第二 between"),
        pytest.param("首先是甲，其次是乙，其次是丙。", "duplicate", [("其次", "再次")], id="其次 twice"),
        pytest.param("首先甲，再次乙。", "gap", [], id="words of the sentence"),
    ],
)
def test_enumerations(text: str, report: str, expected: list[tuple[str, str]]) -> None:
    found = hits(text, report=report, of="enumerations")
    assert [(hit.fields["marker"], hit.fields["expected"]) for hit in found] == expected
    assert [text[hit.start : hit.end] for hit in found] == [marker for marker, _ in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（一）、甲\n（二）乙", [("（一）、", "（一）")]),
        ("(一）甲\n（2)乙", [("(一）", "（一）"), ("（2)", "（2）")]),
        ("（一）.甲", [("（一）.", "（一）")]),
        ("（一）甲\n(二)乙\n1）丙\n一、丁", []),
    ],
    ids=["mark after it", "half and full", "point after it", "right"],
)
def test_brackets(text: str, expected: list[tuple[str, str]]) -> None:
    found = hits(text, report="brackets")
    assert [(hit.fields["marker"], hit.fields["expected"]) for hit in found] == expected
    assert all(hit.edit and hit.edit.text == hit.fields["expected"] for hit in found)


@pytest.mark.parametrize(
    ("markers", "expected"),
    [
        ("1. 2. 3、 4.", [("3、", "3.")]),
        ("㈠ （二） （三）", [("㈠", "（一）")]),
        ("一、 二. 三、", [("二.", "二、")]),
        ("1. 2、", []),
        ("1. 2. 一、 1、 2、", []),
        ("1. ２． 3.", []),
    ],
    ids=["dun", "one character", "point", "no majority", "other run", "width"],
)
def test_styles(markers: str, expected: list[tuple[str, str]]) -> None:
    found = hits(document(markers), report="style")
    assert [(hit.fields["marker"], hit.fields["expected"]) for hit in found] == expected


@pytest.mark.parametrize(
    ("markers", "edits"),
    [
        ("一、 （一） （三） （三） 二、", ["（二）"]),
        ("一、 二、 四、", [None]),
        ("一、 （一） （二） （二） 二、", ["（三）"]),
        ("一、 二、 二、 三、", [None]),
        ("一、 （一） （2） （三） 二、", ["（二）"]),
    ],
    ids=["those after it fit", "left out or mistyped", "last of its run", "an extra one", "level"],
)
def test_an_edit_is_offered_only_where_the_marker_is_surely_wrong(markers: str, edits: list[str | None]) -> None:
    text = document(markers)
    found = [hit for report in ("gap", "duplicate", "level") for hit in hits(text, report=report)]
    assert [hit.edit.text if hit.edit else None for hit in found] == edits


def test_the_heading_before_is_related() -> None:
    text = document("一、 三、")
    [hit] = hits(text, report="gap")
    assert hit.fields["previous"] == "一、"
    assert [text[slice(*span)] for span in hit.related] == ["一、"]


CLEAN = ("c01_health_annual_2023", "c03_edu_plan_2025", "c09_transport_spring_minutes", "c13_environment_annual_2021")


@pytest.mark.parametrize("name", CLEAN)
def test_clean_reports_have_no_faults(shared: Path, name: str) -> None:
    assert wrong((shared / "devset" / f"{name}.txt").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("工作总结 一、回顾 （一）防汛有力。", [" 一、", " （一）"]),
        ("一、回顾\n　　（一）防汛有力。", []),
        ("规范如下。（一）增进福祉。（二）促进公平。", []),
        ("一、回顾。 1.防汛有力。", []),
    ],
    ids=["behind blanks", "at line starts", "a list within a paragraph", "lower levels"],
)
def test_merged_headings(text: str, spans: list[str]) -> None:
    found = hits(text, report="merged")
    assert [text[hit.start : hit.end] for hit in found] == spans
    assert all(hit.edit and hit.edit.text == "\n" + hit.fields["marker"] for hit in found)


@pytest.mark.parametrize(
    ("markers", "expected"),
    [
        ("一、 （1） （2） 二、 （1） （2）", [("（1）", "（一）")] * 2),
        ("一、 （一） 1. 2. （二） （1） （2）", [("（1）", "1.")]),
        ("一、 （一） （1） （2） 二、", []),
        ("一、 1. （1） 2. 二、", []),
        ("一、 （1） （二） （三） 二、 （一）", []),
    ],
    ids=["two levels", "one level that is used", "one level that is not used", "tolerated", "a wrong marker"],
)
def test_skipped_levels(markers: str, expected: list[tuple[str, str]]) -> None:
    found = hits(document(markers), report="skip")
    assert [(hit.fields["marker"], hit.fields["expected"]) for hit in found] == expected


def test_a_list_behind_a_colon_skips_no_level() -> None:
    text = "一、标准体系\n其中：\n（1）评价标准用于规范行业。\n（2）管理标准用于规范企业。\n二、保障措施\n（1）落实资金。\n"
    found = list(Numbering(report="skip").find(Reading(Document(text)), ()))
    assert [text[hit.start : hit.end] for hit in found] == ["（1）"]
    assert found[0].start > text.index("二、")

"""Parts that a document must have, and their order."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.checks.sections import Part, Sections
from linter.document import Document
from linter.kinds import tell_kind
from linter.reading import Reading
from linter.rule import RuleSet

PROBLEMS = Part("存在问题", ("问题", "不足"))
PLANS = Part("下一步打算", ("打算", "下一步"))

SUMMARY = """某县水利局2023年工作总结

2023年，各项工作稳步推进。

一、主要工作
（一）抓防汛。筑堤三里。下一步继续加固。
二、存在的问题
项目推进偏慢。

某县水利局
2024年1月5日
"""


def found(sections: Sections, text: str) -> list[tuple[str, str]]:
    """(part, reported text) of every hit."""
    hits = sections.find(Reading(Document(text)), ())
    return [(hit.fields["section"], text[hit.start : hit.end]) for hit in hits]


@pytest.mark.parametrize(
    ("options", "parts"),
    [
        pytest.param({}, ["下一步打算"], id="openings"),
        pytest.param({"where": "headings"}, ["下一步打算"], id="headings"),
        pytest.param({"where": "text"}, [], id="text"),
        pytest.param({"where": "last-lines", "lines": 4}, ["下一步打算"], id="last lines"),
        pytest.param({"where": "first-lines", "lines": 2}, ["存在问题", "下一步打算"], id="first lines"),
        pytest.param({"unless": ("各位代表",)}, ["下一步打算"], id="unless that is not there"),
        pytest.param({"unless": ("筑堤",)}, [], id="unless"),
        pytest.param({"title": "总结$"}, ["下一步打算"], id="title"),
        pytest.param({"title": "报告$"}, [], id="another title"),
        pytest.param({"given": "date"}, ["下一步打算"], id="given"),
        pytest.param({"given": "addressee"}, [], id="not given"),
    ],
)
def test_missing_parts_are_reported_at_the_title(options: dict[str, object], parts: list[str]) -> None:
    sections = Sections(require=(PROBLEMS, PLANS), **options)
    assert found(sections, SUMMARY) == [(part, "某县水利局2023年工作总结") for part in parts]


def test_the_first_line_is_reported_where_there_is_no_title() -> None:
    text = "\n　　各项工作稳步推进，成效明显，现将有关情况报告如下。\n二、三"
    assert found(Sections(require=(PLANS,)), text) == [
        ("下一步打算", "各项工作稳步推进，成效明显，现将有关情况报告如下。")
    ]
    assert found(Sections(require=(PLANS,)), "\n \n") == []


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        pytest.param("某局2022年工作总结及2023年工作计划\n\n各项工作完成。\n", ["2023年工作计划"], id="in the title"),
        pytest.param(
            "某局工作汇报\n\n现将情况和下一步工作计划汇报如下。\n各项工作完成。\n",
            ["下一步工作计划"],
            id="in a first paragraph",
        ),
        pytest.param("某局2022年工作总结及2023年工作计划\n\n一、下一步\n再接再厉。\n", [], id="kept"),
        pytest.param("某局2022年工作总结\n\n各项工作完成。\n", [], id="no promise"),
    ],
)
def test_a_broken_promise_is_reported_where_it_is_made(text: str, reported: list[str]) -> None:
    sections = Sections(require=(PLANS,), where="text", promise=r"(?:20\d\d年|下一步)工作计划")
    assert [quote for _, quote in found(sections, text)] == reported


@pytest.mark.parametrize(
    ("where", "text", "reported"),
    [
        ("date", "工作总结\n\n完成。\n\n某局\n", ["工作总结"]),
        ("date", "工作总结\n\n完成。\n\n某局\n2024年1月5日\n", []),
        ("signature", "工作总结\n\n完成。\n\n2024年1月5日\n", ["工作总结"]),
        ("addressee", "关于防汛的请示\n\n请批示。\n", ["关于防汛的请示"]),
        ("addressee", "关于防汛的请示\n\n县政府：\n请批示。\n", []),
    ],
    ids=["no date", "date", "no signature", "no addressee", "addressee"],
)
def test_parts_of_the_outline(where: str, text: str, reported: list[str]) -> None:
    sections = Sections(require=(Part("其", (".",)),), where=where)
    assert [quote for _, quote in found(sections, text)] == reported


def test_a_part_that_is_there_can_be_what_is_reported() -> None:
    sections = Sections(require=(Part("冒号", ("：$",)),), where="addressee", if_there=True)
    assert found(sections, "关于防汛的请示\n\n县人民政府\n　　近日多雨，请批示。\n") == [("冒号", "县人民政府")]
    assert found(sections, "关于防汛的请示\n\n近日多雨，请批示。\n") == []


@pytest.mark.parametrize(
    ("headings", "early"),
    [
        ("一、做法\n二、存在问题\n三、下一步打算\n", []),
        ("一、做法\n二、下一步打算\n三、存在问题\n", [("下一步打算", "下一步打算")]),
        ("一、下一步打算\n二、做法\n", []),
    ],
    ids=["in order", "too early", "the other is missing"],
)
def test_order(headings: str, early: list[tuple[str, str]]) -> None:
    text = f"工作总结\n\n完成各项任务。\n{headings}"
    assert found(Sections(require=(PROBLEMS, PLANS), ordered=True), text) == early


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("某局2023年工作总结", "工作总结"),
        ("某局2023年工作总结及2024年工作计划", "工作总结"),
        ("某局上半年工作情况和下半年工作打算", "工作总结"),
        ("关于报送2023年工作总结的报告", "报告"),
        ("某局2024年工作要点", "工作计划"),
        ("2023年度述职述德述廉报告", "述职报告"),
        ("2021年政府工作报告", "政府工作报告"),
        ("质量强市工作报告", "工作报告"),
        ("关于茶产业发展情况的调研报告", "调研报告"),
        ("关于防汛工作情况的汇报", "汇报"),
        ("关于申请防汛资金的请示", "请示"),
        ("关于申请防汛资金请示的批复", "批复"),
        ("关于商请支援设备的函", "函"),
        ("关于印发《防汛工作方案》的通知", "通知"),
        ("防汛工作方案（试行）", "方案"),
        ("第三次局长办公会议纪要", "纪要"),
        ("某镇防汛三年成效", None),
    ],
)
def test_kinds_of_document(bundled: RuleSet, title: str, kind: str | None) -> None:
    assert tell_kind(title, bundled.kinds) == kind


def test_clean_reports_lack_nothing(shared: Path, bundled: RuleSet) -> None:
    rules = [rule for rule in bundled.rules if rule.kind == "sections"]
    lacking = []
    for path in sorted((shared / "devset").glob("c*.txt")):
        reading = Reading(Document(path.read_text(encoding="utf-8")), bundled.kinds)
        for rule in rules:
            if not rule.documents or reading.kind in rule.documents:
                lacking += [(path.name, rule.id) for _ in rule.check.find(reading, ())]
    assert lacking == []

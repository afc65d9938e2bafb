"""Paragraphs that break off, found by the check kind ``endings``."""

from __future__ import annotations

import pytest

from linter.checks.endings import Endings
from linter.document import Document
from linter.reading import Reading

PROSE = "　　各单位要高度重视，精心组织，抓好落实。"


def found(report: str, text: str) -> list[tuple[str, str | None]]:
    hits = Endings(report).find(Reading(Document(text)), ())
    return [(text[hit.start : hit.end], hit.edit.text if hit.edit else None) for hit in hits]


@pytest.mark.parametrize(
    ("text", "bare", "cut"),
    [
        pytest.param(f"一、甲\n{PROSE}结果纳入考核\n二、乙\n", [("核", "核。")], [], id="before a heading"),
        pytest.param(f"一、甲\n{PROSE}未尽事宜，另行通知\n", [("知", "知。")], [], id="at the end of the text"),
        pytest.param(f"一、甲\n{PROSE}结果纳入考核，\n二、乙\n", [], [("，", "。")], id="a comma before a heading"),
        pytest.param(f"一、甲\n{PROSE}结果纳入考核\n　　乙方配合。\n", [], [], id="another paragraph goes on"),
        pytest.param(f"一、甲\n{PROSE}\n二、乙\n", [], [], id="a full stop"),
        pytest.param(f"一、甲\n{PROSE}现将要求通知如下\n二、乙\n", [], [], id="what it announces follows"),
        pytest.param(f"一、甲\n{PROSE}二、主要做法\n（一）丙。好。\n", [], [], id="a heading run on"),
        pytest.param("一、甲\n　　结果纳入年终考核和评优评先的重要依据之中\n二、乙\n", [], [], id="one sentence alone"),
        pytest.param("一、甲\n　　结果，\n二、乙\n", [], [], id="too short"),
    ],
)
def test_endings(text: str, bare: list[tuple[str, str]], cut: list[tuple[str, str]]) -> None:
    assert (found("bare", text), found("open", text)) == (bare, cut)

"""One line for each finding."""

from __future__ import annotations

from linter.finding import Severity
from tests.reporting import checked, failure, finding, printed, text_of

DRAFT = text_of("稿/a.txt", "关于XX县\n甲\t乙\n")
RESULT = checked(
    DRAFT,
    finding(DRAFT, 2, 4, "“XX”没有填写"),
    finding(DRAFT, 7, 8, "多余的“\t”", severity=Severity.WARNING, rule="tab"),
)


def test_lines_in_chinese():
    assert printed("line", RESULT, failure("b", "坏了")) == (
        "稿/a.txt:1:3: 错误: “XX”没有填写 [placeholder-blank]\n稿/a.txt:2:2: 警告: 多余的“<制表符>” [tab]\n"
    )


def test_lines_in_english():
    assert printed("line", RESULT, language="en").startswith("稿/a.txt:1:3: error: ")


def test_every_finding_has_its_line():
    findings = [finding(DRAFT, 2, 4, "同样")] * 9
    assert printed("line", checked(DRAFT, *findings)).count("\n") == 9


def test_nothing_found_prints_nothing():
    assert printed("line", checked(DRAFT)) == ""

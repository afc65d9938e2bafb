"""The screen, compared whole."""

from __future__ import annotations

import io
import os
import re

import pytest

from linter.finding import Severity
from linter.report.wrap import wrapped
from tests.reporting import checked, failure, finding, printed, text_of

DRAFT = text_of("半年总结.txt", "关于XX县工作的报告\n\n　　一、开局良好,成效明显。\n　　进一步加强时侯管理。\n")
FINDINGS = (
    finding(DRAFT, 2, 4, "占位符“XX”没有填写"),
    finding(DRAFT, 20, 21, "汉字之间用了半角逗号", severity=Severity.WARNING, rule="comma", fix=(20, 21, "，", True)),
    finding(DRAFT, 29, 32, "“进一步”可以写得更具体", severity=Severity.INFO, rule="vague", related=[(2, 4)]),
    finding(DRAFT, 34, 36, "“时侯”应为“时候”", severity=Severity.ERROR, rule="typo", fix=(34, 36, "时候", True)),
)

SCREEN = """\
半年总结.txt  共 4 处

  第1行第3字  错误  占位符“XX”没有填写  [placeholder-blank]
    关于XX县工作的报告
        ^^

  第3行第9字  警告  汉字之间用了半角逗号  [comma]
    　　一、开局良好,成效明显。
                    ^
    改为“，”

  第4行第3字  提示  “进一步”可以写得更具体  [vague]
    　　进一步加强时侯管理。
        ^^^^^^
    参看第1行第3字：“XX”

  第4行第8字  错误  “时侯”应为“时候”  [typo]
    　　进一步加强时侯管理。
                  ^^^^

检查了 1 个文件：错误 2 处，警告 1 处，提示 1 处。
其中 2 处可以用 --fix 自动改好（--diff 预览）。
请逐处核对改正，然后再检查一遍。
想知道某一处为什么要改：reportlint --explain 规则名（规则名写在方括号里）
"""

SCREEN_EN = """\
半年总结.txt  4 to look at

  line 1, column 3  error  占位符“XX”没有填写  [placeholder-blank]
    关于XX县工作的报告
        ^^

  line 3, column 9  warning  汉字之间用了半角逗号  [comma]
    　　一、开局良好,成效明显。
                    ^
    change to '，'

  line 4, column 3  info  “进一步”可以写得更具体  [vague]
    　　进一步加强时侯管理。
        ^^^^^^
    see line 1, column 3: 'XX'

  line 4, column 8  error  “时侯”应为“时候”  [typo]
    　　进一步加强时侯管理。
                  ^^^^

Checked 1 file: 2 errors, 1 warning, 1 suggestion.
2 can be fixed with --fix (--diff shows how).
Mend each place, then check again.
For the reason of a finding: reportlint --explain RULE (its name stands in square brackets)
"""


def test_the_screen_in_chinese():
    assert printed("screen", checked(DRAFT, *FINDINGS)) == SCREEN


def test_the_screen_in_english():
    assert printed("screen", checked(DRAFT, *FINDINGS), language="en") == SCREEN_EN


def test_colours_change_no_word():
    coloured = printed("screen", checked(DRAFT, *FINDINGS), coloured=True)
    assert "\x1b[1;31m错误\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == SCREEN


COMMAS = text_of("a.txt", "甲,乙,丙,丁\n甲,乙\n\n丁,戊\n")
SAME = tuple(
    finding(COMMAS, match.start(), match.end(), "半角逗号", severity=Severity.WARNING, rule="comma")
    for match in re.finditer(",", COMMAS.text)
)

REPEATED = """\
a.txt  共 6 处

  第1行第2字  警告  半角逗号  [comma]
    甲,乙,丙,丁
      ^

  第1行第4字  警告  半角逗号  [comma]
    甲,乙,丙,丁
         ^

  第1行第6字  警告  半角逗号  [comma]
    甲,乙,丙,丁
            ^
    同类问题还有 2 处：第2行、第4行

  第4行第3字  警告  另一句话  [comma]
    丁,戊
       ^

检查了 1 个文件：警告 6 处。
每个文件里的同类问题只详列前几处；要逐处列出，请加上 --format line。
请逐处核对改正，然后再检查一遍。
想知道某一处为什么要改：reportlint --explain 规则名（规则名写在方括号里）
"""


def test_findings_that_say_the_same_are_counted_after_the_third():
    other = finding(COMMAS, 15, 15, "另一句话", severity=Severity.WARNING, rule="comma")
    assert printed("screen", checked(COMMAS, *SAME, other)) == REPEATED


def test_lines_of_the_rest_are_counted_and_cut_short():
    many = text_of("a.txt", "X\n" * 3 + "XX\n" + "X\n" * 20)
    findings = [finding(many, at.start(), at.end(), "错") for at in re.finditer("X", many.text)]
    rest = next(line for line in printed("screen", checked(many, *findings)).split("\n") if "同类" in line)
    lines = "第4行2处、" + "、".join(f"第{line}行" for line in range(5, 19))
    assert rest == f"    同类问题还有 22 处：{lines}……"


def test_one_problem_of_different_words_is_counted_together():
    document = text_of("a.txt", "XX县\nXX人\nXXX市\n时侯\nXX元\n")
    places = [(0, 3), (4, 7), (8, 12), (16, 19)]
    blanks = [finding(document, start, end, f"“{document.text[start:end]}”没有填写") for start, end in places]
    typo = finding(document, 13, 15, "“时侯”应为“时候”")
    screen = printed("screen", checked(document, *blanks[:3], typo, blanks[3]))
    assert "    XXX市\n    ^^^^^\n    同类问题还有 1 处：第5行\n\n  第4行第1字  错误  “时侯”" in screen
    assert "“XX元”" not in screen


MENDED = {
    "change": ((1, 2, "丙", True), "    改为“丙”\n"),
    "change another span": ((0, 2, "丙", True), "    把“甲乙”改为“丙”\n"),
    "delete": ((1, 2, "", True), "    删去标出的文字\n"),
    "delete another span": ((0, 2, "", True), "    删去“甲乙”\n"),
    "insert": ((1, 1, "丙", True), "    在这里加上“丙”\n"),
    "unsafe": ((1, 2, "丙", False), "    建议改为“丙”（请核对）\n"),
    "a line end": ((1, 2, "\n", True), "    改为“<换行>”\n"),
    "very long": ((1, 2, "丙" * 99, True), f"    改为“{'丙' * 39}…”\n"),
    "said by the message": ((1, 2, "不对", True), ""),
    "none": (None, ""),
}


@pytest.mark.parametrize(("fix", "line"), MENDED.values(), ids=MENDED)
def test_how_to_mend_it(fix, line):
    document = text_of("a.txt", "甲乙")
    screen = printed("screen", checked(document, finding(document, 1, 2, "这里不对", fix=fix)))
    assert f"    甲乙\n      ^^\n{line}\n检查了" in screen


def test_a_finding_on_an_empty_line_has_no_excerpt():
    document = text_of("a.txt", "")
    screen = printed("screen", checked(document, finding(document, 0, 0, "没有标题")))
    assert screen.startswith("a.txt  共 1 处\n\n  第1行第1字  错误  没有标题  [placeholder-blank]\n\n检查了")


CLEAN = text_of("a.txt", "好")
BAD = text_of("b.txt", "X")
CLOSINGS = {
    "clean": ([checked(CLEAN)], "检查了 1 个文件，没有发现问题。\n"),
    "clean files": ([checked(CLEAN), checked(CLEAN)], "检查了 2 个文件，没有发现问题。\n"),
    "nothing checked": ([failure("无", "找不到")], "\n没有检查任何文件。\n有 1 项没能检查完，原因见上。\n"),
    "some not checked": (
        [checked(CLEAN), failure("无", "找不到")],
        "\n检查了 1 个文件，没有发现问题。\n有 1 项没能检查完，原因见上。\n",
    ),
    "some with findings": (
        [checked(CLEAN), checked(BAD, finding(BAD, 0, 1, "未填"))],
        "\n检查了 2 个文件，1 个有问题：错误 1 处。\n请逐处核对改正，然后再检查一遍。\n"
        "想知道某一处为什么要改：reportlint --explain 规则名（规则名写在方括号里）\n",
    ),
    "suggestions alone": (
        [checked(BAD, finding(BAD, 0, 1, "可改", severity=Severity.INFO))],
        "\n检查了 1 个文件：提示 1 处。\n提示供参考，可以不改。\n"
        "想知道某一处为什么要改：reportlint --explain 规则名（规则名写在方括号里）\n",
    ),
}


@pytest.mark.parametrize(("results", "closing"), CLOSINGS.values(), ids=CLOSINGS)
def test_the_last_lines_sum_up(results, closing):
    assert printed("screen", *results).endswith(closing)


def test_standard_input_has_a_name():
    document = text_of("-", "X")
    assert printed("screen", checked(document, finding(document, 0, 1, "未填"))).startswith("标准输入  共 1 处\n")


def test_nothing_of_a_document_reaches_the_terminal_raw():
    document = text_of("a\x1b[2J.txt", "甲\x1b]0;x\x07X\u202e乙\x9b")
    evil = finding(document, 1, 2, "有“\x1b]0;”", fix=(1, 2, "\x1b\\", True), related=[(0, 9)])
    for form in ("screen", "line"):
        printed_text = printed(form, checked(document, evil))
        assert all(character.isprintable() or character == "\n" for character in printed_text)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("columns", "cells"), [(50, 45), (80, 75), (400, 96), (5, 26)])
def test_excerpts_fit_the_terminal(monkeypatch, columns, cells):
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((columns, 24)))
    document = text_of("a.txt", "a" * 300)
    screen = printed("screen", checked(document, finding(document, 150, 151, "长")), stream=Terminal())
    assert next(len(line) for line in screen.split("\n") if "aaa" in line) == 4 + cells


def test_messages_are_not_wrapped_in_files():
    document = text_of("a.txt", "X")
    assert "字" * 200 in printed("screen", checked(document, finding(document, 0, 1, "字" * 200)))


HUNG = """\
  第1行第1字  错误  这一句话比屏幕宽得多，
                    所以要折成几行，每行都
                    从同一列开始
                    [placeholder-blank]
    X
    ^
    建议改为“好”（请核对）
"""


def test_long_messages_hang_below_their_beginning_on_a_terminal(monkeypatch):
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((44, 24)))
    document = text_of("a.txt", "X")
    long = finding(document, 0, 1, "这一句话比屏幕宽得多，所以要折成几行，每行都从同一列开始", fix=(0, 1, "好", False))
    screen = printed("screen", checked(document, long), stream=Terminal())
    assert screen.split("\n\n")[1] + "\n" == HUNG


WRAPPED = {
    "short": ("短句", 10, ["短句"]),
    "by cells": ("一二三四五六", 8, ["一二三四", "五六"]),
    "no closing mark first": ("一二三四，五六", 8, ["一二三", "四，五六"]),
    "no opening mark last": ("一二三“四”五", 8, ["一二三", "“四”五"]),
    "words whole": ("see the rule-name", 8, ["see the", "rule-name"]),
    "too long to break": ("rule-name-of-length", 8, ["rule-name-of-length"]),
    "empty": ("", 8, [""]),
}


@pytest.mark.parametrize(("sentence", "cells", "lines"), WRAPPED.values(), ids=WRAPPED)
def test_sentences_are_broken_as_chinese_is_set(sentence, cells, lines):
    assert wrapped(sentence, cells) == lines

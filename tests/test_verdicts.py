"""Rules tried on their examples: what went wrong, and how it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.checks.pattern import Pattern
from linter.language import Language
from linter.report.verdicts import verdict_pieces
from linter.report.visible import Visible
from linter.rulefiles.loading import load_rules, own_rules
from linter.selftest import test_rules as try_examples

RULE = """\
kinds:
  - {name: 请示, titles: [请示]}
rules:
  - id: bureau
    category: wording
    severity: warning
    message: 已更名
    {more}
    pattern: {{any: 大数据(?:管理)?局, fix: {fix}}}
    examples:
      bad: [{bad}]
      good: [{good}]
"""


def shown(folder: Path, language: Language = "zh", **values: str) -> str:
    """Everything that is told of a rule with these *values*, without the place of the example."""
    path = folder / "rule.yaml"
    text = RULE.replace("{name: 请示, titles: [请示]}", "{{name: 请示, titles: [请示]}}")
    defaults = {"more": "fix: safe", "fix": "数据局", "bad": "报<<大数据局>>", "good": "报数据局"}
    path.write_text(text.format_map(defaults | values), encoding="utf-8")
    pieces = []
    for verdict in try_examples(load_rules([path], bundled=False)):
        pieces += [text for text, _ in verdict_pieces(verdict, language, Visible(language))]
    return "".join(pieces).replace(str(path), "rule.yaml")


CASES = {
    "right": ({}, ""),
    "missed": (
        {"bad": "报<<小数据局>>"},
        "rule.yaml:11: bureau: 漏报：没有报告“小数据局”\n    报小数据局\n      ^^^^^^^^  应报告\n\n",
    ),
    "missed for its kind": (
        {"more": "documents: [请示]"},
        "rule.yaml:11: bureau: 漏报：没有报告“大数据局”（规则只用于请示，从例子的标题看不出是其中哪一种）\n"
        "    报大数据局\n      ^^^^^^^^  应报告\n\n",
    ),
    "noisy": (
        {"good": '"第一行\\n报大数据局"'},
        "rule.yaml:12: bureau: 误报：不该报告“大数据局”\n    报大数据局\n      ^^^^^^^^  报告了\n\n",
    ),
    "misplaced": (
        {"bad": "报大<<数据局>>"},
        "rule.yaml:11: bureau: 位置不对：应报告“数据局”，却报告了“大数据局”\n"
        "    报大数据局\n        ^^^^^^  应报告\n      ^^^^^^^^  报告了\n\n",
    ),
    "wrongly fixed": (
        {"bad": '{text: "甲\\n报<<大数据局>>", fixed: "甲\\n报大数据"}', "fix": "数据局"},
        "rule.yaml:11: bureau: 改得不对：改出来的不是例子里 fixed 所写的\n"
        "    应改成：报大数据\n    改成了：报数据局\n              ^\n\n",
    ),
    "fixed again": (
        {"fix": "大数据局"},
        "rule.yaml:11: bureau: 改得不对：改后的文字又被这条规则报告并再改\n    报大数据局\n      ^^^^^^^^  又被报告\n\n",
    ),
    "not fixed": (
        {"more": "why: 无", "bad": "{text: 报<<大数据局>>, fixed: 报数据局}"},
        "rule.yaml:11: bureau: 改得不对：例子里写了 fixed，规则却没有给出改法"
        "（要有 fix: safe 或 unsafe，检查种类也要给出改后的文字）\n"
        "    应改成：报数据局\n    改成了：报大数据局\n              ^\n\n",
    ),
    "for some files": ({"more": "files: ['*.md']"}, ""),
    "nothing unseen reaches the terminal": (
        {"good": '"报\\e[0m大数据局"'},
        "rule.yaml:12: bureau: 误报：不该报告“大数据局”\n    报<转义符>[0m大数据局\n                 ^^^^^^^^  报告了\n\n",
    ),
}


@pytest.mark.parametrize(("values", "told"), CASES.values(), ids=CASES)
def test_what_is_told(values, told, tmp_path):
    assert shown(tmp_path, **values) == told


def test_a_rule_out_of_time(tmp_path, monkeypatch):
    def slow(*_: object) -> list[object]:
        raise TimeoutError

    monkeypatch.setattr(Pattern, "find", slow)
    assert shown(tmp_path).split("\n")[0] == "rule.yaml:11: bureau: 超时：规则在这个例子上运行超时，请改写正则表达式"


def test_verdicts_in_english(tmp_path):
    assert shown(tmp_path, "en", bad="报大<<数据局>>") == (
        "rule.yaml:11: bureau: misplaced: '大数据局' was reported, not '数据局'\n"
        "    报大数据局\n        ^^^^^^  wanted\n      ^^^^^^^^  reported\n\n"
    )


def test_own_rules_are_tried_where_there_are_any(tmp_path):
    shown(tmp_path)
    assert [rule.id for rule in own_rules(load_rules([tmp_path / "rule.yaml"])).rules] == ["bureau"]
    assert own_rules(load_rules()).rules == load_rules().rules

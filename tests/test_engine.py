"""Rules run over a document: order, overlaps, lines set apart, time limits."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.document import Document, Origin
from linter.engine import inspect, lint
from linter.finding import Severity
from linter.language import Mistake
from linter.rule import RuleSet
from linter.rulefiles.loading import load_rules
from linter.selftest import test_rules as try_examples
from linter.text import patterns

RULES = """\
kinds:
  - {name: 请示, titles: [请示]}
  - {name: 总结, titles: [总结]}
rules:
  - id: banner
    category: residue
    severity: error
    sets-apart: true
    message: 网页残留“{quote}”
    pattern: {any: 首页.*$}
    examples: {bad: [<<首页>>], good: [正文]}
  - id: mask
    category: placeholder
    severity: error
    message: {zh: "第{line}行有“{quote}”", en: "'{quote}' in line {line}"}
    fix: unsafe
    pattern: {any: X+, fix: 甲}
    examples: {bad: [<<XX>>], good: [正文]}
  - id: masked-county
    category: placeholder
    severity: error
    message: 未填县名
    pattern: {any: X+县}
    examples: {bad: [<<XX县>>], good: [正文]}
  - id: word
    category: typo
    severity: warning
    message: "{wrong}应为{right}"
    fix: safe
    terms: {words: {布署: 部署, 工作: 工做}, unless: 《.*》}
    examples: {bad: [<<布署>>], good: [部署]}
  - id: only-requests
    category: wording
    severity: info
    message: 请示用语
    documents: 请示
    files: ["*.txt"]
    pattern: {any: 烦请}
    examples: {bad: [<<烦请>>], good: [正文]}
"""


@pytest.fixture
def rules(tmp_path: Path) -> RuleSet:
    path = tmp_path / "rules.yaml"
    path.write_text(RULES, encoding="utf-8")
    return load_rules([path], bundled=False)


def found(rules: RuleSet, text: str, path: str = "报告.txt") -> list[tuple[str, str]]:
    return [(f.rule, f.place.quote) for f in lint(Document(text, Origin(path)), rules)]


def test_findings_come_in_order_of_place(rules: RuleSet) -> None:
    assert found(rules, "布署X\n布署") == [("word", "布署"), ("mask", "X"), ("word", "布署")]


def test_the_longer_of_two_findings_of_one_category_stays(rules: RuleSet) -> None:
    assert found(rules, "在XX县") == [("masked-county", "XX县")]


def test_lines_set_apart_are_hidden_from_repaired_reading_only(rules: RuleSet) -> None:
    assert found(rules, "首页 布署 XX\n布署") == [("banner", "首页 布署 XX"), ("mask", "XX"), ("word", "布署")]


def test_lines_stay_apart_when_their_rule_is_not_chosen(rules: RuleSet) -> None:
    assert found(rules.select(only=["typo"]), "首页 布署\n布署") == [("word", "布署")]
    assert found(rules.select(skip=["residue"]), "首页 布署\n布署") == [("word", "布署")]


def test_a_line_set_apart_is_reported_once(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    second = RULES.partition("rules:\n")[2].partition("  - id: mask")[0].replace("id: banner", "id: second-banner")
    path.write_text(RULES + second, encoding="utf-8")
    rules = load_rules([path], bundled=False)
    assert found(rules, "首页 正文") == [("banner", "首页 正文")]
    assert found(rules.select(skip=["banner"]), "首页 正文") == [("second-banner", "首页 正文")]


def test_rules_for_kinds_of_document_and_files(rules: RuleSet) -> None:
    assert found(rules, "关于经费的请示\n\n烦请批复。") == [("only-requests", "烦请")]
    assert found(rules, "关于经费的总结\n\n烦请批复。") == []
    assert found(rules, "关于经费的请示\n\n烦请批复。", "folder/请示.md") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("某局2023年工作总结\n\n设立帐户。", [15]),
        ("某局1997年工作总结\n\n设立帐户。", []),
        ("工作总结\n\n设立帐户，全年完成各项任务，取得新的进展。\n\n某局\n1998年3月5日\n", []),
        ("设立帐户。", [2]),
        ("设立帐户起于1996年，到2000年普遍设立。", []),
        ("设立帐户起于1996年，到2010年普遍设立。", [2]),
    ],
    ids=[
        "of later years",
        "its title is older",
        "its date is older",
        "of no year",
        "its years are older",
        "half of them are not",
    ],
)
def test_rules_that_hold_since_a_year(tmp_path: Path, text: str, places: list[int]) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(
        "rules:\n  - id: account\n    category: wording\n    severity: warning\n    since: 2002\n    message: 账\n"
        "    pattern: {any: 帐户}\n    examples: {bad: [<<帐户>>], good: [账户]}\n",
        encoding="utf-8",
    )
    findings = inspect(Document(text), load_rules([path], bundled=False)).findings
    assert [finding.place.start for finding in findings] == places


def test_a_rule_that_speaks_instead_of_another(tmp_path: Path) -> None:
    entry = (
        "  - id: {id}\n    category: wording\n    severity: warning\n{more}    message: 账\n"
        "    pattern: {{any: {pattern}}}\n    examples: {{bad: [<<帐户>>], good: [账户]}}\n"
    )
    path = tmp_path / "rules.yaml"
    path.write_text(
        "rules:\n"
        + entry.format(id="account", more="    instead-of: [any-account]\n", pattern="帐户")
        + entry.format(id="any-account", more="", pattern="'帐[户本]'"),
        encoding="utf-8",
    )
    rules = load_rules([path], bundled=False)
    assert found(rules, "帐户和帐本") == [("account", "帐户"), ("any-account", "帐本")]
    assert found(rules.select(only=["any-account"]), "帐户和帐本") == [("any-account", "帐户"), ("any-account", "帐本")]


def test_a_rule_that_gives_way_to_another_that_mends(tmp_path: Path) -> None:
    entry = (
        "  - id: {id}\n    category: {category}\n    severity: {severity}\n{more}    message: 账\n"
        "    pattern: {{any: {pattern}, fix: {mended}}}\n    examples: {{bad: [<<{bad}>>], good: [账户]}}\n"
    )
    unsure = {"id": "unsure", "category": "typo", "severity": "warning", "pattern": "帐", "mended": "账", "bad": "帐"}
    sure = {"id": "sure", "category": "residue", "pattern": "帐户", "mended": "账户", "bad": "帐户"}

    def told(severity: str, sure_more: str, unsure_more: str = "    fix: unsafe\n    gives-way: true\n") -> object:
        path = tmp_path / "rules.yaml"
        rules = entry.format(**unsure, more=unsure_more) + entry.format(**sure, severity=severity, more=sure_more)
        path.write_text("rules:\n" + rules, encoding="utf-8")
        return found(load_rules([path], bundled=False), "帐户和帐本")

    assert told("error", "    fix: safe\n") == [("sure", "帐户"), ("unsure", "帐")]
    both = [("sure", "帐户"), ("unsure", "帐"), ("unsure", "帐")]
    assert sorted(told("error", "")) == both
    assert sorted(told("info", "    fix: safe\n")) == both
    assert sorted(told("error", "    fix: safe\n", "    fix: unsafe\n")) == both


def test_messages_and_fixes(rules: RuleSet) -> None:
    mask, word = inspect(Document("正文\nX，布署"), rules, "en").findings
    assert (mask.message, mask.severity) == ("'X' in line 2", Severity.ERROR)
    assert mask.fix is not None
    assert word.fix is not None
    assert (mask.fix.safe, word.fix.safe, word.fix.text, word.fix.start) == (False, True, "部署", 5)


@pytest.mark.parametrize(
    ("count", "text", "places"),
    [
        pytest.param("{}", "X，X，X", [0, 2, 4], id="every hit"),
        pytest.param("{at-least: 3}", "X，X", [], id="too few"),
        pytest.param("{at-least: 2}", "X，X", [0, 2], id="enough"),
        pytest.param("{at-most: 2}", "X，X，X", [], id="too many"),
        pytest.param("{at-most: 2, once-above: 1}", "X，X", [0], id="a habit, at its first place"),
        pytest.param("{once-above: 2}", "X，X", [0, 2], id="no habit yet"),
    ],
)
def test_hits_are_counted(tmp_path: Path, count: str, text: str, places: list[int]) -> None:
    path = tmp_path / "rules.yaml"
    counted = RULES.replace("  - id: mask\n", f"  - id: mask\n    count: {count}\n").replace(
        "第{line}行", "共{count}处"
    )
    path.write_text(counted, encoding="utf-8")
    findings = lint(Document(text), load_rules([path], bundled=False))
    assert [finding.place.start for finding in findings] == places
    assert {finding.message for finding in findings} <= {f"共{text.count('X')}处有“X”"}


def test_long_quotes_are_cut_in_messages(rules: RuleSet) -> None:
    [finding] = lint(Document("首页" + "很" * 100), rules)
    assert len(finding.message) < 60
    assert len(finding.place.quote) == 102


def test_a_runaway_pattern_is_told_and_the_others_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "SECONDS", 0.05)
    path = tmp_path / "slow.yaml"
    path.write_text(RULES.replace("any: X+县", r"any: '(X|XX)+(X|XX)+(X|XX)+$'"), encoding="utf-8")
    rules = load_rules([path], bundled=False)
    document = Document("X" * 60 + "市县布署")
    outcome = inspect(document, rules)
    assert "word" in {finding.rule for finding in outcome.findings}
    assert ["masked-county" in mistake.say("zh") for mistake in outcome.mistakes] == [True]
    with pytest.raises(Mistake, match="masked-county"):
        lint(document, rules)


def test_all_bundled_rules_are_the_default() -> None:
    assert lint(Document("全县旳重点工程。"))


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("X县旳“”（）一、是20年月日,\n")), max_size=200))
def test_no_text_breaks_a_bundled_rule(bundled: RuleSet, text: str) -> None:
    for finding in inspect(Document(text), bundled).findings:
        assert 0 <= finding.place.start <= finding.place.end <= len(text)
        assert text[finding.place.start : finding.place.end] == finding.place.quote


@pytest.mark.parametrize(
    ("old", "new", "sorts"),
    [
        pytest.param("bad: [<<XX>>]", "bad: [<<XX>>]", [], id="right"),
        pytest.param("bad: [<<XX>>]", "bad: [<<某某>>]", ["missed"], id="missed"),
        pytest.param("bad: [<<XX>>]", "bad: [<<XX>>与X]", ["noisy"], id="noisy beside"),
        pytest.param("bad: [<<XX>>]", "bad: [<<XX县>>]", ["misplaced"], id="misplaced"),
        pytest.param("bad: [<<XX>>], good: [正文]", "bad: [<<XX>>], good: [X光]", ["noisy"], id="noisy on a good one"),
        pytest.param("bad: [<<XX>>]", "bad: [{text: <<XX>>, fixed: 乙}]", ["wrongly-fixed"], id="wrongly fixed"),
        pytest.param("fix: 甲}", "fix: X}", ["wrongly-fixed"], id="the fix does not end"),
    ],
)
def test_verdicts_on_examples(tmp_path: Path, old: str, new: str, sorts: list[str]) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(RULES.replace(old, new), encoding="utf-8")
    rules = load_rules([path], bundled=False).select(only=["mask"])
    assert [verdict.sort for verdict in try_examples(rules)] == sorts

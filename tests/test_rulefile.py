"""Rule files: what is read, and how mistakes in them are told."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from linter.checks.pattern import Pattern
from linter.checks.terms import Terms
from linter.checks.words import Term
from linter.circumstances import Circumstances
from linter.finding import Category, Severity
from linter.language import Mistake
from linter.rule import RuleSet
from linter.rulefiles.loading import bundled_rules_folder, load_rules
from linter.rulefiles.ruleentry import unmark
from linter.rulefiles.rulemistakes import RuleMistakes
from linter.schema import rule_file_schema, schema_text

GOOD = """\
rules:
  - id: house-word
    category: wording
    severity: warning
    message: {zh: "“{quote}”不规范", en: "'{quote}' is not our word"}
    fix: safe
    pattern: {any: 大数据局, fix: 数据局}
    examples:
      bad: [<<大数据局>>]
      good: [数据局]
"""


def write(folder: Path, text: str, name: str = "house.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(folder: Path, text: str) -> list[str]:
    path = write(folder, text)
    with pytest.raises(RuleMistakes) as caught:
        load_rules([path], bundled=False)
    return [line.replace(str(path), "F") for line in caught.value.say("en").split("\n")]


def test_a_rule_is_read(tmp_path: Path) -> None:
    [rule] = load_rules([write(tmp_path, GOOD)], bundled=False).rules
    assert (rule.id, rule.category, rule.severity, rule.fix) == (
        "house-word",
        Category.WORDING,
        Severity.WARNING,
        "safe",
    )
    assert rule.check == Pattern(any=("大数据局",), fix="数据局")
    assert rule.bad[0].text == "大数据局"
    assert rule.bad[0].spans == ((0, 4),)
    assert rule.message.say("en", quote="大数据局") == "'大数据局' is not our word"


def test_an_example_says_what_is_known_of_it(tmp_path: Path) -> None:
    known = "{text: <<大数据局>>, as-of: 2025-06-30, period: 2024}"
    [rule] = load_rules([write(tmp_path, GOOD.replace("<<大数据局>>", known))], bundled=False).rules
    whole_year = date(2024, 1, 1), date(2024, 12, 31)
    assert rule.bad[0].circumstances == Circumstances(period=whole_year, as_of=date(2025, 6, 30))
    wrong = GOOD.replace("<<大数据局>>", "{text: <<大数据局>>, as-of: 2025-06-31}")
    assert mistakes(tmp_path, wrong) == ["F:9:37: a date such as 2025-06-30 is wanted, not '2025-06-31'"]


def test_words_without_right_forms_stand_in_a_list(tmp_path: Path) -> None:
    text = GOOD.replace("pattern: {any: 大数据局, fix: 数据局}", "terms: {words: [布署, {wrong: 既使, right: 即使}]}")
    [rule] = load_rules([write(tmp_path, text)], bundled=False).rules
    assert rule.check == Terms(words=(Term("布署"), Term("既使", ("即使",))))


def test_terms_stand_in_a_mapping_a_list_or_a_table(tmp_path: Path) -> None:
    write(tmp_path, "wrong\tright\tunless\n# house words\n布署\t部署\t排兵布署|布署图\n", "words.tsv")
    for words in ("{布署: 部署}", "[{wrong: 布署, right: 部署}]", "words.tsv"):
        text = GOOD.replace("pattern: {any: 大数据局, fix: 数据局}", f"terms: {{words: {words}}}")
        [rule] = load_rules([write(tmp_path, text)], bundled=False).rules
        unless = ("排兵布署", "布署图") if words == "words.tsv" else ()
        assert rule.check == Terms(words=(Term("布署", ("部署",), unless),))


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        pytest.param("severity:", "severty:", "F:4:5: unknown key 'severty', did you mean 'severity'?", id="key"),
        pytest.param("    fix: safe\n", "    fix: safe\n    fix: safe\n", "F:7:5: duplicate key 'fix'", id="duplicate"),
        pytest.param("warning", "warn", "F:4:15: there is no 'warn' (info, warning, error), did you mean 'warning'?", id="severity"),
        pytest.param("wording", "word", "F:3:15: there is no 'word' (placeholder,", id="category"),
        pytest.param("any: 大", "any: (大", "F:7:20: not a regular expression: missing ) at position 5 ((大数据局)", id="regex"),
        pytest.param("house-word", "house-term", None, id="unchanged"),
        pytest.param("{quote}", "{quoet}", "F:5:14: the message names the field 'quoet', which the check does not give", id="field"),
        pytest.param("fix: 数据局}", "fixx: 数据局}", "F:7:26: unknown key 'fixx', did you mean 'fix'?", id="option"),
        pytest.param("fix: 数据局}", "fix: '{new}局'}", "F:7:14: 'new' is no group that every pattern has (they have 0)", id="fix"),
        pytest.param("fix: 数据局}", "capture: 2}", "F:7:14: '2' is no group that every pattern has", id="capture"),
        pytest.param("any: 大数据局, ", "", "F:7:14: 'any' is missing", id="missing option"),
        pytest.param("any: 大数据局", "any: 大数据局, lines: two", "F:7:33: a number is wanted, not 'two'", id="type"),
        pytest.param("any: 大数据局", "any: 大数据局, scope: titel", "did you mean 'title'?", id="choice"),
        pytest.param("any: 大数据局", "any: 大数据局, repaired: yes", "true or false is wanted, not 'yes'", id="no YAML 1.1 yes"),
        pytest.param("      good: [数据局]\n", "", "F:9:7: 'good' is missing", id="example"),
        pytest.param("good: [数据局]", "good: []", "'good' is a list of at least one example", id="no example"),
        pytest.param("<<大数据局>>", "大数据局", "a bad example marks what is to be reported", id="unmarked"),
        pytest.param("good: [数", "good: [<<数>>", "a good example holds no <<…>>", id="marked good"),
        pytest.param("id: house-word", "id: House_Word", "an id is lower-case words", id="id"),
        pytest.param("    pattern:", "    patern:", "a rule has exactly one check kind", id="kind"),
        pytest.param("fix: safe", "documents: 请试", "no kind of document is called '请试'", id="kind of document"),
        pytest.param("message: {zh", "message: {cn", "'zh' is missing", id="language"),
        pytest.param("rules:", "rules: [", "F:2:3: not YAML", id="syntax"),
        pytest.param("category: wording", "category:", "F:3:14: a value is missing here", id="no value"),
    ],
)  # fmt: skip
def test_mistakes_are_told_with_their_place(tmp_path: Path, old: str, new: str, mistake: str | None) -> None:
    if mistake is None:
        assert load_rules([write(tmp_path, GOOD)], bundled=False).rules
        return
    assert any(mistake in line for line in mistakes(tmp_path, GOOD.replace(old, new))), mistake


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    told = mistakes(tmp_path, GOOD.replace("warning", "warn").replace("any: 大", "any: (大"))
    assert len(told) == 2


def test_the_same_id_twice(tmp_path: Path) -> None:
    first, second = write(tmp_path, GOOD, "a.yaml"), write(tmp_path, GOOD, "b.yaml")
    with pytest.raises(RuleMistakes, match=r"'house-word' stands already at .*a\.yaml:2"):
        load_rules([first, second], bundled=False)


def test_mistakes_in_a_table_are_told_with_their_line(tmp_path: Path) -> None:
    table = write(tmp_path, "wrong\tcontext\n布署\t(布署\n\tx\n", "words.tsv")
    text = GOOD.replace("pattern: {any: 大数据局, fix: 数据局}", "terms: {words: words.tsv}")
    with pytest.raises(RuleMistakes) as caught:
        load_rules([write(tmp_path, text)], bundled=False)
    told = caught.value.say("zh").replace(str(table), "T").split("\n")
    assert told[0].startswith("T:2:1: 正则表达式有误")
    assert told[1] == "T:3:1: 缺少“wrong”"


def test_a_missing_file_an_empty_folder_and_another_encoding_are_refused(tmp_path: Path) -> None:
    (tmp_path / "gbk.yaml").write_bytes("rules: [] # 规则".encode("gbk"))
    (tmp_path / "empty").mkdir()
    for name, sentence in [("none.yaml", "no rule file at"), ("empty", "holds no .yaml"), ("gbk.yaml", "is not UTF-8")]:
        with pytest.raises(Mistake, match=sentence):
            load_rules([tmp_path / name], bundled=False)


@pytest.mark.parametrize(
    "text", ["", "rules: 3", "- a", "a: b", "rules: [{}]", "rules: [1]", "kinds: [{name: 函}]", "&a [*a]", "\x00"]
)
def test_no_file_ends_in_a_traceback(tmp_path: Path, text: str) -> None:
    with pytest.raises(Mistake):
        load_rules([write(tmp_path, text)], bundled=False)


@pytest.mark.parametrize(
    ("marked", "text", "spans"),
    [
        ("截至<<7月1XX日>>，<<X>>", "截至7月1XX日，X", ((2, 8), (9, 10))),
        ("<<查看更多>>>>", "查看更多>>", ((0, 6),)),
        ("没有标记", "没有标记", ()),
        ("<<甲\n乙>>", "甲\n乙", ((0, 3),)),
        ("甲<<>>", "甲", ((1, 1),)),
    ],
)
def test_marks_of_examples(marked: str, text: str, spans: tuple[tuple[int, int], ...]) -> None:
    assert unmark(marked) == (text, spans)


def test_select_by_id_and_category(bundled: RuleSet) -> None:
    one = bundled.rules[0]
    assert bundled.select(only=[one.id]).rules == (one,)
    assert one not in bundled.select(skip=[one.category.value]).rules
    with pytest.raises(Mistake, match="did you mean 'placeholder'"):
        bundled.select(only=["placholder"])


def test_the_schema_is_fresh() -> None:
    stored = (bundled_rules_folder() / "schema.json").read_text(encoding="utf-8")
    assert stored == schema_text(), "run: python -m linter.schema > rules/schema.json"


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, ensure_ascii=False, default=str))


def test_the_bundled_packs_follow_the_schema() -> None:
    schema = rule_file_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for path in bundled_rules_folder().glob("*.yaml"):
        jsonschema.validate(_plain(yaml.safe_load(path.read_text(encoding="utf-8"))), schema)


def test_the_schema_refuses_what_the_loader_refuses() -> None:
    rule = yaml.safe_load(GOOD)["rules"][0]
    schema = rule_file_schema()
    jsonschema.validate({"rules": [rule]}, schema)
    for wrong in ({"severity": "warn"}, {"patern": {}}, {"terms": {"words": {"甲": "乙"}}}, {"id": "Ab"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({"rules": [rule | wrong]}, schema)

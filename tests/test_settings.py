"""Settings: found, read, merged, and their mistakes told."""

from __future__ import annotations

import datetime
import os
import pickle
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checking import Checker
from linter.finding import Severity
from linter.globs import decide, matches
from linter.language import Mistake
from linter.results import Failure
from linter.settings.entries import Entry, Where
from linter.settings.lookup import Lookup
from linter.settings.settings import Settings, settle

TODAY = datetime.date(2025, 6, 30)
RULE = """
rules:
  - id: {id}
    category: wording
    severity: warning
    message: 改
    terms: {{words: {{{word}: 乙}}}}
    examples: {{bad: [<<{word}>>], good: [丙]}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def settings(path: str = "a.txt", **lookup: object) -> Settings:
    return Lookup(**{"today": TODAY} | lookup).conditions(path).settings


def mistakes(path: str = "a.txt", language: str = "en") -> list[str]:
    with pytest.raises(Mistake) as caught:
        settings(path)
    return caught.value.say(language).split("\n")


VALUES = {
    "nothing": ("", Settings()),
    "off is a word": (
        "severities: {wording: off, typo: on}",
        Settings(severities=(("wording", "off"), ("typo", "on"))),
    ),
    "no is a language of nobody": ("bundled: false", Settings(bundled=False)),
    "a date is no value of YAML": ("as-of: 2025-01-02", datetime.date(2025, 1, 2)),
    "a date in words": ("as-of: 2025年1月2日", datetime.date(2025, 1, 2)),
    "today": ("as-of: today", TODAY),
}


@pytest.mark.parametrize(("text", "expected"), VALUES.values(), ids=VALUES)
def test_values_are_read_as_they_are_written(folder, text, expected):
    write(folder, {".reportlint.yaml": text})
    found = settings()
    if isinstance(expected, datetime.date):
        assert found.circumstances.as_of == expected
    else:
        assert (found.severities, found.bundled) == (expected.severities, expected.bundled)
    assert found.path == str(folder / ".reportlint.yaml")


PERIODS = {
    "2024": ("2024-01-01", "2024-12-31"),
    "2024年": ("2024-01-01", "2024-12-31"),
    "2024年上半年": ("2024-01-01", "2024-06-30"),
    "2024年第三季度": ("2024-07-01", "2024-09-30"),
    "2024年1-9月": ("2024-01-01", "2024-09-30"),
    "2021-2025": ("2021-01-01", "2025-12-31"),
    "2023-12-01..2024-11-30": ("2023-12-01", "2024-11-30"),
}


@pytest.mark.parametrize(("written", "days"), PERIODS.items(), ids=PERIODS)
def test_periods(folder, written, days):
    write(folder, {".reportlint.yaml": f"period: {written}"})
    assert settings().circumstances.period == tuple(map(datetime.date.fromisoformat, days))


MISTAKES = {
    "unknown key": ("exlude: [a]", "1:1: unknown key 'exlude', did you mean 'exclude'?"),
    "duplicate key": ("exclude: a\nexclude: b", "2:1: duplicate key 'exclude'"),
    "duplicate severity": ("severities: {typo: off, typo: on}", "1:25: duplicate key 'typo'"),
    "unknown level": (
        "severities:\n  wording: eror",
        "2:12: 'eror' is not one of off, on, info, warning, error, did you mean 'error'?",
    ),
    "unknown rule": (
        "severities: {wordin: off}",
        "1:14: no rule or category is called 'wordin', did you mean 'wording'?",
    ),
    "a boolean": ("bundled: no", "1:10: true or false is wanted, not 'no'"),
    "a number of a limit": ("fail-on: 3", "1:10: '3' is not one of error, warning, info, never"),
    "no such day": ("as-of: 2025-02-30", "1:8: a date such as 2025-06-30, or today, is wanted, not '2025-02-30'"),
    "period": (
        "period: 2024年上半",
        "1:9: a period such as 2024, 2024年上半年 or 2023-12-01..2024-11-30 is wanted, not '2024年上半'",
    ),
    "period that ends before it begins": (
        "period: 2024-12-01..2024-11-30",
        "1:9: a period such as 2024, 2024年上半年 or 2023-12-01..2024-11-30 is wanted, not '2024-12-01..2024-11-30'",
    ),
    "encoding": ("encoding: gbk2", "1:11: there is no encoding 'gbk2'; common ones are gb18030, utf-8, utf-16, big5"),
    "kind": ("kind: 工作总", "1:7: no kind of document is called '工作总', did you mean '工作总结'?"),
    "missing rules": ("rules: [house.yaml]", "1:9: no rule file at 'house.yaml'"),
    "missing base": ("extends: base.yaml", "1:10: no settings file at 'base.yaml'"),
    "override without files": ("overrides:\n  - kind: 通知", "2:5: 'files' is missing"),
    "a key overrides do not take": ("overrides: [{files: a, baseline: b}]", "1:24: unknown key 'baseline'"),
    "ignored rule": (
        "ignore: [{rule: library-pag, quote: x, reason: y}]",
        "1:10: no rule is called 'library-pag', did you mean 'library-page'?",
    ),
    "no reason": ("ignore: [{rule: library-page, quote: x}]", "1:10: 'reason' is missing"),
    "empty reason": (
        "ignore: [{rule: library-page, quote: x, reason: ' '}]",
        "1:10: say why it is right as it stands (reason)",
    ),
    "empty word": ("terms: {accept: ['']}", "1:18: a word must not be empty"),
    "empty pattern": (
        "exclude: ['']",
        "1:11: '' is no pattern of paths; they are written as in .gitignore: *.txt, 2023/*.txt, drafts/",
    ),
    "not YAML": (
        "exclude: [",
        "2:1: not YAML: did not find expected node content; a bracket is not closed, or a comma is missing between items",
    ),
    "not a mapping": ("- a", "1:1: a mapping (key: value) is wanted here"),
}


@pytest.mark.parametrize(("text", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_told_with_their_place(folder, text, expected):
    write(folder, {".reportlint.yaml": text + "\n"})
    assert mistakes() == [f".reportlint.yaml:{expected}"]


def test_all_mistakes_of_all_files_are_told_at_once(folder):
    write(
        folder,
        {
            ".reportlint.yaml": "fail-on: x\nextends: base.yaml\nrules: house.yaml\nkind: 总",
            "base.yaml": "encoding: x\nterms: {accept: words.txt}",
            "house.yaml": "rules: [{id: X}]",
        },
    )
    told = [line.split(": ")[0] for line in mistakes()]
    assert told[:3] == [".reportlint.yaml:1:10", "base.yaml:1:11", "base.yaml:2:17"]
    assert {place.split(":")[0] for place in told[3:]} == {"house.yaml"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "cannot read the word list 'w.txt': No such file or directory"),
        ("湘直通".encode("gbk"), "the word list 'w.txt' is not UTF-8; save it as UTF-8"),
    ],
    ids=["missing", "GBK"],
)
def test_a_word_list_that_cannot_be_read(folder, content, reason):
    write(folder, {".reportlint.yaml": "terms: {accept: w.txt}"})
    if content is not None:
        (folder / "w.txt").write_bytes(content)
    assert mistakes() == [f".reportlint.yaml:1:17: {reason}"]


def test_one_mistake_is_the_same_for_all_documents(folder):
    write(folder, {".reportlint.yaml": "x: y"})
    lookup = Lookup()
    caught = []
    for path in ("a.txt", "b/c.txt"):
        with pytest.raises(Mistake) as mistake:
            lookup.conditions(path)
        caught.append(mistake.value)
    assert caught[0] is caught[1]


# Where they are found.


@given(st.lists(st.integers(0, 6), unique=True), st.integers(0, 6), st.integers(0, 6))
def test_the_nearest_file_within_the_repository_counts(tmp_path_factory, levels, root, document):
    """Settings in some folders of a chain, the repository's root and the document in any of them."""
    folders = [tmp_path_factory.mktemp("r")]
    for level in range(6):
        folders.append(folders[-1] / str(level))
    folders[-1].mkdir(parents=True)
    (folders[root] / ".git").mkdir()
    for level in levels:
        (folders[level] / ".reportlint.yaml").touch()
    seen = range(root, document + 1) if document >= root else range(document + 1)
    nearest = max((level for level in levels if level in seen), default=None)
    expected = None if nearest is None else str(folders[nearest] / ".reportlint.yaml")
    assert Lookup().file_of(str(folders[document] / "a.txt")) == expected


def test_other_names(folder):
    write(
        folder, {"a/.reportlint.yml": "", "b/pyproject.toml": "[tool.reportlint]\n", "c/pyproject.toml": "[tool.x]\n"}
    )
    found = {name: Lookup().file_of(f"{name}/x.txt") for name in "abc"}
    assert found == {"a": str(folder / "a/.reportlint.yml"), "b": str(folder / "b/pyproject.toml"), "c": None}


def test_two_files_in_one_folder(folder):
    write(folder, {".reportlint.yaml": "", "pyproject.toml": "[tool.reportlint]\n"})
    assert mistakes() == ["'.reportlint.yaml' and 'pyproject.toml' are both settings of one folder; keep one"]


def test_standard_input_stands_in_the_working_directory(folder):
    write(folder, {".reportlint.yaml": ""})
    assert Lookup().file_of("-") == str(folder / ".reportlint.yaml")


def test_one_file_for_all_or_none(folder):
    write(folder, {".reportlint.yaml": "fail-on: error", "x.yaml": "fail-on: info"})
    assert settings(file="x.yaml").fail_on == "info"
    assert settings(isolated=True).fail_on == "warning"


def test_a_lookup_goes_to_another_process(folder):
    write(folder, {".reportlint.yaml": "severities: {typo: off}"})
    lookup = Lookup((Entry("fail-on", "info", Where("--fail-on")),), today=TODAY)
    before = lookup.conditions("a.txt").settings
    assert pickle.loads(pickle.dumps(lookup)).conditions("a.txt").settings == before


# What they come to.


def test_what_a_file_extends_comes_first(folder):
    write(
        folder,
        {
            ".reportlint.yaml": "extends: [house/base.yaml, more.yaml]\nfail-on: info\nseverities: {date: error}\nexclude: c",
            "house/base.yaml": "fail-on: error\nlanguage: en\nseverities: {date: off, typo: off}\nexclude: a\nrules: r.yaml",
            "more.yaml": "language: zh\nencoding: big5\nexclude: b",
            "house/r.yaml": RULE.format(id="house", word="甲"),
        },
    )
    found = settings()
    assert (found.fail_on, found.language, found.encoding) == ("info", "zh", "big5")
    assert found.severities == (("date", "error"), ("typo", "off"))
    assert [group.patterns for group in found.exclude] == [("a", "b", "c")]
    assert found.rules == (str(folder / "house/r.yaml"),)


@given(st.lists(st.sampled_from(["off", "on", "info", "error", None]), min_size=1, max_size=5))
def test_the_last_of_a_chain_of_extends_wins(tmp_path_factory, levels):
    folder = tmp_path_factory.mktemp("chain")
    for number, level in enumerate(levels):
        extends = f"extends: {number + 1}.yaml\n" if number + 1 < len(levels) else ""
        said = f"severities: {{typo: {level}}}\n" if level else ""
        write(folder, {f"{number}.yaml": extends + said})
    said_by = [level for level in levels if level]
    expected = (("typo", said_by[0]),) if said_by else ()
    assert settings("a.txt", file=str(folder / "0.yaml")).severities == expected


def test_extends_that_lead_round_are_told(folder):
    write(folder, {".reportlint.yaml": "extends: b.yaml", "b.yaml": "extends: c.yaml", "c.yaml": "extends: b.yaml"})
    assert mistakes() == ["c.yaml:1:10: extends leads round: .reportlint.yaml → b.yaml → c.yaml → b.yaml"]


def test_two_files_may_extend_the_same(folder):
    write(
        folder,
        {
            ".reportlint.yaml": "extends: [a.yaml, b.yaml]",
            "a.yaml": "extends: c.yaml",
            "b.yaml": "extends: c.yaml",
            "c.yaml": "ignore: [{rule: library-page, quote: x, reason: y}]",
        },
    )
    assert [ignore.where for ignore in settings().ignore] == ["c.yaml:1"]


def test_patterns_begin_at_the_file_they_stand_in_or_the_one_it_serves(folder):
    write(
        folder,
        {
            "base.yaml": "exclude: x/*.txt",
            "x/.reportlint.yaml": "extends: [../base.yaml, ../house/h.yaml]\nexclude: y/*.txt",
            "house/h.yaml": "exclude: z/*.txt",
        },
    )
    found = settings("x/a.txt")
    excluded = [
        name for name in ("x/a.txt", "x/y/a.txt", "x/z/a.txt", "x/x/a.txt", "house/z/a.txt") if found.excludes(name)
    ]
    assert excluded == ["x/a.txt", "x/y/a.txt", "x/z/a.txt"]


def test_patterns_of_a_file_that_is_asked_for_begin_at_the_working_directory(folder, tmp_path_factory, monkeypatch):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    write(elsewhere, {"house.yaml": "exclude: drafts/*.txt"})
    assert settings(file=str(elsewhere / "house.yaml")).excludes("drafts/a.txt")
    write(folder, {"house.yaml": "exclude: x/drafts/*.txt", "x/a.txt": ""})
    monkeypatch.chdir(folder / "x")
    assert settings(file=os.path.join("..", "house.yaml")).excludes("drafts/a.txt")


def test_overrides_win_in_order(folder):
    write(
        folder,
        {
            ".reportlint.yaml": """
kind: 通知
severities: {typo: error}
overrides:
  - {files: "2023/*.txt", kind: 工作总结, period: 2023, severities: {typo: off, date: off}}
  - {files: [b.txt], encoding: big5, severities: {date: info}, terms: {accept: 甲}}
"""
        },
    )
    plain, both = settings("c.txt"), settings("2023/b.txt")
    assert (plain.circumstances.kind, plain.severities, plain.accept) == ("通知", (("typo", "error"),), ())
    assert (both.circumstances.kind, both.encoding, both.accept) == ("工作总结", "big5", ("甲",))
    assert both.severities == (("typo", "off"), ("date", "info"))
    assert both.circumstances.period == (datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))


def test_the_command_line_wins(folder):
    write(folder, {".reportlint.yaml": "fail-on: error\nencoding: big5\noverrides: [{files: a.txt, encoding: gbk}]"})
    given_ = (
        Entry("encoding", "utf-16", Where("--encoding")),
        Entry("exclude", "a.txt", Where("--exclude"), str(folder)),
    )
    found = settings(given=given_)
    assert (found.fail_on, found.encoding, found.excludes("a.txt")) == ("error", "utf-16", True)


NAMES = st.sampled_from(["a.txt", "b.txt", "x/a.txt", "x/y/b.md"])
PATTERNS = st.sampled_from(["*.txt", "!*.txt", "x/", "!x/", "a.txt", "!a.txt", "*", "x/y/*.md"])


@given(st.lists(PATTERNS, max_size=5), st.lists(PATTERNS, max_size=5), NAMES)
def test_of_patterns_from_two_folders_those_nearer_the_document_decide(far, near, name):
    folder = os.getcwd()
    entries = [Entry("exclude", pattern, Where("f", 1), folder) for pattern in far]
    assert settle(entries, None, TODAY).excludes(name) == matches(far, name, folder)
    entries += [Entry("exclude", pattern, Where("f", 1), os.path.join(folder, "x")) for pattern in near]
    inner = decide(near, name, os.path.join(folder, "x"))
    assert settle(entries, None, TODAY).excludes(name) == (matches(far, name, folder) if inner is None else inner)


@given(st.permutations(["x", "y", "z"]))
def test_of_single_values_the_last_entry_wins(names):
    entries = [Entry("baseline", name, Where("f", 1)) for name in names]
    assert settle(entries, None, TODAY).baseline == names[-1]


# pyproject.toml


def test_pyproject_says_the_same(folder):
    write(
        folder,
        {
            "pyproject.toml": """
[project]
name = "x"  # exclude = ["nothing"]

[tool.reportlint]
exclude = ["drafts/", "*.bak"]
as-of = 2025-01-02
bundled = true
period = 2024

[tool.reportlint.severities]
typo = "off"

[[tool.reportlint.overrides]]
files = "a.txt"
kind = "通知"

[[tool.reportlint.ignore]]
rule = "library-page"
quote = "展开"
reason = "引用"
""",
        },
    )
    found = settings()
    assert [group.patterns for group in found.exclude] == [("drafts/", "*.bak")]
    assert found.circumstances.as_of == datetime.date(2025, 1, 2)
    assert found.circumstances.kind == "通知"
    assert found.severities == (("typo", "off"),)
    assert [(ignore.quote, ignore.where) for ignore in found.ignore] == [("展开", "pyproject.toml:19")]


TOML = {
    "unknown key": ("exlude = 1", "4:1: unknown key 'exlude', did you mean 'exclude'?"),
    "bad value": ('fail-on = "x"', "4:11: 'x' is not one of error, warning, info, never"),
    "in an array": (
        'exclude = ["a", ""]',
        "4:17: '' is no pattern of paths; they are written as in .gitignore: *.txt, 2023/*.txt, drafts/",
    ),
    "a table": ('[tool.reportlint.severities]\ntypo = "x"', "5:8: 'x' is not one of off, on, info, warning, error"),
    "dotted": ('severities.typo = "x"', "4:19: 'x' is not one of off, on, info, warning, error"),
    "not TOML": ("exclude = ", "4:11: not TOML: Invalid value"),
}


@pytest.mark.parametrize(("text", "expected"), TOML.values(), ids=TOML)
def test_mistakes_in_pyproject_have_their_place(folder, text, expected):
    write(folder, {"pyproject.toml": f"[tool.x]\nfail-on = 1\n[tool.reportlint]\n{text}\n"})
    assert mistakes() == [f"pyproject.toml:{expected}"]


# The rules they choose.

CHOICES = {
    "as it is": ("", {"one": "warning", "two": "warning"}),
    "a rule": ("severities: {one: error}", {"one": "error", "two": "warning"}),
    "a category": ("severities: {wording: info}", {"one": "info", "two": "info"}),
    "a rule wins over its category": ("severities: {one: error, wording: off}", {"one": "error"}),
    "a category wins over all": ("severities: {wording: info, all: off}", {"one": "info", "two": "info"}),
    "on is its own severity": ("severities: {all: off, one: on}", {"one": "warning"}),
}


@pytest.mark.parametrize(("text", "expected"), CHOICES.values(), ids=CHOICES)
def test_severities(folder, text, expected):
    write(
        folder,
        {
            ".reportlint.yaml": f"bundled: false\nrules: [one.yaml, two.yaml]\n{text}",
            "one.yaml": RULE.format(id="one", word="甲"),
            "two.yaml": RULE.format(id="two", word="丁"),
        },
    )
    rules = Lookup().conditions("a.txt").rules
    assert {rule.id: rule.severity.value for rule in rules.rules} == expected


ASKED = {
    "a rule that is off": ("{one: off}", ["one"], [], ["one"]),
    "a rule of a category that is off": ("{wording: off}", ["one"], [], ["one"]),
    "a category that is off": ("{wording: off}", ["wording"], [], ["one", "two"]),
    "not a rule of it that is off by name": ("{wording: off, two: off}", ["wording"], [], ["one"]),
    "skip wins": ("{one: error}", [], ["one"], ["two"]),
}


@pytest.mark.parametrize(("severities", "only", "skip", "expected"), ASKED.values(), ids=ASKED)
def test_what_the_command_line_asks_for_is_on(folder, severities, only, skip, expected):
    write(
        folder,
        {
            ".reportlint.yaml": f"bundled: false\nrules: [one.yaml, two.yaml]\nseverities: {severities}",
            "one.yaml": RULE.format(id="one", word="甲"),
            "two.yaml": RULE.format(id="two", word="丁"),
        },
    )
    given_ = [Entry(key, name, Where(f"--{key}")) for key, names in (("only", only), ("skip", skip)) for name in names]
    rules = Lookup(tuple(given_)).conditions("a.txt").rules
    assert [rule.id for rule in rules.rules] == expected


def test_a_rule_that_is_off_still_sets_lines_apart(folder, bundled):
    write(folder, {".reportlint.yaml": "severities: {residue: off}"})
    rules = Lookup().conditions("a.txt").rules
    apart = {rule.id for rule in bundled.rules if rule.sets_apart and rule.category == "residue"}
    assert apart
    assert {rule.id for rule in rules.muted} == apart
    assert all(rule.category != "residue" for rule in rules.rules)


def test_equal_settings_share_one_set_of_rules(folder):
    write(
        folder,
        {
            "a/.reportlint.yaml": "severities: {typo: off}",
            "b/.reportlint.yaml": "severities: {typo: off}\nfail-on: info",
        },
    )
    lookup = Lookup()
    assert lookup.conditions("a/x.txt").rules is lookup.conditions("b/x.txt").rules
    assert lookup.conditions("c.txt").rules is not lookup.conditions("a/x.txt").rules
    assert lookup.known_rules["library-page"].severity is not Severity.INFO


# What stored findings hang on.

COUNTING = {
    "a severity": ("severities: {typo: off}", True),
    "an accepted word": ("terms: {accept: 甲}", True),
    "a forbidden word": ("terms: {forbid: {甲: 乙}}", True),
    "the encoding": ("encoding: big5", True),
    "the kind": ("kind: 通知", True),
    "the period": ("period: 2024", True),
    "the day": ("as-of: 2024-01-01", True),
    "today": ("as-of: today", True),
    "an override that fits": ("overrides: [{files: a.txt, severities: {typo: off}}]", True),
    "an override that does not": ("overrides: [{files: b.txt, severities: {typo: off}}]", False),
    "the limit": ("fail-on: info", False),
    "an ignore": ("ignore: [{rule: library-page, quote: x, reason: y}]", False),
    "what is left out": ("exclude: x", False),
    "a baseline": ("baseline: x", False),
}


@pytest.mark.parametrize(("text", "counts"), COUNTING.values(), ids=COUNTING)
def test_the_fingerprint_follows_what_changes_findings(folder, text, counts):
    before = Checker(settings=Lookup(today=TODAY)).fingerprint("a.txt")
    write(folder, {".reportlint.yaml": text})
    checker = Checker(settings=Lookup(today=TODAY))
    assert (checker.fingerprint("a.txt") != before) is counts
    assert pickle.loads(pickle.dumps(checker)).fingerprint("a.txt") == checker.fingerprint("a.txt")


def test_the_fingerprint_of_today_is_another_tomorrow(folder):
    write(folder, {".reportlint.yaml": "as-of: today"})
    days = [TODAY, TODAY + datetime.timedelta(1)]
    assert len({Checker(settings=Lookup(today=day)).fingerprint("a.txt") for day in days}) == 2


def test_a_document_whose_settings_hold_a_mistake_is_told(folder):
    write(folder, {".reportlint.yaml": "x: y", "a.txt": ""})
    (failure,) = Checker().check("a.txt")
    assert isinstance(failure, Failure)
    assert failure.mistake.say("en") == ".reportlint.yaml:1:1: unknown key 'x'"

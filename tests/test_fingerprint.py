"""What stored findings hang on."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from linter.checking import Checker
from linter.finding import Severity
from linter.rulefiles.loading import load_rules

RULE = """
rules:
  - id: {id}
    category: wording
    severity: {severity}
    message: {message}
    {files}
    terms: {{words: {words}}}
    examples: {{bad: [<<甲>>], good: [{good}]}}
"""
SAID = {"id": "one", "severity": "warning", "message": "改", "files": "", "words": "{甲: 乙}", "good": "丙"}


def checker(tmp_path: Path, folder: str = "a", **changes: str) -> Checker:
    path = tmp_path / folder / "rules.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(RULE.format(**SAID | changes), encoding="utf-8")
    return Checker(load_rules([path], bundled=False))


CHANGES = {
    "id": {"id": "two"},
    "severity": {"severity": "error"},
    "message": {"message": "改为乙"},
    "words": {"words": "{甲: 丁}"},
    "files": {"files": "files: '*.txt'"},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_follows_what_rules_say(tmp_path, change):
    assert checker(tmp_path).fingerprint("a.txt") != checker(tmp_path, **change).fingerprint("a.txt")


def test_it_keeps_when_only_examples_or_the_place_of_a_rule_change(tmp_path):
    before = checker(tmp_path).fingerprint("a.txt")
    assert checker(tmp_path, good="丙, 丁").fingerprint("a.txt") == before
    assert checker(tmp_path, folder="b").fingerprint("a.txt") == before


def test_it_tells_paths_apart_where_rules_or_readers_do(tmp_path):
    plain, bound = checker(tmp_path), checker(tmp_path, folder="b", files="files: '2023/*'")
    assert plain.fingerprint("2023/a.txt") == plain.fingerprint("2024/a.txt")
    assert bound.fingerprint("2023/a.txt") != bound.fingerprint("2024/a.txt")
    assert plain.fingerprint("a.txt") != plain.fingerprint("a.md")


def test_language_and_encoding_count(tmp_path):
    first = checker(tmp_path)
    others = [replace(first, language="en"), replace(first, encoding="gb18030")]
    assert len({one.fingerprint("a.txt") for one in (first, *others)}) == 3


def test_all_bundled_rules_have_the_same_in_every_process(bundled):
    code = "from linter.checking import *; from linter.rulefiles.loading import *; print(Checker(load_rules()).fingerprint('a.txt'))"
    environment = os.environ | {"PYTHONHASHSEED": "7"}
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert other.stdout.strip() == Checker(bundled).fingerprint("a.txt")
    rules = replace(bundled, rules=(replace(bundled.rules[0], severity=Severity.INFO), *bundled.rules[1:]))
    assert Checker(rules).fingerprint("a.txt") != Checker(bundled).fingerprint("a.txt")

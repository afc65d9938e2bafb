"""The bundled rules keep what they promise in their examples, and are quiet on published text."""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path

import pytest

from linter.checks.pattern import Pattern
from linter.checks.terms import Terms
from linter.checks.words import Term
from linter.document import Document, Origin
from linter.engine import inspect
from linter.finding import Severity
from linter.rule import Rule, RuleSet
from linter.rulefiles.loading import load_rules
from linter.selftest import test_rules as verdicts_of

BUNDLED = load_rules(check=True)
CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
MOST_ALARMS = 1 / 10_000
MOST_LIKELY_TYPOS = 0.5 / 10_000
"""Findings of severity warning and above that published text may give rise to, per character."""

each_rule = pytest.mark.parametrize("rule", BUNDLED.rules, ids=lambda rule: rule.id)


def alone(rule: Rule) -> RuleSet:
    return RuleSet((rule,), BUNDLED.kinds)


@each_rule
def test_examples(rule: Rule) -> None:
    assert [verdict.say("en") for verdict in verdicts_of(alone(rule))] == []


@each_rule
def test_two_bad_and_two_good_examples(rule: Rule) -> None:
    assert len(rule.bad) >= 2
    assert len(rule.good) >= 2


@each_rule
def test_speaks_both_languages(rule: Rule) -> None:
    assert rule.why is not None
    for phrase in (rule.message, rule.why):
        assert any("\u4e00" <= char <= "\u9fff" for char in phrase.zh)
        assert phrase.en
        assert phrase.en != phrase.zh


@pytest.mark.parametrize(
    ("rule", "exception"),
    [
        pytest.param(rule, exception, id=f"{rule.id}-{number}")
        for rule in BUNDLED.rules
        if isinstance(rule.check, Pattern | Terms)
        for number, exception in enumerate(rule.check.unless, 1)
    ],
)
def test_every_exception_is_needed(rule: Rule, exception: str) -> None:
    assert isinstance(rule.check, Pattern | Terms)
    rest = tuple(pattern for pattern in rule.check.unless if pattern != exception)
    bare = dataclasses.replace(rule, check=dataclasses.replace(rule.check, unless=rest))
    assert list(verdicts_of(alone(bare))), f"no example of {rule.id} needs the exception {exception}"


@pytest.mark.parametrize(
    ("rule", "words"),
    [pytest.param(rule, rule.check.words, id=rule.id) for rule in BUNDLED.rules if isinstance(rule.check, Terms)],
)
def test_word_tables_are_sound(rule: Rule, words: tuple[Term, ...]) -> None:
    assert [term for term in words if not term.right or term.wrong in term.right] == []
    assert [term for term in words if any(term.wrong not in longer for longer in term.unless)] == []
    rows = Counter((term.wrong, term.context) for term in words)
    assert [row for row, times in rows.items() if times > 1] == []


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora of published text lie outside the project")
def test_published_text_gives_few_findings() -> None:
    characters = 0
    found: Counter[str] = Counter()
    for path in sorted([*CORPORA.glob("clean_dev/*.txt"), *CORPORA.glob("policy/*.txt")]):
        document = Document(path.read_text(encoding="utf-8"), Origin(path.name))
        outcome = inspect(document, BUNDLED)
        assert outcome.mistakes == ()
        characters += len(document.text)
        found.update(finding.rule for finding in outcome.findings if finding.severity >= Severity.WARNING)
    # Published text holds misprints; those of the typo detector have a budget of their own.
    assert found.pop("likely-typo") < characters * MOST_LIKELY_TYPOS
    assert sum(found.values()) < characters * MOST_ALARMS, found.most_common(10)

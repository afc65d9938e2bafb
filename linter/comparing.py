"""The rules that compare documents of a run two by two."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.check import AcrossCheck
from linter.checks.compared import Compared
from linter.finding import Finding
from linter.found import Found, finding_of
from linter.language import Language
from linter.rule import Rule, RuleSet


def across_rules(rules: RuleSet) -> tuple[Rule, ...]:
    """Those of *rules* that compare documents."""
    return tuple(rule for rule in rules.rules if isinstance(rule.check, AcrossCheck))


def compare(rules: RuleSet, later: Compared, earlier: Compared, language: Language = "zh") -> Iterator[Finding]:
    """What *rules* find in the *later* document when it is held against the *earlier* one.

    A rule for some kinds of document or some files wants both to be of them.
    """
    for rule in across_rules(rules):
        assert isinstance(rule.check, AcrossCheck)
        both = (later, earlier)
        if all(rule.concerns(one.path) and (not rule.documents or one.reading.kind in rule.documents) for one in both):
            for hit in rule.check.compare(later, earlier):
                yield finding_of(later.reading, Found(rule, hit), language)

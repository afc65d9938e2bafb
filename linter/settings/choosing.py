"""The rules that settings ask for: the house's own words among them, each with its severity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.checks.terms import Terms
from linter.checks.words import Term
from linter.finding import Category, Severity
from linter.language import Phrase
from linter.rule import Rule, RuleSet
from linter.settings.settings import Settings

if TYPE_CHECKING:
    from linter.settings.keys import Level

EVERY_RULE = "all"
"""The name under ``severities`` that stands for every rule."""

HOUSE_RULES = (
    Rule(
        id="house-term",
        category=Category.WORDING,
        severity=Severity.WARNING,
        message=Phrase(
            "“{wrong}”应写作“{right}”（本单位用词规定）", "write '{right}' for '{wrong}': the house's words"
        ),
        kind="terms",
        check=Terms(()),
        why=Phrase("设置文件 terms: forbid: 规定了该写什么。", "The settings say under terms: forbid: what to write."),
        fix="unsafe",
    ),
    Rule(
        id="house-forbidden",
        category=Category.WORDING,
        severity=Severity.WARNING,
        message=Phrase("“{wrong}”是本单位不用的词", "'{wrong}' is a word the house does not use"),
        kind="terms",
        check=Terms(()),
        why=Phrase("设置文件 terms: forbid: 规定不用这个词。", "The settings forbid it under terms: forbid:."),
    ),
)
"""What is reported of forbidden words, with and without a word to write instead."""


def choose_rules(rules: RuleSet, settings: Settings) -> RuleSet:
    """Those of *rules* and of the house's words that are switched on, with the severities and words of *settings*.

    Rules that are off but set lines apart are muted.
    """
    levels = dict(settings.severities)
    on: list[Rule] = []
    off: list[Rule] = []
    for rule in (*rules.rules, *_house_rules(settings.forbid)):
        graded = _graded(rule, _level(rule, levels, settings.only))
        chosen = graded is not None and (not settings.only or _is_named(rule, settings.only))
        if graded is not None and chosen and not _is_named(rule, settings.skip):
            on.append(graded)
        elif rule.sets_apart:
            off.append(rule)
    return replace(rules, rules=tuple(on), muted=(*rules.muted, *off), accepted=settings.accept)


def _level(rule: Rule, levels: Mapping[str, Level], only: Sequence[str]) -> Level:
    """The level of a rule: what is said of it, else of its category, else of all.

    What the command line asks for by name is not off because settings say so of that name or a wider one.
    """
    by_rule, by_category = rule.id in only, rule.category.value in only
    names = ((rule.id, by_rule), (rule.category.value, by_rule or by_category), (EVERY_RULE, by_rule or by_category))
    for name, asked_for in names:
        level = levels.get(name, "on")
        if name in levels and not (level == "off" and asked_for):
            return level
    return "on"


def _graded(rule: Rule, level: Level) -> Rule | None:
    """The rule with its level, None when it is off."""
    if level == "off":
        return None
    return rule if level == "on" else replace(rule, severity=Severity(level))


def _is_named(rule: Rule, names: Sequence[str]) -> bool:
    return rule.id in names or rule.category.value in names


def _house_rules(forbidden: Sequence[Term]) -> list[Rule]:
    with_right, without = HOUSE_RULES
    words = (
        (with_right, tuple(term for term in forbidden if term.right)),
        (without, tuple(term for term in forbidden if not term.right)),
    )
    return [replace(rule, check=Terms(terms)) for rule, terms in words if terms]

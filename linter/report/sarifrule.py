"""A rule as SARIF describes it: what it says of itself, with its examples as help."""

from __future__ import annotations

import re

from linter.finding import Severity
from linter.language import Language, Phrase
from linter.report.words import CATEGORIES, phrase_words, rule_words
from linter.rule import Example, Rule

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
"""What GitHub calls the severity of a rule that is not about security."""
WHY = Phrase("为什么：{why}", "Why: {why}")
SOURCE = Phrase("依据：{source}", "Source: {source}")
BAD, GOOD = Phrase("这样写会报告：", "Reported:"), Phrase("这样写没有问题：", "Not reported:")
SHOWN = 3
"""So many examples of each sort are shown."""


def sarif_rule(identifier: str, rule: Rule | None, language: Language) -> dict[str, object]:
    """The reportingDescriptor of *rule*; of one that is not known only its name."""
    if rule is None:
        return {"id": identifier}
    said = rule_words(rule, language)
    return {
        "id": identifier,
        "name": "".join(word.capitalize() for word in identifier.split("-")),
        "shortDescription": {"text": said},
        "fullDescription": {"text": phrase_words(rule.why, language) if rule.why else said},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "help": {"text": _help(rule, language, marked=False), "markdown": _help(rule, language, marked=True)},
        "properties": {
            "tags": [rule.category.value, CATEGORIES[rule.category].say("zh")],
            "category": rule.category.value,
            "problem.severity": PROBLEMS[rule.severity],
        },
    }


def _help(rule: Rule, language: Language, *, marked: bool) -> str:
    """Reason, source and examples; *marked* in Markdown."""
    parts = [rule_words(rule, language)]
    if rule.why:
        parts.append(WHY.say(language, why=phrase_words(rule.why, language)))
    if rule.source:
        parts.append(SOURCE.say(language, source=rule.source))
    for title, examples in ((BAD, rule.bad), (GOOD, rule.good)):
        if examples:
            parts.append(title.say(language))
            parts += [_example(example, marked=marked) for example in examples[:SHOWN]]
    return "\n\n".join(parts)


def _example(example: Example, *, marked: bool) -> str:
    text = example.text.strip("\n")
    if not marked:
        return "\n".join(f"    {line}" for line in text.split("\n"))
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"

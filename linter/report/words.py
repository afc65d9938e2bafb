"""What severities, categories, rules and paths are called in the reports for people."""

from __future__ import annotations

import re
from collections.abc import Mapping

from linter.document import STANDARD_INPUT
from linter.finding import Category, Finding, Severity
from linter.language import Language, Phrase
from linter.rule import Rule
from linter.whereabouts import place_words

SEVERITIES = {
    Severity.ERROR: Phrase("错误", "error"),
    Severity.WARNING: Phrase("警告", "warning"),
    Severity.INFO: Phrase("提示", "info"),
}
CATEGORIES = {
    Category.PLACEHOLDER: Phrase("占位", "placeholder"),
    Category.DATE: Phrase("日期", "date"),
    Category.STRUCTURE: Phrase("结构", "structure"),
    Category.TYPO: Phrase("错别字", "typo"),
    Category.WORDING: Phrase("用词", "wording"),
    Category.PUNCTUATION: Phrase("标点", "punctuation"),
    Category.NUMBER: Phrase("数字", "number"),
    Category.REPETITION: Phrase("重复", "repetition"),
    Category.CONSISTENCY: Phrase("前后一致", "consistency"),
    Category.FORMAT: Phrase("格式", "format"),
    Category.RESIDUE: Phrase("残留", "residue"),
    Category.PRIVACY: Phrase("隐私", "privacy"),
}
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
PLACED = Phrase("{place}：{message}", "{place}: {message}")
COMMA, OF_RULE = Phrase("，", ", "), Phrase("{rule} {count} 处", "{rule} {count}")


def path_words(path: str, language: Language) -> str:
    """*path* as shown to people; standard input has no name of its own."""
    return Phrase("标准输入", "standard input").say(language) if path == STANDARD_INPUT else path


def placed_message(finding: Finding, language: Language) -> str:
    """The message of *finding*, after its place where the document has no lines that a program could show."""
    if finding.place.part is None:
        return finding.message
    return PLACED.say(language, place=place_words(finding.place, language), message=finding.message)


def shortened(text: str, most: int) -> str:
    """*text*, or what of it stands before an ellipsis where it has more than *most* characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def rule_words(rule: Rule, language: Language) -> str:
    """The message of *rule* with … for its fields."""
    return re.sub(r"(?:\{[^{}]*\})+", "…", phrase_words(rule.message, language))


def phrase_words(phrase: Phrase, language: Language) -> str:
    """*phrase* as it is written, its fields in braces."""
    return phrase.zh if language == "zh" else phrase.en


def rule_counts(counts: Mapping[str, int], language: Language) -> str:
    """How many places of each rule, the most first."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return COMMA.say(language).join(OF_RULE.say(language, rule=rule, count=count) for rule, count in ordered)

"""The reference of all rules, made from the rules themselves: ``python -m linter.rulespage`` prints it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from linter.calendar.given import day_words, period_words
from linter.finding import Category
from linter.rule import Example, Rule, RuleSet
from linter.text.patterns import compiled

CATEGORIES = {
    Category.PLACEHOLDER: "未填写的占位",
    Category.DATE: "日期",
    Category.STRUCTURE: "结构与序号",
    Category.TYPO: "错别字",
    Category.WORDING: "用语",
    Category.PUNCTUATION: "标点符号",
    Category.NUMBER: "数字与单位",
    Category.REPETITION: "重复",
    Category.CONSISTENCY: "前后一致",
    Category.FORMAT: "公文格式",
    Category.RESIDUE: "残留文字",
    Category.PRIVACY: "个人信息",
}
SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
GRADES = {"safe": "可放心修改", "unsafe": "修改前请核对", None: "由作者修改"}


def rules_page(rules: RuleSet) -> str:
    """The page in Markdown: categories in their order, each rule with reason, source, examples and fix."""
    return "".join(_page(rules))


def _page(rules: RuleSet) -> Iterator[str]:
    yield "# 规则一览\n\n"
    yield f"共 {len(rules.rules)} 条。本页由 `python -m linter.rulespage` 从规则文件生成，请勿手工修改。\n"
    yield "例子里的 `<<…>>` 标出报告的位置。\n"
    for category, name in CATEGORIES.items():
        members = [rule for rule in rules.rules if rule.category is category]
        if members:
            yield f"\n## {name}（{category.value}）\n"
            for rule in members:
                yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"\n### {rule.id}\n\n"
    yield f"{SEVERITIES[rule.severity.value]} · {GRADES[rule.fix]}"
    if rule.documents:
        yield f" · 适用文种：{'、'.join(rule.documents)}"
    if rule.since:
        yield f" · 适用于{rule.since}年以来的文件"
    yield f"\n\n**报告** {compiled(r'[{][a-z_]+[}]').sub('…', rule.message.zh)}\n"
    if rule.why:
        yield f"\n**理由** {rule.why.zh}\n"
    if rule.source:
        yield f"\n**依据** {rule.source}\n"
    yield "\n**应报告**\n\n"
    for example in rule.bad:
        fixed = f" → {_code(example.fixed)}" if example.fixed is not None else ""
        yield f"- {_code(_marked(example))}{fixed}{_known(example)}{_beside(example)}\n"
    yield "\n**不报告**\n\n"
    for example in rule.good:
        yield f"- {_code(example.text)}{_known(example)}{_beside(example)}\n"


def _beside(example: Example) -> str:
    """How the document begins that the example is held against."""
    return f"，另一份是 {_code(example.beside.partition(chr(10))[0])} ……" if example.beside is not None else ""


def _known(example: Example) -> str:
    """What is known of the example from outside, in brackets."""
    period, as_of = example.circumstances.period, example.circumstances.as_of
    words = ([period_words(period)] if period else []) + ([day_words(as_of)] if as_of else [])
    return f"（{'，'.join(words)}）" if words else ""


def _marked(example: Example) -> str:
    parts, reached = [], 0
    for start, end in sorted(example.spans):
        parts += [example.text[reached:start], "<<", example.text[start:end], ">>"]
        reached = end
    return "".join([*parts, example.text[reached:]])


def _code(text: str) -> str:
    """*text* as one Markdown code span: line ends and characters nobody can see are written out."""
    visible = "".join(
        "⏎" if char == "\n" else char if char.isprintable() or char == "　" else f"<U+{ord(char):04X}>" for char in text
    )
    fence = "``" if "`" in visible else "`"
    pad = " " if visible.startswith(("`", " ")) or visible.endswith(("`", " ")) else ""
    return f"{fence}{pad}{visible}{pad}{fence}"


if __name__ == "__main__":
    from linter.rulefiles.loading import load_rules

    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a console may differ
    sys.stdout.write(rules_page(load_rules()))

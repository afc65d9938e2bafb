"""The rules told to people: the list of them, and the page of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from linter.calendar.given import day_words, period_words
from linter.language import Language, Phrase
from linter.report.excerpt import marked_lines
from linter.report.paint import Piece
from linter.report.visible import Visible
from linter.report.words import CATEGORIES, COLOURS, SEVERITIES, phrase_words, rule_words
from linter.rule import Example, Grade, Rule

COLUMNS = Phrase("规则名", "rule"), Phrase("类别", "category"), Phrase("级别", "severity"), Phrase("问题", "message")
TOTAL = Phrase("共 {count} 条规则。", "Rules: {count}")
WHY = Phrase("为什么：{why}", "Why: {why}")
SOURCE = Phrase("依据：{source}", "Source: {source}")
DOCUMENTS = Phrase("只用于：{names}", "Only for: {names}")
FILES = Phrase("只用于文件：{names}", "Only for files: {names}")
FIXES: dict[Grade, Phrase] = {
    "safe": Phrase("改法：明确，照改即可", "Fix: certain, may be taken as it stands"),
    "unsafe": Phrase("改法：供参考，改前请核对", "Fix: a proposal, look before you take it"),
}
WRONG, RIGHT = Phrase("这样写会报告：", "Reported:"), Phrase("这样写没有问题：", "Not reported:")
BESIDE = Phrase("与“{title}”那一份比较：", "held against '{title}':")
FIXED = Phrase("改后：", "Mended: ")


def rule_table(rules: Sequence[Rule], language: Language, visible: Visible) -> Iterator[Piece]:
    """One line for each rule, columns aligned by cells, and their number."""
    rows = [
        (
            rule.id,
            CATEGORIES[rule.category].say(language),
            SEVERITIES[rule.severity].say(language),
            rule_words(rule, language),
        )
        for rule in rules
    ]
    heads = tuple(column.say(language) for column in COLUMNS)
    widths = [max(cell_len(row[column]) for row in [heads, *rows]) for column in range(3)]

    def padded(row: Sequence[str], column: int) -> str:
        return row[column] + " " * (widths[column] - cell_len(row[column]) + 2)

    yield f"{''.join(padded(heads, column) for column in range(3))}{heads[3]}\n", "bold"
    for rule, row in zip(rules, rows, strict=True):
        yield padded(row, 0), ""
        yield padded(row, 1), "dim"
        yield padded(row, 2), COLOURS[rule.severity]
        yield f"{visible(row[3])}\n", ""
    yield f"\n{TOTAL.say(language, count=len(rules))}\n", "bold"


def rule_page(rule: Rule, language: Language, visible: Visible) -> Iterator[Piece]:
    """What the rule finds, why, and its examples with what is reported in them."""
    yield rule.id, "bold"
    yield f"  {CATEGORIES[rule.category].say(language)}  ", "dim"
    yield f"{SEVERITIES[rule.severity].say(language)}\n", COLOURS[rule.severity]
    yield f"{visible(rule_words(rule, language))}\n\n", ""
    for line in _about(rule, language):
        yield f"{visible(line)}\n", ""
    for title, examples, colour in ((WRONG, rule.bad, COLOURS[rule.severity]), (RIGHT, rule.good, "green")):
        if examples:
            yield f"\n{title.say(language)}\n", "bold"
        for before, example in zip((None, *examples), examples, strict=False):
            if before and "\n" in before.text.rstrip("\n") + example.text.rstrip("\n"):
                yield "\n", ""
            yield from _example(example, colour, language, visible)


def rule_records(rules: Sequence[Rule], language: Language) -> dict[str, object]:
    """The list of rules as an object for programs."""
    return {"version": 1, "rules": [_record(rule, language) for rule in rules]}


def rule_record(rule: Rule, language: Language) -> dict[str, object]:
    """All about one rule as an object for programs."""
    examples = {
        word: [{"text": one.text, "reported": one.spans, "fixed": one.fixed, "beside": one.beside} for one in those]
        for word, those in (("bad", rule.bad), ("good", rule.good))
    }
    return {"version": 1, **_record(rule, language), **examples}


def _record(rule: Rule, language: Language) -> dict[str, object]:
    """What a list says of *rule*; fields of its message stand in braces."""
    return {
        "rule": rule.id,
        "category": rule.category.value,
        "severity": rule.severity.value,
        "message": phrase_words(rule.message, language),
        "why": rule.why and phrase_words(rule.why, language),
        "source": rule.source,
        "fix": rule.fix,
        "documents": rule.documents,
        "files": rule.files,
    }


def _about(rule: Rule, language: Language) -> Iterator[str]:
    comma = Phrase("、", ", ").say(language)
    if rule.why:
        yield WHY.say(language, why=phrase_words(rule.why, language))
    if rule.source:
        yield SOURCE.say(language, source=rule.source)
    if rule.fix:
        yield FIXES[rule.fix].say(language)
    if rule.documents:
        yield DOCUMENTS.say(language, names=comma.join(rule.documents))
    if rule.files:
        yield FILES.say(language, names=comma.join(rule.files))


def _example(example: Example, colour: str, language: Language, visible: Visible) -> Iterator[Piece]:
    known = example.circumstances
    if known.period is not None:
        yield f"    {period_words(known.period)}\n", "dim"
    if known.as_of is not None:
        yield f"    {day_words(known.as_of)}\n", "dim"
    if example.beside is not None:
        yield f"    {BESIDE.say(language, title=visible(example.beside.partition(chr(10))[0]))}\n", "dim"
    text = example.text.rstrip("\n")
    for line, carets in marked_lines(text, example.spans, visible):
        yield f"    {line}".rstrip() + "\n", ""
        if carets:
            yield f"    {carets}\n", colour
    if example.fixed is not None:
        fixed = example.fixed.rstrip("\n").split("\n")
        yield f"    {FIXED.say(language)}" + "\n" * (len(fixed) > 1), "dim"
        for line in fixed:
            yield f"{'    ' * (len(fixed) > 1)}{visible(line)}\n", "green"

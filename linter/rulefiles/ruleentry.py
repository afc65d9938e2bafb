"""One entry of a rule file read into a rule: metadata, exactly one check kind, examples."""

from __future__ import annotations

import string
from collections.abc import Callable
from typing import TypeVar

import regex
import yaml

from linter.calendar.given import read_day, read_period
from linter.checks import KINDS
from linter.checks.check import SelfChecking
from linter.circumstances import Circumstances
from linter.finding import Category, Severity
from linter.language import Mistake, Phrase
from linter.rule import Count, Example, Grade, Rule
from linter.rulefiles.nodes import Node, NodeReader
from linter.rulefiles.rulemistakes import BadNode, did_you_mean

METADATA = (
    "id", "category", "severity", "message", "why", "source", "fix", "documents", "since", "instead-of", "gives-way",
    "files", "sets-apart", "count", "examples",
)  # fmt: skip
REQUIRED = ("id", "category", "severity", "message", "examples")
Given = TypeVar("Given")
ALWAYS_THERE = frozenset({"quote", "line", "count"})


def read_rule(reader: NodeReader, node: Node) -> Rule:
    """The rule at *node*; raises BadNode after noting everything that is wrong with it."""
    before = len(reader.notes)
    entries = reader.mapping(node, (*METADATA, *KINDS), REQUIRED)
    named = [kind for kind in KINDS if kind in entries]
    if len(named) != 1:
        listed = ", ".join(named or KINDS)
        reader.note(
            node,
            "每条规则必须恰有一个检查种类（{listed}）",
            "a rule has exactly one check kind ({listed})",
            listed=listed,
        )
    values: dict[str, object] = {}
    wanted: dict[str, object] = {
        "id": str, "category": str, "severity": str, "source": str, "documents": tuple[str, ...], "since": int,
        "instead-of": tuple[str, ...], "gives-way": bool,
        "files": tuple[str, ...], "sets-apart": bool, "fix": Grade, "count": Count,
    }  # fmt: skip
    for key, kind_of_value in wanted.items():
        if key in entries:
            try:
                values[key.replace("-", "_")] = reader.value(entries[key], kind_of_value)
            except BadNode:
                continue
    for key in ("message", "why"):
        if key in entries:
            values[key] = _phrase(reader, entries[key])
    for key, choices in (("category", [c.value for c in Category]), ("severity", [s.value for s in Severity])):
        if key in values and values[key] not in choices:
            zh, en = did_you_mean(str(values[key]), choices)
            reader.note(
                entries[key],
                "没有“{value}”这个值（{listed}）{hint_zh}",
                "there is no '{value}' ({listed}){hint_en}",
                value=values[key], listed=", ".join(choices), hint_zh=zh, hint_en=en,
            )  # fmt: skip
    if "id" in values and not regex.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(values["id"])):
        reader.note(entries["id"], "id 应是用连字符连接的小写英文词", "an id is lower-case words joined by hyphens")
    check = None
    for kind in named[:1]:
        try:
            check = reader.record(entries[kind], KINDS[kind])
            if reader.check_patterns and isinstance(check, SelfChecking):
                check.verify()
        except BadNode:
            continue
        except Mistake as mistake:
            reader.note(entries[kind], mistake.phrase.zh, mistake.phrase.en, **mistake.fields)
    if check is not None and "message" in values and reader.check_patterns:
        _check_fields(reader, entries["message"], values["message"], check)
    if check is not None and values.get("sets_apart") and check.reads_repaired():
        reader.note(
            entries["sets-apart"],
            "sets-apart 的规则必须读原文，不能读修复后的文本",
            "a rule that sets lines apart reads the text as it stands, not the repaired view",
        )
    bad, good = _examples(reader, entries["examples"]) if "examples" in entries else ((), ())
    if len(reader.notes) > before or check is None:
        raise BadNode
    values["category"] = Category(str(values["category"]))
    values["severity"] = Severity(str(values["severity"]))
    return Rule(
        **values,  # type: ignore[arg-type]  # each value was read as its field's type just above
        kind=named[0], check=check, bad=bad, good=good, path=str(reader.path), line=node.start_mark.line + 1,
    )  # fmt: skip


def _phrase(reader: NodeReader, node: Node) -> Phrase:
    """A sentence in two languages; a text alone serves both."""
    try:
        if isinstance(node, yaml.ScalarNode):
            text = reader.text(node)
            return Phrase(text, text)
        entries = reader.mapping(node, ("zh", "en"), ("zh",))
        zh = reader.text(entries["zh"])
        return Phrase(zh, reader.text(entries["en"]) if "en" in entries else zh)
    except (BadNode, KeyError):
        return Phrase("", "")


def _check_fields(reader: NodeReader, node: Node, message: object, check: object) -> None:
    assert isinstance(message, Phrase)
    try:
        provided = check.message_fields() | ALWAYS_THERE  # type: ignore[attr-defined]  # every kind is a Check
    except regex.error:
        return
    for text in {message.zh, message.en}:
        try:
            fields = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        except ValueError as error:
            reader.note(node, "消息里的花括号有误：{error}", "braces in the message: {error}", error=error)
            return
        for name in sorted(fields - provided):
            zh, en = did_you_mean(name, provided)
            reader.note(
                node,
                "消息里的字段“{name}”不存在，可用的有：{listed}{hint_zh}",
                "the message names the field '{name}', which the check does not give; it gives {listed}{hint_en}",
                name=name, listed=", ".join(sorted(provided)), hint_zh=zh, hint_en=en,
            )  # fmt: skip


def _examples(reader: NodeReader, node: Node) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    read: dict[str, tuple[Example, ...]] = {"bad": (), "good": ()}
    try:
        entries = reader.mapping(node, ("bad", "good"), ("bad", "good"))
    except BadNode:
        return (), ()
    for key, listed in entries.items():
        if not isinstance(listed, yaml.SequenceNode) or not listed.value:
            reader.note(listed, "“{key}”应是至少一个例子的列表", "'{key}' is a list of at least one example", key=key)
            continue
        examples = []
        for item in listed.value:
            try:
                examples.append(_example(reader, item, key == "bad"))
            except BadNode:
                continue
        read[key] = tuple(examples)
    return read["bad"], read["good"]


def _example(reader: NodeReader, node: Node, bad: bool) -> Example:
    fixed, beside, known = None, None, Circumstances()
    if isinstance(node, yaml.MappingNode):
        entries = reader.mapping(node, ("text", "fixed", "as-of", "period", "beside"), ("text",))
        if "text" not in entries:
            raise BadNode
        marked = reader.text(entries["text"])
        fixed = reader.text(entries["fixed"]) if "fixed" in entries else None
        beside = reader.text(entries["beside"]) if "beside" in entries else None
        known = Circumstances(
            period=_given(reader, entries.get("period"), read_period),
            as_of=_given(reader, entries.get("as-of"), read_day),
        )
    else:
        marked = reader.text(node)
    text, spans = unmark(marked)
    if bad and not spans:
        reader.fail(node, "反例里要用 <<…>> 标出应报告的文字", "a bad example marks what is to be reported with <<…>>")
    if not bad and spans:
        reader.fail(node, "正例里不能有 <<…>>", "a good example holds no <<…>>")
    return Example(text, spans, fixed, node.start_mark.line + 1, known, beside)


def _given(reader: NodeReader, node: Node | None, read: Callable[[str], Given]) -> Given | None:
    if node is None:
        return None
    try:
        return read(reader.text(node))
    except Mistake as mistake:
        reader.fail(node, mistake.phrase.zh, mistake.phrase.en, **mistake.fields)


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The example without its ``<<…>>`` and the spans they marked; of ``>>>>`` the last two close the mark."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    length = reached = 0
    for match in regex.finditer(r"<<(.*?)>>(?!>)", marked, regex.DOTALL):
        before, inside = marked[reached : match.start()], match.group(1)
        length += len(before)
        spans.append((length, length + len(inside)))
        length += len(inside)
        parts += [before, inside]
        reached = match.end()
    return "".join([*parts, marked[reached:]]), tuple(spans)

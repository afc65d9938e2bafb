"""Rule files read into rules: YAML with metadata, exactly one check kind and tested examples."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml

from linter.kinds import DocumentKind
from linter.language import Mistake, Phrase
from linter.rule import Rule, RuleSet
from linter.rulefiles.composing import compose_file
from linter.rulefiles.nodes import NodeReader
from linter.rulefiles.ruleentry import read_rule
from linter.rulefiles.rulemistakes import BadNode, RuleMistakes, did_you_mean


def read_rule_files(paths: Iterable[Path], *, check: bool, after: RuleSet = RuleSet(())) -> RuleSet:
    """The rules of *paths*, following those of *after*; *check* compiles every pattern to see that it is one.

    Raises RuleMistakes with every mistake of every file, Mistake for one that cannot be read.
    """
    rules, kinds = list(after.rules), list(after.kinds)
    notes: list[tuple[str, int, int, Phrase]] = []
    for path in paths:
        reader = NodeReader(path, check_patterns=check)
        found_rules, found_kinds = _read_file(reader)
        rules += found_rules
        kinds += found_kinds
        notes += reader.notes
    notes += _across(rules, kinds)
    if notes:
        raise RuleMistakes(notes)
    return RuleSet(tuple(rules), tuple(kinds))


def find_rule_files(paths: Iterable[Path]) -> Iterable[Path]:
    """The files among *paths* and the ``.yaml`` files of the folders among them.

    Raises Mistake for a path that is neither, and for a folder without rule files.
    """
    for path in paths:
        if path.is_dir():
            found = sorted([*path.glob("*.yaml"), *path.glob("*.yml")])
            if not found:
                raise Mistake(
                    "文件夹“{path}”里没有 .yaml 规则文件", "the folder '{path}' holds no .yaml rule file", path=path
                )
            yield from found
        elif path.is_file():
            yield path
        else:
            raise Mistake("找不到规则文件“{path}”，请检查路径", "no rule file at '{path}'; check the path", path=path)


def _read_file(reader: NodeReader) -> tuple[list[Rule], list[DocumentKind]]:
    root = compose_file(reader.path)
    rules: list[Rule] = []
    kinds: tuple[DocumentKind, ...] = ()
    if root is None:
        reader.note(None, "文件是空的，应有 rules: 列表", "the file is empty; a list under rules: is wanted")
        return rules, []
    try:
        top = reader.mapping(root, ("rules", "kinds"))
        if "kinds" in top:
            kinds = reader.value(top["kinds"], tuple[DocumentKind, ...])
        if "rules" in top:
            if not isinstance(top["rules"], yaml.SequenceNode):
                reader.fail(top["rules"], "rules 应是列表", "rules is a list")
            for node in top["rules"].value:
                try:
                    rules.append(read_rule(reader, node))
                except BadNode:
                    continue
    except BadNode:
        pass
    return rules, list(kinds)


def _across(rules: Sequence[Rule], kinds: Sequence[DocumentKind]) -> Iterable[tuple[str, int, int, Phrase]]:
    """Mistakes that show only when all files are read: duplicate ids, unknown kinds of document."""
    first: dict[str, Rule] = {}
    names = [kind.name for kind in kinds]
    for rule in rules:
        earlier = first.setdefault(rule.id, rule)
        if earlier is not rule:
            where = f"{earlier.path}:{earlier.line}"
            yield (
                rule.path,
                rule.line,
                1,
                Phrase(
                    f"规则 id“{rule.id}”重复，前一条在 {where}", f"the rule id '{rule.id}' stands already at {where}"
                ),
            )
        for name in rule.documents:
            if name not in names:
                zh, en = did_you_mean(name, names)
                yield (
                    rule.path,
                    rule.line,
                    1,
                    Phrase(f"没有“{name}”这种文种{zh}", f"no kind of document is called '{name}'{en}"),
                )

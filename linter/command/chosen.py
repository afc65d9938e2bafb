"""What a command works with: the settings found, under what the command line says."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from linter.checking import Checker
from linter.command.arguments import Arguments
from linter.finding import Category, Severity
from linter.ignoring import Ignore
from linter.language import Language, Mistake
from linter.rule import Rule, RuleSet
from linter.settings.choosing import HOUSE_RULES
from linter.settings.entries import Entry, Where, shown
from linter.settings.lookup import Lookup
from linter.settings.opening import Opened
from linter.settings.settings import Settings
from linter.settings.values import read_as_of, read_pattern

if TYPE_CHECKING:
    from linter.baseline.known import Baseline


@dataclass(frozen=True, slots=True)
class Chosen:
    """The *lookup* for documents, and what concerns the whole run, as the *language* of messages.

    *settings* and *rules* are those for the first path of the command line, without one of the working directory.
    """

    lookup: Lookup
    opened: Opened
    settings: Settings
    rules: RuleSet
    language: Language
    writes_baseline: bool
    _baselines: dict[str, Baseline] = field(default_factory=dict, init=False, repr=False)

    def rule(self, identifier: str) -> Rule:
        """The rule with this id, be it switched on or off; raises Mistake when there is none."""
        rules = self.opened.rules
        return replace(rules, rules=(*self.rules.rules, *rules.rules, *HOUSE_RULES)).named(identifier)

    @property
    def checker(self) -> Checker:
        """What documents are checked by."""
        return Checker(language=self.language, settings=self.lookup)

    def baseline_of(self, path: str) -> Baseline | None:
        """What is known of the document at *path*, nothing while a baseline is written; may raise Mistake."""
        file = None if self.writes_baseline else self.lookup.conditions(path).settings.baseline
        if file is not None and file not in self._baselines:
            from linter.baseline.known import Baseline

            self._baselines[file] = Baseline.read(shown(file))
        return self._baselines[file] if file is not None else None

    def ignores_of(self, path: str) -> Sequence[Ignore]:
        """The findings that settings let rest in the document at *path*."""
        return self.lookup.conditions(path).settings.ignore

    def names_of(self, path: str) -> Container[str]:
        """The rules, and the categories that were not narrowed, that the document at *path* is checked by."""
        conditions = self.lookup.conditions(path)
        names = {rule.id for rule in conditions.rules.rules}
        if not conditions.settings.only and not conditions.settings.skip:
            names |= {category.value for category in Category}
        return names

    @property
    def fail_on(self) -> Severity | None:
        """The least severity that fails the run, None when none does."""
        return None if self.settings.fail_on == "never" else Severity(self.settings.fail_on)


def choose(arguments: Arguments, language: Language) -> Chosen:
    """What *arguments* and the settings found ask for; *language* is that of messages where neither says.

    Raises Mistake for settings with mistakes, a name no rule has, and when no rule is left.
    """
    if arguments.settings and arguments.no_settings:
        raise Mistake(
            "--settings 和 --no-settings 不能同时用", "--settings and --no-settings contradict each other; give one"
        )
    if arguments.settings and not os.path.isfile(arguments.settings):
        raise Mistake("找不到设置文件“{path}”", "no settings file at '{path}'", path=arguments.settings)
    lookup = Lookup(tuple(_given(arguments)), arguments.settings, arguments.no_settings)
    first = arguments.show_settings or (arguments.paths[0] if arguments.paths else os.curdir)
    first = os.path.join(first, "") if os.path.isdir(first) else first
    opened, found = lookup.open(first), lookup.conditions(first)
    replace(opened.rules, rules=(*opened.rules.rules, *HOUSE_RULES)).verify((*arguments.only, *arguments.skip))
    if not found.rules.rules and not arguments.show_settings:
        raise Mistake(
            "没有选中任何规则；请核对 --only、--skip、--no-bundled 和设置文件",
            "no rule is chosen; check --only, --skip, --no-bundled and the settings",
        )
    told = found.settings.language or language
    return Chosen(lookup, opened, found.settings, found.rules, told, bool(arguments.write_baseline))


def _given(arguments: Arguments) -> Iterator[Entry]:
    """The values that stand on the command line."""
    for path in arguments.rules:
        yield Entry("rules", os.path.abspath(path), Where("--rules"))
    if arguments.no_bundled:
        yield Entry("bundled", False, Where("--no-bundled"))
    for key, names in (("only", arguments.only), ("skip", arguments.skip)):
        for name in names:
            yield Entry(key, name, Where(f"--{key}"))
    for pattern in arguments.exclude:
        yield Entry("exclude", read_pattern(pattern), Where("--exclude"), os.getcwd())
    if arguments.force_exclude:
        yield Entry("force-exclude", True, Where("--force-exclude"))
    if arguments.as_of is not None:
        try:
            yield Entry("as-of", read_as_of(arguments.as_of), Where("--as-of"))
        except Mistake as mistake:
            said_zh, said_en = mistake.say("zh"), mistake.say("en")
            raise Mistake("--as-of {said_zh}", "--as-of: {said_en}", said_zh=said_zh, said_en=said_en) from mistake
    if arguments.baseline is not None:
        yield Entry("baseline", arguments.baseline, Where("--baseline"))
    for key, value in (("encoding", arguments.encoding), ("fail-on", arguments.fail_on), ("language", arguments.lang)):
        if value is not None:
            yield Entry(key, value, Where("--lang" if key == "language" else f"--{key}"))

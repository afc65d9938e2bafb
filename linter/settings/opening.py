"""A settings file made ready to use: read, its rules loaded, and every name in it known."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from linter.finding import Category
from linter.language import Mistake
from linter.rule import RuleSet
from linter.settings.choosing import EVERY_RULE, HOUSE_RULES
from linter.settings.entries import Entry, Patterns, Where, guards_of, shown
from linter.settings.settings import settle

if TYPE_CHECKING:
    from linter.settings.loading import Note

LoadRules = Callable[[tuple[str, ...], bool], RuleSet]
"""Gives the rules of rule files, with the bundled ones or without."""


class Opened(NamedTuple):
    """Settings ready to use: the *entries* of the file at *path* and the command line, and the *rules* there are."""

    path: str | None
    entries: tuple[Entry, ...]
    guards: tuple[Patterns, ...]
    rules: RuleSet


def open_settings(path: str | None, folder: str, given: Sequence[Entry], load: LoadRules) -> Opened:
    """The settings file at *path*, if any, under the entries that are *given* on the command line.

    *folder* is where the patterns of a file begin that is kept elsewhere.
    Raises RuleMistakes with every mistake in it, in what it extends and in its rule files.
    """
    entries = tuple(given) if path is None else (*_entries_of(path, folder, given, load), *given)
    return Opened(path, entries, guards_of(entries), _rules(entries, load))


def _entries_of(path: str, folder: str, given: Sequence[Entry], load: LoadRules) -> list[Entry]:
    # No YAML is imported where there are no settings.
    from linter.rulefiles.rulemistakes import RuleMistakes
    from linter.settings.loading import load_file, note_at, notes_of

    loaded = load_file(path, folder)
    notes = loaded.notes
    missing = [entry for entry in loaded.entries if entry.key == "rules" and not os.path.exists(entry.value)]
    for entry in missing:
        notes.append(
            note_at(entry.where, "找不到规则文件“{path}”", "no rule file at '{path}'", path=shown(entry.value))
        )
    if not missing:
        own = None
        try:
            own = _rules(loaded.entries, load)
        except Mistake as mistake:
            notes += notes_of(mistake, next((e.where for e in loaded.entries if e.key == "rules"), Where(path, 1, 1)))
        if own is not None:
            notes += _unknown_names(loaded.entries, [own, _rules(given, load)])
    if notes:
        files = list(dict.fromkeys(note[0] for note in notes))
        raise RuleMistakes(sorted(dict.fromkeys(notes), key=lambda note: (files.index(note[0]), note[1:3])))
    return loaded.entries


def _rules(entries: Iterable[Entry], load: LoadRules) -> RuleSet:
    settings = settle((entry for entry in entries if entry.only is None), None, date.min)
    return load(settings.rules, settings.bundled)


def _unknown_names(entries: Iterable[Entry], known: Iterable[RuleSet]) -> Iterator[Note]:
    """Rules, categories and kinds of document that settings name and nobody knows."""
    from linter.rulefiles.rulemistakes import did_you_mean
    from linter.settings.loading import note_at

    rules = {rule.id for one in known for rule in one.rules} | {rule.id for rule in HOUSE_RULES}
    graded = rules | {category.value for category in Category} | {EVERY_RULE}
    kinds = {kind.name for one in known for kind in one.kinds}
    for entry in entries:
        match entry.key:
            case "severities":
                name, names, what = entry.value.name, graded, ("规则或类别", "rule or category")
            case "ignore":
                name, names, what = entry.value.rule, rules, ("规则", "rule")
            case "kind":
                name, names, what = entry.value, kinds, ("文种", "kind of document")
            case _:
                continue
        if name not in names:
            hint_zh, hint_en = did_you_mean(name, sorted(names))
            yield note_at(
                entry.where,
                "没有名为“{name}”的{what_zh}{hint_zh}",
                "no {what_en} is called '{name}'{hint_en}",
                name=name, what_zh=what[0], what_en=what[1], hint_zh=hint_zh, hint_en=hint_en,
            )  # fmt: skip

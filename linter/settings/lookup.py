"""The settings of a document looked up: the file nearest above it, under what the command line says."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, TypeVar

from linter.document import STANDARD_INPUT
from linter.language import Mistake
from linter.rule import Rule, RuleSet
from linter.rulefiles.loading import load_rules
from linter.settings.choosing import choose_rules
from linter.settings.entries import Entry, Patterns, entries_for, shown
from linter.settings.finding import find_file
from linter.settings.opening import Opened, open_settings
from linter.settings.settings import Settings, settle

Result = TypeVar("Result")


class Conditions(NamedTuple):
    """What one document is checked under."""

    settings: Settings
    rules: RuleSet


@dataclass(frozen=True, eq=False)
class Lookup:
    """Where settings are looked up: in *file* for every document, nowhere when *isolated*, else above each document.

    *given* is what the command line says, which wins over any file. Files are read once in the life of a lookup; what
    was read stays behind when it is pickled.
    """

    given: tuple[Entry, ...] = ()
    file: str | None = None
    isolated: bool = False
    today: date = field(default_factory=date.today)
    known_rules: dict[str, Rule] = field(default_factory=dict, init=False, repr=False)
    """Every rule that some document looked up so far is checked by, under its id."""

    _remembered: dict[tuple[Any, ...], Any] = field(default_factory=dict, init=False, repr=False)
    _found: dict[str, str | None] = field(default_factory=dict, init=False, repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return Lookup, (self.given, self.file, self.isolated, self.today)

    def file_of(self, path: str) -> str | None:
        """The settings file for the document at *path* (``-`` stands in the working directory), None without one.

        Raises Mistake when a folder holds two of them.
        """
        if self.isolated:
            return None
        if self.file is not None:
            return os.path.abspath(self.file)
        folder = os.curdir if path == STANDARD_INPUT else os.path.dirname(path)
        return find_file(os.path.abspath(folder), self._found)

    def conditions(self, path: str) -> Conditions:
        """What the document at *path* is checked under.

        Raises Mistake, the same one each time, when there is one in its settings or their rules.
        """
        opened = self.open(path)
        holding = tuple(guard for guard in opened.guards if guard.match(path))
        return self._once(("conditions", opened.path, holding), lambda: self._conditions(opened, holding))

    def entries_for(self, path: str) -> tuple[Entry, ...]:
        """The entries that are for the document at *path*, those that win last; raises Mistake as ``conditions``."""
        opened = self.open(path)
        return entries_for(opened.entries, [guard for guard in opened.guards if guard.match(path)])

    def open(self, path: str) -> Opened:
        """The settings for the document at *path*, before it is asked which overrides are for it; raises Mistake."""
        file = self.file_of(path)
        folder = os.getcwd() if file is None or self.file is not None else os.path.dirname(file)
        return self._once(("file", file), lambda: open_settings(file, folder, self.given, self._load))

    def _conditions(self, opened: Opened, holding: tuple[Patterns, ...]) -> Conditions:
        settings = settle(entries_for(opened.entries, holding), opened.path, self.today)
        chosen_by = (
            settings.rules, settings.bundled, settings.severities, settings.accept, settings.forbid, settings.only,
            settings.skip,
        )  # fmt: skip
        rules = self._once(("rules", *chosen_by), lambda: choose_rules(opened.rules, settings))
        self.known_rules.update({rule.id: rule for rule in rules.rules})
        return Conditions(settings, rules)

    def _load(self, files: tuple[str, ...], bundled: bool) -> RuleSet:
        return self._once(("load", files, bundled), lambda: load_rules([*map(shown, files)], bundled=bundled))

    def _once(self, key: tuple[object, ...], make: Callable[[], Result]) -> Result:
        """What *make* gives the first time it is asked for by *key*, be it a mistake: one is told in one way."""
        if key not in self._remembered:
            try:
                self._remembered[key] = make()
            except Mistake as mistake:
                self._remembered[key] = mistake
        result = self._remembered[key]
        if isinstance(result, Mistake):
            raise result.with_traceback(None)
        return result  # type: ignore[no-any-return]  # what *make* gave


def load_settings(path: str | os.PathLike[str]) -> Settings:
    """The settings for the document at *path*, of the file nearest above it.

    Raises Mistake when there is one in them.
    """
    return Lookup().conditions(os.fspath(path)).settings

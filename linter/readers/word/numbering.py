"""The numbers Word puts before paragraphs, counted from the definitions of lists (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from linter.readers.word.elements import Element, attribute, child, children, number, switched_on
from linter.readers.word.numberforms import write_number
from linter.readers.word.styles import Styles

_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list; *restart* is the level from which upwards each paragraph makes it begin again."""

    start: int
    form: str
    text: str
    suffix: str
    restart: int
    all_decimal: bool


@dataclass(frozen=True, slots=True)
class _List:
    """A list as paragraphs refer to it; lists with one *definition* are counted together."""

    definition: str
    levels: Mapping[int, _Level]
    overrides: Mapping[int, int]


class Numbering:
    """Gives each numbered paragraph its number, in the order they stand; *root* is that of the part, None without."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._levels_of_styles: dict[tuple[str, str], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def label(self, paragraph: Element) -> str:
        """What Word shows before *paragraph*, empty without a number."""
        name, level = self._list_of(paragraph)
        wanted = self._lists.get(name)
        if wanted is None or level not in wanted.levels:
            return ""
        counts = self._counts.setdefault(wanted.definition, {})
        start = wanted.overrides.get(level, wanted.levels[level].start)
        if level in wanted.overrides and (name, level) not in self._begun:
            counts[level] = start
        else:
            counts[level] = counts[level] + 1 if level in counts else start
        self._begun.add((name, level))
        for deeper in [other for other in counts if other > level]:
            if deeper in wanted.levels and level < wanted.levels[deeper].restart:
                del counts[deeper]
        return _written(wanted, level, counts)

    def _list_of(self, paragraph: Element) -> tuple[str, int]:
        """The list and the level of *paragraph*: its own, else those of its style."""
        own = child(paragraph, "pPr", "numPr")
        name = attribute(child(own, "numId"))
        if name is not None:
            return name, number(child(own, "ilvl"))
        for style_name, style in self._styles.of(paragraph):
            told = child(style, "pPr", "numPr")
            name = attribute(child(told, "numId"))
            if name is not None:
                level = self._levels_of_styles.get((name, style_name), number(child(told, "ilvl")))
                return name, number(child(own, "ilvl"), level)
        return "", 0

    def _read(self, root: Element) -> None:
        definitions = {
            attribute(definition, "abstractNumId"): definition for definition in children(root, "abstractNum")
        }
        referred = {
            attribute(entry, "numId") or "": attribute(child(entry, "abstractNumId")) for entry in children(root, "num")
        }
        for entry in children(root, "num"):
            name = attribute(entry, "numId") or ""
            key = referred[name]
            linked = attribute(child(definitions.get(key), "numStyleLink"))
            if linked is not None:
                key = self._linked(linked, referred) or key
            definition = definitions.get(key)
            if definition is None:
                continue
            levels = dict(_level(level) for level in children(definition, "lvl"))
            overrides: dict[int, int] = {}
            for override in children(entry, "lvlOverride"):
                at = number(override, 0, "ilvl")
                if (own := child(override, "lvl")) is not None:
                    levels[at] = _level(own)[1]
                if (start := child(override, "startOverride")) is not None:
                    overrides[at] = number(start, 1)
            self._lists[name] = _List(key or "", levels, overrides)
            for level in children(definition, "lvl"):
                if style := attribute(child(level, "pStyle")):
                    self._levels_of_styles[name, style] = number(level, 0, "ilvl")

    def _linked(self, style_name: str, referred: Mapping[str, str | None]) -> str | None:
        """The definition that the numbering style of that name stands for."""
        for _, style in self._styles.chain(style_name):
            name = attribute(child(style, "pPr", "numPr", "numId"))
            if name is not None:
                return referred.get(name)
        return None


def _level(element: Element) -> tuple[int, _Level]:
    at = number(element, 0, "ilvl")
    restart = number(child(element, "lvlRestart"), at)
    return at, _Level(
        number(child(element, "start"), 0),
        attribute(child(element, "numFmt")) or "decimal",
        attribute(child(element, "lvlText")) or "",
        attribute(child(element, "suff")) or "tab",
        min(restart, at),
        bool(switched_on(child(element, "isLgl"))),
    )


def _written(wanted: _List, level: int, counts: Mapping[int, int]) -> str:
    shown = wanted.levels[level]

    def count(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        if at not in wanted.levels:
            return ""
        counted = counts.get(at, wanted.overrides.get(at, wanted.levels[at].start))
        return write_number(counted, "decimal" if shown.all_decimal else wanted.levels[at].form)

    label = "" if shown.form == "bullet" else re.sub("%([1-9])", count, shown.text)
    return f"{label} " if label[-1:].isalnum() and shown.suffix != "nothing" else label

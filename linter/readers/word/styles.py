"""Styles: what a paragraph or a run has from its style and those the style is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.readers.word.elements import Element, attribute, child, children, number, switched_on

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_TITLES = ("title", "标题")
_CONTENTS = re.compile(r"(?:toc|目录) ?[1-9]", re.IGNORECASE)
_BODY_LEVEL = 9


class Styles:
    """The styles of a document by their ids; *root* is that of its part, None without one."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default: str | None = None
        for style in children(root, "style") if root is not None else ():
            name = attribute(style, "styleId")
            if name is not None:
                self._styles[name] = style
                if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true"):
                    self._default = name

    def of(self, paragraph: Element) -> Iterator[tuple[str, Element]]:
        """The style of *paragraph* and those it is based on, with their ids."""
        yield from self.chain(attribute(child(paragraph, "pPr", "pStyle")) or self._default)

    def chain(self, name: str | None) -> Iterator[tuple[str, Element]]:
        """The style called *name* and those it is based on, with their ids."""
        seen: set[str] = set()
        while name is not None and name in self._styles and name not in seen:
            seen.add(name)
            yield name, self._styles[name]
            name = attribute(child(self._styles[name], "basedOn"))

    def heading_level(self, paragraph: Element) -> int | None:
        """0 for the title, 1 to 9 for a heading, None for any other *paragraph*."""
        own = child(paragraph, "pPr", "outlineLvl")
        if own is not None:
            return _outline_level(own)
        for _, style in self.of(paragraph):
            name = (attribute(child(style, "name")) or "").strip()
            if name.lower() in _TITLES:
                return 0
            if found := _HEADING.fullmatch(name):
                return int(found.group(1))
            level = child(style, "pPr", "outlineLvl")
            if level is not None:
                return _outline_level(level)
        return None

    def is_contents(self, paragraph: Element) -> bool:
        """Whether *paragraph* is an entry of a table of contents."""
        return any(_CONTENTS.fullmatch(attribute(child(style, "name")) or "") for _, style in self.of(paragraph))

    def hides(self, run: Element, paragraph: Element) -> bool:
        """Whether *run* of *paragraph* is hidden text."""
        own = switched_on(child(run, "rPr", "vanish"))
        if own is not None:
            return own
        styles = [*self.chain(attribute(child(run, "rPr", "rStyle"))), *self.of(paragraph)]
        told = (switched_on(child(style, "rPr", "vanish")) for _, style in styles)
        return next((hidden for hidden in told if hidden is not None), False)


def _outline_level(element: Element) -> int | None:
    level = number(element, _BODY_LEVEL)
    return level + 1 if 0 <= level < _BODY_LEVEL else None

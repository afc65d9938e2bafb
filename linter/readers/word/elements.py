"""Names and values of WordprocessingML elements (ECMA-376, part 1, 17)."""

from __future__ import annotations

from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An element of lxml's tree."""

_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def local(element: Element) -> str:
    """The name of *element* without its namespace; empty for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, *names: str) -> Element | None:
    """The element that *names* lead to from *element*, each the first child of that name; None without one."""
    for name in names:
        if element is None:
            return None
        element = element.find(_NAMESPACE + name)
    return element


def children(element: Element, name: str) -> list[Element]:
    """The children of that *name*."""
    return list(element.findall(_NAMESPACE + name))


def attribute(element: Element | None, name: str = "val") -> str | None:
    """The value of an attribute, None without the element or the attribute."""
    return None if element is None else element.get(_NAMESPACE + name)


def relationship(element: Element) -> str | None:
    """The id of the part that *element* refers to."""
    value: str | None = element.get(f"{_RELATIONSHIPS}id")
    return value


def number(element: Element | None, otherwise: int = 0, name: str = "val") -> int:
    """The whole number in an attribute, *otherwise* without one."""
    try:
        return int(attribute(element, name) or "")
    except ValueError:
        return otherwise


def switched_on(element: Element | None) -> bool | None:
    """Whether a switch (``<w:vanish/>``) is on; None where it is not set."""
    if element is None:
        return None
    return (attribute(element) or "true").lower() not in ("0", "false", "off")

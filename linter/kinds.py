"""The kind of a document (请示, 通知, 工作总结 …), told from its title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linter.text.patterns import compiled, finditer


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its name and the patterns of titles (searched, brackets at the end left out) that name it."""

    name: str
    titles: tuple[str, ...]


def tell_kind(title: str, kinds: Sequence[DocumentKind]) -> str | None:
    """The kind whose pattern matches furthest to the right in *title*; of equals, the longest match.

    A Chinese title names its kind last: 关于报送工作总结的报告 is a 报告, not a 总结.
    """
    bare = compiled(r"(?:[（(【][^（）()【】]*[）)】])+$").sub("", title)
    best: tuple[int, int] = (-1, 0)
    name = None
    for kind in kinds:
        for pattern in kind.titles:
            for match in finditer(pattern, bare):
                rank = (match.end(), match.end() - match.start())
                if rank > best:
                    best, name = rank, kind.name
    return name

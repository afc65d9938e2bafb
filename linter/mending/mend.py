"""The repaired view: what the layout broke is mended before sentences, dates and figures are read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TypeAlias

from linter.finding import Edit
from linter.mending.characters import character_repairs
from linter.mending.layout import left_out, line_breaks, page_splits
from linter.mending.repair import Repair, Repaired
from linter.text.view import edited_view, identity_view

Span: TypeAlias = tuple[int, int]


def repair(text: str, apart: Sequence[Span] = (), aside: Sequence[Span] = ()) -> Repaired:
    """*text* as its author meant it to stand; *apart* are lines that do not belong to it.

    The view closes over left-out lines, so that a page number between two lines leaves no gap. No line goes on
    into one of the lines *aside*, such as cells of tables, nor out of them.
    """
    lines_out = [*left_out(text, apart)]
    splits = list(_outside(aside, page_splits(text)))
    breaks = _outside(aside, line_breaks(text, lines_out, splits))
    repairs = list(_merged([*lines_out, *splits, *breaks], character_repairs(text)))
    if not repairs:
        return Repaired(identity_view(text), ())
    return Repaired(edited_view(text, (Edit(r.start, r.end, r.text) for r in repairs)), tuple(repairs))


def _outside(aside: Sequence[Span], repairs: Iterable[Repair]) -> Iterator[Repair]:
    """The *repairs* that touch none of the lines *aside*, which are in order."""
    ends = [end for _, end in aside]
    for repair in repairs:
        following = bisect_left(ends, repair.start)
        if following == len(aside) or aside[following][0] > repair.end:
            yield repair


def _merged(layout: list[Repair], characters: Iterable[Repair]) -> Iterator[Repair]:
    """All repairs in order; where two touch the same text the one that stands first, layout before characters."""
    reached = 0
    for repair in sorted([*layout, *characters], key=attrgetter("start")):
        if repair.start >= reached:
            yield repair
            reached = repair.end

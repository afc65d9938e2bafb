"""The repaired view: what the layout broke is mended before sentences, dates and figures are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from linter.finding import Edit
from linter.mending.characters import character_repairs
from linter.mending.layout import left_out, line_breaks, page_splits
from linter.mending.repair import Repair, Repaired
from linter.text.view import edited_view, identity_view


def repair(text: str, apart: Sequence[tuple[int, int]] = ()) -> Repaired:
    """*text* as its author meant it to stand; *apart* are lines that do not belong to it.

    The view closes over left-out lines, so that a page number between two lines leaves no gap.
    """
    lines_out = [*left_out(text, apart)]
    splits = list(page_splits(text))
    breaks = line_breaks(text, lines_out, splits)
    repairs = list(_merged([*lines_out, *splits, *breaks], character_repairs(text)))
    if not repairs:
        return Repaired(identity_view(text), ())
    return Repaired(edited_view(text, (Edit(r.start, r.end, r.text) for r in repairs)), tuple(repairs))


def _merged(layout: list[Repair], characters: Iterable[Repair]) -> Iterator[Repair]:
    """All repairs in order; where two touch the same text the one that stands first, layout before characters."""
    reached = 0
    for repair in sorted([*layout, *characters], key=attrgetter("start")):
        if repair.start >= reached:
            yield repair
            reached = repair.end

"""Figures read without the spaces some writers set around them: 投资 1.26 亿元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from linter.finding import Edit
from linter.mending.repair import Repair, Repaired
from linter.reading import Reading
from linter.text.patterns import finditer
from linter.text.view import edited_view

_SPACE = (
    r"[ \xa0]{1,2}(?:(?=\d)(?<=[\p{Han}，、；：。（“”][ \xa0]{1,2})|(?=[\p{Han}%，、；。）])(?<=[\d%][ \xa0]{1,2}))"
)


@lru_cache(maxsize=1)
def unspaced(reading: Reading) -> Reading:
    """*reading* with the spaces between figures and Chinese text closed; its hits lead to the same document."""
    view = reading.view
    spaces = [match.span() for match in finditer(_SPACE, view.text)]
    closing = [Edit(*view.source_span(*space), "") for space in spaces if view.is_seamless(*space)]
    if not closing:
        return reading
    repairs = reading.repaired.repairs
    closed = Reading(reading.document)
    closed.repaired = Repaired(edited_view(reading.text, _merged(closing, repairs)), repairs)
    return closed


def _merged(closing: Sequence[Edit], repairs: Sequence[Repair]) -> Iterator[Edit]:
    """The edits of *closing* and *repairs* in order; where two touch the same text the one that stands first."""
    reached = 0
    edits = [*closing, *(Edit(repair.start, repair.end, repair.text) for repair in repairs)]
    for edit in sorted(edits, key=lambda edit: edit.start):
        if edit.start >= reached:
            yield edit
            reached = edit.end

"""Parts against the whole that is told of them: 共12个，其中A 5个、B 4个、C 2个."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from linter.checks.figures.claims import Sum
from linter.checks.figures.parting import are_apart, are_whole, is_a_part
from linter.checks.figures.passages import passages
from linter.checks.figures.sources import find_sources
from linter.checks.figures.totals import find_rests, find_totals
from linter.checks.figures.wholes import Breakdown, breakdowns
from linter.figures.amounts import intervals
from linter.figures.figure import Figure
from linter.figures.intervals import total
from linter.finding import Hit
from linter.reading import Reading
from linter.text.patterns import compiled

_SAYS_SO = "四舍五入|舍入|取整|进位|尾[差数]|[略稍]有出入|分项[^。\\n]{0,8}(?:不等于|不一致)"
_LABEL_OF_ONE = r"[^共含和及与有]{1,12}"

_BY_CUES = (
    ("[共计总]|半年|季度|全年", find_totals),
    ("[余剩]|未|正在|待|尚", find_rests),
    ("资金|筹|渠道|途径|方式", find_sources),
)
"""Words one of which stands in every sentence in which such a claim is found."""


def find_sum(reading: Reading) -> Iterator[Hit]:
    """Parts that do not add up to their whole; fields ``equation``, ``computed``, ``stated``."""
    text = reading.view.text
    told: set[int] = set()
    stated: set[int] = set()
    for passage, breakdown in breakdowns(text):
        claim = _claim(breakdown)
        if claim and claim.stated.start not in stated:
            told.add(passage.start)
            stated.add(claim.stated.start)
            yield claim.hit(reading)
    for passage in passages(text):
        if len(passage.figures) > 1 and passage.start not in told:
            words = text[passage.start : passage.end]
            for cues, find in _BY_CUES:
                if re.search(cues, words):
                    for claim in find(passage):
                        yield claim.hit(reading)


def find_rounding(reading: Reading) -> Iterator[Hit]:
    """Parts whose printed digits miss the whole by no more than rounding may do; fields as those of ``find_sum``."""
    missed = [claim for _, breakdown in breakdowns(reading.view.text) if (claim := _missed(breakdown))]
    if missed and not compiled(_SAYS_SO).search(reading.view.text):
        for claim in missed:
            yield claim.hit(reading)


def _missed(breakdown: Breakdown) -> Sum | None:
    """The sum that holds only because digits may have been rounded."""
    figures = [part.figure for part in breakdown.parts.parts]
    claim = Sum(breakdown.whole, figures)
    forms = {(figure.multiple, figure.places, figure.qualifier) for figure in (*figures, claim.stated)}
    if len(forms) > 1 or claim.stated.qualifier or len(figures) < 2 or _adds_up(figures, breakdown.wholes):
        return None
    *parts, whole = intervals((*figures, claim.stated))
    return claim if total(parts).meets(whole) and are_apart(breakdown.parts, breakdown.label) else None


def _adds_up(figures: Sequence[Figure], wholes: Sequence[Figure]) -> bool:
    """Whether the first of *figures*, so many as it takes, make up one of *wholes* to the last digit."""
    sums = accumulate(figure.value for figure in figures)
    return not {whole.value for whole in wholes}.isdisjoint(sums)


def _claim(breakdown: Breakdown) -> Sum | None:
    """The sum that does not hold, None when it does or need not."""
    figures = [part.figure for part in breakdown.parts.parts]
    label = breakdown.parts.parts[0].label
    if len(figures) == 1 and (len(breakdown.wholes) > 1 or not compiled(_LABEL_OF_ONE).fullmatch(label)):
        return None
    rooms = intervals([*figures, *breakdown.wholes])
    parts, wholes = rooms[: len(figures)], rooms[len(figures) :]
    # A list may go on with what is no part any more.
    sums = [total(parts[:length]) for length in range(1, len(parts) + 1)]
    if any(added.meets(whole) for added in sums for whole in wholes):
        return None
    if all(sums[-1].low > whole.high for whole in wholes):
        largest = max(figures, key=lambda figure: figure.value)
        exceeds = all(largest.interval().low > whole.high for whole in wholes)
        # No part is more than the whole, whatever else it may overlap with.
        if not are_apart(breakdown.parts, breakdown.label) and not (
            exceeds and is_a_part(breakdown.parts, largest, breakdown.label)
        ):
            return None
        return Sum(breakdown.whole, figures, largest if exceeds else None)
    if sums[-1].high < wholes[-1].low and are_whole(breakdown.parts, breakdown.whole, breakdown.is_all):
        return Sum(breakdown.whole, figures)
    return None

"""Shares that do not follow from the figures they are told of: 1.26亿元，占年度计划2亿元的68%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

from linter.checks.figures.claims import Ratio, told
from linter.checks.figures.clauses import OF_IT, named_rates, of_the_two_before
from linter.checks.figures.lists import Part
from linter.checks.figures.passages import Passage, passages
from linter.checks.figures.wholes import breakdowns
from linter.figures.amounts import intervals
from linter.figures.figure import Figure
from linter.figures.intervals import Interval, total
from linter.finding import Hit
from linter.reading import Reading
from linter.text.patterns import compiled

_LEAVES = "[减降缩简剩未不]"
_NEAR = 12


def find_ratio(reading: Reading) -> Iterator[Hit]:
    """Shares and rates that are not those of their figures; fields ``equation``, ``computed``, ``stated``."""
    found: set[int] = set()
    for passage, ratio in _ratios(reading.view.text):
        wrong = ratio.whole.value and not ratio.follows and ratio.share.start not in found
        if wrong and not _is_another(passage, ratio):
            found.add(ratio.share.start)
            yield ratio.hit(reading)


def _ratios(text: str) -> Iterator[tuple[Passage, Ratio]]:
    yield from _of_a_whole(text)
    for passage in passages(text):
        if len(passage.figures) > 2 and any(figure.kind in ("%", "倍") for figure in passage.figures):
            for read in (of_the_two_before, _of_the_same, named_rates):
                for ratio in read(passage):
                    yield passage, ratio


def _is_another(passage: Passage, ratio: Ratio) -> bool:
    """Whether the share is that of two other figures nearby, of their sum, or what one leaves of the other."""
    nearby = [*(passage.previous.figures if passage.previous else ()), *passage.figures]
    figures = [figure for figure in nearby if figure.is_added and figure.qualifier not in ("above", "below")]
    share = told(ratio.share)
    rooms = [share]
    if compiled(_LEAVES).search(passage.text, max(passage.start, ratio.share.start - _NEAR), ratio.share.start):
        rooms.append(Interval(ratio.base - share.high, ratio.base - share.low))
    for part, whole in permutations(figures, 2):
        if part.kind == whole.kind and whole.value and (whole == ratio.whole or not ratio.names_whole):
            quotient = Ratio(part, whole, ratio.share).room
            if any(quotient.meets(room) for room in rooms):
                return True
    alike = intervals([figure for figure in passage.figures if figure.kind == ratio.part.kind])
    of_all = ratio.part.interval().over(total(alike)).times(ratio.base)
    return of_all.meets(share) and not ratio.names_whole


def _of_a_whole(text: str) -> Iterator[tuple[Passage, Ratio]]:
    """T，其中A，占p%；B，占q%, or 其中A、B，分别占p%、q%."""
    for passage, breakdown in breakdowns(text):
        home = passage.previous if passage.previous and breakdown.whole.start < passage.start else passage
        around = text[home.start : breakdown.whole.end + 10]
        for part, share in _shares(passage, breakdown.parts.parts, around):
            if not any(Ratio(part, whole, share).follows for whole in breakdown.wholes):
                yield passage, Ratio(part, breakdown.whole, share)


def _shares(passage: Passage, parts: Sequence[Part], around: str) -> Iterator[tuple[Figure, Figure]]:
    """The parts with the share of the whole told of each; *around* are the words that name the whole."""
    last = parts[-1]
    shares = [[note for note in part.notes if note.kind == "%"] for part in parts]
    each = len(shares[-1]) == len(parts) > 1 and not any(shares[:-1])
    for index, part in enumerate(parts):
        of_part = shares[-1][index : index + 1] if each else shares[index]
        if of_part:
            teller, first = (last.figure, shares[-1][0]) if each else (part.figure, of_part[0])
            words = compiled(OF_IT).fullmatch(passage.text, teller.end, first.start)
            if words and (not words["base"] or words["base"] in around):
                yield part.figure, of_part[0]


def _of_the_same(passage: Passage) -> Iterator[Ratio]:
    """A，占42%；B，占28%；C，占18.3%: one share that gives another whole than all the others."""
    pairs = [
        (part, share)
        for part, share in pairwise(passage.figures)
        if share.kind == "%" and part.is_count and compiled(OF_IT).fullmatch(passage.text, part.end, share.start)
    ]
    if len(pairs) < 3 or len({part.kind for part, _ in pairs}) > 1:
        return
    best: list[Ratio] = []
    for whole in (*(passage.previous.figures if passage.previous else ()), *passage.figures):
        if whole.is_count and all(whole.value > part.value for part, _ in pairs):
            wrong = [ratio for part, share in pairs if not (ratio := Ratio(part, whole, share)).follows]
            best = wrong if not best or len(wrong) < len(best) else best
    if len(best) == 1:
        yield best[0]

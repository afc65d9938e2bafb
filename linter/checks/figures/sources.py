"""Where the money of a project comes from, against what it costs: 总投资2650万元。资金来源为：…."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.figures.claims import Sum
from linter.checks.figures.passages import Passage
from linter.figures.amounts import intervals, read_figures
from linter.figures.intervals import total
from linter.text.patterns import compiled

_SOURCES = "资金来源|资金筹措|筹措方案|筹资渠道|(?:以下|下列)(?:渠道|途径|方式)(?:解决|筹措|筹集)"
_COST = "(?:总投资|投资总额|[估概]算投资|总概算|总造价|总费用|所需资金|资金总额)(?:额|[估概]算)?(?:[为约共计需]|合计)*$"
_NO_SOURCE = "占|每|其中|结余|缺口|已|节约"
_FAR = 600
"""The cost stands within so many characters before its sources."""


def find_sources(passage: Passage) -> Iterator[Sum]:
    """The sources of money that do not make up the cost told before."""
    text = passage.text
    cue = compiled(_SOURCES).search(text, passage.start, passage.end)
    if cue is None or compiled("其中|不足|缺口").search(text, cue.end(), passage.end):
        return
    parts = [figure for figure in passage.alike("元") if figure.start > cue.end()]
    before = [figure for figure in read_figures(text).within(passage.start - _FAR, cue.start()) if figure.kind == "元"]
    costs = [figure for figure in before if compiled(_COST).search(text, max(figure.start - 12, 0), figure.start)]
    if len(parts) < 2 or not costs or any(compiled(_NO_SOURCE).search(passage.label(part)) for part in parts):
        return
    *rooms, whole = intervals([*parts, costs[-1]])
    others = intervals(before)
    if not total(rooms).meets(whole) and not any(total(rooms).meets(other) for other in others):
        yield Sum(costs[-1], parts)

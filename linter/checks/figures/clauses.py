"""Shares and rates told in the clause behind the two figures they are of: 抽检420批次，合格412批次，合格率98.1%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from linter.checks.figures.claims import Ratio
from linter.checks.figures.passages import Passage
from linter.figures.figure import Figure
from linter.text.patterns import compiled

_MARKS = "，,。；;：:、（）"
_WORD, _CLAUSE = rf"[^{_MARKS}\d]", "[^，,；;：:。]"
_SHARE = "(?:比重|比例|份额)?(?:为|是|达到?|的)*"
OF_IT = (
    rf"{_CLAUSE}{{0,12}}[，,、（](?:分别)?约?占(?:比|到)?(?:总(?:数|量|额|\p{{Han}}{{1,2}}数)?|全部)?的?"
    rf"(?:(?P<base>[^，,；;：:。\d]{{1,12}})的)?{_SHARE}"
)
"""The words from a part to its share: ，占, ，占比, ，占总数的, or with a *base*, ，占全省的."""

_BEFORE_WHOLE = rf"[^{_MARKS}]{{0,12}}[，,、（]?(?:约?占到?|为|是|完成了?|达到?|相当于){_WORD}{{0,20}}"
_BEHIND_WHOLE = rf"{_WORD}{{0,10}}的{_SHARE}"
_PLAN = r"任务|计划|预算|目标|指标|应\p{Han}"
_OF_THE_PLAN = rf"[^，,；;：:。\d]{{0,8}}[，,](?:占|完成|达到?|为){_WORD}{{0,6}}(?:{_PLAN}){_WORD}{{0,4}}的"
_OF_ALL = r"[^，,；;：:。\d]{0,8}[，,]占(?P<base>\p{Han}{2,6}?)(?:总[数量额人户]数?|数|量)的"
_TWO_CLAUSES = r"[^，,。；;：:（）]*[，,][^，,。；;：:（）]*"
_DONE = "(?:已|获|有|实现|完成|通过|达标|合格|建成|参加|符合|取得|享受|纳入|评)"
_TAKEN_FROM_IT = (
    rf"[^，,；;：:。（）]{{0,12}}[，,](?:目前|现|均|全部|其)?(?:{_DONE}[^{_MARKS}]{{0,12}}|[^{_MARKS}]{{2,12}}的有?)"
    rf"|[^{_MARKS}]{{0,12}}中[，,]?[^{_MARKS}]{{1,14}}"
)
_ASIDE = r"（[^（）\n]*）"
_NAMED = (
    r"(?:^|[，,、；;（])(?:其中)?(?P<name>\p{Han}{1,10}?)(?:率|进度|比例|占比|比重|面)"
    r"(?:已|只|仅|均|约|为|是|达到?|至|高达|有)*$"
)
_SYNONYMS = {"执行": "支出支付拨付"}
"""A rate of the first is told of figures of the others."""


def of_the_two_before(passage: Passage) -> Iterator[Ratio]:
    """A，占B的p%; 计划B，完成A，占计划的p%; B，已完成A，占p%; 检查B，整改A，占检查总数的p%."""
    text = passage.text
    for one, two, share in zip(passage.figures, passage.figures[1:], passage.figures[2:], strict=False):
        if one.kind != two.kind or not two.is_added or share.kind not in ("%", "倍"):
            continue
        between = compiled(_ASIDE).sub("", text[one.end : two.start])
        if compiled(_BEHIND_WHOLE).fullmatch(text, two.end, share.start):
            if "累计" not in between and compiled(_BEFORE_WHOLE).fullmatch(between):
                yield Ratio(one, two, share, True)
        elif compiled(_OF_THE_PLAN).fullmatch(text, two.end, share.start):
            if compiled(_PLAN).search(passage.label(one)) and _are_two_clauses(between):
                yield Ratio(two, one, share)
        elif one.value > two.value:
            words = compiled(OF_IT).fullmatch(text, two.end, share.start)
            named = compiled(_OF_ALL).fullmatch(text, two.end, share.start)
            is_of_one = words and not words["base"] and compiled(_TAKEN_FROM_IT).fullmatch(between)
            is_named = named and named["base"] in passage.label(one) + between[:8] and _are_two_clauses(between)
            if is_of_one or is_named:
                yield Ratio(two, one, share)


def _are_two_clauses(words: str) -> bool:
    return compiled(_TWO_CLAUSES).fullmatch(words) is not None


def named_rates(passage: Passage) -> Iterator[Ratio]:
    """B…，完成A，完成率p%."""
    for index, share in enumerate(passage.figures):
        part = passage.figures[index - 1] if index else None
        if part is None or share.kind != "%" or not part.is_added:
            continue
        words = passage.text[part.end : share.start]
        name = compiled(_NAMED).search(words)
        if name is None or compiled("[，,；;]|.{13}").search(words[: name.start()]):
            continue
        whole = _whole_before(passage.figures[: index - 1], part.kind)
        if whole is not None and whole.value >= part.value:
            label = passage.label(part) + words[: name.start()]
            if _is_told_of(name["name"], label, passage.label(whole)):
                yield Ratio(part, whole, share)


def _whole_before(figures: Sequence[Figure], kind: str) -> Figure | None:
    """The last of *figures* of *kind*; None when a rate of what is not told follows: 受理386件，结案率98.4%."""
    for index in range(len(figures) - 1, -1, -1):
        if figures[index].kind == kind:
            return figures[index]
        if figures[index].kind == "%":
            told = [figure for figure in figures[:index] if figure.kind == kind and figure.value]
            if not any(Ratio(one, other, figures[index]).follows for one, other in permutations(told, 2)):
                return None
    return None


def _is_told_of(rate: str, part: str, whole: str) -> bool:
    """Whether *rate*, as 合格 in 合格率, is told of figures behind the words *part* and *whole*."""
    if compiled("[不未]").search(part) and rate[0] not in "不未":
        return False
    stem = rate[-2:]
    if not set(stem + _SYNONYMS.get(stem, "")) & set(part):
        return False
    return stem in _SYNONYMS or set(rate) <= set(part + whole)

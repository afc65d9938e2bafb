"""Parallel lists of figures: 水稻28.3万亩、玉米9.8万亩和大豆4.5万亩."""

from __future__ import annotations

from typing import NamedTuple

from linter.checks.figures.passages import Passage
from linter.figures.figure import Figure
from linter.text.patterns import Match, compiled

_JOIN = (
    r"(?P<tail>[^、，,；;。：:]{0,14}?)(?:(?P<mark>[、，,；;])(?:以及|[和与及])?(?P<label>[^，,；;。：:]{0,30})"
    r"|(?P<mark>以及|[和与及])(?P<label>))"
    r"|(?P<tail>)(?P<mark>以及|[和与及])(?P<label>[^、，,；;。：:]{0,30})"
)
_ASIDE = r"（[^（）\n]*）"
_TOLD_BESIDE = (
    r"^(?:同比|环比|[比较](?:上|去|前|年|同|计划|目标|全|其|(?:19|20)\d\d)|增加|增长|增幅|减少|下降|净增|提高|上升|降低|高于|低于|"
    r"约?占(?![用地道补])|分别|完成率?|回落)"
    r"|(?:占比|率|比重|比例|增速|增幅)(?:为|达到?|约|近|超过?)*$"
)
_NESTED = r"其中|包括|包含|含"
_REST = r"^(?:其他|其它|其余|剩余|余下|剩下)|其他\p{Han}{0,4}$"
_OF_HUNDRED = frozenset(("%", "‰", "个百分点", "倍", "成"))


class Part(NamedTuple):
    """One figure of a list, the words before it, and the figures told of it beside (占46%, 增长5%)."""

    figure: Figure
    label: str
    notes: tuple[Figure, ...] = ()

    @property
    def is_rest(self) -> bool:
        """Whether the part takes up whatever the others leave."""
        return compiled(_REST).search(self.label) is not None


class Parts(NamedTuple):
    """A list of figures of one kind that *mark* parts; *end* is that of the last.

    An *open* list ends in 等 or goes on; things *counted twice* are so by the bracket behind: （含双重处分16人）.
    """

    parts: tuple[Part, ...]
    mark: str
    end: int
    is_open: bool
    is_counted_twice: bool = False


def read_parts(passage: Passage, start: int) -> Parts | None:
    """The list whose first label begins at *start*; None when none does, or when it holds another list."""
    aside = passage.is_aside(start)
    parts: list[Part] = []
    mark = ""
    reached = start
    goes_on = False
    for figure in passage.figures:
        if figure.start < start or (not aside and passage.is_aside(figure.start)) or _is_of_label(passage, figure):
            continue
        words = passage.text[reached : figure.start]
        if aside and "）" in words:
            break
        words = words if aside else compiled(_ASIDE).sub("", words)
        join = _join(words) if parts else None
        label = join["label"] if join else words.lstrip("，,：: 　")
        if not parts:
            if compiled(rf"[，,；;：:。]|.{{31}}|{_TOLD_BESIDE}").search(label):
                return None
        elif _is_told_beside(figure, parts[0].figure, words, label) or (
            mark in ("", "；") and _is_within_item(passage, figure, parts[0].figure.kind)
        ):
            parts[-1] = parts[-1]._replace(notes=(*parts[-1].notes, figure))
            reached = figure.end
            continue
        elif join is None or figure.kind != parts[0].figure.kind:
            break
        elif compiled(_NESTED).search(label):
            return None
        elif join["mark"] in "，,；;、":
            if mark and join["mark"] != mark and not compiled(_REST).search(label):
                goes_on = True
                break
            mark = mark or join["mark"]
        parts.append(Part(figure, label))
        reached = figure.end
    if not parts:
        return None
    after = passage.text[reached : min(reached + 24, passage.end)]
    goes_on = goes_on or compiled(r"^[^，。；、（]{0,8}?等(?!级)").search(after) is not None
    twice = compiled(r"^[^，。；、（]{0,8}（[^）]*(?:双重|重复|交叉|兼|同时|既)").search(after) is not None
    return Parts(tuple(parts), mark, reached, goes_on, twice)


def read_parts_before(passage: Passage, end: int, of_any_kind: bool = False) -> Parts:
    """The list of figures that ends right before *end*, where words such as 合计 lead to its sum.

    The figures are of one kind, or, when *of_any_kind*, all counts.
    """
    parts: list[Part] = []
    mark = ""
    reached = end
    for figure in reversed([f for f in passage.figures if f.end <= end and not passage.is_aside(f.start)]):
        words = compiled(_ASIDE).sub("", passage.text[figure.end : reached])
        if not parts:
            if not compiled(r"[^，,；;。：:、]{0,14}[，,、；;]?").fullmatch(words):
                break
        else:
            join = _join(words)
            alike = figure.is_count if of_any_kind else figure.kind == parts[0].figure.kind
            if join is None or not alike:
                break
            adds = join["label"].startswith("加")
            if join["mark"] in "，,；;、":
                if mark and join["mark"] != mark and not adds:
                    break
                mark = mark or join["mark"]
            if compiled(_NESTED).search(join["label"]):
                break
        parts.append(Part(figure, passage.label(figure)))
        reached = figure.start
    return Parts(tuple(reversed(parts)), mark, end, False)


def _is_of_label(passage: Passage, figure: Figure) -> bool:
    """Whether *figure* is a bound that names what is counted: 5000万元以下的项目10个."""
    return compiled(r"(?:以上|以下|以内)(?:的|及|\p{Han}{0,8}\d)").match(passage.text, figure.end) is not None


def _is_within_item(passage: Passage, figure: Figure, kind: str) -> bool:
    """Whether *figure*, of another kind, is of an item that a semicolon ends: 在建98个，投资186亿元；拟建96个."""
    behind = next((other for other in passage.figures if other.start > figure.start and other.kind == kind), None)
    return figure.kind != kind and behind is not None and "；" in passage.text[figure.end : behind.start]


def _join(words: str) -> Match | None:
    """How *words* between two figures of a list join them: the noun of the first, a mark, the label of the second."""
    return compiled(_JOIN).fullmatch(words)


def _is_told_beside(figure: Figure, first: Figure, words: str, label: str) -> bool:
    """Whether *figure* says something of the part before it rather than being a part itself."""
    if not words and figure.kind != first.kind:
        return True
    if figure.kind in _OF_HUNDRED and first.kind not in _OF_HUNDRED:
        return not compiled("[，,；;。]").search(words.lstrip("，,、；;"))
    return compiled(_TOLD_BESIDE).search(label) is not None

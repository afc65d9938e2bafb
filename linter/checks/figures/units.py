"""Figures whose unit was left out, told by their fellows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.checks.figures.passages import Passage, passages
from linter.finding import Hit
from linter.reading import Reading
from linter.text.patterns import compiled

_END = r"[ 　]*(?:[，,](?!\d{3}(?!\d))|[。；、！;）)\n]|$)"
_JOIN = r"(?P<mark>[、，；])(?P<label>[^、，；。：（）\d]{1,14})"
_NEEDS_NONE = (
    r"[数量额值率分比度名号码期版级型类第达为是占至到约近超过于以]$|(?<!单)位$|编号|序号|代码|排名|年份|热线|电话|指标|得分|版本|"
    r"公告|文号|[A-Za-z]$"
)


def find_unit(reading: Reading) -> Iterator[Hit]:
    """A figure without the unit of its fellows: 种子2160吨、化肥340吨、农膜620; fields ``figure`` and ``unit``."""
    text = reading.view.text
    for passage in passages(text):
        for index, figure in enumerate(passage.figures):
            if not figure.unit and compiled(_END).match(text, figure.end):
                unit = _unit_of_fellows(passage, index)
                if unit:
                    written = text[figure.start : figure.end]
                    fields = {"figure": written, "unit": unit}
                    yield reading.hit(figure.start, figure.end, fields, replacement=written + unit)


def _unit_of_fellows(passage: Passage, index: int) -> str:
    """The unit that the two figures before, joined in one list with this one, have in common; empty without such."""
    if index < 2 or passage.figures[index].multiple:
        return ""
    first, second, figure = passage.figures[index - 2 : index + 1]
    if not second.unit or first.kind != second.kind:
        return ""
    joins = [
        compiled(_JOIN).fullmatch(passage.text, one.end, other.start)
        for one, other in pairwise((first, second, figure))
    ]
    marks = {join["mark"] if join else "" for join in joins}
    labels = [join["label"] for join in joins if join]
    if len(marks) > 1 or len(labels) < 2 or compiled(_NEEDS_NONE).search(labels[1]):
        return ""
    # Clauses are a list only if they say the same of each: 路基完成92%，桥梁完成78%，隧道完成65.
    return second.unit if marks == {"、"} or labels[0][-2:] == labels[1][-2:] else ""


def find_measure(reading: Reading) -> Iterator[Hit]:
    """A bare number of things in a list of others with their measures: 大米260袋、棉被95; field ``figure``."""
    text = reading.view.text
    for passage in passages(text):
        for index, figure in enumerate(passage.figures):
            if figure.unit or figure.multiple or "." in figure.digits or len(figure.digits) > 4:
                continue
            if not compiled(rf"(?=[，；。]|、\p{{Han}}+\d){_END}").match(text, figure.end):
                continue
            label = passage.label(figure)
            if compiled(_NEEDS_NONE).search(label) or not any(other.unit for other in passage.figures):
                continue
            if _is_listed(passage, index) or _is_among_counts(passage, index):
                yield reading.hit(figure.start, figure.end, {"figure": figure.digits})


def _is_listed(passage: Passage, index: int) -> bool:
    """Whether two counts of different things stand before in one list: 大米260袋、食用油180桶、棉被95."""
    if index < 2 or _unit_of_fellows(passage, index):
        return False
    trio = passage.figures[index - 2 : index + 1]
    joins = (compiled(_JOIN).fullmatch(passage.text, one.end, other.start) for one, other in pairwise(trio))
    return all(join and join["mark"] == "、" for join in joins) and all(figure.is_count for figure in trio[:2])


def _is_among_counts(passage: Passage, index: int) -> bool:
    """Whether a clause of a noun and a number stands between two that count: 人员860人次，车辆210，单位420家."""
    if not 0 < index < len(passage.figures) - 1:
        return False
    before, figure, after = passage.figures[index - 1 : index + 2]
    clause = compiled(r"，\p{Han}{2,8}").fullmatch(passage.text, before.end, figure.start)
    follows = compiled(r"，\p{Han}{2,12}").fullmatch(passage.text, figure.end, after.start)
    return bool(clause and follows and before.is_count and after.is_count)

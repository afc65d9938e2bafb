"""A mean or a rate per head times a number that is not the total told: 每期50人，培训6期，共培训350人次."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.figures.equations import printed
from linter.checks.figures.passages import Passage, passages
from linter.figures.amounts import intervals
from linter.figures.figure import Figure
from linter.figures.intervals import Interval
from linter.finding import Hit
from linter.reading import Reading
from linter.text.patterns import compiled

_HEADS = {
    "人": "人", "名": "人", "户": "户", "亩": "亩", "期": "期", "场": "场", "村": "个", "校": "所", "家": "家",
    "个": "个", "所": "所", "台": "台", "套": "套", "座": "座", "公里": "公里", "吨": "吨", "件": "件", "头": "头",
    "只": "只",
}  # fmt: skip
_EACH = rf"(?:每(?P<each>{'|'.join(_HEADS)})|(?P<mean>人|户|亩|村|校|场|台)均)[^，。；、\d每均]{{0,8}}$"
_ALL = r"(?:共计?|合计|总计|总[额量数]|总投资|共需|累计)[^，。；、\d]{0,8}$"
_APART = (
    r"最高|最低|不超过|不少于|不低于|以上|以内|标准(?:为|由)|每[年月天日季周次]|[年月日]均|同比|增长|其中|超|原|提高|另|剩余|阶梯"
    r"|分[期档类]"
)
"""Words by which a sentence tells more than a product."""

_SAME_TIMES = {"人次": "人"}


def find_product(reading: Reading) -> Iterator[Hit]:
    """Fields ``equation``, ``computed`` and ``stated``."""
    text = reading.view.text
    for passage in passages(text):
        words = text[passage.start : passage.end]
        if len(passage.figures) != 3 or not ("每" in words or "均" in words) or compiled(_APART).search(words):
            continue
        yield from _product(reading, passage)


def _product(reading: Reading, passage: Passage) -> Iterator[Hit]:
    text = passage.text
    each = total = number = None
    for figure in passage.figures:
        head = compiled(_EACH).search(text, max(passage.start, figure.start - 14), figure.start)
        if head and each is None:
            each, unit = figure, _HEADS[head["each"] or head["mean"]]
        elif total is None and _is_total(passage, figure):
            total = figure
        else:
            number = figure
    if each is None or total is None or number is None or _kind(number) != unit or _kind(each) != _kind(total):
        return
    if {each.qualifier, total.qualifier, number.qualifier} != {""} or total.value == 0:
        return
    one, other, whole = (*intervals([each]), *intervals([number]), *intervals([total]))
    if not Interval(one.low * other.low, one.high * other.high).meets(whole):
        value = each.value * number.value
        equation = "×".join(figure.digits + figure.multiple for figure in (each, number))
        fields = {
            "equation": f"{equation}={printed(value, total)}",
            "computed": printed(value, total),
            "stated": text[total.start : total.end],
        }
        related = [(figure.start, figure.end) for figure in (each, number)]
        yield reading.hit(total.start, total.end, fields, related=related)


def _is_total(passage: Passage, figure: Figure) -> bool:
    """Whether a word such as 共 leads to *figure*, and no other figure is told by such a word in its unit."""
    led = [
        other
        for other in passage.figures
        if compiled(_ALL).search(passage.text, max(passage.start, other.start - 14), other.start)
    ]
    # 共120人，合计5万元: the last is the total, the number of people comes before it.
    return bool(led) and led[-1] is figure


def _kind(figure: Figure) -> str:
    """The unit, people counted once or several times being one."""
    return _SAME_TIMES.get(figure.kind, figure.kind)

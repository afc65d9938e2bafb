"""One figure printed with two neighbouring digits in another order: 受灾人口4.26万人 … 4.62万名受灾群众."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from linter.figures.amounts import read_figures
from linter.figures.figure import Figure
from linter.finding import Hit
from linter.outline.parts import Span
from linter.reading import Reading
from linter.text.patterns import compiled

_BEFORE, _AFTER = 4, 6
"""How many characters beside a figure may name what it counts."""
_COMMON = frozenset(
    (
        "增长 提高 下降 增加 减少 达到 完成 新增 其中 累计 全县 全市 全省 全区 全国 同比 比上 上年 去年 今年 "
        "以上 平均 年均 分别 总额 总量 总计 合计 突破 超过 实现 安排 投入 建成 新建 共有 资金 项目 投资 收入 "
        "支出 企业 农村 城镇 我市 我县 我省 其他 计划 目标 任务 左右"
    ).split()
)
"""Words that stand beside figures of any sort."""


def find_transposed(reading: Reading) -> Iterator[Hit]:
    """Fields ``figure``, ``other``, ``first`` (the line of the other) and ``subject``, the word both stand with."""
    text = reading.view.text
    alike: dict[tuple[str, str, str], dict[str, Figure]] = defaultdict(dict)
    for figure in read_figures(text).figures:
        if figure.is_added and len(figure.digits.replace(".", "")) > 2 and not figure.digits.endswith("0"):
            alike[figure.kind, figure.multiple, "".join(sorted(figure.digits))].setdefault(figure.digits, figure)
    for figures in alike.values():
        for one, other in combinations(figures.values(), 2):
            if _are_transposed(one.digits, other.digits):
                subject = next(iter(sorted(_words(text, one) & _words(text, other))), "")
                if subject:
                    fields: dict[str, str | Span] = {
                        "figure": text[other.start : other.end],
                        "other": text[one.start : one.end],
                        "first": Span(one.start, one.end),
                        "subject": subject,
                    }
                    yield reading.hit(other.start, other.end, fields, related=[(one.start, one.end)])


def _are_transposed(one: str, other: str) -> bool:
    """Whether two neighbouring digits stand the other way round: 4.26 and 4.62, 1.6 and 6.1."""
    if one.find(".") != other.find("."):
        return False
    differ = [
        place for place, (a, b) in enumerate(zip(one.replace(".", ""), other.replace(".", ""), strict=True)) if a != b
    ]
    return len(differ) == 2 and differ[1] - differ[0] == 1


def _words(text: str, figure: Figure) -> set[str]:
    """The words of two characters beside *figure*, counted from it, that may name what it counts."""
    before = compiled(r"\p{Han}*$").search(text, max(figure.start - _BEFORE, 0), figure.start)
    after = compiled(r"\p{Han}*").match(text, figure.end, min(figure.end + _AFTER, len(text)))
    left, right = before[0] if before else "", after[0] if after else ""
    words = {right[at : at + 2] for at in range(0, len(right) - 1, 2)}
    words |= {left[max(at - 2, 0) : at] for at in range(len(left), 1, -2)}
    return {word for word in words if len(word) == 2} - _COMMON

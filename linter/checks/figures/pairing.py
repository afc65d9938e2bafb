"""分别 with more figures than names, or fewer: 甲、乙、丙三镇分别完成5公里、8公里."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.figures.passages import Passage, passages
from linter.finding import Hit
from linter.reading import Reading
from linter.text.chinese_numerals import read_numeral
from linter.text.patterns import compiled, finditer

_ASIDE = r"（[^（）\n]*）"
_SEVERAL_IN_ONE = (
    r"等|城乡|产销|购销|收支|进出|存贷|供需|双方|男女|上下|各|至|到|—|-|\d|[、和与及].*的.*[、和与及]"
    r"|[两二三四五六七八九十](?:者|项|个|地|市|县|镇|乡|村|级|方|类|家|所|院|校|区|季度)"
)
_TOLD = r"[、和与及][^、和与及]+([两二三四五六七八九十])[个家所大类项]?\p{Han}{1,6}$"
_PARALLEL = r"(?:^|[，。；：])[^，。；：\d]*[、和与及][^，。；：\d]*"
_LIST = r"(?:以上|以下|以内|左右|上下)?(?:[、和与及]|以及)"
_END = r"(?:以上|以下|以内|左右|上下)?(?:[，。；,;！]|$)"


def find_unequal(reading: Reading) -> Iterator[Hit]:
    """Fields ``names`` and ``figures``, how many there are of each, and ``list``, the names."""
    text = reading.view.text
    for passage in passages(text):
        if len(passage.figures) > 1:
            for cue in finditer("分别", text, passage.start, passage.end):
                yield from _unequal(reading, passage, cue.start(), cue.end())


def _unequal(reading: Reading, passage: Passage, start: int, end: int) -> Iterator[Hit]:
    figures = [figure for figure in passage.figures if figure.start >= end]
    if not figures or not compiled(r"[^，。；：、（）]{1,10}").fullmatch(passage.text, end, figures[0].start):
        return
    count = 1
    while count < len(figures) and compiled(_LIST).fullmatch(
        passage.text, figures[count - 1].end, figures[count].start
    ):
        count += 1
    if count < 2 or not compiled(_END).match(passage.text, figures[count - 1].end):
        return
    names = compiled(r"[^，。；：,;！]*$").search(passage.text, passage.start, start)[0]  # type: ignore[index]  # it always matches
    names = compiled(_ASIDE).sub("", names)
    told = compiled(_TOLD).search(names)
    number = (read_numeral(told[1]) or 0) if told else 0
    if not number and compiled(_SEVERAL_IN_ONE).search(names):
        return
    if compiled(rf"{_PARALLEL}[，,]$").search(passage.text, passage.start, start - len(names)):
        return
    marks = names.count("、")
    joins = len(compiled("和|与|及|以及").findall(names))
    least = marks + 1 if not joins else 2
    most = marks + 1 + joins
    if number:
        if number not in (marks + 1, most):
            return
        least = most = number
    if most < 2 or least <= count <= most:
        return
    fields = {"names": str(most), "figures": str(count), "list": names}
    yield reading.hit(figures[0].start, figures[count - 1].end, fields, related=[(start - len(names), start)])

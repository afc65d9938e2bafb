"""Figures as Chinese reports print them, read out of text with their places and the room their digits leave."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from linter.figures.intervals import Interval
from linter.figures.measures import COUNTS, MEASURES, NOT_ADDED, PLACES, SAME
from linter.text.patterns import compiled

Qualifier = Literal["", "about", "above", "below", "some"]
"""No word beside the figure; 约, 左右; 超, 以上; 近, 不足; 余, 多."""

_COUNTED = frozenset(COUNTS)
_QUALIFIERS: dict[str, Qualifier] = {
    "约": "about", "大概": "about", "约为": "about", "约占": "about", "约达": "about",
    "超": "above", "超过": "above", "超出": "above", "突破": "above", "逾": "above", "高于": "above", "大于": "above",
    "多于": "above", "不低于": "above", "不少于": "above", "不小于": "above", "不下": "above", "至少": "above",
    "最少": "above", "最低": "above",
    "近": "below", "接近": "below", "不足": "below", "不到": "below", "低于": "below", "小于": "below", "少于": "below",
    "不超": "below", "不超过": "below", "不高于": "below", "不大于": "below", "不多于": "below", "至多": "below",
    "最多": "below", "最高": "below", "最近": "",
}  # fmt: skip
_BEFORE = sorted(_QUALIFIERS, key=len, reverse=True)
_BEFORE_ENDS = frozenset(word[-1] for word in _QUALIFIERS)
_AFTER: dict[str, Qualifier] = {
    "以上": "above", "左右": "about", "上下": "about", "以内": "below", "以下": "below", "不到": "below",
}  # fmt: skip
_ABOUT = Decimal("0.05")

_LONGEST_FIRST = "|".join(sorted((*MEASURES, *COUNTS), key=len, reverse=True))
_UNIT = (
    rf"(?:(?:{_LONGEST_FIRST})(?:（[套件次台个辆只艘架列条户、]{{1,6}}）次?)?"
    r"(?:/(?:平方米|立方米|平方公里|公里|公斤|千瓦时|小时|[亩人户月年日天吨次台件度株米升]))?)"
)
_MULTIPLE = "(?:[千百十]?亿|万亿|[千百十]?万|千(?![瓦米克伏卡帕赫])|百(?!分))"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d+)(?:\.\d+)?"
_TO = "(?:[—–―－～~-]{1,2}|[至到])"
_DATE = (
    rf"(?:19|20)\d\d(?:{_TO}(?:(?:19|20)\d\d|\d\d))?(?:学年|年度?)(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?"
    rf"|(?:\d{{1,2}}{_TO})?\d{{1,2}}月(?:\d{{1,2}}(?:{_TO}\d{{1,2}})?日)?|\d{{1,2}}日(?!元)"
    r"|\d{1,2}[时点](?:\d{1,2}分|半)?|\d+分\d+秒|\d+(?:世纪|年代)(?:\d+年代)?|(?:19|20)\d\d(?=[〕\]])"
)
_NAME = (
    r"\d+(?:号|\.?\d*(?:[:：]\d+(?:\.\d+)?)+|/\d+|(?:[.．·•]\d+){2,}|[·•]\d+|(?:[+＋][\dA-Za-zＮ]+)+"
    r"|[\d.]*[xX×＊*_＿]+[\d.]*|[”’\"」])|\d{3,4}-\d{7,8}"
)
_MASKED = (
    r"(?=[\d.]+[年学月日时点分世号:：/．·•+＋xX×＊*_＿〕\]”’\"」—–―－～~至到-]|\d+\.\d+\.)"
    rf"(?:{_DATE}|{_NAME})|\d{{11,}}"
)
_NOT_BEFORE = (
    r"[\dA-Za-zＡ-Ｚ.．·•#№xX×＊*_＿+＋/-]|\d[,:：]|[A-Za-z][ -]|第[ \u3000]?|附件|[附如见][表图]|负|[—–－～~]-"
)
_FIGURE = (
    rf"(?=\d)(?<!{_NOT_BEFORE})(?:(?P<masked>{_MASKED})"
    rf"|(?P<digits>{_NUMBER})(?:[ \u3000](?={_MULTIPLE}|{_UNIT}))?"
    rf"(?P<some>[余多]?)(?P<multiple>{_MULTIPLE}?)(?P<more>[余多来]?)(?P<unit>{_UNIT}?)"
    rf"(?:{_TO}(?P<high>{_NUMBER})(?P<high_multiple>{_MULTIPLE}?)(?P<high_unit>{_UNIT}?)(?![\d.]*\d|[-—]\d))?"
    r")(?![A-Za-z])"
)


class Figure(NamedTuple):
    """One figure at ``[start, end)``, from its first digit to its unit.

    *digits* are those printed, without commas; *multiple* is 万, 亿 or the like; *unit* a known unit of measure
    (台 for 2台（套）) or empty; *qualifier* what a word such as 约, 超 or 余 beside the figure says.
    """

    start: int
    end: int
    digits: str
    multiple: str
    unit: str
    qualifier: Qualifier

    @property
    def kind(self) -> str:
        """The unit by which figures are compared: 名 and 位 count people as 人 does."""
        return SAME.get(self.unit, self.unit)

    @property
    def scale(self) -> int:
        """The power of ten the multiple stands for: 4 for 万."""
        return PLACES[self.multiple]

    @property
    def places(self) -> int:
        """How many digits are printed after the point."""
        return len(self.digits.partition(".")[2])

    @property
    def value(self) -> Decimal:
        """What the figure says in its unit: 12000 for 1.2万."""
        return Decimal(self.digits).scaleb(self.scale)

    @property
    def step(self) -> Decimal:
        """One unit in the last printed place: 1000 for 1.2万."""
        return Decimal(1).scaleb(self.scale - self.places)

    @property
    def is_count(self) -> bool:
        """Whether the figure counts things one by one, and so is not rounded."""
        return self.unit in _COUNTED and not self.multiple and "." not in self.digits

    @property
    def is_added(self) -> bool:
        """Whether figures of its unit may be added up, unlike shares, ages and degrees."""
        return self.kind not in NOT_ADDED

    def interval(self, places: int = 0) -> Interval:
        """The values the figure may stand for beside others of its multiple printed to *places* after the point.

        They reach half a unit of the last place to either side, and further where a word says so. A figure with
        fewer places than its fellows (3亿元 beside 3.66亿元) has rather lost its zeros: it is read one place finer.
        """
        value = self.value
        room = Decimal(0) if self.is_count else self.step / (20 if places > self.places else 2)
        match self.qualifier:
            case "about":
                room = max(room, value * _ABOUT)
            case "above":
                return Interval(value - room, Decimal("Infinity"))
            case "below":
                return Interval(Decimal(0), value + room)
            case "some":
                return Interval(value - room, value + self.step.scaleb(_zeros(self.digits)))
        return Interval(value - room, value + room)


class Spread(NamedTuple):
    """Two figures joined by a dash or 至, as in 5%—8%."""

    low: Figure
    high: Figure


class Figures(NamedTuple):
    """Every figure of a text in order, and its spreads; identifiers, dates and times are neither."""

    figures: tuple[Figure, ...]
    spreads: tuple[Spread, ...]

    def within(self, start: int, end: int) -> Sequence[Figure]:
        """The figures that begin in ``[start, end)``."""
        first = bisect_left(self.figures, start, key=_start)
        return self.figures[first : bisect_left(self.figures, end, first, key=_start)]


@lru_cache(maxsize=2)
def read_figures(text: str) -> Figures:
    """The figures of *text*; several checks ask for those of one document after another."""
    figures: list[Figure] = []
    spreads: list[Spread] = []
    for match in compiled(_FIGURE).finditer(text):
        # Groups by name take as long as the match.
        _, digits, some, multiple, more, unit, high, high_multiple, high_unit = match.groups()
        if digits is None:
            continue
        start, end = match.start(), match.end("unit")
        qualifier: Qualifier = "some" if some or more else _qualifier(text, start, match.end())
        figure = Figure(start, end, digits.replace(",", ""), multiple, unit.partition("（")[0], qualifier)
        if high is not None:
            digits, unit = high.replace(",", ""), high_unit.partition("（")[0]
            last = Figure(match.start("high"), match.end(), digits, high_multiple, unit, "")
            spreads.append(Spread(figure, last))
        elif unit or multiple or not _is_number_of_item(text, start, end):
            figures.append(figure)
    return Figures(tuple(figures), tuple(spreads))


def intervals(figures: Sequence[Figure]) -> list[Interval]:
    """The values that *figures* of one kind, read beside each other, may stand for."""
    places: dict[str, int] = {}
    for figure in figures:
        places[figure.multiple] = max(places.get(figure.multiple, 0), figure.places)
    return [figure.interval(places[figure.multiple]) for figure in figures]


def _start(figure: Figure) -> int:
    return figure.start


def _zeros(digits: str) -> int:
    """How many places of a whole number are zeros that 余 may stand for."""
    return 0 if "." in digits else len(digits) - max(len(digits.rstrip("0")), 1)


def _qualifier(text: str, start: int, end: int) -> Qualifier:
    after = _AFTER.get(text[end : end + 2], "")
    if after or not start or text[start - 1] not in _BEFORE_ENDS:
        return after
    before = text[max(start - 3, 0) : start]
    return next((_QUALIFIERS[word] for word in _BEFORE if before.endswith(word)), "")


def _is_number_of_item(text: str, start: int, end: int) -> bool:
    """Whether digits without a unit number an item: 1. at a line start, （2）."""
    after = text[end : end + 1]
    if after in ("）", ")"):
        return text[start - 1 : start] in ("（", "(")
    if after not in (".", "．", "、"):
        return False
    before = text[max(start - 8, 0) : start].rstrip(" \t\u3000")
    return not before or before[-1] in "\n。；：;:"

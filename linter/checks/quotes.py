"""Quotation marks of one paragraph, read the way that takes the fewest corrections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from linter.checks.marks import CLOSING, OPENING, Fault, Mark, Sort, unclosed, unopened
from linter.text.patterns import compiled

QUOTES = "“”‘’"

_MISSING, _TURNED, _OTHER_KIND, _BOTH, _NESTED, _STRAIGHT = 1.2, 1.0, 1.0, 1.7, 1.0, 0.4
"""What a correction costs: a missing mark a little more than a wrong one, a straight mark less than half."""

_PER_EVIDENCE = 0.6
_BEFORE_OPENING = "的了着过以为到和与及或在是对将把从由于向让称叫谓即如像建设施持现照绕届个项等"
_BEFORE_CLOSING = "人者员划程案路式度章奖号识圈农社心户会"
_AFTER_OPENING = "一二三四五六七八九十百千万两双几"
_AFTER_CLOSING = (
    r"[，。、；：！？）》】“]|\n|\Z|的|等|为|是|和|与|及|或|也|而|期间|时期|规划|建设|工作|企业|活动|行动|倡议|工程|系列"
    r"|主题|专项|专题|战略|改革|政策|项目|服务|问题|计划|原则|模式|制度|机制|要求|称号|品牌|目标|理念|方针|试点|示范"
    r"|精神|评选|评比|创建|命名|表彰|宣传|培训|整治|治理|检查|体系|平台|理论|思想|标准|方式|作用|现象|作风|口号|做法"
)
"""Neighbours that in published reports stand ten times as often by one of the two marks as by the other."""

_STATES = ("", "“", "“‘", "‘", "‘“", "““")
"""The quotes that may stand open at once; ““ is read so, and reported."""


_MARKS = (
    r"[“‘]"
    r"|(?<![°′’]\s?\d{1,2}(?:\.\d+)?)”"  # not the seconds of 118°15’20”
    r"|(?<!°\s?\d{1,2})"  # nor its minutes, don’t, students’ books or ’99
    r"(?<![A-Za-z](?=’[A-Za-z]))(?<![sS](?=’ [A-Za-z]))’(?!\d\d(?!\d))"
)


class _Step(NamedTuple):
    """Reading a mark as *role* leads from the open quotes *before* to *after*.

    *supplied*: its opening mark is missing. The role of a straight mark that is left aside is empty.
    """

    role: str
    before: str
    after: str
    supplied: bool
    cost: float

    @property
    def left_unclosed(self) -> int:
        """How many open quotes the mark shows to lack their closing mark."""
        if self.supplied or not self.role:
            return 0
        return len(self.before) - len(self.after) + (1 if self.role in CLOSING else -1)


class _Path(NamedTuple):
    """The steps of a reading, last first, and their cost."""

    cost: float
    step: _Step | None
    earlier: _Path | None


def quote_marks(text: str, start: int, end: int, *, straight: bool = False) -> Iterator[Mark]:
    """The quotation marks of a paragraph, straight ones too if asked; apostrophes, minutes and seconds are none."""
    for match in compiled(_MARKS + ('|["＂]' if straight else "")).finditer(text, start, end):
        yield Mark(match.start(), match.group())


def is_sound(marks: str) -> bool:
    """Whether quotation marks pair as they stand, single within double."""
    while "“”" in marks or "‘’" in marks:
        marks = marks.replace("‘’", "")
        if "““" in marks:
            return False
        marks = marks.replace("“”", "")
    return not marks


def quote_faults(text: str, start: int, end: int) -> Iterator[Fault]:
    """What is wrong with the quotation marks of the paragraph ``text[start:end]``."""
    if is_sound("".join(mark.text for mark in quote_marks(text, start, end))):
        return
    marks = list(quote_marks(text, start, end, straight=True))
    opened: list[Mark] = []
    for mark, step in zip(marks, _cheapest_reading(text, marks), strict=True):
        for _ in range(step.left_unclosed):
            opener = opened.pop()
            yield unclosed(text, opener, CLOSING[opener.text], QUOTES, open_end=False)
        if not step.role:
            continue
        if step.role != mark.text and not step.supplied:
            yield Fault(mark.at, mark.at + 1, _sort(mark.text, step.role), mark.text, step.role, step.role)
        if step.supplied:
            yield unopened(text, Mark(mark.at, step.role), OPENING[step.role], QUOTES)
        elif step.role in CLOSING:
            opened.append(Mark(mark.at, step.role))
        else:
            opener = opened.pop()
            if step.before == "““":
                words = text[opener.at + 1 : mark.at]
                yield Fault(opener.at, mark.at + 1, "nested", "“", "‘", f"‘{words}’")
    for opener in opened:
        yield unclosed(text, opener, CLOSING[opener.text], QUOTES, open_end=True)


def _sort(mark: str, role: str) -> Sort:
    if mark not in QUOTES:
        return "straight"
    return "direction" if role in (OPENING.get(mark), CLOSING.get(mark)) else "kind"


def _cheapest_reading(text: str, marks: Sequence[Mark]) -> list[_Step]:
    """A role for every mark, so that the corrections cost least.

    Viterbi, "Error bounds for convolutional codes", IEEE Transactions on Information Theory 13 (1967).
    """
    best = {"": _Path(0.0, None, None)}
    for mark in marks:
        evidence = _evidence(text, mark.at)
        following: dict[str, _Path] = {}
        for before, path in best.items():
            for step in _steps(before):
                if not step.role and mark.text in QUOTES:
                    continue
                cost = path.cost + step.cost + _cost(mark.text, step.role, evidence)
                if step.after not in following or cost < following[step.after].cost:
                    following[step.after] = _Path(cost, step, path)
        best = following
    last: _Path | None = min(best.items(), key=lambda item: item[1].cost + _MISSING * len(item[0]))[1]
    steps = []
    while last is not None and last.step is not None:
        steps.append(last.step)
        last = last.earlier
    return steps[::-1]


@lru_cache(maxsize=len(_STATES))
def _steps(before: str) -> tuple[_Step, ...]:
    steps = []
    for role in "“‘":
        for kept in range(len(before) + 1):
            after = before[:kept] + role
            if after in _STATES:
                cost = _MISSING * (len(before) - kept) + (_NESTED if after == "““" else 0.0)
                steps.append(_Step(role, before, after, False, cost))
    for role in "”’":
        for kept, opening in enumerate(before):
            if opening == OPENING[role]:
                steps.append(_Step(role, before, before[:kept], False, _MISSING * (len(before) - kept - 1)))
        if OPENING[role] not in before:
            steps.append(_Step(role, before, before, True, _MISSING))
    steps.append(_Step("", before, before, False, 0.0))
    return tuple(steps)


def _cost(mark: str, role: str, evidence: int) -> float:
    if not role:
        return 0.0
    against = max(-evidence if role in CLOSING else evidence, 0) * _PER_EVIDENCE
    if mark == role:
        return against
    if mark not in QUOTES:
        return _STRAIGHT + against
    if (mark in CLOSING) == (role in CLOSING):
        return _OTHER_KIND + against
    return against + (_TURNED if role in (OPENING.get(mark), CLOSING.get(mark)) else _BOTH)


def _evidence(text: str, at: int) -> int:
    """How much the neighbours of a mark speak for an opening (above 0) or a closing mark (below 0)."""
    before = text[at - 1 : at]
    evidence = 0
    if before and before in '，、；：（《〈【”"':
        evidence += 2
    elif not before or before == "\n" or before in _BEFORE_OPENING:
        evidence += 1
    elif before in _BEFORE_CLOSING:
        evidence -= 1
    after = compiled(_AFTER_CLOSING).match(text, at + 1)
    if after:
        evidence -= 2 if len(after.group()) != 1 or not after.group().isalpha() else 1
    elif text[at + 1 : at + 2] in _AFTER_OPENING:
        evidence += 1
    return evidence

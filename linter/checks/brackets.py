"""Brackets and title marks of one paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.marks import CLOSING, OPENING, Fault, Mark, unclosed, unopened
from linter.text.patterns import compiled

BRACKETS = "（）()《》〈〉【】〔〕[]「」『』"

_ROUND = {"(": "（", ")": "）"}
_LIST_MARKER = (
    r"(?:^|[\s，。；：、！？,;:“（(]|(?<![A-Za-z])(?=[a-z]$))"
    r"(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4}|[一二三四五六七八九十]{1,3}|[①-⑳])$"
)
"""What stands before the bracket of 1） or b); a letter may follow a word at once."""

_COMPARISON = {"《": "[>＞]", "〈": "[>＞]"}
_AHEAD = 50
"""How many marks ahead and back are looked at to tell a wrong mark from a missing one."""

_FARTHEST = 40
"""How far from 《 a > may stand that was meant for 》."""


def bracket_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The brackets and title marks of a paragraph."""
    for match in compiled(r"[（）()《》〈〉【】〔〕\[\]「」『』]").finditer(text, start, end):
        yield Mark(match.start(), match.group())


def bracket_faults(text: str, start: int, end: int) -> Iterator[Fault]:
    """What is wrong with the brackets of the paragraph ``text[start:end]``."""
    opened: list[Mark] = []
    marks = list(bracket_marks(text, start, end))
    for index, mark in enumerate(marks):
        if mark.text in CLOSING:
            opened.append(mark)
            continue
        depth = _depth(opened, mark)
        top = opened[-1] if opened else mark
        if opened and (depth == len(opened) - 1 or _is_interval(text, top, mark)):
            opened.pop()
        elif opened and _is_meant_for(top, opened[-_AHEAD:], mark, marks[index + 1 : index + _AHEAD]):
            opened.pop()
            expected = _in_width(CLOSING[top.text], mark)
            yield Fault(mark.at, mark.at + 1, "kind", mark.text, expected, expected)
        elif depth is not None:
            for opener in opened[depth + 1 :]:
                yield _unclosed(text, opener, mark.at, open_end=False)
            del opened[depth:]
        elif not compiled(_LIST_MARKER).search(text[max(mark.at - 5, start) : mark.at]):
            yield _unopened(text, mark, start)
    for opener in opened:
        yield _unclosed(text, opener, end, open_end=True)


def _same_kind(opener: str, closer: str) -> bool:
    return _ROUND.get(opener, opener) == OPENING[_ROUND.get(closer, closer)]


def _depth(opened: list[Mark], closer: Mark) -> int | None:
    """Where among the last of *opened* the mark stands that *closer* closes."""
    for depth in reversed(range(max(len(opened) - _AHEAD, 0), len(opened))):
        if _same_kind(opened[depth].text, closer.text):
            return depth
    return None


def _is_meant_for(opener: Mark, opened: list[Mark], closer: Mark, following: list[Mark]) -> bool:
    """Whether *closer*, of another kind, stands where *opener* should be closed.

    So it is when the marks that follow do without it and lack one for *opener*.
    """
    wanted = sum(mark.text == opener.text for mark in opened)
    open_for_closer = sum(_same_kind(mark.text, closer.text) for mark in opened)
    if open_for_closer:
        closers = _closing_nothing(closer.text, following)
        if len(closers) < open_for_closer:
            return False
        following, wanted = following[: closers[0]], 1
    return len(_closing_nothing(CLOSING[opener.text], following)) < wanted


def _closing_nothing(closing: str, following: list[Mark]) -> list[int]:
    """The places among *following* of marks like *closing* that close nothing that opens there."""
    open_there = 0
    places = []
    for place, mark in enumerate(following):
        if mark.text in CLOSING:
            open_there += _same_kind(mark.text, closing)
        elif _ROUND.get(mark.text, mark.text) == _ROUND.get(closing, closing):
            if open_there:
                open_there -= 1
            else:
                places.append(place)
    return places


def _in_width(closing: str, like: Mark) -> str:
    """The closing mark expected in place of *like*: ）rather than ) where *like* is full-width."""
    return "）" if closing == ")" and like.text not in ")]" else closing


def _is_interval(text: str, opener: Mark, closer: Mark) -> bool:
    """Whether the marks enclose a half-open interval of numbers, such as [0,1)."""
    if opener.text not in "[(（" or closer.text not in "])）" or closer.at - opener.at > _FARTHEST:
        return False
    return bool(compiled(r"[\d.%+∞\s-]+[,，][\d.%+∞\s-]+").fullmatch(text, opener.at + 1, closer.at))


def _unclosed(text: str, opener: Mark, end: int, *, open_end: bool) -> Fault:
    expected = CLOSING[opener.text]
    if opener.text in _COMPARISON:
        limit = min(end, opener.at + _FARTHEST)
        meant = compiled(_COMPARISON[opener.text]).search(text, opener.at, limit)
        if meant:
            return Fault(meant.start(), meant.end(), "kind", meant.group(), expected, expected)
    return unclosed(text, opener, expected, BRACKETS, open_end=open_end)


def _unopened(text: str, closer: Mark, start: int) -> Fault:
    expected = OPENING[closer.text]
    if closer.text in "》〉":
        meant = compiled("[<＜](?=[^<＜]*$)").search(text, max(start, closer.at - _FARTHEST), closer.at)
        if meant:
            return Fault(meant.start(), meant.end(), "kind", meant.group(), expected, expected)
    return unopened(text, closer, expected, BRACKETS)

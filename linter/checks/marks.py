"""Marks that come in pairs, and what can be wrong with one."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from linter.text.patterns import compiled

Sort = Literal["missing", "direction", "kind", "straight", "nested", "crossed"]

CLOSING = {
    "“": "”", "‘": "’", "（": "）", "(": ")", "《": "》", "〈": "〉",
    "【": "】", "〔": "〕", "[": "]", "「": "」", "『": "』",
}  # fmt: skip
"""The closing mark of each opening mark."""

OPENING = {closing: opening for opening, closing in CLOSING.items()}
"""The opening mark of each closing mark."""

_PAUSES = "，。；：！？\\n"
_LONGEST_SHOWN = 30


class Mark(NamedTuple):
    """One mark and its offset."""

    at: int
    text: str


class Fault(NamedTuple):
    """A fault of *sort* to report at ``[start, end)``.

    *mark* stands there and *expected* ought to (or is missing); *edit* is what the reported span should
    read where that is certain. *open_end* tells of a missing mark that another paragraph may hold.
    """

    start: int
    end: int
    sort: Sort
    mark: str
    expected: str
    edit: str | None = None
    open_end: bool = False


def unclosed(text: str, mark: Mark, expected: str, family: str, *, open_end: bool) -> Fault:
    """The fault of an opening mark that nothing closes, reported with the words up to the clause's end."""
    words = compiled(f"[^{_PAUSES}{re.escape(family)}]*+[，。；：！？]?").match(
        text, mark.at + 1, mark.at + _LONGEST_SHOWN
    )
    return Fault(mark.at, words.end() if words else mark.at + 1, "missing", mark.text, expected, open_end=open_end)


def unopened(text: str, mark: Mark, expected: str, family: str) -> Fault:
    """The fault of a closing mark that nothing opens, reported with the words from the clause's start."""
    words = compiled(f"[^{_PAUSES}{re.escape(family)}]*+\\Z").search(text[max(mark.at - _LONGEST_SHOWN, 0) : mark.at])
    start = mark.at - (len(words.group()) if words else 0)
    return Fault(start, mark.at + 1, "missing", mark.text, expected, open_end=True)

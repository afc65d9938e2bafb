"""Small whole numbers that count things in running text: 四个, 12项, 两类."""

from __future__ import annotations

from typing import NamedTuple

from linter.outline.parts import Span
from linter.text.chinese_numerals import read_numeral

COUNT = (
    "(?<![0-9０-９.．:：/年月第之其数多几零〇一二三四五六七八九十百千万亿两])"
    "(?:[二三四五六七八九]?十[一二三四五六七八九]?|[两二三四五六七八九]|[1-9][0-9]?)"
)
"""A whole number from 1 to 99 that is no part of a longer number, an ordinal or a year; 一 alone counts nothing."""


class Miscount(NamedTuple):
    """The number *announced* at *span*, and how many members were *found* in the list or row that *counted* shows."""

    span: Span
    announced: int
    found: int
    counted: Span


def read_count(written: str) -> int:
    """The value of what COUNT matched.

    Raises ValueError when it is no such number.
    """
    if written.isascii() and written.isdecimal():
        return int(written)
    value = read_numeral(written)
    if value is None:
        raise ValueError(f"{written} is no count")
    return value

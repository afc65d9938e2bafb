"""Repairs of single characters: widths, radicals, invisible characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.mending.radicals import unified
from linter.mending.repair import Repair
from linter.text.patterns import compiled

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_HALF_TO_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_SUSPECT = (
    r"[,;:?!()０-９Ａ-Ｚａ-ｚ％．\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f"
    r"\x00-\x08\x0b-\x1f\x7f-\xa0\u00ad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff]"
)
_POINTS = "，。；：、！？…（《“‘"
_CHINESE = rf"[{_HAN}\u2e80-\u2fd5\uf900-\ufaff“”‘’《》（）【】〔〕，。；：、？！…—％]"


def character_repairs(text: str) -> Iterator[Repair]:
    """Single characters read as others."""
    bracketed = _chinese_brackets(text)
    # The module re finds the characters of a class five times faster than regex does.
    for match in re.finditer(_SUSPECT, text):
        char, at = match.group(), match.start()
        if char in _HALF_TO_FULL:
            if at in bracketed or (char not in "()" and _between_chinese(text, at)):
                yield Repair("half-width", at, at + 1, _HALF_TO_FULL[char])
        elif char == "．":
            if text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
                yield Repair("full-width", at, at + 1, ".")
        elif "！" <= char <= "～":
            yield Repair("full-width", at, at + 1, chr(ord(char) - 0xFEE0))
        elif char in _SPACES:
            yield Repair("invisible", at, at + 1, " ")
        elif (plain := unified(char)) is not None:
            yield Repair("radical", at, at + 1, plain)
        elif not "\u2e80" <= char <= "\ufaff" and char < "\U00010000":
            yield Repair("invisible", at, at + 1, "")


def _between_chinese(text: str, at: int) -> bool:
    """Whether the mark stands in Chinese text: next to a Chinese character, and not within a figure or a time.

    A ``?`` after another mark is what a converter leaves of a rare character.
    """
    chinese = compiled(_CHINESE)
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if chinese.match(before):
        return not (text[at] == ":" and after == "/") and not (text[at] in "?!" and before in _POINTS)
    return bool(chinese.match(after)) and not before.isspace() and before != ""


def _chinese_brackets(text: str) -> set[int]:
    """Offsets of half-width brackets that hold or touch Chinese text, so that both of a pair are read alike."""
    if "(" not in text and ")" not in text:
        return set()
    chinese = compiled(_CHINESE)
    offsets: set[int] = set()
    for match in compiled(r"\(([^()\n]{0,120})\)|[()]").finditer(text):
        start, end = match.span()
        inside = match.group(1) or ""
        before = text[max(start - 1, 0) : start]
        # (LOF), (FP16), main(), f(2) and print("好") are right as they are.
        if inside.isascii() and compiled("[A-Za-z]").search(before + inside):
            continue
        if compiled("[A-Za-z_]").match(before) and inside.startswith(('"', "'")):
            continue
        around = before + inside + text[end : end + 1]
        if chinese.search(around):
            offsets.update((start, end - 1))
    return offsets

"""Markers of headings and items: the table of heading styles, and how a marker's number is read and written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from linter.text.chinese_numerals import read_numeral, write_numeral
from linter.text.patterns import compiled

_HAN = "[一二三四五六七八九十百〇零]{1,5}"
_DIGITS = "[0-9０-９]{1,3}"
_NO_QUANTITY = r"(?:(?![0-9０-９])|(?=(?:19|20)\d\d\s?[年—－～~-]|[1-9][GD](?![A-Za-z])))"
_NO_REFERENCE = "(?![项款目条](?:规定|的|所|之|、|，|和|或|至))"


@dataclass(frozen=True, slots=True)
class HeadingStyle:
    """One form of heading: its level (see ``Heading``), the pattern of its marker, and its name.

    Markers hold their number in Han or in Arabic digits, or are one character that is a number itself.
    """

    name: str
    level: int
    marker: str
    within_lines: bool = False


STYLES = (
    HeadingStyle("第一部分", -3, rf"第(?:{_HAN}|{_DIGITS})(?:部分|[编篇])(?=[ \t\u3000：:、，]|$)"),
    HeadingStyle("第一章", -2, rf"第(?:{_HAN}|{_DIGITS})章(?![的之中、和至及第条节款])"),
    HeadingStyle("第一节", -1, rf"第(?:{_HAN}|{_DIGITS})节(?![的之中、和至及第条款课])"),
    HeadingStyle("第一条", 0, rf"第(?:{_HAN}|{_DIGITS})条(?![的之中、，和至及或第款规件所])"),
    HeadingStyle("一、", 1, rf"{_HAN} ?[、．.]", within_lines=True),
    HeadingStyle("（一）", 2, rf"[（(] ?{_HAN} ?[)）]{_NO_REFERENCE}[、．.，]?", within_lines=True),
    HeadingStyle("㈠", 2, "[㈠-㈩]、?", within_lines=True),
    HeadingStyle("1.", 3, rf"{_DIGITS} ?[.．]{_NO_QUANTITY}|{_DIGITS} ?、", within_lines=True),
    HeadingStyle("⒈", 3, "[⒈-⒛]", within_lines=True),
    HeadingStyle("（1）", 4, rf"[（(] ?{_DIGITS} ?[)）]{_NO_REFERENCE}[、．.，]?", within_lines=True),
    HeadingStyle("⑴", 4, "[⑴-⒇]", within_lines=True),
    HeadingStyle("1）", 5, rf"{_DIGITS}[)）][、．.]?"),
    HeadingStyle("①", 6, "[①-⑳]"),
)

_NUMBER = rf"{_HAN}|{_DIGITS}|[㈠-㈩①-⑳⑴-⒇⒈-⒛]"


@lru_cache(maxsize=1000)
def read_number(marker: str) -> int | None:
    """The number that *marker* holds, in whatever characters: （十二） gives 12."""
    found = compiled(_NUMBER).search(marker)
    if not found:
        return None
    written = found.group()
    if written.isdecimal():
        return int(written)
    return read_numeral(written) or (int(unicodedata.numeric(written, 0)) if len(written) == 1 else None)


@lru_cache(maxsize=1000)
def form_of(marker: str) -> str:
    """The marker with its number made 一 or 1, so that markers of one form are equal: （三） gives （一）."""
    bare = "".join(marker.split())
    for first, last in ("㈠㈩", "①⑳", "⑴⒇", "⒈⒛"):
        if first <= bare[0] <= last:
            return first + bare[1:]
    return compiled(_NUMBER).sub(_one, bare, count=1)


def _one(number: regex.Match[str]) -> str:
    written = number.group()
    return "一" if not written.isdecimal() else "1" if written.isascii() else "１"


def write_marker(form: str, number: int) -> str:
    """The marker of *number* in the *form* of another: （一） and 3 give （三）."""
    found = compiled(_NUMBER).search(form)
    if not found:
        return form
    one = found.group()
    if one.isascii():
        written = str(number)
    elif one.isdecimal():
        written = "".join(chr(ord("０") + int(digit)) for digit in str(number))
    elif read_numeral(one):
        written = write_numeral(number)
    else:
        written = chr(ord(one) + number - 1)
    return form[: found.start()] + written + form[found.end() :]


def written_numbers(text: str, start: int, end: int, number: int, after: str) -> Iterator[regex.Match[str]]:
    """Where *number* stands at the start of a clause of ``text[start:end]``, whatever its form.

    *after* is a pattern of what comes behind it; group 1 of a match begins with the marker.
    """
    forms = "|".join((write_numeral(number), str(number), write_marker("１", number)))
    begin = r"(?:^|(?<=[\s。；：、，！？“”）)]))[ \t\u3000]*"
    return compiled(rf"{begin}([第其（(\[]?\s*(?:{forms})\s*(?:{after}))").finditer(text, start, end)

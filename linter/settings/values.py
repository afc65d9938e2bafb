"""Single values of settings read from their text; each function raises Mistake for a text that is none."""

from __future__ import annotations

import codecs
from datetime import date
from typing import Literal

from linter.calendar.given import read_day
from linter.language import Mistake


def read_as_of(text: str) -> date | Literal["today"]:
    """A day such as 2025-06-30 or 2025年6月30日, or today (今天)."""
    if text in ("today", "今天"):
        return "today"
    try:
        return read_day(text)
    except Mistake:
        raise Mistake(
            "应为日期（如 2025-06-30）或 today，不是“{text}”",
            "a date such as 2025-06-30, or today, is wanted, not '{text}'",
            text=text,
        ) from None


def read_encoding(text: str) -> str:
    """The name of an encoding Python knows."""
    try:
        codecs.lookup(text)
    except LookupError:
        raise Mistake(
            "不认识编码“{text}”；常用的有 gb18030、utf-8、utf-16、big5",
            "there is no encoding '{text}'; common ones are gb18030, utf-8, utf-16, big5",
            text=text,
        ) from None
    return text


def read_pattern(text: str) -> str:
    """A pattern of paths as in ``linter.globs``."""
    from pathspec import GitIgnoreSpec

    fault = not text.strip() or text.lstrip().startswith("#")
    if not fault:
        try:
            GitIgnoreSpec.from_lines([text])
        except ValueError:
            fault = True
    if fault:
        raise Mistake(
            "“{text}”不是路径式样；写法同 .gitignore，如 *.txt、2023/*.txt、草稿/",
            "'{text}' is no pattern of paths; they are written as in .gitignore: *.txt, 2023/*.txt, drafts/",
            text=text,
        )
    return text

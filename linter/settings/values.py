"""Single values of settings read from their text; each function raises Mistake for a text that is none."""

from __future__ import annotations

import codecs
import re
from datetime import date
from typing import Literal

from linter.language import Mistake

_DAY = r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?"


def read_day(text: str) -> date | Literal["today"]:
    """A day such as 2025-06-30 or 2025年6月30日, or today (今天)."""
    if text in ("today", "今天"):
        return "today"
    match = re.fullmatch(_DAY, text)
    try:
        if match:
            return date(*map(int, match.groups()))
    except ValueError:
        pass
    raise Mistake(
        "应为日期（如 2025-06-30）或 today，不是“{text}”",
        "a date such as 2025-06-30, or today, is wanted, not '{text}'",
        text=text,
    )


def read_period(text: str) -> tuple[date, date]:
    """The first and last day of a period such as 2024, 2024年上半年, 2024年1-9月 or 2023-12-01..2024-11-30."""
    from linter.calendar.period import read_periods

    first, dots, last = text.partition("..")
    if dots:
        days = read_day(first.strip()), read_day(last.strip())
        if isinstance(days[0], date) and isinstance(days[1], date) and days[0] <= days[1]:
            return days[0], days[1]
    else:
        named = text + "年" if re.fullmatch(r"\d{4}(?:-\d{4})?", text) else text
        for period in read_periods(named, 0, len(named)):
            if (period.span.start, period.span.end) == (0, len(named)):
                return period.first, period.last
    raise Mistake(
        "应为时段（如 2024、2024年上半年、2023-12-01..2024-11-30），不是“{text}”",
        "a period such as 2024, 2024年上半年 or 2023-12-01..2024-11-30 is wanted, not '{text}'",
        text=text,
    )


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

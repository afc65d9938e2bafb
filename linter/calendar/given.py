"""Days and periods as settings and examples give them, and the words a message tells them in."""

from __future__ import annotations

import re
from datetime import date

from linter.calendar.dates import days_of_month
from linter.language import Mistake

_DAY = r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?"


def read_day(text: str) -> date:
    """A day such as 2025-06-30 or 2025年6月30日; raises Mistake for anything else."""
    match = re.fullmatch(_DAY, text)
    try:
        if match:
            return date(*map(int, match.groups()))
    except ValueError:
        pass
    raise Mistake(
        "应为日期（如 2025-06-30），不是“{text}”", "a date such as 2025-06-30 is wanted, not '{text}'", text=text
    )


def read_period(text: str) -> tuple[date, date]:
    """The first and last day of a period such as 2024, 2024年上半年, 2024年1-9月 or 2023-12-01..2024-11-30.

    Raises Mistake for anything else.
    """
    from linter.calendar.period import read_periods

    first, dots, last = text.partition("..")
    if dots:
        days = read_day(first.strip()), read_day(last.strip())
        if days[0] <= days[1]:
            return days
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


def day_words(day: date) -> str:
    """As in 给定的日期2025年6月30日: these words stand nowhere in the document."""
    return f"给定的日期{_written(day)}"


def period_words(period: tuple[date, date]) -> str:
    """As in 给定的报告期2024年上半年."""
    first, last = period
    if (first.day, last.day) == (1, days_of_month(last.month, last.year)) and first.year == last.year:
        parts = {(1, 12): "", (1, 6): "上半年", (7, 12): "下半年"}
        months = f"{first.month}月" if first.month == last.month else f"{first.month}-{last.month}月"
        return f"给定的报告期{first.year}年{parts.get((first.month, last.month), months)}"
    return f"给定的报告期{_written(first)}至{_written(last)}"


def _written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"

"""Deadlines that had passed when the document was written."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from linter.calendar.dates import Date, day_of, days_of_month, read_dates
from linter.calendar.period import Timeframe, timeframe
from linter.checks.dates.context import Known, sentence_of, written_on
from linter.finding import Hit
from linter.reading import Reading
from linter.text.patterns import compiled

_BEFORE = r"(?:[（(][^（）()\n]{1,10}[）)])?(?:[上下]午|\d{1,2}[时点]|\d{1,2}[:：]\d\d|下班|底|末)*(?:之前|以前|前)"
_HANDED_IN = rf"{_BEFORE}[^。；\n]{{0,40}}?(?:报送|报至|报我|报[县市省区局]|上报|反馈|提交|报名|寄送|发送)"
_ASKED = r"(?<![申邀])请|务必|务于|须于|应于"
_AIMED = r"(?:确保|力争|争取|计划|拟|预计)(?:在|于|到)?$"
_AHEAD = r"将(?!军|近)|必须|务必|(?<![主重需摘纲])要(?!求|点|素|闻|件)"
_FORESEEN = rf"(?:底|末)?{_BEFORE}[，,]?[^，。；\n]{{0,16}}(?:{_AHEAD})"
_BY = rf"(?:底|末)?{_BEFORE}"
_RESOLVED = r"会议(?:决定|要求|议定|明确|同意)"
_OF_OTHERS = r"[12]\d{3}年|[去前上往]年|提出|要求|明确|承诺|规定|指出|原|曾|《|“"
_LONGEST_AGO = {False: 150, True: 400}
"""A deadline further back than so many days is of the next year when its year is not named, else of another letter."""

_LONGEST_AIMED = 500
"""What lay ahead so many days before a document was written belongs to the history it tells."""


def find_deadline(reading: Reading) -> Iterator[Hit]:
    """请于2024年3月1日前报送 in a letter of 15 March; fields ``date`` and ``limit``, the closing date or the period."""
    text, time = reading.view.text, timeframe(reading)
    day = written_on(reading)
    for written in read_dates(text).dates:
        if not written.exists or written.lead:
            continue
        limit = _asked(text, written, day) or _aimed(text, written, day, time)
        if limit is not None:
            fields = {"date": text[written.start : written.end], "limit": limit.words(text)}
            yield reading.hit(written.start, written.end, fields, related=[limit.span] if limit.span else [])


def _asked(text: str, written: Date, day: Known | None) -> Known | None:
    """The *day* of writing when somebody is asked to hand in something by *written* before it."""
    if day is None or written.day is None or written.month is None:
        return None
    sentence = sentence_of(text, written.start, written.end)
    if not compiled(_ASKED).search(text, sentence.start, written.start):
        return None
    due = day_of(written, written.year or day.day.year)
    if due is None or not 0 < (day.day - due).days <= _LONGEST_AGO[written.year is not None]:
        return None
    handed_in = compiled(_HANDED_IN).match(text, written.end, sentence.end)
    # 应于3月1日前报送而未报送的单位 tells of the past.
    if handed_in is None or compiled("[未已]").search(text, sentence.start, handed_in.end() + 3):
        return None
    return day


def _aimed(text: str, written: Date, day: Known | None, time: Timeframe) -> Known | None:
    """The *day* of writing, or the period of the title, when something is still ahead that was due before its end."""
    if written.year is None or not (written.month or text.startswith(("底", "末"), written.end)):
        return None
    sentence = sentence_of(text, written.start, written.end)
    resolved = compiled(_RESOLVED).match(text, sentence.start, written.start)
    others = compiled(_OF_OTHERS).search(text, resolved.end() if resolved else sentence.start, written.start)
    if "已" in text[slice(*sentence)] or others:
        return None
    by = compiled(_BY).match(text, written.end)
    aimed = by and (resolved or compiled(_AIMED).search(text, sentence.start, written.start))
    if not aimed and not compiled(_FORESEEN).match(text, written.end, sentence.end):
        return None
    month = written.month or 12
    last = datetime.date(written.year, month, written.day or days_of_month(month, written.year))
    if day is not None:
        return day if 0 < (day.day - last).days <= _LONGEST_AIMED else None
    done = time.done
    return Known(done.last, done.span) if done is not None and last < done.last and aimed else None

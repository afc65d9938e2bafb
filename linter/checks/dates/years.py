"""Years that contradict each other: title, opening, headings, document number and closing date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from linter.calendar.given import period_words
from linter.calendar.period import Period, Timeframe, read_periods, timeframe
from linter.checks.dates.closing import closing_contradictions, printed_contradictions
from linter.checks.dates.context import Contradiction, named_years
from linter.checks.dates.echoes import echo_contradictions
from linter.finding import Hit
from linter.outline.reader import Span
from linter.reading import Reading
from linter.text.chinese_numerals import write_digits
from linter.text.patterns import compiled

_SUBJECT_FOLLOWS = r"[，,是]|期间|里"
_SECTION = (
    r"(?:全[县市区省镇乡校局]|我[局委办县市区镇校]|度|的|各项|主要|重点|工作|总体|具体|基本|上半年|下半年|目标|任务|和|及)*"
    r"(?:总结|回顾|(?:执行|完成|开展|进展|工作)?情况|打算|计划|安排|按排|思路|重点|任务|目标|要点|措施|工作|建议)"
)


def find_year(reading: Reading) -> Iterator[Hit]:
    """2023年上半年 in the title, 2022年上半年 below; fields ``date``, ``other`` and ``expected``."""
    text = reading.view.text
    reported: set[Span] = set()
    for found in _contradictions(reading, timeframe(reading)):
        if found.span in reported or found.other in reported:
            continue
        reported.add(found.span)
        written = text[slice(*found.span)]
        expected = written.replace(str(found.year), str(found.expected))
        fields = {
            "date": _with_subject(text, found.span),
            "other": _with_subject(text, found.other) if found.other else found.given,
            "expected": expected.replace(write_digits(found.year), write_digits(found.expected)),
        }
        yield reading.hit(*found.span, fields, related=[found.other] if found.other else [])


def _with_subject(text: str, span: Span) -> str:
    """The words at *span* and a few that follow, so that a message tells 2022年工作总结 from 2022年工作计划."""
    match = compiled(r"(?!是)[\u4e00-\u9fff]{0,4}").match(text, span.end)
    return text[span.start : match.end() if match else span.end]


def _contradictions(reading: Reading, time: Timeframe) -> Iterator[Contradiction]:
    yield from _given(reading, time)
    if time.done or time.planned:
        support = named_years(reading)
        yield from _title_pair(time, support)
        yield from _opening(reading, time, support)
        yield from _announced(reading, time)
        yield from _headings(reading, time)
    yield from echo_contradictions(reading, time)
    yield from closing_contradictions(reading, time)
    yield from printed_contradictions(reading, time)


def _given(reading: Reading, time: Timeframe) -> Iterator[Contradiction]:
    """2023年工作总结 where the documents are known to report on 2024, or one signed before that time began."""
    given = reading.circumstances.period
    if given is None:
        return
    first, last = given
    named = time.done or time.planned or (time.title[0] if time.title else time.opening)
    if named is not None and (named.last < first or last < named.first):
        yield Contradiction(named.span, named.year, first.year, None, period_words(given))
    signed = time.signed
    if signed is not None and time.signed_day is not None and time.title_aim == "done" and time.signed_day < first:
        yield Contradiction(Span(signed.start, signed.end), time.signed_day.year, last.year, None, period_words(given))


def _title_pair(time: Timeframe, support: Counter[int]) -> Iterator[Contradiction]:
    """2022年工作总结及2024年工作计划: a plan is for the time right after the summary."""
    done, planned = time.done, time.planned
    if done is None or planned is None or planned.year in _next_years(done):
        return
    step = _next_years(done)[0] - done.year
    # Where the body names neither year but the one between, it is what was done in that year.
    between = not step or not support[done.year + step]
    if support[done.year] > support[planned.year] or (between and support[done.year] == support[planned.year]):
        yield Contradiction(planned.span, planned.year, done.year + step, done.span)
    else:
        yield Contradiction(done.span, done.year, planned.year - step, planned.span)


def _next_years(done: Period) -> tuple[int, ...]:
    """The years a plan made after *done* may be for, the likeliest first."""
    return (done.last.year + 1,) if done.last.month == 12 else (done.last.year, done.last.year + 1)


def _opening(reading: Reading, time: Timeframe, support: Counter[int]) -> Iterator[Contradiction]:
    """The opening speaks of the title's year; that of a plan may look back on the year before."""
    opening, paragraph, subject = time.opening, time.opening_span, time.done or time.planned
    text = reading.view.text
    if opening is None or paragraph is None or subject is None:
        return
    alike = opening.is_whole_year or opening.first.replace(year=1) == subject.first.replace(year=1)
    if not alike or not compiled(_SUBJECT_FOLLOWS).match(text, opening.span.end):
        return
    right = {period.last.year for period in time.title} | {subject.year}
    if subject.aim == "planned":
        right.add(subject.year - 1)
    if opening.year in right or any(period.year in right for period in read_periods(text, *paragraph)):
        return
    again = any(
        period.year == opening.year and period.aim == subject.aim and period.span != opening.span
        for period in read_periods(text, *paragraph)
    )
    if support[subject.year] >= support[opening.year] and not again:
        yield Contradiction(opening.span, opening.year, subject.year, subject.span)
    else:
        yield Contradiction(subject.span, subject.year, opening.year, opening.span)


def _announced(reading: Reading, time: Timeframe) -> Iterator[Contradiction]:
    """现将2022年工作情况总结如下 under the title 2023年工作总结."""
    text, done, paragraph = reading.view.text, time.done, time.opening_span
    if done is None or paragraph is None:
        return
    match = compiled(r"现[将就把][^。；，]{0,20}?(?=20\d\d年)").search(text, *paragraph)
    named = next(read_periods(text, match.end(), paragraph.end), None) if match else None
    years = {year for period in time.title for year in (period.first.year, period.last.year)}
    if named is not None and named.year not in years and named.aim == "done":
        yield Contradiction(named.span, named.year, done.year, done.span)


def _headings(reading: Reading, time: Timeframe) -> Iterator[Contradiction]:
    """三、2022年工作计划 in a summary of 2022: the plan is for the year after."""
    text = reading.view.text
    for heading in reading.outline.headings:
        periods = list(read_periods(text, *heading.title))
        if len(periods) != 1 or periods[0].aim == "unknown":
            continue
        # 2022年巡察反馈问题整改完成情况 may be a section of a later year; 2022年工作完成情况 may not.
        if compiled(_SECTION).fullmatch(text, periods[0].span.end, heading.title.end):
            right, other = _fitting(time, periods[0])
            if other is not None and periods[0].year not in right:
                yield Contradiction(periods[0].span, periods[0].year, right[0], other.span)


def _fitting(time: Timeframe, period: Period) -> tuple[tuple[int, ...], Period | None]:
    """The years a heading that looks back or ahead as *period* does may name, and what in the title says so."""
    done, planned = time.done, time.planned
    if period.aim == "done":
        if done is not None:
            return tuple(range(done.year, done.last.year + 1)), done
        return ((planned.year - 1, planned.year), planned) if planned is not None else ((), None)
    if planned is not None:
        return tuple(range(planned.year, planned.last.year + 1)), planned
    return (_next_years(done), done) if done is not None else ((), None)

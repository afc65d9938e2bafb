"""Years in the body that contradict words of the title they repeat, or the dates they stand beside."""

from __future__ import annotations

from collections.abc import Iterator

from linter.calendar.dates import Date, read_dates
from linter.calendar.period import Period, Timeframe, read_periods
from linter.checks.dates.context import Contradiction, is_quoted, sentence_of
from linter.outline.reader import Span
from linter.reading import Reading
from linter.text.patterns import compiled, finditer

_ANNOUNCED = r"(?:现将|现就|现对|为做好|为切实做好)[^。；\n]{0,16}$"
_AGAINST = r"同比|相比|比|较|同期|上年|去年"
_COMPARED = rf"{_AGAINST}|以来|分别|历史|曾|先后|连续|累计|自|从|对照|[增减翻升降]"
_TOLD_AS_OWN = (
    r"(?:完成|实现|达到?|为|收入|发生|受理|办理|查处|新增)[^，。；\d]{0,16}\d[\d.]*[万亿]?\p{Han}{1,4}，"
    r"(?:同比|[比较](?:上年|去年)同期(?:的\d[\d.]*[万亿]?\p{Han}{1,4})?)(?:增长|下降|增加|减少)\d"
)
_BASIS = (
    r"(?:根据|按照|依据)[^。；《》\n]{0,20}(?P<year>20\d\d)年度[^。；《》\n]{0,20}(?:安排|计划|部署|要点|要求)[，,]"
    r"(?:于|自|从)?(?P<later>20\d\d)年(?P<month>\d{1,2})月"
)
_STILL_AHEAD = (
    r"(?P<year>20\d\d)年度?[^，。；《》\n]{2,20}(?:将|拟|计划|预计)(?:于|在|到)?(?:明年|次年)"
    r"|(?:将|拟|计划|预计)(?:于|在|到)?(?:明年|次年)[^，。；\n]{0,16}完成(?P<year>20\d\d)年度"
)
_COUNTED = (
    r"(?:纳入|列入|计入|作为)(?P<year>20\d\d)年(?:年?度|年终)(?!以前)[^，。；\n]{0,12}(?:考核|考评|评优|评先|述职|绩效)"
    r"(?![^。\n]{0,10}(?:了|已))"
)
_MONTHS_AFTER = {"一季度": range(4, 7), "上半年": range(7, 10), "前三季度": range(10, 13)}
_LAST_REVIEW = 6
"""From this month on nothing more is counted for the year before."""

_FIRST_WORDS = 10
_NEXT_SENTENCE = 40
_ECHO = 6
"""So many characters after the year make a wording one's own: 2024年农村适龄妇女."""


def echo_contradictions(reading: Reading, time: Timeframe) -> Iterator[Contradiction]:
    """Years that differ where the words around them say that they should not."""
    yield from _title_words(reading, time)
    if time.done is not None:
        yield from _same_part(reading, time, time.done)
    else:
        yield from _part_just_over(reading, time)
    yield from _whole_year(reading, time)
    yield from _ahead(reading, time)
    yield from _basis(reading)


def _title_words(reading: Reading, time: Timeframe) -> Iterator[Contradiction]:
    """现就做好2023年农村适龄妇女… under the title 关于做好2024年农村适龄妇女…, or an annex so called."""
    text, title = reading.view.text, reading.outline.title
    if title is None:
        return
    years = {year for period in time.title for year in (period.first.year, period.last.year)}
    annexes = [item.span for item in reading.outline.attachments]
    for period in time.title:
        words = text[period.span.end : min(period.span.end + _ECHO, title.end)]
        if not period.is_whole_year or len(words) < _ECHO or "\n" in words:
            continue
        for date in read_dates(text).dates:
            if date.year is None or date.year in years or date.month or not text.startswith(words, date.end):
                continue
            sentence = sentence_of(text, date.start, date.end)
            if compiled(_ANNOUNCED).search(text, sentence.start, date.start) or any(
                span.start <= date.start < span.end for span in annexes
            ):
                yield Contradiction(Span(date.start, date.end), date.year, period.year, period.span)


def _same_part(reading: Reading, time: Timeframe, done: Period) -> Iterator[Contradiction]:
    """2022年上半年，全县… at the head of a sentence in a report on 2023年上半年, nothing being compared."""
    text = reading.view.text
    if done.is_whole_year or done.first.year != done.last.year:
        return
    for match in finditer(rf"截[至止]到?(?P<year>20\d\d)年0?{done.last.month}月[底末{done.last.day}]", text):
        sentence = sentence_of(text, *match.span())
        year = int(match["year"])
        if year != done.year and not compiled(_AGAINST).search(text, *sentence):
            yield Contradiction(Span(match.start("year"), match.end("year") + 1), year, done.year, done.span)
    for paragraph in reading.outline.paragraphs:
        if paragraph == time.opening_span:
            continue
        for match in finditer(
            r"(?:^|(?<=[。！？]))[ \u3000]*(?:(?:经?初步)?[核统测]算，|据[^，。；\n]{2,8}，)?(?=20\d\d年)",
            text,
            *paragraph,
        ):
            period = next(read_periods(text, match.end(), min(match.end() + 14, paragraph.end)), None)
            if period is None or period.span.start != match.end() or period.year == done.year:
                continue
            if (period.first.month, period.last.month) != (done.first.month, done.last.month):
                continue
            sentence = sentence_of(text, *period.span)
            told = compiled(_TOLD_AS_OWN).search(text, period.span.end, sentence.end)
            if told or not compiled(_COMPARED).search(text, period.span.end, sentence.end):
                yield Contradiction(period.span, period.year, done.year, done.span)


def _part_just_over(reading: Reading, time: Timeframe) -> Iterator[Contradiction]:
    """2024年一季度，全县… in a bulletin of May 2025 that speaks of 一季度 and 今年 and names no period in its title."""
    text, signed = reading.view.text, time.signed
    if signed is None or signed.year is None or "今年" not in text:
        return
    for match in finditer(r"(?:^[ \u3000]*|[。！？])(?P<year>20\d\d)年(?P<part>第?一季度|上半年|前三季度)[，,]", text):
        start, end = match.span("year")
        year, months = int(match["year"]), _MONTHS_AFTER[match["part"].removeprefix("第")]
        if year != signed.year - 1 or signed.month not in months:
            continue
        sentence = sentence_of(text, match.start("year"), match.end())
        own = compiled(rf"(?<!\d年){match['part']}").search(text) and str(signed.year) not in text[slice(*sentence)]
        if own and "今年" not in text[slice(*sentence)]:
            yield Contradiction(Span(start, end + 1), year, signed.year, Span(signed.start, signed.end))


def _whole_year(reading: Reading, time: Timeframe) -> Iterator[Contradiction]:
    """2023年全年受理… at the head of a sentence in a report on 2024, nothing being compared."""
    text, own = reading.view.text, time.done or time.opening
    if own is None or not own.is_whole_year:
        return
    if "年全年" not in text and "年，全" not in text:
        return
    for match in finditer(r"(?:^[ \u3000]*|[。！？])(?P<year>20\d\d)年(?:全年|，全[局县市区镇乡院校])", text):
        year = int(match["year"])
        after = sentence_of(text, match.end(), match.end())
        # The figures of the year before may be given first, those of the year itself after them.
        told = text[after.start : after.end + _NEXT_SENTENCE]
        if year == own.year - 1 and str(own.year) not in told and not compiled(rf"{_COMPARED}|今年").search(told):
            start, end = match.span("year")
            yield Contradiction(Span(start, end + 1), year, own.year, own.span)


def _ahead(reading: Reading, time: Timeframe) -> Iterator[Contradiction]:
    """2022年度评议将于明年1月完成 and 结果纳入2022年度考核 in a document of the end of 2023."""
    text, own = reading.view.text, time.done
    next_year = "明年" in text or "次年" in text
    for match in finditer(_STILL_AHEAD, text) if next_year and own is not None and own.last.month == 12 else ():
        if own is not None and int(match["year"]) < own.year and not is_quoted(text, match.start("year")):
            start, end = match.span("year")
            yield Contradiction(Span(start, end + 1), int(match["year"]), own.year, own.span)
    dated = _dated(reading, time)
    for match in finditer(_COUNTED, text) if dated is not None and (dated.month or 0) >= _LAST_REVIEW else ():
        if dated is not None and dated.year is not None and int(match["year"]) == dated.year - 1:
            start, end = match.span("year")
            yield Contradiction(Span(start, end + 1), int(match["year"]), dated.year, Span(dated.start, dated.end))


def _dated(reading: Reading, time: Timeframe) -> Date | None:
    """The day the document was written, or minutes were taken: 成文日期, else the date its opening begins with."""
    if time.signed is not None:
        return time.signed
    opening = time.opening_span
    if opening is None:
        return None
    dates = read_dates(reading.view.text).dates
    first = next((date for date in dates if date.start >= opening.start), None)
    near = first is not None and first.start - opening.start <= _FIRST_WORDS
    return first if near and first is not None and first.year and first.day else None


def _basis(reading: Reading) -> Iterator[Contradiction]:
    """根据2022年度工作安排，2023年7月…: a plan of the year is carried out in that year, or soon after."""
    text = reading.view.text
    for match in finditer(_BASIS, text):
        year, later = int(match["year"]), int(match["later"])
        if (later < year or (later > year and int(match["month"]) > 3)) and not is_quoted(text, match.start("year")):
            start, end = match.span("year")
            yield Contradiction(Span(start, end + 1), year, later, Span(match.start("later"), match.end()))

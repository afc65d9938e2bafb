"""How dates are written in running text (GB/T 15835-2011); those that close a document are ``closing``'s."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from linter.calendar.dates import Date, read_dates, year_number
from linter.calendar.period import timeframe
from linter.checks.dates.context import is_quoted, sentence_of
from linter.finding import Hit
from linter.reading import Reading
from linter.text.chinese_numerals import write_digits, write_numeral
from linter.text.patterns import compiled, finditer, matches_at

_BARE_YEAR = (
    r"(?:建成|成立|始建|创建|设立|组建|创办|兴建|修建|竣工|开工|落成|建校|投产|通车|颁布|出生|出版)于"
    r"(?P<year>(?:19|20)\d\d)(?=[，。；、）)]|$)"
)
_MARKED_MONTH = (
    r"(?<![0-9A-Za-z/.．-])(?P<year>(?:19|20)\d\d)[./．-](?P<month>0?[1-9]|1[0-2])月"
    r"|(?<=自|从|截至|截止)(?P<year>20\d\d)[.．](?P<month>0?[1-9]|1[0-2])(?=起|以来|至今|底|，)"
)
_MARKED_YEAR = r"[12][09][0-9]{2}[./．-]"
_NUMERALS = "一二三四五六七八九十"
_BARE_DAY = r"月(?P<day>\d{1,2})(?=[，。；）]|前)(?<=(?:19|20)\d\d年\d{1,2}月\d{1,2})"
_WRONG_LENGTH = (
    r"(?<![0-9.．])(?:(?:19|20)\d{3,4}|(?:19|20)\d|[3-9]\d{3})[ ]?年(?=[ ]?\d{1,2}月|[上下]半年|度|第?[一二三四]季度)"
)
_SHORT_YEAR = (
    r"年(?:(?=[上下]半年|度(?!假)|第?[一二三四]季度)(?<=(?<![0-9.．])(?<!民国|第)\d\d年)"
    r"|(?=同期|增[长加]|下降|上升|减少|提高)(?<=[较比与]\d\d年))"
)


def find_mixed(reading: Reading) -> Iterator[Hit]:
    """二0二一年, 2024年三月5日, 2024.3.5日; fields ``date`` and ``expected``."""

    text = reading.view.text

    def is_mixed(date: Date) -> bool:
        # 2024年三月三 is a feast.
        mixed = date.form == "mixed" and (date.day is not None or text[date.end : date.end + 1] not in set(_NUMERALS))
        return mixed or (date.form == "marks" and text[date.end - 1] == "日")

    yield from _rewritten(reading, is_mixed)
    for match in matches_at(_MARKED_YEAR, _MARKED_MONTH, text):
        expected = f"{match['year']}年{int(match['month'])}月"
        yield reading.hit(*match.span(), {"date": match[0], "expected": expected}, replacement=expected)


def find_zero(reading: Reading) -> Iterator[Hit]:
    """二零二四年 and 二○二四年, whose zero is 〇; fields ``date`` and ``expected``."""

    text = reading.view.text

    def has_other_zero(date: Date) -> bool:
        year = text[date.start : date.start + 4]
        return date.form == "chinese" and date.year is not None and ("零" in year or "○" in year)

    yield from _rewritten(reading, has_other_zero)


def find_padded(reading: Reading) -> Iterator[Hit]:
    """3月05日 and 2024年03月 in a sentence; fields ``date`` and ``expected``."""
    text = reading.view.text

    def is_padded(date: Date) -> bool:
        padded = compiled(r"(?<!\d)0\d").search(text, date.start, date.end)
        return date.form == "arabic" and padded is not None and _is_in_sentence(text, date)

    yield from _rewritten(reading, is_padded)


def find_marked(reading: Reading) -> Iterator[Hit]:
    """2024.3.5 or 2024-03-05 in a sentence; fields ``date`` and ``expected``."""
    text = reading.view.text
    yield from _rewritten(reading, lambda date: date.form == "marks" and _is_in_sentence(text, date))


def find_spoken(reading: Reading) -> Iterator[Hit]:
    """3月5号; fields ``date`` and ``expected``."""
    text = reading.view.text
    yield from _rewritten(reading, lambda date: text[date.end - 1] == "号" and not is_quoted(text, date.start))


def find_short_year(reading: Reading) -> Iterator[Hit]:
    """23年3月5日 and 23年上半年; fields ``date`` and ``expected``."""
    text = reading.view.text
    yield from _rewritten(reading, lambda date: compiled(r"\d\d\s*年").match(text, date.start) is not None)
    for match in finditer(_SHORT_YEAR, text):
        start, end = match.start() - 2, match.end()
        expected = f"{year_number(text[start : start + 2])}年"
        yield reading.hit(start, end, {"date": text[start:end], "expected": expected}, replacement=expected)


def find_bare(reading: Reading) -> Iterator[Hit]:
    """建成于1998， and 2024年3月5前: the word 年 or 日 is missing; fields ``date`` and ``expected``."""
    for pattern, group, unit in ((_BARE_YEAR, "year", "年"), (_BARE_DAY, "day", "日")):
        for match in finditer(pattern, reading.view.text):
            expected = match[group] + unit
            yield reading.hit(*match.span(group), {"date": match[group], "expected": expected}, replacement=expected)


def find_year_length(reading: Reading) -> Iterator[Hit]:
    """20233年上半年, 202年3月, 3023年3月: a figure too many, too few or wrong; field ``date``."""
    text = reading.view.text
    impossible = {date.start for date in read_dates(text).dates if date.month and not date.exists}
    for match in finditer(_WRONG_LENGTH, text):
        # 5355年65月6日 is one wrong date, told as such.
        after = compiled(r"[ \u3000]*").match(text, match.end())
        if after is None or after.end() not in impossible:
            yield reading.hit(*match.span(), {"date": match[0]})


def _is_in_sentence(text: str, date: Date) -> bool:
    named = text[max(date.start - 1, 0) : date.start] in (":", "：", "】")
    return not named and text.startswith(("。", "；", "！"), sentence_of(text, date.start, date.end).end)


def _rewritten(reading: Reading, is_wrong: Callable[[Date], bool]) -> Iterator[Hit]:
    """A hit with its right form for every date *is_wrong* holds of, the closing date left out."""
    text = reading.view.text
    closing = timeframe(reading).closing
    for date in read_dates(text).dates:
        if is_wrong(date) and date.exists and not (closing and closing.start <= date.start < closing.end):
            written = text[date.start : date.end]
            expected = _in_chinese(date, written) if _is_chinese(written) else _in_arabic(date, written)
            yield reading.hit(date.start, date.end, {"date": written, "expected": expected}, replacement=expected)


def _is_chinese(written: str) -> bool:
    """Whether Chinese characters are what the author meant: the year begins with one and no Arabic figure follows."""
    return written[0] in "一二" and not compiled(r"[1-9]").search(written)


def _in_arabic(date: Date, written: str) -> str:
    year = f"{date.year}年" + ("度" if "年度" in written else "") if date.year is not None else ""
    month = f"{date.month}月{date.part}" if date.month is not None else ""
    return year + month + (f"{date.day}日" if date.day is not None else "")


def _in_chinese(date: Date, written: str) -> str:
    year = f"{write_digits(date.year)}年" + ("度" if "年度" in written else "") if date.year is not None else ""
    month = f"{write_numeral(date.month)}月{date.part}" if date.month is not None else ""
    return year + month + (f"{write_numeral(date.day)}日" if date.day is not None else "")

"""How a document closes: 附件 list, 落款 and 成文日期."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from linter.outline.opening import DATE
from linter.outline.parts import Item, Span
from linter.text.patterns import compiled

_LIST_START = (
    r"^[ \t\u3000]*附件?(?:[ \u3000]*[：:][ \u3000]*|(?=\s?1[.．、]))(?:([0-9]{1,2})[.．、][ \u3000]*)?(?=[^\s：:])"
)
_LIST_ENTRY = r"[ \t\u3000]*([0-9]{1,2})[.．、][ \u3000]*(?=[^\s0-9]|(?:19|20)[0-9]{2})"
_LABELLED = r"^[ \t\u3000]*附件[ ]?([0-9]{1,2})[ \u3000]*[：:.．、][ \u3000]*(?=\S)"
_ANNEX = r"^[ \t\u3000]*附(?:件|录|表)[ ]?[0-9一二三四五六七八九十]{0,3}[ ]?[：:]?[ \t\u3000]*$"
_DATE_LINE = (
    rf"^(?:(?P<organ>[^\s，。；：]{{2,30}}?)[ \t\u3000]*|(?:成文)?(?:日期|时间)[：:]\s*)??"
    rf"(?P<date>{DATE})(?:[ \t\u3000（(]*星期[一二三四五六日天][）)]?)?$"
)
_ORGAN = (
    r"(?:局|委|厅|部|办|室|院|会|处|科|股|中心|政府|公司|集团|学校|大学|中学|小学|幼儿园|组|队|站|所|馆|党组|支部|总支|党委|工委|厂|"
    r"指挥部|团|社|行|校|镇|乡|街道|村|社区|园|联合体|[×ＸX某＿_*＊]{2,})$|^(?:述职人|报告人|汇报人|申请人|总结人)"
)
_LONGEST_ORGAN = 40
_TAIL = 15
_LAST_WORDS = 6


class Closing(NamedTuple):
    """The parts at the end of a document, missing ones None or empty."""

    attachments: tuple[Item, ...]
    signature: Span | None
    date: Span | None


def read_closing(text: str, body: int) -> Closing:
    """The closing of *text*, whose body begins at the offset *body*."""
    attachments = tuple(_attachments(text, body))
    annex = compiled(_ANNEX).search(text, attachments[-1].span.end if attachments else (body + len(text)) // 2)
    lines = list(_last_lines(text, body, annex.start() if annex else len(text)))
    listed = {item.span.end for item in attachments}
    for position in range(len(lines) - 1, -1, -1):
        match = compiled(_DATE_LINE).match(text[lines[position].start : lines[position].end])
        if match and (match.group("organ") is None or compiled(_ORGAN).search(match.group("organ"))):
            return Closing(attachments, *_signed(text, lines[:position], lines[position].start, match, listed))
    covering = _covering_signature(text, body)
    if covering:
        return Closing(attachments, *covering)
    return Closing(attachments, _undated_signature(text, lines, listed), None)


def _covering_signature(text: str, body: int) -> tuple[Span, Span] | None:
    """Organ and date in mid-text, where a covering notice ends and what it issues begins."""
    for match in compiled(rf"(?<=[^\n])\n\s*({DATE})[ \t\u3000]*$").finditer(text, body):
        start = text.rfind("\n", 0, match.start()) + 1
        line = text[start : match.start()]
        organ = Span(match.start() - len(line.lstrip()), start + len(line.rstrip()))
        if start >= body and organ.end - organ.start <= _LONGEST_ORGAN and _names_organ(text, organ):
            return organ, Span(*match.span(1))
    return None


def _undated_signature(text: str, lines: Sequence[Span], listed: set[int]) -> Span | None:
    """The last of the *lines* that names an organ and follows the end of a paragraph."""
    for position in range(len(lines) - 1, max(len(lines) - _LAST_WORDS, 0) - 1, -1):
        line = lines[position]
        begins = position == 0 or text[lines[position - 1].end - 1] in "。！？；”）)"
        if begins and line.end not in listed and _names_organ(text, line):
            return line
    return None


def _signed(
    text: str, above: Sequence[Span], start: int, match: regex.Match[str], listed: set[int]
) -> tuple[Span | None, Span]:
    """The organs that stand before a date, on its line or on those *above* it, and the date."""
    date = Span(start + match.start("date"), start + match.end("date"))
    if match.group("organ"):
        return Span(start + match.start("organ"), start + match.end("organ")), date
    organs: list[Span] = []
    for line in reversed(above[-4:]):
        words = text[line.start : line.end]
        if len(words) > _LONGEST_ORGAN or compiled("[。，；？！）)]").search(words) or line.end in listed:
            break
        if not organs and not _names_organ(text, line) and len(words) > 12:
            break
        organs.append(line)
    return (Span(organs[-1].start, organs[0].end) if organs else None), date


def _names_organ(text: str, line: Span) -> bool:
    words = text[line.start : line.end]
    if len(words) > _LONGEST_ORGAN or compiled("[。，；：？！]").search(words):
        return bool(compiled("^(?:述职人|报告人|汇报人|申请人|总结人)").match(words))
    return bool(compiled(_ORGAN).search(words))


def _last_lines(text: str, body: int, end: int) -> Iterator[Span]:
    """The last non-blank lines of ``text[body:end]``, at most _TAIL, white space around them left out."""
    lines: list[Span] = []
    while end > body and len(lines) < _TAIL:
        start = max(text.rfind("\n", body, end) + 1, body)
        line = text[start:end].strip()
        if line:
            first = start + text[start:end].index(line)
            lines.append(Span(first, first + len(line)))
        end = start - 1
    return reversed(lines)


def _attachments(text: str, body: int) -> Iterator[Item]:
    labelled = list(compiled(_LABELLED).finditer(text, body))
    start = compiled(_LIST_START).search(text, body)
    if start:
        yield _entry(text, start.end(), Span(start.start(), start.end()), int(start.group(1) or 1))
        line_end = text.find("\n", start.end())
        number = 2
        while start.group(1) and line_end >= 0:
            entry = compiled(_LIST_ENTRY).match(text, line_end + 1)
            if not entry or int(entry.group(1)) > number + 5:
                break
            yield _entry(text, entry.end(), Span(entry.start(1), entry.end()), int(entry.group(1)))
            number += 1
            line_end = text.find("\n", entry.end())
    elif len(labelled) > 1:
        for first, second in zip(labelled, [*labelled[1:], None], strict=True):
            yield _entry(text, first.end(), Span(first.start(), first.end()), int(first.group(1)))
            if second is None or text[text.find("\n", first.end()) : second.start()].strip():
                break


def _entry(text: str, start: int, marker: Span, number: int) -> Item:
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return Item(number, marker, Span(marker.start, start + len(text[start:end].rstrip())))

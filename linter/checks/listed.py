"""Lists with 、 that a number closes: 甲镇、乙镇、丙镇等3个镇; 产业、人才、文化三个方面."""

from __future__ import annotations

from collections.abc import Iterator

from linter.figures.counting import COUNT, Miscount, read_count
from linter.outline.parts import Span
from linter.text.patterns import Match, compiled

JOINS = "以及|[和与及暨]"
"""What may part the last member of a list from the one before it, or stand within a name."""

_MEASURES = "大?(?:个|项|类|种|条|件|家|名|位|所|座|处|部|款|支|户|方面|环节|领域)|[大镇乡村县市区局校省]"
_NO_EXACT_NUMBER = "(?![余多一两二三四五六七八九十0-9]|[^，。；：、]{0,4}(?:以上|以下|以内))"
_OPEN = rf"等(?:共|全部)?(?P<count>{COUNT})(?!大(?:家|班子))(?P<measure>{_MEASURES}){_NO_EXACT_NUMBER}"
_CLOSED_MEASURE = (
    "(?<=[\u4e00-\u9fff）][“这]?(?:[1-9][0-9]?|[两二三四五六七八九十]{1,3}))"
    "(?:个(?!半|别|多|百分点)(?:方面)?|大(?!家|班子)|类|条(?!件|例)|方面|环节|级|[镇乡村县](?!级))"
)
_BEFORE_MEASURE = rf"(?<=[\u4e00-\u9fff）])[“这]?(?P<count>{COUNT})$"
_APART = r"《[^《》\n]*》|“[^“”\n]*”|（[^（）\n]*）"
_MARKS = "，。；：！？\n,;:"
_MARK_BEFORE = rf"(?r)[{_MARKS}、》”）]"
_SPANS = f"{JOINS}|[到至]"
_FURTHEST = 300
_LONGEST_ITEM = 24
_FEWEST = 3
_FURTHEST_OFF = 3
_LONGEST_COUNT = 6
_RANKS = "一二三四五六七八九十特优上中下同平劣头高初相均"
_NO_NAME = "[\u201c\u201d《》0-9]"


def exceeded(text: str) -> Iterator[Miscount]:
    """Each 等N个 before which more than N things are listed."""
    for match in compiled(_OPEN).finditer(text):
        start, items = _items_before(text, match.start())
        if len(items) < 2 or text[match.start() - 1] in _RANKS:
            continue
        announced, found = read_count(match.group("count")), len(_pieces(items))
        if 2 <= announced < found and _are_alike(items):
            yield Miscount(Span(*match.span()), announced, found, Span(start, match.start()))


def missed(text: str) -> Iterator[Miscount]:
    """Each N个 that closes a list, without 等, of more or fewer things that are alike in length or last character."""
    before, mark_before = compiled(_BEFORE_MEASURE), compiled(_MARK_BEFORE)
    for measure in compiled(_CLOSED_MEASURE + _NO_EXACT_NUMBER).finditer(text):
        number = before.search(text, max(measure.start() - _LONGEST_COUNT, 0), measure.start())
        if number is None:
            continue
        mark = mark_before.search(text, max(number.start() - _FURTHEST, 0), number.start())
        if mark is None or mark.group() in _MARKS:
            continue
        start, items = _items_before(text, number.start())
        announced, fewest = read_count(number.group("count")), len(items)
        most = fewest + len(compiled(_SPANS).findall("、".join(items)))
        off = max(fewest - announced, announced - most)
        if announced < 2 or fewest < _FEWEST or not 0 < off <= _FURTHEST_OFF:
            continue
        if compiled(_NO_NAME).search(text, start, number.start()):
            continue
        pieces = _pieces(items)
        lengths = {len(piece) for piece in pieces[1:]}
        same_last = len({piece[-1:] for piece in pieces}) == 1
        if lengths == {1} or (measure.group() != "级" and (len(lengths) == 1 or same_last)):
            span = Span(number.start("count"), measure.end())
            yield Miscount(span, announced, fewest, Span(start, number.start()))


def _items_before(text: str, end: int) -> tuple[int, list[str]]:
    """The members of the list that ends at *end*, without what stands in brackets, and where they begin.

    A list whose members hold 等 begins behind the last such 等.
    """
    line = text[max(end - _FURTHEST, 0) : end]
    bare = blotted(line)
    first = max(bare.rfind(mark) for mark in _MARKS) + 1
    within = bare.rfind("等", first)
    first = within + 1 if within >= 0 else first
    items = [item.replace("■", "") for item in bare[first:].split("、")]
    return end - len(line) + first, items


def blotted(text: str) -> str:
    """*text* with ■ for what round brackets hold and 〇 for names and quotations, so that they hold no mark."""
    return compiled(_APART).sub(_blot, text)


def _blot(match: Match) -> str:
    words = match.group()
    return "■" * len(words) if words[0] == "（" else "〇" * len(words)


def _pieces(items: list[str]) -> list[str]:
    """The *items*, the last one parted at 和 if all parts end in the same character as the others."""
    first, *rest, last = items
    parted = compiled(JOINS).split(last)
    if len(parted) > 1 and len({piece[-1:] for piece in (first, *rest, *parted)}) == 1:
        return [first, *rest, *parted]
    return items


def _are_alike(items: list[str]) -> bool:
    """Whether nothing shows that one of the items holds a list of its own."""
    return all(
        0 < len(item) <= _LONGEST_ITEM and "的" not in item and item.count("〇") in (0, len(item)) for item in items[1:]
    )

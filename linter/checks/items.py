"""Faults in run-in enumerations, for the check kind ``numbering``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.finding import Hit
from linter.outline.markers import written_numbers
from linter.outline.parts import Enumeration, Fault, Item
from linter.reading import Reading
from linter.text.chinese_numerals import write_numeral
from linter.text.patterns import compiled

_OTHER_WORDS = "[是要则来者即靠抓为、，：]|方面"
_WORDS = ("首先", "其次", "再次")


def wrong_items(reading: Reading, enumeration: Enumeration, report: str) -> Iterator[Hit]:
    """The items whose number is left out before them (report: gap) or came already (duplicate)."""
    items = enumeration.items
    text = reading.view.text
    for fault in item_faults([item.number for item in items]):
        item = items[fault.position]
        if fault.sort != report or _is_worded_otherwise(text, items[fault.position - 1].marker.end, item, fault):
            continue
        marker = text[slice(*item.marker)]
        expected = marker.replace(write_numeral(item.number), write_numeral(fault.expected), 1)
        following = items[fault.position + 1].number if fault.position + 1 < len(items) else None
        certain = following == fault.expected + 1 or (fault.sort == "duplicate" and following is None)
        previous = items[fault.position - 1].marker
        yield reading.hit(
            *item.marker,
            {"marker": marker, "number": str(item.number), "expected": expected, "previous": text[slice(*previous)]},
            replacement=expected if certain else None,
            related=[previous],
        )


def _is_worded_otherwise(text: str, start: int, item: Item, fault: Fault) -> bool:
    """Whether the items left out stand in the text with other words: 其次, 第二, 二来, 二则."""
    if compiled("其次|再次|另一方面").search(text, start, item.marker.start):
        return True
    missing = range(fault.expected, item.number)
    return bool(missing) and all(
        any(written_numbers(text, start, item.marker.start, number, "[是要则来者即靠抓为、，：]|方面"))
        for number in missing
    )


def wrong_words(reading: Reading, enumeration: Enumeration, report: str) -> Iterator[Hit]:
    """The 再次 that follows 首先 (report: gap) and the 其次 that follows 其次 (duplicate), where both open a clause."""
    text = reading.view.text
    for before, item in pairwise(enumeration.items):
        wrong = {(1, 3): "gap", (2, 2): "duplicate"}.get((before.number, item.number))
        opens = all(compiled("[，,、：:是要]").match(text, marker.end) for marker in (before.marker, item.marker))
        if (
            wrong != report
            or not opens
            or compiled("第二|二[是要则来]|其二").search(text, before.marker.end, item.marker.start)
        ):
            continue
        expected = _WORDS[before.number]
        words = {"marker": text[slice(*item.marker)], "previous": text[slice(*before.marker)]}
        fields = {"number": str(item.number), "expected": expected, **words}
        yield reading.hit(*item.marker, fields, related=[before.marker])


def mixed_families(reading: Reading, enumeration: Enumeration) -> Iterator[Hit]:
    """The 一是 that 其次 and 再次 follow in its paragraph, no 二是 between them."""
    if enumeration.family != "首先" or enumeration.items[0].number == 1:
        return
    text = reading.view.text
    second = enumeration.items[0].marker
    start = text.rfind("\n", 0, second.start) + 1
    found = compiled("(?:^|(?<=[。；：，！？]))[ \u3000]*(一是)").search(text, start, second.start)
    if found and not compiled("二是|首先").search(text, start, second.start):
        fields = {"marker": "一是", "number": "1", "expected": "首先是", "previous": ""}
        yield reading.hit(*found.span(1), fields, replacement="首先是", related=[second])


def item_faults(numbers: Sequence[int]) -> Iterator[Fault]:
    """The faults in the *numbers* of one enumeration, which may begin with any number; their level is 0."""
    expected = numbers[0]
    for position, number in enumerate(numbers):
        if number != expected:
            yield Fault(position, "gap" if number > expected else "duplicate", 0, expected)
            goes_on = position + 1 < len(numbers) and numbers[position + 1] == expected + 1
            expected = expected if goes_on else max(number, expected - 1)
        expected += 1

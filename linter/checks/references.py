"""Check kind ``references``: references to attachments, parts and tables that the document does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import ClassVar, Literal

from linter.checks.attachments import known_attachments, misnamed, references
from linter.checks.check import Occurrence
from linter.checks.options import option
from linter.finding import Hit
from linter.outline.markers import read_number
from linter.reading import Reading
from linter.text.patterns import compiled

_NUMBER = "(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})"
_HERE = (
    "(?:[详参]?见|本(?:办法|规定|细则|条例|规则|规范|章程|规程|制度|准则|方案|预案|指南|意见|通知|报告|总结|计划|规划|决定|"
    "文件?))"
)
_PART = rf"{_HERE}的?[（(]?(?P<quoted>第(?P<number>{_NUMBER})(?P<part>部分|章|节|条)(?!第))"
_ITEM = rf"{_HERE}的?[（(]?(?P<quoted>第(?P<number>{_NUMBER})部分的?第?[（(](?P<item>{_NUMBER})[）)][项点条款]?)"
_LEVELS = {"部分": (-3, 1), "章": (-2,), "节": (-1,), "条": (0,)}
_FEWEST = 2
_ABOVE = rf"(?:前述|上述|前文|上文)(?P<quoted>第(?P<number>{_NUMBER})[项条点](?!第))"
_ATTACHED = r"(?<=[^\n])(?:[详参]?见|按照?|参照|填[写报])(?P<quoted>附件)(?![0-9一二三四五六七八九十])"


@dataclass(frozen=True, slots=True)
class References:
    """Reports references to what the document, as far as it can be seen, does not have.

    What belongs to other documents is left out: what follows 》 or 号, and what no word such as 见 or 本办法 refers to.
    Fields: ``number``, what is referred to; ``highest``, the number of the last one there is; ``name``, the name
    that the list gives an attachment.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ("number", "highest", "name")

    report: Literal["attachment", "number", "unlisted", "order", "name", "part", "caption"] = option(
        "attachment: 附件3 where two are listed; number: 附件2 where the only one has no number; unlisted: 见附件 "
        "where none is listed, in a document that is signed or dated; order: a number left out of the list; name: the "
        "title of an attachment that is like its name in the list, but not the same; part: 见第六部分, 本办法第九十条 "
        "where there are fewer; caption: 见表5 where the captions end with 表4"
    )
    words: tuple[str, ...] = option("the words of captions, for caption", ("表",))

    def message_fields(self) -> frozenset[str]:
        return frozenset(self.FIELDS)

    def reads_repaired(self) -> bool:
        return True

    def literals(self) -> frozenset[str] | None:
        match self.report:
            case "part":
                return frozenset({"部分", "章", "节", "条", "项", "点"})
            case "caption":
                return frozenset(self.words)
            case _:
                return frozenset({"附件"})

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """One hit at each reference, list entry or title that does not fit."""
        match self.report:
            case "attachment" | "number":
                yield from self._attachments(reading)
            case "unlisted":
                yield from _unlisted(reading)
            case "order":
                yield from _order(reading)
            case "name":
                for annex in misnamed(reading.view.text, reading.outline):
                    fields = _fields(annex.listed.number, 0, annex.name)
                    yield reading.hit(*annex.title, fields, related=[annex.listed.span])
            case "part":
                yield from _parts(reading)
            case "caption":
                yield from self._captions(reading)

    def _attachments(self, reading: Reading) -> Iterator[Hit]:
        known = known_attachments(reading.view.text, reading.outline)
        highest = known.highest if self.report == "attachment" else int(known.only_one)
        if highest:
            listed = [item.span for item in reading.outline.attachments[-1:]]
            for reference in references(reading.view.text):
                if reference.number > highest:
                    yield reading.hit(*reference.span, _fields(reference.number, highest), related=listed)

    def _captions(self, reading: Reading) -> Iterator[Hit]:
        text = reading.view.text
        for word in self.words:
            numbered = rf"{word}[ \u3000]?(?P<number>[0-9]{{1,2}})(?![0-9.．-])"
            captions = compiled(rf"^[ \t\u3000]*{numbered}").finditer(text)
            highest = max((int(caption.group("number")) for caption in captions), default=0)
            if highest:
                for match in compiled(rf"(?:[详参]?见|如)(?P<quoted>{numbered})").finditer(text):
                    if int(match.group("number")) > highest:
                        yield reading.hit(*match.span("quoted"), _fields(int(match.group("number")), highest))


def _unlisted(reading: Reading) -> Iterator[Hit]:
    """The first mention of an attachment in a complete document that lists none."""
    text = reading.view.text
    known = known_attachments(text, reading.outline)
    if (reading.outline.signature or reading.outline.date) and known.none:
        first = next((reference.span for reference in references(text)), None)
        mention = compiled(_ATTACHED).search(text)
        if first or mention:
            yield reading.hit(*(mention.span("quoted") if mention else first or (0, 0)), _fields(0, 0))


def _order(reading: Reading) -> Iterator[Hit]:
    """The first entry of the list whose number does not carry on those before it."""
    for expected, item in enumerate(reading.outline.attachments, 1):
        if item.number != expected:
            number = compiled("[0-9]+").search(reading.view.text, *item.marker)
            if number:
                yield reading.hit(*number.span(), _fields(item.number, expected - 1))
            return


def _items_of_parts(reading: Reading) -> Iterator[Hit]:
    """见第二部分第（五）项 where the second part has four."""
    headings = reading.outline.headings
    for match in compiled(_ITEM).finditer(reading.view.text):
        part = read_number(match.group("number")) or 0
        first = next((at for at, one in enumerate(headings) if one.level == 1 and one.number == part), len(headings))
        inside = takewhile(lambda heading: heading.level > 1, headings[first + 1 :])
        numbers = [heading.number for heading in inside if heading.level == 2]
        item = read_number(match.group("item")) or 0
        if len(numbers) >= _FEWEST and item > max(numbers):
            yield reading.hit(*match.span("quoted"), _fields(item, max(numbers)))


def _items_above(reading: Reading) -> Iterator[Hit]:
    """前述第六项 where nothing before it bears so high a number, neither a heading nor 六是 within a paragraph."""
    text = reading.view.text
    for match in compiled(_ABOVE).finditer(text):
        above = [heading.number for heading in reading.outline.headings if heading.marker.start < match.start()]
        number = read_number(match.group("number")) or 0
        if len(above) < _FEWEST or number <= max(above):
            continue
        written = (match.group("number"), str(number), *("一二三四五六七八九十"[number - 1 : number]))
        signs = "|".join(f"{sign}(?:是|要|、|[.．])|[（(]{sign}[）)]|第{sign}[条项点，]" for sign in set(written))
        if not compiled(signs).search(text, 0, match.start()):
            yield reading.hit(*match.span("quoted"), _fields(number, max(above)))


def _parts(reading: Reading) -> Iterator[Hit]:
    yield from _items_of_parts(reading)
    yield from _items_above(reading)
    for match in compiled(_PART).finditer(reading.view.text):
        levels = _LEVELS[match.group("part")]
        numbers = [heading.number for heading in reading.outline.headings if heading.level in levels]
        number = read_number(match.group("number")) or 0
        if len(numbers) >= _FEWEST and number > max(numbers):
            yield reading.hit(*match.span("quoted"), _fields(number, max(numbers)))


def _fields(number: int, highest: int, name: str = "") -> dict[str, str]:
    return {"number": str(number), "highest": str(highest), "name": name}

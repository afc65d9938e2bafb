"""Attachments of a document: which are listed or stand in the text, and which the body refers to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from linter.outline.parts import Item, Span
from linter.outline.reader import Outline
from linter.text.patterns import compiled

_BLANK = r"[ \t\u3000]*"
_LIST = rf"^{_BLANK}附{_BLANK}件{_BLANK}[：:]?{_BLANK}(?=\n|\d{{1,2}}{_BLANK}[.．、])"
_ENTRY = rf"\s*(\d{{1,2}}){_BLANK}[.．、](?!\d)[^\n]*"
_LABEL = rf"^{_BLANK}附{_BLANK}件{_BLANK}(\d{{1,2}})(?:[ \t\u3000：:.．、-][^\n]*)?$"
_BARE = rf"^{_BLANK}附{_BLANK}件{_BLANK}(?:[：:][^\n]*)?$"
_REFERENCE = r"附件[ \u3000]?(?P<number>[0-9]{1,2})(?![0-9.．])"
_FURTHER = r"[、，和及与至～—-][ \u3000]?(?P<number>[0-9]{1,2})(?![0-9.．个项份名家人页年月日次])"
_ANNEX = (
    rf"^{_BLANK}附{_BLANK}件{_BLANK}(?P<number>\d{{0,2}}){_BLANK}[：:]?{_BLANK}\n"
    r"\s*(?P<title>[^\n]+)(?:\n(?P<more>[^\n]+))?"
)
_OF_OTHERS = "(?:》|号|文件|通知|公告|合同|协议|标准|[原其]|的)$"
_TITLE_MARKS = r"\.(?:docx?|xlsx?|pdf|wps)$|[《》“”（）()\s、，。；：.．]"
_LIKE = 0.6
_FURTHEST_WORD = 12


@dataclass(frozen=True, slots=True)
class Known:
    """The attachments there are: the highest number told, 0 for none, and whether one has no number at all."""

    highest: int
    unnumbered: bool

    @property
    def only_one(self) -> bool:
        """Whether there is one attachment, without number."""
        return self.unnumbered and not self.highest

    @property
    def none(self) -> bool:
        """Whether no attachment is told."""
        return not self.unnumbered and not self.highest


class Reference(NamedTuple):
    """A number of an attachment that the body refers to, with the words that refer to it."""

    span: Span
    number: int


def known_attachments(text: str, outline: Outline) -> Known:
    """The attachments that any list of *text* names or that stand in it under their own label."""
    numbers = {int(match.group(1)) for match in compiled(_LABEL).finditer(text)}
    unnumbered = False
    for head in compiled(_LIST).finditer(text):
        at = head.end()
        while entry := compiled(_ENTRY).match(text, at):
            numbers.add(int(entry.group(1)))
            at = entry.end()
    for item in outline.attachments:
        if compiled(r"\d").search(text, *item.marker):
            numbers.add(item.number)
        else:
            unnumbered = True
    if compiled(_BARE).search(text):
        unnumbered = True
    return Known(max(numbers, default=0), unnumbered)


def references(text: str) -> Iterator[Reference]:
    """Every 附件3 in running text, and the 4 of 附件3、4; not labels, and not the attachments of other documents."""
    for match in compiled(_REFERENCE).finditer(text):
        start = match.start()
        before = text[max(text.rfind("\n", 0, start) + 1, start - _FURTHEST_WORD) : start]
        if not before.strip() or compiled(_OF_OTHERS).search(before):
            continue
        yield Reference(Span(*match.span()), int(match.group("number")))
        at = match.end()
        while further := compiled(_FURTHER).match(text, at):
            yield Reference(Span(start, further.end()), int(further.group("number")))
            at = further.end()


class Misnamed(NamedTuple):
    """An attachment that stands under another title than the list gives it."""

    title: Span
    name: str
    listed: Item


def misnamed(text: str, outline: Outline) -> Iterator[Misnamed]:
    """Each attachment in the text whose title is like, but not the same as, the name in the list."""
    listed = {item.number: item for item in outline.attachments}
    end = outline.attachments[-1].span.end if outline.attachments else len(text)
    for match in compiled(_ANNEX).finditer(text, end):
        item = listed.get(int(match.group("number") or 1))
        if item is None:
            continue
        name = _plain(text[item.marker.end : item.span.end])
        title = _plain(match.group("title"))
        both = title + _plain(match.group("more") or "")
        if name not in both and title not in name and (_is_like(title, name) or _is_like(both, name)):
            yield Misnamed(Span(*match.span("title")), text[item.marker.end : item.span.end].strip(), item)


def _plain(title: str) -> str:
    return compiled(_TITLE_MARKS).sub("", title)


def _is_like(title: str, name: str) -> bool:
    return SequenceMatcher(None, title, name, autojunk=False).ratio() >= _LIKE

"""Check kind ``leak``: a real name where the same document masks it elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar, Literal, NamedTuple

from linter.checks.check import Occurrence
from linter.checks.options import Regex, option
from linter.finding import Hit
from linter.outline.reader import Span
from linter.reading import Reading
from linter.text.lines import filled_lines, last_filled_lines
from linter.text.literals import literals_of
from linter.text.patterns import Match, compiled, finditer

_HAN = "\u4e00-\u9fff"
_PREPOSITIONS = "在到由从对为于与和向将把使让给经"
_IN_NO_NAME = (
    "我全本该各每外邻此其他某两一二三四五六七八九十几多个的了在是为与和及或等以由从对到于向将把被让使给按经"
    "年月日号不有无这那哪何"
)
_OF_OTHERS = r"(?:赴|考察|学习|对口|帮扶|协作|结对|支援|兄弟|周边|相邻|毗邻|邻近|来自|借鉴)[^，。；：！？\n]*\Z"
"""Before a place that is named because it is another one."""

_FEATURE = "省州路街河山湖江桥港站"
_AT_EITHER_END = 3
"""The title and the signature stand within so many lines of the beginning and the end."""

_MOST_NAMES = 2
"""A document that names more places of one rank names them on purpose."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A word that takes a place in short, such as 返: 返X人员."""

    word: str = option("the word, such as 返")
    unless: str = option("the characters that make an ordinary word after it, such as 乡 and 校", "")
    not_after: str = option("the characters after which it is part of another word, such as 往", "")
    longest: int = option("how many characters the place in short may have", 1)


@dataclass(frozen=True, slots=True)
class Unit:
    """A word that ends the name of a place, such as 县: XX县."""

    word: str = option("the word, such as 县")
    not_after: str = option("the characters after which it is part of another word, such as 市: 市县", "")
    not_before: str = option("the characters before which it is part of another word, such as 域: 县域", "")


class _Name(NamedTuple):
    """A real name at ``[start, end)`` and the mask that stands for it elsewhere."""

    start: int
    end: int
    mask_start: int
    mask_end: int


@dataclass(frozen=True, slots=True)
class Leak:
    """Reports a real name in a slot that the same document masks elsewhere, on the evidence of the mask alone.

    short: 返舞 where the document has 返X before the same words; place: 石桥县, and 石桥 by itself,
    where it has XX县 twice, or once in its title or signature. Fields: ``name``, the real name;
    ``mask``, what stands for it elsewhere.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ("name", "mask")

    report: Literal["short", "place"] = option("the sort of name")
    masks: Regex = option("what a mask looks like", Regex("[XxＸ×*＊]{1,4}|[○〇□△]{2,4}|某{1,2}"))
    verbs: tuple[Verb, ...] = option("the words that take a place in short, for short", ())
    units: tuple[Unit, ...] = option("the words that end the name of a place, for place", ())
    ordinary: str = option("words of two characters that are no names, between blanks, for place", "")

    def message_fields(self) -> frozenset[str]:
        return frozenset(self.FIELDS)

    def reads_repaired(self) -> bool:
        return True

    def literals(self) -> frozenset[str] | None:
        return literals_of((self.masks,))

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        text = reading.view.text
        names = self._short(text) if self.report == "short" else self._places(text)
        for name in sorted(set(names)):
            mask = (name.mask_start, name.mask_end)
            fields = {"name": text[name.start : name.end], "mask": text[slice(*mask)]}
            yield reading.hit(name.start, name.end, fields, related=(mask,))

    def _short(self, text: str) -> Iterator[_Name]:
        for verb in self.verbs:
            word = re.escape(verb.word)
            masked = {
                match.group("words"): match.span("slot")
                for match in finditer(rf"(?P<slot>{word}(?:{self.masks}))(?P<words>[{_HAN}]{{2}})", text)
            }
            if not masked:
                continue
            before = f"(?<![{re.escape(verb.not_after)}])" if verb.not_after else ""
            words = "|".join(masked)
            for match in finditer(
                rf"{before}(?P<slot>{word}(?P<name>[{_HAN}]{{1,{verb.longest}}}?))(?P<words>{words})", text
            ):
                name = match.group("name")
                if name[0] not in verb.unless and not set(name) & set(_IN_NO_NAME):
                    yield _Name(*match.span("slot"), *masked[match.group("words")])

    def _places(self, text: str) -> Iterator[_Name]:
        any_unit = "|".join(re.escape(unit.word) for unit in self.units)
        masks = [match.span() for match in finditer(rf"(?:{self.masks})(?={any_unit})", text)]
        if not masks:
            return
        ends = _title_and_signature(text)
        ordinary = frozenset(self.ordinary.split())
        for unit in self.units:
            masked = _masked_places(text, unit, masks, ends)
            if not masked:
                continue
            found = [match for match in _named_places(text, unit) if _is_name(match.group("name"), unit, ordinary)]
            counts = Counter(match.group("name") for match in found)
            if len(counts) > _MOST_NAMES:
                continue
            for match in found:
                if counts[match.group("name")] <= len(masked):
                    yield _Name(*match.span("place"), *masked[0])
            for name, count in counts.items():
                if count <= len(masked):
                    yield from self._by_themselves(text, name, unit, masked[0])

    def _by_themselves(self, text: str, name: str, unit: Unit, mask: tuple[int, int]) -> Iterator[_Name]:
        units = "|".join(re.escape(other.word) for other in self.units)
        mask_end = mask[1] - len(unit.word)
        for match in finditer(rf"{name}(?!{units}|[{_FEATURE}])", text):
            if not _is_of_others(text, match.start()):
                yield _Name(*match.span(), mask[0], mask_end)


def _masked_places(
    text: str, unit: Unit, masks: Sequence[tuple[int, int]], ends: Sequence[Span]
) -> list[tuple[int, int]]:
    """The *masks* that stand for the document's own place, with their unit; 某县 in the body may be any county."""
    masked = [
        (start, end + len(unit.word))
        for start, end in masks
        if text.startswith(unit.word, end) and (text[start] != "某" or _is_within(start, ends))
    ]
    if len(masked) > 1 or any(_is_within(start, ends) for start, _ in masked):
        return masked
    return []


def _named_places(text: str, unit: Unit) -> Iterator[Match]:
    """Two or three characters before the unit, at the beginning of a clause or after a preposition."""
    not_before = f"(?![{unit.not_before}])" if unit.not_before else ""
    pattern = (
        rf"(?:(?<![{_HAN}])|(?<=[{_PREPOSITIONS}]))"
        rf"(?P<place>(?P<name>[{_HAN}]{{2,3}}?){re.escape(unit.word)}){not_before}"
    )
    for match in compiled(pattern).finditer(text, overlapped=True):
        if not _is_of_others(text, match.end("name")):
            yield match


def _is_name(words: str, unit: Unit, ordinary: frozenset[str]) -> bool:
    pairs = {words[:2], words[-2:]}
    return words[-1] not in unit.not_after and not pairs & ordinary and not set(words) & set(_IN_NO_NAME)


def _is_of_others(text: str, at: int) -> bool:
    return bool(compiled(_OF_OTHERS).search(text, max(at - 30, 0), at))


def _title_and_signature(text: str) -> list[Span]:
    """The first and the last lines that hold no sentence."""
    either_end = {*islice(filled_lines(text), _AT_EITHER_END), *islice(last_filled_lines(text), _AT_EITHER_END)}
    return [line for line in either_end if "。" not in text[line.start : line.end]]


def _is_within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)

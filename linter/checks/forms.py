"""Words and figures that a document writes in two forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from linter.checks.names import Twin
from linter.checks.options import Regex, option
from linter.outline.parts import Span
from linter.text.chinese_numerals import read_numeral
from linter.text.patterns import Match, finditer, search

_ONES = "一二三四五六七八九"
_BEHIND_FIRST = f"(?:(?<=[二三四五六七八九])十[{_ONES}]|(?<=[{_ONES}两])百(?:零[{_ONES}]|[{_ONES}]十[{_ONES}]?))"
_PART_OF_ANOTHER = frozenset("第零〇一二三四五六七八九十百千万亿两几数上近约0123456789“")
_NO_MORE = "(?![多余]|以上|以下)"


@dataclass(frozen=True, slots=True)
class Form:
    """A word in two forms, of which a document uses one."""

    usual: Regex = option("the form to keep; a group named of must hold the same words in both, such as 县")
    other: Regex = option("the form to report where the usual one stands too")


def other_forms(text: str, forms: Sequence[Form]) -> Iterator[Twin]:
    """Each other form of a word whose usual form stands in the text, and stands there at least as often."""
    for form in forms:
        others = list(finditer(form.other, text))
        if not others or not search(form.usual, text):
            continue
        usual: dict[str, list[Span]] = {}
        for match in finditer(form.usual, text):
            usual.setdefault(_of(match), []).append(Span(*match.span()))
        counts = Counter(map(_of, others))
        for match in others:
            if len(usual.get(_of(match), ())) >= counts[_of(match)]:
                yield Twin(Span(*match.span()), usual[_of(match)][0])


def _of(match: Match) -> str:
    """What the group ``of`` holds; nothing where the pattern has none."""
    return match.groupdict().get("of") or ""


def han_figures(text: str, measures: str, at_least: int) -> Iterator[tuple[Span, str]]:
    """Each exact number in characters before one of the *measures*, with its figures, in a text that counts in figures.

    A text counts in figures when at least so many of its numbers before the measures do.
    """
    rests = list(finditer(rf"(?P<rest>{_BEHIND_FIRST})(?:{measures}){_NO_MORE}", text))
    spans = [Span(rest.start() - 1, rest.end("rest")) for rest in rests]
    numbers = [span for span in spans if text[span.start - 1 : span.start] not in _PART_OF_ANOTHER or span.start == 0]
    if not numbers:
        return
    figures = finditer(rf"[0-9](?:{measures})", text)
    if sum(1 for _ in islice(figures, at_least)) < at_least:
        return
    for span in numbers:
        value = read_numeral(text[slice(*span)])
        if value is not None:
            yield span, str(value)

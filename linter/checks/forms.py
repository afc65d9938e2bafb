"""Words and figures that a document writes in two forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linter.checks.names import Twin
from linter.checks.options import Regex, option
from linter.chinese_numerals import read_numeral
from linter.parts import Span
from linter.patterns import finditer, search

_HAN_NUMBER = (
    "(?<![第零〇一二三四五六七八九十百千万亿两几数上近约0-9“])"
    "(?P<number>[二三四五六七八九]十[一二三四五六七八九]|[一二三四五六七八九两]百(?:零[一二三四五六七八九]|[一二三四五六七八九]十[一二三四五六七八九]?))"
)
_NO_MORE = "(?![多余]|以上|以下)"


@dataclass(frozen=True, slots=True)
class Form:
    """A word in two forms, of which a document uses one."""

    usual: Regex = option("the form to keep; a group named of must hold the same words in both, such as 县")
    other: Regex = option("the form to report where the usual one stands too; the group said is what is reported")


def other_forms(text: str, forms: Sequence[Form]) -> Iterator[Twin]:
    """Each other form of a word whose usual form stands in the text, and stands there at least as often."""
    for form in forms:
        others = list(finditer(form.other, text))
        if not others or not search(form.usual, text):
            continue
        usual: dict[str, list[Span]] = {}
        for match in finditer(form.usual, text):
            usual.setdefault(match.groupdict().get("of") or "", []).append(Span(*match.span()))
        for match in others:
            of = match.groupdict().get("of") or ""
            same = [other for other in others if (other.groupdict().get("of") or "") == of]
            if len(usual.get(of, ())) >= len(same):
                yield Twin(Span(*match.span()), usual[of][0])


def han_figures(text: str, measures: str, at_least: int) -> Iterator[tuple[Span, str]]:
    """Each exact number in characters before one of the *measures*, with its figures, in a text that counts in figures.

    A text counts in figures when at least so many of its numbers before the measures do.
    """
    numbers = list(finditer(rf"{_HAN_NUMBER}(?:{measures}){_NO_MORE}", text))
    if not numbers:
        return
    figures = finditer(rf"[0-9](?:{measures})", text)
    if sum(1 for _ in zip(range(at_least), figures, strict=False)) < at_least:
        return
    for match in numbers:
        value = read_numeral(match.group("number"))
        if value is not None:
            yield Span(*match.span("number")), str(value)

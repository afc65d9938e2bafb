"""What stands twice in a text: words in a row, clauses in a row, sentences and lines anywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress, count, islice, pairwise
from operator import eq
from typing import NamedTuple

HAN = "\u4e00-\u9fff"
_STOPS = "。；！？\n"


class Copy(NamedTuple):
    """A copy to report at ``[start, end)`` of the *length* characters that first stand at *first*.

    *removed* is the span to take out when there is only one right way to mend it.
    """

    start: int
    end: int
    first: int
    length: int
    removed: tuple[int, int] | None


# The module re finds back-references three to five times faster than regex does, and \1(?:\1)* twice as fast as \1+.


def doubled_characters(text: str, characters: str) -> Iterator[Copy]:
    """Each run of two or more of one of *characters*."""
    if characters:
        yield from _doubled(text, rf"([{re.escape(characters)}])\1(?:\1)*")


def doubled_han(text: str) -> Iterator[Copy]:
    """Each Han character that stands twice; three times or more are a cry or a rule, not a slip."""
    for copy in _doubled(text, rf"([{HAN}])\1(?:\1)*"):
        if copy.end - copy.start == 2:
            yield copy


def doubled_words(text: str, at_least: int, at_most: int) -> Iterator[Copy]:
    """Each run of two or more of one Han word of the given length; one character over and over is no word."""
    for copy in _doubled(text, rf"([{HAN}]{{{at_least},{at_most}}})\1(?:\1)*"):
        if len(set(text[copy.start : copy.end])) > 1:
            yield copy


def _doubled(text: str, pattern: str) -> Iterator[Copy]:
    for match in re.finditer(pattern, text):
        start, end = match.span()
        length = len(match.group(1))
        yield Copy(start, end, start, length, (start + length, end))


def doubled_clauses(text: str, at_least: int) -> Iterator[Copy]:
    """Clauses, and sentences of several clauses, that stand twice in a row within a line."""
    found = [
        *_neighbours(text, "，、：。；！？\n", at_least),
        *_neighbours(text, _STOPS, at_least),
        *_tails(text, 2 * at_least),
    ]
    reached = 0
    for copy in sorted(found):
        if copy.first >= reached:
            yield copy
            reached = copy.end


def _neighbours(text: str, marks: str, at_least: int) -> Iterator[Copy]:
    parts = _parts(text, marks)
    alike = compress(count(), map(eq, parts, islice(parts, 1, None)))
    doubles = [index for index in alike if len(parts[index]) >= at_least]
    at = 0
    for before, index in pairwise([0, *doubles]):
        at += sum(map(len, parts[before:index])) + index - before
        length = len(parts[index])
        start, end = at + length + 1, at + 2 * length + 1
        mark, next_mark = text[start - 1], text[end : end + 1]
        if mark == "\n" or not re.search(f"[{HAN}]", parts[index]):
            continue
        if mark in "。：" and next_mark != mark and text[at - 1 : at] in ("", "\n"):
            continue  # a run-in heading whose first sentence takes it up: 坚持依法行政。坚持依法行政，…
        if mark == next_mark:
            yield Copy(start, end + 1, at, length, (start, end + 1))
        else:
            yield Copy(start, end, at, length, (start - 1, end))


def _tails(text: str, at_least: int) -> Iterator[Copy]:
    """Sentences that say the last clauses of the sentence before them again."""
    parts = _parts(text, _STOPS)
    at = 0
    for before, part in pairwise(parts):
        start = at + len(before) + 1
        if at_least <= len(part) < len(before) and before.endswith(part) and before[-len(part) - 1] in "，：、":
            end = start + len(part)
            if text[start - 1] != "\n" and re.search(f"[{HAN}]", part):
                same_mark = text[end : end + 1] == text[start - 1]
                yield Copy(
                    start, end + same_mark, start - 1 - len(part), len(part), (start - 1 + same_mark, end + same_mark)
                )
        at = start


def repeated_lines(text: str, at_least: int) -> Iterator[Copy]:
    """Lines that stood before, blanks at either end left out; lines repeated in a row are one copy."""
    yield from _joined(text, _again(text, "\n", at_least))


def repeated_sentences(text: str, at_least: int) -> Iterator[Copy]:
    """Sentences that stood before; sentences repeated in a row are one copy.

    A sentence in a line that stood before as a whole belongs to ``repeated_lines``, and one
    right after itself to ``doubled_clauses``.
    """
    yield from _joined(text, _sentences_again(text, at_least))


def _sentences_again(text: str, at_least: int) -> Iterator[Copy]:
    for copy in _again(text, _STOPS, at_least):
        line, first_line = _line_at(text, copy.start), _line_at(text, copy.first)
        in_a_row = line == first_line and copy.first + copy.length + 1 == copy.start
        in_repeated_line = line != first_line and text[slice(*line)].strip() == text[slice(*first_line)].strip()
        if not in_a_row and not in_repeated_line:
            yield copy


def _joined(text: str, copies: Iterator[Copy]) -> Iterator[Copy]:
    """Copies with nothing but marks and blanks between them, whose firsts stand in a row too, as one."""
    last: Copy | None = None
    for copy in copies:
        if last is None:
            last = copy
            continue
        first_end = last.first + last.length
        between, between_firsts = text[last.end : copy.start], text[first_end : copy.first]
        if copy.first >= first_end and between == between_firsts and not re.search(r"\w", between):
            last = Copy(last.start, copy.end, last.first, copy.first + copy.length - last.first, None)
        else:
            yield last
            last = copy
    if last is not None:
        yield last


def _again(text: str, marks: str, at_least: int) -> Iterator[Copy]:
    parts = [part for part in map(str.strip, _parts(text, marks)) if len(part) >= at_least]
    if len(set(parts)) == len(parts):
        return
    twice = {part for part, times in Counter(parts).items() if times > 1 and re.search(f"[{HAN}]", part)}
    stood: dict[str, int] = {}
    for match in re.finditer(f"[^{marks}]+", text):
        part = match.group().strip()
        if part in twice:
            start = match.start() + match.group().index(part)
            first = stood.setdefault(part, start)
            if first != start:
                yield Copy(start, start + len(part), first, len(part), None)


@lru_cache(maxsize=2)
def _parts(text: str, marks: str) -> list[str]:
    """What stands between the *marks*; one character after the other is replaced faster than a pattern splits."""
    for mark in marks[:-1]:
        text = text.replace(mark, marks[-1])
    return text.split(marks[-1])


def _line_at(text: str, offset: int) -> tuple[int, int]:
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text)

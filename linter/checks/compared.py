"""A document made ready to be compared with others, each part of it worked out once when first asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from linter.calendar.period import told_day
from linter.checks.organs import organs
from linter.checks.wording import Wording, wording, wording_as_written
from linter.outline.parts import Span
from linter.reading import Reading
from linter.text.lines import filled_lines
from linter.text.patterns import compiled

_PLACE = r"[\p{Han}]{2,4}?(?:自治[区州县旗]|[省市州盟县旗区镇乡]|街道)(?=[\p{Han}]{2})"


class Compared:
    """The *reading* of the document at *path*, with what others are compared by."""

    def __init__(self, reading: Reading, path: str) -> None:
        self.reading = reading
        self.path = path

    @cached_property
    def year(self) -> int | None:
        """The year it speaks of."""
        return told_day(self.reading)[1]

    @cached_property
    def organs(self) -> frozenset[str]:
        """The organ it comes from, as its title and its signature call it."""
        text = self.reading.view.text
        return frozenset("".join(text[slice(*span)].split()) for span in organs(text, self.reading.outline))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of its organs, with the places in them and what is left without those: 甲县, 水利局."""
        return frozenset(name for organ in self.organs for name in _names_in(organ) if len(name) > 1)

    @cached_property
    def as_written(self) -> Wording:
        """Its wording with names and figures."""
        return wording_as_written(self.reading.view.text)

    @cached_property
    def words(self) -> Wording:
        """Its wording, names and figures read alike."""
        return wording(self.reading.view.text, self.names)

    @cached_property
    def title(self) -> Span:
        """Its title, else its first line."""
        first = next(filled_lines(self.reading.view.text), Span(0, 0))
        return self.reading.outline.title or Span(*first)

    def is_of_same_organ(self, other: Compared) -> bool:
        """Whether both name one organ, be it once without the place before it."""
        return any(one.endswith(name) or name.endswith(one) for one in self.organs for name in other.organs)


def _names_in(organ: str) -> Iterator[str]:
    yield organ
    while place := compiled(_PLACE).match(organ):
        organ = organ[place.end() :]
        yield from (place.group(), organ)

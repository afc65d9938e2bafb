"""Check kind ``counts``: numbers that do not agree with what they count in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from linter.checks.announced import announcements
from linter.checks.check import Occurrence
from linter.checks.listed import exceeded, missed
from linter.checks.options import option
from linter.finding import Hit
from linter.reading import Reading


@dataclass(frozen=True, slots=True)
class Counts:
    """Reports the number of a list or series that has more or fewer members than the number says.

    A list is counted only where its members are plainly parted from each other and from the words around them.
    Fields: ``announced``, what the number says; ``found``, how many members there are.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ("announced", "found")

    report: Literal["announced", "exceeded", "closed"] = option(
        "announced: 以下四个方面： or 三个问题： before headings, numbered items or 一是…二是… that are more or fewer; "
        "exceeded: 甲、乙、丙等两家 after more than so many; closed: 甲、乙、丙两级 or 甲、乙、丙“两个中心”, "
        "without 等, after more or fewer"
    )

    def message_fields(self) -> frozenset[str]:
        return frozenset(self.FIELDS)

    def reads_repaired(self) -> bool:
        return True

    def literals(self) -> frozenset[str] | None:
        return frozenset("两二三四五六七八九十123456789")

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """One hit at each number that is wrong, its list or the first of its items being related."""
        text = reading.view.text
        match self.report:
            case "announced":
                wrong = announcements(text, reading.outline)
            case "exceeded":
                wrong = exceeded(text)
            case "closed":
                wrong = missed(text)
        for number in wrong:
            fields = {"announced": str(number.announced), "found": str(number.found)}
            yield reading.hit(*number.span, fields, related=[number.counted])

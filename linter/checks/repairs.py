"""Check kind ``repairs``: the faults of layout that had to be mended before the text could be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from linter.checks.check import Occurrence
from linter.checks.options import option
from linter.finding import Edit, Hit
from linter.mending.repair import Repair, Sort
from linter.reading import Reading

_AROUND = 6


@dataclass(frozen=True, slots=True)
class Repairs:
    """Reports each repair of the sorts named; the repair itself is the fix.

    Fields: ``found``, what stands there, and ``reading``, how it is read (for line-break and
    page-split both show the words on either side).
    """

    FIELDS: ClassVar[tuple[str, ...]] = ("found", "reading")

    of: tuple[Sort, ...] = option("the sorts of repair to report; page-split and line-break close a broken sentence")

    def message_fields(self) -> frozenset[str]:
        return frozenset(self.FIELDS)

    def reads_repaired(self) -> bool:
        return True

    def literals(self) -> None:
        return None

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        for repair in reading.repaired.repairs:
            if repair.sort in self.of:
                yield _hit(reading.text, repair)


def _hit(text: str, repair: Repair) -> Hit:
    start, end = repair.start, repair.end
    found, read = text[start:end], repair.text
    if repair.sort == "line-break":
        start, end = start - 1, end + 1
    elif repair.sort in ("page-split", "page-mark"):
        start += len(found) - len(found.lstrip("\n"))
        end -= len(found) - len(found.rstrip("\n"))
    if repair.sort in ("line-break", "page-split"):
        before, after = text[max(repair.start - _AROUND, 0) : repair.start], text[repair.end : repair.end + _AROUND]
        found, read = f"{before}⏎{found.strip()}{after}", f"{before}{after}"
    fields = {"found": found.strip("\n"), "reading": read}
    return Hit(start, end, fields, Edit(repair.start, repair.end, repair.text))

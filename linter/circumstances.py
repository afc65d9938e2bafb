"""What is known of a document from outside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What settings tell of a document, None where they do not.

    *kind* is its kind whatever its title says; *period* are the first and the last day of the time it is to report on;
    *as_of* is the day it is written or handed in, where it does not say so itself.
    """

    kind: str | None = None
    period: tuple[date, date] | None = None
    as_of: date | None = None

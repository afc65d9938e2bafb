"""Check kind ``typo``: typing and OCR errors told from how official prose runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from linter.checks.check import Occurrence
from linter.checks.options import option
from linter.finding import Hit
from linter.language import Mistake
from linter.reading import Reading

if TYPE_CHECKING:
    from linter.typos.detector import Typo

_LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Typos:
    """Reports characters that are not the ones meant, are missing or too many, by the statistics of official prose.

    What recurs is a name or a term and is left alone, and so is what lies within an accepted word. Fields: ``wrong``,
    ``right`` and ``confidence`` in per cent.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ("wrong", "right", "confidence")

    confidence: float = option(f"the least confidence that is reported, from {_LEAST} to 1")
    below: float = option("only what is less sure than this is reported", 1.01)
    accept: tuple[str, ...] = option("words that are right though newer or rarer than what the model has read", ())

    def verify(self) -> None:
        """Raise Mistake when the limits leave nothing to report, or more than is ever told."""
        if not _LEAST <= self.confidence < min(self.below, 1):
            raise Mistake(
                "confidence 应在 {least} 和 1 之间，并小于 below",
                "confidence must lie between {least} and 1, and under 'below'",
                least=_LEAST,
            )

    def message_fields(self) -> frozenset[str]:
        return frozenset(self.FIELDS)

    def reads_repaired(self) -> bool:
        return True

    def literals(self) -> None:
        return None

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        for typo in proposed(reading.view.text):
            if self.confidence <= typo.confidence < self.below and not self._accepts(reading.view.text, typo):
                fields = {"wrong": typo.wrong, "right": typo.right, "confidence": f"{min(typo.confidence, 0.99):.0%}"}
                yield reading.hit(typo.start, typo.end, fields, replacement=typo.right)

    def _accepts(self, text: str, typo: Typo) -> bool:
        """Whether *typo* lies within one of the accepted words."""
        return any(
            text.find(word, max(typo.end - len(word), 0), typo.start + len(word)) >= 0
            for word in self.accept
            if len(word) >= typo.end - typo.start
        )


@lru_cache(maxsize=1)
def proposed(text: str) -> tuple[Typo, ...]:
    """Whatever may be misspelt in *text*; several rules ask for the same one after another."""
    from linter.typos.model import shipped

    return tuple(shipped().find(text, _LEAST))

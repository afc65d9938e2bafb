"""What every check kind is: a frozen dataclass whose fields are its YAML options."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeAlias, runtime_checkable

from linter.finding import Hit
from linter.reading import Reading

if TYPE_CHECKING:
    from linter.checks.compared import Compared

Occurrence: TypeAlias = tuple[int, int]
"""Start and end of a literal of two or more characters, in the text the check reads."""


class Check(Protocol):
    """A check kind with its options set.

    The docstring of the class is its reference text. A field without default is required in YAML.
    """

    FIELDS: ClassVar[tuple[str, ...]]
    """Message fields every hit of this kind provides (``quote``, ``line`` are always there)."""

    def message_fields(self) -> frozenset[str]:
        """The message fields this very check provides: FIELDS and what its options add."""
        ...

    def reads_repaired(self) -> bool:
        """Whether the literals are looked for in the repaired view rather than in the document's text."""
        ...

    def literals(self) -> frozenset[str] | None:
        """Strings one of which must occur for the check to find anything; None when there are none such."""
        ...

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Every hit, in offsets of the document; *occurrences* are those of ``literals()``, in no order."""
        ...


@runtime_checkable
class AcrossCheck(Protocol):
    """A check kind that compares the documents of a run two by two; in one document alone it finds nothing."""

    def compare(self, later: Compared, earlier: Compared) -> Iterator[Hit]:
        """Every hit in the *later* document, in offsets of its ``text``."""
        ...


@runtime_checkable
class SelfChecking(Protocol):
    """A check kind whose options must fit together."""

    def verify(self) -> None:
        """Raise Mistake when they do not."""
        ...

"""A document as the checks read it: repaired view, outline and kind, each worked out once when first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from linter.document import Document
from linter.finding import Edit, Hit
from linter.kinds import DocumentKind, tell_kind
from linter.mending.mend import repair
from linter.mending.repair import Repaired
from linter.outline.reader import Outline, Span, read_outline
from linter.text.view import View


class Reading:
    """What every check is given; offsets of ``view`` and ``outline`` lead back to the document by ``hit``."""

    def __init__(
        self,
        document: Document,
        kinds: Sequence[DocumentKind] = (),
        apart: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.document = document
        self.text = document.text
        self._kinds = kinds
        self._apart = apart

    @cached_property
    def repaired(self) -> Repaired:
        """The repaired view and the list of what had to be repaired."""
        return repair(self.text, self._apart)

    @property
    def view(self) -> View:
        """The repaired text, with the way back to the document."""
        return self.repaired.view

    @cached_property
    def outline(self) -> Outline:
        """The outline, in offsets of ``view.text``."""
        return read_outline(self.view.text)

    @cached_property
    def title(self) -> str:
        """The words of the title on one line, empty when there is none."""
        span = self.outline.title
        return "".join(self.view.text[span.start : span.end].split()) if span else ""

    @cached_property
    def kind(self) -> str | None:
        """The kind of document its title names, such as 请示, or None."""
        return tell_kind(self.title, self._kinds)

    def hit(
        self,
        start: int,
        end: int,
        fields: Mapping[str, str] | None = None,
        *,
        replacement: str | None = None,
        related: Sequence[Span | tuple[int, int]] = (),
    ) -> Hit:
        """A hit at view ``[start, end)``, given in offsets of the document.

        *replacement* becomes the hit's edit unless the span holds something the repair took out:
        an edit must never remove what nobody looked at.
        """
        source_start, source_end = self.view.source_span(start, end)
        edit = None
        if replacement is not None and self.view.is_seamless(start, end):
            edit = Edit(source_start, source_end, replacement)
        return Hit(
            source_start,
            source_end,
            fields or {},
            edit,
            tuple(self.view.source_span(a, b) for a, b in related),
        )

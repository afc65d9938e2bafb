"""A document as the checks read it: repaired view, outline and kind, each worked out once when first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from linter.circumstances import Circumstances
from linter.document import Document
from linter.finding import Edit, Hit
from linter.kinds import DocumentKind, tell_kind
from linter.markup import MarkedHeading
from linter.mending.mend import repair
from linter.mending.repair import Repaired
from linter.outline.reader import Outline, Span, read_outline
from linter.text.view import View


class Reading:
    """What every check is given; offsets of ``view`` and ``outline`` lead back to ``text`` by ``hit``.

    *text* is the document's text without its markup; hits are given in its offsets, and ``in_document`` leads
    from there to the document.
    """

    def __init__(
        self,
        document: Document,
        kinds: Sequence[DocumentKind] = (),
        apart: Sequence[tuple[int, int]] = (),
        circumstances: Circumstances = Circumstances(),
    ) -> None:
        self.document = document
        self.plain = document.plain
        self.text = self.plain.text
        self._kinds = kinds
        self._apart = apart
        self.circumstances = circumstances

    @cached_property
    def repaired(self) -> Repaired:
        """The repaired view and the list of what had to be repaired."""
        return repair(self.text, self._apart, self.document.markup.aside)

    @property
    def view(self) -> View:
        """The repaired text, with the way back to the document."""
        return self.repaired.view

    @cached_property
    def outline(self) -> Outline:
        """The outline, in offsets of ``view.text``."""
        view, markup = self.view, self.document.markup
        return read_outline(
            view.text,
            [MarkedHeading(level, view.view_start(a), view.view_start(b)) for level, a, b in markup.headings],
            [Span(view.view_start(a), view.view_start(b)) for a, b in markup.aside],
            None if markup.body is None else view.view_start(markup.body),
        )

    @cached_property
    def title(self) -> str:
        """The words of the title on one line, empty when there is none."""
        span = self.outline.title
        return "".join(self.view.text[span.start : span.end].split()) if span else ""

    @cached_property
    def kind(self) -> str | None:
        """The kind of document, such as 请示, that settings tell or its title names, or None."""
        return self.circumstances.kind or tell_kind(self.title, self._kinds)

    def hit(
        self,
        start: int,
        end: int,
        fields: Mapping[str, str | Span] | None = None,
        *,
        replacement: str | None = None,
        related: Sequence[Span | tuple[int, int]] = (),
    ) -> Hit:
        """A hit at view ``[start, end)``, given in offsets of ``text``.

        A span among *fields* is of the view, too.

        *replacement* becomes the hit's edit unless the span holds something the repair took out:
        an edit must never remove what nobody looked at.
        """
        source_start, source_end = self.view.source_span(start, end)
        edit = None
        if replacement is not None and self.view.is_seamless(start, end):
            edit = Edit(source_start, source_end, replacement)
        said = {name: self.view.source_span(*v) if isinstance(v, Span) else v for name, v in (fields or {}).items()}
        return Hit(
            source_start,
            source_end,
            said,
            edit,
            tuple(self.view.source_span(a, b) for a, b in related),
        )

    def in_document(self, hit: Hit) -> Hit:
        """*hit* in offsets of the document instead of ``text``; its edit is lost where it would touch markup."""
        if self.document.markup.plain is None:
            return hit
        start, end = self.plain.source_span(hit.start, hit.end)
        edit = hit.edit and self.edit_in_document(hit.edit)
        fields = {name: v if isinstance(v, str) else self.plain.source_span(*v) for name, v in hit.fields.items()}
        related = tuple(self.plain.source_span(a, b) for a, b in hit.related)
        return Hit(start, end, fields, edit, related)

    def edit_in_document(self, edit: Edit) -> Edit | None:
        """*edit* in offsets of the document instead of ``text``; None where it would touch markup."""
        start, end = self.plain.source_span(edit.start, edit.end)
        verbatim = self.document.text[start:end] == self.text[edit.start : edit.end]
        return Edit(start, end, edit.text) if verbatim else None

"""What a rule hit in a document, made into the finding that is told."""

from __future__ import annotations

from typing import NamedTuple

from linter.finding import Edit, Finding, Fix, Hit
from linter.language import Language
from linter.reading import Reading
from linter.rule import Rule
from linter.whereabouts import line_words

_LONGEST_FIELD = 40
"""A field of a message is cut to so many characters: messages are read on one line."""


class Found(NamedTuple):
    """A hit with its rule, how many hits the rule has in the document, and the edits of those it stands for."""

    rule: Rule
    hit: Hit
    total: int = 1
    further: tuple[Edit, ...] = ()


def finding_of(reading: Reading, found: Found, language: Language) -> Finding:
    """The finding that *found* makes in the document that was read so."""
    document, rule, hit = reading.document, found.rule, reading.in_document(found.hit)
    place = document.place(hit.start, hit.end)
    fields = {
        name: _clipped(value) if isinstance(value, str) else line_words(document.place(*value), language)
        for name, value in hit.fields.items()
    }
    always = {"quote": _clipped(place.quote), "line": str(place.line), "count": str(found.total)}
    message = rule.message.say(language, **always | fields)
    fix = None
    if found.hit.edit is not None and rule.fix is not None:
        edits = (hit.edit, *found.further) if hit.edit else found.further
        if edits:
            first, *further = edits
            fix = Fix(first.start, first.end, first.text, rule.fix == "safe", tuple(further))
    related = tuple(document.place(start, end) for start, end in hit.related)
    return Finding(rule.id, rule.category, rule.severity, message, document.origin.path, place, fix, related)


def _clipped(text: str) -> str:
    text = " ".join(text.split("\n"))
    return text if len(text) <= _LONGEST_FIELD else text[: _LONGEST_FIELD - 1] + "…"

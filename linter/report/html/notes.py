"""The notes in the margin of a document: one for the findings of a line that say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from linter.document import Document
from linter.finding import Finding, Fix
from linter.language import Language
from linter.report.words import CATEGORIES, SEVERITIES, phrase_words
from linter.rule import Rule
from linter.whereabouts import place_words

LONGEST = 60
"""Code points of a quotation that are shown in a note."""


@dataclass(frozen=True, slots=True)
class Change:
    """What to do: *old* is replaced by *new*; both are empty where the message says it.

    So many *further* places are to be mended alike.
    """

    old: str
    new: str
    safe: bool
    further: int = 0


@dataclass(slots=True)
class Note:
    """One note, *number* counted within its document; *findings* are their numbers on the page.

    *again* tells that an earlier note of the document comes from the same rule.
    """

    number: int
    finding: Finding
    findings: list[int]
    severity: str
    category: str
    place: str
    change: Change | None
    related: list[tuple[str, str]]
    why: str
    source: str
    again: bool
    synchronised: bool = field(default=False)

    @property
    def count(self) -> int:
        """How many findings it speaks of."""
        return len(self.findings)


def notes_of(
    document: Document, findings: Sequence[Finding], first: int, rules: Mapping[str, Rule], language: Language
) -> dict[int, list[Note]]:
    """The notes of every 1-based line that has any, in order of place; *first* is the number of the first finding."""
    lines: dict[int, dict[tuple[object, ...], Note]] = {}
    seen: set[str] = set()
    number = 0
    for index, finding in enumerate(findings, first):
        same = lines.setdefault(finding.place.line, {})
        said = finding.rule, finding.severity, finding.message, _change_key(document, finding.fix), finding.related
        if said in same:
            same[said].findings.append(index)
            continue
        number += 1
        rule = rules.get(finding.rule)
        same[said] = Note(
            number,
            finding,
            [index],
            SEVERITIES[finding.severity].say(language),
            CATEGORIES[finding.category].say(language),
            place_words(finding.place, language),
            _change(document, finding),
            [(place_words(place, language), clipped(place.quote)) for place in finding.related],
            _reason(rule, language),
            (rule.source or "") if rule else "",
            finding.rule in seen,
        )
        seen.add(finding.rule)
    return {line: list(notes.values()) for line, notes in lines.items()}


def clipped(text: str) -> str:
    """*text* on one line and no longer than a note can show."""
    flat = text.replace("\n", "⏎")
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"


def _change_key(document: Document, fix: Fix | None) -> tuple[object, ...] | None:
    return None if fix is None else (document.text[fix.start : fix.end], fix.text, fix.safe, fix.further)


def _change(document: Document, finding: Finding) -> Change | None:
    """The fix of *finding*; None when there is none or the message says it all."""
    fix = finding.fix
    if fix is None:
        return None
    if fix.text and fix.text in finding.message:
        return Change("", "", fix.safe, len(fix.further)) if fix.further else None
    return Change(clipped(document.text[fix.start : fix.end]), clipped(fix.text), fix.safe, len(fix.further))


def _reason(rule: Rule | None, language: Language) -> str:
    return phrase_words(rule.why, language) if rule and rule.why else ""

"""Findings and failures as rows of the store, and back, with nothing lost."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, replace
from hashlib import blake2b
from typing import Any

from linter.document import Document
from linter.finding import Category, Edit, Finding, Fix, Part, Place, Severity
from linter.language import Mistake
from linter.results import Failure

RuleKey = tuple[str, str, str]
"""A rule's id, category and severity: settings may change the last."""
Row = tuple[Any, ...]
"""A finding: its RuleKey, then the columns of FINDING_COLUMNS after the rule."""


def finding_row(finding: Finding) -> Row:
    """*finding* without its path, which is its document's; what few have is one object of JSON, the last column."""
    place, fix = finding.place, finding.fix
    more: dict[str, object] = {}
    if place.part is not None:
        more["part"] = astuple(place.part)
    if finding.related:
        more["related"] = [astuple(related) for related in finding.related]
    if fix is not None and fix.further:
        more["further"] = [astuple(edit) for edit in fix.further]
    return (
        (finding.rule, finding.category.value, finding.severity.value),
        storable(finding.message),
        place.line,
        place.column,
        place.end_line,
        place.end_column,
        place.start,
        place.end,
        storable(place.quote),
        *((None,) * 4 if fix is None else (fix.start, fix.end, storable(fix.text), int(fix.safe))),
        json.dumps(more),
    )


def row_finding(row: Row, path: str) -> Finding:
    """The finding of *row* in the document at *path*."""
    (rule, category, severity), message, *numbers, quote, fix_start, fix_end, fix_text, fix_safe, told = row
    line, column, end_line, end_column, start, end = numbers
    more = json.loads(told) if told != "{}" else {}
    further = tuple(Edit(*edit) for edit in more.get("further", ()))
    return Finding(
        rule,
        Category(category),
        Severity(severity),
        message,
        path,
        Place(line, column, end_line, end_column, start, end, quote, _part(more.get("part"))),
        None if fix_start is None else Fix(fix_start, fix_end, fix_text, bool(fix_safe), further),
        tuple(_place(told) for told in more.get("related", ())),
    )


def _place(told: list[Any]) -> Place:
    line, column, end_line, end_column, start, end, quote, part = told
    return Place(line, column, end_line, end_column, start, end, quote, _part(part))


def _part(told: list[Any] | None) -> Part | None:
    return None if told is None else Part(*told)


def document_more(document: Document) -> str:
    """What reports ask of a document that its text and path do not tell, as JSON: the parts of a Word document."""
    parts = document.markup.parts
    return json.dumps({"parts": [astuple(part) for part in parts]}) if parts else "{}"


def with_more(document: Document, told: str) -> Document:
    """*document* with what ``document_more`` kept of it."""
    if told == "{}":
        return document
    parts = tuple(Part(*part) for part in json.loads(told)["parts"])
    return replace(document, markup=replace(document.markup, parts=parts))


def checksum(path: str, content: bytes, fingerprint: str, more: str, rows: Sequence[Row]) -> bytes:
    """16 bytes that change when anything stored of a document does."""
    told = json.dumps([path, content.hex(), fingerprint, more, rows])
    return blake2b(told.encode(), digest_size=16).digest()


def failure_row(failure: Failure) -> tuple[str, str, str, str]:
    """Path, both sentences and their fields."""
    mistake = failure.mistake
    if type(mistake) is not Mistake:
        # A subclass says more than its phrase: what it says is kept as it stands.
        zh, en = (mistake.say(language).replace("{", "{{").replace("}", "}}") for language in ("zh", "en"))
        return storable(failure.path), storable(zh), storable(en), "{}"
    fields = {name: value if isinstance(value, int | float) else str(value) for name, value in mistake.fields.items()}
    return storable(failure.path), mistake.phrase.zh, mistake.phrase.en, json.dumps(fields)


def row_failure(path: str, zh: str, en: str, fields: str) -> Failure:
    """The failure of ``failure_row``."""
    return Failure(path, Mistake(zh, en, **json.loads(fields)))


def storable(text: str) -> str:
    """*text* with what UTF-8 cannot hold escaped: SQLite refuses it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text

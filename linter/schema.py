"""The JSON schema of rule files, for editors: ``python -m linter.schema`` prints it."""

from __future__ import annotations

import dataclasses
import json
import sys
import types
from typing import Any, Literal, Union, get_args, get_origin

from linter.checks import KINDS
from linter.checks.options import Regex
from linter.finding import Category, Severity
from linter.kinds import DocumentKind
from linter.rule import Count
from linter.rulefiles.nodes import field_types, is_told_by_text, key_of
from linter.rulefiles.ruleentry import REQUIRED

_TEXTS = {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_PHRASE = {
    "oneOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
            "required": ["zh"],
            "additionalProperties": False,
        },
    ]
}
_EXAMPLES = {
    "type": "array",
    "minItems": 1,
    "items": {
        "oneOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {
                    "text": {"type": "string"},
                    "fixed": {"type": "string", "description": "what the fixes make of it"},
                    "beside": {"type": "string", "description": "an earlier document to hold it against"},
                    "as-of": {"type": "string", "description": "the day the text is of, such as 2025-06-30"},
                    "period": {"type": ["string", "integer"], "description": "the time it reports on, such as 2024"},
                },
                "required": ["text"],
                "additionalProperties": False,
            },
        ]
    },
}


def rule_file_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) that a rule file follows, made from the check kinds' own fields."""
    metadata: dict[str, Any] = {
        "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "description": "lower-case words and hyphens"},
        "category": {"enum": [category.value for category in Category]},
        "severity": {"enum": [severity.value for severity in Severity]},
        "message": {**_PHRASE, "description": "what is wrong; {field} stands for a field of the check, or quote, line"},
        "why": {**_PHRASE, "description": "why it should be mended"},
        "source": {"type": "string", "description": "the clause of a standard"},
        "fix": {"enum": ["safe", "unsafe"], "description": "offer the check's edits as fixes of this grade"},
        "documents": {**_TEXTS, "description": "kinds of document, told from the title, that the rule is for"},
        "since": {
            "type": "integer",
            "description": "the rule is not for documents that name an earlier year as theirs",
        },
        "instead-of": {
            **_TEXTS,
            "description": "ids of rules that are silent where this one reports the very same span",
        },
        "gives-way": {
            "type": "boolean",
            "description": "the rule is silent where another, no less severe, mends the same characters",
        },
        "files": {**_TEXTS, "description": "globs of the paths that the rule is for"},
        "sets-apart": {
            "type": "boolean",
            "description": "lines wholly reported are no part of the text for other rules",
        },
        "count": {
            **record_schema(Count),
            "description": "how many hits in one document are wanted, and what is a habit",
        },
        "examples": {
            "type": "object",
            "properties": {"bad": _EXAMPLES, "good": _EXAMPLES},
            "required": ["bad", "good"],
            "additionalProperties": False,
            "description": "texts the rule is tested on; <<...>> marks what a bad one must report",
        },
    }
    kinds = {name: record_schema(kind) for name, kind in KINDS.items()}
    rule = {
        "type": "object",
        "properties": metadata | kinds,
        "required": list(REQUIRED),
        "additionalProperties": False,
        "oneOf": [{"required": [name]} for name in kinds],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "reportlint rule file",
        "type": "object",
        "properties": {
            "rules": {"type": "array", "items": rule},
            "kinds": {"type": "array", "items": record_schema(DocumentKind)},
        },
        "additionalProperties": False,
    }


def record_schema(wanted: type) -> dict[str, Any]:
    """The schema of a mapping with the fields of the dataclass *wanted*."""
    properties = {}
    for field in dataclasses.fields(wanted):
        described = _type(field_types(wanted)[field.name])
        if "help" in field.metadata:
            described["description"] = field.metadata["help"]
        if isinstance(field.default, (str, int, float)):
            described["default"] = field.default
        properties[key_of(field.name)] = described
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if required := [key_of(f.name) for f in dataclasses.fields(wanted) if f.default is dataclasses.MISSING]:
        schema["required"] = required
    if wanted.__doc__:
        schema["description"] = " ".join(wanted.__doc__.partition("\n\n")[0].split())
    return schema


def _type(wanted: Any) -> dict[str, Any]:
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return _type(next(part for part in get_args(wanted) if part is not type(None)))
    if origin is tuple:
        member = get_args(wanted)[0]
        item = _type(member)
        if is_told_by_text(member):
            item = {"oneOf": [{"type": ["string", "number"]}, item]}
        items = {"type": "array", "items": item}
        if dataclasses.is_dataclass(member):
            table = {"type": "string", "pattern": r"\.tsv$", "description": "a table beside the rule file"}
            pairs = {"type": "object", "description": "each key is the first field of a member, its value the second"}
            return {"oneOf": [items, table, pairs]}
        return {"oneOf": [items, _type(member)]}
    if origin is Literal:
        return {"enum": list(get_args(wanted))}
    if dataclasses.is_dataclass(wanted) and isinstance(wanted, type):
        return record_schema(wanted)
    if wanted is Regex:
        return {"type": "string", "format": "regex"}
    if wanted is str:  # a scalar is taken as it is written: capture: 1 and capture: "1" are one
        return {"type": ["string", "number"]}
    return {"type": {bool: "boolean", int: "integer", float: "number"}[wanted]}


def schema_text() -> str:
    """The schema as it stands in ``rules/schema.json``."""
    return json.dumps(rule_file_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a console may have another encoding
    sys.stdout.write(schema_text())

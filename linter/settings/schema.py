"""The JSON schema of settings files, for editors: ``python -m linter.settings.schema`` prints it."""

from __future__ import annotations

import json
import sys
from typing import Any, get_args

from linter.finding import Category
from linter.schema import record_schema
from linter.settings.choosing import EVERY_RULE
from linter.settings.keys import Level, Override, SettingsFile


def settings_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) that ``.reportlint.yaml`` and ``[tool.reportlint]`` follow."""
    schema = record_schema(SettingsFile)
    override = record_schema(Override)
    level = {"enum": list(get_args(Level))}
    names = [EVERY_RULE, *(category.value for category in Category)]
    for properties in (schema["properties"], override["properties"]):
        properties["severities"] = {
            "type": "object",
            "properties": dict.fromkeys(names, level),
            "additionalProperties": level,
            "description": properties["severities"]["description"],
        }
    schema["properties"]["overrides"] = {
        "type": "array",
        "items": override,
        "description": schema["properties"]["overrides"]["description"],
    }
    ignored = schema["properties"]["ignore"]
    schema["properties"]["ignore"] = {**ignored["oneOf"][0], "description": ignored["description"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "reportlint settings",
        **schema,
    }


def schema_text() -> str:
    """The schema as it stands in ``rules/settings-schema.json``."""
    return json.dumps(settings_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a console may have another encoding
    sys.stdout.write(schema_text())

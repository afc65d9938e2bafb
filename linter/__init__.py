"""Checks of Chinese official reports in plain text.

``lint(read("draft.txt"))`` gives the findings of the bundled rules in a file; ``load_rules`` adds rules of one's own.
``Checker().check("draft.txt")`` checks as the command line does, by the settings found above the file.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linter.checking import Checker
    from linter.document import Document
    from linter.engine import lint
    from linter.finding import Finding, Severity
    from linter.readers import read
    from linter.rulefiles.loading import load_rules
    from linter.settings.lookup import load_settings
    from linter.settings.settings import Settings
    from linter.version import __version__

__all__ = [
    "Checker",
    "Document",
    "Finding",
    "Settings",
    "Severity",
    "__version__",
    "lint",
    "load_rules",
    "load_settings",
    "read",
]

_HOMES = {
    "Checker": "linter.checking",
    "Document": "linter.document",
    "Finding": "linter.finding",
    "Settings": "linter.settings.settings",
    "Severity": "linter.finding",
    "__version__": "linter.version",
    "lint": "linter.engine",
    "load_rules": "linter.rulefiles.loading",
    "load_settings": "linter.settings.lookup",
    "read": "linter.readers",
}


def __getattr__(name: str) -> Any:
    # Every module of the package imports this one first: only what is asked for may load.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

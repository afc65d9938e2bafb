"""Fixes applied to a text."""

from __future__ import annotations

from collections.abc import Iterable

from linter.finding import Fix


def apply_fixes(text: str, fixes: Iterable[Fix]) -> str:
    """*text* with every fix applied; of fixes that overlap the first in the text wins."""
    parts: list[str] = []
    reached = 0
    for fix in sorted(fixes, key=lambda fix: (fix.start, fix.end)):
        if fix.start >= reached:
            parts += [text[reached : fix.start], fix.text]
            reached = fix.end
    return "".join([*parts, text[reached:]])

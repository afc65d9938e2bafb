"""What a command ends in."""

from __future__ import annotations

CLEAN, FOUND, UNFINISHED = 0, 1, 2
"""Nothing at or above --fail-on; something; the work could not all be done."""

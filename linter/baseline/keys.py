"""What a defect is known by: its document, its rule and the words it quotes."""

from __future__ import annotations

import os
import unicodedata
from typing import NamedTuple

from linter.document import STANDARD_INPUT
from linter.finding import Finding

LONGEST_QUOTE = 80
"""A longer quote is kept by its first half and a digest of the whole."""


class Key(NamedTuple):
    """What a known defect is known by: the document (with slashes, from the baseline's folder), rule and words."""

    path: str
    rule: str
    quote: str


def key_of(finding: Finding, path: str) -> Key:
    """What *finding* is known by in a baseline that calls its document *path*."""
    return Key(path, finding.rule, quote_of(finding))


def quote_of(finding: Finding) -> str:
    """The words of *finding* as a baseline keeps them; a long text by its beginning and a digest."""
    quote = finding.place.quote
    if len(quote) <= LONGEST_QUOTE:
        return quote
    from hashlib import sha256

    digest = sha256(quote.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{quote[: LONGEST_QUOTE // 2]}…{digest}"


def path_from(file: str, path: str) -> str:
    """*path* with slashes, as it is called from the folder of *file*.

    Names are composed (NFC): some systems give them back decomposed.
    """
    if path == STANDARD_INPUT or "://" in path:
        return path
    try:
        relative = os.path.relpath(os.path.abspath(path), _folder(file))
    except ValueError:  # on another drive
        relative = os.path.abspath(path)
    return unicodedata.normalize("NFC", relative.replace(os.sep, "/"))


def is_gone(file: str, relative: str) -> bool:
    """Whether what *file* calls *relative* is no longer there; ``!`` stands behind an archive that may hold it."""
    if relative == STANDARD_INPUT or "://" in relative:
        return False
    path = os.path.join(_folder(file), relative)
    archives = (path[:at] for at, character in enumerate(path) if character == "!")
    return not os.path.lexists(path) and not any(map(os.path.isfile, archives))


def _folder(file: str) -> str:
    return os.path.dirname(os.path.abspath(file))

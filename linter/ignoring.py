"""Findings that are known and right as they stand: told by quotation, each with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from linter.globs import matches


@dataclass(frozen=True, slots=True)
class Ignore:
    """One entry under ``ignore:`` of the settings.

    *path* is a pattern as in ``linter.globs``, beginning at *folder*, that of the file it is written in; *rule* is a
    rule's id; *quote* is the text a finding must quote; *where* is ``file:line`` of the entry.
    """

    path: str
    rule: str
    quote: str
    reason: str
    where: str
    folder: str = ""

    def concerns(self, path: str) -> bool:
        """Whether the entry is for the document at *path*."""
        return matches((self.path,), path, self.folder)

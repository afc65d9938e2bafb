"""Whether a file holds the results of an earlier run, so that no draft is taken for one and overwritten."""

from __future__ import annotations

import os
import re

ENDS = 4096
"""So many bytes at each end of a file are looked at."""
TOTALS = re.compile(
    r"^(?:检查了 \d+ 个文件[，：]|没有检查任何文件。|Checked \d+ files?[:,]|No file was checked\.)", re.MULTILINE
)
"""A sentence of ``linter.report.closing.totals_line``, with which what is for people begins or ends."""
ONE_FINDING = re.compile(r".+:\d+:\d+: .+ \[[a-z0-9-]+\]")
"""A line of ``linter.report.line``."""


def holds_results(path: str) -> bool:
    """Whether the text in *path* was written by ``--output``; one that is empty may be overwritten, too.

    Only what people read is told apart: no other kind of results has a name that folders are searched for.
    """
    try:
        with open(path, "rb") as file:
            head = file.read(ENDS)
            file.seek(max(0, os.fstat(file.fileno()).st_size - ENDS))
            tail = file.read()
    except OSError:
        return False
    begins, ends = (part.decode("utf-8", "replace") for part in (head, tail))
    found = TOTALS.search(begins) or TOTALS.search(ends) or ONE_FINDING.match(begins)
    return not head.strip() or found is not None

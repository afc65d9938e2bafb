"""What a finding is known by from run to run: its rule and the words it quotes, never its line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from linter.finding import Finding


def fingerprints(findings: Iterable[Finding], path: str = "") -> Iterator[tuple[Finding, str]]:
    """Each of *findings* of one document with 32 hexadecimal digits that no other of them has.

    They follow from *path*, the rule, the words quoted, and how many like it stand before it.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        key = finding.rule, finding.place.quote
        seen[key] += 1
        told = "\0".join((path, *key, str(seen[key])))
        yield finding, sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]

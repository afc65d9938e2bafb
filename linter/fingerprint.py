"""What findings depend on besides the document, in one short string: stored results hold as long as it stays."""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import regex

from linter.rule import Rule, RuleSet


def fingerprint(rules: RuleSet, path: str, *others: object) -> str:
    """32 hexadecimal digits, the same in every process, for what a document at *path* meets.

    They stand for the program, *rules*, which of them are for *path* and its format, and the repr of *others*.
    Where a rule was read from, its examples and reasons change no finding, and do not count.
    """
    said, bound = _rules(rules)
    concerned = [rule.id for rule in bound if rule.concerns(path)]
    parts = (_program(), said, concerned, os.path.splitext(path)[1].lower(), others)
    return hashlib.sha256(repr(parts).encode(errors="surrogatepass")).hexdigest()[:32]


@lru_cache(maxsize=32)
def _rules(rules: RuleSet) -> tuple[str, tuple[Rule, ...]]:
    """What *rules* say in one string, and those that are for some paths only."""
    said = replace(
        rules,
        rules=tuple(replace(rule, path="", line=0, bad=(), good=(), why=None, source=None) for rule in rules.rules),
        muted=tuple(replace(rule, path="", line=0, bad=(), good=(), why=None, source=None) for rule in rules.muted),
    )
    digest = hashlib.sha256(repr(said).encode(errors="surrogatepass")).hexdigest()
    return digest, tuple(rule for rule in (*rules.rules, *rules.muted) if rule.files)


@lru_cache(maxsize=1)
def _program() -> str:
    """The program's own modules and model by their content, Python, and the library that matches patterns."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {regex.__version__}".encode())
    package = Path(__file__).parent
    names = sorted(
        path.relative_to(package).as_posix() for path in package.rglob("*") if path.suffix in (".py", ".model")
    )
    for name in names:
        digest.update(f"\0{name}\0".encode() + (package / name).read_bytes())
    return digest.hexdigest()

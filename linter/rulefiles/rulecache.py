"""The bundled rules kept ready between runs, in the user's cache folder.

Reading the packs and compiling patterns takes most of a run over one report. What was read and
compiled is kept as a pickle, named after everything it depends on; whatever is wrong with it, it is
made anew. Nothing but speed hangs on it.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TypeVar

import regex

from linter.rule import RuleSet
from linter.text.literals import Literals, literals_in
from linter.text.patterns import compiled

Result = TypeVar("Result")

_MOST = 4096
"""Patterns beyond this number are not kept: they come from rules that keep changing."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What one run leaves for the next."""

    rules: RuleSet
    patterns: Mapping[str, regex.Pattern[str]]
    literals: Mapping[str, Literals]


@lru_cache(maxsize=1)
def read_kept(packs: Path) -> Kept | None:
    """What was kept for the folder *packs*, its patterns made known; None when there is nothing that fits."""
    # A damaged pickle raises whatever it likes.
    with suppress(Exception):
        kept = pickle.loads((_folder() / _name(packs)).read_bytes())
        if isinstance(kept, Kept):
            compiled.results.update(kept.patterns)
            literals_in.results.update(kept.literals)
            return kept
    return None


def keep(packs: Path, rules: RuleSet) -> None:
    """Keep the bundled *rules* and all that was compiled, if that is new; silently not, where it cannot be."""
    before = read_kept(packs)
    if before is not None and len(compiled.results) <= len(before.patterns):
        return
    kept = Kept(rules, _first(compiled.results), _first(literals_in.results))
    with suppress(OSError, pickle.PicklingError):
        path = _folder() / _name(packs)
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                pickle.dump(kept, stream, pickle.HIGHEST_PROTOCOL)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        for other in path.parent.glob("rules-*.pickle"):
            if other != path:
                other.unlink(missing_ok=True)


def _first(results: Mapping[str, Result]) -> dict[str, Result]:
    return dict(islice(results.items(), _MOST))


def _folder() -> Path:
    """The folder that REPORTLINT_CACHE names, else the user's cache folder."""
    if named := os.environ.get("REPORTLINT_CACHE"):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("reportlint", appauthor=False)


def _name(packs: Path) -> str:
    """A name that stands for the packs, the code that reads them, and the versions below it."""
    digest = hashlib.sha256(f"{sys.version} {regex.__version__}".encode())
    for path in sorted([*packs.iterdir(), *Path(__file__).parents[1].rglob("*.py")]):
        state = path.stat()
        digest.update(f"{path} {state.st_size} {state.st_mtime_ns}".encode())
    return f"rules-{digest.hexdigest()[:16]}.pickle"

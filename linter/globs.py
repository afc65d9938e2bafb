"""Patterns of paths as ``.gitignore`` writes them, standing in a file of some folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def matches(patterns: Sequence[str], path: str, folder: str) -> bool:
    """Whether *patterns*, written in a file of *folder*, stand for *path*, a file or, ending in ``/``, a folder.

    Patterns are those of gitignore: one without ``/`` stands for a name at any depth (``*.txt``), one with ``/`` begins
    at the folder (``2023/*.txt``, ``**/drafts/``), a folder stands for all below it, ``!`` takes back, the last that
    fits decides. A path outside *folder* never matches. Relative paths begin at the working directory.
    """
    return bool(decide(patterns, path, folder))


def decide(patterns: Sequence[str], path: str, folder: str) -> bool | None:
    """As ``matches``, but None when no pattern fits, False when the last that fits takes back."""
    absolute, root = os.path.abspath(path), os.path.join(os.path.abspath(folder or os.curdir), "")
    if not os.path.normcase(absolute).startswith(os.path.normcase(root)):
        return None
    inside = absolute[len(root) :].replace(os.sep, "/") + "/" * path.endswith((os.sep, "/"))
    return _compiled(tuple(patterns)).check_file(inside).include


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)

"""The settings file nearest above a folder."""

from __future__ import annotations

import os

from linter.language import Mistake
from linter.settings.entries import shown

NAMES = (".reportlint.yaml", ".reportlint.yml", "pyproject.toml")
"""What a settings file is called; of ``pyproject.toml`` the table ``[tool.reportlint]`` counts."""

ROOTS = (".git", ".hg", ".svn")
"""A folder that holds one of these is the root of a repository: what lies above it does not count."""


def find_file(folder: str, found: dict[str, str | None]) -> str | None:
    """The settings file nearest above *folder*, an absolute path, or in it; None when there is none.

    The root of the repository is the last folder looked into, without one that of the file system. *found* remembers
    what was found for each folder. Raises Mistake when a folder holds two settings files.
    """
    passed: list[str] = []
    while folder not in found:
        passed.append(folder)
        file = file_in(folder)
        above = os.path.dirname(folder)
        if file is not None or above == folder or any(os.path.exists(os.path.join(folder, root)) for root in ROOTS):
            found[folder] = file
            break
        folder = above
    file = found[folder]
    found.update(dict.fromkeys(passed, file))
    return file


def file_in(folder: str) -> str | None:
    """The settings file in *folder*, None without one; raises Mistake when there are two."""
    files = [path for name in NAMES if os.path.isfile(path := os.path.join(folder, name)) and _has_settings(path)]
    if len(files) > 1:
        raise Mistake(
            "“{first}”和“{second}”都是同一文件夹的设置，请只留一个",
            "'{first}' and '{second}' are both settings of one folder; keep one",
            first=shown(files[0]),
            second=shown(files[1]),
        )
    return files[0] if files else None


def _has_settings(path: str) -> bool:
    """Whether the file holds settings; only a ``pyproject.toml`` may not."""
    if not path.endswith(".toml"):
        return True
    try:
        with open(path, "rb") as stream:
            content = stream.read()
    except OSError:
        return False
    if b"reportlint" not in content:
        return False

    import tomllib

    try:
        tools = tomllib.loads(content.decode("utf-8-sig")).get("tool", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return True  # what is wrong with it is told when it is read
    return isinstance(tools, dict) and "reportlint" in tools

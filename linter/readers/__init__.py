"""The readers: bytes of a file into a Document, one module for each format, listed in READERS."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from linter.document import STANDARD_INPUT, Document
from linter.language import Mistake
from linter.readers import docx, markdown, text
from linter.troubles import reasons

READERS: Mapping[str, Callable[[bytes, str, str | None], Document]] = {
    ".txt": text.decode,
    ".md": markdown.decode,
    ".markdown": markdown.decode,
    ".docx": docx.decode,
    ".docm": docx.decode,
    ".doc": docx.decode,
    ".wps": docx.decode,
}


COMMENTED = frozenset({".md", ".markdown"})
"""The formats that have comments, and whose text tells all of their markup."""

WALKED = (".txt", ".docx")
"""The formats of reports: files of these are taken from folders, others where they are named.

A folder's Markdown files are mostly those of a program or a website: README.md is no report.
"""


def is_walked(name: str) -> bool:
    """Whether a file called *name* is taken from its folder without being named."""
    return _suffix(name) in WALKED and not name.startswith("~$")  # which Word writes beside an open document


def read(path: Path | str, encoding: str | None = None) -> Document:
    """The document in the file *path*, whatever its name; ``-`` is standard input.

    Raises Mistake when it cannot be read, is no text, is damaged, or *encoding* is unknown or does not fit.
    """
    return read_bytes(read_data(path), os.fspath(path), encoding)


def read_data(path: Path | str) -> bytes:
    """The bytes of the file *path*; ``-`` is standard input.

    Raises Mistake when it cannot be read.
    """
    name = os.fspath(path)
    if name == STANDARD_INPUT:
        return _standard_input()
    if not name:
        raise Mistake("要检查的路径里有一个是空的", "one of the paths to check is empty")
    if os.path.isdir(name):
        raise Mistake("“{path}”是文件夹，不是文件", "'{path}' is a folder, not a file", path=name)
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise unreadable(name, error) from error


def read_bytes(data: bytes, path: str, encoding: str | None = None) -> Document:
    """The document in *data*, the content of *path*; a name without a reader of its own is read as plain text.

    Raises Mistake as ``read`` does.
    """
    return READERS.get(_suffix(path), text.decode)(data, path, encoding)


def has_comments(path: str) -> bool:
    """Whether the format of *path* has comments that its page does not show."""
    return _suffix(path) in COMMENTED


def is_rewritable(path: str) -> bool:
    """Whether a file of the format of *path* holds nothing but its text, and can be written back."""
    return _suffix(path) != ".docx"


def with_markup(document: Document) -> Document:
    """*document*, kept without the markup of its format, with what its text tells of it.

    Raises Mistake when the library that reads the format is not installed.
    """
    if not document.text or not has_comments(document.origin.path):
        return document
    return replace(document, markup=markdown.read_markup(document.text, document.origin.path))


def unreadable(path: str, error: OSError) -> Mistake:
    """Why the file or folder *path* could not be read, and what to do."""
    if isinstance(error, FileNotFoundError):
        return Mistake(
            "找不到“{path}”；请核对文件名和所在的文件夹",
            "'{path}' does not exist; check its name and folder",
            path=path,
        )
    if isinstance(error, PermissionError):
        return Mistake(
            "没有权限读取“{path}”；请先取得读取权限", "no permission to read '{path}'; ask for it first", path=path
        )
    return Mistake("读不了“{path}”：{reason_zh}", "cannot read '{path}': {reason_en}", path=path, **reasons(error))


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise Mistake("没有标准输入可读", "there is no standard input to read")
    return sys.stdin.buffer.read()

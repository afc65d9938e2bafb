"""Paths from a list, one on a line or parted by NUL, as ``find`` and ``git ls-files`` print them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from typing import BinaryIO

from linter.document import STANDARD_INPUT
from linter.language import Mistake
from linter.readers import unreadable

_BLOCK = 1 << 16


def listed_paths(name: str, *, null: bool) -> Iterator[str]:
    """The paths in the file *name* (``-`` is standard input) as they come; empty lines are none.

    Raises Mistake when the list cannot be read.
    """
    try:
        with _standard_input() if name == STANDARD_INPUT else open(name, "rb") as stream:
            for line in _parted(stream, b"\0" if null else b"\n"):
                path = line if null else line.rstrip(b"\r")
                if path:
                    yield _decoded(path)
    except OSError as error:
        raise unreadable(name, error) from error


def _parted(stream: BinaryIO, mark: bytes) -> Iterator[bytes]:
    rest = b""
    while block := stream.read1(_BLOCK) if hasattr(stream, "read1") else stream.read(_BLOCK):
        *whole, rest = (rest + block).split(mark)
        yield from whole
    yield rest


def _decoded(path: bytes) -> str:
    """The path as the system spells it; on Windows lists are in UTF-8 or in the code page."""
    path = path.removeprefix(b"\xef\xbb\xbf")
    if os.name != "nt":
        return os.fsdecode(path)
    try:
        return path.decode("utf-8")
    except UnicodeDecodeError:
        return path.decode("gb18030", "surrogateescape")


def _standard_input() -> nullcontext[BinaryIO]:
    if sys.stdin is None:
        raise Mistake("没有标准输入可读", "there is no standard input to read")
    return nullcontext(sys.stdin.buffer)

"""Files written whole or not at all: what is being written takes the place of the old file only when it is complete."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, Literal

from linter.language import Mistake
from linter.troubles import reasons


@contextmanager
def replacing(path: str) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file at *path* when the block ends, and go nowhere when it raises.

    A link stays a link, an existing file keeps its permissions; a device or a pipe is written as it is.
    Raises OSError where the file cannot be made or replaced.
    """
    before = os.stat(path) if os.path.exists(path) else None
    if before and stat.S_ISDIR(before.st_mode):
        raise IsADirectoryError(path)
    if before and not stat.S_ISREG(before.st_mode):
        with _open(path, "wb") as stream:
            yield stream
        return
    if before:
        # A file that may not be written, or that Excel holds open, is told now and not when all is done.
        with open(path, "ab"):
            pass
    target = os.path.realpath(path)
    beside = os.path.join(os.path.dirname(target), f".reportlint-{secrets.token_hex(8)}")
    try:
        with _open(beside, "xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if before:
            with suppress(OSError):
                os.chmod(beside, stat.S_IMODE(before.st_mode))
        os.replace(beside, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


@contextmanager
def _open(path: str, mode: Literal["wb", "xb"]) -> Iterator[BinaryIO]:
    stream = open(path, mode)  # noqa: SIM115  (closed below, in two ways)
    try:
        yield stream
    except BaseException:
        # What is left in the buffer of a full disk fails again; the first failure is the one to tell.
        with suppress(OSError):
            stream.close()
        raise
    stream.close()


def unwritable(path: str, error: OSError) -> Mistake:
    """Why the file *path* could not be written, and what to do."""
    if isinstance(error, IsADirectoryError):
        return Mistake(
            "“{path}”是文件夹，不能写成文件", "'{path}' is a folder and cannot be written as a file", path=path
        )
    folder = os.path.dirname(path)
    if isinstance(error, FileNotFoundError | NotADirectoryError) and not os.path.isdir(folder or os.curdir):
        return Mistake(
            "写不了“{path}”：没有文件夹“{folder}”，请先建好",
            "cannot write '{path}': there is no folder '{folder}'; make it first",
            path=path,
            folder=folder,
        )
    if isinstance(error, PermissionError):
        return Mistake(
            "写不了“{path}”：没有写入权限，或者文件正在别的程序里打开着",
            "cannot write '{path}': no permission, or another program has it open",
            path=path,
        )
    return Mistake("写不了“{path}”：{reason_zh}", "cannot write '{path}': {reason_en}", path=path, **reasons(error))

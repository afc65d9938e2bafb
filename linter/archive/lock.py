"""One run at a time writes a store; the system frees the lock of a run that was killed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from linter.language import Mistake


@contextmanager
def only_writer(store: Path) -> Iterator[None]:
    """While it lasts nobody else can write *store*.

    Raises Mistake when somebody else does.
    """
    path = store.with_name(f"{store.name}.lock")
    with _locked(path, store) as stream:
        try:
            yield
        finally:
            # Windows lets no one take away a file that is open.
            with suppress(OSError):
                path.unlink()
            _unlock(stream)


def _locked(path: Path, store: Path) -> BinaryIO:
    while True:
        stream = path.open("ab")
        try:
            _lock(stream)
        except OSError as error:
            stream.close()
            raise Mistake(
                "“{path}”正由另一个 reportlint 写入；请等它结束，或换一个存储文件",
                "another reportlint is writing '{path}'; wait for its end, or name another store",
                path=store,
            ) from error
        # The one who held it may have taken the file away meanwhile.
        if _is_open_at(stream, path):
            return stream
        stream.close()


def _is_open_at(stream: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(stream.fileno()), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(stream: BinaryIO) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

    def _unlock(stream: BinaryIO) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(stream: BinaryIO) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(stream: BinaryIO) -> None:
        fcntl.flock(stream, fcntl.LOCK_UN)

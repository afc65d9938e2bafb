"""The SQLite file of a store: opened, proved to be one, and what is wrong with it said in a sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from linter.archive.schema import APPLICATION, TABLES, VERSION
from linter.language import Mistake
from linter.troubles import reasons

_HEADER = b"SQLite format 3\0"
_CACHE_KIBIBYTES = 16_384


def connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """The database of the store at *path*, made when it is new and *writable*.

    Raises Mistake when there is none, or when it is damaged, of another program or of another version.
    """
    fresh = not path.exists() or path.stat().st_size == 0
    if fresh and not writable:
        raise Mistake("没有“{path}”这个存储文件", "there is no store '{path}'", path=path)
    with telling(path):
        if not fresh and not _begins_as_sqlite(path):
            raise _foreign(path)
        # A reader too may have to finish what a killed run left in the write-ahead log.
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            _prove(connection, path, fresh=fresh)
        except BaseException:
            connection.close()
            raise
    return connection


def _prove(connection: sqlite3.Connection, path: Path, *, fresh: bool) -> None:
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")
    empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    [application] = connection.execute("PRAGMA application_id").fetchone()
    [version] = connection.execute("PRAGMA user_version").fetchone()
    if empty and application in (0, APPLICATION) and version in (0, VERSION):
        # Also what a run killed in its first moment leaves.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(
            f"BEGIN; {TABLES} PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; COMMIT;"
        )
    elif application != APPLICATION:
        raise _foreign(path)
    elif version != VERSION:
        raise Mistake(
            "“{path}”是另一版 reportlint 的存储（第 {version} 版，本程序用第 {wanted} 版）；请换一个文件重新检查",
            "'{path}' is the store of another version of reportlint (format {version}, this one uses {wanted}); "
            "name another file and check anew",
            path=path, version=version, wanted=VERSION,
        )  # fmt: skip
    if not fresh and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise damaged(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Whatever SQLite refuses to do with the store at *path*, as a Mistake."""
    try:
        yield
    except sqlite3.Error as error:
        raise _told(error, path) from error
    except UnicodeDecodeError as error:
        raise damaged(path) from error
    except OSError as error:
        raise _unusable(path, **reasons(error)) from error


def _told(error: sqlite3.Error, path: Path) -> Mistake:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _is_full(path)):
        return Mistake(
            "存储“{path}”所在的磁盘满了；写好的结果都在，腾出空间后再运行同一条命令，会接着做完",
            "the disk of the store '{path}' is full; what was written is kept: free some space and run the same "
            "command again, and it goes on from there",
            path=path,
        )
    undecodable = code == 0 and "decode" in str(error)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CONSTRAINT) or undecodable:
        return damaged(path)
    return _unusable(path, str(error), str(error))


def _is_full(path: Path) -> bool:
    import shutil

    # An input or output error is how a full disk shows itself where the log is mapped into memory.
    return shutil.disk_usage(path.parent).free < 1 << 20


def _unusable(path: Path, reason_zh: str, reason_en: str) -> Mistake:
    return Mistake(
        "不能使用存储“{path}”：{reason_zh}；请核对文件夹和权限，或换一个文件",
        "the store '{path}' cannot be used: {reason_en}; check its folder and permissions, or name another file",
        path=path, reason_zh=reason_zh, reason_en=reason_en,
    )  # fmt: skip


def damaged(path: Path) -> Mistake:
    """The sentence for a store whose content cannot be trusted."""
    return Mistake(
        "存储“{path}”已损坏，其中的结果不能再用；请把它移走，再运行同一条命令重新检查",
        "the store '{path}' is damaged, and its results cannot be trusted; move it away and run the same command "
        "again to check anew",
        path=path,
    )


def _foreign(path: Path) -> Mistake:
    return Mistake(
        "“{path}”不是 reportlint 的存储文件；没有改动它，请用 --store 指明另一个文件",
        "'{path}' is no store of reportlint; it was left as it is, name another file with --store",
        path=path,
    )


def _begins_as_sqlite(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(_HEADER)) == _HEADER

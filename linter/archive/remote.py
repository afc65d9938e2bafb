"""Documents in remote stores, named by the URLs of fsspec: S3, HDFS, SFTP, HTTP and many more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.archive.entries import archive_suffix, holds_documents
from linter.archive.limits import Limits
from linter.archive.members import read_stream
from linter.files import Member
from linter.language import Mistake
from linter.readers import WALKED, unreadable
from linter.results import Failure


def remote_documents(url: str, limits: Limits) -> Iterator[str | Member | Failure]:
    """The URL of each document that *url* stands for, a file, a folder or a pattern, archives opened."""
    try:
        system, path = _reach(url)
        found = _listed(system, path)
    except Mistake as mistake:
        yield Failure(url, mistake)
        return
    except Exception as error:  # each store has errors of its own
        yield Failure(url, _unreachable(url, error))
        return
    for name in found:
        named = system.unstrip_protocol(name)
        if archive_suffix(name):
            try:
                with system.open(name, "rb") as stream:
                    yield from read_stream(stream, named, limits, system.size(name))
            except Exception as error:
                yield Failure(named, _unreachable(named, error))
        else:
            yield named
    if not found:
        suffixes = ", ".join(f"*{suffix}" for suffix in WALKED)
        yield Failure(
            url,
            Mistake(
                "“{url}”里没有可检查的文件（{suffixes}）",
                "'{url}' holds no file to check ({suffixes})",
                url=url,
                suffixes=suffixes,
            ),
        )


def read_remote(url: str) -> bytes:
    """The content of the document at *url*.

    Raises Mistake when it cannot be had.
    """
    try:
        system, path = _reach(url)
        data: bytes = system.cat_file(path)
    except Mistake:
        raise
    except Exception as error:
        raise _unreachable(url, error) from error
    return data


def _reach(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise Mistake(
            "要检查“{url}”这样的远程路径，请先安装：pip install 'reportlint[remote]'",
            "to check remote paths such as '{url}', first run: pip install 'reportlint[remote]'",
            url=url,
        ) from error
    system, path = url_to_fs(url)
    return system, path


def _listed(system: Any, path: str) -> list[str]:
    """The files that *path* stands for, in order of name; a single one whatever its name."""
    if "*" in path or "?" in path:
        return sorted(name for name in system.glob(path) if system.isfile(name))
    if not system.isdir(path):
        return [path]
    return sorted(name for name in system.find(path) if holds_documents(name))


def _unreachable(url: str, error: Exception) -> Mistake:
    if isinstance(error, FileNotFoundError) or (isinstance(error, OSError) and error.errno is not None):
        return unreadable(url, error)
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if isinstance(error, ImportError):
        return Mistake(
            "读不了“{url}”：还没有安装读它所需的库（{reason}）；请用 pip install 装好再检查",
            "cannot read '{url}': the library it needs is not installed ({reason}); pip install it first",
            url=url,
            reason=str(error),
        )
    return Mistake(
        "读不了“{url}”：{reason}；请核对地址、权限和网络",
        "cannot read '{url}': {reason}; check the address, the permissions and the network",
        url=url,
        reason=reason,
    )

"""Whether a cluster is fit for a run, and what is said when it is not, or fails in the midst of it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any

from linter.fingerprint import fingerprint
from linter.language import Mistake
from linter.rule import RuleSet

CONNECT_SECONDS = 20
"""So long a scheduler and its first worker are waited for."""


def program() -> str:
    """What findings hang on besides rules and documents: the same wherever the same program runs."""
    return fingerprint(RuleSet(()), "")


def prove(client: Any) -> None:
    """See that every worker runs this very program.

    Raises Mistake when one does not.
    """
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        found = client.run(program)
    except Exception as error:  # what a worker without the program makes of it
        raise _other_program(f"{type(error).__name__}: {error}") from error
    ours = program()
    for worker, theirs in found.items():
        if theirs != ours:
            raise _other_program(worker)


def _other_program(where: str) -> Mistake:
    return Mistake(
        "集群里的工作进程没有装 reportlint，或者与本机不是同一版（{where}）；请在每台机器上安装同一版再试",
        "a worker of the cluster lacks reportlint, or has another version than this machine ({where}); install the "
        "same one everywhere and try again",
        where=where,
    )


def killer(path: str) -> Mistake:
    """For a document that killed workers again and again, with nothing else about."""
    return Mistake(
        "检查“{path}”的工作进程在集群上多次意外结束，没有检查它，其余文件不受影响；可能是内存不足，请单独检查这个文件",
        "the workers of the cluster that checked '{path}' died again and again; it was not checked, the others were: "
        "memory may have run out, check this file alone",
        path=path,
    )


def lost(reason: str) -> Mistake:
    """For a cluster that is gone in the midst of a run."""
    return Mistake(
        "与集群的连接断了，或者集群停了（{reason}）；写进存储的结果都在，恢复后再运行同一条命令会接着做",
        "the cluster was lost ({reason}); what is in the store is kept, and the same command goes on when it is back",
        reason=reason,
    )


@contextmanager
def telling_loss() -> Iterator[None]:
    """A connection that breaks while the cluster is asked for something, as a Mistake."""
    try:
        yield
    except (OSError, CancelledError) as error:
        raise lost(f"{type(error).__name__}: {error}") from error

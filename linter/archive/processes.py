"""A worker process as its parent sees it: how it is begun, what it holds, and how it ended."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from linter.archive.batches import Numbered
from linter.archive.work import Work
from linter.archive.worker import serve
from linter.language import Mistake


@dataclass(slots=True)
class WorkerProcess:
    """A process, its pipe, the tasks it holds in their order, and when it began the first of them."""

    process: SpawnProcess
    pipe: Connection[Any, Any]
    tasks: deque[Numbered] = field(default_factory=deque)
    batches: deque[int] = field(default_factory=deque)
    ready: bool = False
    since: float = 0.0


def start(work: Work[object]) -> WorkerProcess:
    """A new worker for *work*; it tells by its pipe when it has begun."""
    # Spawned, not forked: the parent may hold threads and locks, and Windows knows nothing else.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, work), daemon=True)
    with _interrupts_held():
        process.start()
    theirs.close()
    return WorkerProcess(process, ours, since=time.monotonic())


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits, and processes begun meanwhile never get it: a worker would print where it stood."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # The first process of all starts this one too, which would let interrupts pass.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_of(worker: WorkerProcess) -> str:
    code = worker.process.exitcode or 0
    if code >= 0:
        return f"exit status {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def killer(path: str, worker: WorkerProcess) -> Mistake:
    """For a document that killed its *worker* as it had killed another."""
    return Mistake(
        "检查“{path}”的进程两次意外结束（{end}），没有检查它，其余文件不受影响；可能是内存不足，请单独检查这个文件",
        "the process that checked '{path}' died twice ({end}); it was not checked, the others were: memory may have "
        "run out, check this file alone",
        path=path,
        end=_end_of(worker),
    )


def late(path: str, seconds: float) -> Mistake:
    """For a document that took longer than it may."""
    return Mistake(
        "检查“{path}”超过了 {seconds} 秒的时限（--time-limit），没有检查完",
        "'{path}' took longer than the {seconds} s of --time-limit and was not checked to its end",
        path=path,
        seconds=f"{seconds:g}",
    )


def none_start(worker: WorkerProcess) -> Mistake:
    """For workers that die before they begin, *worker* the last of them."""
    return Mistake(
        "工作进程启动不了（{end}）；请不用 --jobs 再试一次",
        "workers cannot be started ({end}); try again without --jobs",
        end=_end_of(worker),
    )

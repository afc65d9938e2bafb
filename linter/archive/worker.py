"""A worker process: documents come in by a pipe, outcomes go out by it, one by one."""

from __future__ import annotations

import gc
import os
import signal
import time
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any

from linter.archive.work import Task, Work

READY = -1
"""The number that stands in place of a document's when the worker has begun."""


def serve(connection: Connection[Any, Any], work: Work[object]) -> None:
    """Do *work* to batches of numbered tasks until the pipe closes: gives number, seconds and outcome of each."""
    # Ctrl-C is for the parent, which ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _warm()
    batches: SimpleQueue[list[tuple[int, Task]]] = SimpleQueue()
    # Always ready to receive: were both sides to wait until the other reads, neither would go on.
    Thread(target=_receive, args=(connection, batches), daemon=True).start()
    try:
        connection.send((READY, 0.0, None))
        while True:
            for number, task in batches.get():
                began = time.perf_counter()
                outcome = work(task)
                connection.send((number, time.perf_counter() - began, outcome))
    except OSError:
        # The parent is done, or dead.
        os._exit(0)


def _receive(connection: Connection[Any, Any], batches: SimpleQueue[list[tuple[int, Task]]]) -> None:
    try:
        while True:
            batches.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)


def _warm() -> None:
    """Take what was compiled in earlier runs, as the command itself does."""
    from linter.rulefiles.loading import bundled_rules_folder
    from linter.rulefiles.rulecache import read_kept

    read_kept(bundled_rules_folder())
    gc.set_threshold(50_000)
    gc.freeze()

"""Workers on this machine: each a process that may die without taking more than its document along.

The pools of the standard library serve not: when a worker is killed, multiprocessing.Pool waits for
ever and ProcessPoolExecutor gives up what is left.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Generic

from linter.archive.batches import Batches, Numbered
from linter.archive.processes import WorkerProcess, killer, late, none_start, start
from linter.archive.work import Outcome, Task, Work
from linter.archive.worker import READY
from linter.results import Failure

_WINDOW = 400
"""So many documents for each worker may be under way or wait for one before them: memory stays bounded."""
_STILLBORN = 3
"""So many workers that die before they begin tell that none will."""


def cores() -> int:
    """The processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class ProcessEngine:
    """Does work in *jobs* processes; a document that takes more than *time_limit* seconds is given up."""

    jobs: int
    time_limit: float | None = None

    def __call__(self, tasks: Iterable[Task | Failure], work: Work[Outcome]) -> Iterator[Outcome]:
        """The outcomes in the order of *tasks*.

        Raises Mistake when workers cannot be started. A worker that dies is replaced; what it held is handed out
        anew, the document it died on alone; one that kills a second worker is told as a failure.
        """
        pool = _Pool(work, self.jobs, self.time_limit, Batches(iter(tasks)))
        try:
            yield from pool.outcomes()
        finally:
            pool.close()


class _Pool(Generic[Outcome]):
    """The state of one run over workers."""

    def __init__(self, work: Work[Outcome], jobs: int, time_limit: float | None, batches: Batches) -> None:
        self._work = work
        self._time_limit = time_limit
        self._batches = batches
        self._window = _WINDOW * jobs
        self._outcomes: dict[int, Outcome] = {}
        self._suspects: set[int] = set()
        self._stillborn = 0
        self._jobs = jobs
        self._workers: list[WorkerProcess] = []

    def outcomes(self) -> Iterator[Outcome]:
        """Every outcome in its turn."""
        for _ in range(self._jobs):
            self._workers.append(start(self._work))
        while True:
            self._hand_out()
            before = self._batches.due
            yield from self._due()
            if self._batches.done:
                return
            if self._batches.due == before:
                self._collect()

    def close(self) -> None:
        """End every worker at once: they hold nothing that is wanted."""
        for worker in self._workers:
            worker.process.kill()
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join()

    def _hand_out(self) -> None:
        # A batch under way and one to go on with. One that has not begun would let the parent wait to be read.
        for depth in (1, 2):
            for worker in self._workers:
                if worker.ready and len(worker.batches) < depth:
                    batch = self._batches.next(self._window)
                    if batch:
                        self._send(worker, batch)

    def _send(self, worker: WorkerProcess, batch: list[Numbered]) -> None:
        if not worker.tasks:
            worker.since = time.monotonic()
        worker.tasks.extend(batch)
        worker.batches.append(len(batch))
        # A worker that is gone is noticed, with what it holds, when its pipe is read.
        with suppress(OSError):
            worker.pipe.send(batch)

    def _due(self) -> Iterator[Outcome]:
        """What comes next in order, as far as it is there."""
        began = time.monotonic()
        yield from self._batches.in_turn(self._outcomes, self._work.failed)
        # Time that went by while nobody looked is not the workers' fault.
        away = time.monotonic() - began
        for worker in self._workers:
            worker.since += away

    def _collect(self) -> None:
        pipes = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(pipes), self._patience()):
            self._receive(pipes[pipe])  # type: ignore[index]  # wait gives back what it is given
        if self._time_limit is not None:
            for worker in list(self._workers):
                is_late = time.monotonic() - worker.since > self._time_limit
                if is_late and worker.ready and worker.tasks and not worker.pipe.poll():
                    self._give_up(worker)

    def _patience(self) -> float | None:
        if self._time_limit is None:
            return None
        working = [worker.since for worker in self._workers if worker.ready and worker.tasks]
        return max(min(working, default=time.monotonic()) + self._time_limit - time.monotonic(), 0.01)

    def _receive(self, worker: WorkerProcess) -> None:
        try:
            while True:
                number, seconds, outcome = worker.pipe.recv()
                worker.since = time.monotonic()
                if number == READY:
                    worker.ready = True
                    self._stillborn = 0
                else:
                    self._done(worker, seconds)
                    self._outcomes[number] = outcome
                if not worker.pipe.poll():
                    return
        except (EOFError, OSError):
            self._bury(worker)

    def _done(self, worker: WorkerProcess, seconds: float) -> None:
        self._batches.learn(seconds)
        worker.tasks.popleft()
        worker.batches[0] -= 1
        if not worker.batches[0]:
            worker.batches.popleft()

    def _bury(self, worker: WorkerProcess) -> None:
        """Replace a dead *worker*; what it was at is tried once more, alone."""
        worker.process.join()
        if not worker.ready:
            self._stillborn += 1
            if self._stillborn >= _STILLBORN:
                raise none_start(worker)
        elif worker.tasks:
            number, task = worker.tasks.popleft()
            if number in self._suspects:
                self._outcomes[number] = self._work.failed(Failure(task.path, killer(task.path, worker)))
            else:
                self._suspects.add(number)
                self._batches.alone((number, task))
        self._replace(worker)

    def _give_up(self, worker: WorkerProcess) -> None:
        """Replace a *worker* whose document takes too long."""
        number, task = worker.tasks.popleft()
        self._outcomes[number] = self._work.failed(Failure(task.path, late(task.path, self._time_limit or 0)))
        worker.process.kill()
        worker.process.join()
        self._replace(worker)

    def _replace(self, worker: WorkerProcess) -> None:
        self._batches.again(worker.tasks)
        worker.pipe.close()
        self._workers[self._workers.index(worker)] = start(self._work)

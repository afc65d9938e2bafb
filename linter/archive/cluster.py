"""A cluster of machines: batches of documents go to the workers of Dask, outcomes come back.

Dask hands out anew what a worker held when it died. The documents of batches that keep killing
workers are tried one by one, so that only the one that kills them is lost.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from typing import Any, Generic
from uuid import uuid4

from linter.archive import clusterproof
from linter.archive.batches import Batches, Numbered
from linter.archive.opening import content_of, is_remote
from linter.archive.work import Outcome, Task, Work
from linter.files import Member
from linter.language import Mistake
from linter.results import Failure

_BATCHES = 3
"""So many batches for each processor of the cluster are under way at a time."""
_DEATHS = 1
"""A batch is taken apart, and a document given up, when it killed one worker more."""
_PATIENCE_SECONDS = 120
"""A cluster that has had no worker for so long is given up."""
_COUNT_SECONDS = 2.0
"""Workers come and go: they are counted so often."""
_WINDOW = 1000
"""So many documents for each processor may be under way or wait for one before them."""


@dataclass(frozen=True, slots=True)
class DaskEngine:
    """Does work on the cluster whose scheduler is at an address such as ``tcp://10.0.0.1:8786``.

    Without one, on *jobs* processes of this machine (by default one for each processor).
    """

    scheduler: str | None = None
    jobs: int | None = None

    def __call__(self, tasks: Iterable[Task | Failure], work: Work[Outcome]) -> Iterator[Outcome]:
        """The outcomes in the order of *tasks*. Files of this machine are read here, URLs where they are checked.

        Raises Mistake when the cluster cannot be reached, is lost, or runs another version of the program.
        """
        with ExitStack() as opened:
            client = self._client(opened)
            clusterproof.prove(client)
            yield from _Cluster(client, Batches(iter(tasks)), work).outcomes()

    def _client(self, opened: ExitStack) -> Any:
        try:
            from distributed import Client, LocalCluster
        except ImportError as error:
            raise Mistake(
                "要用 --engine dask，请先安装：pip install 'reportlint[cluster]'",
                "for --engine dask, first run: pip install 'reportlint[cluster]'",
            ) from error
        # What a worker's death means is told by this program.
        for name in [name for name in logging.root.manager.loggerDict if name.split(".")[0] == "distributed"]:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        address: Any = self.scheduler
        if address is None:
            from linter.archive.pool import cores

            address = opened.enter_context(
                LocalCluster(
                    n_workers=self.jobs or cores(),
                    threads_per_worker=1,
                    dashboard_address=None,
                    silence_logs=logging.CRITICAL,
                    scheduler_kwargs={"allowed_failures": _DEATHS},
                )
            )
        try:
            return opened.enter_context(Client(address, timeout=clusterproof.CONNECT_SECONDS, set_as_default=False))
        except (OSError, ValueError) as error:
            raise Mistake(
                "连不上集群“{address}”：{reason}；请核对 --scheduler 的地址和网络",
                "the cluster '{address}' cannot be reached: {reason}; check the address of --scheduler and the network",
                address=self.scheduler,
                reason=str(error) or type(error).__name__,
            ) from error


class _Cluster(Generic[Outcome]):
    """The state of one run over a cluster."""

    def __init__(self, client: Any, batches: Batches, work: Work[Outcome]) -> None:
        self._client = client
        self._batches = batches
        self._work = work
        self._name = f"reportlint-{uuid4().hex}"
        self._finished: SimpleQueue[Any] = SimpleQueue()
        self._under_way: dict[Any, list[Numbered]] = {}
        self._done: dict[int, Outcome] = {}
        self._suspects: deque[Numbered] = deque()
        self._suspected: set[int] = set()
        self._processors = 1
        self._counted = 0.0

    def outcomes(self) -> Iterator[Outcome]:
        """Every outcome in its turn."""
        from linter.archive.clusterwork import BroughtWork

        with clusterproof.telling_loss():
            self._client.register_plugin(BroughtWork(self._name, self._work))
        try:
            yield from self._in_turn()
        finally:
            # Where the connection is lost there is nothing to take back.
            with suppress(Exception):
                self._client.unregister_worker_plugin(self._name)

    def _in_turn(self) -> Iterator[Outcome]:
        while True:
            with clusterproof.telling_loss():
                self._hand_out()
            before = self._batches.due
            yield from self._batches.in_turn(self._done, self._work.failed)
            if self._batches.done:
                return
            if self._batches.due == before:
                with clusterproof.telling_loss():
                    self._collect(self._next_finished())

    def _next_finished(self) -> Any:
        while True:
            try:
                return self._finished.get(timeout=_PATIENCE_SECONDS)
            except Empty:
                if not self._client.nthreads():
                    raise clusterproof.lost("no workers") from None

    def _hand_out(self) -> None:
        now = time.monotonic()
        if now - self._counted > _COUNT_SECONDS:
            self._counted = now
            self._processors = max(1, sum(self._client.nthreads().values()))
        if self._suspects:
            # Dask blames all that waits on a worker for its death: a suspect is tried while nothing else is there.
            if not self._under_way:
                self._submit([self._suspects.popleft()])
            return
        while len(self._under_way) < _BATCHES * self._processors:
            batch = self._batches.next(_WINDOW * self._processors)
            if not batch:
                return
            held = list(_portable(batch, self._work, self._done))
            if held:
                self._submit(held)

    def _submit(self, held: list[Numbered]) -> None:
        from linter.archive.clusterwork import do_batch

        future = self._client.submit(do_batch, self._name, held, pure=False)
        self._under_way[future.key] = held
        future.add_done_callback(self._finished.put)

    def _collect(self, future: Any) -> None:
        from distributed.scheduler import KilledWorker

        if future.status in ("pending", "lost"):
            # Its worker died before the outcome was fetched: it is made again.
            future.add_done_callback(self._finished.put)
            return
        held = self._under_way.pop(future.key)
        if future.status == "finished":
            for number, seconds, outcome in future.result():
                self._batches.learn(seconds)
                self._done[number] = outcome
        elif future.status != "error" or not isinstance(future.exception(), KilledWorker):
            error = future.exception() if future.status == "error" else None
            raise clusterproof.lost(f"{type(error).__name__}: {error}" if error else future.status)
        elif held[0][0] not in self._suspected:
            self._suspected.update(number for number, _ in held)
            self._suspects += held
        else:
            [(number, task)] = held
            self._done[number] = self._work.failed(Failure(task.path, clusterproof.killer(task.path)))


def _portable(batch: list[Numbered], work: Work[Outcome], done: dict[int, Outcome]) -> Iterator[Numbered]:
    """*batch* as it can be sent: files of this machine read; what is known without a check is *done*."""
    for number, task in batch:
        sent = task
        if not isinstance(task.given, Member) and not is_remote(task.given):
            try:
                sent = replace(task, given=Member(task.given, content_of(task.given)))
            except Mistake as mistake:
                done[number] = work.failed(Failure(task.path, mistake))
                continue
        outcome = None if is_remote(sent.path) else work.at_hand(sent)
        if outcome is None:
            yield number, sent
        else:
            done[number] = outcome

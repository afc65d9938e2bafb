"""What runs on the workers of a cluster: the work, brought to each of them once, and its doing."""

from __future__ import annotations

import pickle
import time
from collections.abc import Sequence
from typing import Any

from distributed import WorkerPlugin, get_worker

from linter.archive.batches import Numbered
from linter.archive.work import Work


class BroughtWork(WorkerPlugin):  # type: ignore[misc]  # Dask asks for this class
    """Brings a work to every worker there is, and to those that come later."""

    def __init__(self, name: str, work: Work[object]) -> None:
        self.name = name
        self._pickled = pickle.dumps(work, pickle.HIGHEST_PROTOCOL)

    def setup(self, worker: Any) -> None:
        """Make the work ready on one worker."""
        self.work = pickle.loads(self._pickled)


def do_batch(name: str, tasks: Sequence[Numbered]) -> list[tuple[int, float, object]]:
    """Do the work that was brought as *name*: number, seconds and outcome of each task."""
    work: Work[object] = get_worker().plugins[name].work
    outcomes = []
    for number, task in tasks:
        began = time.perf_counter()
        outcome = work(task)
        outcomes.append((number, time.perf_counter() - began, outcome))
    return outcomes

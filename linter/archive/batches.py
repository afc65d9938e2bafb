"""Tasks numbered and cut into batches: long enough that handing them out costs little, short enough to share."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from linter.archive.opening import is_remote
from linter.archive.work import Task
from linter.files import Member
from linter.results import Failure

_SECONDS = 0.1
"""A batch is to take so long."""
_LONGEST = 200
_LARGEST_BYTES = 4 << 20
_HELD_BYTES = 64 << 20
"""No new task is taken while those whose outcomes were not given out yet are larger than this."""

Numbered = tuple[int, Task]


@dataclass(slots=True)
class Batches:
    """What is still to be handed out of *source*; *failures* are those met on the way, by number."""

    source: Iterable[Task | Failure]
    failures: dict[int, Failure] = field(default_factory=dict)
    taken: int = 0
    exhausted: bool = False
    _sizes: dict[int, int] = field(default_factory=dict)
    _held: int = 0
    _again: deque[Numbered] = field(default_factory=deque)
    _alone: deque[Numbered] = field(default_factory=deque)
    _seconds: float = 0.05

    def __post_init__(self) -> None:
        self.source = iter(self.source)

    def learn(self, seconds: float) -> None:
        """Take note of how long a document took."""
        self._seconds += (seconds - self._seconds) / 50

    def again(self, tasks: Iterable[Numbered]) -> None:
        """Hand out *tasks* once more, before any new ones."""
        self._again.extend(tasks)

    def alone(self, task: Numbered) -> None:
        """Hand out *task* once more, in a batch of its own."""
        self._alone.append(task)

    def next(self, limit: int) -> list[Numbered]:
        """The next batch, none of its numbers being *limit* or more; empty when there is none (now)."""
        if self._alone:
            return [self._alone.popleft()]
        batch: list[Numbered] = []
        size = 0
        longest = max(1, min(_LONGEST, int(_SECONDS / max(self._seconds, 1e-6))))
        while len(batch) < longest and size < _LARGEST_BYTES:
            numbered = self._again.popleft() if self._again else self._new(limit)
            if numbered is None:
                break
            batch.append(numbered)
            size += self._sizes.get(numbered[0], 0)
        return batch

    def release(self, number: int) -> None:
        """The outcome of the task *number* was given out."""
        self._held -= self._sizes.pop(number, 0)

    def _new(self, limit: int) -> Numbered | None:
        while not self.exhausted and self.taken < limit and self._held < _HELD_BYTES:
            item = next(self.source, None)  # type: ignore[call-overload]
            if item is None:
                self.exhausted = True
                return None
            number = self.taken
            self.taken += 1
            if not isinstance(item, Failure):
                self._sizes[number] = task_bytes(item)
                self._held += self._sizes[number]
                return number, item
            self.failures[number] = item
        return None


def task_bytes(task: Task) -> int:
    """The size of a document, as far as that is known before it is read."""
    if isinstance(task.given, Member):
        return len(task.given.data)
    if is_remote(task.given):
        return 0
    try:
        return os.path.getsize(task.given)
    except OSError:
        return 0

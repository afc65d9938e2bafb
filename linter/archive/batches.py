"""Tasks numbered and cut into batches: long enough that handing them out costs little, short enough to share."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from linter.archive.opening import is_remote
from linter.archive.work import Outcome, Task
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
    """What is still to be handed out of *source*, and whose turn it is.

    *failures* are those met on the way, by number; *due* is the number whose outcome is given out next.
    """

    source: Iterator[Task | Failure]
    failures: dict[int, Failure] = field(default_factory=dict)
    taken: int = 0
    due: int = 0
    exhausted: bool = False
    _sizes: dict[int, int] = field(default_factory=dict)
    _held: int = 0
    _again: deque[Numbered] = field(default_factory=deque)
    _alone: deque[Numbered] = field(default_factory=deque)
    _seconds: float = 0.05

    def learn(self, seconds: float) -> None:
        """Take note of how long a document took."""
        self._seconds += (seconds - self._seconds) / 50

    def again(self, tasks: Iterable[Numbered]) -> None:
        """Hand out *tasks* once more, before any new ones."""
        self._again.extend(tasks)

    def alone(self, task: Numbered) -> None:
        """Hand out *task* once more, in a batch of its own."""
        self._alone.append(task)

    @property
    def done(self) -> bool:
        """Whether everything was given out."""
        return self.exhausted and self.due == self.taken

    def next(self, window: int) -> list[Numbered]:
        """The next batch, none of its numbers *window* or more after the one due; empty when there is none (now)."""
        limit = self.due + window
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

    def in_turn(self, outcomes: dict[int, Outcome], failed: Callable[[Failure], Outcome]) -> Iterator[Outcome]:
        """What comes next in order, as far as it is there, taken out of *outcomes*; *failed* makes one of a failure."""
        while True:
            if self.due in outcomes:
                yield outcomes.pop(self.due)
            elif self.due in self.failures:
                yield failed(self.failures.pop(self.due))
            else:
                return
            self._held -= self._sizes.pop(self.due, 0)
            self.due += 1

    def _new(self, limit: int) -> Numbered | None:
        while not self.exhausted and self.taken < limit and self._held < _HELD_BYTES:
            item = next(self.source, None)
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

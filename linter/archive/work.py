"""What is done to each document of a large run, wherever it is done: in this process, in workers, on a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from linter.archive.opening import Given, check_given, content_of, path_of
from linter.archive.record import Recorded, content_digest, record
from linter.checking import Checker, unexpected
from linter.files import Member
from linter.language import Mistake
from linter.results import Checked, Failure

Outcome_co = TypeVar("Outcome_co", covariant=True)
Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True)
class Task:
    """One document, and its versions that need not be checked again: content and fingerprint to number."""

    given: Given
    known: Mapping[tuple[bytes, str], int] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """What the document is called."""
        return path_of(self.given)


class Work(Protocol[Outcome_co]):
    """Something to do to each document; it can be pickled, and never raises but for errors that end the process."""

    def __call__(self, task: Task) -> Outcome_co:
        """Do it to one document."""
        ...

    def failed(self, failure: Failure) -> Outcome_co:
        """What stands in place of an outcome when there is none."""
        ...

    def at_hand(self, task: Task) -> Outcome_co | None:
        """The outcome where it is known without checking, so that the document need not be sent anywhere."""
        ...


class Engine(Protocol):
    """Does a work to tasks, wherever it may be."""

    def __call__(self, tasks: Iterable[Task | Failure], work: Work[Outcome], /) -> Iterator[Outcome]:
        """The outcomes in the order of the tasks."""
        ...


@dataclass(frozen=True, slots=True)
class Check:
    """Check each document; the outcome is its results."""

    checker: Checker

    def __call__(self, task: Task) -> tuple[Checked | Failure, ...]:
        """The results of one document."""
        return tuple(check_given(task.given, self.checker))

    def failed(self, failure: Failure) -> tuple[Checked | Failure, ...]:
        """The failure alone."""
        return (failure,)

    def at_hand(self, task: Task) -> None:
        """Never."""


@dataclass(frozen=True, slots=True)
class Record:
    """Check each document that is not known; the outcome is what the store keeps of it."""

    checker: Checker

    def __call__(self, task: Task) -> Recorded:
        """What the store keeps of one document."""
        try:
            data = content_of(task.given)
        except Mistake as mistake:
            return self.failed(Failure(task.path, mistake))
        try:
            return record(self.checker, self.checker.fingerprint(task.path), task.path, data, task.known)
        except Exception as error:
            return self.failed(Failure(task.path, unexpected(error, task.path)))

    def failed(self, failure: Failure) -> Recorded:
        """The failure alone."""
        return Recorded(failures=(failure,))

    def at_hand(self, task: Task) -> Recorded | None:
        """The number of a document that was read and is known."""
        if not task.known or not isinstance(task.given, Member):
            return None
        version = content_digest(task.given.data), self.checker.fingerprint(task.path)
        number = task.known.get(version)
        return None if number is None else Recorded(known=number)


def in_this_process(tasks: Iterable[Task | Failure], work: Work[Outcome]) -> Iterator[Outcome]:
    """One document after another, here."""
    for task in tasks:
        yield work.failed(task) if isinstance(task, Failure) else work(task)

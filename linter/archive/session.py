"""A run over many documents: paths into tasks, tasks through an engine, outcomes into results or into a store."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from linter.archive.limits import Limits
from linter.archive.opening import open_documents, path_of
from linter.archive.store import Store
from linter.archive.work import Check, Engine, Outcome, Record, Task
from linter.archive.writing import RunWriter
from linter.checking import Checker
from linter.document import STANDARD_INPUT
from linter.files import Member
from linter.language import Mistake
from linter.readers import read_data
from linter.results import Checked, Failure

Known = Callable[[str], Mapping[tuple[bytes, str], int]]


class Watcher(Protocol):
    """Is told how a run goes on."""

    def step(self, path: str, findings: int, failures: int) -> None:
        """One document is done."""
        ...


def check_all(
    paths: Iterable[str | Failure],
    checker: Checker,
    engine: Engine,
    *,
    limits: Limits,
    watcher: Watcher,
) -> Iterator[Checked | Failure]:
    """The results of every document of *paths*, in their order, checked by *engine*."""
    with closing_stream(engine(tasks(paths, limits), Check(checker))) as outcomes:
        for results in outcomes:
            yield from results
            watcher.step(*_told(results))


def record_all(
    paths: Iterable[str | Failure],
    checker: Checker,
    engine: Engine,
    *,
    limits: Limits,
    watcher: Watcher,
    store: Store,
    arguments: Mapping[str, object],
) -> int:
    """Write what is found in every document of *paths* into *store*; the number of the run.

    What is known from earlier runs is not checked again. Whatever ends the run, what was done is kept, and the next
    run goes on from there.
    """
    writer = RunWriter(store, checker.language, arguments)
    try:
        with closing_stream(engine(tasks(paths, limits, writer.known), Record(checker))) as outcomes:
            for recorded in outcomes:
                findings = writer.write(recorded)
                failed = recorded.failures
                watcher.step(failed[-1].path if failed else "", findings, len(failed))
        writer.finish()
    finally:
        writer.commit()
    return writer.number


def tasks(paths: Iterable[str | Failure], limits: Limits, known: Known = lambda _path: {}) -> Iterator[Task | Failure]:
    """A task for every document of *paths*; standard input is read here, where it is."""
    for given in open_documents(paths, limits):
        if isinstance(given, Failure):
            yield given
        elif given == STANDARD_INPUT:
            try:
                yield Task(Member(STANDARD_INPUT, read_data(STANDARD_INPUT)))
            except Mistake as mistake:
                yield Failure(STANDARD_INPUT, mistake)
        else:
            yield Task(given, known(path_of(given)))


@contextmanager
def closing_stream(outcomes: Iterator[Outcome]) -> Iterator[Iterator[Outcome]]:
    """*outcomes*, whose engine ends its workers when nobody asks for more."""
    try:
        yield outcomes
    finally:
        if isinstance(outcomes, Generator):
            outcomes.close()


def _told(results: Iterable[Checked | Failure]) -> tuple[str, int, int]:
    path, findings, failures = "", 0, 0
    for result in results:
        if isinstance(result, Failure):
            path = result.path
            failures += 1
        else:
            findings += len(result.findings)
    return path, findings, failures

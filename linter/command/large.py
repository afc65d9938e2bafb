"""Runs over many documents, as the command line wishes them: workers, a store, progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from linter.archive.limits import Limits
from linter.archive.pool import ProcessEngine, cores
from linter.archive.progress import Lines, Silent, bar
from linter.archive.session import Watcher, check_all, record_all
from linter.archive.store import Run, Store
from linter.archive.work import Engine, in_this_process
from linter.checking import Checker
from linter.command.arguments import Arguments
from linter.command.console import complain
from linter.document import STANDARD_INPUT
from linter.language import Language, Mistake
from linter.readers import has_comments
from linter.report.visible import Visible
from linter.results import Checked, Failure

Files = Callable[[], Iterable[str | Failure]]

TEXTLESS = frozenset({"summary", "line", "json", "github", "dashboard"})
"""Kinds of report that take nothing of a document but its findings."""


def check_large(
    arguments: Arguments, checker: Checker, files: Files, limits: Limits, kinds: Iterable[str] = ()
) -> Iterator[Checked | Failure]:
    """The results of every document of the command line, by workers if it wishes, out of the store if it names one.

    *kinds* are those of the files that are written besides.
    """
    engine = choose_engine(arguments)
    if arguments.store is None and not arguments.across:
        with _watching(arguments, checker.language, files) as watcher:
            yield from check_all(files(), checker, engine, limits=limits, watcher=watcher)
        return
    wanted = bool(arguments.paths or arguments.files_from)
    with _store_path(arguments) as path, Store(path, writable=wanted or arguments.across) as store:
        if wanted:
            told = {name: getattr(arguments, name) for name in ("paths", "files_from", "only", "skip", "rules")}
            try:
                with _watching(arguments, checker.language, files) as watcher:
                    number = record_all(
                        files(), checker, engine, limits=limits, watcher=watcher, store=store, arguments=told
                    )
            except KeyboardInterrupt:
                if arguments.store is not None:
                    complain(_interrupted(arguments.store), checker.language)
                raise
        else:
            run = store.latest()
            number = run.number
            yield from _unfinished(run, path)
        if arguments.across:
            from linter.archive.across import compare_run

            compare_run(store, number, checker)
        textless = TEXTLESS.issuperset({arguments.format, *kinds})
        yield from store.results(number, texts=lambda path: not textless or _ignores_by_text(checker, path))


def _ignores_by_text(checker: Checker, path: str) -> bool:
    """Whether what is let rest at *path* is told by words around a finding, or by comments."""
    try:
        return has_comments(path) or bool(checker.conditions(path).settings.ignore)
    except Mistake:  # in the settings of today; the run was before
        return False


@contextmanager
def _store_path(arguments: Arguments) -> Iterator[str]:
    """The store of the command line, else one for this run alone."""
    if arguments.store is not None:
        yield arguments.store
        return
    with TemporaryDirectory(prefix="reportlint-") as folder:
        yield os.path.join(folder, "run.sqlite")


def choose_engine(arguments: Arguments) -> Engine:
    """Where documents are checked.

    Raises Mistake for a wrong number.
    """
    jobs, time_limit = _jobs(arguments.jobs), _seconds(arguments.time_limit)
    if arguments.engine == "dask":
        from linter.archive.cluster import DaskEngine

        if time_limit is not None:
            raise Mistake(
                "--time-limit 只用于本机，不能与 --engine dask 合用",
                "--time-limit is for this machine alone and does not go with --engine dask",
            )
        if jobs is not None and arguments.scheduler:
            raise Mistake("--jobs 和 --scheduler 不能合用", "--jobs and --scheduler do not go together")
        return DaskEngine(arguments.scheduler, jobs)
    if jobs is None and time_limit is None:
        return in_this_process
    return ProcessEngine(jobs or 1, time_limit)


def _jobs(word: str | None) -> int | None:
    if word is None:
        return None
    if word == "auto":
        return cores()
    if word.isascii() and word.isdigit() and 1 <= int(word) <= 1000:
        return int(word)
    raise Mistake(
        "--jobs 不能是“{word}”；写进程个数或 auto",
        "--jobs cannot be '{word}'; it is a number of processes or auto",
        word=word,
    )


def _seconds(word: str | None) -> float | None:
    if word is None:
        return None
    try:
        seconds = float(word)
    except ValueError:
        seconds = 0.0
    if 0 < seconds < float("inf"):
        return seconds
    raise Mistake(
        "--time-limit 不能是“{word}”；写秒数，如 30",
        "--time-limit cannot be '{word}'; it is a number of seconds such as 30",
        word=word,
    )


@contextmanager
def _watching(arguments: Arguments, language: Language, files: Files) -> Iterator[Watcher]:
    """Progress on standard error, unless results are printed on the same terminal meanwhile."""
    shown = sys.stderr.isatty() and (not sys.stdout.isatty() or arguments.store is not None)
    if arguments.progress == "never" or (arguments.progress == "auto" and not shown):
        yield Silent()
    elif not sys.stderr.isatty():
        yield Lines(sys.stderr, language)
    else:
        read_once = STANDARD_INPUT in (arguments.files_from, *arguments.paths)
        count = None if read_once else lambda: sum(1 for _ in files())
        with bar(sys.stderr, language, Visible(language, sys.stderr.encoding), count) as watcher:
            yield watcher


def _unfinished(run: Run, store: str) -> Iterator[Failure]:
    if run.finished is None:
        yield Failure(
            store,
            Mistake(
                "存储“{store}”里的检查没有做完，下面的结果不全；再运行一次当时的命令，会接着做完",
                "the run in the store '{store}' was cut off, and the results are not all there are; run its command "
                "again, and it goes on",
                store=store,
            ),
        )


def _interrupted(store: str) -> Mistake:
    return Mistake(
        "已中断；做完的都存在“{store}”里，再运行同一条命令会接着做",
        "interrupted; what was done is kept in '{store}', and the same command goes on from there",
        store=store,
    )

"""How a long run goes on: a bar on a terminal, now and then a line elsewhere, or nothing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from linter.archive.session import Watcher
from linter.language import Language, Phrase

if TYPE_CHECKING:
    from rich.progress import Progress

_LINE_SECONDS = 10.0
"""Off a terminal a line tells of the run so often."""

COUNTS = Phrase("问题 {findings} 处", "{findings} findings")
FAILED = Phrase("没能检查 {failures} 个，最近：{path}", "{failures} not checked, last: {path}")
RATE = Phrase("每秒 {rate} 个", "{rate}/s")
LEFT = Phrase("还要", "left")
LINE = Phrase(
    "已检查 {documents} 个文件，问题 {findings} 处，没能检查 {failures} 个，每秒 {rate} 个",
    "checked {documents} documents, {findings} findings, {failures} not checked, {rate} a second",
)


class Silent:
    """Tells nothing."""

    def step(self, path: str, findings: int, failures: int) -> None:
        """Nothing."""


class Lines:
    """Writes a line of figures now and then."""

    def __init__(self, stream: TextIO, language: Language) -> None:
        self._stream = stream
        self._language = language
        self._began = self._told = time.monotonic()
        self._documents = self._findings = self._failures = 0

    def step(self, path: str, findings: int, failures: int) -> None:
        """Count one document."""
        self._documents += 1
        self._findings += findings
        self._failures += failures
        now = time.monotonic()
        if now - self._told >= _LINE_SECONDS:
            self._told = now
            rate = f"{self._documents / (now - self._began):.0f}"
            line = LINE.say(
                self._language, documents=self._documents, findings=self._findings, failures=self._failures, rate=rate
            )
            self._stream.write(f"{line}\n")
            self._stream.flush()


@contextmanager
def bar(
    stream: TextIO, language: Language, visible: Callable[[str], str], count: Callable[[], int] | None
) -> Iterator[Watcher]:
    """A bar on the terminal *stream*; *count* tells, in its own time, how many documents there are."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.table import Column

    rest = Column(ratio=1, no_wrap=True, overflow="ellipsis")
    columns = (
        BarColumn(bar_width=16),
        MofNCompleteColumn(),
        TextColumn(LEFT.say(language)),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.description}", markup=False, table_column=rest),
    )
    with Progress(*columns, console=Console(file=stream), transient=True, expand=True) as progress:
        watcher = _Bar(progress, language, visible)
        if count is not None:
            threading.Thread(target=lambda: watcher.expect(count()), daemon=True).start()
        yield watcher


class _Bar:
    """Counts documents on a rich progress bar."""

    def __init__(self, progress: Progress, language: Language, visible: Callable[[str], str]) -> None:
        self._progress = progress
        self._language = language
        self._visible = visible
        self._began = time.monotonic()
        self._documents = self._findings = self._failures = 0
        self._total: int | None = None
        self._last = ""
        self._task = progress.add_task("", total=None)

    def expect(self, total: int) -> None:
        """So many documents are to be checked, as far as paths tell."""
        self._total = total

    def step(self, path: str, findings: int, failures: int) -> None:
        """Count one document."""
        self._documents += 1
        self._findings += findings
        self._failures += failures
        self._last = path if failures else self._last
        total = None if self._total is None else max(self._total, self._documents)
        self._progress.update(self._task, completed=self._documents, total=total, description=self._words())

    def _words(self) -> str:
        rate = self._documents / max(time.monotonic() - self._began, 0.001)
        words = [
            RATE.say(self._language, rate=f"{rate:.0f}"),
            COUNTS.say(self._language, findings=self._findings),
        ]
        if self._failures:
            path = self._visible(self._last.rpartition("/")[2])
            words.append(FAILED.say(self._language, failures=self._failures, path=path))
        return "  ".join(words)

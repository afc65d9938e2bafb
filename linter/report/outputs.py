"""The files a run writes besides the screen: their kinds told from their names, each written whole or not at all."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase

from linter.atomic import replacing, unwritable
from linter.language import Mistake
from linter.report import OUTPUTS
from linter.report.earlier import holds_results
from linter.report.report import Context, Report
from linter.results import Checked, Failure, Summary


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file to write and the kind it is of, a key of OUTPUTS."""

    kind: str
    path: str

    @property
    def identity(self) -> str:
        """The same for every way of writing the path of one file."""
        return os.path.normcase(os.path.realpath(self.path))


def read_outputs(words: Iterable[str], documents: Iterable[str] = ()) -> tuple[OutputFile, ...]:
    """The files that *words* name, each ``PATH`` or ``KIND:PATH``.

    Raises Mistake when the kind of one cannot be told, when two are one file, or one is among *documents*.
    """
    files = tuple(_read(word) for word in words)
    seen: set[str] = set()
    drafts = {os.path.normcase(os.path.realpath(path)) for path in documents}
    for file in files:
        if file.identity in drafts:
            raise Mistake(
                "“{path}”既是要检查的文件又是 --output；请把结果写到别的文件",
                "'{path}' is both to be checked and an --output; write the results to another file",
                path=file.path,
            )
        if file.identity in seen:
            raise Mistake(
                "--output 两次写同一个文件“{path}”", "--output names one file twice: '{path}'", path=file.path
            )
        seen.add(file.identity)
    return files


def _read(word: str) -> OutputFile:
    named, colon, path = word.partition(":")
    if colon and path and named in OUTPUTS:
        return OutputFile(named, path)
    name = os.path.basename(word).lower()
    for kind, output in OUTPUTS.items():
        if any(fnmatchcase(name, glob) for glob in output.names):
            return OutputFile(kind, word)
    close = get_close_matches(named, OUTPUTS, n=1) if colon else []
    raise Mistake(
        "看不出“{path}”是哪种结果文件{hint_zh}；请写成 种类:路径，种类可以是 {kinds}",
        "the name '{path}' does not tell its kind{hint_en}; write KIND:PATH, where KIND is one of {kinds}",
        path=word,
        hint_zh=f"，是不是“{close[0]}:”" if close else "",
        hint_en=f", did you mean '{close[0]}:'" if close else "",
        kinds=", ".join(OUTPUTS),
    )


def without_outputs(paths: Iterable[str | Failure], outputs: Sequence[OutputFile]) -> Iterator[str | Failure]:
    """*paths* but for the files to be written: the results of an earlier run are no documents.

    Raises Mistake when one of them is a document rather than such results.
    """
    written = {output.identity for output in outputs}
    for path in paths:
        if isinstance(path, Failure) or os.path.normcase(os.path.realpath(path)) not in written:
            yield path
        elif not holds_results(path):
            raise Mistake(
                "“{path}”在要检查的文件当中，不像以前的检查结果，没有覆盖它；请把结果写到别的文件",
                "'{path}' is among the files to be checked and does not look like earlier results: it was not "
                "overwritten; write the results to another file",
                path=path,
            )


@contextmanager
def open_outputs(outputs: Sequence[OutputFile], context: Context) -> Iterator[list[Report]]:
    """A report for each of *outputs*; the files are there when the block ends, none when it raises.

    Raises Mistake, before the block and in it, when a file cannot be written.
    """
    with ExitStack() as stack:
        yield [stack.enter_context(_opened(output, context)) for output in outputs]


@contextmanager
def _opened(output: OutputFile, context: Context) -> Iterator[Report]:
    with ExitStack() as stack:
        with _told(output.path):
            file = stack.enter_context(replacing(output.path))
        stream = io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="")
        yield _FileReport(OUTPUTS[output.kind].make(replace(context, stream=stream, coloured=False)), output.path)
        with _told(output.path):
            stream.detach()  # which flushes; the file is closed and moved by its own context
            stack.close()


class _FileReport:
    """A report whose troubles with its file are told as such."""

    def __init__(self, report: Report, path: str) -> None:
        self._report = report
        self._path = path

    def document(self, checked: Checked) -> None:
        with _told(self._path):
            self._report.document(checked)

    def end(self, summary: Summary) -> None:
        with _told(self._path):
            self._report.end(summary)


@contextmanager
def _told(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise unwritable(path, error) from error

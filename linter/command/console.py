"""The streams the program prints on: never ending a run, whatever the console's encoding, colours or pipes."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from linter.language import Language, Mistake, Phrase
from linter.report.paint import Painter, Piece
from linter.report.report import Report
from linter.report.visible import Visible
from linter.results import Checked, Summary
from linter.troubles import reasons

REMARKS_LISTED = 20
MORE_REMARKS = Phrase(
    "这样的提醒还有 {count} 条；--format json 列出全部。", "{count} more of these; --format json lists them all."
)


def never_fail_to_print() -> None:
    """Escape what a console cannot show (a Chinese one has no 𠮷) instead of ending the run.

    Without a console, as under pythonw or a scheduler that closes the streams, what is printed goes nowhere.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  (open as long as the program)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def print_utf8() -> None:
    """Print UTF-8 from now on, as formats for programs ask for."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def language_of_console() -> Language:
    """Chinese wherever it can be printed."""
    try:
        "报告".encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return "en"
    return "zh"


def is_coloured(wish: str, stream: TextIO) -> bool:
    """Whether to colour: *wish* is auto, always or never; NO_COLOR is the custom of https://no-color.org."""
    if wish != "auto":
        return wish == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def paint(wish: str, pieces: Iterable[Piece]) -> None:
    """Print *pieces*, coloured where *wish* says so."""
    Painter(sys.stdout, is_coloured(wish, sys.stdout)).write(pieces)


def complain(mistake: Mistake, language: Language) -> None:
    """Say what is wrong on standard error."""
    visible = Visible(language, sys.stderr.encoding)
    sys.stdout.flush()
    for line in mistake.say(language).split("\n"):
        sys.stderr.write(f"{visible(line)}\n")
    sys.stderr.flush()


class LastingReport:
    """A report on standard output; where it *lasts*, a reader that goes, as ``head`` does, does not end the run.

    *error* is why it broke off.
    """

    def __init__(self, report: Report, lasts: bool) -> None:
        self._report = report
        self._lasts = lasts
        self.error: OSError | None = None

    def document(self, checked: Checked) -> None:
        """Write the findings of one document."""
        with self._lasting():
            self._report.document(checked)

    def end(self, summary: Summary) -> None:
        """Write what closes the report."""
        with self._lasting():
            self._report.end(summary)
        self.flush()

    def flush(self) -> None:
        """Hand on what is written so far."""
        with self._lasting():
            sys.stdout.flush()

    @contextmanager
    def _lasting(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if not self._lasts:
                raise
            self.error = self.error or error
            unwritable(error)  # from now on what is printed goes nowhere


def complain_of(summary: Summary, language: Language) -> None:
    """Say on standard error what could not be done in a run, and what there is to remark on it."""
    for failure in summary.failures:
        complain(failure.mistake, language)
    visible = Visible(language, sys.stderr.encoding)
    listed = summary.remarks[:REMARKS_LISTED]
    sys.stderr.writelines(f"{visible(remark.say(language))}\n" for remark in listed)
    if len(summary.remarks) > len(listed):
        sys.stderr.write(f"{MORE_REMARKS.say(language, count=len(summary.remarks) - len(listed))}\n")
    sys.stderr.flush()


def tell(sentence: str) -> None:
    """Say something of the run on standard error, where it does not mix with the result."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


def unwritable(error: OSError) -> Mistake | None:
    """Why standard output cannot be written; None when its reader has simply gone, as ``head`` does."""
    # Python flushes once more at exit; into nothing, or it would complain itself.
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    # Windows tells a broken pipe as EINVAL.
    if error.errno in (errno.EPIPE, errno.EINVAL):
        return None
    return Mistake("结果没有写完：{reason_zh}", "the results could not be written: {reason_en}", **reasons(error))

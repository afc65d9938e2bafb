"""How one document is checked: read, inspected, and whatever goes wrong told in a sentence."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from linter.engine import inspect
from linter.fingerprint import fingerprint
from linter.language import Language, Mistake
from linter.readers import read, read_bytes
from linter.reading import Reading
from linter.results import Checked, Failure
from linter.rule import RuleSet


@dataclass(frozen=True, slots=True)
class Examination:
    """What came of one document, and its *reading*, None when it could not be read."""

    results: tuple[Checked | Failure, ...]
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Checker:
    """What a document is checked by; it can be pickled, so that another process checks in the same way.

    *encoding* is that of files without a byte order mark, None where it is to be told from their bytes.
    """

    rules: RuleSet
    language: Language = "zh"
    encoding: str | None = None

    def fingerprint(self, path: str) -> str:
        """What the findings at *path* hang on besides its bytes; while it stays, stored findings hold.

        The program, rules with their severities, language and encoding count; ignores and the baseline do not,
        which are looked up when results are told.
        """
        return fingerprint(self.rules, path, self.language, self.encoding)

    def check(self, path: str, data: bytes | None = None) -> Iterator[Checked | Failure]:
        """What is found in the file at *path*, or in *data* that was read from there, and what could not be checked.

        Never raises but for errors that end the process: one bad document must not lose the others.
        """
        yield from self.examine(path, data).results

    def examine(self, path: str, data: bytes | None = None) -> Examination:
        """As ``check``, all at once, with the reading that the rules had of the document."""
        try:
            document = read(path, self.encoding) if data is None else read_bytes(data, path, self.encoding)
            outcome = inspect(document, self.rules, self.language)
        except Mistake as mistake:
            return Examination((Failure(path, mistake),))
        except Exception as error:
            return Examination((Failure(path, unexpected(error, path)),))
        unfinished = (Failure(path, mistake) for mistake in outcome.mistakes)
        return Examination((Checked(document, outcome.findings), *unfinished), outcome.reading)


def unexpected(error: Exception, work: str) -> Mistake:
    """The sentence for an *error* of the program itself while it did its *work*, a path or a command.

    Under ``python -X dev`` the error is raised again, for its traceback.
    """
    if sys.flags.dev_mode:
        raise error
    frames = traceback.extract_tb(error.__traceback__)
    return Mistake(
        "程序出错，“{work}”没有处理完（{error}，{where}）；请把这句话和出错的文件一起报告给 reportlint 的维护者",
        "the program failed on '{work}' before the end ({error}, {where}); "
        "please send this sentence and the file to the maintainers of reportlint",
        work=work,
        error=f"{type(error).__name__}: {error}",
        where=f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?",
    )

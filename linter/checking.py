"""How one document is checked: read, inspected, and whatever goes wrong told in a sentence."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from linter.engine import inspect
from linter.fingerprint import fingerprint
from linter.language import Language, Mistake
from linter.readers import read, read_bytes
from linter.reading import Reading
from linter.results import Checked, Failure
from linter.rule import RuleSet
from linter.settings.lookup import Conditions, Lookup
from linter.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Examination:
    """What came of one document, and its *reading*, None when it could not be read."""

    results: tuple[Checked | Failure, ...]
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Checker:
    """What documents are checked by; it can be pickled, so that another process checks in the same way.

    *rules* are for every document, its *encoding* that of files without a byte order mark, to be told from their bytes
    when None. Without *rules* both, and what else is known of a document, come from its *settings*.
    """

    rules: RuleSet | None = None
    language: Language = "zh"
    encoding: str | None = None
    settings: Lookup = field(default_factory=Lookup)

    def conditions(self, path: str) -> Conditions:
        """What the document at *path* is checked under.

        Raises Mistake when there is one in its settings.
        """
        if self.rules is not None:
            return Conditions(Settings(encoding=self.encoding), self.rules)
        return self.settings.conditions(path)

    def fingerprint(self, path: str) -> str:
        """What the findings at *path* hang on besides its bytes; while it stays, stored findings hold.

        The program, rules with their severities, accepted words, language, encoding, kind, period and date count;
        ignores and the baseline do not, which are looked up when results are told.
        Raises Mistake when there is one in its settings.
        """
        found = self.conditions(path)
        return fingerprint(found.rules, path, self.language, found.settings.encoding, found.settings.circumstances)

    def check(self, path: str, data: bytes | None = None) -> Iterator[Checked | Failure]:
        """What is found in the file at *path*, or in *data* that was read from there, and what could not be checked.

        Never raises but for errors that end the process: one bad document must not lose the others.
        """
        yield from self.examine(path, data).results

    def examine(self, path: str, data: bytes | None = None) -> Examination:
        """As ``check``, all at once, with the reading that the rules had of the document."""
        try:
            found = self.conditions(path)
            encoding = found.settings.encoding
            document = read(path, encoding) if data is None else read_bytes(data, path, encoding)
            outcome = inspect(document, found.rules, self.language, found.settings.circumstances)
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

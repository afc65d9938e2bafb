"""Files mended: each checked, its fixes made, and given out before the next is read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator

from linter.atomic import replacing, unwritable
from linter.checking import Checker, unexpected
from linter.document import STANDARD_INPUT
from linter.fixpoint import Mended, mend
from linter.language import Mistake
from linter.readers import read_data
from linter.results import Checked, Failure, Remark

Sift = Callable[[Checked], Checked]
"""Sets apart the findings that are let rest: they are not mended."""

Deliver = Callable[[str, bytes, Mended], None]
"""Takes a file's path, the bytes it holds, and what became of them; raises Mistake when they cannot be written."""


def mend_files(
    paths: Iterable[str | Failure], checker: Checker, sift: Sift, deliver: Deliver, *, unsafe: bool = False
) -> Iterator[Checked | Failure | Remark]:
    """The results of every file of *paths* after its fixes are made, and with *unsafe* the doubtful ones too.

    A file that cannot be written fails, and its results are those of the file as it stands.
    """
    for path in paths:
        if isinstance(path, Failure):
            yield path
            continue
        try:
            data = read_data(path)
        except Mistake as mistake:
            yield Failure(path, mistake)
            continue

        def check(content: bytes, path: str = path) -> Iterator[Checked | Failure]:
            for result in checker.check(path, content):
                yield sift(result) if isinstance(result, Checked) else result

        try:
            mended = mend(path, data, check, unsafe=unsafe)
            deliver(path, data, mended)
        except Mistake as mistake:
            yield Failure(path, mistake)
            yield from check(data)
        except Exception as error:
            yield Failure(path, unexpected(error, path))
        else:
            yield from mended.results


def write_back(path: str, data: bytes, mended: Mended) -> None:
    """Write what changed: into the file at *path*, whole or not at all; the text of standard input to standard output.

    Raises Mistake when the file no longer holds *data*, or cannot be written.
    """
    if path == STANDARD_INPUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(mended.data)
        sys.stdout.buffer.flush()
    elif mended.data != data:
        if read_data(path) != data:
            raise Mistake(
                "“{path}”没有修改：检查时它被别的程序改动了；请再运行一遍",
                "'{path}' was not changed: another program wrote it meanwhile; run again",
                path=path,
            )
        try:
            with replacing(path) as stream:
                stream.write(mended.data)
        except OSError as error:
            raise unwritable(path, error) from error

"""Files mended: each checked, its fixes made, and given out before the next is read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator

from linter.archive.limits import Limits
from linter.archive.opening import check_given, is_remote, open_documents
from linter.atomic import replacing, unwritable
from linter.checking import Checker, unexpected
from linter.document import STANDARD_INPUT
from linter.fixpoint import UNWRITABLE, Mended, is_wanted, mend
from linter.language import Mistake
from linter.readers import read_data
from linter.results import Checked, Failure, Remark

Sift = Callable[[Checked], Checked]
"""Sets apart the findings that are let rest: they are not mended."""

Deliver = Callable[[str, bytes, Mended], None]
"""Takes a file's path, the bytes it holds, and what became of them; raises Mistake when they cannot be written."""


def mend_files(
    paths: Iterable[str | Failure],
    checker: Checker,
    sift: Sift,
    deliver: Deliver,
    limits: Limits = Limits(),
    *,
    unsafe: bool = False,
) -> Iterator[Checked | Failure | Remark]:
    """The results of every file of *paths* after its fixes are made, and with *unsafe* the doubtful ones too.

    A file that cannot be written fails, and its results are those of the file as it stands. Documents in archives,
    read within *limits*, and remote ones are checked and not written.
    """
    for given in open_documents(paths, limits):
        if isinstance(given, Failure):
            yield given
        elif isinstance(given, str) and not is_remote(given):
            yield from _mend_file(given, checker, sift, deliver, unsafe=unsafe)
        else:
            for result in check_given(given, checker):
                yield result
                if isinstance(result, Checked):
                    yield from _left(sift(result), unsafe=unsafe)


def _mend_file(
    path: str, checker: Checker, sift: Sift, deliver: Deliver, *, unsafe: bool
) -> Iterator[Checked | Failure | Remark]:
    def check(data: bytes) -> Iterator[Checked | Failure]:
        for result in checker.check(path, data):
            yield sift(result) if isinstance(result, Checked) else result

    try:
        data = read_data(path)
    except Mistake as mistake:
        yield Failure(path, mistake)
        return
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


def _left(checked: Checked, *, unsafe: bool) -> Iterator[Remark]:
    count = sum(1 for finding in checked.findings if is_wanted(finding, unsafe=unsafe))
    if count:
        yield Remark("fix-left", checked.document.origin.path, None, UNWRITABLE, {"count": count})


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

"""The documents that the command line names, and what is found in them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from linter.archive.limits import read_limits
from linter.command.arguments import Arguments
from linter.command.chosen import Chosen
from linter.document import STANDARD_INPUT
from linter.files import find_files
from linter.language import Mistake
from linter.report.outputs import OutputFile, without_outputs
from linter.results import Checked, Failure, Remark
from linter.rewriting import Deliver, Sift, mend_files
from linter.run import check_files


def check_documents(
    arguments: Arguments, chosen: Chosen, outputs: Sequence[OutputFile] = ()
) -> Iterator[Checked | Failure]:
    """The results of every document of the command line, in its order; what this run writes is none of them."""
    limits = read_limits(arguments.limits)
    if arguments.store or arguments.jobs or arguments.time_limit or arguments.across or arguments.engine != "local":
        from linter.command.large import check_large

        kinds = [output.kind for output in outputs]
        yield from check_large(arguments, chosen.checker, lambda: _files(arguments, chosen, outputs), limits, kinds)
    else:
        yield from check_files(_files(arguments, chosen, outputs), chosen.checker, limits)


def mend_documents(
    arguments: Arguments, chosen: Chosen, sift: Sift, deliver: Deliver, outputs: Sequence[OutputFile] = ()
) -> Iterator[Checked | Failure | Remark]:
    """As ``check_documents``, after the fixes are made that the command line asks for."""
    limits = read_limits(arguments.limits)
    files = _files(arguments, chosen, outputs)
    yield from mend_files(files, chosen.checker, sift, deliver, limits, unsafe=arguments.unsafe)


def _files(arguments: Arguments, chosen: Chosen, outputs: Sequence[OutputFile]) -> Iterator[str | Failure]:
    written = arguments.write_baseline
    for path in without_outputs(find_files(_paths(arguments), chosen.lookup), outputs):
        if isinstance(path, Failure):
            yield path
            continue
        baseline = written or _baseline(path, chosen)
        if not baseline or os.path.realpath(path) != os.path.realpath(baseline):
            yield path


def _baseline(path: str, chosen: Chosen) -> str | None:
    try:
        return chosen.lookup.conditions(path).settings.baseline
    except Mistake:  # told when the document is checked
        return None


def _paths(arguments: Arguments) -> Iterator[str]:
    yield from arguments.paths
    if arguments.files_from is not None:
        from linter.archive.listing import listed_paths

        if arguments.files_from == STANDARD_INPUT and STANDARD_INPUT in arguments.paths:
            raise Mistake(
                "标准输入不能既是要检查的文件，又是路径列表",
                "standard input cannot be both a document and the list of paths",
            )
        yield from listed_paths(arguments.files_from, null=arguments.null)

"""The documents that the command line names, and what is found in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.archive.limits import read_limits
from linter.checking import Checker
from linter.command.arguments import Arguments
from linter.document import STANDARD_INPUT
from linter.files import find_files
from linter.language import Mistake
from linter.report.outputs import OutputFile, without_outputs
from linter.results import Checked, Failure
from linter.run import check_files


def check_documents(
    arguments: Arguments, checker: Checker, outputs: Sequence[OutputFile] = ()
) -> Iterator[Checked | Failure]:
    """The results of every document of the command line, in its order; what this run writes is none of them."""
    limits = read_limits(arguments.limits)
    paths = without_outputs(find_files(_paths(arguments)), outputs)
    yield from check_files(paths, checker, limits)


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

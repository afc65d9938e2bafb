"""Paths into documents: archives opened, remote folders listed, the rest left to be read where it is checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linter.archive.entries import archive_suffix
from linter.archive.limits import Limits
from linter.checking import Checker
from linter.files import Member
from linter.language import Mistake
from linter.readers import read_data
from linter.results import Checked, Failure

Given = str | Member
"""The path of a document that is still to be read, or one that was read."""


def open_documents(paths: Iterable[str | Failure], limits: Limits) -> Iterator[Given | Failure]:
    """*paths* as they come, but in place of an archive the documents in it, and of a URL those it stands for."""
    for path in paths:
        if isinstance(path, Failure):
            yield path
        elif is_remote(path):
            from linter.archive.remote import remote_documents

            yield from remote_documents(path, limits)
        elif archive_suffix(path):
            from linter.archive.members import read_archive

            yield from read_archive(path, limits)
        else:
            yield path


def check_given(given: Given, checker: Checker) -> Iterator[Checked | Failure]:
    """The results of one document, read first where that is still to be done."""
    if isinstance(given, Member):
        yield from checker.check(given.path, given.data)
    elif is_remote(given):
        try:
            data = content_of(given)
        except Mistake as mistake:
            yield Failure(given, mistake)
        else:
            yield from checker.check(given, data)
    else:
        yield from checker.check(given)


def content_of(given: Given) -> bytes:
    """The bytes of one document.

    Raises Mistake when they cannot be had.
    """
    if isinstance(given, Member):
        return given.data
    if is_remote(given):
        from linter.archive.remote import read_remote

        return read_remote(given)
    return read_data(given)


def path_of(given: Given) -> str:
    """What one document is called."""
    return given.path if isinstance(given, Member) else given


def is_within(path: str) -> bool:
    """Whether the document at *path* lies in an archive or on another machine, where it cannot be written."""
    return is_remote(path) or any(archive_suffix(part) for part in re.split(r"[/\\!]", path)[:-1])


def is_remote(path: str) -> bool:
    """Whether *path* is a URL, such as ``s3://bucket/reports``."""
    return "://" in path

"""The entries of ``.tar`` archives, compressed or not, read once from front to end."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from typing import BinaryIO, cast

from linter.archive.compressed import Metered
from linter.archive.entries import Entry, decode_name


def tar_entries(stream: Metered) -> Iterator[Entry]:
    """Every file of the archive; each must be read before the next is asked for. Links are left out.

    Raises tarfile.TarError, EOFError and what else a damaged archive makes of itself, EOFError also when its end is
    missing.
    """
    with tarfile.open(fileobj=cast(BinaryIO, stream), mode="r|") as archive:
        for member in archive:
            if member.isreg() and not member.issparse():
                name = decode_name(member.name.encode("utf-8", "surrogateescape"))
                yield Entry(name, partial(_opened, archive, member), member.size)
            # The list of all members would grow with the archive.
            archive.members.clear()  # type: ignore[attr-defined]  # where tarfile gathers them
        reached = archive.offset
    stream.drain()
    if stream.count <= reached:
        raise EOFError("no end-of-archive entry")


def _opened(archive: tarfile.TarFile, member: tarfile.TarInfo) -> closing[BinaryIO]:
    return closing(cast(BinaryIO, archive.extractfile(member)))

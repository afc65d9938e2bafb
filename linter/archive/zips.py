"""The entries of ``.zip`` archives, their names in UTF-8 or in the GBK that Windows and WPS write."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from linter.archive.entries import Entry, decode_name

_ENCRYPTED, _UTF8 = 0x1, 0x800
_UNICODE_PATH = 0x7075
_DOS = 0


def zip_entries(stream: BinaryIO) -> Iterator[Entry]:
    """Every file of the archive, in the order of its directory.

    Raises zipfile.BadZipFile and what else a damaged archive makes of itself. Names follow PKWARE's APPNOTE: bit 11
    of the flags tells UTF-8, the extra field 0x7075 (Info-ZIP) holds it beside another encoding.
    """
    with zipfile.ZipFile(stream) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                yield Entry(
                    _name(info),
                    partial(archive.open, info),  # type: ignore[arg-type]  # read only, as bytes
                    info.file_size,
                    info.compress_size,
                    encrypted=bool(info.flag_bits & _ENCRYPTED),
                    alone=True,
                )


def _name(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF8:
        name = info.orig_filename
    else:
        # Without the bit zipfile takes names for the code page of the first PCs.
        raw = info.orig_filename.encode("cp437")
        name = _unicode_path(info.extra, raw) or decode_name(raw)
    name = name.partition("\0")[0]
    return name.replace("\\", "/") if info.create_system == _DOS else name


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in the extra field, unless *raw* was changed by a program that does not know the field."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field = extra[4 : 4 + size]
        if kind == _UNICODE_PATH and len(field) > 5 and struct.unpack_from("<BL", field) == (1, zlib.crc32(raw)):
            return field[5:].decode("utf-8", "backslashreplace")
        extra = extra[4 + size :]
    return None

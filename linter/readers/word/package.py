"""The package of a Word document: opened with care, or refused with a sentence that says what to do."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from linter.language import Mistake

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

LARGEST = 256 * 2**20
"""Bytes that all parts of a document may have together, unpacked."""
HIGHEST_RATIO = 200
"""How many times its packed size a document larger than SPARED may have: XML packs well, a bomb far better."""
SPARED = 32 * 2**20
MOST_PARTS = 10_000

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WITH_PASSWORD = 1


def open_word(data: bytes, path: str) -> WordDocument:
    """The document whose file holds *data*, read from *path*.

    Raises Mistake when the library is not installed, and for what is damaged, encrypted, of another format or bloated.
    """
    try:
        import docx
    except ImportError as error:
        raise Mistake(
            '检查 Word 文件（“{path}”）要先安装一个组件：pip install "reportlint[docx]"',
            "to check Word files ('{path}') install one more package: pip install \"reportlint[docx]\"",
            path=path,
        ) from error
    _refuse_old(data, path)
    _refuse_bloated(data, path)
    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:
        # What is wrong with a document reaches us as any error of the library and of those below it.
        if "macroEnabled" in str(error):
            raise Mistake(
                "“{path}”是带宏的 Word 文档，没有检查；请在 Word 或 WPS 里另存为不带宏的 .docx 再检查",
                "'{path}' is a Word document with macros and was not checked; save it as .docx without macros",
                path=path,
            ) from error
        raise _damaged(path) from error


def _refuse_old(data: bytes, path: str) -> None:
    if not data.startswith(_COMPOUND_FILE):
        return
    if _ENCRYPTED in data:
        raise _encrypted(path)
    raise Mistake(
        "“{path}”是旧版 Word 或 WPS 文档；请在 Word 或 WPS 里另存为 .docx 再检查",
        "'{path}' is a document of an older Word or of WPS; save it as .docx and check that",
        path=path,
    )


def _refuse_bloated(data: bytes, path: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise _damaged(path) from error
    if any(part.flag_bits & _WITH_PASSWORD for part in parts):
        raise _encrypted(path)
    # No more of a part is unpacked than it says of itself.
    size = sum(part.file_size for part in parts)
    if size > LARGEST or len(parts) > MOST_PARTS or size > max(SPARED, HIGHEST_RATIO * len(data)):
        raise Mistake(
            "“{path}”展开后有 {size} MB、{parts} 个部件，像是压缩炸弹，没有检查；请在 Word 里压缩图片或拆成几份再检查",
            "'{path}' unpacks to {size} MB in {parts} parts, as a bomb does, and was not checked; "
            "compress its pictures or split it in Word, and check what you saved",
            path=path,
            size=size // 2**20,
            parts=len(parts),
        )


def _encrypted(path: str) -> Mistake:
    return Mistake(
        "“{path}”设了密码，读不了；请去掉密码另存一份再检查",
        "'{path}' is protected by a password; save a copy without it and check that",
        path=path,
    )


def _damaged(path: str) -> Mistake:
    return Mistake(
        "“{path}”不是完好的 Word 文档（.docx），打不开；请在 Word 或 WPS 里修复并另存为 .docx 再检查",
        "'{path}' is no sound Word document (.docx); have Word or WPS repair it, save it as .docx and check that",
        path=path,
    )

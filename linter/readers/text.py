"""Plain text: bytes into a Document and back, byte for byte."""

from __future__ import annotations

import codecs
import re

from linter.document import Document, Origin
from linter.language import Mistake

# UTF-32 stands before UTF-16, whose little-endian mark it begins with.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# Byte order or mark is not in their names; what Windows writes without a mark is little-endian.
MARKLESS = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
SIGNATURES = (
    (b"PK\x03\x04", "Office/WPS/ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word 97/WPS"),
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
)
ASCII = bytes(range(128))
THREE_BYTES = re.compile(rb"(?:\xe0[\xa0-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]|\xed[\x80-\x9f])[\x80-\xbf]")
LINE_END = re.compile(r"\r\n|\r|\n")


def decode(data: bytes, path: str, encoding: str | None = None) -> Document:
    """The text in *data*, read from *path*; a byte order mark tells more surely than *encoding*.

    Without either it is strict UTF-8, else strict GB18030. Raises Mistake when *data* is no plain text, is
    damaged, or *encoding* is unknown or does not fit.
    """
    _refuse_binary(data, path)
    mark, marked = next(((mark, name) for mark, name in MARKS if data.startswith(mark)), (b"", None))
    body = data[len(mark) :]
    if not marked and not encoding and b"\0" in body:
        raise _holds_nul(path, body[: body.index(b"\0")].decode("latin-1"))
    chosen = marked or (_codec(encoding) if encoding else _told_by_bytes(body))
    try:
        text = body.decode(chosen)
    except UnicodeError as error:
        reached = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise Mistake(
            "“{path}”第 {line} 行（字节偏移 {offset}）不是有效的 {encoding} 文本，可能已损坏；"
            "请从原稿重新保存，如果是别的编码，请用 --encoding 指明",
            "'{path}' is not valid {encoding} in line {line} (byte offset {offset}) and may be damaged; "
            "save it again from its source, or name its encoding with --encoding",
            path=path,
            line=_line_after(body[:reached].decode(chosen, "replace")),
            offset=len(mark) + reached,
            encoding=chosen.upper() if marked or encoding or chosen == "utf-8" else "UTF-8 / GB18030",
        ) from error
    if "\0" in text:
        raise _holds_nul(path, text[: text.index("\0")])
    newlines = _line_ends(text)
    if newlines != "\n":
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Document(text, Origin(path, chosen, mark, newlines))


def encode(document: Document) -> bytes:
    """The bytes of *document* as its file holds them.

    Raises UnicodeEncodeError for a character its encoding lacks, and ValueError when its line ends are mixed
    and there are no longer as many of them as in the file.
    """
    origin = document.origin
    if isinstance(origin.newlines, str):
        text = document.text.replace("\n", origin.newlines)
    else:
        lines = document.text.split("\n")
        text = "".join(line + end for line, end in zip(lines, (*origin.newlines, ""), strict=True))
    return origin.byte_order_mark + text.encode(origin.encoding)


def _line_ends(text: str) -> str | tuple[str, ...]:
    carriage_returns = text.count("\r")
    if not carriage_returns:
        return "\n"
    pairs, line_feeds = text.count("\r\n"), text.count("\n")
    if carriage_returns == pairs == line_feeds:
        return "\r\n"
    return tuple(LINE_END.findall(text)) if line_feeds else "\r"


def _codec(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)  # codecs such as rot13 and zlib are known, but not for text
    except (LookupError, ValueError) as error:
        raise Mistake(
            "不认识编码 {encoding}；常用的有 utf-8、gb18030、utf-16",
            "unknown encoding {encoding}; usual ones are utf-8, gb18030 and utf-16",
            encoding=encoding,
        ) from error
    return MARKLESS.get(name, name)


def _told_by_bytes(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if _share_of_utf8(data) > 0.5 else "gb18030"
    return "utf-8"


def _share_of_utf8(data: bytes) -> float:
    """The share of the non-ASCII bytes that stand in three-byte UTF-8 sequences, which Chinese is written in.

    Measured on cuttings of 20 characters: at least 0.67 in UTF-8 with one damaged byte, at most 0.5 in GB18030.
    """
    non_ascii = len(data.translate(None, ASCII))
    return 3 * sum(1 for _ in THREE_BYTES.finditer(data)) / max(non_ascii, 1)


def _refuse_binary(data: bytes, path: str) -> None:
    for signature, name in SIGNATURES:
        if data.startswith(signature):
            raise Mistake(
                "“{path}”是 {name} 格式的文件，不是纯文本；请在 Word 或 WPS 里另存为“纯文本（.txt）”再检查",
                "'{path}' is a file in {name} format, not plain text; save it as plain text (.txt) and check that",
                path=path,
                name=name,
            )


def _holds_nul(path: str, before: str) -> Mistake:
    return Mistake(
        "“{path}”第 {line} 行有空字符，不是纯文本；请另存为纯文本（.txt）再检查，"
        "如果它是没有 BOM 的 UTF-16 文本，请加 --encoding utf-16-le",
        "'{path}' holds a NUL character in line {line}, so it is no plain text; save it as plain text (.txt), "
        "or give --encoding utf-16-le if it is UTF-16 without a byte order mark",
        path=path,
        line=_line_after(before),
    )


def _line_after(text: str) -> int:
    return len(LINE_END.findall(text)) + 1

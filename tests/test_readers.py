"""Bytes into documents and back."""

from __future__ import annotations

import codecs
import io
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from linter.document import Document, Origin
from linter.language import Mistake
from linter.readers import is_walked, read, read_bytes
from linter.readers.text import decode, encode

REPORT = "关于甲县工作的报告\n一、“十四五”开局良好，完成投资1.5亿元。\n"

READ = {
    "empty": (b"", "", "utf-8", "\n"),
    "ascii": (b"a\nb", "a\nb", "utf-8", "\n"),
    "utf-8": (REPORT.encode(), REPORT, "utf-8", "\n"),
    "utf-8 with mark": (codecs.BOM_UTF8 + REPORT.encode(), REPORT, "utf-8", "\n"),
    "only a mark": (codecs.BOM_UTF8, "", "utf-8", "\n"),
    "utf-16 little": (codecs.BOM_UTF16_LE + REPORT.encode("utf-16-le"), REPORT, "utf-16-le", "\n"),
    "utf-16 big": (codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be"), REPORT, "utf-16-be", "\n"),
    "utf-32 little": (codecs.BOM_UTF32_LE + REPORT.encode("utf-32-le"), REPORT, "utf-32-le", "\n"),
    "gb18030": (REPORT.encode("gb18030"), REPORT, "gb18030", "\n"),
    "gb18030 with mark": (b"\x84\x31\x95\x33" + REPORT.encode("gb18030"), REPORT, "gb18030", "\n"),
    "gb18030 of one word": ("报告".encode("gb18030"), "报告", "gb18030", "\n"),
    "windows lines": ("甲\r\n乙\r\n".encode(), "甲\n乙\n", "utf-8", "\r\n"),
    "old mac lines": ("甲\r乙\r".encode(), "甲\n乙\n", "utf-8", "\r"),
    "mixed lines": ("甲\r\n乙\n丙\r丁".encode(), "甲\n乙\n丙\n丁", "utf-8", ("\r\n", "\n", "\r")),
    "doubled return": ("甲\r\r\n乙".encode(), "甲\n\n乙", "utf-8", ("\r", "\r\n")),
    "other line separators are text": ("甲\x85乙\u2028丙\x0b\n".encode(), "甲\x85乙\u2028丙\x0b\n", "utf-8", "\n"),
}


@pytest.mark.parametrize(("data", "text", "encoding", "newlines"), READ.values(), ids=READ)
def test_bytes_become_text_and_the_same_bytes_again(data, text, encoding, newlines):
    document = decode(data, "a.txt")
    assert document.text == text
    assert (document.origin.path, document.origin.encoding) == ("a.txt", encoding)
    assert document.origin.newlines == newlines
    assert encode(document) == data


CHOSEN = {
    "gbk": (REPORT.encode("gbk"), "gbk", "gbk"),
    "big5": ("關於甲縣工作的報告".encode("big5"), "Big5", "big5"),
    "utf-16 without mark is little-endian": (REPORT.encode("utf-16-le"), "utf-16", "utf-16-le"),
    "utf-8-sig without mark": (REPORT.encode(), "utf-8-sig", "utf-8"),
    "a mark tells more surely": (codecs.BOM_UTF8 + REPORT.encode(), "gb18030", "utf-8"),
}


@pytest.mark.parametrize(("data", "encoding", "told"), CHOSEN.values(), ids=CHOSEN)
def test_a_given_encoding(data, encoding, told):
    document = decode(data, "a.txt", encoding)
    assert document.origin.encoding == told
    assert encode(document) == data
    assert document.text.startswith("关于甲县") or document.text.startswith("關於甲縣")


DAMAGED = REPORT.encode()[:31] + b"\xff" + REPORT.encode()[31:]
REFUSED = {
    "damaged utf-8": (DAMAGED, None, "“a.txt”第 2 行（字节偏移 31）不是有效的 UTF-8 文本，可能已损坏；"),
    "utf-8 cut off within a character": (
        REPORT.encode() + b"\xe6\x8a",
        None,
        f"“a.txt”第 3 行（字节偏移 {len(REPORT.encode())}）不是有效的 UTF-8 文本，可能已损坏；",
    ),
    "damaged after a mark": (
        codecs.BOM_UTF8 + b"a\r\n\xff",
        None,
        "“a.txt”第 2 行（字节偏移 6）不是有效的 UTF-8 文本，可能已损坏；",
    ),
    "damaged gb18030": (
        REPORT.encode("gb18030")[:21] + b"\xff" + REPORT.encode("gb18030")[21:],
        None,
        "“a.txt”第 2 行（字节偏移 21）不是有效的 UTF-8 / GB18030 文本，可能已损坏；",
    ),
    "not in the given encoding": (
        REPORT.encode("gb18030"),
        "utf-8",
        "“a.txt”第 1 行（字节偏移 0）不是有效的 UTF-8 文本，可能已损坏；",
    ),
    "cut off utf-16, whose bytes look like line ends": (
        codecs.BOM_UTF16_LE + "上上\n上".encode("utf-16-le")[:-1],
        None,
        "“a.txt”第 2 行（字节偏移 8）不是有效的 UTF-16-LE 文本，可能已损坏；",
    ),
    "unknown encoding": (b"a", "utf-9", "不认识编码 utf-9；常用的有 utf-8、gb18030、utf-16"),
    "an encoding that is none of text": (b"a", "rot13", "不认识编码 rot13；常用的有 utf-8、gb18030、utf-16"),
    "NUL": ("甲\n乙\0".encode(), None, "“a.txt”第 2 行有空字符，不是纯文本；请另存为纯文本（.txt）再检查，"),
    "utf-16 without mark": ("甲a\n".encode("utf-16-le"), None, "“a.txt”第 1 行有空字符，不是纯文本；"),
    "NUL in utf-16": (codecs.BOM_UTF16_LE + "甲\0".encode("utf-16-le"), None, "“a.txt”第 1 行有空字符，不是纯文本；"),
    "an image": (b"\x89PNG\r\n\x1a\n\0\0", None, "“a.txt”第 3 行有空字符，不是纯文本；"),
    "NUL in the given encoding": ("甲\0".encode("gb18030"), "gbk", "“a.txt”第 1 行有空字符，不是纯文本；"),
    "docx": (b"PK\x03\x04\x14\0", None, "“a.txt”是 Office/WPS/ZIP 格式的文件，不是纯文本；"),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None, "“a.txt”是 Word 97/WPS 格式的文件，不是纯文本；"),
    "pdf": (b"%PDF-1.7\n", None, "“a.txt”是 PDF 格式的文件，不是纯文本；"),
}


@pytest.mark.parametrize(("data", "encoding", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_sound_text_is_refused_with_a_sentence(data, encoding, sentence):
    with pytest.raises(Mistake) as caught:
        decode(data, "a.txt", encoding)
    assert caught.value.say("zh").startswith(sentence)
    assert "{" not in caught.value.say("en")


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n\ufeff"))
FORMS = [
    ("utf-8", b""),
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
]


@given(
    st.sampled_from(FORMS), st.lists(st.tuples(TEXTS, st.sampled_from(["\n", "\r", "\r\n", "\r\r\n", "\n\r"]))), TEXTS
)
def test_every_text_goes_back_byte_for_byte(form, lines, last):
    encoding, mark = form
    written = "".join(line + end for line, end in lines) + last
    data = mark + written.encode(encoding)
    assume(not written.startswith(("PK\x03\x04", "%PDF-", "{\\rtf")))
    document = decode(data, "a.txt")
    assert encode(document) == data
    assert "\r" not in document.text
    assert document.text == written.replace("\r\n", "\n").replace("\r", "\n")


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=20)


@given(HAN.map(lambda text: f"报告：{text}"), st.sampled_from(["\n", "\r\n"]))
def test_chinese_in_gb18030_goes_back_byte_for_byte(line, newline):
    data = (line + newline + line).encode("gb18030")
    document = decode(data, "a.txt")
    assert document.text == f"{line}\n{line}"
    assert encode(document) == data


@given(st.binary())
@example(b"\xff\xfe\x00\xd8")
@example(b"\x84\x31\xa4\x37")
def test_random_bytes_are_read_or_refused(data):
    with suppress(Mistake):
        assert "\0" not in decode(data, "a.txt").text


def test_line_ends_that_no_longer_fit_are_told():
    document = Document("甲\n乙\n丙", Origin(newlines=("\r\n",)))
    with pytest.raises(ValueError, match="shorter"):
        encode(document)


@pytest.mark.parametrize(("name", "known"), [("a.txt", True), ("A.TXT", True), ("a.md", False), ("txt", False)])
def test_what_is_taken_from_folders_is_told_by_suffix(name, known):
    assert is_walked(name) is known


def test_a_file_is_read_whatever_its_name(tmp_path: Path):
    path = tmp_path / "草稿.md"
    path.write_bytes(REPORT.encode("gb18030"))
    assert read(path).text == REPORT
    assert read(str(path), encoding="gbk").origin == Origin(str(path), "gbk")
    assert read_bytes(b"a", "x.weird").text == "a"


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode("gb18030"))))
    document = read("-")
    assert (document.text, document.origin.path) == (REPORT, "-")


def test_no_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(Mistake, match="no standard input"):
        read("-")


def test_a_missing_file(tmp_path: Path):
    with pytest.raises(Mistake) as caught:
        read(tmp_path / "无.txt")
    assert caught.value.say("zh") == f"找不到“{tmp_path / '无.txt'}”；请核对文件名和所在的文件夹"


def test_a_folder_is_no_file(tmp_path: Path):
    with pytest.raises(Mistake, match="is a folder"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PermissionError(13, "denied"), "没有权限读取“a.txt”；请先取得读取权限"),
        (OSError(5, "Input/output error"), "读不了“a.txt”：磁盘读写出错"),
    ],
    ids=["permission", "device"],
)
def test_a_file_that_cannot_be_read(monkeypatch, error, sentence):
    def fail(_):
        raise error

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(Mistake) as caught:
        read("a.txt")
    assert caught.value.say("zh") == sentence

"""Archives read in place: names, nesting, and everything that can be wrong with them."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import struct
import sys
import tarfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from linter.archive.entries import archive_suffix, holds_documents
from linter.archive.limits import Limits, read_limits
from linter.archive.listing import listed_paths
from linter.archive.opening import open_documents
from linter.files import Member, find_files
from linter.language import Mistake
from linter.results import Failure

NAME = "二〇二三年/工作总结.txt"


def zipped(**members: bytes | str) -> bytes:
    """A zip of *members*; Python writes names in UTF-8."""
    return zipped_all(members)


def zipped_all(members: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def zipped_raw(name: bytes, data: bytes = b"text", *, flags: int = 0, extra: bytes = b"", system: int = 0) -> bytes:
    """A zip of one stored member, its name and flags byte for byte."""
    head = struct.pack(
        "<HHHHHLLLHH", 20, flags, 0, 0, 33, zlib.crc32(data), len(data), len(data), len(name), len(extra)
    )
    local = b"PK\3\4" + head + name + extra + data
    central = b"PK\1\2" + struct.pack("<BB", 20, system) + head + struct.pack("<HHHLL", 0, 0, 0, 0, 0) + name + extra
    return local + central + b"PK\5\6" + struct.pack("<HHHHLLH", 0, 0, 1, 1, len(central), len(local), 0)


def tarred(members: dict[str, bytes], encoding: str = "utf-8") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", encoding=encoding, format=tarfile.GNU_FORMAT) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def read(path: Path, data: bytes, limits: Limits = Limits()) -> dict[str, bytes | str]:
    """What comes of an archive called *path* with this content: its documents, its failures under ``!``."""
    path.write_bytes(data)
    found: dict[str, bytes | str] = {}
    for given in open_documents([path.name], limits):
        if isinstance(given, Failure):
            assert given.mistake.say("en")
            found[f"! {given.path}"] = given.mistake.say("zh")
        else:
            assert isinstance(given, Member)
            found[given.path] = given.data
    return found


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


TEXT = {"a.txt": b"text"}
LAYOUTS: dict[str, tuple[bytes, str]] = {
    "a.zip": (zipped_all(TEXT), "a.txt"),
    "a.ZIP": (zipped_all(TEXT, zipfile.ZIP_STORED), "a.txt"),
    "bzip2.zip": (zipped_all(TEXT, zipfile.ZIP_BZIP2), "a.txt"),
    "lzma.zip": (zipped_all(TEXT, zipfile.ZIP_LZMA), "a.txt"),
    "a.tar": (tarred(TEXT), "a.txt"),
    "a.tar.gz": (gzip.compress(tarred(TEXT)), "a.txt"),
    "a.tgz": (gzip.compress(tarred(TEXT)), "a.txt"),
    "a.tar.bz2": (bz2.compress(tarred(TEXT)), "a.txt"),
    "a.tar.xz": (lzma.compress(tarred(TEXT)), "a.txt"),
    "a.txt.gz": (gzip.compress(b"text"), "a.txt"),
    "a.gz": (gzip.compress(b"text"), "a"),
    "a.txt.bz2": (bz2.compress(b"text"), "a.txt"),
    "a.txt.xz": (lzma.compress(b"text"), "a.txt"),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_layout_is_read_in_place(folder, name):
    data, member = LAYOUTS[name]
    assert read(folder / name, data) == {f"{name}!{member}": b"text"}


NAMES = {
    "utf-8, as Python and 7-Zip write": (zipped(**{NAME: b"text"}), NAME),
    "gbk, as Windows and WPS write": (zipped_raw(NAME.encode("gbk")), NAME),
    "utf-8 without its flag, as macOS writes": (zipped_raw(NAME.encode(), system=3), NAME),
    "a rare character of GB18030": (zipped_raw("㐂𠮷.txt".encode("gb18030")), "㐂𠮷.txt"),
    "a second byte that is a backslash": (zipped_raw("誠.txt".encode("gbk")), "誠.txt"),
    "backslashes for slashes": (zipped_raw("甲\\乙.txt".encode("gbk")), "甲/乙.txt"),
    "the field of Info-ZIP": (
        zipped_raw(
            b"_.txt",
            extra=struct.pack("<HHBL", 0x7075, 5 + len(NAME.encode()), 1, zlib.crc32(b"_.txt")) + NAME.encode(),
        ),
        NAME,
    ),
    "a stale field of Info-ZIP": (
        zipped_raw(b"new.txt", extra=struct.pack("<HHBL", 0x7075, 12, 1, zlib.crc32(b"old.txt")) + b"old.txt"),
        "new.txt",
    ),
}


@pytest.mark.parametrize(("data", "name"), NAMES.values(), ids=NAMES)
def test_names_in_a_zip(folder, data, name):
    assert read(folder / "a.zip", data) == {f"a.zip!{name}": b"text"}


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_names_in_a_tar(folder, encoding):
    assert read(folder / "a.tar", tarred({NAME: b"text"}, encoding)) == {f"a.tar!{NAME}": b"text"}


def test_only_documents_are_taken(folder):
    members: dict[str, bytes | str] = dict.fromkeys(
        ["b.txt", "a.TXT", "x.doc", ".hidden.txt", ".git/c.txt", "__MACOSX/._b.txt", "deep/er/d.txt", "e.csv.gz"],
        "text",
    )
    assert list(read(folder / "a.zip", zipped_all(members))) == ["a.zip!b.txt", "a.zip!a.TXT", "a.zip!deep/er/d.txt"]


def test_archives_within_archives(folder):
    inner = gzip.compress(tarred({"in.txt": b"text", "one.txt.gz": gzip.compress(b"one")}))
    assert read(folder / "a.zip", zipped_all({"x/b.tgz": inner, "c.txt": b"c"})) == {
        "a.zip!x/b.tgz!in.txt": b"text",
        "a.zip!x/b.tgz!one.txt.gz!one.txt": b"one",
        "a.zip!c.txt": b"c",
    }


def nested(depth: int) -> bytes:
    data = zipped(**{"a.txt": b"text"})
    for _ in range(depth - 1):
        data = zipped(**{"b.zip": data, "c.txt": b"c"})
    return data


def test_archives_within_archives_only_so_deep(folder):
    found = read(folder / "a.zip", nested(4), Limits(depth=3))
    assert found["! a.zip!b.zip!b.zip!b.zip"] == (
        "“a.zip!b.zip!b.zip!b.zip”是压缩包里的压缩包，超过 3 层，没有打开；需要时用 --limits depth=… 放宽"
    )
    assert [path for path in found if not path.startswith("!")] == [
        "a.zip!b.zip!b.zip!c.txt", "a.zip!b.zip!c.txt", "a.zip!c.txt"
    ]  # fmt: skip
    assert "a.zip!b.zip!b.zip!b.zip!a.txt" in read(folder / "a.zip", nested(4), Limits(depth=4))


# What is refused: one failure each, and the rest is read.

GOOD: dict[str, bytes | str] = {"first.txt": b"first", "last.txt": b"last"}
BLANKS = b" " * (3 << 20)


def between(name: str, data: bytes | str) -> dict[str, bytes | str]:
    return {"first.txt": GOOD["first.txt"], name: data, "last.txt": GOOD["last.txt"]}


def spoiled(data: bytes, name: str) -> bytes:
    """A zip whose member *name*, stored, has another content than its checksum tells."""
    at = data.index(name.encode()) + len(name)
    return data[:at] + b"\xff" + data[at + 1 :]


REFUSED: dict[str, tuple[str, bytes, Limits, list[str], str]] = {
    "a bomb": ("a.zip", zipped_all(between("bomb.txt", BLANKS)), Limits(), ["first.txt", "last.txt"], "a.zip!bomb.txt”展开后超过压缩大小的 200 倍，像是压缩炸弹"),
    "a large member": ("a.zip", zipped_all(between("large.txt", BLANKS), zipfile.ZIP_STORED), Limits(size=2 << 20), ["first.txt", "last.txt"], "a.zip!large.txt”展开后超过 2.0 MB"),
    "a large member of a tar": ("a.tar", tarred(between("large.txt", BLANKS)), Limits(size=2 << 20), ["first.txt", "last.txt"], "a.tar!large.txt”展开后超过 2.0 MB"),
    "a bomb in a tar": ("a.tar.gz", gzip.compress(tarred(between("bomb.txt", BLANKS * 6))), Limits(), ["first.txt"], "a.tar.gz”展开后超过压缩大小的 200 倍"),
    "a bomb in one": ("a.txt.gz", gzip.compress(BLANKS * 6), Limits(), [], "a.txt.gz”展开后超过压缩大小的 200 倍"),
    "bombs in a nested tar": ("a.zip", zipped_all({"first.txt": b"first", "b.tgz": gzip.compress(tarred({f"{n}.txt": BLANKS for n in range(20)})), "last.txt": b"last"}), Limits(), ["first.txt", *(f"b.tgz!{n}.txt" for n in range(5))], "a.zip”展开后超过压缩大小的 200 倍"),
    "too many members": ("a.zip", zipped_all({f"{n}.txt": b"text" for n in range(5)}), Limits(count=3), ["0.txt", "1.txt", "2.txt"], "a.zip”里的文件超过 3 个，其余的没有检查"),
    "a path that climbs": ("a.zip", zipped_all(between("../../etc/passwd.txt", b"x")), Limits(), ["first.txt", "last.txt"], "有 1 个文件的路径指向压缩包以外（如“../../etc/passwd.txt”）"),
    "a path from the root": ("a.tar", tarred(between("/etc/passwd.txt", b"x")), Limits(), ["first.txt", "last.txt"], "（如“/etc/passwd.txt”）"),
    "a path with a drive": ("a.zip", zipped_all(between("C:/x.txt", b"x")), Limits(), ["first.txt", "last.txt"], "（如“C:/x.txt”）"),
    "an encrypted member": ("a.zip", zipped_raw(b"secret.txt", flags=1), Limits(), [], "a.zip”里有 1 个加密的文件（如“secret.txt”），没有检查；请解密后再检查"),
    "a truncated zip": ("a.zip", zipped_all(GOOD)[:-30], Limits(), [], "a.zip”已损坏或不完整"),
    "a truncated tar": ("a.tar", tarred({"first.txt": b"first", "last.txt": b"last" * 400})[: 512 * 4], Limits(), ["first.txt"], "a.tar”已损坏或不完整"),
    "a tar cut between members": ("a.tar", tarred({"first.txt": b"first", "last.txt": b"last"})[: 512 * 2], Limits(), ["first.txt"], "a.tar”已损坏或不完整"),
    "a truncated tar.gz": ("a.tar.gz", gzip.compress(tarred({"first.txt": b"first", "last.txt": random.Random(1).randbytes(20000)}))[:9000], Limits(), ["first.txt"], "a.tar.gz”已损坏或不完整"),
    "a tar.gz without its checksum": ("a.tar.gz", gzip.compress(tarred({"first.txt": b"first"}))[:-8], Limits(), ["first.txt"], "a.tar.gz”已损坏或不完整"),
    "a truncated gz": ("a.txt.gz", gzip.compress(random.Random(1).randbytes(9000))[:5000], Limits(), [], "a.txt.gz”已损坏或不完整"),
    "a gz that is none": ("a.txt.gz", "报告".encode(), Limits(), [], "a.txt.gz”已损坏或不完整"),
    "a zip that is none": ("a.zip", "报告".encode(), Limits(), [], "a.zip”已损坏或不完整"),
    "a tar that is none": ("a.tar", "报告".encode() * 500, Limits(), [], "a.tar”已损坏或不完整"),
    "an empty file": ("a.zip", b"", Limits(), [], "a.zip”已损坏或不完整"),
    "a damaged member": ("a.zip", spoiled(zipped_all(between("bad.txt", b"text"), zipfile.ZIP_STORED), "bad.txt"), Limits(), ["first.txt", "last.txt"], "a.zip!bad.txt”已损坏或不完整，没能读完（BadZipFile: Bad CRC-32"),
    "a damaged archive within": ("a.zip", zipped_all(between("b.zip", b"no zip")), Limits(), ["first.txt", "last.txt"], "a.zip!b.zip”已损坏或不完整"),
    "no documents": ("a.zip", zipped_all({"x.doc": b"x"}), Limits(), [], "压缩包“a.zip”里没有可检查的文件（*.txt"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(folder, case):
    name, data, limits, given, sentence = case
    found = read(folder / name, data, limits)
    assert [path for path in found if not path.startswith("!")] == [f"{name}!{member}" for member in given]
    [told] = [str(value) for path, value in found.items() if path.startswith("!")]
    assert sentence in told


def test_of_many_bombs_no_more_is_read_than_of_a_large_one(folder):
    found = read(folder / "a.zip", zipped_all({"b.zip": zipped_all({f"{n}.txt": BLANKS for n in range(99)})}))
    assert len(found) < 20
    assert "其余的没有检查" in str(found["! a.zip"])


def test_many_encrypted_members_are_told_once(folder):
    one = zipped_raw(b"1.txt", flags=1)
    stream = io.BytesIO(zipped_all({f"{n}.txt": b"x" for n in range(3)}, zipfile.ZIP_STORED))
    data = bytearray(stream.getvalue())
    at = 0
    while (at := data.find(b"PK\1\2", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    assert list(read(folder / "a.zip", bytes(data))) == ["! a.zip"]
    assert len(read(folder / "b.zip", one)) == 1


def test_a_missing_archive_is_told(folder):
    [failure] = open_documents(["no.zip"], Limits())
    assert isinstance(failure, Failure)
    assert failure.mistake.say("zh") == "找不到“no.zip”；请核对文件名和所在的文件夹"


@pytest.mark.parametrize("seed", range(15))
@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tar"])
def test_no_damage_ends_the_run(folder, name, seed):
    draw = random.Random(seed)
    data = bytearray(LAYOUTS[name][0])
    for _ in range(draw.randrange(1, 12)):
        data[draw.randrange(len(data))] = draw.randrange(256)
    for path, value in read(folder / name, bytes(data[: draw.choice([len(data), draw.randrange(len(data))])])).items():
        assert path.startswith("!") or isinstance(value, bytes)


def test_a_bomb_is_not_noticed_by_its_blast(folder):
    """Members are read no further than is allowed: 200 MB of blanks cost no more than the limit."""
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w") as member:
        for _ in range(200):
            member.write(b" " * (1 << 20))
    tracemalloc.start()
    found = list(open_documents(["a.zip"], Limits()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found) == 1
    assert peak < 80 << 20


# Which files, and which paths.


def test_archives_stand_among_the_files_of_a_folder(folder):
    for name in ("a.zip", "b.txt", "c.txt.gz", "d.csv.gz", "e.tar.xz", "f.docx.bak"):
        (folder / name).write_bytes(b"")
    assert list(find_files(["."])) == ["a.zip", "b.txt", "c.txt.gz", "e.tar.xz"]


def test_the_longest_ending_tells():
    assert [archive_suffix(name) for name in ("a.tar.gz", "a.gz", "a.TGZ", "a.txt", "zip")] == [
        ".tar.gz", ".gz", ".tgz", None, None
    ]  # fmt: skip
    assert not holds_documents("a.js.gz")
    assert holds_documents("a.zip.gz")


LISTS: dict[str, tuple[bytes, bool, list[str]]] = {
    "lines": ("甲.txt\nb c.txt\n\nd.txt".encode(), False, ["甲.txt", "b c.txt", "d.txt"]),
    "lines of Windows": (b"\xef\xbb\xbfa.txt\r\nb.txt\r\n", False, ["a.txt", "b.txt"]),
    "NUL": ("a\nb.txt\0甲.txt\0".encode(), True, ["a\nb.txt", "甲.txt"]),
    "longer than a block": (b"".join(b"%06d.txt\n" % n for n in range(20000)), False, [f"{n:06}.txt" for n in range(20000)]),
    "empty": (b"", False, []),
}  # fmt: skip


@pytest.mark.parametrize(("data", "null", "paths"), LISTS.values(), ids=LISTS)
def test_lists_of_paths(folder, data, null, paths):
    (folder / "list").write_bytes(data)
    assert list(listed_paths("list", null=null)) == paths


def test_a_missing_list_is_told():
    with pytest.raises(Mistake, match=r"'no\.list' does not exist"):
        list(listed_paths("no.list", null=False))


def test_limits_are_read():
    assert read_limits(["depth=1", "size=2GB", "ratio=9", "count=7"]) == Limits(1, 2 << 30, 9, 7)
    assert read_limits(["size=3mib"]).size == 3 << 20


@pytest.mark.parametrize("word", ["depth", "depth=x", "deep=1", "ratio=2MB", "size=-1", "size=1TB"])
def test_limits_that_are_none_are_told(word):
    with pytest.raises(Mistake) as told:
        read_limits([word])
    assert f"“{word}”" in told.value.say("zh")


# Remote stores, the memory of this process standing for one.


@pytest.fixture
def remote() -> Callable[[str, bytes], None]:
    fsspec = pytest.importorskip("fsspec", reason="the extra `remote` is not installed")
    system = fsspec.filesystem("memory")
    system.store.clear()
    return system.pipe_file


def opened(*urls: str) -> list[str]:
    return [
        given.mistake.say("zh") if isinstance(given, Failure) else given if isinstance(given, str) else given.path
        for given in open_documents(find_files(urls), Limits())
    ]


def test_remote_documents(remote):
    remote("/r/b.txt", b"b")
    remote("/r/x/a.txt", b"a")
    remote("/r/x/no.doc", b"")
    remote("/r/z.zip", zipped_all({NAME: b"text"}))
    assert opened("memory://r") == ["memory:///r/b.txt", "memory:///r/x/a.txt", f"memory:///r/z.zip!{NAME}"]
    assert opened("memory://r/*.txt") == ["memory:///r/b.txt"]
    assert opened("memory://r/x/no.doc") == ["memory:///r/x/no.doc"]
    assert opened("memory://s/*.txt") == ["“memory://s/*.txt”里没有可检查的文件（*.txt, *.docx）"]


def test_remote_paths_that_lead_nowhere_are_told(remote, folder):
    from linter.archive.opening import check_given
    from linter.checking import Checker
    from linter.rule import RuleSet

    [failure] = check_given("memory://r/none.txt", Checker(RuleSet(())))
    assert isinstance(failure, Failure)
    assert "none.txt" in failure.mistake.say("zh")
    [sentence] = opened("nosuch://r/a.txt")
    assert sentence.startswith("读不了“nosuch://r/a.txt”：ValueError")


def test_a_list_and_an_archive_on_the_command_line(folder, capsys, monkeypatch):
    from linter.cli import main

    (folder / "own.yaml").write_text(
        "rules:\n  - id: mark\n    category: typo\n    severity: error\n    message: {zh: 错, en: wrong}\n"
        "    pattern: {any: 旳}\n    examples: {bad: [<<旳>>一, <<旳>>二], good: [的, 地]}\n",
        encoding="utf-8",
    )
    (folder / "a.zip").write_bytes(zipped_raw(NAME.encode("gbk"), "甲旳乙".encode("gbk")))
    (folder / "b.zip").write_bytes(b"none")
    (folder / "list").write_bytes(b"a.zip\0b.zip\0")
    words = ["--no-bundled", "--rules", "own.yaml", "--format", "line", "--files-from"]
    assert main([*words, "list", "-0"]) == 2
    printed = capsys.readouterr()
    assert printed.out == f"a.zip!{NAME}:1:2: 错误: 错 [mark]\n"
    assert printed.err == (
        "“b.zip”已损坏或不完整，没能读完（BadZipFile: File is not a zip file）；请重新取得这个压缩包\n"
    )
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a.zip\n")))
    assert main([*words, "-"]) == 1
    assert main([*words, "-", "-"]) == 2

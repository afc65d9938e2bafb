"""The files a run writes besides the screen."""

from __future__ import annotations

import gc
import io
import json
import os
import stat
import sys
import weakref
from contextlib import suppress
from pathlib import Path

import pytest

from linter.atomic import replacing, unwritable
from linter.cli import main
from linter.document import Document, Origin
from linter.language import Mistake
from linter.report import OUTPUTS
from linter.report.outputs import OutputFile, open_outputs, read_outputs
from linter.report.report import Context
from linter.results import Summary
from tests.reporting import checked, finding

RULES = """\
rules:
  - id: blank-mark
    category: placeholder
    severity: error
    message: {zh: "“{quote}”没有填写", en: "'{quote}' was never filled in"}
    pattern: {any: ['X+(?=县)']}
    examples: {bad: ["<<X>>县工作", "关于<<XX>>县"], good: ["甲县", "X光"]}
"""
OWN = ("--no-bundled", "--rules", "own.yaml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "own.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "坏.txt").write_text("X县工作", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


KINDS = {
    "r.json": OutputFile("json", "r.json"),
    "结果/R.JSON": OutputFile("json", "结果/R.JSON"),
    "结果.txt": OutputFile("text", "结果.txt"),
    "line:结果.txt": OutputFile("line", "结果.txt"),
    "line:a:b": OutputFile("line", "a:b"),
    "C:\\a\\b.json": OutputFile("json", "C:\\a\\b.json"),
    "./json:b.txt": OutputFile("text", "./json:b.txt"),
}


@pytest.mark.parametrize(("word", "file"), KINDS.items(), ids=KINDS)
def test_the_kind_is_told_by_the_name_or_named(word, file):
    assert read_outputs([word]) == (file,)


WRONG = {
    "name tells nothing": (["r.doc"], "看不出“r.doc”是哪种结果文件；请写成 种类:路径，种类可以是 csv, "),
    "kind misspelt": (["josn:r"], "看不出“josn:r”是哪种结果文件，是不是“json:”；请写成"),
    "twice": (["r.json", "./r.json"], "--output 两次写同一个文件“./r.json”"),
    "a document": (["./坏.txt"], "“./坏.txt”既是要检查的文件又是 --output；请把结果写到别的文件"),
    "no path": (["json:"], "看不出“json:”是哪种结果文件"),
}


@pytest.mark.parametrize(("words", "sentence"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_written_is_told_before_anything_is_checked(words, sentence, capsys):
    assert main([*OWN, "坏.txt", *[part for word in words for part in ("--output", word)]]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(sentence)
    assert Path("坏.txt").read_text(encoding="utf-8") == "X县工作"


def test_the_screen_and_two_files(capsys):
    assert main([*OWN, "坏.txt", "--output", "r.json", "--output", "line:r"]) == 1
    assert "第1行第1字" in capsys.readouterr().out
    assert json.loads(Path("r.json").read_bytes())["summary"]["errors"] == 1
    assert Path("r").read_bytes() == "坏.txt:1:1: 错误: “X”没有填写 [blank-mark]\n".encode()


def test_results_of_an_earlier_run_are_no_documents(capsys):
    for _ in range(2):
        assert main([*OWN, ".", "--format", "json", "--output", "结果.txt"]) == 1
        assert json.loads(capsys.readouterr().out)["summary"]["documents"] == 1


@pytest.mark.parametrize("word", ["结果.txt", "line:结果.txt", "markdown:结果.txt"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_results_of_every_kind_for_people_may_be_written_again(word, language):
    for _ in range(2):
        assert main([*OWN, ".", "--lang", language, "--output", word]) == 1


def test_a_draft_in_the_folder_checked_is_never_overwritten(folder, capsys):
    draft = "甲县工作\n检查了12个村。\n"
    (folder / "好.txt").write_text(draft, encoding="utf-8")
    assert main([*OWN, ".", "--output", "好.txt"]) == 2
    assert capsys.readouterr().err.startswith("“好.txt”在要检查的文件当中，不像以前的检查结果，没有覆盖它；")
    assert (folder / "好.txt").read_text(encoding="utf-8") == draft
    assert sorted(os.listdir()) == ["own.yaml", "坏.txt", "好.txt"]


def test_files_hold_no_colours(capsys):
    main([*OWN, "坏.txt", "--color", "always", "--output", "结果.txt"])
    assert "\x1b" in capsys.readouterr().out
    assert "\x1b" not in Path("结果.txt").read_text(encoding="utf-8")


UNWRITABLE = {
    "no folder": ("无/r.json", "写不了“无/r.json”：没有文件夹“无”，请先建好\n"),
    "a folder": ("json:夹", "“夹”是文件夹，不能写成文件\n"),
    "below a file": ("坏.txt/r.json", "写不了“坏.txt/r.json”：没有文件夹“坏.txt”，请先建好\n"),
}


@pytest.mark.parametrize(("word", "sentence"), UNWRITABLE.values(), ids=UNWRITABLE)
def test_a_file_that_cannot_be_made(word, sentence, folder, capsys):
    (folder / "夹").mkdir()
    assert main([*OWN, "坏.txt", "--output", word]) == 2
    assert capsys.readouterr() == ("", sentence)


def refused(*_: object) -> object:
    raise PermissionError(13, "Permission denied")


def test_no_permission_is_told(monkeypatch, folder, capsys):
    (folder / "r.json").write_text("old")
    monkeypatch.setattr("linter.atomic.open", refused, raising=False)
    assert main([*OWN, "坏.txt", "--output", "r.json"]) == 2
    assert capsys.readouterr().err == "写不了“r.json”：没有写入权限，或者文件正在别的程序里打开着\n"


def test_a_run_that_breaks_off_leaves_the_old_file_and_nothing_else(folder):
    (folder / "r.json").write_text("old")
    before = sorted(os.listdir())
    with suppress(KeyboardInterrupt), open_outputs(read_outputs(["r.json"]), Context(io.StringIO())) as (report,):
        report.end(Summary())
        raise KeyboardInterrupt
    assert sorted(os.listdir()) == before
    assert (folder / "r.json").read_text() == "old"


def test_troubles_of_the_screen_are_not_told_of_a_file():
    with pytest.raises(BrokenPipeError), open_outputs(read_outputs(["r.json"]), Context(io.StringIO())):
        raise BrokenPipeError


class Gone(io.StringIO):
    """Standard output whose reader has gone."""

    def write(self, text: str) -> int:
        raise BrokenPipeError(32, "Broken pipe")


def test_files_are_written_though_the_reader_of_the_screen_has_gone(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdout", Gone())
    assert main([*OWN, "坏.txt", "--output", "r.json"]) == 2
    assert json.loads(Path("r.json").read_bytes())["summary"]["errors"] == 1
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /dev/full")
def test_a_full_disk_is_told_with_the_file():
    with pytest.raises(Mistake) as told, open_outputs(read_outputs(["json:/dev/full"]), Context(io.StringIO())) as made:
        made[0].end(Summary())
    assert told.value.say("en") == "cannot write '/dev/full': No space left on device"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /dev/fd")
def test_a_pipe_is_written_as_it_is():
    reading, writing = os.pipe()
    with open(reading, "rb") as stream:
        with open(writing, "wb"), replacing(f"/dev/fd/{writing}") as pipe:
            pipe.write(b"told")
        assert stream.read() == b"told"


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are those of POSIX")
def test_a_link_stays_one_and_the_file_keeps_its_permissions(folder):
    (folder / "real").write_bytes(b"old")
    (folder / "real").chmod(0o640)
    (folder / "link").symlink_to("real")
    with replacing("link") as stream:
        stream.write(b"new")
    assert (folder / "link").is_symlink()
    assert (folder / "real").read_bytes() == b"new"
    assert stat.S_IMODE((folder / "real").stat().st_mode) == 0o640
    with replacing("new") as stream:
        stream.write(b"")
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE((folder / "new").stat().st_mode) == 0o666 & ~umask


def test_other_reasons_are_given_as_the_system_tells_them():
    assert unwritable("a", OSError(5, "Input/output error")).say("zh") == "写不了“a”：磁盘读写出错"


@pytest.mark.parametrize("kind", OUTPUTS)
def test_no_report_keeps_documents(kind):
    document = Document("X县", Origin("a.txt"))
    report = OUTPUTS[kind].make(Context(io.StringIO(), store="run.sqlite"))
    report.document(checked(document, finding(document, 0, 1, "没填")))
    kept = weakref.ref(document)
    del document
    gc.collect()
    assert kept() is None

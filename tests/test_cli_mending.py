"""Mending and letting rest from the command line: files, screens, exit status."""

from __future__ import annotations

import io
import json
import os
import re
import stat
import sys
from pathlib import Path

import pytest

from linter import rewriting
from linter.cli import main

RULES = """\
rules:
  - id: half-comma
    category: punctuation
    severity: warning
    message: {zh: 汉字之间用了半角逗号, en: half-width comma between Chinese characters}
    fix: safe
    pattern: {any: ['(?<=\\p{Han}),(?=\\p{Han})'], fix: '，'}
    examples: {bad: ["甲<<,>>乙", "丙<<,>>丁"], good: ["1,000", "a,b"]}
  - id: about-twice
    category: wording
    severity: info
    message: {zh: '“{quote}”重复', en: "'{quote}' says it twice"}
    fix: unsafe
    pattern: {any: ['大约(?=[0-9]+左右)'], fix: ''}
    examples: {bad: ["<<大约>>5左右", "有<<大约>>9左右"], good: ["大约5", "5左右"]}
  - id: blank-mark
    category: placeholder
    severity: error
    message: {zh: "“{quote}”没有填写", en: "'{quote}' was never filled in"}
    pattern: {any: ['X+(?=县)']}
    examples: {bad: ["<<X>>县", "<<XX>>县"], good: ["甲县", "X光"]}
"""
OWN = ("--no-settings", "--no-bundled", "--rules", "own.yaml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "own.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "稿.txt").write_bytes("X县工作\r\n好,坏，大约5左右 \n末,行\r".encode("gb18030"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_fixes_are_written_and_told_with_what_is_left(folder, capsys):
    assert main([*OWN, "--fix", "稿.txt"]) == 1
    assert (folder / "稿.txt").read_bytes() == "X县工作\r\n好，坏，大约5左右 \n末，行\r".encode("gb18030")
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out == (
        "稿.txt  已改好 2 处\n\n"
        "  第2行  “,”改为“，”  [half-comma]\n"
        "  第3行  “,”改为“，”  [half-comma]\n\n"
        "稿.txt  共 2 处\n\n"
        "  第1行第1字  错误  “X”没有填写  [blank-mark]\n    X县工作\n    ^\n\n"
        "  第2行第5字  提示  “大约”重复  [about-twice]\n    好，坏，大约5左右 \n            ^^^^\n"
        "    建议删去标出的文字（请核对）\n\n"
        "检查了 1 个文件：错误 1 处，提示 1 处。\n"
        "已改好 1 个文件里的 2 处：half-comma 2 处。\n"
        "其中 1 处可以用 --fix --unsafe 改，改后请核对。\n"
        "请逐处核对改正，然后再检查一遍。\n"
        "想知道某一处为什么要改：reportlint --explain 规则名（规则名写在方括号里）\n"
    )


def test_a_second_run_changes_nothing(folder, capsys):
    main([*OWN, "--fix", "--unsafe", "稿.txt"])
    assert (folder / "稿.txt").read_bytes() == "X县工作\r\n好，坏，5左右 \n末，行\r".encode("gb18030")
    before = os.stat("稿.txt")
    assert main([*OWN, "--fix", "--unsafe", "稿.txt"]) == 1
    after = os.stat("稿.txt")
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert "已改好" not in capsys.readouterr().out.partition("请逐处")[2]


DIFF = """\
--- 稿.txt
+++ 稿.txt
@@ -1,3 +1,3 @@
 X县工作
-好,坏，大约5左右 
-末,行
+好，坏，大约5左右 
+末，行
"""  # noqa: W291 - a space that ends a line must stay


def test_a_preview_writes_nothing(folder, capsys):
    before = (folder / "稿.txt").read_bytes()
    assert main([*OWN, "--diff", "稿.txt"]) == 1
    printed = capsys.readouterr()
    assert printed.out == DIFF
    assert printed.err == "1 个文件有 2 处可以改（还没有写入）：half-comma 2 处。\n"
    assert main([*OWN, "--diff", "--unsafe", "--fix", "--lang", "en", "稿.txt"]) == 1
    assert "+好，坏，5左右 \n" in (printed := capsys.readouterr()).out
    assert printed.err == "Would fix 3 places in 1 files: half-comma 2, about-twice 1.\n"
    assert (folder / "稿.txt").read_bytes() == before


def test_a_preview_of_nothing(folder, capsys):
    (folder / "好.txt").write_text("X县", encoding="utf-8")
    assert main([*OWN, "--diff", "好.txt"]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "没有可以改的地方。\n")
    assert main([*OWN, "--diff", "好.txt", "无.txt"]) == 2


def test_a_preview_without_a_last_line_end(folder, capsys):
    (folder / "a.txt").write_text("好,坏", encoding="utf-8")
    main([*OWN, "--diff", "a.txt"])
    end = "\\ No newline at end of file\n"
    assert capsys.readouterr().out.endswith(f"-好,坏\n{end}+好，坏\n{end}")


def test_a_preview_on_a_terminal_hides_nothing(folder, monkeypatch, capsys):
    (folder / "a.txt").write_text("\x1b[31m好,坏\n", encoding="utf-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    main([*OWN, "--diff", "--color", "never", "a.txt"])
    assert "<转义符>[31m好，坏" in capsys.readouterr().out


def test_a_preview_in_colours_sets_off_what_changes(folder, capsys):
    (folder / "a.txt").write_text("好,坏\n", encoding="utf-8")
    main([*OWN, "--diff", "--color", "always", "a.txt"])
    printed = capsys.readouterr().out
    assert "\x1b[7;31m,\x1b[0m" in printed
    assert "\x1b[7;32m，\x1b[0m" in printed
    bare = re.sub(r"\x1b\[[\d;]*m", "", printed)
    main([*OWN, "--diff", "--color", "never", "a.txt"])
    assert capsys.readouterr().out == bare


def through(monkeypatch: pytest.MonkeyPatch, data: bytes) -> io.BytesIO:
    """Give *data* on standard input; what comes out of standard output."""
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8", write_through=True))
    return out


@pytest.mark.parametrize("text", ["X县好,坏\r\n", "好\n"], ids=["mended", "nothing to mend"])
def test_standard_input_is_given_back_mended(text, monkeypatch, capsys):
    out = through(monkeypatch, b"\xff\xfe" + text.encode("utf-16-le"))
    assert main([*OWN, "--fix", "-"]) == int("X" in text)
    assert out.getvalue() == b"\xff\xfe" + text.replace(",", "，").encode("utf-16-le")
    assert ("标准输入  已改好 1 处" in capsys.readouterr().err) == ("," in text)


def test_what_is_let_rest_is_not_mended(folder, capsys):
    (folder / "a.txt").write_text("好,坏\n", encoding="utf-8")
    assert main([*OWN, "--write-baseline", "known.jsonl", "a.txt"]) == 0
    assert capsys.readouterr().out == ("已写好基线“known.jsonl”：记下 1 个文件的 1 处问题（新记 1 处，去掉 0 处）。\n")
    (folder / "a.txt").write_text("好,坏\n甲,乙\n", encoding="utf-8")
    assert main([*OWN, "--baseline", "known.jsonl", "--fix", "a.txt"]) == 0
    assert (folder / "a.txt").read_text(encoding="utf-8") == "好,坏\n甲，乙\n"
    assert "没有列出：基线记下的 1 处。\n" in capsys.readouterr().out


def test_settings_let_rest_what_is_right_as_it_stands(folder, capsys):
    (folder / ".reportlint.yaml").write_text(
        "rules: own.yaml\nbundled: false\nbaseline: known.jsonl\nignore:\n"
        "  - {rule: half-comma, quote: '好,坏', reason: 原文如此}\n"
        "  - {rule: blank-mark, quote: XX, reason: 没有的}\n",
        encoding="utf-8",
    )
    (folder / "a.txt").write_text("好,坏\n甲,乙\n", encoding="utf-8")
    os.unlink("稿.txt")
    main(["--write-baseline", "known.jsonl", "a.txt"])
    assert '"count": 1' in (folder / "known.jsonl").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["."]) == 0
    printed = capsys.readouterr()
    unused = ".reportlint.yaml:6: 这条忽略没有用上：规则 blank-mark 没有报告“XX”；请核对引文，或者删去这一条\n"
    assert printed.err == unused
    assert printed.out == "检查了 1 个文件，没有发现问题。\n没有列出：基线记下的 1 处，按设置忽略的 1 处。\n"
    assert main([".", "--strict"]) == 1
    assert main([".", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out.partition("\n没有列出")[2].partition("\n")[2])["summary"]
    assert (told["known"], told["ignored"], [remark["sort"] for remark in told["remarks"]]) == (1, 1, ["unused-ignore"])
    assert main(["--fix", "."]) == 0
    assert (folder / "a.txt").read_text(encoding="utf-8") == "好,坏\n甲,乙\n"


def test_a_stale_baseline_is_told_and_fails_a_strict_run(folder, capsys):
    (folder / "a.txt").write_text("好,坏\n", encoding="utf-8")
    main([*OWN, "--write-baseline", "known.jsonl", "a.txt"])
    (folder / "a.txt").write_text("好\n", encoding="utf-8")
    assert main([*OWN, "--baseline", "known.jsonl", "a.txt"]) == 0
    assert capsys.readouterr().err == (
        "known.jsonl:2: “a.txt”里的“,”[half-comma]记有 1 处，现有 0 处；重写基线即可更新：--write-baseline known.jsonl\n"
    )
    assert main([*OWN, "--baseline", "known.jsonl", "a.txt", "--strict"]) == 1
    assert main([*OWN, "--write-baseline", "known.jsonl", "a.txt", "无.txt"]) == 2
    assert (folder / "known.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_many_remarks_are_cut_short(folder, capsys):
    (folder / "a.txt").write_text("，".join("甲,乙" for _ in range(2)), encoding="utf-8")
    lines = [f'{{"path": "a.txt", "rule": "half-comma", "quote": "{n}", "count": 1}}' for n in range(25)]
    (folder / "b.jsonl").write_text("\n".join(['{"reportlint-baseline": 1}', *lines]), encoding="utf-8")
    main([*OWN, "--baseline", "b.jsonl", "a.txt"])
    told = capsys.readouterr().err.split("\n")
    assert (len(told), told[-2]) == (22, "这样的提醒还有 5 条；--format json 列出全部。")


BROKEN = {
    "a baseline that is not there": (
        ["--baseline", "none"],
        "找不到基线文件“none”；先用 --write-baseline none 写一份\n",
    ),
    "a broken baseline": (
        ["--baseline", "own.yaml"],
        "own.yaml:1: 这一行不是 JSON；改好它，或者删去这个文件后用 --write-baseline 重新写\n",
    ),
    "unsafe alone": (["--unsafe"], "--unsafe 要与 --fix 或 --diff 合用\n"),
    "reading and writing": (
        ["--baseline", "a", "--write-baseline", "b"],
        "--write-baseline 和 --baseline 不能合用\n",
    ),
    "writing and mending": (["--fix", "--write-baseline", "b"], "--write-baseline 和 --fix 不能合用\n"),
    "a preview and a report": (["--diff", "--output", "a.json"], "--diff 和 --output 不能合用\n"),
}


@pytest.mark.parametrize(("words", "sentence"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_done_is_told(words, sentence, capsys):
    assert main([*OWN, *words, "稿.txt"]) == 2
    printed = capsys.readouterr()
    assert (printed.out, os.path.basename(printed.err)) == ("", os.path.basename(sentence))


@pytest.mark.skipif(os.name != "posix", reason="permissions and links are those of POSIX systems")
def test_permissions_and_links_stay(folder):
    (folder / "稿.txt").chmod(0o640)
    (folder / "别名.txt").symlink_to("稿.txt")
    main([*OWN, "--fix", "别名.txt"])
    assert (folder / "别名.txt").is_symlink()
    assert stat.S_IMODE((folder / "稿.txt").stat().st_mode) == 0o640
    assert "好，坏" in (folder / "稿.txt").read_text(encoding="gb18030")
    assert sorted(path.name for path in folder.iterdir()) == sorted(["own.yaml", "稿.txt", "别名.txt"])


def test_a_file_that_cannot_be_written_stays_and_is_told(folder, monkeypatch, capsys):
    before = (folder / "稿.txt").read_bytes()

    def replace(_source: str, target: str) -> None:
        raise PermissionError(13, "Permission denied", target)

    monkeypatch.setattr(os, "replace", replace)
    (folder / "b.txt").write_text("X县", encoding="utf-8")
    assert main([*OWN, "--fix", "稿.txt", "b.txt"]) == 2
    printed = capsys.readouterr()
    assert "写不了“稿.txt”：没有写入权限，或者文件正在别的程序里打开着\n" in printed.err
    assert "已改好" not in printed.out
    assert "检查了 2 个文件" in printed.out
    assert (folder / "稿.txt").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["b.txt", "own.yaml", "稿.txt"]


def test_a_file_that_changed_meanwhile_is_left(folder, monkeypatch, capsys):
    read = rewriting.mend

    def meddle(path: str, *rest: object, **named: object) -> object:
        mended = read(path, *rest, **named)
        Path(path).write_text("别人写的", encoding="utf-8")
        return mended

    monkeypatch.setattr(rewriting, "mend", meddle)
    assert main([*OWN, "--fix", "稿.txt"]) == 2
    assert "“稿.txt”没有修改：检查时它被别的程序改动了；请再运行一遍\n" in capsys.readouterr().err
    assert (folder / "稿.txt").read_text(encoding="utf-8") == "别人写的"


def test_documents_in_archives_are_checked_and_left(folder, capsys):
    import zipfile

    with zipfile.ZipFile("稿.zip", "w") as archive:
        archive.writestr("a.txt", "好,坏")
    before = (folder / "稿.zip").read_bytes()
    assert main([*OWN, "--fix", "稿.zip"]) == 1
    assert (folder / "稿.zip").read_bytes() == before
    printed = capsys.readouterr()
    assert "这份文件不能由程序改写，里面有 1 处请自己改" in printed.err
    assert "--fix" not in printed.out
    main([*OWN, "--write-baseline", "known.jsonl", "稿.zip"])
    capsys.readouterr()
    assert main([*OWN, "--baseline", "known.jsonl", "--strict", "稿.txt", "--fail-on", "never"]) == 0
    assert main([*OWN, "--baseline", "known.jsonl", "--strict", "稿.zip"]) == 0
    assert capsys.readouterr().err == ""
    os.unlink("稿.zip")
    main([*OWN, "--baseline", "known.jsonl", "稿.txt"])
    assert "“稿.zip!a.txt”里的“,”[half-comma]记有 1 处，现有 0 处" in capsys.readouterr().err


def test_a_baseline_is_no_document(folder, capsys):
    assert main([*OWN, "--write-baseline", "基线.txt", "."]) == 0
    assert main([*OWN, "--baseline", "基线.txt", "."]) == 0
    assert "检查了 1 个文件，没有发现问题。" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["line", "screen"])
def test_what_is_let_rest_rests_in_a_stored_run_too(form, folder, capsys):
    pytest.importorskip("pyromark", reason="the reader of Markdown is not installed")
    os.unlink("稿.txt")
    (folder / "a.txt").write_text("原文：好,坏\n", encoding="utf-8")
    (folder / "b.md").write_text("<!-- reportlint-ignore half-comma: 原文 -->\n好,坏\n", encoding="utf-8")
    (folder / ".reportlint.yaml").write_text(
        "rules: own.yaml\nbundled: false\nignore:\n  - {rule: half-comma, quote: '原文：好,坏', reason: 原文}\n",
        encoding="utf-8",
    )
    assert main(["--store", "runs.sqlite", "--format", form, "--strict", "a.txt", "b.md"]) == 0
    printed = capsys.readouterr()
    assert "half-comma" not in printed.out + printed.err

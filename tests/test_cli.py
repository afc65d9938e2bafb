"""The command line from words to exit status."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from linter.cli import THREADS, main
from linter.command import commands
from linter.command.arguments import read_arguments
from linter.command.options import all_options
from linter.language import Mistake
from linter.version import __version__

ROOT = Path(__file__).resolve().parents[1]
RULES = """\
rules:
  - id: blank-mark
    category: placeholder
    severity: error
    message: {zh: "占位符“{quote}”没有填写", en: "'{quote}' was never filled in"}
    why: {zh: 读者不知道说的是哪里。, en: A reader cannot tell what is meant.}
    pattern: {any: ['X+(?=县)']}
    examples:
      bad: ["<<X>>县工作", "关于\\n<<XX>>县"]
      good: ["甲县", "X光"]
  - id: half-comma
    category: punctuation
    severity: warning
    message: {zh: 汉字之间用了半角逗号, en: half-width comma between Chinese characters}
    source: GB/T 15834-2011
    fix: safe
    pattern: {any: ['(?<=\\p{Han}),(?=\\p{Han})'], fix: '，'}
    examples:
      bad: [{text: "甲<<,>>乙", fixed: "甲，乙"}, {text: "丙<<,>>丁", fixed: "丙，丁"}]
      good: ["1,000", "a,b"]
"""
OWN = ("--no-bundled", "--rules", "own.yaml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "own.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "坏.txt").write_bytes("X县工作\r\n好,坏\r\n".encode("gb18030"))
    (tmp_path / "好.txt").write_text("甲县工作", encoding="utf-8")
    (tmp_path / "逗号.txt").write_text("好,坏", encoding="utf-8")
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "-稿.log").write_bytes(b"")
    (tmp_path / "二进制.txt").write_bytes(b"\x89PNG\0")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


STATUSES = {
    "clean": (["好.txt"], 0),
    "error": (["坏.txt"], 1),
    "warning": (["逗号.txt"], 1),
    "warning below the bar": (["逗号.txt", "--fail-on", "error"], 0),
    "never": (["坏.txt", "--fail-on=never"], 0),
    "left out": (["逗号.txt", "--skip", "punctuation"], 0),
    "not chosen": (["逗号.txt", "--only", "blank-mark,placeholder"], 0),
    "empty": (["空.txt"], 0),
    "missing": (["好.txt", "无.txt"], 2),
    "binary": (["二进制.txt"], 2),
    "wrong encoding": (["坏.txt", "--encoding", "utf-8"], 2),
    "unknown encoding": (["好.txt", "--encoding", "utf-9"], 2),
    "unknown rule": (["好.txt", "--only", "blank-marks"], 2),
    "no rule left": (["好.txt", "--skip", "blank-mark,half-comma"], 2),
    "folder": (["."], 2),
    "list": (["--list-rules"], 0),
    "explain": (["--explain", "half-comma"], 0),
    "test": (["--test-rules"], 0),
    "options between paths": (["好.txt", "--lang", "en", "坏.txt"], 1),
    "paths after --": (["--", "好.txt"], 0),
}


@pytest.mark.parametrize(("words", "status"), STATUSES.values(), ids=STATUSES)
def test_the_exit_status(words, status, capsys):
    assert main([*OWN, *words]) == status
    assert "Traceback" not in capsys.readouterr().err


def test_the_screen_of_a_file_in_gb18030(capsys):
    assert main([*OWN, "坏.txt", "无.txt"]) == 1 + 1
    printed = capsys.readouterr()
    assert printed.err == "找不到“无.txt”；请核对文件名和所在的文件夹\n"
    assert printed.out == (
        "坏.txt  共 2 处\n\n"
        "  第1行第1字  错误  占位符“X”没有填写  [blank-mark]\n    X县工作\n    ^\n\n"
        "  第2行第2字  警告  汉字之间用了半角逗号  [half-comma]\n    好,坏\n      ^\n    改为“，”\n\n\n"
        "检查了 1 个文件：错误 1 处，警告 1 处。\n"
        "有 1 项没能检查完，原因见上。\n"
        "其中 1 处可以用 --fix 自动改好（--diff 预览）。\n"
        "请逐处核对改正，然后再检查一遍。\n"
        "想知道某一处为什么要改：reportlint --explain 规则名（规则名写在方括号里）\n"
    )


def test_json_in_a_folder(capsys):
    assert main([*OWN, "--format", "json", "."]) == 2
    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert [(found["path"], found["rule"], found["start"]) for found in told["findings"]] == [
        ("坏.txt", "blank-mark", 0),
        ("坏.txt", "half-comma", 6),
        ("逗号.txt", "half-comma", 1),
    ]
    assert told["summary"] == {
        "documents": 4,
        "findings": 3,
        "errors": 1,
        "warnings": 2,
        "infos": 0,
        "fixable": 2,
        "doubtful": 0,
        "known": 0,
        "ignored": 0,
        "fixed": {},
        "remarks": [],
        "failures": [{"path": "二进制.txt", "message": printed.err.rstrip("\n")}],
    }


def test_arithmetic_keeps_to_one_thread_unless_told_otherwise(monkeypatch):
    for name in THREADS:
        monkeypatch.setenv(name, "4")
    main(["--version"])
    assert {os.environ[name] for name in THREADS} == {"4"}
    for name in THREADS:
        monkeypatch.delenv(name)
    main(["--version"])
    assert {os.environ[name] for name in THREADS} == {"1"}


def test_standard_input(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("X县".encode("gb18030"))))
    assert main([*OWN, "--format", "line", "-"]) == 1
    assert capsys.readouterr().out == "-:1:1: 错误: 占位符“X”没有填写 [blank-mark]\n"


WRONG = {
    "unknown option": (["--formt", "json"], "没有选项“--formt”，是不是“--format”；用 --help 查看全部选项\n"),
    "unknown option in English": (
        ["--formt=json", "--lang=en"],
        "there is no option '--formt=json', did you mean '--format'; --help shows all options\n",
    ),
    "value missing": (["--format"], "选项 --format 后面要写一个值\n"),
    "value too many": (["--version=3"], "选项 --version 后面不能带值\n"),
    "a number below nothing": (["--jobs", "-1", "好.txt"], "--jobs 不能是“-1”；写进程个数或 auto\n"),
    "value wrong": (
        ["--format", "jsn"],
        "--format 不能是“jsn”，是不是“json”；可以是 screen, summary, line, json, jsonl, rdjsonl, github\n",
    ),
    "language wrong": (["--lang", "fr"], "--lang 不能是“fr”；可以是 zh, en\n"),
    "unknown rule": (
        [*OWN, "--explain", "half-coma"],
        "没有名为“half-coma”的规则或类别，是不是“half-comma”；用 --list-rules 查看全部\n",
    ),
    "a file that begins with a dash": (["-稿.log"], "没有选项“-稿.log”；如果是文件，请写成 ./-稿.log\n"),
    "day wrong": (["--as-of", "六月", "好.txt"], "--as-of 应为日期（如 2025-06-30）或 today，不是“六月”\n"),
    "a document as the baseline": (
        ["--baseline", "./好.txt", "好.txt"],
        "“./好.txt”既是要检查的文件又是 --baseline；请核对命令\n",
    ),
    "format of a difference": (["--diff", "--format", "json", "好.txt"], "--diff 和 --format 不能合用\n"),
    "two commands": (["--list-rules", "--init"], "--init 和 --list-rules 不能合用\n"),
    "nothing to check": (
        [],
        "用法：reportlint [选项] 路径…\n例如：reportlint 半年总结.txt（全部选项见 reportlint --help）\n",
    ),
    "nothing to check in English": (
        ["--lang", "en"],
        "usage: reportlint [OPTIONS] PATH...\nfor example: reportlint draft.txt (reportlint --help shows all options)\n",
    ),
}


@pytest.mark.parametrize(("words", "sentence"), WRONG.values(), ids=WRONG)
def test_a_wrong_command_line_is_told_in_a_sentence(words, sentence, capsys):
    assert main(words) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", sentence)


def test_mistakes_in_rule_files_are_told_with_their_places(folder, capsys):
    (folder / "bad.yaml").write_text("rules:\n  - id: a\n    categry: date\n", encoding="utf-8")
    assert main(["--rules", "bad.yaml", "好.txt"]) == 2
    assert "bad.yaml:3:5: " in capsys.readouterr().err


TABLE = """\
规则名      类别  级别  问题
blank-mark  占位  错误  占位符“…”没有填写
half-comma  标点  警告  汉字之间用了半角逗号

共 2 条规则。
"""
TABLE_EN = """\
rule        category     severity  message
half-comma  punctuation  warning   half-width comma between Chinese characters

Rules: 1
"""
PAGE = """\
half-comma  标点  警告
汉字之间用了半角逗号

依据：GB/T 15834-2011
改法：明确，照改即可

这样写会报告：
    甲,乙
      ^
    改后：甲，乙
    丙,丁
      ^
    改后：丙，丁

这样写没有问题：
    1,000
    a,b
"""
PAGE_EN = """\
blank-mark  placeholder  error
'…' was never filled in

Why: A reader cannot tell what is meant.

Reported:
    X县工作
    ^

    关于
    XX县
    ^^

Not reported:
    甲县
    X光
"""


@pytest.mark.parametrize(
    ("words", "page"),
    [
        (["--list-rules"], TABLE),
        (["--list-rules", "--lang", "en", "--only", "half-comma"], TABLE_EN),
        (["--explain", "half-comma"], PAGE),
        (["--explain", "blank-mark", "--lang", "en"], PAGE_EN),
        (["--test-rules"], "2 条规则的 8 个示例全部通过。\n"),
        (["--version"], f"reportlint {__version__}\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_told_of_the_rules(words, page, capsys):
    assert main([*OWN, *words]) == 0
    assert capsys.readouterr().out == page


def test_the_list_of_rules_for_programs(capsys):
    assert main([*OWN, "--list-rules", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [rule["rule"] for rule in told["rules"]] == ["blank-mark", "half-comma"]
    assert told["rules"][0]["message"] == "占位符“{quote}”没有填写"
    assert told["rules"][0]["fix"] is None


def test_one_rule_for_programs(capsys):
    assert main([*OWN, "--explain", "half-comma", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["rule"], told["fix"]) == ("half-comma", "safe")
    assert told["bad"][0] == {"text": "甲,乙", "reported": [[1, 2]], "fixed": "甲，乙", "beside": None}
    assert [example["text"] for example in told["good"]] == ["1,000", "a,b"]


def test_an_example_that_does_not_hold(folder, capsys):
    (folder / "own.yaml").write_text(RULES.replace("1,000", "戊,己"), encoding="utf-8")
    assert main([*OWN, "--test-rules"]) == 1
    assert capsys.readouterr().out == (
        "own.yaml:20: half-comma: 误报：不该报告“,”\n    戊,己\n      ^  报告了\n\n"
        "1 处没有通过：误报 1（共 2 条规则、8 个示例）。\n"
    )


def test_verdicts_for_programs(folder, capsys):
    (folder / "own.yaml").write_text(RULES.replace("1,000", "戊,己"), encoding="utf-8")
    assert main([*OWN, "--test-rules", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["rules"], told["examples"]) == (2, 8)
    (verdict,) = told["verdicts"]
    assert (verdict["path"], verdict["line"], verdict["verdict"], verdict["reported"]) == (
        "own.yaml",
        20,
        "noisy",
        [1, 2],
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_rule_file_passes_its_own_tests(language, folder, capsys):
    assert main(["--new-rule", "house.yaml", "--lang", language]) == 0
    assert "house.yaml" in capsys.readouterr().out
    assert main(["--rules", "house.yaml", "--test-rules", "--lang", "zh"]) == 0
    assert capsys.readouterr().out == "2 条规则的 8 个示例全部通过。\n"
    (folder / "局.txt").write_text("报县大数据局备案", encoding="utf-8")
    assert main(["--rules", "house.yaml", "--only", "house-name", "局.txt"]) == 1


NOT_WRITTEN = {
    "there already": ("own.yaml", "“own.yaml”已经有了，没有改动；请另起一个名字，或在其中照样添一条\n"),
    "another suffix": ("规则", "规则文件的名字要以 .yaml 结尾：“规则.yaml”\n"),
    "no folder": ("无/a.yaml", "写不了“无/a.yaml”：没有文件夹“无”，请先建好\n"),
}


@pytest.mark.parametrize(("path", "sentence"), NOT_WRITTEN.values(), ids=NOT_WRITTEN)
def test_a_rule_file_that_is_not_written(path, sentence, capsys):
    assert main(["--new-rule", path]) == 2
    assert capsys.readouterr() == ("", sentence)
    assert Path("own.yaml").read_text(encoding="utf-8") == RULES


def test_the_bundled_rules_are_used_unless_left_out(capsys):
    assert main(["--list-rules", "--rules", "own.yaml"]) == 0
    assert len(capsys.readouterr().out.split("\n")) > len(TABLE.split("\n"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_help_page_tells_every_option(language, capsys):
    assert main(["-h", "--lang", language]) == 0
    page = capsys.readouterr().out
    assert all(option.synopsis(language) in page for option in all_options())
    assert max(map(len, page.split("\n"))) <= 120


def test_every_option_has_its_place_in_the_arguments():
    arguments = read_arguments(["a", "--only", "x,y", "--only=z，w", "--rules", "r,1", "--rules", "r2", "--", "-b"])
    assert arguments.paths == ("a", "-b")
    assert arguments.only == ("x", "y", "z", "w")
    assert arguments.rules == ("r,1", "r2")


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_names_the_options(shell, capsys):
    assert main(["--print-completion", shell]) == 0
    script = capsys.readouterr().out
    assert "list-rules" in script
    assert "screen" in script


def interrupt(*_: object) -> int:
    raise KeyboardInterrupt


def test_an_interrupt_ends_quietly(monkeypatch, capsys):
    monkeypatch.setattr(commands, "check", interrupt)
    assert main(["好.txt"]) == 130
    assert capsys.readouterr().err == ""


FAILING = {
    "its reader has gone": (BrokenPipeError(32, "Broken pipe"), ""),
    "its reader has gone, as Windows tells it": (OSError(22, "Invalid argument"), ""),
    "the disk is full": (OSError(28, "No space left on device"), "结果没有写完：磁盘满了\n"),
}


@pytest.mark.parametrize(("error", "sentence"), FAILING.values(), ids=FAILING)
def test_output_that_cannot_be_written(monkeypatch, capsys, error, sentence):
    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr(commands, "check", fail)
    monkeypatch.setattr(os, "dup2", lambda *_: None)
    assert main(["好.txt"]) == 2
    assert capsys.readouterr().err == sentence


def test_a_failure_of_the_program_is_a_sentence(monkeypatch, capsys):
    def fail(*_: object) -> int:
        raise RuntimeError("oh")

    monkeypatch.setattr(commands, "check", fail)
    assert main(["好.txt"]) == 2
    assert capsys.readouterr().err.startswith("程序出错，“reportlint 好.txt”没有处理完（RuntimeError: oh，test_cli.py:")


COLOURS = {
    "never": (["--color", "never"], {}, True, False),
    "always": (["--color", "always"], {"NO_COLOR": "1"}, False, True),
    "on a terminal": ([], {}, True, True),
    "in a file": ([], {}, False, False),
    "NO_COLOR": ([], {"NO_COLOR": "1"}, True, False),
    "dumb terminal": ([], {"TERM": "dumb"}, True, False),
}


@pytest.mark.parametrize("case", COLOURS.values(), ids=COLOURS)
def test_colours(case, monkeypatch, capsys):
    words, environment, terminal, coloured = case
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    main([*OWN, *words, "坏.txt"])
    assert ("\x1b[" in capsys.readouterr().out) == coloured


def run(*words: str, encoding: str = "utf-8", **more: object) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "linter", *OWN, *words]
    return subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60, **more)


def test_a_chinese_console_that_lacks_a_character(folder):
    (folder / "𠮷.txt").write_text("𠮷X县", encoding="utf-8")
    done = run("𠮷.txt", encoding="gbk")
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode("gbk").split("\n")[:5] == [
        "\\U00020bb7.txt  共 1 处",
        "",
        "  第1行第2字  错误  占位符“X”没有填写  [blank-mark]",
        "    \\U00020bb7X县",
        "              ^",
    ]


def test_a_console_without_chinese_is_spoken_to_in_english():
    done = run("坏.txt", encoding="ascii")
    assert done.returncode == 1
    assert "line 2, column 2  warning  half-width comma between Chinese characters" in done.stdout.decode("ascii")


def test_json_is_utf_8_on_every_console():
    done = run("--format", "json", "--lang", "zh", "坏.txt", encoding="gbk")
    assert json.loads(done.stdout.decode("utf-8"))["findings"][0]["path"] == "坏.txt"


def start(code: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", code], env=environment, stdin=pipe, stdout=pipe, stderr=pipe)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_ctrl_c_ends_with_130_and_no_traceback():
    code = "import linter.cli, sys; print('ready', flush=True); sys.exit(linter.cli.main(['-']))"
    with start(code) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().strip() == b"ready"
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.3)  # it waits for standard input
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert process.stderr.read() == b""


def test_a_reader_that_goes_away_is_no_error_to_tell():
    with start("import linter.cli, sys; sys.stdin.read(); sys.exit(linter.cli.main(['--help']))") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.close()
        assert process.wait(20) == 2
        assert process.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /dev/full")
def test_a_full_disk_is_told():
    with open("/dev/full", "wb") as full:
        environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-m", "linter", *OWN, "坏.txt"]
        done = subprocess.run(command, env=environment, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("结果没有写完：")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no shell that closes a stream")
def test_closed_streams_end_nothing():
    command = [sys.executable, "-m", "linter", *OWN, "坏.txt"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["sh", "-c", '"$@" >&- 2>&-', "sh", *command], env=environment, capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


def test_a_wrong_value_is_a_mistake():
    with pytest.raises(Mistake):
        read_arguments(["--color", "blue"])


def test_the_help_page_needs_no_rules():
    code = "import sys, linter.cli; linter.cli.main(['--help']); sys.exit('linter.rule' in sys.modules)"
    with start(code) as process:
        process.communicate(timeout=60)
    assert process.returncode == 0

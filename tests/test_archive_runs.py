"""Runs over an archive, as a user has them: workers, a store, and everything that can cut a run off."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from linter.archive.limits import Limits
from linter.archive.pool import ProcessEngine
from linter.archive.progress import Lines, Silent, bar
from linter.archive.session import check_all, record_all
from linter.archive.store import Store
from linter.archive.work import Check, in_this_process
from linter.checking import Checker
from linter.cli import main
from linter.files import find_files
from linter.results import Checked, Failure
from linter.rulefiles.loading import load_rules
from linter.run import check_files
from tests.archives import RULES

DOCUMENTS = 120
QUIET = Silent()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of documents in several encodings, a zip among them, some of them broken."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "own.yaml").write_text(RULES, encoding="utf-8")
    (folder / "docs").mkdir()
    draw = random.Random(3)
    for number in range(DOCUMENTS):
        text = (
            f"{'X' * draw.randrange(3)}县{2015 + number % 9}年工作总结\n\n"
            + "全年工作,进展顺利。\n" * draw.randrange(40)
        )
        encoding = draw.choice(["utf-8", "gb18030", "utf-16"])
        (folder / "docs" / f"{number:03}.txt").write_bytes(text.encode(encoding))
    (folder / "docs" / "050.txt").write_bytes(b"\x89PNG\0")
    with zipfile.ZipFile(folder / "docs" / "更早.zip", "w") as packed:
        for number in range(20):
            packed.writestr(f"{number}.txt", f"X县,好{number}")
    (folder / "docs" / "坏.zip").write_bytes(b"PK")
    return folder


@pytest.fixture(autouse=True)
def _here(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(archive)


@pytest.fixture
def checker(archive: Path) -> Checker:
    return Checker(load_rules([archive / "own.yaml"], bundled=False))


def comparable(results: Iterator[Checked | Failure]) -> list[object]:
    return [
        (result.path, result.mistake.say("zh"))
        if isinstance(result, Failure)
        else (result.document.origin.path, result.document.text, result.findings)
        for result in results
    ]


def expected(checker: Checker) -> list[object]:
    return comparable(check_files(find_files(["docs"]), checker))


def record(store: Path, checker: Checker, engine=in_this_process, watcher=QUIET, paths=("docs",)) -> int:
    with Store(store, writable=True) as open_store:
        return record_all(
            find_files(paths), checker, engine, limits=Limits(), watcher=watcher, store=open_store, arguments={}
        )


def stored(store: Path) -> list[object]:
    with Store(store) as open_store:
        run = open_store.latest()
        assert run.finished
        return comparable(open_store.results(run.number))


def test_workers_find_what_one_process_finds_in_the_same_order(checker):
    for engine in (in_this_process, ProcessEngine(2)):
        results = check_all(find_files(["docs"]), checker, engine, limits=Limits(), watcher=Silent())
        assert comparable(results) == expected(checker)


@pytest.mark.parametrize("engine", [in_this_process, ProcessEngine(2)], ids=["here", "workers"])
def test_a_store_holds_what_was_found(tmp_path, checker, engine):
    record(tmp_path / "s.sqlite", checker, engine)
    assert stored(tmp_path / "s.sqlite") == expected(checker)
    record(tmp_path / "s.sqlite", checker, engine)
    assert stored(tmp_path / "s.sqlite") == expected(checker)
    with Store(tmp_path / "s.sqlite") as store:
        assert [run.linted for run in store.runs()] == [DOCUMENTS - 1 + 20, 0]


@contextmanager
def cut_off(store: Path, checker: Checker, seconds: float) -> Iterator[multiprocessing.Process]:
    """A run in a process of its own that is killed after so long."""
    run = multiprocessing.get_context("fork").Process(target=record, args=(store, checker, Slowly()))
    run.start()
    time.sleep(seconds)
    run.kill()
    run.join()
    yield run


class Slowly:
    """One document after another, none in less than a moment, so that a kill finds the run at work."""

    def __call__(self, tasks, work):
        for outcome in in_this_process(tasks, work):
            time.sleep(0.0005)
            yield outcome


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork, and starting anew takes too long here")
@pytest.mark.parametrize("seed", range(10))
def test_a_run_killed_again_and_again_loses_and_doubles_nothing(tmp_path, checker, seed, monkeypatch):
    """Fifty kills in all, at random moments; what is left each time is taken up by the next run."""
    monkeypatch.setattr("linter.archive.writing._COMMIT_SECONDS", 0.005)
    store, draw = tmp_path / "s.sqlite", random.Random(seed)
    killed = 0
    for _ in range(5):
        with cut_off(store, checker, draw.random() * 0.12) as run:
            killed += run.exitcode == -signal.SIGKILL
    assert killed
    record(store, checker)
    assert stored(store) == expected(checker)
    with Store(store) as open_store:
        [double] = next(open_store.query("SELECT count(*) - count(DISTINCT path) FROM documents"))
        [run_count] = next(open_store.query("SELECT count(*) FROM runs"))
        assert double == 0
        assert run_count == 1 or killed < 5


def test_what_was_done_before_a_kill_is_not_done_again(tmp_path, checker):
    class Killed(BaseException):
        pass

    class Stop(Silent):
        left = 60

        def step(self, path: str, findings: int, failures: int) -> None:
            self.left -= 1
            if not self.left:
                raise Killed

    with pytest.raises(Killed):
        record(tmp_path / "s.sqlite", checker, watcher=Stop())
    with Store(tmp_path / "s.sqlite") as store:
        assert len(list(store.results(store.latest().number))) == 60
        assert store.latest().finished is None
    record(tmp_path / "s.sqlite", checker)
    with Store(tmp_path / "s.sqlite") as store:
        assert 0 < (store.latest().linted or 0) <= DOCUMENTS + 19 - 58
    assert stored(tmp_path / "s.sqlite") == expected(checker)


# The command line.


def reportlint(*words: str | Path) -> int:
    return main(["--no-bundled", "--rules", "own.yaml", *map(str, words)])


SUMMARY = """\
按类别
        错误  警告  提示  合计  文件
  占位     2     ·     ·     2     2
  标点     ·     2     ·     2     2

按规则
              错误  警告  提示  合计  文件
  blank-mark     2     ·     ·     2     2
  half-comma     ·     2     ·     2     2

按文件夹
                   错误  警告  提示  合计  文件
  few                 1     1     ·     2     2
  few/a.zip!甲/乙     1     1     ·     2     1

问题最多的文件
                         错误  警告  提示  合计
  few/a.zip!甲/乙/1.txt     1     1     ·     2
  few/b.txt                 1     1     ·     2

检查了 3 个文件，2 个有问题：错误 2 处，警告 2 处。
有 1 项没能检查完，原因见上。
其中 1 处可以用 --fix 自动改好（--diff 预览）。
请逐处核对改正，然后再检查一遍。
想知道某一处为什么要改：reportlint --explain 规则名（规则名写在方括号里）
"""
TWO_LINES = """\
few/a.zip!甲/乙/1.txt:1:1: 错误: 占位符“X”没有填写 [blank-mark]
few/a.zip!甲/乙/1.txt:1:3: 警告: 汉字之间用了半角逗号 [half-comma]
few/b.txt:1:1: 错误: 占位符“XX”没有填写 [blank-mark]
few/b.txt:1:4: 警告: 汉字之间用了半角逗号 [half-comma]
"""


@pytest.fixture
def few(tmp_path, monkeypatch) -> Path:
    (tmp_path / "few").mkdir()
    (tmp_path / "own.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "few" / "b.txt").write_text("XX县,好", encoding="utf-8")
    (tmp_path / "few" / "c.txt").write_text("甲县好", encoding="utf-8")
    (tmp_path / "few" / "d.txt").write_bytes(b"a\0")
    with zipfile.ZipFile(tmp_path / "few" / "a.zip", "w") as packed:
        packed.writestr("甲/乙/1.txt", "X县,好")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_sum_of_a_run(few, capsys):
    assert reportlint("--store", "s.sqlite", "few") == 2
    printed = capsys.readouterr()
    assert printed.out == SUMMARY
    assert printed.err.startswith("“few/d.txt”第 1 行有空字符")


def test_a_store_answers_without_the_documents(few, capsys):
    assert reportlint("--store", "s.sqlite", "few") == 2
    direct = {kind: few / f"direct.{kind}" for kind in ("csv", "json", "sarif", "html", "xml", "md")}
    assert reportlint("--format", "screen", *(f"--output={path}" for path in direct.values()), "few") == 2
    capsys.readouterr()
    reportlint("--format", "screen", "few")
    screen = capsys.readouterr().out
    shutil.rmtree(few / "few")
    assert reportlint("--store", "s.sqlite") == 2
    assert capsys.readouterr().out == SUMMARY
    assert reportlint("--store", "s.sqlite", "--format", "line") == 2
    assert capsys.readouterr().out == TWO_LINES
    outputs = [f"--output={few / path.name.replace('direct', 'told')}" for path in direct.values()]
    assert reportlint("--store", "s.sqlite", "--format", "screen", *outputs) == 2
    assert capsys.readouterr().out == screen
    for path in direct.values():
        assert timeless(few / path.name.replace("direct", "told")) == timeless(path), path.name


def timeless(path: Path) -> str:
    """What stands in an output, without the minute a page tells it was made in."""
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d(?= ·)", "", path.read_text(encoding="utf-8"))


def test_jobs_without_a_store(few, capsys):
    assert reportlint("--jobs", "2", "--format", "line", "few") == 2
    assert capsys.readouterr().out == TWO_LINES
    assert reportlint("--jobs", "auto", "--time-limit", "30", "few/c.txt") == 0


def test_standard_input_in_a_run_of_workers(few, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("X县".encode())))
    assert reportlint("--jobs", "1", "--format", "line", "-") == 1
    assert capsys.readouterr().out == "-:1:1: 错误: 占位符“X”没有填写 [blank-mark]\n"


MISTAKES = {
    "no jobs": (["--jobs", "0", "few"], "--jobs 不能是“0”；写进程个数或 auto"),
    "jobs in words": (["--jobs", "many", "few"], "--jobs 不能是“many”"),
    "no time": (["--time-limit", "0", "few"], "--time-limit 不能是“0”；写秒数，如 30"),
    "endless time": (["--time-limit", "inf", "few"], "--time-limit 不能是“inf”"),
    "a store that is none": (["--store", "own.yaml", "few"], "“own.yaml”不是 reportlint 的存储文件"),
    "no store yet": (["--store", "s.sqlite"], "没有“s.sqlite”这个存储文件"),
    "fixes": (["--store", "s.sqlite", "--fix", "few"], "--fix 和 --store 不能合用"),
}


@pytest.mark.parametrize(("words", "sentence"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_told(few, capsys, words, sentence):
    assert reportlint(*words) == 2
    assert sentence in capsys.readouterr().err


def test_a_run_that_was_cut_off_is_told(few, capsys, monkeypatch):
    from linter.archive import writing

    def interrupted(self) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(writing.RunWriter, "finish", interrupted)
        assert reportlint("--store", "s.sqlite", "few") == 130
    assert capsys.readouterr().err == "已中断；做完的都存在“s.sqlite”里，再运行同一条命令会接着做\n"
    assert reportlint("--store", "s.sqlite", "--format", "line") == 2
    printed = capsys.readouterr()
    assert printed.out == TWO_LINES
    assert printed.err.startswith("存储“s.sqlite”里的检查没有做完，下面的结果不全")
    assert reportlint("--store", "s.sqlite", "few") == 2
    assert "没有做完" not in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals to send to one process")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_a_command_that_is_cut_off_goes_on(tmp_path, checker, end):
    """The command itself with two workers, ended from outside as soon as the store holds something."""
    command = [
        sys.executable, "-m", "linter", "--no-bundled", "--rules", "own.yaml", "--jobs", "2",
        "--store", str(tmp_path / "s.sqlite"), "--format", "line", "docs",
    ]  # fmt: skip
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0)
    while run.poll() is None and not (tmp_path / "s.sqlite").exists():
        time.sleep(0.002)
    time.sleep(0.05)
    run.send_signal(end)
    _, errors = run.communicate(timeout=30)
    if end == signal.SIGINT:
        assert b"Traceback" not in errors
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 2
    assert stored(tmp_path / "s.sqlite") == expected(checker)


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = shutil.which("mount") and sys.platform == "linux" and os.geteuid() == 0
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if not mounted or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small disk takes root on Linux, and the right to mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_and_what_was_written_kept(small_disk, tmp_path, checker, capsys):
    store = small_disk / "s.sqlite"
    many = tmp_path / "many"
    many.mkdir()
    draw = random.Random(1)
    for number in range(150):
        text = "".join(chr(draw.randrange(0x4E00, 0x9000)) for _ in range(5000))
        (many / f"{number:03}.txt").write_text(f"X县,好\n{text}", encoding="utf-8")
    (small_disk / "filling").write_bytes(b"x" * 300_000)
    assert reportlint("--store", store, many) == 2
    assert "所在的磁盘满了；写好的结果都在" in capsys.readouterr().err
    (small_disk / "filling").unlink()
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    assert reportlint("--store", store, many) == 1
    with Store(store) as open_store:
        run = open_store.latest()
        assert (run.documents, run.failures) == (150, 0)
        assert run.finished
        told = [one.findings for one in open_store.results(run.number) if isinstance(one, Checked)]
        assert [len(findings) for findings in told] == [2] * 150


def test_a_plain_run_loads_nothing_of_all_this(few):
    """One draft starts as fast as ever."""
    code = (
        "import sys; from linter.cli import main; main(['few/c.txt'])\n"
        "heavy = 'multiprocessing sqlite3 tarfile fsspec distributed rich.progress linter.archive.store'\n"
        "print([name for name in heavy.split() if name in sys.modules], file=sys.stderr)"
    )
    root = Path(__file__).resolve().parents[1]
    environment = os.environ | {"PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment)
    assert done.stderr.decode().splitlines()[-1] == "[]"


# Progress.


def test_progress_off_a_terminal_is_a_line_now_and_then(few, capsys, monkeypatch):
    monkeypatch.setattr("linter.archive.progress._LINE_SECONDS", 0.0)
    reportlint("--store", "s.sqlite", "--progress", "always", "few")
    lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith("已检查")]
    assert len(lines) == 4
    assert lines[-1].startswith("已检查 4 个文件，问题 4 处，没能检查 1 个，每秒 ")
    reportlint("--store", "t.sqlite", "few")
    assert "已检查" not in capsys.readouterr().err


def test_progress_on_a_terminal(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", "120")

    stream = Terminal()
    with bar(stream, "en", lambda path: path.replace("\x1b", "<escape>"), lambda: 10) as watcher:
        watcher.step("", 3, 0)
        watcher.step("x/[red]\x1b.txt", 0, 1)
        time.sleep(0.3)
    shown = stream.getvalue()
    assert "2/10" in shown
    assert "3 findings" in shown
    assert "1 not checked, last: [red]<escape>.txt" in shown


def test_lines_count(monkeypatch):
    monkeypatch.setattr("linter.archive.progress._LINE_SECONDS", 0.0)
    stream = io.StringIO()
    lines = Lines(stream, "en")
    lines.step("", 2, 0)
    lines.step("a", 0, 1)
    assert stream.getvalue().splitlines()[1].startswith("checked 2 documents, 2 findings, 1 not checked, ")


def test_a_check_can_be_sent_to_a_worker(checker):
    import pickle

    assert json.dumps(pickle.loads(pickle.dumps(Check(checker))).checker.language) == '"zh"'


def test_word_and_markdown_are_told_from_the_store_as_they_were(few, capsys):
    docx = pytest.importorskip("docx", reason="the extra `docx` is not installed")
    pytest.importorskip("pyromark", reason="the extra `markdown` is not installed")
    word = docx.Document()
    word.add_paragraph("X县,好")
    word.add_table(1, 1).cell(0, 0).text = "XX县,表"
    word.save("few/w.docx")
    ignored = "<!-- reportlint-disable-next-line blank-mark: 样张 -->\nX县,好\n\nXX县\n"
    (few / "few" / "m.md").write_text(ignored, encoding="utf-8")
    names = ["few/w.docx", "few/m.md"]
    kinds = ("html", "sarif", "csv", "json")
    assert reportlint("--format", "line", *(f"--output=direct.{kind}" for kind in kinds), *names) == 1
    direct = capsys.readouterr().out
    assert (direct.count("blank-mark"), direct.count("few/m.md")) == (2, 1)
    assert reportlint("--store", "s.sqlite", "--format", "line", *names) == 1
    assert capsys.readouterr().out == direct
    assert reportlint("--store", "s.sqlite", "--format", "line", *(f"--output=told.{kind}" for kind in kinds)) == 1
    assert capsys.readouterr().out == direct
    for kind in kinds:
        assert timeless(few / f"told.{kind}") == timeless(few / f"direct.{kind}"), kind

"""What a store is asked besides reports: its runs, two of them compared, its tables for other programs."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from linter.archive.export import COLUMNS
from linter.archive.store import Store
from linter.archive.trends import document_counts, document_trends, rule_trends
from linter.cli import main
from linter.document import Document
from linter.finding import Category, Finding, Severity
from tests.archives import RULES

BEFORE = {
    "same.txt": "X县,好",
    "moved.txt": "XX县,好",
    "mended.txt": "X县,好,坏",
    "worse.txt": "甲县",
    "gone.txt": "X县",
}
AFTER = {
    "same.txt": "X县,好",
    "moved.txt": "前言\n\nXX县,好",
    "mended.txt": "甲县,好，坏",
    "worse.txt": "X县X县",
    "added.txt": "乙,丙",
}


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """The command, in a folder of its own with two rules."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.yaml").write_text(RULES, encoding="utf-8")

    def reportlint(*words: str) -> int:
        return main(["--no-bundled", "--rules", "own.yaml", "--store", "s.sqlite", *words])

    return reportlint


def lay_out(texts: dict[str, str]) -> None:
    folder = Path("docs")
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def two_runs(check, capsys) -> Callable[..., int]:
    for texts in (BEFORE, AFTER):
        lay_out(texts)
        assert check("docs") == 1
    capsys.readouterr()
    return check


def test_what_is_new_gone_and_still_there(two_runs):
    with Store("s.sqlite") as store:
        assert [(one.rule, one.new, one.gone, one.still) for one in rule_trends(store, 1, 2)] == [
            ("blank-mark", 2, 2, 2), ("half-comma", 1, 1, 3)
        ]  # fmt: skip
        assert [(one.path, one.new, one.gone) for one in document_trends(store, 1, 2, 9)] == [
            ("docs/worse.txt", 2, 0), ("docs/added.txt", 1, 0)
        ]  # fmt: skip
        counts = document_counts(store, 1, 2)
        assert (counts.added, counts.removed, counts.changed, counts.unchanged) == (1, 1, 3, 1)
        assert [(one.new, one.gone, one.still) for one in rule_trends(store, 1, 1)] == [(0, 0, 4), (0, 0, 4)]


def test_findings_across_documents_are_compared_too(two_runs):
    copy = Finding("copied", Category.REPETITION, Severity.ERROR, "相同", "docs/same.txt", Document("X县").place(0, 2))
    with Store("s.sqlite", writable=True) as store:
        [[number]] = store.query("SELECT document FROM documents WHERE path = 'docs/same.txt'")
        store.write_run_findings(2, [(number, copy)])
        assert [one.new for one in rule_trends(store, 1, 2) if one.rule == "copied"] == [1]
        store.write_run_findings(1, [(number, copy)])
        [(new, gone, still)] = [
            (one.new, one.gone, one.still) for one in rule_trends(store, 1, 2) if one.rule == "copied"
        ]
        assert (new, gone, still) == (0, 0, 1)


def test_the_screen_of_a_comparison(two_runs, capsys):
    assert two_runs("--compare", "last") == 1
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith("第 1 次（20")
    assert first.endswith("对比：文件新增 1 个，减少 1 个，改动 3 个，没变 1 个")
    assert rest == [
        "",
        "按规则",
        "              新出现  已消失  仍在",
        "  blank-mark       2       2     2",
        "  half-comma       1       1     3",
        "  合计             3       3     5",
        "",
        "新问题最多的文件",
        "                  新出现  已消失",
        "  docs/worse.txt       2       ·",
        "  docs/added.txt       1       ·",
    ]
    assert two_runs("--compare", "1", "--format", "json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["documents"] == {"added": 1, "removed": 1, "changed": 3, "unchanged": 1}
    assert told["rules"][0] == {"rule": "blank-mark", "severity": "error", "new": 2, "gone": 2, "still": 2}


def test_nothing_new_is_status_0(check, capsys):
    lay_out(BEFORE)
    check("docs")
    check("docs")
    assert check("--compare", "last") == 0


def test_the_runs_of_a_store(two_runs, capsys):
    assert two_runs("--runs") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["文件", "其中检查", "失败", "秒"]
    assert [line.split()[5:8] for line in lines[1:]] == [["5", "5", "·"], ["5", "4", "·"]]
    assert two_runs("--runs", "--format", "json") == 0
    assert [run["linted"] for run in json.loads(capsys.readouterr().out)] == [5, 4]


MISTAKES = {
    "no such run": (["--compare", "7"], "存储“s.sqlite”里没有可以对比的“7”；做完的检查有：1, 2"),
    "with itself": (["--compare", "2"], "没有可以对比的“2”"),
    "with paths": (["--compare", "1", "docs"], "--compare 只读出存储里的结果，不检查文件"),
    "into a file": (["--export-csv", "own.yaml"], "写不了“own.yaml”"),
}


@pytest.mark.parametrize(("words", "sentence"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_told(two_runs, capsys, words, sentence):
    assert two_runs(*words) == 2
    assert sentence in capsys.readouterr().err


def test_a_store_must_be_named(capsys):
    for words in (["--runs"], ["--compare", "1"], ["--export-csv", "x"]):
        assert main(words) == 2
        assert capsys.readouterr().err == f"{words[0]} 要与 --store 合用\n"
    assert main(["--null", "a.txt"]) == 2


def test_tables_in_csv(two_runs, capsys):
    Path("docs/=1+1.txt").write_bytes(b"a\0")
    Path("docs/worse.txt").write_text("甲,乙\nX县", encoding="utf-8")
    two_runs("docs")
    capsys.readouterr()
    assert two_runs("--export-csv", "out/tables") == 0
    assert capsys.readouterr().out.splitlines()[0] == f"已写好“{Path('out/tables/documents.csv')}”"
    tables = {}
    for name, columns in COLUMNS.items():
        data = Path(f"out/tables/{name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
        assert list(rows[0]) == list(columns)
        tables[name] = rows
    assert [row["path"] for row in tables["documents"]] == [f"docs/{name}" for name in sorted(AFTER)]
    worse = [row for row in tables["findings"] if row["path"] == "docs/worse.txt"]
    assert [(row["rule"], row["line"], row["column"], row["quote"], row["fix_text"]) for row in worse] == [
        ("half-comma", "1", "2", ",", "，"), ("blank-mark", "2", "1", "X", "")
    ]  # fmt: skip
    assert [row["path"] for row in tables["failures"]] == ["docs/=1+1.txt"]


def test_words_that_a_spreadsheet_would_calculate(check, capsys):
    lay_out({"a.txt": "X县"})
    Path("=cmd.txt").write_text("X县", encoding="utf-8")
    check("=cmd.txt")
    check("--export-csv", "out")
    assert "'=cmd.txt" in Path("out/documents.csv").read_text(encoding="utf-8-sig")


def test_tables_in_parquet_answer_duckdb(two_runs, capsys):
    pytest.importorskip("pyarrow", reason="the extra `archive` is not installed")
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    assert two_runs("--export-parquet", "out") == 0
    query = """
        SELECT rule, count(*) AS findings, count(DISTINCT document) AS documents, max(fix_safe::INT)
        FROM 'out/findings.parquet' JOIN 'out/documents.parquet' USING (document)
        GROUP BY rule ORDER BY rule
    """
    assert duckdb.sql(query).fetchall() == [("blank-mark", 4, 3, None), ("half-comma", 4, 4, 1)]
    assert duckdb.sql("SELECT count(*) FROM 'out/failures.parquet'").fetchall() == [(0,)]
    with closing(sqlite3.connect("s.sqlite")) as store:
        told = store.execute("SELECT path, rule, start FROM found WHERE run = 2 ORDER BY 1, 3").fetchall()
    assert duckdb.sql("SELECT path, rule, start FROM 'out/findings.parquet' ORDER BY 1, 3").fetchall() == told


def documented(mark: str) -> str:
    """The example of docs/archive.md in one language."""
    page = (Path(__file__).resolve().parents[1] / "docs" / "archive.md").read_text(encoding="utf-8")
    return page.partition(f"```{mark}\n")[2].partition("```")[0]


def test_the_query_of_the_documents_answers(check):
    pytest.importorskip("pyarrow", reason="the extra `archive` is not installed")
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    report = "{}县{}年工作总结\n\n全年工作,进展顺利,成绩突出。\n\n{}年12月30日\n"
    lay_out({"a.txt": report.format("X", 2021, 2021), "b.txt": report.format("甲", 2021, 2021), "c.txt": "X县"})
    check("docs")
    check("--export-parquet", "tables")
    assert duckdb.sql(documented("sql")).fetchall() == [(2021, "punctuation", 2000.0), (2021, "placeholder", 500.0)]


def test_the_program_of_the_documents_runs(two_runs, monkeypatch, capsys):
    Path("s.sqlite").rename("run.sqlite")
    exec(documented("python"), {})
    assert capsys.readouterr().out == " 5 8\n"


def test_without_the_library_a_sentence_says_what_to_install(two_runs, capsys, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert two_runs("--export-parquet", "out") == 2
    assert "pip install 'reportlint[archive]'" in capsys.readouterr().err

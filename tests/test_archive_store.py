"""The store: what is written comes back, whatever happened to the run or to the file."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path

import pytest

from linter.archive.aggregates import (
    by_category,
    by_folder,
    by_rule,
    by_year,
    samples,
    totals,
    worst_documents,
)
from linter.archive.record import Recorded, record
from linter.archive.rows import finding_row, row_finding
from linter.archive.store import Store
from linter.archive.writing import RunWriter
from linter.checking import Checker
from linter.document import Document
from linter.finding import Category, Edit, Finding, Fix, Part, Place, Severity
from linter.language import Mistake
from linter.results import Checked, Failure
from linter.rule import RuleSet
from linter.rulefiles.loading import load_rules
from tests.archives import RULES

TEXTS = {
    "2021/a.txt": "X县2021年工作总结\n\n好,坏,好\n\n2021年12月28日\n",
    "2021/b.txt": "甲县2021年工作总结\n\n全年工作顺利。\n\n2021年12月30日\n",
    "2022/c.txt": "XX县2022年工作总结\n\n又,好\n\n某局\n",
    "empty.txt": "",
}
BROKEN = {"2021/binary.txt": b"\x89PNG\0"}


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    path = tmp_path_factory.mktemp("rules") / "own.yaml"
    path.write_text(RULES, encoding="utf-8")
    return Checker(load_rules([path], bundled=False))


def contents() -> dict[str, bytes]:
    """The documents of a small archive, one of them broken, in order of path."""
    return dict(sorted((BROKEN | {path: text.encode() for path, text in TEXTS.items()}).items()))


def run(path: Path, checker: Checker, documents: dict[str, bytes], *, stop_after: int | None = None) -> int:
    """Write a run over *documents*, to its end or, as a kill does, no further than *stop_after*; documents linted."""
    linted = 0
    with Store(path, writable=True) as store:
        writer = RunWriter(store, "zh", {"paths": ["."]})
        for at, (name, data) in enumerate(documents.items()):
            if at == stop_after:
                writer.commit()
                return linted
            recorded = record(checker, "f" * 32, name, data, writer.known(name))
            linted += recorded.stored is not None
            writer.write(recorded)
        writer.finish()
    return linted


def direct(checker: Checker, documents: dict[str, bytes]) -> list[Checked | Failure]:
    return [result for name, data in documents.items() for result in checker.check(name, data)]


def comparable(results: Iterator[Checked | Failure] | list[Checked | Failure]) -> list[object]:
    return [
        (result.path, result.mistake.say("zh"), result.mistake.say("en"))
        if isinstance(result, Failure)
        else (result.document.text, result.document.origin.path, result.document.origin.encoding, result.findings)
        for result in results
    ]


def stored(path: Path) -> list[object]:
    with Store(path) as store:
        return comparable(store.results(store.latest().number))


def test_what_is_written_comes_back(tmp_path, checker):
    run(tmp_path / "s.sqlite", checker, contents())
    assert stored(tmp_path / "s.sqlite") == comparable(direct(checker, contents()))


def test_unchanged_documents_are_not_checked_again(tmp_path, checker):
    path = tmp_path / "s.sqlite"
    assert run(path, checker, contents()) == 4
    assert run(path, checker, contents()) == 0
    changed = contents() | {"2021/b.txt": "XXX县".encode()}
    assert run(path, checker, changed) == 1
    assert stored(path) == comparable(direct(checker, changed))
    assert run(path, checker, contents()) == 0, "a document that went back to an earlier content is known"


def test_another_fingerprint_checks_anew(tmp_path, checker):
    path = tmp_path / "s.sqlite"
    run(path, checker, contents())
    with Store(path, writable=True) as store:
        known = RunWriter(store, "zh", {}).known("2021/a.txt")
    data = contents()["2021/a.txt"]
    assert record(checker, "f" * 32, "2021/a.txt", data, known).known
    assert record(checker, "0" * 32, "2021/a.txt", data, known).stored


@pytest.mark.parametrize("stop", range(5))
def test_a_run_that_was_cut_off_is_taken_up(tmp_path, checker, stop):
    path = tmp_path / "s.sqlite"
    done = run(path, checker, contents(), stop_after=stop)
    rest = run(path, checker, contents())
    assert done + rest == 4
    assert stored(path) == comparable(direct(checker, contents()))
    with Store(path) as store:
        assert [one.finished is not None for one in store.runs()] == [True]


def test_what_was_not_checked_to_its_end_is_tried_again(tmp_path, checker):
    path = tmp_path / "s.sqlite"
    whole = record(checker, "f" * 32, "a.txt", "X县".encode(), {})
    slow = Failure("a.txt", Mistake("“{path}”超时", "'{path}' took too long", path="a.txt"))
    assert whole.stored is not None
    with Store(path, writable=True) as store:
        writer = RunWriter(store, "zh", {})
        writer.write(Recorded(stored=replace(whole.stored, complete=False), failures=(slow,)))
        writer.finish()
        assert RunWriter(store, "zh", {}).known("a.txt") == {}
    found, failed = stored(path)
    assert found[0] == "X县"
    assert failed == ("a.txt", "“a.txt”超时", "'a.txt' took too long")


def test_figures(tmp_path, checker):
    run(tmp_path / "s.sqlite", checker, contents())
    with Store(tmp_path / "s.sqlite") as store:
        number = store.latest().number
        told = totals(store, number)
        assert (told.documents, told.flawed, told.errors, told.warnings, told.infos, told.failures) == (
            4,
            2,
            2,
            3,
            0,
            1,
        )
        assert told.characters == sum(map(len, TEXTS.values()))
        assert [(one.rule, one.findings, one.documents) for one in by_rule(store, number)] == [
            ("half-comma", 3, 2), ("blank-mark", 2, 2)
        ]  # fmt: skip
        assert [(one.name, one.documents, one.findings) for one in by_category(store, number)] == [
            ("punctuation", 2, 3), ("placeholder", 2, 2)
        ]  # fmt: skip
        assert [(one.name, one.documents, one.findings) for one in by_folder(store, number)] == [
            (".", 1, 0), ("2021", 2, 3), ("2022", 1, 2)
        ]  # fmt: skip
        assert [(one.name, one.documents, one.findings) for one in by_year(store, number)] == [
            ("2021", 2, 3), ("2022", 1, 2), ("", 1, 0)
        ]  # fmt: skip
        worst = worst_documents(store, number)
        assert [(one.path, one.day, one.findings) for one in worst] == [
            ("2021/a.txt", "2021-12-28", 3), ("2022/c.txt", None, 2)
        ]  # fmt: skip
        shown = samples(store, number, "half-comma")
        assert [(one.path, one.line, one.column, one.quote) for one in shown] == [
            ("2021/a.txt", 3, 2, ","), ("2022/c.txt", 3, 2, ",")
        ]  # fmt: skip
        assert store.text(shown[0].number)[shown[0].start : shown[0].end] == ","


def test_findings_across_documents_belong_to_their_run(tmp_path, checker):
    path = tmp_path / "s.sqlite"
    run(path, checker, contents())
    with Store(path, writable=True) as store:
        number = store.latest().number
        document, text = next(store.without_sketch(number, "words-1"))
        store.write_sketches("words-1", [(document, b"sketch")])
        assert len(list(store.without_sketch(number, "words-1"))) == 3
        assert [(row[0], row[2:]) for row in store.sketches(number, "words-1")] == [(document, (2021, b"sketch"))]
        copy = Finding(
            "copied-report",
            Category.REPETITION,
            Severity.ERROR,
            "与另一篇相同",
            "2021/a.txt",
            Document(text).place(2, 3),
        )
        for _ in range(2):
            store.write_run_findings(number, [(document, copy)])
        [checked] = [
            one
            for one in store.results(number)
            if isinstance(one, Checked) and one.document.origin.path == "2021/a.txt"
        ]
        assert [one.rule for one in checked.findings] == ["blank-mark", "copied-report", "half-comma", "half-comma"]
        assert checked.findings[1] == copy
        assert totals(store, number).errors == 3
        assert worst_documents(store, number)[0].errors == 2
    run(path, checker, contents())
    assert stored(path) == comparable(direct(checker, contents()))


def test_paths_that_are_no_text_are_kept_apart(tmp_path, checker):
    path = tmp_path / "s.sqlite"
    documents = {f"{chr(0xDC00 + byte)}.txt": b"a" for byte in (0xE4, 0xE5)}
    assert run(path, checker, documents) == 2
    assert run(path, checker, documents) == 0


# What is not a store, and what was one.


def sentence(path: Path, *, writable: bool = True) -> str:
    with pytest.raises(Mistake) as told, Store(path, writable=writable) as store:
        list(store.results(store.latest().number))
    return told.value.say("zh")


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE documents (path TEXT)")


def later(path: Path) -> None:
    Store(path, writable=True).__exit__()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 99")


NO_STORES = {
    "a text": (lambda path: path.write_text("报告" * 100, encoding="utf-8"), "不是 reportlint 的存储文件"),
    "the database of another program": (foreign, "不是 reportlint 的存储文件"),
    "a store of another version": (later, "是另一版 reportlint 的存储（第 99 版"),
    "a folder": (lambda path: path.mkdir(), "不能使用存储"),
}


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize(("make", "told"), NO_STORES.values(), ids=NO_STORES)
def test_what_is_no_store_is_told_and_left_alone(tmp_path, make, told, writable):
    path = tmp_path / "s.sqlite"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    assert told in sentence(path, writable=writable)
    assert before == (path.read_bytes() if path.is_file() else None)


def test_a_store_that_is_missing_or_empty_is_told(tmp_path):
    assert sentence(tmp_path / "s.sqlite", writable=False).startswith("没有“")
    assert sentence(tmp_path / "s.sqlite").startswith("存储“")
    assert "不能使用存储" in sentence(tmp_path / "no" / "s.sqlite")


def test_one_run_at_a_time_writes_a_store(tmp_path):
    with Store(tmp_path / "s.sqlite", writable=True):
        assert "正由另一个 reportlint 写入" in sentence(tmp_path / "s.sqlite")
    assert not (tmp_path / "s.sqlite.lock").exists()
    Store(tmp_path / "s.sqlite", writable=True).__exit__()


def stored_or_sentence(path: Path) -> list[object] | str:
    try:
        return stored(path)
    except Mistake as mistake:
        return mistake.say("zh")


def test_damage_anywhere_is_told_or_changes_nothing(tmp_path, checker):
    """Whatever bytes of the file are lost, results are those that were written, or a sentence says they are lost."""
    whole = tmp_path / "whole.sqlite"
    run(whole, checker, contents())
    expected, data = stored(whole), whole.read_bytes()
    draw = random.Random(5)
    told = 0
    for number in range(150):
        path = tmp_path / f"{number}.sqlite"
        begin, length = draw.randrange(len(data)), draw.choice([1, 4, 64, 4096])
        damaged = bytearray(data)
        damaged[begin : begin + length] = draw.randbytes(len(damaged[begin : begin + length]))
        path.write_bytes(damaged)
        outcome = stored_or_sentence(path)
        assert outcome == expected or "存储" in outcome, (begin, length)
        told += outcome != expected
    assert told > 20


@pytest.mark.parametrize("table", ["members", "findings", "texts", "documents"])
def test_what_another_program_took_out_is_missed(tmp_path, checker, table):
    path = tmp_path / "s.sqlite"
    run(path, checker, contents())
    with closing(sqlite3.connect(path)) as other:
        key = "document" if table in ("texts", "documents") else "ordinal"
        other.execute(f"DELETE FROM {table} WHERE {key} = 1")
        other.commit()
    assert "已损坏" in sentence(path)


def test_arguments_are_told(tmp_path, checker):
    run(tmp_path / "s.sqlite", checker, contents())
    with Store(tmp_path / "s.sqlite") as store:
        [one] = store.runs()
        assert json.loads(one.arguments) == {"paths": ["."]}
        assert (one.documents, one.failures, one.linted, one.language) == (4, 1, 4, "zh")


def test_nothing_is_checked_by_no_rules(tmp_path):
    assert run(tmp_path / "s.sqlite", Checker(RuleSet(())), contents()) == 4


FULL = Finding(
    "rule", Category.TYPO, Severity.INFO, "话“{”", "a.docx",
    Place(1, 2, 3, 4, 5, 9, "引\n文", Part("table", 2, 3, 4)),
    Fix(5, 6, "", True, (Edit(7, 8, "改"),)),
    (Place(1, 1, 1, 2, 0, 1, "参", Part("body", 1)), Place(1, 1, 1, 2, 0, 1, "看")),
)  # fmt: skip
FINDINGS = {
    "all there is": FULL,
    "no more than must be": replace(FULL, place=replace(FULL.place, part=None), fix=None, related=()),
    "a fix alone": replace(FULL, fix=Fix(5, 9, "改", False), related=()),
}


@pytest.mark.parametrize("finding", FINDINGS.values(), ids=FINDINGS)
def test_a_finding_comes_back_from_its_row(finding):
    assert row_finding(finding_row(finding), finding.path) == finding


def test_every_field_of_a_finding_is_stored():
    """Who adds a field to a finding adds it to ``rows`` and to the finding above."""
    for value in (FULL, FULL.place, FULL.place.part, FULL.fix):
        defaults = {field.name: field.default for field in fields(value)}
        assert not [name for name, default in defaults.items() if getattr(value, name) == default]

"""The dashboard of an archive as markup: it holds what the store holds, and nothing of a document can act in it."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path

import pytest

from linter.archive import aggregates
from linter.archive.record import Recorded
from linter.archive.store import Store
from linter.archive.writing import RunWriter
from linter.cli import main
from linter.finding import Category, Finding, Severity
from linter.language import Mistake
from linter.report import OUTPUTS
from linter.report.report import Context
from linter.results import Failure, Summary
from linter.rule import Rule, RuleSet
from tests.archives import make_store, stored
from tests.reporting import finding, text_of
from tests.test_report_html import Reader

HOSTILE = '稿/<script>alert(1)</script>&amp;\u202e\u2028".txt'


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, bundled: RuleSet) -> Path:
    path = tmp_path_factory.mktemp("store") / "run.sqlite"
    make_store(path, 1200, bundled.rules)
    return path


def page_of(store: Path, rules: tuple[Rule, ...] = (), language: str = "zh") -> str:
    stream = io.StringIO()
    context = Context(stream, language, rules={rule.id: rule for rule in rules}, store=str(store))
    OUTPUTS["dashboard"].make(context).end(Summary())
    return stream.getvalue()


def data_of(page: str) -> dict:
    return json.loads(Reader(page).scripts[0])


def test_the_page_holds_every_count_of_the_store(archive: Path, bundled: RuleSet) -> None:
    data = data_of(page_of(archive, bundled.rules))
    by_rule: Counter[tuple[str, str]] = Counter()
    documents_of: Counter[tuple[str, str]] = Counter()
    by_year: Counter[int] = Counter()
    by_folder: Counter[str] = Counter()
    for folder, _name, year, pairs in data["documents"]:
        assert len(set(pairs[::2])) * 2 == len(pairs)
        for rule, count in zip(pairs[::2], pairs[1::2], strict=True):
            key = data["rules"][rule][0], data["rules"][rule][2]
            by_rule[key] += count
            documents_of[key] += 1
        by_year[year] += 1
        by_folder[data["folders"][folder]] += 1
    for folder, year, count in data["clean"]:
        by_year[year] += count
        by_folder[data["folders"][folder]] += count
    with Store(archive) as store:
        groups = aggregates.by_rule(store, 1)
        assert by_rule == {(group.rule, group.severity): group.findings for group in groups}
        assert documents_of == {(group.rule, group.severity): group.documents for group in groups}
        assert by_year == {int(group.name or 0): group.documents for group in aggregates.by_year(store, 1)}
        assert by_folder == {group.name: group.documents for group in aggregates.by_folder(store, 1)}
        paths = {path for (path,) in store.query("SELECT path FROM documents WHERE errors + warnings + infos > 0")}
    assert {f"{data['folders'][folder]}/{name}" for folder, name, *_ in data["documents"]} == paths


def test_each_rule_is_shown_by_words_of_documents(archive: Path, bundled: RuleSet) -> None:
    data = data_of(page_of(archive, bundled.rules))
    known = {rule.id: rule for rule in bundled.rules}
    shown = 0
    for rule, _category, _severity, message, why, source, samples in data["rules"]:
        assert message
        assert (why, source) == (known[rule].why.zh if known[rule].why else "", known[rule].source or "")
        assert len({path for path, *_ in samples}) == len(samples) <= 3
        for _path, _line, _message, before, quote, after in samples:
            assert before == "这一句里有"
            assert after == "，请改正。"
            shown += bool(quote)
    assert shown >= len(data["rules"])


def test_rules_of_another_time_keep_their_names(archive: Path) -> None:
    data = data_of(page_of(archive))
    assert all(rule and (message, why, source) == ("", "", "") for rule, _, _, message, why, source, _ in data["rules"])


def write_run(path: Path, *recorded: Recorded, finish: bool = True) -> None:
    with Store(path, writable=True) as store:
        writer = RunWriter(store, "zh", {})
        for one in recorded:
            writer.write(one)
        writer.commit()
        if finish:
            writer.finish()


def findings_of(path: str, text: str) -> list[Finding]:
    return [finding(text_of(path, text), 0, len(text), "<b>坏</b>")]


def test_nothing_of_a_document_acts(tmp_path: Path) -> None:
    text = "</script><script>alert(1)</script>"
    failure = Failure(HOSTILE, Mistake("“{path}”<b>读不出来", "cannot read {path}", path=HOSTILE))
    write_run(tmp_path / "s", stored(HOSTILE, text, findings_of(HOSTILE, text)), Recorded(failures=(failure,)))
    page = page_of(tmp_path / "s")
    read = Reader(page)
    assert len(read.scripts) == 2
    assert "<b>" not in page.replace(read.scripts[1], "").replace("<b>1</b>", "")
    data = json.loads(read.scripts[0])
    assert data["documents"] == [[0, HOSTILE.rpartition("/")[2], 0, [0, 1]]]
    assert data["rules"][0][-1][0][4] == text


def test_findings_across_documents_are_counted(tmp_path: Path) -> None:
    write_run(tmp_path / "s", stored("a/甲.txt", "甲", []), stored("乙.txt", "乙", []))
    with Store(tmp_path / "s", writable=True) as store:
        one = Finding(
            "copied", Category.REPETITION, Severity.ERROR, "抄", "a/甲.txt", text_of("a/甲.txt", "甲").place(0, 1)
        )
        store.write_run_findings(1, [(1, one), (1, one)])
    data = data_of(page_of(tmp_path / "s"))
    assert [(data["folders"][folder], name, pairs) for folder, name, _, pairs in data["documents"]] == [
        ("a", "甲.txt", [0, 2])
    ]
    assert [(data["folders"][folder], count) for folder, _, count in data["clean"]] == [(".", 1)]
    assert data["rules"][0][:3] == ["copied", "repetition", "error"]


def test_only_the_newest_run_is_told(tmp_path: Path) -> None:
    write_run(tmp_path / "s", stored("旧.txt", "旧", findings_of("旧.txt", "旧")))
    write_run(tmp_path / "s", stored("新.txt", "新", findings_of("新.txt", "新")))
    data = data_of(page_of(tmp_path / "s"))
    assert [name for _, name, *_ in data["documents"]] == ["新.txt"]


def test_a_run_that_was_cut_off_says_so(tmp_path: Path) -> None:
    write_run(tmp_path / "s", stored("a.txt", "甲", findings_of("a.txt", "甲")), finish=False)
    assert "还没有完成" in page_of(tmp_path / "s")


def test_an_archive_without_documents(tmp_path: Path) -> None:
    write_run(tmp_path / "s")
    data = data_of(page_of(tmp_path / "s"))
    assert (data["documents"], data["clean"], data["rules"]) == ([], [], [])


def test_in_english(tmp_path: Path) -> None:
    write_run(tmp_path / "s", stored("a.txt", "x", findings_of("a.txt", "x")))
    page = page_of(tmp_path / "s", language="en")
    assert '<html lang="en">' in page
    assert "Checked 1 documents with 1 characters; 1 have findings (100.0%)." in page


def test_without_a_store_it_says_what_to_do(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("甲", encoding="utf-8")
    assert main(["--lang", "en", "a.txt", "--output", "archive.html"]) == 2
    assert "add --store" in capsys.readouterr().err
    assert not Path("archive.html").exists()


def test_from_the_command_line_at_once_and_later(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("稿").mkdir()
    Path("稿/2021.txt").write_text("XX县水利局2021年工作总结\n\n2021年12月28日\n", encoding="utf-8")
    assert main(["稿", "--store", "run.sqlite", "--output", "archive.html"]) == 1
    assert main(["--store", "run.sqlite", "--output", "later-archive.html", "--output", "documents.html"]) == 1
    capsys.readouterr()
    at_once, later = (Path(name).read_text(encoding="utf-8") for name in ("archive.html", "later-archive.html"))
    assert at_once == later
    assert [name for _, name, *_ in data_of(later)["documents"]] == ["2021.txt"]
    assert Reader(Path("documents.html").read_text(encoding="utf-8")).lines[0] == "XX县水利局2021年工作总结"

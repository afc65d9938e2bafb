"""Documents of one run held against each other."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("rensa", reason="the extra `archive` is not installed")

from linter.archive.sketching import LEAST_ALIKE, NEAREST, agreement, alike_pairs, sketch
from linter.archive.store import Store
from linter.checks.compared import Compared
from linter.checks.overlaps import Overlaps
from linter.checks.wording import overlap, wording, wording_as_written
from linter.cli import main
from linter.document import Document
from linter.reading import Reading

WORDS = "水路田桥村镇组员建改修查清补学讲看行开办想问听记写读算量图册表单号期限人物事理法规" * 2


def report(seed: int, unit: str = "甲县水利局", year: int = 2024, sentences: int = 40) -> str:
    """A report of sentences that no other seed has, with figures of its own."""
    chance = random.Random(seed)
    figures = random.Random(f"{seed}{unit}{year}")
    body = "".join(
        f"{''.join(chance.sample(WORDS, 12))}{figures.randrange(10, 99)}处，{''.join(chance.sample(WORDS, 9))}。"
        + ("\n" if number % 4 == 3 else "")
        for number in range(sentences)
    )
    return f"{unit}{year}年工作总结\n{body}{unit}\n{year}年12月20日\n"


def compared(text: str, path: str = "a.txt") -> Compared:
    return Compared(Reading(Document(text)), path)


def told(later: str, earlier: str, **options: int) -> list[str]:
    """The sorts of overlap that are found."""
    pair = compared(later, "b.txt"), compared(earlier)
    sorts = ("twice", "last-year", "copy")
    return [sort for sort in sorts if any(True for _ in Overlaps(sort, **options).compare(*pair))]


PAIRS = {
    "the same document": (report(1), report(1), ["twice"]),
    "the same document in other lines": (report(1).replace("\n", "\n\n"), report(1), ["twice"]),
    "other figures of the same year": (report(1), report(1).replace("处，", "0处，"), []),
    "last year's": (report(1), report(1, year=2023), ["last-year"]),
    "another organ's": (report(1), report(1, "乙县水利局"), ["copy"]),
    "another organ's of another year": (report(1), report(1, "丁市统计局", 2022), ["copy"]),
    "another report": (report(1), report(2), []),
    "another report of last year": (report(1), report(2, year=2023), []),
    "an extract": (report(1), report(1, "乙县水利局", sentences=16), []),
    "too short": (report(1, sentences=8), report(1, sentences=8), []),
}


@pytest.mark.parametrize(("later", "earlier", "sorts"), PAIRS.values(), ids=PAIRS)
def test_sorts_of_overlap(later, earlier, sorts):
    assert told(later, earlier) == sorts


def test_a_hit_tells_the_other_document_the_share_and_a_passage():
    later, earlier = report(1), report(1, "乙县水利局", 2022)
    [hit] = Overlaps("copy").compare(compared(later, "b.txt"), compared(earlier, "旧/a.txt"))
    assert later[hit.start : hit.end] == "甲县水利局2024年工作总结"
    assert hit.fields == {"other": "旧/a.txt", "share": "100%", "year": "2022"}
    [(start, end)] = hit.related
    assert len(later[start:end]) > 400


@pytest.mark.parametrize(("share", "reported"), [(49, True), (52, False)])
def test_the_threshold_is_an_option(share, reported):
    # 20 of 40 sentences are another report's, whatever it is called.
    mixed = report(1, "乙县水利局").split("\n")[:6] + report(2, "乙县水利局").split("\n")[6:]
    assert told("\n".join(mixed), report(1), at_least=share) == (["copy"] if reported else [])


def test_wording_leaves_out_headings_names_and_figures():
    text = "一、总体情况\n甲县水利局全年完成投资1.2亿元，巡河二十三次，群众都很满意。\n单位　数量\n"
    assert wording(text, ["甲县水利局"]).text == "名全年完成投资0亿元巡河0次群众都很满意"
    assert wording_as_written(text).text == "甲县水利局全年完成投资12亿元巡河二十三次群众都很满意"
    offsets = wording(text, ["甲县水利局"]).offsets
    assert [text[offset] for offset in offsets[:3]] == ["甲", "全", "年"]


@given(st.integers(0, 10**6), st.integers(0, 30), st.integers(0, 30))
def test_shares_are_shares(seed, kept, further):
    one = wording(report(seed, sentences=30))
    other = wording("".join(report(seed, sentences=kept)) + report(seed + 1, sentences=further))
    there, back = overlap(one, other), overlap(other, one)
    assert 0 <= there.share == back.share <= 1
    assert overlap(one, one).share == (1 if len(one.text) >= 9 else 0)


def test_sketches_of_documents_worded_alike_agree():
    one, copy, other = (sketch(text) for text in (report(1), report(1, "丁市统计局", 2020), report(2)))
    assert agreement(one, copy) > 0.8
    assert agreement(one, other) < LEAST_ALIKE
    assert sketch("短") == b""
    assert [tuple(pair)[:2] for pair in alike_pairs([other, one, b"", copy])] == [(1, 3)]


def test_many_forms_make_few_pairs():
    sketches = [sketch(report(1))] * 200
    pairs = list(alike_pairs(sketches))
    assert len(pairs) <= 200 * NEAREST
    assert {pair.other for pair in pairs} == set(range(1, 200))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "2023/甲县水利局.txt": report(1, year=2023),
        "2024/丁市统计局.txt": report(1, "丁市统计局"),
        "2024/乙县教育局.txt": report(2, "乙县教育局"),
        "2024/甲县水利局.txt": report(1),
        "2024/甲县水利局（副本）.txt": report(1),
    }
    for name, text in files.items():
        (tmp_path / "稿" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "稿" / name).write_text(text, encoding="utf-8")
    return tmp_path


RULES = ("--only", "report-twice,last-years-report,copied-report")
FOUND = """\
稿/2024/丁市统计局.txt:1:1: 警告: 除名称、年份和数字外，100%的文字与“稿/2023/甲县水利局.txt”相同，请核实是否照抄 [copied-report]
稿/2024/甲县水利局.txt:1:1: 警告: 除名称、年份和数字外，100%的文字与本单位2023年的“稿/2023/甲县水利局.txt”相同，像是沿用旧稿，请核实内容 [last-years-report]
稿/2024/甲县水利局（副本）.txt:1:1: 警告: 这份文件与“稿/2024/甲县水利局.txt”相同（100%的文字一字不差），请核实是否重复报送 [report-twice]
"""


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    status = main(["--lang", "zh", "--format", "line", *RULES, *words])
    return status, capsys.readouterr().out.replace("\\", "/")


def test_a_run_across_its_documents(folder, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    assert run(capsys, "--across", "稿") == (1, FOUND)


def test_rules_that_compare_want_across(folder, capsys):
    assert main(["--lang", "en", "--only", "copied-report", str(folder)]) == 2
    told = "the chosen rules (copied-report) compare documents and find nothing without --across\n"
    assert capsys.readouterr().err == told
    assert main(["--only", "copied-report,misspelt-word", str(folder)]) == 0


def test_a_store_keeps_sketches_and_findings(folder, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    assert run(capsys, "--store", "run.sqlite", "--across", "稿") == (1, FOUND)
    assert run(capsys, "--store", "run.sqlite", "--across") == (1, FOUND)
    assert run(capsys, "--store", "run.sqlite") == (1, FOUND)
    with Store("run.sqlite") as store:
        kept = list(store.query("SELECT document, length(sketch) FROM sketches ORDER BY document"))
    (folder / "稿/2024/戊县统计局.txt").write_text(report(3, "戊县统计局"), encoding="utf-8")
    assert run(capsys, "--store", "run.sqlite", "--across", "稿") == (1, FOUND)
    with Store("run.sqlite") as store:
        assert len(list(store.query("SELECT document FROM sketches"))) == len(kept) + 1 == 6


def test_across_does_not_go_with_fixes(folder, capsys):
    assert main(["--lang", "en", "--fix", "--across", str(folder)]) == 2
    assert capsys.readouterr().err == "--fix and --across do not go together\n"

"""The page for reviewers, as markup: what is marked, what notes say, what is escaped and what may run."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from collections import defaultdict
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.finding import Category, Edit, Fix, Part, Severity
from linter.language import Phrase
from linter.markup import Markup
from linter.report import OUTPUTS
from linter.report.html.drift import synchronise
from linter.report.html.notes import Change, notes_of
from linter.report.html.totals import Totals, folder_and_file
from linter.report.report import Context
from linter.results import Summary
from linter.rule import Rule
from tests.reporting import checked, failure, finding, printed, text_of

CASES = {
    "plain": "关于报送半年总结的报告",
    "markup": '<script>alert(1)</script> & "quoted" <!-- ]]> &amp; <img src=x onerror=alert(1)>',
    "lines": "甲\n\n乙\n",
    "nothing": "",
    "controls": "甲\x00\x01\x0b\x1b[31m\r\x85乙",
    "unseen": "甲\u200b\u202e\ufeff\u2028\xa0\t乙\ue000",
    "half of a pair": "甲\ud800乙",
    "beyond the first plane": "𠮷林😀",
    "plain spaces": "　　甲  乙",
}


class Reader(HTMLParser):
    """Reads a page back: the lines of each document, the pieces of each finding, the tags and what runs."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.pieces: dict[int, list[str]] = defaultdict(list)
        self.related: dict[int, list[str]] = defaultdict(list)
        self.notes: list[dict[str, str]] = []
        self.scripts: list[str] = []
        self.attributes: set[str] = set()
        self.policy = ""
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        self.attributes.update(given)
        if tag == "p" and self._open and "data-l" in self._open[-1][1]:
            self.lines.append("")
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        if tag == "script":
            self.scripts.append("")
        if tag == "li" and "data-f" in given:
            self.notes.append({**given, "text": ""})
        if tag not in ("meta", "input", "br", "img", "link"):
            self._open.append((tag, given))
        if tag == "mark":
            for number in given["data-f"].split():
                self.pieces[int(number)].append("")
        for number in given.get("data-r", "").split():
            self.related[int(number)].append("")
        if "data-c" in given:
            self._take(chr(int(given["data-c"], 16)))

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self._open and self._open[-1][0] == "script":
            self.scripts[-1] += data
        else:
            self._take(data)

    def _take(self, text):
        tags = [tag for tag, _ in self._open]
        if any("data-l" in given for _, given in self._open) and "ol" not in tags and "p" in tags:
            self.lines[-1] += text
            for _, given in self._open:
                for number in given.get("data-f", "").split():
                    self.pieces[int(number)][-1] += text
                for number in given.get("data-r", "").split():
                    self.related[int(number)][-1] += text
        elif self.notes and "li" in tags and "ol" in tags:
            self.notes[-1]["text"] += text


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_a_text_is_read_back_as_it_was(text):
    document = text_of("稿.txt", text)
    page = Reader(printed("html", checked(document, finding(document, 0, min(1, len(text)), "看这里"))))
    assert "\n".join(page.lines) == text


@given(st.text(st.characters()), st.text(), st.text())
def test_any_text_path_and_message_is_read_back_and_nothing_of_them_runs(text, path, message):
    document = text_of(path, text)
    page = Reader(printed("html", checked(document, finding(document, 0, 0, message, rule=path or "r"))))
    assert "\n".join(page.lines) == text
    assert len(page.scripts) == 2
    assert not [name for name in page.attributes if name.startswith("on")]
    json.loads(page.scripts[0])


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 25), st.sampled_from(list(Severity))), max_size=12)


@given(st.text("甲乙\n<&\u200b", max_size=60), SPANS)
def test_marks_hold_exactly_what_was_found(text, spans):
    document = text_of("稿.txt", text)
    found = []
    for number, (start, length, severity) in enumerate(spans):
        at = min(start, len(text))
        end = min(at + length, len(text))
        found.append(finding(document, at, end, f"第{number}处", severity=severity, related=[(at // 2, end)]))
    found.sort(key=lambda one: one.place.start)
    page = Reader(printed("html", checked(document, *found)))
    assert "\n".join(page.lines) == (text if found else "")
    for number, one in enumerate(found):
        assert "".join(page.pieces[number]) == one.place.quote.replace("\n", "")
        assert page.pieces[number], "a finding that holds nothing is a point"
        assert "".join(page.related[number]) == one.related[0].quote.replace("\n", "")
    assert sorted(number for note in page.notes for number in map(int, note["data-f"].split())) == list(
        range(len(found))
    )


DRAFT = text_of("稿/半年总结.txt", "关于XX县的报告\n布署布署，截止目前\n2024年6月31日\n")
RULE = Rule(
    "typo", Category.TYPO, Severity.ERROR, Phrase("“{quote}”错了", "wrong"), "terms", check=None,
    why=Phrase("形近而误。", "They look alike."), source="GB/T 15834 <4.1>",
)  # fmt: skip


def test_findings_of_a_line_that_say_the_same_share_a_note():
    found = [
        finding(DRAFT, 9, 11, "“布署”应为“部署”", rule="typo", fix=(9, 11, "部署", True)),
        finding(DRAFT, 11, 13, "“布署”应为“部署”", rule="typo", fix=(11, 13, "部署", True)),
        finding(DRAFT, 14, 16, "“截止”应为“截至”", rule="typo"),
    ]
    (notes,) = notes_of(DRAFT, found, 7, {"typo": RULE}, "zh").values()
    assert [(note.number, note.findings, note.again) for note in notes] == [(1, [7, 8], False), (2, [9], True)]
    assert (notes[0].why, notes[0].source) == ("形近而误。", "GB/T 15834 <4.1>")


FIXES = {
    "none": (None, None),
    "said by the message": ((2, 4, "没有", True), None),
    "replaced": ((2, 4, "清江", True), Change("XX", "清江", True)),
    "deleted": ((2, 4, "", False), Change("XX", "", False)),
    "inserted": ((4, 4, "。", False), Change("", "。", False)),
    "a habit": ((2, 4, "清江", True, (Edit(9, 11, "清江"),)), Change("XX", "清江", True, 1)),
    "a habit the message tells": ((2, 4, "没有", True, (Edit(9, 11, "没有"),)), Change("", "", True, 1)),
}


@pytest.mark.parametrize(("fix", "change"), FIXES.values(), ids=FIXES)
def test_what_a_note_tells_to_do(fix, change):
    found = replace(finding(DRAFT, 2, 4, "“XX”没有填写"), fix=fix and Fix(*fix))
    (notes,) = notes_of(DRAFT, [found], 0, {}, "zh").values()
    assert notes[0].change == change


def test_the_places_of_a_habit_are_those_its_note_refers_to():
    found = replace(finding(DRAFT, 9, 11, "“布署”错了"), fix=Fix(9, 11, "部署", True, (Edit(11, 13, "部署"),)))
    page = Reader(printed("html", checked(DRAFT, found)))
    assert page.related[0] == ["布署"]
    assert "另有 1 处照此改" in page.notes[0]["text"]


def test_a_document_without_lines_is_numbered_by_its_paragraphs():
    parts = (Part("body", 1), Part("table", 1, 1, 1), Part("body", 2))
    document = replace(text_of("a.docx", "甲\n乙\n丙"), markup=Markup(parts=parts))
    page = printed("html", checked(document, finding(document, 4, 5, "看这里")))
    assert re.findall(r'data-l="(.*?)"', page) == ["1", "表1", "2"]
    assert "第2段第1字" in page


def test_a_note_tells_all_of_its_finding():
    found = finding(DRAFT, 9, 11, "“布署”是错别字", rule="typo", fix=(9, 11, "部署", False), related=[(0, 2)])
    (note,) = Reader(printed("html", checked(DRAFT, found), rules={"typo": RULE})).notes
    words = " ".join(note["text"].split())
    for part in ("错误", "占位", "第2行第1字", "“布署”是错别字", "布署 改为 部署", "请核对", "形近而误。", "GB/T 15834 <4.1>", "第1行第1字", "关于", "typo"):  # fmt: skip
        assert part in words
    assert (note["data-category"], note["data-rule"]) == ("placeholder", "typo")


def test_the_text_waits_where_notes_have_fallen_behind():
    crowded = text_of("稿.txt", "甲" * 40 + "\n" + "乙\n" * 3)
    found = [finding(crowded, at, at + 1, f"第{at}处有误", rule=f"rule-{at}") for at in range(40)]
    notes = notes_of(crowded, [*found, finding(crowded, 41, 42, "乙处有误")], 0, {}, "zh")
    synchronise(crowded, notes)
    assert [[note.synchronised for note in of_line][:1] for of_line in notes.values()] == [[False], [True]]
    sparse = notes_of(crowded, [found[0], finding(crowded, 41, 42, "乙处有误")], 0, {}, "zh")
    synchronise(crowded, sparse)
    assert not any(note.synchronised for of_line in sparse.values() for note in of_line)


def test_only_the_scripts_and_styles_of_the_page_may_run():
    page = printed("html", checked(DRAFT, finding(DRAFT, 2, 4, "没填")))
    read = Reader(page)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    for text, directive in ((read.scripts[1], "script-src"), (style, "style-src")):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}';" in read.policy
    assert "default-src 'none'" in read.policy
    assert not re.search(r"""(?:src|href)=(?!"#)|url\(""", page.replace(read.scripts[1], ""))


def test_assets_can_stand_inside_their_elements_and_tell_their_licence():
    assets = files("linter.report.html") / "assets"
    for asset in assets.iterdir():
        assert "</script" not in (text := asset.read_text(encoding="utf-8")).lower()
        assert "</style" not in text.lower()
        assert "@import" not in text
    assert "Permission is hereby granted" in (assets / "chartist.LICENSE").read_text(encoding="utf-8")


def test_what_could_not_be_checked_and_what_was_clean_is_named():
    page = printed("html", checked(text_of("清 <洁>.txt", "甲")), failure("坏.txt", "坏.txt 打不开 <b>"))
    assert "坏.txt 打不开 &lt;b&gt;" in page
    assert "清 &lt;洁&gt;.txt" in page
    assert "没有发现问题" in page
    assert Reader(page).notes == []


def test_nothing_checked():
    assert "没有检查任何文件" in printed("html")


def test_what_is_let_rest_or_mended_is_counted():
    stream = io.StringIO()
    report = OUTPUTS["html"].make(Context(stream))
    report.end(Summary(documents=1, known=3, ignored=2, mended=1, fixed={"a": 4, "b": 1}))
    for words in ("已自动改好 5 处", "已记录的 3 处", "忽略的 2 处"):
        assert words in stream.getvalue()


def test_in_english():
    page = printed("html", checked(DRAFT, finding(DRAFT, 2, 4, "not filled in")), language="en")
    assert '<html lang="en">' in page
    assert '<div class="text" lang="zh-CN">' in page
    outside = re.sub(
        r'<script.*?</script>|<style.*?</style>|<div class="text".*?</details>\n</section>', "", page, flags=re.DOTALL
    )
    assert not re.findall(r"[一-鿿]+", outside.replace("稿/", "").replace("半年总结.txt", "").replace("sans-serif", ""))


def test_totals_add_up():
    totals = Totals()
    other = text_of("稿/二.txt", "甲乙\n")
    found = [
        finding(DRAFT, 2, 4, "一", rule="a"),
        finding(DRAFT, 9, 11, "二", rule="a", severity=Severity.INFO),
        finding(DRAFT, 14, 16, "三", rule="b", severity=Severity.WARNING),
    ]
    totals.add(DRAFT, "稿/半年总结.txt", found)
    totals.add(other, "稿/二.txt", [finding(other, 0, 1, "四", rule="b")])
    totals.add(other, "清.txt", [])
    assert [(row.key, row.errors, row.warnings, row.infos) for row in totals.rules()] == [
        ("a", 1, 0, 1),
        ("b", 1, 1, 0),
    ]
    assert [(row.key, row.total) for row in totals.categories("zh")] == [("placeholder", 4)]
    assert [(row.key, row.name, row.total) for row in totals.shortened()] == [
        ("1", "半年总结.txt", 3),
        ("2", "二.txt", 1),
    ]
    assert totals.clean == ["清.txt"]
    parts = totals.parts()
    assert sum(row.total for row in parts) == 3
    assert [row.key for row in parts if row.total] == ["0", "1", "2"]


PATHS = {
    "plain": ("a.txt", "", "a.txt"),
    "posix": ("稿/年/a.txt", "稿/年/", "a.txt"),
    "windows": ("C:\\稿\\a.txt", "C:\\稿\\", "a.txt"),
    "a folder": ("稿/", "稿/", ""),
}


@pytest.mark.parametrize(("path", "folder", "file"), PATHS.values(), ids=PATHS)
def test_folder_and_file(path, folder, file):
    assert folder_and_file(path) == (folder, file)


def test_findings_are_numbered_through_all_documents():
    other = text_of("b.txt", "XX县\n")
    page = Reader(
        printed("html", checked(DRAFT, finding(DRAFT, 2, 4, "没填")), checked(other, finding(other, 0, 2, "没填")))
    )
    assert [note["data-f"] for note in page.notes] == ["0", "1"]
    assert (page.pieces[0], page.pieces[1]) == (["XX"], ["XX"])

"""Markdown: what is read of it, and the way back to the file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linter.document import Document, Origin
from linter.engine import inspect, lint
from linter.fixing import apply_fixes
from linter.language import Mistake
from linter.readers import read_bytes
from linter.readers.markdown import decode
from linter.readers.text import encode
from linter.reading import Reading
from linter.rule import RuleSet
from linter.rulefiles.loading import load_rules

pytest.importorskip("pyromark", reason="the extra `markdown` is not installed")

DRAFT = Path(__file__).resolve().parents[1] / "examples" / "draft.txt"


def document_of(source: str) -> Document:
    return decode(source.encode(), "a.md")


READ = {
    "nothing": ("", ""),
    "headings": ("# 甲 #\n\n乙\n---\n\n### 丙", "甲\n乙\n丙"),
    "emphasis": ("**甲**乙*丙*__丁__", "甲乙丙丁"),
    "emphasis beside marks": ("**重点：**工作要**“抓”**好", "重点：工作要“抓”好"),
    "a mask is no emphasis": ("张** 获评先进", "张** 获评先进"),
    "escapes and entities": (r"甲\*乙\*&amp;&#x4e2d;", "甲*乙*&中"),
    "code within a line": ("运行 `lint` 命令", "运行 \ufffc 命令"),
    "fenced code": ("甲\n\n```text\n乙 XX\n```\n\n丙", "甲\n丙"),
    "indented code": ("甲\n\n    乙\n\n丙", "甲\n丙"),
    "front matter": ("---\ntitle: XX\n---\n\n甲", "甲"),
    "front matter of plus signs": ("+++\ntitle = 'XX'\n+++\n\n甲", "甲"),
    "links": ("见[附件](https://a.cn/x.pdf '题')和[表][1]\n\n[1]: https://a.cn", "见附件和表"),
    "a bare address": ("见<https://a.cn>。", "见\ufffc。"),
    "images": ("![图一](a.png)\n\n甲![图二](b.png)乙", "甲\ufffc乙"),
    "source lines of one paragraph": ("关于工作\n的报告，see\nhere", "关于工作的报告，see here"),
    "hard line ends": ("甲  \n乙\\\n丙<br>丁", "甲\n乙\n丙\n丁"),
    "lists": ("- 甲\n- [x] 乙\n  - 丙\n\n丁", "甲\n乙\n丙\n丁"),
    "numbers are those of the page": ("1. 甲\n1. 乙\n\n   丙\n1. 丁", "1.甲\n2.乙\n丙\n3.丁"),
    "a list that begins with another number": ("3) 甲\n4) 乙", "3)甲\n4)乙"),
    "numbers that are no list": ("1、甲\n\n（一）乙", "1、甲\n（一）乙"),
    "quotations": ("> 甲\n> 乙\n\n丙", "甲乙\n丙"),
    "tables": ("|甲|乙|\n|---|:-:|\n|1\\|2|**三**|", "甲\n乙\n1|2\n三"),
    "notes": ("甲[^1]\n\n[^1]: 乙", "甲\n乙"),
    "HTML": ("甲<!-- 注 --><b>乙</b>\n\n<div>\n丙\n</div>\n\n丁", "甲乙\n丁"),
    "struck out": ("甲~~乙~~丙", "甲丙"),
    "ranges": ("3~5月，10~12月", "3~5月，10~12月"),
    "only an image is no line": ("![图](a.png)\n", ""),
}


@pytest.mark.parametrize(("source", "plain"), READ.values(), ids=READ)
def test_what_the_page_shows_is_read(source, plain):
    document = document_of(source)
    assert document.plain.text == plain
    assert document.text == source


def test_comments_are_told():
    source = "<!-- 甲\n\n乙 -->\n\n丙<!-- 丁 -->\n\n`<!-- 戊 -->`\n\n```\n<!-- 己 -->\n```\n"
    assert [source[start:end] for start, end in document_of(source).markup.comments] == [
        "<!-- 甲\n\n乙 -->",
        "<!-- 丁 -->",
    ]


REPORT = """\
某县人民政府文件

# 关于**上半年**工作的报告

市政府：

## 一、总体情况

今年以来，各项工作有序推进。

### 主要做法

1. 加强领导。
2. 落实责任。

|一、项目|二、金额|
|---|---|
|道路|3万元|

## 二、下步打算

继续努力。
"""


def test_headings_and_title_are_those_marked():
    outline = Reading(document_of(REPORT)).outline
    text = Reading(document_of(REPORT)).view.text
    assert outline.title is not None
    assert outline.addressee is not None
    assert text[slice(*outline.title)] == "关于上半年工作的报告"
    assert text[slice(*outline.addressee)] == "市政府："
    assert [(heading.level, text[slice(*heading.title)]) for heading in outline.headings] == [
        (1, "总体情况"),
        (3, "加强领导"),
        (3, "落实责任"),
        (1, "下步打算"),
    ]
    assert [text[slice(*span)] for span in outline.unnumbered] == ["主要做法"]
    assert [text[slice(*span)] for span in outline.paragraphs] == [
        "某县人民政府文件",
        "今年以来，各项工作有序推进。",
        "继续努力。",
    ]


TITLES = {
    "above all others": ("# 甲的事\n\n## 乙\n\n## 丙", "甲的事"),
    "one of several is none": ("# 发展环境\n\n甲。\n\n# 下步重点\n\n乙。", None),
    "a numbered heading is none": ("# 一、基本情况\n\n甲。", None),
    "told by its words": ("关于甲工作的报告\n\n## 一、基本情况\n\n甲。\n\n## 二、打算", "关于甲工作的报告"),
}


@pytest.mark.parametrize(("source", "title"), TITLES.values(), ids=TITLES)
def test_the_title(source, title):
    reading = Reading(document_of(source))
    span = reading.outline.title
    assert (span and reading.view.text[slice(*span)]) == title


def test_cells_of_tables_are_no_broken_lines(bundled):
    cell = "加强组织领导，落实各方责任，推动重点项目建设按期完成"
    source = f"# 关于工作的报告\n\n|任务|单位|\n|---|---|\n|{cell}|县发展改革局，县财政局。|\n"
    broken = f"关于工作的报告\n{cell}\n县发展改革局，县财政局。"
    assert "line-break" in {repair.sort for repair in Reading(Document(broken)).repaired.repairs}
    assert not Reading(document_of(source)).repaired.repairs


def as_markdown(report: str) -> str:
    """A report in plain text as it would be written in Markdown."""
    lines = [line for line in report.split("\n") if line.strip()]
    marked = [
        f"# {line}" if line.endswith("总结") else f"## {line}" if line[:2] in ("一、", "二、", "三、") else line
        for line in lines
    ]
    return "---\nauthor: 张三\n---\n\n" + "\n\n".join(marked).replace("工作情况", "**工作情况**") + "\n"


def test_a_report_has_the_same_findings_in_markdown(bundled):
    report = DRAFT.read_text(encoding="utf-8")
    source = as_markdown(report)
    plain = [(finding.rule, finding.place.quote) for finding in lint(Document(report), bundled)]
    marked = lint(document_of(source), bundled)
    assert [(finding.rule, finding.place.quote.replace("*", "")) for finding in marked] == plain
    assert len(plain) > 10


def test_marks_of_markdown_are_no_residue(bundled):
    source = "# 关于工作的报告\n\n## 一、情况\n\n**要点：**完成[任务](https://a.cn)。\n\n```\nx\n```\n"
    assert "markdown-markup" not in {finding.rule for finding in lint(document_of(source), bundled)}
    assert "markdown-markup" in {finding.rule for finding in lint(Document(source), bundled)}


RULES = """
rules:
  - id: raw
    category: wording
    severity: warning
    message: {zh: 改, en: mend}
    fix: safe
    pattern: {any: 甲+, fix: 子}
    examples: {bad: [<<甲>>, <<甲甲>>], good: [乙, 丙]}
  - id: repaired
    category: wording
    severity: error
    message: {zh: 改, en: mend}
    fix: safe
    pattern: {any: "[乙，]丙", fix: 丑, repaired: true}
    examples: {bad: [<<乙丙>>, 甲<<乙丙>>], good: [乙, 丙]}
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    path = tmp_path_factory.mktemp("rules") / "rules.yaml"
    path.write_text(RULES, encoding="utf-8")
    return load_rules([str(path)], bundled=False)


def test_a_fix_leaves_the_marks_alone(rules):
    document = document_of("# 甲*甲*\n\n- 一**甲**，&amp;丙,丙乙\n  丙\n\n`甲`\n")
    findings = lint(document, rules)
    assert [(finding.place.quote, finding.fix is not None) for finding in findings] == [
        ("甲*甲", False),
        ("甲", True),
        (",丙", True),
        ("乙\n  丙", False),
    ]
    assert apply_fixes(document.text, [finding.fix for finding in findings if finding.fix]) == (
        "# 甲*甲*\n\n- 一**子**，&amp;丙丑乙\n  丙\n\n`甲`\n"
    )


FRAGMENTS = (
    "甲 乙 丙 ， , a \n \n\n # ## - * ** _ ~~ ~ > ` ``` | |-|-| 1. 2) [ ] ( ) ![ ]( <!-- --> <br> <b> \\ &amp; &#x4e2d; "
    "[^1] [^1]: --- +++ <http://a.b> 　 \t 😀 === \u00a0"
).split(" ")


@given(source=st.lists(st.sampled_from([*FRAGMENTS, " ", "    "]), max_size=40).map("".join))
@example(source="* 甲\n\n  |甲|乙\n  |-|-\n  |丙")
@example(source="> - 1. 甲\n>\n>   乙丙")
def test_every_place_leads_back_to_the_file(source, rules):
    document = decode(source.encode(), "a.md")
    plain = document.plain
    for offset, character in enumerate(plain.text):
        start, end = plain.source_span(offset, offset + 1)
        shown = document.text[start:end]
        assert shown == character or "&" in shown or character in "\ufffc\n " or shown.strip().rstrip(".)").isdigit()
    for line in (*document.markup.headings, *document.markup.aside):
        assert "\n" not in plain.text[line[-2] : line[-1]]
    outcome = inspect(document, rules)
    for finding in outcome.findings:
        assert document.text[finding.place.start : finding.place.end] == finding.place.quote
        assert finding.place.quote[0] in "甲乙，,"
        assert finding.place.quote[-1] in "甲丙"
    assert encode(document) == source.encode()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")))
def test_any_text_is_read(source):
    document = decode(source.encode("utf-8"), "a.md", "utf-8")
    assert inspect(document, RuleSet(())).findings == ()


def test_comments_without_an_end_are_none():
    assert document_of("<!-- 甲 " * 20000).markup.comments == ()


def test_windows_line_ends_come_back():
    data = "# 甲\r\n\r\n乙\r\n".encode("gb18030")
    document = read_bytes(data, "稿.MD")
    assert document.plain.text == "甲\n乙"
    assert document.origin == Origin("稿.MD", "gb18030", b"", "\r\n")
    assert encode(document) == data


def test_without_the_library_a_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyromark", None)
    with pytest.raises(Mistake) as mistake:
        read_bytes(b"# x", "a.md")
    assert mistake.value.say("zh") == '检查 Markdown 文件（“a.md”）要先安装一个组件：pip install "reportlint[markdown]"'

"""Word documents: what is read of them, and where it stands."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("docx", reason="the extra `docx` is not installed")

from linter.cli import main
from linter.engine import lint
from linter.finding import Part
from linter.language import Mistake
from linter.readers import is_walked, read_bytes
from linter.readers.docx import decode
from linter.readers.text import decode as decode_text
from linter.reading import Reading
from linter.whereabouts import place_words
from tests.word import element, field, number_lists, of_paragraphs, paragraph, read, run, saved

DRAFT = Path(__file__).resolve().parents[1] / "examples" / "draft.txt"
DELETED = '<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>'
TEXT_BOX = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
DRAWN_BOX = f"<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{TEXT_BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
OLD_BOX = f"<w:pict><v:shape><v:textbox>{TEXT_BOX}</v:textbox></v:shape></w:pict>"

PARAGRAPHS = {
    "runs": ([paragraph(run("甲"), run("乙"))], "甲乙\n"),
    "empty paragraphs are blank lines": (["甲", "", "乙"], "甲\n\n乙\n"),
    "deleted and inserted": ([paragraph(DELETED, '<w:ins w:id="2">' + run("增") + "</w:ins>")], "增\n"),
    "moved": ([paragraph("<w:moveFrom>" + run("旧") + "</w:moveFrom>", "<w:moveTo>" + run("新") + "</w:moveTo>")], "新\n"),
    "a deleted paragraph mark": (
        [paragraph(run("甲"), properties="<w:rPr><w:del w:id='1'/></w:rPr>"), paragraph(run("乙"))],
        "甲乙\n",
    ),
    "hidden": ([paragraph(run("隐", "<w:vanish/>"), run("显", '<w:vanish w:val="0"/>'))], "显\n"),
    "tabs and breaks": ([paragraph("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>")], "甲\t乙\n丙\n"),
    "hyphens": ([paragraph("<w:r><w:t>G</w:t><w:noBreakHyphen/><w:t>3甲</w:t><w:softHyphen/><w:t>乙</w:t></w:r>")], "G-3甲乙\n"),
    "a link": ([paragraph(f"<w:hyperlink>{run('甲')}</w:hyperlink>")], "甲\n"),
    "a field": ([paragraph(field("DATE", "5月"))], "5月\n"),
    "a field in a field": ([paragraph(field(f"IF </w:instrText></w:r>{field('PAGE', '1')}<w:r><w:instrText>", "甲"))], "甲\n"),
    "a simple field": ([paragraph(f'<w:fldSimple w:instr="DATE">{run("5月")}</w:fldSimple>')], "5月\n"),
    "a field without an end": (
        [paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', run("甲")), paragraph(run("乙"))],
        "\n乙\n",
    ),
    "a content control": (["<w:sdt><w:sdtPr/><w:sdtContent>" + paragraph(run("甲")) + "</w:sdtContent></w:sdt>"], "甲\n"),
    "a ruby": (
        [paragraph(f"<w:r><w:ruby><w:rt>{run('zhì')}</w:rt><w:rubyBase>{run('治')}</w:rubyBase></w:ruby></w:r>")],
        "治\n",
    ),
    "a formula": ([paragraph(run("甲"), "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", run("乙"))], "甲\ufffc乙\n"),
    "a picture alone is a blank line": ([paragraph("<w:r><w:drawing><wp:inline/></w:drawing></w:r>")], "\n"),
    "a text box": ([paragraph(run("甲"), f"<w:r>{DRAWN_BOX}</w:r>"), "乙"], "甲\n乙\n框\n"),
    "a text box in two forms": (
        [paragraph(f"<w:r><mc:AlternateContent><mc:Choice>{DRAWN_BOX}</mc:Choice><mc:Fallback>{OLD_BOX}</mc:Fallback></mc:AlternateContent></w:r>")],
        "\n框\n",
    ),
    "a text box of older Word": ([paragraph(f"<w:r>{OLD_BOX}</w:r>")], "\n框\n"),
}  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "text"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_what_word_shows_is_read(paragraphs, text):
    assert read(of_paragraphs(*paragraphs)).text == text


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def test_cells_are_lines_and_merged_ones_stand_once():
    inner = f"<w:tbl><w:tr>{cell('内')}</w:tr></w:tbl>"
    table = (
        "<w:tbl><w:tr>" + cell("并", '<w:vMerge w:val="restart"/>') + cell("甲", '<w:gridSpan w:val="2"/>') + cell("乙") + "</w:tr>"
        "<w:tr><w:trPr><w:del w:id='1'/></w:trPr>" + cell("删") + "</w:tr>"
        "<w:tr>" + cell("续", "<w:vMerge/>") + f"<w:tc>{inner}{paragraph(run('丙'))}</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    document = read(of_paragraphs("前", table, "后"))
    told = [(line, part) for line, part in zip(document.text.split("\n"), document.markup.parts, strict=True) if line]
    assert told == [
        ("前", Part("body", 1)),
        ("并", Part("table", 1, 1, 1)),
        ("甲", Part("table", 1, 1, 2)),
        ("乙", Part("table", 1, 1, 4)),
        ("内", Part("table", 2, 1, 1)),
        ("丙", Part("table", 1, 2, 2)),
        ("后", Part("body", 2)),
    ]
    assert [document.text[start:end] for start, end in document.markup.aside] == ["并", "甲", "乙", "内", "丙"]


def level(at: int, form: str, text: str, *more: str) -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{"".join(more)}<w:lvlText w:val="{text}"/></w:lvl>'


def definition(name: int, *content: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(content)}</w:abstractNum>'


def listed(name: int, of: int, *overrides: str) -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def starts(at: int, value: int) -> str:
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


REPORT = definition(
    1, level(0, "chineseCounting", "%1、"), level(1, "chineseCountingThousand", "（%2）"), level(2, "decimal", "%3.")
)
LEGAL = definition(2, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
NUMBERED = {
    "levels of a report": (
        [REPORT], [listed(1, 1)], [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1)],
        ["一、", "（一）", "（二）", "1.", "二、", "（一）"],
    ),
    "beyond ten": ([REPORT], [listed(1, 1)], [(1, 0)] * 12, "一、 二、 三、 四、 五、 六、 七、 八、 九、 十、 十一、 十二、".split()),
    "lists of one definition are counted together": (
        [REPORT], [listed(1, 1), listed(2, 1)], [(1, 0), (2, 0), (1, 0)], ["一、", "二、", "三、"],
    ),
    "a list that begins anew": (
        [REPORT], [listed(1, 1), listed(2, 1, starts(0, 5))], [(1, 0), (2, 0), (2, 0)], ["一、", "五、", "六、"],
    ),
    "a level that is never begun again": (
        [definition(1, level(0, "decimal", "%1."), level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>'))],
        [listed(1, 1)], [(1, 0), (1, 1), (1, 0), (1, 1)], ["1.", "(1)", "2.", "(2)"],
    ),
    "a level begun again by another": (
        [definition(1, level(0, "decimal", "%1."), level(1, "decimal", "(%2)"), level(2, "decimal", "%3)", '<w:lvlRestart w:val="1"/>'))],
        [listed(1, 1)], [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)], ["1.", "(1)", "1)", "(2)", "2)", "2.", "1)"],
    ),
    "numbers of several levels": ([LEGAL], [listed(1, 2)], [(1, 0), (1, 1), (1, 1)], ["I.", "1.1 ", "1.2 "]),
    "a level above that never stood": ([LEGAL], [listed(1, 2)], [(1, 1)], ["1.1 "]),
    "bullets": ([definition(1, level(0, "bullet", "●"))], [listed(1, 1)], [(1, 0)], [""]),
    "a level of the list's own": (
        [REPORT], [listed(1, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "decimalEnclosedCircle", "%1")}</w:lvlOverride>')],
        [(1, 0), (1, 0)], ["① ", "② "],
    ),
    "no list of that name": ([REPORT], [listed(1, 1)], [(7, 0)], [""]),
    "taken out of its list": ([REPORT], [listed(1, 1)], [(0, 0)], [""]),
    "no such level": ([REPORT], [listed(1, 1)], [(1, 8)], [""]),
}  # fmt: skip


@pytest.mark.parametrize(("definitions", "lists", "wanted", "labels"), NUMBERED.values(), ids=NUMBERED)
def test_numbers_are_those_word_shows(definitions, lists, wanted, labels):
    word = of_paragraphs(*(paragraph(run("甲"), properties=in_list(*one)) for one in wanted))
    number_lists(word, definitions, lists)
    assert read(word).text == "".join(f"{label}甲\n" for label in labels)


def in_list(name: int, at: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{name}"/></w:numPr>'


def numbered_style(word: Any, style: str, properties: str) -> None:
    word.styles[style].element.get_or_add_pPr().append(element(properties))


def test_styles_number_their_paragraphs():
    word = of_paragraphs()
    number_lists(
        word,
        [definition(1, level(0, "chineseCounting", "%1、", '<w:pStyle w:val="Heading1"/>'), level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="Heading2"/>'))],
        [listed(1, 1)],
    )  # fmt: skip
    for style in ("Heading 1", "Heading 2"):
        numbered_style(word, style, '<w:numPr><w:numId w:val="1"/></w:numPr>')
    for words, heading in (("甲", 1), ("乙", 2), ("丙", 2), ("丁", 1), ("戊", 2)):
        word.add_heading(words, heading)
    word.paragraphs[-1]._p.get_or_add_pPr().append(element(in_list(0, 0)))
    assert read(word).text == "一、甲\n（一）乙\n（二）丙\n二、丁\n戊\n"


def test_lists_may_be_defined_by_a_style():
    word = of_paragraphs(paragraph(run("甲"), properties=in_list(2, 0)))
    word.styles.element.append(
        element(
            '<w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        )
    )
    number_lists(
        word,
        [definition(1, '<w:styleLink w:val="S"/>', level(0, "chineseCounting", "第%1条")), definition(2, '<w:numStyleLink w:val="S"/>')],
        [listed(1, 1), listed(2, 2)],
    )  # fmt: skip
    assert read(word).text == "第一条 甲\n"


FORMS = {
    "chineseCounting": "一 二 十 十一 二十",
    "ideographDigital": "一 二 一〇 一一 二〇",
    "chineseLegalSimplified": "壹 贰 拾 拾壹 贰拾",
    "ideographTraditional": "甲 乙 癸 11 20",
    "decimalZero": "01 02 10 11 20",
    "decimalFullWidth": "１ ２ １０ １１ ２０",
    "decimalEnclosedParen": "⑴ ⑵ ⑽ ⑾ ⒇",
    "lowerRoman": "i ii x xi xx",
    "upperLetter": "A B J K T",
    "unheard-of": "1 2 10 11 20",
}


@pytest.mark.parametrize(("form", "written"), FORMS.items(), ids=FORMS)
def test_forms_of_numbers(form, written):
    word = of_paragraphs(*(paragraph(run("甲"), properties=in_list(1, 0)) for _ in range(20)))
    number_lists(word, [definition(1, level(0, form, "%1、"))], [listed(1, 1)])
    lines = read(word).text.split("\n")
    assert [lines[number - 1].removesuffix("、甲") for number in (1, 2, 10, 11, 20)] == written.split()


def test_title_and_headings_are_those_of_the_styles():
    word = of_paragraphs()
    word.add_heading("上半年工作情况", 0)
    word.add_heading("总体进展", 1)
    word.add_paragraph("今年以来，各项工作有序推进。")
    document = read(word)
    outline = Reading(document).outline
    assert outline.title is not None
    assert [document.text[slice(*span)] for span in (outline.title, *outline.unnumbered, *outline.paragraphs)] == [
        "上半年工作情况",
        "总体进展",
        "今年以来，各项工作有序推进。",
    ]


def test_the_table_of_contents_is_left_out():
    word = of_paragraphs("正文")
    word.styles.element.append(element('<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'))
    word.element.body.insert(0, element(paragraph(run("一、总体情况\t1"), properties='<w:pStyle w:val="T"/>')))
    assert read(word).text == "正文\n"


def test_page_headers_follow_the_text_without_page_numbers():
    word = of_paragraphs("正文")
    section = word.sections[0]
    section.header.paragraphs[0].text = "某县水利局"
    section.footer.paragraphs[0]._p.append(element("<w:r><w:t>— </w:t></w:r>"))
    for part in element(paragraph(field("PAGE", "1"))):
        section.footer.paragraphs[0]._p.append(part)
    section.footer.add_paragraph("内部资料")
    section.first_page_header.paragraphs[0].text = "首页不同才显示"
    section.different_first_page_header_footer = False
    word.add_section().header.is_linked_to_previous = True
    document = read(word)
    assert document.text.split("\n")[-3:] == ["某县水利局", "内部资料", ""]
    assert document.markup.parts[-3:-1] == (Part("header", 1), Part("footer", 1))
    assert document.text[: document.markup.body] == "正文\n\n"
    section.different_first_page_header_footer = True
    assert "首页不同才显示" in read(word).text


def with_part(data: bytes, name: str, content: str) -> bytes:
    """The package with one more part of the document."""
    out = io.BytesIO()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            text = old.read(entry)
            if entry == "[Content_Types].xml":
                told = f'<Override PartName="/word/{name}.xml" ContentType="{kind}.{name}+xml"/></Types>'
                text = text.replace(b"</Types>", told.encode())
            if entry == "word/_rels/document.xml.rels":
                told = f'<Relationship Id="rX" Type="{relations}/{name}" Target="{name}.xml"/></Relationships>'
                text = text.replace(b"</Relationships>", told.encode())
            new.writestr(entry, text)
        new.writestr(f"word/{name}.xml", content)
    return out.getvalue()


def test_footnotes_are_read():
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = (
        f'<w:footnotes {namespace}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="1">{paragraph(run("注一"))}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph(run("注二"))}</w:footnote></w:footnotes>'
    )
    document = decode(with_part(saved(of_paragraphs("正文")), "footnotes", notes), "a.docx")
    assert document.text == "正文\n注一\n注二\n"
    assert document.markup.parts[1:3] == (Part("footnote", 1), Part("footnote", 2))


PLACES = {
    "甲X": ("第2段第2字", "paragraph 2, column 2"),
    "乙X": ("表1第1行第2列", "table 1, row 1, column 2"),
    "丙X": ("页眉", "page header"),
}


def test_places_are_told_by_paragraph():
    word = of_paragraphs("", "题目", "", "甲X")
    word.add_table(1, 2).cell(0, 1).text = "乙X"
    word.sections[0].header.paragraphs[0].text = "丙X"
    document = read(word)
    for words, (zh, en) in PLACES.items():
        at = document.text.index(words) + 1
        place = document.place(at, at + 1)
        assert (place.quote, place_words(place, "zh"), place_words(place, "en")) == ("X", zh, en)


def test_a_report_has_the_same_findings_in_word(bundled):
    document = decode_text(DRAFT.read_bytes(), "a.txt")
    word = of_paragraphs(*document.text.removesuffix("\n").split("\n"))
    found = lint(read(word), bundled)
    assert [(finding.rule, finding.place.quote) for finding in found] == [
        (finding.rule, finding.place.quote) for finding in lint(document, bundled)
    ]
    assert len(found) > 10


def test_automatic_numbers_are_checked_as_written_ones_are(bundled):
    word = of_paragraphs(
        "关于工作的报告",
        "一、加强领导",
        "抓好落实。",
        paragraph(run("强化保障"), properties=in_list(1, 0)),
        "抓好落实。",
    )
    number_lists(word, [REPORT], [listed(1, 1, starts(0, 3))])
    assert ("heading-gap", "三、") in {(finding.rule, finding.place.quote) for finding in lint(read(word), bundled)}


@pytest.mark.parametrize(
    ("format_", "told"),
    [
        ("screen", "表1第1行第2列  错误  "),
        ("line", "稿.docx:3:1: 错误: 表1第1行第2列: "),
        ("json", '"part": {"region": "table", "number": 1, "row": 1, "column": 2}'),
    ],
)
def test_every_report_tells_paragraphs(tmp_path, capsys, monkeypatch, format_, told):
    word = of_paragraphs("关于工作的报告")
    word.add_table(1, 2).cell(0, 1).text = "XX万元"
    word.tables[0].cell(0, 0).text = "投资"
    (tmp_path / "稿.docx").write_bytes(saved(word))
    monkeypatch.chdir(tmp_path)
    assert main(["--lang", "zh", "--only", "masked-slot", "--format", format_, "."]) == 1
    assert told in capsys.readouterr().out


def test_a_document_is_never_rewritten(tmp_path, capsys):
    path = tmp_path / "稿.docx"
    path.write_bytes(saved(of_paragraphs("关于工作的报告", "认真布署工作。")))
    before = path.read_bytes()
    main(["--lang", "en", "--fix", "--only", "misspelt-word", str(path)])
    assert path.read_bytes() == before
    assert "not to be rewritten; mend 1 places in it yourself" in capsys.readouterr().err


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
REFUSED = {
    "of an older Word": ("a.doc", COMPOUND, "“a.doc”是旧版 Word 或 WPS 文档；请在 Word 或 WPS 里另存为 .docx 再检查"),
    "with a password": (
        "a.docx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "“a.docx”设了密码，读不了；请去掉密码另存一份再检查",
    ),
    "no package": ("a.docx", "正文".encode(), "“a.docx”不是完好的 Word 文档（.docx），打不开；请在 Word 或 WPS 里修复并另存为 .docx 再检查"),
    "empty": ("a.docx", b"", "“a.docx”不是完好的 Word 文档（.docx），打不开；请在 Word 或 WPS 里修复并另存为 .docx 再检查"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "data", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_says_what_to_do(path, data, sentence):
    with pytest.raises(Mistake) as mistake:
        read_bytes(data, path)
    assert mistake.value.say("zh") == sentence


def refusal(data: bytes) -> str:
    with pytest.raises(Mistake) as mistake:
        decode(data, "a.docx")
    return mistake.value.say("en")


def rewritten(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in package.namelist():
            content = package.read(entry)
            copy.writestr(entry, content.replace(old, new) if entry == name else content)
    return out.getvalue()


def test_macros_are_refused():
    main = b"wordprocessingml.document.main+xml"
    assert main.decode()
    macro = rewritten(
        saved(of_paragraphs("甲")),
        "[Content_Types].xml",
        b"application/vnd.openxmlformats-officedocument." + main,
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert (
        refusal(macro) == "'a.docx' is a Word document with macros and was not checked; save it as .docx without macros"
    )


def test_bombs_are_refused_unopened():
    out = io.BytesIO(saved(of_paragraphs("甲")))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/bomb.bin", bytes(64 * 2**20))
    assert refusal(out.getvalue()).startswith("'a.docx' unpacks to 64 MB in ")


def test_entities_are_not_followed():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    data = rewritten(saved(of_paragraphs("甲&amp;乙")), "word/document.xml", b"<w:document", bomb + b"<w:document")
    data = rewritten(data, "word/document.xml", "甲".encode(), b"&b;")
    assert "aaaa" not in decode(data, "a.docx").text


SAMPLE = saved(of_paragraphs("关于工作的报告", "一、情况", f"<w:tbl><w:tr>{cell('甲')}</w:tr></w:tbl>"))


@given(st.data())
@settings(max_examples=60)
def test_damage_is_told_in_a_sentence(data):
    damaged = bytearray(SAMPLE)
    for _ in range(data.draw(st.integers(1, 5))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(damaged)))
    for content in (bytes(damaged), bytes(damaged[:cut])):
        try:
            document = decode(content, "a.docx")
        except Mistake:
            continue
        assert len(document.markup.parts) == document.text.count("\n") + 1


def test_without_the_library_a_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(Mistake) as mistake:
        read_bytes(SAMPLE, "a.docx")
    assert mistake.value.say("zh") == '检查 Word 文件（“a.docx”）要先安装一个组件：pip install "reportlint[docx]"'


def test_what_word_keeps_beside_an_open_document_is_no_report():
    assert is_walked("半年总结.docx")
    assert not is_walked("~$年总结.docx")
    assert not is_walked("旧.doc")

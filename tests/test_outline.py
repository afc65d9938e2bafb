"""Title, headings, enumerations and closing lines told from plain text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.document import Document
from linter.outline.headings import read_headings
from linter.outline.markers import STYLES, form_of, read_number, write_marker
from linter.outline.reader import Outline, Span, read_outline
from linter.reading import Reading
from linter.text.sentences import sentences

BODY = "全县各项工作稳步推进，取得了明显成效，现将有关情况报告如下。"


def words(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


def found(text: str) -> list[tuple[int, int, str]]:
    return [(heading.level, heading.number, text[slice(*heading.title)]) for heading in read_headings(text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(f"某县水利局2023年工作总结\n\n{BODY}", "某县水利局2023年工作总结", id="one line"),
        pytest.param(
            f"　　　某县水利局\n　　2024年工作总结\n\n{BODY}",
            "某县水利局\n　　2024年工作总结",
            id="two centred lines",
        ),
        pytest.param(f"应用软件预置\n\n和分发管理规定\n\n{BODY}", "应用软件预置\n\n和分发管理规定", id="broken title"),
        pytest.param(
            f"某县水利局文件\n\n某水发〔2024〕7号\n\n关于防汛工作的通知\n\n各乡镇：\n{BODY}",
            "关于防汛工作的通知",
            id="letterhead and number",
        ),
        pytest.param(
            f"某县水利局\n某县财政局\n文件\n\n某水〔2024〕7号　签发人：甲\n\n关于防汛资金的请示\n\n县政府：\n{BODY}",
            "关于防汛资金的请示",
            id="letterhead of several organs",
        ),
        pytest.param(
            f"会议纪要\n\n第12期\n\n某县政府办公室　　2022年11月14日\n\n治超工作推进会议纪要\n\n{BODY}",
            "治超工作推进会议纪要",
            id="minutes in a series",
        ),
        pytest.param(f"防汛工作情况汇报\n（2022年1月28日）\n\n{BODY}", "防汛工作情况汇报", id="date below"),
        pytest.param(f"述职报告\n某县中学校长　甲\n\n各位老师：\n{BODY}", "述职报告", id="author below"),
        pytest.param(f"首页 > 总结 > 正文\n2022年工作总结\n\n{BODY}", "2022年工作总结", id="navigation above"),
        pytest.param(f"防汛工作总结\n\n时间紧、任务重，{BODY}\n\n抗旱工作总结", "防汛工作总结", id="time in the text"),
        pytest.param("关于防汛资金的请示。\n\n县政府：\n请批示。", "关于防汛资金的请示。", id="a stop too many"),
        pytest.param(f"水利局工作总结及打算 一、上半年回顾 (一)防汛有力。{BODY}", "水利局工作总结及打算", id="merged"),
        pytest.param(f"某县防汛抗旱三年成效\n\n{BODY}", "某县防汛抗旱三年成效", id="no word for a document"),
        pytest.param(f"一、总体要求\n{BODY}", None, id="a heading is no title"),
        pytest.param(BODY, None, id="a paragraph is no title"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert words(text, read_outline(text).title) == title


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        pytest.param(f"关于防汛的请示\n\n县人民政府：\n{BODY}", "县人民政府：", id="one organ"),
        pytest.param(
            f"关于防汛的通知\n\n各乡镇人民政府，县直各单位:\n{BODY}", "各乡镇人民政府，县直各单位:", id="half-width"
        ),
        pytest.param(f"关于防汛的请示\n\n县人民政府\n　　{BODY}", "县人民政府", id="no colon"),
        pytest.param(f"各省、自治区科技厅（委、局）：\n{BODY}", "各省、自治区科技厅（委、局）：", id="no title"),
        pytest.param(f"述职报告\n\n各位领导、同志们：\n{BODY}", "各位领导、同志们：", id="people"),
        pytest.param(f"预算报告\n某县财政局\n\n各位代表：\n{BODY}", "各位代表：", id="author before it"),
        pytest.param(f"某局2023年工作总结\n某局\n{BODY}", None, id="the author of the title"),
        pytest.param(f"防汛工作总结\n某县水利局\n{BODY}\n\n某县水利局", None, id="the organ that signs"),
        pytest.param(f"防汛工作总结\n\n现将有关情况总结如下：\n{BODY}", None, id="a sentence with a colon"),
    ],
)
def test_addressee(text: str, addressee: str | None) -> None:
    assert words(text, read_outline(text).addressee) == addressee


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        pytest.param("一、主要工作", [(1, 1, "主要工作")], id="alone"),
        pytest.param("　　十二、其他", [(1, 12, "其他")], id="indented"),
        pytest.param("一、防控成效显著。全县落实措施。", [(1, 1, "防控成效显著")], id="run in"),
        pytest.param("（一）收入情况：完成2亿元。", [(2, 1, "收入情况")], id="colon"),
        pytest.param("(一)甲\n（ 二 ）乙\n㈢丙", [(2, 1, "甲"), (2, 2, "乙"), (2, 3, "丙")], id="brackets"),
        pytest.param(
            "1.甲\n2．乙\n3、丙\n４．丁",
            [(3, n, t) for n, t in zip((1, 2, 3, 4), "甲乙丙丁", strict=True)],
            id="digits",
        ),
        pytest.param("1.2023年工作\n2.5G应用", [(3, 1, "2023年工作"), (3, 2, "5G应用")], id="digits after the point"),
        pytest.param(
            "（1）甲\n⑵乙\n3）丙\n④丁", [(4, 1, "甲"), (4, 2, "乙"), (5, 3, "丙"), (6, 4, "丁")], id="lower levels"
        ),
        pytest.param(
            "第一部分 概述\n第一章　总则\n第一节 依据\n第一条 为了规范管理，制定本办法。",
            [(-3, 1, "概述"), (-2, 1, "总则"), (-1, 1, "依据"), (0, 1, "为了规范管理，制定本办法")],
            id="law",
        ),
        pytest.param(
            "工作总结 一、上半年回顾 (一)防汛有力。抢险三次。 (二)抗旱有方。引水两次。",
            [(1, 1, "上半年回顾"), (2, 1, "防汛有力"), (2, 2, "抗旱有方")],
            id="merged with blanks",
        ),
        pytest.param(
            "工作如下。（一）防汛有力。抢险三次。（二）抗旱有方。",
            [(2, 1, "防汛有力"), (2, 2, "抗旱有方")],
            id="merged without blanks",
        ),
        pytest.param(
            "要求如下：1.抓学习；2.抓培训。4.抓考核。",
            [(3, 1, "抓学习"), (3, 2, "抓培训"), (3, 4, "抓考核")],
            id="a run within a line, one left out",
        ),
        pytest.param(
            "（一）防汛有力。抢险三次。（二）抗旱有方。（二）防火到位。",
            [(2, 1, "防汛有力"), (2, 2, "抗旱有方"), (2, 2, "防火到位")],
            id="a run within a line, one repeated",
        ),
        pytest.param("本条要点：2、3月各一次。\n另有要求。3.抓考核。", [], id="numbers of different lines are no run"),
        pytest.param("标准分两档：1.2万元；2.4万元。会期8：30、下午1：31、散会。", [], id="quantities within a line"),
        pytest.param("注：1.排名有先后\n2.不超过上限", [(3, 1, "排名有先后"), (3, 2, "不超过上限")], id="notes"),
        pytest.param("3.5亿元到位\n1.2万人受益\n2023年完成", [], id="quantities"),
        pytest.param("三、四十人\n一、二年级\n四、五中全会\n二、三产业\n5、6月份", [], id="approximate numbers"),
        pytest.param("第一，抓学习\n第一是抓学习\n一是抓学习", [], id="enumerations"),
        pytest.param("依照本办法第\n（三）项规定执行\n（四）项的内容", [], id="references"),
        pytest.param("一、总则................1\n二、附则……………… 3", [], id="table of contents"),
        pytest.param("第三章的规定\n第二节课\n第五条、第六条规定", [], id="law in prose"),
        pytest.param("会议强调。（三）另行通知。", [], id="an isolated number within a line"),
        pytest.param("一二、甲\n〇、乙\n1、\n（2）", [], id="no number or no words"),
    ],
)
def test_headings(text: str, headings: list[tuple[int, int, str]]) -> None:
    assert found(text) == headings


def test_run_in_headings_say_so() -> None:
    text = "一、抓防汛。筑堤三里。\n二、抓抗旱\n三、抓管护。\n四、分工：甲负责。"
    assert [heading.run_in for heading in read_headings(text)] == [True, False, False, True]


def test_a_heading_is_not_read_from_title_or_list_of_attachments() -> None:
    text = "关于三项制度的通知\n\n各科室：\n一、学习制度\n二、值班制度\n\n附件：1.学习登记表\n　　　2.值班登记表\n\n某局\n2024年5月6日"
    outline = read_outline(text)
    assert [heading.style for heading in outline.headings] == ["一、", "一、"]
    assert [(item.number, words(text, item.span)) for item in outline.attachments] == [
        (1, "附件：1.学习登记表"),
        (2, "2.值班登记表"),
    ]


@pytest.mark.parametrize("style", STYLES, ids=[style.name for style in STYLES])
def test_every_style_is_found_at_a_line_start(style) -> None:
    text = f"{style.name} 基本情况\n全县概况。"
    [heading] = read_headings(text)
    assert (heading.level, heading.number, heading.style) == (style.level, 1, style.name)
    assert words(text, heading.title) == "基本情况"


@given(st.sampled_from([style.name for style in STYLES]), st.integers(1, 10))
def test_markers_are_read_as_written(form: str, number: int) -> None:
    marker = write_marker(form, number)
    assert read_number(marker) == number
    assert form_of(marker) == form


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("一是甲。二是乙；三是丙。", [("一是", [1, 2, 3])], id="一是"),
        pytest.param("一要甲，二要乙。", [("一要", [1, 2])], id="一要"),
        pytest.param("首先，甲。其次，乙。再次，丙。最后，丁。", [("首先", [1, 2, 3, 4])], id="首先"),
        pytest.param("第一，甲；第二，乙。", [("第一", [1, 2])], id="第一"),
        pytest.param("其一，甲；其二，乙。", [("其一", [1, 2])], id="其一"),
        pytest.param("　　一是甲。\n　　二是乙。\n\n三是丙。", [("一是", [1, 2, 3])], id="over paragraphs"),
        pytest.param(
            "一是甲。一是子；二是丑；三是寅。二是乙。三是丙。",
            [("一是", [1, 2, 3]), ("一是", [1, 2, 3])],
            id="nested",
        ),
        pytest.param(
            "一是甲。二是乙。\n又，一是丙。二是丁。四是戊。", [("一是", [1, 2]), ("一是", [1, 2, 4])], id="two runs"
        ),
        pytest.param(
            "（一）抓学。一是甲。\n（二）抓做。二是乙。三是丙。", [("一是", [2, 3])], id="a heading ends a run"
        ),
        pytest.param("主要任务一是甲，二是乙。", [("一是", [1, 2])], id="first without a mark before it"),
        pytest.param("一是一，二是二，统一是原则，第一要务是发展，一要素。", [], id="no items"),
        pytest.param("首先感谢大家。最后一公里。", [], id="single"),
        pytest.param("第一、二季度降水偏少。第三、四季度降水偏多。", [], id="quarters"),
    ],
)
def test_enumerations(text: str, expected: list[tuple[str, list[int]]]) -> None:
    read = [(run.family, [item.number for item in run.items]) for run in read_outline(text).enumerations]
    assert read == expected


def test_items_reach_to_the_next() -> None:
    text = "不足：一是甲。二是乙。\n完。"
    [run] = read_outline(text).enumerations
    assert [words(text, item.span) for item in run.items] == ["一是甲。", "二是乙。"]
    assert [words(text, item.marker) for item in run.items] == ["一是", "二是"]


@pytest.mark.parametrize(
    ("end", "signature", "date"),
    [
        pytest.param("某县水利局\n2024年3月5日", "某县水利局", "2024年3月5日", id="two lines"),
        pytest.param(
            "　　　某县水利局　某县财政局\n　　某县应急局\n　　二〇二四年三月五日",
            "某县水利局　某县财政局\n　　某县应急局",
            "二〇二四年三月五日",
            id="joint",
        ),
        pytest.param("某县水利局　2024年3月5日", "某县水利局", "2024年3月5日", id="one line"),
        pytest.param(
            "某县水利局\n2024.3.5\n\n（联系人：甲，电话：0555-5550101）", "某县水利局", "2024.3.5", id="note below"
        ),
        pytest.param("某县水利局\n2024年3月5日\n\n附件1\n登记表\n甲村", "某县水利局", "2024年3月5日", id="annex below"),
        pytest.param("某县水利局2024年3月5日", "某县水利局", "2024年3月5日", id="one line, no blank"),
        pytest.param("成文日期：2024年3月5日 星期二", None, "2024年3月5日", id="labelled"),
        pytest.param("XX县水利局\n20XX年X月X日", "XX县水利局", "20XX年X月X日", id="masked"),
        pytest.param("某县防汛抗旱指挥部办公室", "某县防汛抗旱指挥部办公室", None, id="no date"),
        pytest.param("分送：各乡镇人民政府。", None, None, id="neither"),
        pytest.param(
            "某县水利局\n2024年3月5日\n— 1 —\n某县防汛办法\n第一条 本办法适用于全县。",
            "某县水利局",
            "2024年3月5日",
            id="covering notice",
        ),
    ],
)
def test_signature_and_date(end: str, signature: str | None, date: str | None) -> None:
    text = f"防汛工作总结\n\n{BODY}\n\n{end}"
    outline = read_outline(text)
    assert words(text, outline.signature) == signature
    assert words(text, outline.date) == date


@pytest.mark.parametrize("head", ["述职报告\n（2024年1月5日）", "述职报告（2024年1月5日）"], ids=["under", "in"])
def test_the_date_may_stand_at_the_title(head: str) -> None:
    text = f"{head}\n\n{BODY}"
    assert words(text, read_outline(text).date) == "2024年1月5日"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("附件：登记表\n", ["附件：登记表"]),
        ("附件1.登记表\n　2.2024年汇总表\n", ["附件1.登记表", "2.2024年汇总表"]),
        ("附件1：登记表\n附件2：汇总表\n", ["附件1：登记表", "附件2：汇总表"]),
        ("任务分解见附件1。\n", []),
    ],
    ids=["one", "numbered", "labelled", "mentioned"],
)
def test_attachments(text: str, names: list[str]) -> None:
    text = f"防汛工作总结\n\n{BODY}\n\n{text}\n某县水利局\n2024年3月5日"
    assert [words(text, item.span) for item in read_outline(text).attachments] == names


def test_paragraphs_are_what_is_nothing_else() -> None:
    text = "关于防汛的通知\n\n各乡镇：\n　　近日多雨。\n一、及早部署\n要层层落实。\n二、严防死守。日夜值班。\n\n附件：值班表\n\n某县水利局\n2024年3月5日\n"
    assert [words(text, span) for span in read_outline(text).paragraphs] == [
        "近日多雨。",
        "要层层落实。",
        "二、严防死守。日夜值班。",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲。乙！丙？", ["甲。", "乙！", "丙？"]),
        ("他说：“快去。”众人去了。", ["他说：“快去。”", "众人去了。"]),
        ("落实“快办！”的要求。完。", ["落实“快办！”的要求。", "完。"]),
        ("见表（附后。），余略。", ["见表（附后。），余略。"]),
        ("甲\n　　乙。\n\n丙", ["甲", "乙。", "丙"]),
        ("  ", []),
    ],
    ids=["stops", "quotation", "quotation within", "brackets", "lines", "blank"],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[slice(*span)] for span in sentences(text)] == expected


def test_sentences_of_a_part() -> None:
    assert list(sentences("甲。乙。丙。", 2, 5)) == [Span(2, 4), Span(4, 5)]


PIECES = st.sampled_from(
    [
        *"一二三十、（）(). 　\n。：；“”年月日",
        "是",
        "第",
        "条",
        "附件：",
        "1",
        "首先",
        "县政府",
        "工作总结",
        "2024年3月5日",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_has_an_outline_within_it(text: str) -> None:
    outline = read_outline(text)
    assert all(0 <= span.start <= span.end <= len(text) for span in spans(outline))
    starts = [heading.marker.start for heading in outline.headings]
    assert starts == sorted(set(starts))
    for paragraph in outline.paragraphs:
        line = text[slice(*paragraph)]
        assert line == line.strip()
        assert "\n" not in line
    assert "".join("".join(text[slice(*span)].split()) for span in sentences(text)) == "".join(text.split())


def spans(outline: Outline) -> list[Span]:
    single = [outline.title, outline.addressee, outline.signature, outline.date]
    return [
        *(span for span in single if span),
        *(span for heading in outline.headings for span in (heading.marker, heading.title)),
        *(span for run in outline.enumerations for item in run.items for span in (item.marker, item.span)),
        *(item.span for item in outline.attachments),
        *outline.paragraphs,
    ]


COUNTED_BY_HAND = {
    "corpora/policy/049.txt": {1: 6, 2: 23, 3: 36},
    "corpora/policy/154.txt": {1: 3, 2: 18},
    "corpora/policy/200.txt": {1: 4, 2: 12, 3: 17},
    "corpora/policy/130.txt": {-2: 7, 0: 38, 2: 58, 3: 10},
    "devset/c03_edu_plan_2025.txt": {1: 6, 2: 15},
    "devset/c09_transport_spring_minutes.txt": {1: 3, 2: 5},
    "seeds/000_f83045ee5558e8cd.txt": {1: 9},
    "seeds/002_d6119b0f3c0c39b7.txt": {1: 2, 2: 15},
}


@pytest.mark.parametrize("name", COUNTED_BY_HAND)
def test_headings_of_real_texts(shared: Path, name: str) -> None:
    outline = Reading(Document((shared / name).read_text(encoding="utf-8"))).outline
    assert Counter(heading.level for heading in outline.headings) == COUNTED_BY_HAND[name]
    assert not outline.faults

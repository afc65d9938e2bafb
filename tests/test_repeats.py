"""The check kind repeats: what stands twice, and what may."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.repeats import Doubling, Repeats
from linter.document import Document
from linter.finding import Hit
from linter.reading import Reading

CHARACTERS = Repeats(report="character", characters="的共和", unless=("目的的", "和和美"))
KNOWN = Repeats(
    report="character",
    known=(Doubling("常"), Doubling("取", "争", "得"), Doubling("对", after="口象"), Doubling("份", before="一·")),
)
WORDS = Repeats(report="word", unless=(r"一([^一]{1,5})一\1", "(研究)\\1", r"业创业创新"))
CLAUSES = Repeats(report="clause", at_least=6)
SENTENCES = Repeats(report="sentence", at_least=12)
PARAGRAPHS = Repeats(report="paragraph", at_least=12)
TITLES = Repeats(report="title")
SIMILAR = Repeats(report="similar", at_least=30, likeness=0.6)

LONG = "坚持把项目建设作为高质量发展的主抓手"
OTHER = "群众满意度测评位居全市各县区前列"


def hits(check: Repeats, text: str) -> list[Hit]:
    return list(check.find(Reading(Document(text)), ()))


@pytest.mark.parametrize(
    ("check", "text", "found"),
    [
        pytest.param(CHARACTERS, "共共发现的的的问题", ["共共", "的的的"], id="characters"),
        pytest.param(CHARACTERS, "目的的，和和美美，常常", [], id="right doublings of characters"),
        pytest.param(Repeats(report="character"), "共共", [], id="no characters named"),
        pytest.param(KNOWN, "采取取得，对对全镇，7月份份报", ["取取", "对对", "份份"], id="doublings not known"),
        pytest.param(KNOWN, "常常争取取得，对对口单位，结对对象，份份合格", [], id="known doublings"),
        pytest.param(KNOWN, "哈哈哈，AA，。。", [], id="three times, and no Han character"),
        pytest.param(WORDS, "旅客进行进行登记", ["进行进行"], id="word of two"),
        pytest.param(WORDS, "干部分片包干分片包干，", ["分片包干分片包干"], id="word of four"),
        pytest.param(WORDS, "培训培训培训", ["培训培训培训"], id="three times"),
        pytest.param(WORDS, "一项一项抓，好好研究研究，企业创业创新", [], id="right doublings of words"),
        pytest.param(WORDS, "哈哈哈哈，2020年2020年，AB AB", [], id="no words"),
        pytest.param(SIMILAR, f"{LONG}，{OTHER}。\n\n{LONG}，{OTHER}了。", [f"{LONG}，{OTHER}了。"], id="a word more"),
        pytest.param(SIMILAR, f"{LONG}，{OTHER}。\n{LONG}，{OTHER}。", [], id="the same is not similar"),
        pytest.param(SIMILAR, f"{LONG}，{OTHER}。\n{LONG}，{LONG[::-1]}。", [], id="too little alike"),
        pytest.param(SIMILAR, f"{LONG}，好。\n{LONG}，好了。", [], id="too short to be similar"),
        pytest.param(SIMILAR, f"　{LONG}，{OTHER}。\n {LONG}、{OTHER}！ ", [f"{LONG}、{OTHER}！"], id="blanks around"),
        pytest.param(SIMILAR, f"{LONG}，{OTHER}。\n{LONG}，{OTHER}。{LONG[::-1]}{OTHER[::-1]}", [], id="much longer"),
        pytest.param(WORDS, "培训，培训。\n培训\n培训", [], id="a mark or a line end between"),
        pytest.param(CLAUSES, "甲，引导群众参与，引导群众参与，乙", ["引导群众参与，"], id="clause"),
        pytest.param(CLAUSES, "甲，引导群众参与，引导群众参与。", ["引导群众参与"], id="last clause"),
        pytest.param(CLAUSES, "营造良好氛围。营造良好氛围。充分", ["营造良好氛围。"], id="sentence in a row"),
        pytest.param(CLAUSES, "先行一步，走在前列。先行一步，走在前列。", ["先行一步，走在前列。"], id="two clauses"),
        pytest.param(CLAUSES, "团结，团结，再团结", [], id="too short"),
        pytest.param(CLAUSES, "坚持依法行政。坚持依法行政、公正执法。", [], id="run-in heading taken up"),
        pytest.param(CLAUSES, "县发展和改革局\n县发展和改革局", [], id="two lines"),
        pytest.param(CLAUSES, "——————，——————，", [], id="no words in the clause"),
        pytest.param(
            CLAUSES,
            "推进团建，在快递等行业新建组织9个。在快递等行业新建组织9个。",
            ["在快递等行业新建组织9个。"],
            id="the end of a sentence again",
        ),
        pytest.param(
            CLAUSES, "推进了在快递等行业新建组织9个。在快递等行业新建组织9个。", [], id="no clause of its own"
        ),
        pytest.param(SENTENCES, f"{LONG}。进展顺利。{LONG}；", [LONG], id="sentence"),
        pytest.param(SENTENCES, f"{LONG}。好。{LONG}。\n\n{LONG}。好。{LONG}。", [LONG], id="line repeated as a whole"),
        pytest.param(SENTENCES, f"{LONG}。{LONG}。", [], id="in a row is for clauses"),
        pytest.param(SENTENCES, f"好。{LONG}。{OTHER}。\n\n甲。{LONG}。{OTHER}。", [f"{LONG}。{OTHER}"], id="block"),
        pytest.param(PARAGRAPHS, f"　　{LONG}\n\n甲\n\n{LONG}", [LONG], id="paragraph"),
        pytest.param(PARAGRAPHS, f"{LONG}\n{LONG}", [LONG], id="paragraph in a row"),
        pytest.param(PARAGRAPHS, f"{LONG}\n\n{OTHER}\n\n甲\n\n{LONG}\n\n{OTHER}", [f"{LONG}\n\n{OTHER}"], id="two"),
        pytest.param(PARAGRAPHS, "责任单位：县政府办\n甲\n责任单位：县政府办", [], id="short lines"),
        pytest.param(
            Repeats(report="paragraph", at_least=12, at_most=1),
            f"{LONG}\n甲\n{OTHER}\n乙\n{LONG}\n丙\n{OTHER}",
            [],
            id="manner of the document",
        ),
        pytest.param(
            TITLES, "甲县上半年工作总结【完整版】\n甲县2021年上半年工作总结\n", ["甲县2021年上半年工作总结"], id="title"
        ),
        pytest.param(TITLES, "甲县教育局工作总结\n甲县教育局工作总结 一、回顾", ["甲县教育局工作总结"], id="run on"),
        pytest.param(TITLES, "关于印发《防汛预案》的通知\n防汛预案\n", [], id="another title"),
        pytest.param(TITLES, "工作总结\n工作总结\n", [], id="too short for a title"),
        pytest.param(TITLES, "甲县教育局工作总结\n" + "第几行\n" * 14 + "甲县教育局工作总结\n", [], id="far down"),
    ],
)
def test_repeats(check: Repeats, text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in hits(check, text)] == found


@pytest.mark.parametrize(
    ("check", "text", "mended"),
    [
        (CHARACTERS, "共共发现", "共发现"),
        (WORDS, "人员培训培训，", "人员培训，"),
        (CLAUSES, "甲，引导群众参与，引导群众参与，乙", "甲，引导群众参与，乙"),
        (CLAUSES, "甲，引导群众参与，引导群众参与。", "甲，引导群众参与。"),
    ],
)
def test_the_edit_takes_one_copy_out(check: Repeats, text: str, mended: str) -> None:
    [hit] = hits(check, text)
    assert hit.edit is not None
    assert text[: hit.edit.start] + hit.edit.text + text[hit.edit.end :] == mended


def test_a_copy_tells_what_is_repeated_and_where_it_first_stands() -> None:
    text = f"甲\n{LONG}\n乙\n{LONG}"
    [hit] = hits(PARAGRAPHS, text)
    assert hit.fields == {"repeated": LONG, "first": (2, 2 + len(LONG))}
    assert hit.related == ((2, 2 + len(LONG)),)
    assert hit.edit is None


def test_a_word_broken_over_two_lines_is_left_alone() -> None:
    text = "各单位要按照全县工作会议部署，抓好基层干部业务能力培训\n培训结束后组织考试，成绩纳入年度考核。"
    assert "培训培训" in Reading(Document(text)).view.text
    assert hits(WORDS, text) == []


@given(st.lists(st.sampled_from("水利教育林业税务路桥"), min_size=2, max_size=4, unique=True).map("".join))
def test_every_word_typed_twice_is_found(word: str) -> None:
    [hit] = hits(WORDS, f"，{word}{word}，")
    assert (hit.start, hit.end) == (1, 1 + 2 * len(word))


@given(st.text(alphabet="甲乙丙，。\n ", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for sort in ("character", "word", "clause", "sentence", "paragraph", "title"):
        for hit in hits(Repeats(report=sort, characters="甲", at_least=2), text):
            assert 0 <= hit.start < hit.end <= len(text)
            assert text[hit.start : hit.end].strip() != ""

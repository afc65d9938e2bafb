"""The check kind pairs: which mark is found wrong, once, and what it should be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.pairs import Pairs
from linter.document import Document
from linter.reading import Reading

SORTS = ("missing", "direction", "kind", "straight", "nested", "crossed")


def faults(text: str) -> list[tuple[str, str]]:
    """(sort, reported words) of every fault, in order of sort."""
    reading = Reading(Document(text))
    return [(sort, text[hit.start : hit.end]) for sort in SORTS for hit in Pairs(report=sort).find(reading, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("评选“职业达人“活动", [("direction", "“")], id="second mark opens again"),
        pytest.param("群众说：”路修好了。”", [("direction", "”")], id="first mark closes"),
        pytest.param("办好”民生实事“，促发展", [("direction", "”"), ("direction", "“")], id="both turned"),
        pytest.param("落实“四个不摘’要求", [("kind", "’")], id="single closes double"),
        pytest.param("落实‘四个不摘”要求", [("kind", "‘")], id="single opens double"),
        pytest.param("整治“吃拿卡要等问题，成效明显。", [("missing", "“吃拿卡要等问题，")], id="closing mark missing"),
        pytest.param("建成“民心工程。", [("missing", "“民心工程。")], id="closing mark missing at the end"),
        pytest.param("项目38个，月下白石”演出", [("missing", "月下白石”")], id="opening mark missing"),
        pytest.param(
            "开展“职业达人“评选及护航行动”等行动", [("missing", "评选及护航行动”"), ("direction", "“")], id="two faults"
        ),
        pytest.param("开展“强基，“固本”两大行动", [("missing", "“强基，")], id="missing mark before a sound pair"),
        pytest.param("依据《民法典>《条例》", [("kind", ">")], id="angle for title mark"),
        pytest.param("依据<民法典》《条例》", [("kind", "<")], id="angle opens a title"),
        pytest.param("（含城区】共12所", [("kind", "】")], id="lenticular closes round"),
        pytest.param("国办发〔2020]20号", [("kind", "]")], id="square closes hexagonal"),
        pytest.param("（青发〔2021)3号）", [("kind", ")")], id="round closes hexagonal within round"),
        pytest.param("（青发（2021〕3号），", [("kind", "〕")], id="hexagonal closes round within round"),
        pytest.param("（含中央资金（含专项债）3000万元，", [("missing", "（含中央资金")], id="one of two brackets unclosed"),
        pytest.param("全县12个乡镇）完成", [("missing", "全县12个乡镇）")], id="bracket unopened"),
        pytest.param("《条例（试行》施行", [("missing", "（试行")], id="bracket unclosed within a title"),
        pytest.param("推进“链长制\"建设", [("straight", '"')], id="straight closes curly"),
        pytest.param("推进“甲\"“乙\"“丙\"", [("straight", '"')] * 3, id="straight closes each"),
        pytest.param("他说：“落实“双责”要求。”", [("nested", "“双责”")], id="double within double"),
        pytest.param("示范点（含“幸福里）”12处", [("crossed", "）”")], id="crossed"),
    ],
)  # fmt: skip
def test_faults(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(faults(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("他说：“要把‘放管服’改革抓到底。”", id="nesting"),
        pytest.param("1）排查；2）整改；a)建账;b)销号", id="list markers"),
        pytest.param("一）基本情况", id="heading marker"),
        pytest.param("don’t，students’ book，’99博览会", id="apostrophes"),
        pytest.param("东经118°15’20”，北纬33°42’", id="minutes and seconds"),
        pytest.param("来信说：“路修好了。\n\n“灯也亮了。\n\n“真好。”", id="quotation opened anew in each paragraph"),
        pytest.param("会议强调：“统一思想。\n\n明确责任。\n\n狠抓落实。”", id="quotation over paragraphs"),
        pytest.param("（本办法由县财政局解释。\n自印发之日起施行。）", id="bracket over paragraphs"),
        pytest.param("区间[0,1)与(2,3]", id="half-open intervals"),
        pytest.param('实施"链长制"，55"屏幕', id="straight marks only"),
        pytest.param("《关于〈办法〉的说明》（见附件）【完】", id="brackets"),
        pytest.param("湿度<60%且>40%", id="comparison"),
    ],
)
def test_sound(text: str) -> None:
    assert faults(text) == []


def test_one_missing_mark_does_not_upset_later_paragraphs() -> None:
    text = "整治“跑冒滴漏等问题，见效。\n\n" + "落实“三会一课”制度，开展“主题党日”活动。\n\n" * 30
    assert faults(text) == [("missing", "“跑冒滴漏等问题，")]


def test_a_fault_gives_the_right_mark_and_its_edit() -> None:
    [hit] = Pairs(report="direction").find(Reading(Document("做大“蛋糕“。")), ())
    assert (hit.fields["mark"], hit.fields["expected"]) == ("“", "”")
    assert hit.edit is not None
    assert (hit.edit.start, hit.edit.end, hit.edit.text) == (5, 6, "”")


@st.composite
def sound_paragraphs(draw: st.DrawFn) -> str:
    words = st.text(alphabet="水利教育林业税务路桥", min_size=2, max_size=6)
    pairs = st.sampled_from(["“{}”", "（{}）", "《{}》", "〔{}〕", "“‘{}’”", "{}"])
    parts = draw(st.lists(st.tuples(pairs, words, words), min_size=1, max_size=8))
    return "，".join(before + pair.format(inner) for pair, inner, before in parts) + "。"


@given(st.lists(sound_paragraphs(), max_size=4))
def test_sound_paragraphs_have_no_fault(paragraphs: list[str]) -> None:
    assert faults("\n".join(paragraphs)) == []


@given(sound_paragraphs(), st.randoms(use_true_random=False))
def test_one_lost_quotation_mark_is_one_fault(paragraph: str, random) -> None:
    places = [at for at, mark in enumerate(paragraph) if mark in "“”《》〔〕"]
    if places:
        at = random.choice(places)
        assert len(faults(paragraph[:at] + paragraph[at + 1 :])) == 1


@given(st.text(alphabet='“”‘’（）()《》<>【]"\n，。甲乙1a', max_size=60))
def test_any_text_is_read_and_edits_lie_within_it(text: str) -> None:
    reading = Reading(Document(text))
    for sort in SORTS:
        for hit in Pairs(report=sort).find(reading, ()):
            assert 0 <= hit.start < hit.end <= len(text)

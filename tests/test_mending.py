"""The repaired view of real faults of layout."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.mending.mend import repair

SPLIT = "本月开展培训，取得保障1300\n\n2、万元。又与上级医\n\n3、院联合，规范了院\n\n4、内感染管理。"
LONG = "县交通运输局抽调执法人员组成联合执法队，每周开展集中整治行动不少于"


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("一,二", "一，二", id="half-width comma"),
        pytest.param("增长8.5%,其中", "增长8.5%，其中", id="comma after a figure, before Chinese"),
        pytest.param("12,345元，8:30、a,b", "12,345元，8:30、a,b", id="marks within figures, times and Latin stay"),
        pytest.param("(一)基本情况", "（一）基本情况", id="brackets of a heading"),
        pytest.param("办法(20*),及时", "办法（20*），及时", id="both brackets of a pair alike"),
        pytest.param("f(x)", "f(x)", id="brackets in Latin text stay"),
        pytest.param("调用main()函数、f(2)等", "调用main()函数、f(2)等", id="brackets of a call stay"),
        pytest.param("""写作print("你好")""", """写作print("你好")""", id="brackets of a call with words stay"),
        pytest.param("２０２４年增长３．５％", "2024年增长3.5%", id="full-width figures"),
        pytest.param("河湖⻓制⼯作", "河湖长制工作", id="radicals"),
        pytest.param("全面\u200b推进\x02工作", "全面推进工作", id="invisible characters"),
        pytest.param("全面\u00a0推进", "全面 推进", id="no-break space"),
        pytest.param(
            SPLIT, SPLIT.replace("\n\n2、", "").replace("\n\n3、", "").replace("\n\n4、", ""), id="page splits"
        ),
        pytest.param(
            "上文。\n\n2、先建\n\n3、后建", "上文。\n\n2、先建\n\n3、后建", id="a numbered list is no page split"
        ),
        pytest.param("甲，\n\n2、乙丙丁，\n\n5、戊，\n\n7、己", None, id="numbers that do not ascend by one"),
        pytest.param(f"{LONG}\n2次。", f"{LONG}2次。", id="line break in a sentence"),
        pytest.param(f"{LONG}\n— 2 —\n2次。", f"{LONG}2次。", id="page number in a sentence"),
        pytest.param(f"{LONG}2次。\n第3页 共9页\n下文。", f"{LONG}2次。\n下文。", id="page mark between paragraphs"),
        pytest.param("县财政局\n2024年7月5日", None, id="signature and date stay apart"),
        pytest.param(
            "一、着力推进向新向优发展，产业转型升级步伐加快\n先进制造业骨干作用增强。", None, id="heading and text"
        ),
        pytest.param(f"{LONG}，应遵守安全管理标准\n安全管理标准包括三项。", None, id="a heading that is explained"),
        pytest.param(
            f"{LONG}2次。（三）加快智能车间建设\n推广应用设备，提高效率。", None, id="a heading merged into the line"
        ),
        pytest.param(f"{LONG}2次，\n2.1 安全风险方面，分析来源。", None, id="a heading of two numbers"),
        pytest.param("", "", id="empty"),
    ],
)
def test_mended_text(text: str, mended: str | None) -> None:
    assert repair(text).view.text == (text if mended is None else mended)


def test_lines_set_apart_are_left_out() -> None:
    text = "标题\n当前位置：首页\n正文。"
    assert repair(text, [(3, 10)]).view.text == "标题\n正文。"


def test_repairs_name_their_sort_and_place() -> None:
    repairs = repair("一,二⼯").repairs
    assert [(r.sort, r.start, r.end, r.text) for r in repairs] == [
        ("half-width", 1, 2, "，"),
        ("radical", 3, 4, "工"),
    ]


@given(st.text(alphabet="一二，,。()（）\n— 2、3４％．\u200b\u00a0⼯页第共", max_size=60))
def test_every_view_leads_back(text: str) -> None:
    view = repair(text).view
    for offset in range(len(view.text)):
        start, end = view.source_span(offset, offset + 1)
        assert 0 <= start < end <= len(text)


def test_page_splits_of_a_real_report(shared: Path) -> None:
    text = (shared / "seeds" / "002_d6119b0f3c0c39b7.txt").read_text(encoding="utf-8")
    repaired = repair(text)
    assert sum(r.sort == "page-split" for r in repaired.repairs) == 16
    assert "新农合大病保障1300万元、医疗求援" in repaired.view.text


def test_reports_published_whole_need_no_page_repairs(shared: Path) -> None:
    for path in sorted((shared / "corpora" / "clean_dev").glob("*.txt")):
        sorts = {r.sort for r in repair(path.read_text(encoding="utf-8")).repairs}
        assert not sorts & {"page-split", "page-mark"}, path.name

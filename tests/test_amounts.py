"""Figures read out of text, and the intervals their printed digits leave."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.figures.amounts import intervals, read_figures
from linter.figures.figure import Figure
from linter.figures.intervals import Interval, total
from linter.figures.measures import COUNTS, MEASURES, PLACES


def read(text: str) -> list[str]:
    return [text[figure.start : figure.end] for figure in read_figures(text).figures]


def only(text: str) -> Figure:
    (figure,) = read_figures(text).figures
    return figure


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("完成投资1.26亿元", "126000000", "元", ""),
        ("安排1,234.5万元", "12345000", "元", ""),
        ("计划投资5千万元", "50000000", "元", ""),
        ("总值1.2万亿元", "1200000000000", "元", ""),
        ("发电300千瓦", "300", "千瓦", ""),
        ("浓度31.2微克/立方米", "31.2", "微克/立方米", ""),
        ("补助70元/人", "70", "元/人", ""),
        ("特种设备7280台（套）", "7280", "台", ""),
        ("培训20余万人次", "200000", "人次", "some"),
        ("历史2200多年", "2200", "年", "some"),
        ("约500人", "500", "人", "about"),
        ("约为21.5%", "21.5", "%", "about"),
        ("500人左右", "500", "人", "about"),
        ("超3亿元", "300000000", "元", "above"),
        ("不低于95%", "95", "%", "above"),
        ("50户以上", "50", "户", "above"),
        ("近10万人次", "100000", "人次", "below"),
        ("不超过3人", "3", "人", "below"),
        ("不足5%", "5", "%", "below"),
        ("最近3年", "3", "年", ""),
        ("提高2.3个百分点", "2.3", "个百分点", ""),
        ("增长2倍", "2", "倍", ""),
        ("下降12‰", "12", "‰", ""),
        ("农膜620，", "620", "", ""),
        ("代表120名", "120", "名", ""),
        ("投资 1.2 亿元", "120000000", "元", ""),
    ],
)
def test_a_figure_is_read(text, value, unit, qualifier):
    figure = only(text)
    assert (figure.value, figure.unit, figure.qualifier) == (Decimal(value), unit, qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月5日", "2019—2021年", "1至6月", "4月16-17日", "8:30至11:30", "18时30分", "20世纪70年代", "2022—2023学年",
        "永卫发〔2024〕9号", "第3条", "第 12 位", "附件4", "如图2", "H7N9", "5A级", "4G", "PM2.5", "BI-RADS", "ISO 9001",
        "0953-5550120", "430099199001011234", "“12345”热线", "1+3+N", "4+2", "6:3:1", "2.1:1", "1/4", "3·15", "版本1.2.3",
        "1XX日", "20**年", "3X.5%", "负0.1%", "（2）", "3.要加强", "一是好。2．要快",
    ],
)  # fmt: skip
def test_identifiers_dates_and_masks_are_no_figures(text):
    assert read(text) == []


def test_figures_beside_identifiers_are_read():
    text = "一、2024年3月，第2批共建成5G基站96座，“12345”热线办结1.2万件，占95%。"
    assert read(text) == ["96座", "1.2万件", "95%"]
    assert [figure.start for figure in read_figures(text).within(0, 30)] == [text.index("96座")]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("增长5%—8%", "5%", "8%"), ("增产8-10%", "8", "10%"), ("35—64周岁", "35", "64周岁"), ("3至5人", "3", "5人"), ("3-5亿元", "3", "5亿元")],
)  # fmt: skip
def test_spreads_are_no_figures(text, low, high):
    (spread,) = read_figures(text).spreads
    assert [text[figure.start : figure.end] for figure in spread] == [low, high]
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1.26亿元", "125500000", "126500000"),
        ("68%", "67.5", "68.5"),
        ("42个", "42", "42"),
        ("1.4万个", "13500", "14500"),
        ("860元", "859.5", "860.5"),
        ("约500人", "475", "525"),
        ("20余人", "20", "30"),
        ("超30人", "30", "Infinity"),
        ("近30人", "0", "30"),
    ],
)
def test_the_printed_digits_leave_an_interval(text, low, high):
    assert only(text).interval() == Interval(Decimal(low), Decimal(high))


def test_a_figure_that_lost_its_zeros_is_read_as_finely_as_its_fellows():
    three, _ = intervals(read_figures("由3亿元增加到3.66亿元").figures)
    assert three == Interval(Decimal(295_000_000), Decimal(305_000_000))
    first, second = intervals(read_figures("中央1.75亿元，省级2090万元").figures)
    assert (first.low, second.high) == (Decimal(174_500_000), Decimal(20_905_000))


numbers = st.decimals(min_value=0, max_value=10**6, places=3)
spans = st.tuples(numbers, numbers).map(lambda pair: Interval(min(pair), max(pair)))


@st.composite
def span_and_member(draw):
    span = draw(spans)
    share = draw(st.fractions(0, 1))
    return span, span.low + (span.high - span.low) * Decimal(share.numerator) / Decimal(share.denominator)


def holds(interval: Interval, value: Decimal) -> bool:
    room = Decimal("1e-15") * (1 + abs(value))
    return interval.low - room <= value <= interval.high + room


@given(span_and_member(), span_and_member())
def test_reckoning_with_intervals_holds_for_every_member(one, other):
    (a, x), (b, y) = one, other
    assert holds(a.plus(b), x + y)
    assert holds(a.minus(b), x - y)
    assert holds(a.times(Decimal(100)), x * 100)
    assert holds(total([a, b, a]), x + y + x)
    if y:
        assert holds(a.over(b), x / y)
    assert a.meets(b) == b.meets(a)
    assert a.meets(Interval(x, x))


@given(
    st.integers(0, 10**7),
    st.integers(0, 3),
    st.sampled_from(sorted(PLACES)),
    st.sampled_from([unit for unit in (*MEASURES, *COUNTS) if not unit[0].isascii()]),
)
def test_what_is_printed_is_read_again(whole, places, multiple, unit):
    digits = f"{Decimal(whole).scaleb(-places):f}"
    text = f"共有{digits}{multiple}{unit}，"
    figure = read_figures(text).figures
    if (multiple, unit) in {("", "分"), ("", "日")} or (
        multiple and (multiple + unit).startswith(("百分", "千瓦", "千克", "千米"))
    ):
        return
    if len(digits.replace(".", "")) > 10 or unit == "年":
        return
    assert [(text[f.start : f.end], f.value) for f in figure] == [
        (f"{digits}{multiple}{unit}", Decimal(whole).scaleb(PLACES[multiple] - places))
    ]
    assert figure[0].interval().low <= figure[0].value <= figure[0].interval().high


@given(st.text(alphabet="0123456789.,，万亿千百元人个%％年月日第约超余多—至-（）:：+/ 增共", max_size=40))
def test_any_text_is_read(text):
    figures, spreads = read_figures(text)
    places = [(figure.start, figure.end) for figure in figures]
    assert places == sorted(places)
    for figure in (*figures, *(end for spread in spreads for end in spread)):
        assert text[figure.start].isdigit()
        assert figure.interval().low <= figure.interval().high


def test_published_figures_are_read(shared: Path):
    text = "".join(
        path.read_text(encoding="utf-8") for path in sorted((shared / "corpora" / "clean_dev").glob("*.txt"))[:5]
    )
    figures = read_figures(text).figures
    assert len(figures) > 500
    assert sum(bool(figure.unit) for figure in figures) > 0.9 * len(figures)

"""The time a report speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from linter.calendar.period import read_periods, timeframe
from linter.document import Document
from linter.reading import Reading

YEAR = (1, 1, 12, 31)
FIRST_HALF = (1, 1, 6, 30)


def spans(text: str) -> list[tuple[date, date, str]]:
    return [(period.first, period.last, period.aim) for period in read_periods(text, 0, len(text))]


@pytest.mark.parametrize(
    ("title", "periods"),
    [
        ("某县2021年上半年工作总结", [(2021, FIRST_HALF, "done")]),
        ("某县2021年度工作总结", [(2021, YEAR, "done")]),
        ("2022年工作总结及2023年工作计划", [(2022, YEAR, "done"), (2023, YEAR, "planned")]),
        ("2025年上半年工作总结和下半年工作安排", [(2025, FIRST_HALF, "done"), (2025, (7, 1, 12, 31), "planned")]),
        ("2023年1—9月工作情况汇报", [(2023, (1, 1, 9, 30), "done")]),
        ("2023年1月至6月工作情况", [(2023, FIRST_HALF, "done")]),
        ("2023年第一季度工作总结", [(2023, (1, 1, 3, 31), "done")]),
        ("2024年前三季度工作小结", [(2024, (1, 1, 9, 30), "done")]),
        ("二〇二一年工作要点", [(2021, YEAR, "planned")]),
        ("2022年重点工作计划完成情况", [(2022, YEAR, "done")]),
        ("2024年2月工作总结", [(2024, (2, 1, 2, 29), "done")]),
        ("2024年政府工作报告", [(2024, YEAR, "unknown")]),
        ("2023—2024学年第一学期工作总结", []),
        ("贯彻《2021年方案》情况", []),
        ("2023年13月工作总结", []),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_periods_of_titles(title, periods):
    assert spans(title) == [
        (date(year, first, day), date(year, last, last_day), aim) for year, (first, day, last, last_day), aim in periods
    ]


def test_a_period_may_hold_several_years():
    assert spans("2021—2023年工作总结") == [(date(2021, 1, 1), date(2023, 12, 31), "done")]


def test_timeframe_of_a_report():
    text = (
        "某县卫生健康局2023年上半年工作总结\n\n"
        "　　2023年上半年，县卫生健康局各项工作取得新的进展，现将情况报告如下。\n\n"
        "　　　　某县卫生健康局\n　　　　2023年7月6日\n"
    )
    time = timeframe(Reading(Document(text)))
    assert time.done is not None
    assert (time.done.first, time.done.last) == (date(2023, 1, 1), date(2023, 6, 30))
    assert time.opening is not None
    assert text[slice(*time.opening.span)] == "2023年上半年"
    assert time.signed_day == date(2023, 7, 6)
    assert time.planned is None
    assert time.title_aim == "done"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("某局上半年工作总结\n\n2022年，我局各项工作取得新的进展，现将情况报告如下。", 2022),
        ("某局上半年工作总结\n\n今年以来，我局各项工作取得新的进展，现报告如下。\n\n某局\n2021年7月6日\n", 2021),
    ],
    ids=["from-the-opening", "from-the-closing-date"],
)
def test_a_title_without_year_takes_it_from_the_text(text, year):
    done = timeframe(Reading(Document(text))).done
    assert done is not None
    assert (done.first, done.last) == (date(year, 1, 1), date(year, 6, 30))


def test_a_document_without_dates_has_no_period():
    time = timeframe(Reading(Document("关于加强管理的通知\n\n各科室：\n请遵照执行。\n")))
    assert (time.title, time.opening, time.closing, time.signed) == ((), None, None, None)


@pytest.mark.parametrize(
    ("text", "closing", "signed"),
    [
        ("关于加强管理的通知\n\n各科室：\n请遵照执行。\n\n某局\n2024年3月5日\n", True, True),
        ("关于加强管理的通知\n\n各科室：\n请遵照执行。\n\n某局\n2024年3月\n", True, True),
        ("关于加强管理的通知\n\n各科室：\n请遵照执行。\n\n某局\n2024年2月30日\n", True, False),
        ("关于加强管理的通知\n\n各科室：\n请执行。\n2023年3月5日\n\n二\n\n某局\n2024年3月5日\n", True, False),
        ("关于加强管理的通知\n\n各科室：\n请遵照执行。\n\n发布日期：2024-03-05\n", False, False),
    ],
    ids=["day", "month", "no such day", "collection", "record"],
)
def test_which_closing_dates_are_certain(text, closing, signed):
    time = timeframe(Reading(Document(text)))
    assert (time.closing is not None, time.signed is not None) == (closing, signed)

"""Dates read out of text, and what the check kind ``dates`` finds in them."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.calendar.dates import day_of, days_of_month, read_dates, year_number
from linter.checks.dates import Dates, Report
from linter.document import Document
from linter.reading import Reading

REPORTS = get_args(Report)


def found(report: Report, text: str) -> list[str]:
    """What *report* finds in *text*, as the text at the hits."""
    spans = sorted((hit.start, hit.end) for hit in Dates(report).find(Reading(Document(text)), ()))
    return [text[start:end] for start, end in spans]


def report_of(
    title: str, body: str, closing: str = "", opening: str = "今年以来，我局认真履职，各项工作取得新的进展。"
) -> str:
    return (
        f"{title}\n\n　　{opening}\n\n{body}\n\n　　　　某县某局\n　　　　{closing}\n"
        if closing
        else f"{title}\n\n　　{opening}\n\n{body}\n"
    )


@pytest.mark.parametrize(
    ("text", "keys", "form"),
    [
        ("2024年3月5日", [(2024, 3, 5)], "arabic"),
        ("3月5日", [(0, 3, 5)], "arabic"),
        ("2024年3月", [(2024, 3, 0)], "arabic"),
        ("2024 年 3 月 5 日", [(2024, 3, 5)], "arabic"),
        ("2024-03-05", [(2024, 3, 5)], "marks"),
        ("2024.6.12", [(2024, 6, 12)], "marks"),
        ("2024/3/5", [(2024, 3, 5)], "marks"),
        ("二〇二四年三月五日", [(2024, 3, 5)], "chinese"),
        ("二零二四年十二月三十一日", [(2024, 12, 31)], "chinese"),
        ("三月五日", [(0, 3, 5)], "chinese"),
        ("二0二一年", [(2021, 0, 0)], "mixed"),
        ("2O24年3月5日", [(2024, 3, 5)], "mixed"),
        ("2024年三月5日", [(2024, 3, 5)], "mixed"),
        ("2024年元月5日", [(2024, 1, 5)], "arabic"),
        ("23年3月5日", [(2023, 3, 5)], "arabic"),
        ("98年3月", [(1998, 3, 0)], "arabic"),
        ("2023年9月下旬", [(2023, 9, 21)], "arabic"),
        ("1—6月", [(0, 1, 0), (0, 6, 0)], "arabic"),
        ("2023年1-9月", [(2023, 1, 0), (0, 9, 0)], "arabic"),
        ("2019—2021年", [(2019, 0, 0), (2021, 0, 0)], "arabic"),
        ("4月16-17日", [(0, 4, 16), (0, 0, 17)], "arabic"),
        ("1.2023年3月5日", [(2023, 3, 5)], "arabic"),
        ("3月5号楼", [(0, 3, 0)], "arabic"),
        ("版本2024.3.5.1，比例1.5月，第13季，1990年代，2020年级，农历2月30日，缩短至45日，一月一调度", [], ""),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_dates_are_read(text, keys, form):
    dates = read_dates(text).dates
    assert [date.key for date in dates] == keys
    assert {date.form for date in dates} <= {form}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("4月16日至17日", (0, 4, 16), (0, 4, 17)),
        ("2023年3月至2022年12月", (2023, 3, 0), (2022, 12, 0)),
        ("2023年11月15日至次年3月15日", (2023, 11, 15), (2024, 3, 15)),
        ("3月26日至次月5日", None, None),
        ("2024年3月5日（星期二）上午至3月8日", (2024, 3, 5), (2024, 3, 8)),
        ("2024年3月15日9:00至3月10日17:00", (2024, 3, 15), (2024, 3, 10)),
        ("2019—2021年", (2019, 0, 0), (2021, 0, 0)),
        ("3月5日、8日", None, None),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_ranges_take_over_what_is_left_out(text, first, last):
    ranges = read_dates(text).ranges
    assert [(joined.first.key, joined.last.key) for joined in ranges] == ([(first, last)] if first else [])


def test_dates_keep_their_places_and_leads():
    text = "自去年9月5日起至2024年2月30日止"
    dates = read_dates(text).dates
    assert [text[date.start : date.end] for date in dates] == ["9月5日", "2024年2月30日"]
    assert [date.lead for date in dates] == ["去年", ""]
    assert [date.exists for date in dates] == [True, False]
    assert day_of(dates[1], 2024) is None


@given(st.integers(1000, 2999), st.integers(1, 12), st.integers(1, 31))
def test_what_is_written_is_read(year, month, day):
    (date,) = read_dates(f"于{year}年{month}月{day}日，").dates
    assert date.key == (year, month, day)
    assert date.exists == (day <= days_of_month(month, year))


@given(
    st.text(
        "年月日至—-.:：（）()《》，。\n周星期一二三〇零0O0123456789上下半年度季元前完成请于将底总结计划", max_size=80
    )
)
def test_no_text_makes_a_report_fail(text):
    for report in REPORTS:
        for hit in Dates(report).find(Reading(Document(text)), ()):
            assert 0 <= hit.start < hit.end <= len(text)
            assert set(hit.fields) == Dates(report).message_fields()


@given(st.text("年月日至—-.周星期一三〇零0O0123456789季号前于底：:", max_size=40))
def test_every_hit_holds_a_literal(text):
    for report in REPORTS:
        check = Dates(report)
        if any(check.find(Reading(Document(text)), ())):
            assert any(literal in text for literal in check.literals())


@pytest.mark.parametrize(
    ("written", "year"), [("2024", 2024), ("二〇二四", 2024), ("2O24", 2024), ("98", 1998), ("23", 2023)]
)
def test_years_are_numbers(written, year):
    assert year_number(written) == year


FINDS: list[tuple[Report, str, list[str]]] = [
    ("impossible", "2023年9月31日、11月31日至12月5日，4月31号", ["2023年9月31日", "11月31日", "4月31号"]),
    ("impossible", "2100年2月29日，2024年2月29日，二〇二三年二月三十日", ["2100年2月29日", "二〇二三年二月三十日"]),
    ("impossible", "六月三十一日，二月三十日，2024年00月，3月0日", ["六月三十一日", "2024年00月", "3月0日"]),
    ("impossible", "12月1日至32日，2024.6.31，第五季度，连续第五季度", ["32日", "2024.6.31", "第五季度"]),
    ("impossible", "13月份，第13月，满18月底，0—6月龄，2022年0—6月龄，32日龄", ["13月"]),
    ("clock", "上午8:75，3月5日25时30分，时间：25:30，晚24:00，当日24时", ["8:75", "25时30分", "25:30"]),
    ("clock", "比分为75:80，每日1:60稀释，6:3:1，下午2:30—5:00", []),
    ("clock", "上午14:30召开，下午14:30召开，上午13点，上午12:00", ["上午14:30", "上午13点"]),
    ("weekday", "2024年3月22日（星期四）、2024年3月22日，星期五，召开", ["星期四"]),
    ("weekday", "2024-03-22（周四），2024年3月22日下午，周四，周四（2024年3月22日）", ["周四", "周四", "周四"]),
    ("weekday", "2024年3月4日至8日（周二至周五），2024年3月4日至8日（周五）", ["周二"]),
    ("weekday", "自2024年3月22日起，每周四（2024年3月22日除外）接待；2024年3月22日、周四", []),
    ("weekday", "2024年12月30日返校，1月2日（周五）开课，1月3日（周五）放假", ["周五"]),
    ("weekday", "2024年3月22日为星期四，2024年3月22日恰逢周四，2024年3月22日即周五。", ["星期四", "周四"]),
    ("sequence", "专项行动4月10日启动、3月31日收官，2023年5月动工，当年3月投产", ["3月31日", "3月"]),
    ("sequence", "11月启动，3月完成；去年5月开工，3月投产；2023年5月动工，3月投产", []),
    ("order", "2023年6月20日-10日，5月30日—20日，6月下旬至6月上旬", ["2023年6月20日-10日", "5月30日—20日", "6月下旬至6月上旬"]),
    ("order", "2024年8月至2024年6月；2022—2020年；自2025年6月1日起至2024年5月31日止", [
        "2024年8月至2024年6月", "2022—2020年", "2025年6月1日起至2024年5月31日",
    ]),
    ("order", "10月15日至9月30日，3月25日至15日，12月20日至10日", ["10月15日至9月30日", "3月25日至15日", "12月20日至10日"]),
    ("order", "11月15日至3月15日，9月1日至7月10日，4月15日至4月14日，10月至3月，每月26日至25日，22:00-6:00", []),
    ("order", "2023年11月至次年3月，2023年9月至7月（学年），14:30—12:00", ["14:30—12:00"]),
    ("sequence", "2023年8月开工，2023年5月竣工；2022年10月立案，2022年8月结案", ["2023年5月", "2022年8月"]),
    ("sequence", "2021年开工的东线和2020年建成的西线；2025年开工，2024年完成可研；2021年3月开工，9月竣工", []),
    ("sequence", "自查阶段（5月1日至5月20日）；整改阶段（4月21日至6月1日）；验收阶段（1月）", ["4月21日"]),
    ("sequence", "2023年8月竣工，2023年6月通过验收；2023年8月建成，2023年6月完成前期工作", ["2023年6月"]),
    ("sequence", "整改阶段（5月1日至5月20日）。\n（一）动员部署阶段（4月21日至6月1日）。", []),
    ("mixed", "截至2024.6，完成2023.6万元；六月15日，6月十五日", ["2024.6", "六月15日", "6月十五日"]),
    ("mixed", "2024年三月五日至六日；二〇二四年3月5日；2o24年5月；2023.5月；2024.3.5日；2024年三月三", [
        "2024年三月五日", "二〇二四年3月5日", "2o24年5月", "2023.5月", "2024.3.5日",
    ]),
    ("padded", "2024年03月，3月05日完成。\n发布日期：2024年03月05日\n", ["2024年03月", "3月05日"]),
    ("marked", "截至2024.6.30，完成。\n2024-03-05 10:00\n", ["2024.6.30"]),
    ("short-year", "23年3月5日，10年度，工龄10年3月，民国23年3月，第15年度，较22年增长", ["23年3月5日", "10年", "22年"]),
    ("bare", "成立于1998。竣工于2005，始建于1998年，2024年3月5前，2024年3月5、6日", ["1998", "2005", "5"]),
    ("year-length", "20234年3月，202年上半年，5355年6月，距今20234年，历时202年", ["20234年", "202年", "5355年"]),
    ("zero", "二○三五年，二零二四年，二〇三五年，一零五年", ["二○三五年", "二零二四年"]),
    ("spoken", "于3月5号开工，“3月5号修好”，3月5号文件", ["3月5号"]),
    ("order", "集中整治（4月至2月），4月至2月的次年，9月至7月，8月至7月", ["4月至2月"]),
    ("milestone", "2026年是“十四五”规划的收官之年，2025年是“十四五”最后一年，2021年是“十四五”开局之年", ["2026年"]),
    ("milestone", "“2020年是十四五开局之年”，2020年是“十三五”收官之年，2020年是十四五起步之年", ["2020年"]),
    ("span", "近三年来（2021—2022年），近三年（2020—2023年），5年行动计划（2020-2023年）", ["2021—2022年", "2020-2023年"]),
]  # fmt: skip


@pytest.mark.parametrize(("report", "text", "spans"), FINDS, ids=[f"{report}-{text[:12]}" for report, text, _ in FINDS])
def test_sentences(report, text, spans):
    assert found(report, text) == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("某局2023年工作总结\n\n2月29日，召开会议。", ["2月29日"]),
        ("某局2024年工作总结\n\n2月29日，召开会议。", []),
        ("2023年度十大进展今天（2月29日）揭晓。", []),
    ],
    ids=["no-leap-year", "leap-year", "year-of-something-else"],
)
def test_leap_day_needs_a_certain_year(text, spans):
    assert found("impossible", text) == spans


FITTING = {
    "annual, signed in January": report_of("某局2023年工作总结", "2023年12月投用，比2022年增长5%。\n二、2024年工作打算\n2024年3月启动。", "2024年1月8日"),
    "annual, signed in December": report_of("某局2023年度工作总结", "一、下一步打算\n2024年3月召开会议。", "2023年12月20日"),
    "government report": report_of("2024年政府工作报告", "一、2023年工作回顾\n2023年12月建成。\n二、2024年工作安排", "2024年1月18日", "2023年，全县经济社会发展取得新成绩，各项任务圆满完成。"),
    "plan": report_of("某局2024年工作计划", "一、2023年工作回顾\n新建学校。\n二、2024年工作目标\n2024年6月底前完成。", "2023年12月28日", "2023年，我局各项工作取得新进展。2024年是关键一年。"),
    "half year": report_of("某局2022年上半年工作总结及下半年工作计划", "一、工作情况\n截至6月底完成。7月1日，开展活动。预计10月完成。去年9月，成功承办大赛。\n二、下半年工作计划\n9月，成功打造品牌。2022年10月，组织大赛。", "2022年7月15日"),
    "half year, not signed": report_of("某局2022年上半年工作总结", "《2022年9月方案》已印发。部分项目推迟到2022年10月实施。为2022年9月开学做好了准备。"),
    "festival": report_of("2023年春节期间安全生产工作总结", "2023年1月21日，检查企业。", "2023年2月3日"),
    "several years": report_of("2021—2023年工作总结", "一、2022年工作情况\n2022年3月完成。\n二、2024年工作计划\n2024年启动。", "2024年2月1日", "2021年以来，我局各项工作取得新进展，圆满完成预定任务。"),
    "next year's applications": report_of("关于申报2025年科技计划项目的通知", "申报时间为2024年6月1日至7月15日，执行期为2025年1月至12月。", "2024年5月20日"),
    "last year's results": report_of("关于2023年度考核结果的通报", "优秀单位为甲局。", "2024年3月5日"),
    "deadline of the past": report_of("关于材料报送情况的通报", "应于2024年3月1日前报送而未报送的有3家。对申请于2024年3月4日前提交的已受理。", "2024年3月15日"),
    "budget and final accounts": report_of("关于某县2022年财政决算和2023年上半年预算执行情况的报告", "一、2022年财政决算情况\n完成18亿元。\n二、2023年下半年工作措施", "2023年8月18日"),
    "rectified a year later": report_of("某局2023年工作总结", "一、2022年巡察反馈问题整改完成情况\n整改12个。", "2023年12月28日"),
    "number of the new year": "甲政办〔2024〕1号\n\n关于有关工作的通知\n\n各乡镇：\n现就有关事项通知如下，请认真抓好贯彻落实，确保取得实效。\n\n甲县办公室\n2023年12月29日\n",
    "minutes": "工作会议纪要\n\n2023年3月7日上午，县政府召开会议，研究有关工作。会议议定，2023年5月召开现场会。\n\n某县人民政府办公室\n2023年3月10日\n",
}  # fmt: skip


@pytest.mark.parametrize("text", FITTING.values(), ids=FITTING)
@pytest.mark.parametrize(
    "report", ["year", "period", "deadline", "order", "sequence", "closing-form", "closing-incomplete"]
)
def test_documents_that_agree_with_themselves(report, text):
    assert found(report, text) == []


CONTRADICTING = {
    "opening": ("year", report_of("某局2023年工作总结", "一、2023年工作情况\n2023年12月投用。", opening="2022年，我局各项工作取得新进展，现将有关情况报告如下。"), ["2022年"]),
    "title, by the body": ("year", report_of("某局2023年上半年工作总结", "2022年3月，召开会议。", opening="2022年上半年，我局各项工作取得新进展，现报告如下。"), ["2023年上半年"]),
    "sections": ("year", report_of("某局2023年工作总结", "一、2022年工作总结\n投用。\n二、2023年工作思路\n继续。"), ["2022年", "2023年"]),
    "two periods of a title": ("year", "某县2022年财政预算执行情况和2024年财政预算草案的报告\n\n一、2023年财政预算执行情况\n完成18亿元。", ["2022年"]),
    "old year in January": ("year", report_of("某局2023年工作总结", "一、做法\n投用。", "2023年1月8日"), ["2023年1月8日"]),
    "signed before the period": ("year", report_of("某局2023年上半年工作总结", "一、做法\n投用。", "2022年7月8日"), ["2022年7月8日"]),
    "plan signed too early": ("year", report_of("某局2024年工作计划", "一、做法\n加强管理。", "2022年1月8日"), ["2022年1月8日"]),
    "letter before all its dates": ("year", report_of("关于开展2025年专项整治的通知", "自2025年3月1日至3月15日自查。", "2024年2月20日"), ["2024年2月20日"]),
    "document number": ("year", "甲政办〔2022〕15号\n\n关于有关工作的通知\n\n各乡镇：\n现就有关事项通知如下，请认真抓好贯彻落实，确保取得实效。\n\n甲县办公室\n2023年5月29日\n", ["2023年5月29日"]),
    "announced year": ("year", report_of("某局2023年工作总结", "一、做法", opening="一年来，我局各项工作取得新进展，现将2022年工作情况总结如下。"), ["2022年"]),
    "same day of another year": ("year", report_of("某局2023年上半年工作总结", "截至2022年6月底，完成投资3亿元。比截至2022年6月底增长。"), ["2022年"]),
    "title behind its dates": ("year", report_of("关于开展2023年安全生产月活动的通知", "2024年6月1日启动，2024年6月30日结束。", "2024年5月8日", "各乡镇要认真组织实施，确保活动取得实效，现就有关事项通知如下。"), ["2023年"]),
    "counted after the period": ("period", report_of("某局2022年上半年工作总结", "9月，举办培训班3期。10月，举办全市运动会。", "2022年7月15日"), ["9月"]),
    "same half of another year": ("year", report_of("某局2023年上半年工作总结", "2022年上半年，完成投资3亿元。2022年上半年相比增长。"), ["2022年上半年"]),
    "words of the title": ("year", "关于做好2024年农村饮水安全工作的通知\n\n各乡镇：\n现就做好2023年农村饮水安全工作通知如下，请抓好落实。", ["2023年"]),
    "plan of another year": ("year", "根据2022年度工作安排，2023年7月开展调研；根据2022年度计划，2023年1月开展审计。", ["2022年"]),
    "after the period": ("period", report_of("某局2022年上半年工作总结", "2022年11月，举办培训班3期。12月，圆满承办现场会。2022年下半年，完成培训300人次。", "2022年7月15日"), ["2022年11月", "12月", "2022年下半年"]),
    "after the closing date": ("period", report_of("关于防汛工作情况的汇报", "2023年11月5日，成功转移群众300人。", "2023年8月25日"), ["2023年11月5日"]),
    "meeting after its minutes": ("period", "工作会议纪要\n\n2023年3月17日上午，县政府召开会议，研究有关工作。\n\n某县人民政府办公室\n2023年3月10日\n", ["2023年3月17日"]),
    "asked for too late": ("deadline", report_of("关于报送材料的通知", "请于2月28日（星期三）前报送县局。请于3月29日前反馈。", "2024年3月15日"), ["2月28日"]),
    "plan signed a year too early": ("year", report_of("某局2024年工作计划", "一、做法\n加强管理。", "2023年1月10日"), ["2023年1月10日"]),
    "own figures of another year": ("year", report_of("某局2023年上半年工作总结", "初步核算，2022年上半年全县生产总值完成112亿元，同比增长5.8%。2022年上半年完成98亿元，增长5%。"), ["2022年上半年"]),
    "went after the period": ("period", report_of("某局2022年上半年工作总结", "9月18日，局长带队赴省局汇报，争取资金2.3亿元。9月，力争完工。"), ["9月18日"]),
    "resolved too late": ("deadline", "工作会议纪要\n\n2023年3月7日上午，县政府召开会议，研究有关工作。会议决定，车辆报废，2023年1月底前完成处置。\n\n某县人民政府办公室\n2023年3月10日\n", ["2023年1月底"]),
    "anniversary of another year": ("milestone", report_of("某局工作总结", "纪念五四运动103周年，庆祝建党104周年。", "2025年8月2日"), ["103周年"]),
    "aimed at too late": ("deadline", report_of("某局2023年上半年工作总结", "确保2022年12月底前完工。确保2023年12月底前完工。"), ["2022年12月底"]),
}  # fmt: skip


@pytest.mark.parametrize(("report", "text", "spans"), CONTRADICTING.values(), ids=CONTRADICTING)
def test_documents_that_contradict_themselves(report, text, spans):
    assert found(report, text) == spans


@pytest.mark.parametrize(
    ("closing", "report", "expected"),
    [
        ("2024年03月05日", "closing-form", "2024年3月5日"),
        ("2024.3.5", "closing-form", "2024年3月5日"),
        ("24年3月5日", "closing-form", "2024年3月5日"),
        ("2024年元月5日", "closing-form", "2024年1月5日"),
        ("二0二四年三月五日", "closing-form", "2024年3月5日"),
        ("二〇二四年三月五日", "closing-numerals", "2024年3月5日"),
        ("2024年3月", "closing-incomplete", None),
        ("3月5日", "closing-incomplete", None),
    ],
)
def test_form_of_the_closing_date(closing, report, expected):
    text = report_of("某局工作汇报", "一、做法\n加强管理。", closing)
    for each in ("closing-form", "closing-numerals", "closing-incomplete"):
        hits = list(Dates(each).find(Reading(Document(text)), ()))
        assert [text[hit.start : hit.end] for hit in hits] == ([closing] if each == report else [])
        assert [hit.edit.text if hit.edit else None for hit in hits] == ([expected] if each == report else [])


def test_the_other_half_is_related():
    text = "2024年3月22日（星期四）"
    (hit,) = Dates("weekday").find(Reading(Document(text)), ())
    assert hit.fields == {"date": "2024年3月22日", "weekday": "星期四", "expected": "星期五"}
    assert [text[start:end] for start, end in hit.related] == ["2024年3月22日"]


def test_time_grows_with_the_text_only():
    reading = Reading(Document("《2023年03月5号“，" * 20_000))
    started = perf_counter()
    for report in REPORTS:
        assert all(hit.end > hit.start for hit in Dates(report).find(reading, ()))
    assert perf_counter() - started < 20


SHARED = Path(__file__).parents[2] / "shared"


@pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="the shared corpora are not here")
def test_published_reports_are_clean():
    sorts = set(REPORTS) - {"zero"}
    for path in sorted((SHARED / "corpora" / "clean_dev").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert not [(path.name, report, found(report, text)) for report in sorts if found(report, text)]

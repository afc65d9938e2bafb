"""Days and periods that are given for a document, and what rules make of them."""

from __future__ import annotations

from datetime import date

import pytest

from linter.calendar.given import day_words, period_words, read_day, read_period
from linter.circumstances import Circumstances
from linter.document import Document
from linter.engine import inspect
from linter.language import Mistake

WORDS = {
    "2024": "给定的报告期2024年",
    "2024年上半年": "给定的报告期2024年上半年",
    "2024年下半年": "给定的报告期2024年下半年",
    "2024年第一季度": "给定的报告期2024年1-3月",
    "2024年5月": "给定的报告期2024年5月",
    "2021-2025": "给定的报告期2021年1月1日至2025年12月31日",
    "2024-02-01..2024-02-28": "给定的报告期2024年2月1日至2024年2月28日",
    "2024-02-01 .. 2024-02-29": "给定的报告期2024年2月",
}


@pytest.mark.parametrize(("text", "words"), WORDS.items(), ids=WORDS)
def test_periods_in_words(text, words):
    assert period_words(read_period(text)) == words


@pytest.mark.parametrize("text", ["2025-06-30", "2025年6月30日", "2025.6.30", "2025/06/30"])
def test_days(text):
    assert read_day(text) == date(2025, 6, 30)
    assert day_words(read_day(text)) == "给定的日期2025年6月30日"


@pytest.mark.parametrize("text", ["", "2025", "2025-06", "2025-06-31", "today", "25-6-30", "2025-06-30 x"])
def test_no_days(text):
    with pytest.raises(Mistake):
        read_day(text)


@pytest.mark.parametrize("text", ["", "24", "2024年上半", "2024-01-01..", "2024-13-01..2024-12-01"])
def test_no_periods(text):
    with pytest.raises(Mistake):
        read_period(text)


def messages(text: str, bundled, **known: object) -> list[str]:
    circumstances = Circumstances(**known)
    return [finding.message for finding in inspect(Document(text), bundled, "zh", circumstances).findings]


LETTER = "关于报送材料的通知\n\n各乡镇人民政府：\n请于{due}前将材料报送县政府办公室。{end}\n"
TIMES = {
    "the day that is given": (LETTER.format(due="2025年6月1日", end=""), date(2025, 6, 30), True),
    "not yet past": (LETTER.format(due="2025年7月1日", end=""), date(2025, 6, 30), False),
    "its own date wins": (
        LETTER.format(due="2025年6月1日", end="\n\n某县人民政府办公室\n2025年5月6日"),
        date(2025, 6, 30),
        False,
    ),
    "no day is given": (LETTER.format(due="2025年6月1日", end=""), None, False),
}


@pytest.mark.parametrize(("text", "as_of", "past"), TIMES.values(), ids=TIMES)
def test_a_deadline_is_judged_by_the_day_of_writing(bundled, text, as_of, past):
    expected = ["期限“2025年6月1日”早于“给定的日期2025年6月30日”，成文时已过期"]
    only = bundled.select(only=["deadline-past"])
    assert messages(text, only, as_of=as_of) == (expected if past else [])


def test_a_given_kind_wins_over_the_title(bundled):
    sections = [rule for rule in bundled.rules if rule.documents]
    assert sections
    text = "关于召开会议的通知\n\n各科室：\n现将有关事项通知如下。\n"
    assert inspect(Document(text), bundled, "zh", Circumstances(kind="请示")).reading.kind == "请示"
    assert inspect(Document(text), bundled).reading.kind == "通知"


def test_rules_that_hold_since_a_year_follow_what_is_given(bundled):
    dated = [rule for rule in bundled.rules if rule.since is not None]
    assert dated
    rule = dated[0]
    example = rule.bad[0]
    alone = bundled.select(only=[rule.id])
    before = Circumstances(as_of=date(rule.since - 1, 6, 1))
    assert inspect(Document(example.text), alone).findings
    assert not inspect(Document(example.text), alone, "zh", before).findings

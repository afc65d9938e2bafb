"""Numbers in Chinese characters, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.text.chinese_numerals import CHARACTERS, read_digits, read_numeral, write_digits, write_numeral

WRITTEN = [
    (0, "零"),
    (1, "一"),
    (10, "十"),
    (12, "十二"),
    (20, "二十"),
    (99, "九十九"),
    (100, "一百"),
    (105, "一百零五"),
    (110, "一百一十"),
    (1001, "一千零一"),
    (1010, "一千零一十"),
    (10_000, "一万"),
    (10_010, "一万零一十"),
    (120_000, "十二万"),
    (100_000_020, "一亿零二十"),
    (1_200_000_000_000, "一万二千亿"),
    (100_001_234, "一亿零一千二百三十四"),
    (203_040_506, "二亿零三百零四万零五百零六"),
]


@pytest.mark.parametrize(("number", "written"), WRITTEN, ids=[str(number) for number, _ in WRITTEN])
def test_numeral_both_ways(number: int, written: str) -> None:
    assert write_numeral(number) == written
    assert read_numeral(written) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [("一十二", 12), ("两千", 2000), ("两", 2), ("〇", 0), ("三万五千", 35_000), ("一百〇五", 105), ("一百十五", 115)],
    ids=["一十二", "两千", "两", "〇", "三万五千", "一百〇五", "一百十五"],
)
def test_other_spellings_are_read(written: str, number: int) -> None:
    assert read_numeral(written) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "十十",
        "百",
        "二〇二一",
        "一二",
        "十百",
        "万",
        "一万亿亿",
        "零零",
        "一千十",
        "五零",
        "百二",
        "三百零",
        "12",
        "第一",
    ],
)
def test_no_numeral(text: str) -> None:
    assert read_numeral(text) is None


@given(st.integers(0, 10**16 - 1))
def test_numerals_come_back(number: int) -> None:
    assert read_numeral(write_numeral(number)) == number


@given(st.text(CHARACTERS, max_size=8))
def test_reading_any_characters_gives_a_number_or_none(text: str) -> None:
    number = read_numeral(text)
    assert number is None or 0 <= number < 10**16


@pytest.mark.parametrize("number", [-1, 10**16], ids=["negative", "too long"])
def test_no_written_form(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        write_numeral(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [("二〇二一", 2021), ("二零二一", 2021), ("一九九八", 1998), ("〇五", 5)],
    ids=["二〇二一", "二零二一", "一九九八", "〇五"],
)
def test_digits_are_read(text: str, number: int) -> None:
    assert read_digits(text) == number


@pytest.mark.parametrize("text", ["", "二千", "两〇二一", "2021", "二0二一"])
def test_no_digits(text: str) -> None:
    assert read_digits(text) is None


@given(st.integers(0, 10**9))
def test_digits_come_back(number: int) -> None:
    assert read_digits(write_digits(number)) == number


def test_negative_digits_are_refused() -> None:
    with pytest.raises(ValueError, match="-5"):
        write_digits(-5)

"""The check kind artefacts: characters that do not belong in a text."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.artefacts import Artefacts, Sort
from linter.document import Document
from linter.finding import Fix, Hit
from linter.fixing import apply_fixes
from linter.reading import Reading

ALL: tuple[Sort, ...] = get_args(Sort)


def hits(text: str, *sorts: Sort) -> list[Hit]:
    return list(Artefacts(what=sorts).find(Reading(Document(text)), ()))


def mend(text: str, sort: Sort) -> str:
    edits = [hit.edit for hit in hits(text, sort) if hit.edit]
    return apply_fixes(text, [Fix(edit.start, edit.end, edit.text, safe=True) for edit in edits])


@pytest.mark.parametrize(
    ("sort", "text", "found"),
    [
        pytest.param("replacement", "偏少\ufffd\ufffd标识", ["\ufffd\ufffd"], id="replacement characters in a run"),
        pytest.param("private-use", "\uf06c加强\U000f0001", ["\uf06c", "\U000f0001"], id="private use of two planes"),
        pytest.param("zero-width", "全\u200b面\ufeff推\u00ad进", ["\u200b", "\ufeff", "\u00ad"], id="zero width"),
        pytest.param("zero-width", "👨\u200d👩 می\u200cخواهم", [], id="joiners of emoji and of Persian"),
        pytest.param("bidirectional", "\u202a电话\u202c", ["\u202a", "\u202c"], id="bidirectional controls"),
        pytest.param("control", "财物\x02。\x0b\x85\u2028", ["\x02", "\x0b\x85\u2028"], id="controls"),
        pytest.param("control", "甲\t乙\n", [], id="tab and line end"),
        pytest.param("radical", "河湖\u2ed3制\u2f2f", ["\u2ed3", "\u2f2f"], id="radicals"),
        pytest.param("compatibility", "银\ufa08\ufa0e", ["\ufa08"], id="compatibility, but not the unified twelve"),
        pytest.param("full-width", "２４次、１２．５％，共123456个", ["２４", "１２．５％"], id="minority of digits"),
        pytest.param("full-width", "２４次，共1个", [], id="full-width habit"),
        pytest.param("full-width", "Ａ股和ABC", ["Ａ"], id="letters are counted apart from digits"),
        pytest.param("full-width", "Ａ股和2024年", [], id="no half-width letter"),
        pytest.param(
            "full-width", "12％，２．见1", ["２"], id="neither a percent sign nor a full stop begins a figure"
        ),
        pytest.param("enclosed", "㈠产业。⒈建账\n　⑵销号", ["㈠", "⒈", "⑵"], id="enclosed headings"),
        pytest.param("enclosed", "详见表㈠、图⑴", [], id="enclosed within a sentence"),
        pytest.param("no-break-space", "全\u00a0面，\u2003推进", ["\u00a0", "\u2003"], id="between Han"),
        pytest.param("no-break-space", "\u00a0\u00a0全面12\u00a0项", [], id="indent, beside figures"),
        pytest.param("blank-line", "甲\n \u00a0\u3000\n乙\u00a0", [" \u00a0\u3000"], id="line of spaces"),
        pytest.param("blank-line", "\u00a0\n甲\n\u00a0", ["\u00a0", "\u00a0"], id="first and last line"),
        pytest.param("blank-line", "甲\n　　\n乙", [], id="ideographic spaces only"),
        pytest.param("variation-selector", "督\ufe00办☎\ufe0f", ["\ufe00"], id="after Han only"),
        pytest.param("mojibake", "锟斤拷锟斤拷，烫烫烫", ["锟斤拷锟斤拷", "烫烫烫"], id="well-known garbage"),
        pytest.param("mojibake", "宸ヤ綔鐨勬€荤粨锛", ["鐨勬", "锛"], id="UTF-8 read as GBK"),
        pytest.param("mojibake", "ä¸\u00adå›½ café", ["ä¸\u00adå›½"], id="UTF-8 read as Latin-1"),
        pytest.param("mojibake", "屯屯相连，烫伤", [], id="ordinary words"),
    ],
)
def test_classes(sort: Sort, text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in hits(text, sort)] == found


@pytest.mark.parametrize(
    ("sort", "text", "mended"),
    [
        ("zero-width", "全\u200b面", "全面"),
        ("control", "财物\x02。", "财物。"),
        ("control", "一\x0b二", "一\n二"),
        ("radical", "\u2f2f作", "工作"),
        ("radical", "\u2e9c", "\u2e9c"),
        ("compatibility", "银\ufa08", "银行"),
        ("full-width", "１０％与30%", "10%与30%"),
        ("enclosed", "㈠甲", "（一）甲"),
        ("enclosed", "⒈甲", "1.甲"),
        ("no-break-space", "全\u00a0面", "全面"),
        ("blank-line", "甲\n\u00a0\n乙", "甲\n\n乙"),
        ("variation-selector", "督\ufe00办", "督办"),
        ("private-use", "\ue000甲", "\ue000甲"),
        ("replacement", "甲\ufffd", "甲\ufffd"),
    ],
)
def test_edits(sort: Sort, text: str, mended: str) -> None:
    assert mend(text, sort) == mended


@pytest.mark.parametrize(
    ("text", "sort", "fields"),
    [
        ("\u200b", "zero-width", {"code": "U+200B", "name": "ZERO WIDTH SPACE", "length": "1"}),
        ("\x02\x03", "control", {"code": "U+0002", "name": "<control>", "length": "2"}),
        ("\U000f0001", "private-use", {"code": "U+F0001", "name": "<private-use>", "length": "1"}),
    ],
)
def test_fields(text: str, sort: Sort, fields: dict[str, str]) -> None:
    assert hits(text, sort)[0].fields == fields


@given(st.text(max_size=80))
def test_mending_leaves_nothing_to_mend(text: str) -> None:
    for sort in ALL:
        assert all(hit.edit is None for hit in hits(mend(text, sort), sort))

"""Excerpts and carets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from linter.document import Document
from linter.report.excerpt import excerpt, marked_lines
from linter.report.visible import Visible

SHOW = Visible("zh")
LONG = "一二三四五六七八九十" * 20

CASES = {
    "whole line": ("甲\n关于X县的报告\n乙", 4, 5, 40, "关于X县的报告", "    ^"),
    "wide characters get two carets": ("关于某县", 2, 4, 40, "关于某县", "    ^^^^"),
    "middle of a long line": (
        LONG,
        100,
        103,
        40,
        "…三四五六七八九十一二三四五六七八九十一…",
        "                 ^^^^^^",
    ),
    "start of a long line": (LONG, 0, 3, 40, "一二三四五六七八九十一二三四五六七八九…", "^^^^^^"),
    "end of a long line": (LONG, 195, 200, 40, "…二三四五六七八九十一二三四五六七八九十", " " * 29 + "^" * 10),
    "longer than the screen": (LONG, 100, 150, 30, "…六七八九十一二三四五六七八九…", " " * 11 + "^" * 19),
    "an empty place": ("甲乙", 1, 1, 40, "甲乙", "  ^"),
    "the end of the text": ("甲乙", 2, 2, 40, "甲乙", "    ^"),
    "an empty text": ("", 0, 0, 40, "", "^"),
    "over line ends": ("保障\n\n7、万元", 1, 6, 40, "保障<换行><换行>7、万元", "  " + "^" * 17),
    "what cannot be seen": ("甲\u200b乙\tX", 1, 2, 40, "甲<零宽空格>乙<制表符>X", "  ^^^^^^^^^^"),
    "a full-width indent": ("　　X", 2, 3, 40, "　　X", "    ^"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_an_excerpt_and_its_carets(case):
    text, start, end, width, line, carets = case
    document = Document(text)
    shown = excerpt(document, document.place(start, end), width, SHOW)
    assert shown.before + shown.marked + shown.after == line
    assert shown.carets == carets


@given(st.text(), st.integers(0, 300), st.integers(0, 300), st.integers(30, 100))
def test_an_excerpt_fits_the_width_and_holds_the_start_of_the_place(text, start, length, width):
    document = Document(text * 5)
    start = min(start, len(document.text))
    place = document.place(start, min(start + length, len(document.text)))
    shown = excerpt(document, place, width, SHOW)
    assert cell_len(shown.before + shown.marked + shown.after) <= width
    assert cell_len(shown.carets) <= max(width + 1, 1)
    assert (shown.before + shown.marked + shown.after).isprintable()
    if place.quote:
        assert shown.marked


MARKED = {
    "two in a line": ("甲X乙X", ((1, 2), (3, 4)), [("甲X乙X", "  ^  ^")]),
    "lines without": ("甲\nX\n乙", ((2, 3),), [("甲", ""), ("X", "^"), ("乙", "")]),
    "over a line end": ("甲乙\n丙丁", ((1, 4),), [("甲乙", "  ^^"), ("丙丁", "^^")]),
    "none": ("甲", (), [("甲", "")]),
}


@pytest.mark.parametrize(("text", "spans", "lines"), MARKED.values(), ids=MARKED)
def test_marked_lines(text, spans, lines):
    assert list(marked_lines(text, spans, SHOW)) == lines


VISIBLE = {
    "plain": ("甲 a，　b", None, "甲 a，　b"),
    "escape": ("\x1b[31m红", None, "<转义符>[31m红"),
    "right to left": ("\u202e甲", None, "<U+202E>甲"),
    "c1 control": ("\x9b31m", None, "<U+009B>31m"),
    "private use": ("\ue5e5", None, "<U+E5E5>"),
    "surrogate": ("\ud800", None, "<U+D800>"),
    "no-break space": ("\xa0", None, "<不换行空格>"),
    "not in a Chinese console": ("𠮷林", "gbk", "\\U00020bb7林"),
    "not in an English console": ("林a", "ascii", "\\u6797a"),
}


@pytest.mark.parametrize(("text", "encoding", "shown"), VISIBLE.values(), ids=VISIBLE)
def test_what_cannot_be_seen_or_shown_is_named(text, encoding, shown):
    assert Visible("zh", encoding)(text) == shown


@given(st.text())
def test_nothing_shown_acts_on_a_terminal(text):
    assert Visible("en")(text).isprintable() or "\u3000" in text

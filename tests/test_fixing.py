"""Edits chosen and made: overlaps, line ends, everything else byte for byte."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from reporting import finding, text_of

from linter.document import Document, Origin
from linter.finding import Edit, Finding, Fix
from linter.fixing import apply_fixes, choose, edited
from linter.readers.text import decode, encode


def fixes(text: str, *edits: tuple[int, int, str]) -> list[Finding]:
    document = text_of("a.txt", text)
    return [finding(document, start, end, "改", fix=(start, end, new, True)) for start, end, new in edits]


CHOSEN = {
    "apart": ("甲乙丙", [(0, 1, "子"), (2, 3, "寅")], "子乙寅"),
    "in any order": ("甲乙丙", [(2, 3, "寅"), (0, 1, "子")], "子乙寅"),
    "touching": ("甲乙丙", [(0, 1, "子"), (1, 2, "丑")], "子丑丙"),
    "overlapping": ("甲乙丙", [(0, 2, "子"), (1, 3, "丑")], "子丙"),
    "within another": ("甲乙丙", [(0, 3, "子"), (1, 2, "丑")], "子"),
    "the same of two rules": ("甲乙", [(0, 1, "子"), (0, 1, "子")], "子乙"),
    "two that insert at one place": ("甲乙", [(1, 1, "。"), (1, 1, "。")], "甲。乙"),
    "one that inserts where another ends": ("甲乙", [(0, 1, "子"), (1, 1, "。")], "子乙"),
    "one that inserts where another begins": ("甲乙", [(1, 1, "。"), (1, 2, "丑")], "甲。乙"),
    "deleting": ("甲乙丙", [(1, 2, "")], "甲丙"),
    "nothing to change": ("甲乙", [(0, 1, "甲")], "甲乙"),
}


@pytest.mark.parametrize(("text", "edits", "mended"), CHOSEN.values(), ids=CHOSEN)
def test_the_edits_that_are_made_at_once(text, edits, mended):
    choice = choose(fixes(text, *edits), text)
    assert edited(Document(text), choice.edits).text == mended
    assert (text == mended) == (choice.findings == ())


def test_a_habit_is_mended_wherever_it_shows():
    (first,) = fixes("甲,乙,丙,丁", (1, 2, "，"))
    assert first.fix
    habit = Fix(1, 2, "，", True, (Edit(3, 4, "，"), Edit(5, 6, "，")))
    assert apply_fixes("甲,乙,丙,丁", [habit]) == "甲，乙，丙，丁"
    other = fixes("甲,乙,丙,丁", (3, 5, "。"))
    choice = choose([finding_with(first, habit), *other], "甲,乙,丙,丁")
    assert edited(Document("甲,乙,丙,丁"), choice.edits).text == "甲，乙，丙，丁"
    choice = choose([finding_with(first, habit), *fixes("甲,乙,丙,丁", (2, 4, "。"))], "甲,乙,丙,丁")
    assert edited(Document("甲,乙,丙,丁"), choice.edits).text == "甲，。丙，丁"
    # What is told to be mended is what was mended.
    assert [len(one.fix.edits) for one in choice.findings if one.fix] == [2, 1]


def finding_with(one: Finding, fix: Fix) -> Finding:
    return Finding(one.rule, one.category, one.severity, one.message, one.path, one.place, fix)


LINES = {
    "untouched": (b"a\r\nb\nc\rd", [(0, 1, "x")], b"x\r\nb\nc\rd"),
    "one replaced by none": (b"a\r\nb\nc\rd", [(3, 4, "")], b"a\r\nbc\rd"),
    "two by one": (b"a\r\n\nb\rc", [(1, 3, "\n")], b"a\r\nb\rc"),
    "one by two": (b"a\nb\r\nc", [(3, 4, "\n\n")], b"a\nb\r\n\r\nc"),
    "a new one is as the one before it": (b"a\r\nbc\nd", [(3, 3, "\n")], b"a\r\nb\r\nc\nd"),
    "a new first one is as the next": (b"ab\r\nc\nd", [(1, 1, "\n")], b"a\r\nb\r\nc\nd"),
    "every line of a file of one kind": (b"a\r\nb\r\n", [(1, 1, "\n")], b"a\r\n\r\nb\r\n"),
    "carriage returns": (b"a\rb\r", [(1, 1, "\n")], b"a\r\rb\r"),
    "never joined": (b"a\rb\nc", [(2, 3, "")], b"a\r\rc"),
    "never joined, though many": (b"a\rb\n\nc", [(2, 3, "")], b"a\r\r\rc"),
    "at the end": (b"a\r\nb\n", [(3, 4, "")], b"a\r\nb"),
}


@pytest.mark.parametrize(("data", "edits", "mended"), LINES.values(), ids=LINES)
def test_line_ends(data, edits, mended):
    document = decode(data, "a.txt")
    assert encode(edited(document, [Edit(*edit) for edit in edits])) == mended


ENCODINGS = {
    "utf-8": ("utf-8", b""),
    "utf-8 with mark": ("utf-8", b"\xef\xbb\xbf"),
    "utf-16": ("utf-16-le", b"\xff\xfe"),
    "utf-16 big": ("utf-16-be", b"\xfe\xff"),
    "gb18030": ("gb18030", b""),
}
LINE_END = re.compile(r"\r\n|\r|\n")


def pieces(raw: str, edits: list[Edit]) -> list[str]:
    """*raw*, line ends as in the file, cut at the edits, whose offsets count each line end as one: what stays."""
    offsets = [0]
    at = 0
    while at < len(raw):
        match = LINE_END.match(raw, at)
        at = match.end() if match else at + 1
        offsets.append(at)
    reached, kept = 0, []
    for edit in edits:
        kept.append(raw[reached : offsets[edit.start]])
        reached = offsets[edit.end]
    return [*kept, raw[reached:]]


@given(
    st.text(alphabet="报告，\r\n 。𠮷\u3000\t", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3), st.sampled_from(["", "改", "。"])), max_size=5),
    st.sampled_from(list(ENCODINGS)),
)
def test_all_but_the_edits_stays_byte_for_byte(raw, wanted, name):
    encoding, mark = ENCODINGS[name]
    document = decode(mark + raw.encode(encoding), "a.txt", encoding)
    length = len(document.text)
    spans = [(min(start, length), min(start + size, length), new) for start, size, new in wanted]
    choice = choose(fixes(document.text, *spans), document.text)
    parts = pieces(raw, list(choice.edits))
    expected = parts[0] + "".join(edit.text + part for edit, part in zip(choice.edits, parts[1:], strict=True))
    # What comes to stand together must not join to one line end.
    assume(len(LINE_END.findall(expected)) == sum(len(LINE_END.findall(part)) for part in parts))
    assert encode(edited(document, choice.edits)) == mark + expected.encode(encoding)


@given(
    st.text(alphabet="报\r\n", max_size=12), st.integers(0, 12), st.integers(0, 3), st.sampled_from(["", "\n", "告"])
)
def test_what_is_written_is_what_was_meant(raw, start, size, new):
    document = decode(raw.encode(), "a.txt")
    start = min(start, len(document.text))
    result = edited(document, [Edit(start, min(start + size, len(document.text)), new)])
    assert decode(encode(result), "a.txt").text == result.text


def test_the_origin_stays():
    origin = Origin("a.txt", "gb18030", b"\x84\x31\x95\x33", "\r\n")
    assert edited(Document("甲", origin), [Edit(0, 1, "乙")]).origin == origin

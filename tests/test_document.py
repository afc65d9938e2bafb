"""Positions in a document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.document import Document


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        pytest.param("", 0, 1, 1, id="empty"),
        pytest.param("一二\n三", 2, 1, 3, id="the line end belongs to its line"),
        pytest.param("一二\n三", 3, 2, 1, id="first of the second line"),
        pytest.param("一二\n", 3, 2, 1, id="after the last line end"),
        pytest.param("a\x0bb\u2028c", 4, 1, 5, id="only \\n ends a line"),
        pytest.param("😀字", 1, 1, 2, id="columns count code points"),
    ],
)
def test_position(text: str, offset: int, line: int, column: int) -> None:
    assert Document(text).position(offset) == (line, column)


@given(st.text(alphabet="一a\n\r\x0b😀"), st.data())
def test_position_leads_back_to_the_offset(text: str, data: st.DataObject) -> None:
    document = Document(text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = document.position(offset)
    lines = text.split("\n")
    assert sum(len(before) + 1 for before in lines[: line - 1]) + column - 1 == offset
    start, end = document.line_span(line)
    assert text[start:end] == lines[line - 1]


def test_place_quotes_its_span() -> None:
    place = Document("甲乙\n丙丁").place(1, 4)
    assert (place.line, place.column, place.end_line, place.end_column, place.quote) == (1, 2, 2, 2, "乙\n丙")

"""Lines that are not blank."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from linter.text.lines import filled_lines, last_filled_lines


@given(st.text(alphabet="甲乙 \t\u3000\n", max_size=30))
def test_filled_lines_are_those_with_more_than_white_space(text: str) -> None:
    lines = list(filled_lines(text))
    assert lines == [match.span() for match in re.finditer(r".*\S.*", text)]
    assert list(last_filled_lines(text)) == lines[::-1]

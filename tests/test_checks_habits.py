"""Where patterns look: the body, the annexes."""

from __future__ import annotations

import pytest

from linter.checks.pattern import Pattern
from linter.document import Document
from linter.reading import Reading


def starts(check: Pattern, text: str) -> list[int]:
    return [hit.start for hit in check.find(Reading(Document(text)), ())]


@pytest.mark.parametrize(
    ("head", "is_annex"),
    [
        pytest.param("附件", True, id="alone"),
        pytest.param("　　附件 2", True, id="numbered"),
        pytest.param("附件4-2", True, id="numbered twice"),
        pytest.param("附表三", True, id="table"),
        pytest.param("附件：1.申报表", False, id="list of annexes"),
        pytest.param("附件：", False, id="head of the list"),
        pytest.param("附件见网站", False, id="sentence"),
    ],
)
def test_an_annex_begins_at_a_line_of_its_own(head: str, is_annex: bool) -> None:
    text = f"X县\n{head}\nX县"
    annex = [text.rindex("X")]
    assert starts(Pattern(any=("X",), scope="body"), text) == ([0] if is_annex else [0, *annex])
    assert starts(Pattern(any=("X",), scope="annex"), text) == (annex if is_annex else [])

"""Where patterns look (body, annexes), and habits of a document that are reported once or not at all."""

from __future__ import annotations

import pytest

from linter.checks.pattern import Pattern
from linter.checks.repairs import Repairs
from linter.document import Document
from linter.reading import Reading

BROKEN = "进一步明确新业态新领域的监管职责和分工，压实各方责任并抓好检查考核\n推动形成齐抓共管的工作格局，确保责任落到实处。\n"


def starts(check: Pattern | Repairs, text: str) -> list[int]:
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


@pytest.mark.parametrize(
    ("once_above", "found"),
    [
        pytest.param(None, [3, 1, 4], id="every match"),
        pytest.param(3, [3, 1, 4], id="not more than so many"),
        pytest.param(2, [1], id="a habit at its first place"),
    ],
)
def test_a_pattern_reports_a_habit_once(once_above: int | None, found: list[int]) -> None:
    assert starts(Pattern(any=("乙", "甲"), once_above=once_above), "零甲零乙甲") == found


@pytest.mark.parametrize(
    ("check", "breaks", "found"),
    [
        pytest.param(Repairs(of=("line-break",)), 4, 4, id="every repair"),
        pytest.param(Repairs(of=("line-break",), at_most=3), 3, 3, id="few"),
        pytest.param(Repairs(of=("line-break",), at_most=3), 4, 0, id="too many"),
        pytest.param(Repairs(of=("line-break",), minimum=4), 3, 0, id="too few"),
        pytest.param(Repairs(of=("line-break",), minimum=4, once_above=1), 4, 1, id="a habit once"),
    ],
)
def test_repairs_are_counted(check: Repairs, breaks: int, found: int) -> None:
    assert len(starts(check, BROKEN * breaks)) == found

"""Edited texts and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.finding import Edit
from linter.text.view import edited_view, identity_view


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(alphabet="甲乙丙丁,\n", max_size=30))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        edits.append(Edit(start, end, draw(st.text(alphabet="XYZ", max_size=3))))
    return text, edits


@given(edited())
def test_view_holds_the_edited_text(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    expected, shift = text, 0
    for edit in edits:
        expected = expected[: edit.start + shift] + edit.text + expected[edit.end + shift :]
        shift += len(edit.text) - (edit.end - edit.start)
    assert edited_view(text, edits).text == expected


@given(edited())
def test_untouched_characters_map_to_themselves(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    view = edited_view(text, edits)
    for offset, character in enumerate(view.text):
        start, end = view.source_span(offset, offset + 1)
        assert 0 <= start <= end <= len(text)
        if character not in "XYZ":
            assert text[start:end] == character


@given(edited())
def test_spans_are_monotone(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    view = edited_view(text, edits)
    starts = [view.source_start(offset) for offset in range(len(view.text) + 1)]
    assert starts == sorted(starts)
    assert view.source_span(0, len(view.text))[1] <= len(text)


@given(st.text(max_size=20), st.data())
def test_identity_view_maps_every_span_to_itself(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert identity_view(text).source_span(start, end) == (start, end)


def test_a_span_over_a_deletion_is_not_seamless() -> None:
    view = edited_view("标准\n\n4、化建设", [Edit(2, 6, "")])
    assert view.text == "标准化建设"
    assert view.source_span(0, 3) == (0, 7)
    assert not view.is_seamless(0, 3)
    assert view.is_seamless(2, 5)


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        edited_view("甲乙丙", [Edit(0, 2, ""), Edit(1, 3, "")])

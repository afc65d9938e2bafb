"""Radical and compatibility code points and the characters they stand for."""

from __future__ import annotations

import unicodedata

import pytest

from linter.mending.radicals import RADICALS, unified


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        pytest.param("\u2ed3", "长", id="supplement radical"),
        pytest.param("\u2edb", "风", id="simplified wind"),
        pytest.param("\u2f2f", "工", id="Kangxi radical"),
        pytest.param("\u2f3e", "户", id="mainland form"),
        pytest.param("\ufa08", "行", id="compatibility ideograph"),
        pytest.param("\U0002f800", "丽", id="supplementary plane"),
        pytest.param("\u2e9c", None, id="ambiguous radical"),
        pytest.param("\ufa0e", None, id="ideograph in its own right"),
        pytest.param("长", None, id="ordinary character"),
    ],
)
def test_unified(character: str, expected: str | None) -> None:
    assert unified(character) == expected


def test_every_target_is_one_ordinary_character() -> None:
    assert all(len(target) == 1 and ord(target) not in RADICALS for target in RADICALS.values())


def test_every_radical_of_the_dictionary_is_covered() -> None:
    assert all(code in RADICALS for code in range(0x2F00, 0x2FD6))


def test_translating_twice_changes_nothing_more() -> None:
    text = "".join(chr(code) for code in RADICALS if unicodedata.category(chr(code)) != "Cn")
    once = text.translate(RADICALS)
    assert once.translate(RADICALS) == once

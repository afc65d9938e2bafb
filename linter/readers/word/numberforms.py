"""How Word writes the numbers of lists: 一 1 ① A i 甲 and the rest (ECMA-376, part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping

from linter.text.chinese_numerals import write_digits, write_numeral

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_FORMAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_FULL_WIDTH = str.maketrans(string.digits, "０１２３４５６７８９")


def write_number(number: int, form: str) -> str:
    """*number* in the *form* of that name; forms that are not known give plain digits, ``none`` and bullets nothing."""
    return FORMS.get(form, str)(number)


def _one_of(characters: str) -> Callable[[int], str]:
    """A number that is one character, plain digits beyond the last."""
    return lambda number: characters[number - 1] if 1 <= number <= len(characters) else str(number)


def _run_of(first: str, last: str) -> str:
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


def _letters(number: int) -> str:
    """A, B … Z, AA, BB …"""
    if number < 1:
        return str(number)
    rounds, letter = divmod(number - 1, len(string.ascii_uppercase))
    return string.ascii_uppercase[letter] * (rounds + 1)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


FORMS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _one_of(_run_of("①", "⑳")),
    "decimalEnclosedCircleChinese": _one_of(_run_of("①", "⑳")),
    "decimalEnclosedParen": _one_of(_run_of("⑴", "⒇")),
    "decimalEnclosedFullstop": _one_of(_run_of("⒈", "⒛")),
    "chineseCounting": write_numeral,
    "chineseCountingThousand": write_numeral,
    "japaneseCounting": write_numeral,
    "taiwaneseCounting": write_numeral,
    "taiwaneseCountingThousand": write_numeral,
    "ideographDigital": write_digits,
    "japaneseDigitalTenThousand": write_digits,
    "taiwaneseDigital": write_digits,
    "ideographEnclosedCircle": _one_of(_run_of("㊀", "㊉")),
    "chineseLegalSimplified": lambda number: write_numeral(number).translate(_FORMAL),
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "bullet": lambda _: "",
    "none": lambda _: "",
}

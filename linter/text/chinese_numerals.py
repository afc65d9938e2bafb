"""Numbers written in Chinese characters: 十二 <-> 12 and, digit by digit, 二〇二一 <-> 2021."""

from __future__ import annotations

DIGITS = "〇一二三四五六七八九"
"""The character of each digit; 〇 is the zero of years and numbers (GB/T 15835-2011, 4.2.3), 零 that of quantities."""

CHARACTERS = "零〇一二三四五六七八九两十百千万亿"
"""Every character a number in Chinese characters may hold."""

_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | {"零": 0, "两": 2}
_PLACES = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))
_LIMIT = 10**16


def read_numeral(text: str) -> int | None:
    """The value of a number such as 十二, 一百零五, 两万三千 or 一亿零二十, or None when it is not one.

    A digit alone counts, digits in a row (二〇二一) do not: see ``read_digits``. A zero must stand for places
    left out, and only for those.
    """
    if len(text) == 1 and text in _VALUES:
        return _VALUES[text]
    for name, place in _PLACES:
        head, found, tail = text.partition(name)
        if not found:
            continue
        count = 1 if place == 10 and not head else read_numeral(head)
        most = place if place >= 10_000 else 10
        rest = _read_rest(tail, place)
        return None if not count or count >= most or rest is None else count * place + rest
    return None


def _read_rest(text: str, place: int) -> int | None:
    """The value of what follows the name of *place*, 0 when nothing does."""
    if not text:
        return 0
    if text[0] in "零〇":
        value = read_numeral(text[1:])
        return value if value and value < place // 10 else None
    value = read_numeral(text)
    return value if value and place // 10 <= value < place else None


def write_numeral(number: int) -> str:
    """*number* as it is read aloud: 12 gives 十二, 105 gives 一百零五.

    Raises ValueError when it is negative or has more than sixteen digits.
    """
    if not 0 <= number < _LIMIT:
        raise ValueError(f"{number} has no plain form in Chinese characters")
    written = _write(number)
    return written[1:] if written.startswith("一十") else written


def _write(number: int) -> str:
    for name, place in _PLACES:
        if number >= place:
            count, rest = divmod(number, place)
            zero = "零" if 0 < rest < place // 10 else ""
            return _write(count) + name + zero + (_write(rest) if rest else "")
    return DIGITS[number] if number else "零"


def read_digits(text: str) -> int | None:
    """The value of digits in a row, each its own character, such as 二〇二一 or 二零二一; None when it is not that."""
    value = 0
    for character in text:
        digit = _VALUES.get(character)
        if digit is None or character == "两":
            return None
        value = value * 10 + digit
    return value if text else None


def write_digits(number: int) -> str:
    """*number* digit by digit, as years are written: 2021 gives 二〇二一.

    Raises ValueError when it is negative.
    """
    if number < 0:
        raise ValueError(f"{number} has no form in Chinese digits")
    return "".join(DIGITS[int(digit)] for digit in str(number))

"""Text of documents made safe and readable on a terminal: what cannot be seen is named."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from linter.language import Language, Phrase

NAMES = {
    "\t": Phrase("<制表符>", "<tab>"),
    "\n": Phrase("<换行>", "<line end>"),
    "\r": Phrase("<回车>", "<carriage return>"),
    "\f": Phrase("<换页>", "<page break>"),
    "\x1b": Phrase("<转义符>", "<escape>"),
    "\xa0": Phrase("<不换行空格>", "<no-break space>"),
    "\xad": Phrase("<软连字符>", "<soft hyphen>"),
    "\u200b": Phrase("<零宽空格>", "<zero-width space>"),
    "\ufeff": Phrase("<零宽不换行空格>", "<zero-width no-break space>"),
}
# Control, format, surrogate, private and unassigned characters; separators, all spaces but two.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})
SEEN_SPACES = frozenset({" ", "\u3000"})


class Visible:
    """Shows text on one line, every unseen character named, in a *language* and within an *encoding*."""

    def __init__(self, language: Language, encoding: str | None = None) -> None:
        self._language = language
        self._encoding = encoding or "utf-8"

    def __call__(self, text: str) -> str:
        """*text* as shown."""
        if text.isascii() and text.isprintable():
            return text
        return "".join([self.character(character) for character in text])

    def character(self, character: str) -> str:
        """One character as shown: itself, or its name in angle brackets, or its escape where the encoding lacks it."""
        return _shown(character, self._language, self._encoding)


@lru_cache(maxsize=65536)
def _shown(character: str, language: Language, encoding: str) -> str:
    if character in NAMES:
        shown = NAMES[character].say(language)
    elif _is_unseen(character):
        shown = f"<U+{ord(character):04X}>"
    else:
        shown = character
    return shown.encode(encoding, "backslashreplace").decode(encoding)


def _is_unseen(character: str) -> bool:
    variation_selector = "\ufe00" <= character <= "\ufe0f"
    return variation_selector or (unicodedata.category(character) in UNSEEN and character not in SEEN_SPACES)

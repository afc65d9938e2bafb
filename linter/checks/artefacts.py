"""Check kind ``artefacts``: characters that a converter, a scanner or a web page left in the text."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Literal

from linter.checks.check import Occurrence
from linter.checks.options import option
from linter.finding import Edit, Hit
from linter.mending.radicals import RADICALS
from linter.reading import Reading

Sort = Literal[
    "replacement", "private-use", "zero-width", "bidirectional", "control", "radical", "compatibility",
    "full-width", "enclosed", "no-break-space", "blank-line", "variation-selector", "mojibake",
]  # fmt: skip

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_FULL_STOPS_AND_BRACKETS = "，。、；：“”《》（）"
_JOINED_SCRIPTS = "\u0600-\u0dff\u1800-\u18af\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_MISREAD_LATIN = "\u00c2\u00c3\u00e2-\u00ef"

_CHARACTERS: dict[Sort, str] = {
    "replacement": "\ufffd",
    "private-use": "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
    "zero-width": "\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff",
    "bidirectional": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "control": "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029",
    "radical": "\u2e80-\u2ef3\u2f00-\u2fd5\u31c0-\u31e3",
    "compatibility": "\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufad9\U0002f800-\U0002fa1d",
    "full-width": "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a",
    "enclosed": "\u3220-\u3229\u2474-\u249b",
    "no-break-space": "\u00a0\u2000-\u200a\u202f\u205f",
    "blank-line": "\u00a0\u2000-\u200a\u202f\u205f",
    "variation-selector": "\ufe00-\ufe0f\U000e0100-\U000e01ef",
    "mojibake": f"锟烫屯\u9428\u951b\u9286\u9225{_MISREAD_LATIN}",
}
# UTF-8 read as GBK turns ，。“的 into pairs that begin with U+951B, U+9286, U+9225 and U+9428.

_PATTERNS: dict[Sort, str] = {
    "zero-width": f"(?<![{_JOINED_SCRIPTS}])[{{}}]+",
    "full-width": "[{}][{}\uff05\uff0e]*(?<!\uff0e)",
    "enclosed": "(?:(?<=[\n。；;])|\\A)[ \\t\u3000]*(?P<reported>[{}])",
    "no-break-space": f"(?<=[{_HAN}{_FULL_STOPS_AND_BRACKETS}])[{{}}]+(?=[{_HAN}{_FULL_STOPS_AND_BRACKETS}])",
    "blank-line": "(?<![^\\n])[ \\t\u3000]*[{}][{} \\t\u3000]*(?![^\\n])",
    "variation-selector": f"(?<=[{_HAN}])[{{}}]+",
    "mojibake": (
        "(?:锟斤拷)+|烫{3,}|屯{3,}|(?:\u00ef\u00bf\u00bd)+|[\u9428\u951b\u9286\u9225][^\\sA-Za-z0-9]?|"
        f"(?:[{_MISREAD_LATIN}][\u0080-\u00bf\u0152-\u017e\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{{1,2}}){{2,}}"
    ),
}
"""Where a class is not simply reported in runs; ``{}`` stands for its characters."""


@dataclass(frozen=True, slots=True)
class Artefacts:
    """Reports runs of characters that do not belong in a text, in the classes named.

    Full-width digits and letters are reported where the document writes as many half-width; an
    enclosed number (㈠ ⑴ ⒈) where it opens a sentence; no-break spaces between Chinese characters.
    Fields: ``code``, the first character's code point such as U+200B; ``name``, its name in the
    Unicode Standard; ``length``, that of the run.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ("code", "name", "length")

    what: tuple[Sort, ...] = option("the classes of characters to report")

    def message_fields(self) -> frozenset[str]:
        return frozenset(self.FIELDS)

    def reads_repaired(self) -> bool:
        return False

    def literals(self) -> frozenset[str] | None:
        return None

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        text = reading.text
        for sort in self.what:
            characters = _CHARACTERS[sort]
            if not re.search(f"[{characters}]", _suspects(text)):
                continue
            pattern = _PATTERNS.get(sort, "[{}]+").replace("{}", characters)
            for match in re.finditer(pattern, text):
                start, end = match.span("reported" if "reported" in match.groupdict() else 0)
                found = text[start:end]
                if sort == "full-width" and not _writes_half_width(text, letters=found.isalpha()):
                    continue
                mended = _mended(sort, found)
                fields = {"code": f"U+{ord(found[0]):04X}", "name": _name(found[0]), "length": str(len(found))}
                yield Hit(start, end, fields, None if mended is None else Edit(start, end, mended))


@lru_cache(maxsize=1)
def _suspects(text: str) -> str:
    """Every character of *text* that may be in any class, once each: one pass serves all rules."""
    # Without the characters beyond the basic plane the class is searched several times faster.
    beyond = "[\U00010000-\U0010ffff]"
    basic = re.sub(f"{beyond}-{beyond}", "", "".join(_CHARACTERS.values()))
    return "".join({*re.findall(f"[{basic}]", text), *re.findall(beyond, text)})


def _name(character: str) -> str:
    """The name of *character*, or the standard's label for those that have none."""
    label = {"Cc": "<control>", "Co": "<private-use>"}.get(unicodedata.category(character), "<reserved>")
    return unicodedata.name(character, label)


@lru_cache(maxsize=2)
def _writes_half_width(text: str, *, letters: bool) -> bool:
    """Whether *text* writes its digits, or its letters, half-width at least as often as full-width."""
    half = string.ascii_letters if letters else string.digits
    full = (chr(ord(character) + 0xFEE0) for character in half)
    return sum(map(text.count, half)) >= sum(map(text.count, full))


def _mended(sort: Sort, found: str) -> str | None:
    """What stands in the place of *found* in a clean text; None when only the author knows."""
    match sort:
        case "zero-width" | "bidirectional" | "variation-selector" | "no-break-space" | "blank-line":
            return ""
        case "control":
            return "\n" if re.search("[\x0b\x85\u2028\u2029]", found) else ""
        case "radical" | "compatibility":
            return found.translate(RADICALS) if all(ord(c) in RADICALS for c in found) else None
        case "full-width" | "enclosed":
            return unicodedata.normalize("NFKC", found).replace("(", "（").replace(")", "）")
        case _:
            return None

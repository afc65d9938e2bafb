"""Radical and compatibility code points read as the Han characters they look like."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import chain

_SUPPLEMENT = {
    0x2E84: "乙", 0x2E85: "亻", 0x2E86: "冂", 0x2E89: "刂", 0x2E8A: "卜", 0x2E8E: "兀", 0x2E8F: "尣", 0x2E90: "尢",
    0x2E92: "巳", 0x2E93: "幺", 0x2E96: "忄", 0x2E98: "扌", 0x2E99: "攵", 0x2E9F: "母", 0x2EA0: "民", 0x2EA1: "氵",
    0x2EA3: "灬", 0x2EA6: "丬", 0x2EA8: "犭", 0x2EAD: "礻", 0x2EAF: "糹", 0x2EB0: "纟", 0x2EB2: "罒", 0x2EB6: "羊",
    0x2EB9: "耂", 0x2EBE: "艹", 0x2EC1: "虎", 0x2EC2: "衤", 0x2EC3: "覀", 0x2EC4: "西", 0x2EC5: "见", 0x2EC6: "角",
    0x2EC8: "讠", 0x2EC9: "贝", 0x2ECB: "车", 0x2ECD: "辶", 0x2ECF: "阝", 0x2ED0: "钅", 0x2ED1: "長", 0x2ED2: "镸",
    0x2ED3: "长", 0x2ED4: "门", 0x2ED6: "阝", 0x2ED8: "青", 0x2ED9: "韦", 0x2EDA: "页", 0x2EDB: "风", 0x2EDC: "飞",
    0x2EDD: "食", 0x2EDF: "飠", 0x2EE0: "饣", 0x2EE2: "马", 0x2EE3: "骨", 0x2EE4: "鬼", 0x2EE5: "鱼", 0x2EE6: "鸟",
    0x2EE7: "卤", 0x2EE8: "麦", 0x2EE9: "黄", 0x2EEA: "黾", 0x2EEB: "斉", 0x2EEC: "齐", 0x2EED: "歯", 0x2EEE: "齿",
    0x2EEF: "竜", 0x2EF0: "龙", 0x2EF2: "亀", 0x2EF3: "龟",
}  # fmt: skip
# Unicode gives no decomposition for these; those its name list leaves open between two characters are left out.

_MAINLAND = {0x2F3E: "户", 0x2FAD: "青"}
# Unicode decomposes these two to 戶 and 靑, but mainland fonts draw 户 and 青 under them.


def _decomposed() -> Iterator[tuple[int, str]]:
    for code in chain(range(0x2F00, 0x2FD6), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20)):
        folded = unicodedata.normalize("NFKC", chr(code))
        if len(folded) == 1 and folded != chr(code):
            yield code, folded


RADICALS: Mapping[int, str] = {**dict(_decomposed()), **_SUPPLEMENT, **_MAINLAND}
"""Code point to Han character, for ``str.translate``; ambiguous radicals are absent.

Sources: The Unicode Standard, EquivalentUnifiedIdeograph.txt and UnicodeData.txt.
"""


def unified(character: str) -> str | None:
    """The Han character that *character*, a radical or compatibility code point, stands for, or None."""
    return RADICALS.get(ord(character))

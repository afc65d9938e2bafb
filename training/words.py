"""Which words there are, and how common: jieba's dictionary (MIT) and lists of the ECSpell repository (MIT)."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from linter.typos.grams import TOP_LEVEL, Levels
from linter.typos.tokens import FIRST, Ids, Vocabulary, pack

LISTS = (
    "wordlist_chengyu.txt",
    "wordlist_finance.txt",
    "wordlist_law.txt",
    "wordlist_medical.txt",
    "wordlist_places.txt",
)
LENGTHS = (2, 3, 4)


def listed(vocabulary: Vocabulary, lexicon: Path) -> tuple[Ids, Levels]:
    """The keys of all words of two to four characters of the vocabulary, and the level of their frequency."""
    found: dict[int, int] = {}
    for word, frequency in _frequencies(lexicon).items():
        ids = vocabulary.table[[min(ord(character), len(vocabulary.table) - 1) for character in word]].astype(np.uint64)
        if len(ids) in LENGTHS and (ids >= FIRST).all() and (ids < len(vocabulary)).all():
            found[int(pack(ids, len(ids))[0])] = min(max((frequency + 1).bit_length(), 1), TOP_LEVEL)
    keys = sorted(found)
    return np.array(keys, np.uint64), np.array([found[key] for key in keys], np.uint8)


def _frequencies(lexicon: Path) -> dict[str, int]:
    import jieba

    words = {}
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, frequency, *_ = line.decode("utf-8").split()
            words[word] = int(frequency)
    for name in LISTS:
        for line in (lexicon / name).read_text(encoding="utf-8").splitlines():
            if line.strip():
                words.setdefault(line.split()[0], 3)
    return words

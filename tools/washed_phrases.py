"""Makes rules/washed-phrases.tsv: set phrases of official prose with one word replaced by a near synonym.

A washer replaces word by word; a set phrase does not bear it (诉源治理 is never 诉源管理). The phrases and the
synonyms are written by hand; a corpus decides what is kept: the phrase stands there often, the variant never,
or once where the phrase stands hundreds of times.

    python tools/washed_phrases.py CORPUS.tar.xz > rules/washed-phrases.tsv

The corpus is a tar archive of .txt files, one sentence a line.
"""

from __future__ import annotations

import csv
import math
import sys
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import ahocorasick_rs

SOURCES = Path(__file__).parent / "washed"
RULES = Path(__file__).parent.parent / "rules"
KNOWN = "washed.tsv", "washed-likely.tsv"
"""Tables that come first: what they find is left to them."""

FREQUENT, SHORTEST, MOST = 10, 3, 2600
"""How often a phrase stands in the corpus, how long a variant is, how many there are."""

MISPRINTS = 500
"""A variant may stand in the corpus once for so many times that the phrase does."""

REMOTE = 0.7
"""What the next synonym of a word counts less than the one before, as the logarithm of a frequency."""


class Variant(NamedTuple):
    """A phrase with one word replaced; *rank* is the place of the synonym in its list."""

    wrong: str
    right: str
    rank: int


def lines(path: Path) -> Iterator[str]:
    yield from (line for line in path.read_text("utf-8").split("\n") if line and not line.startswith("#"))


def variants(phrases: Iterable[str], synonyms: dict[str, list[str]]) -> Iterator[Variant]:
    """Of phrases whose words are joined by hyphens."""
    for phrase in phrases:
        words = phrase.split("-")
        for at, word in enumerate(words):
            for rank, other in enumerate(synonyms.get(word, ())):
                yield Variant("".join([*words[:at], other, *words[at + 1 :]]), "".join(words), rank)


def counts(archive: str, words: Iterable[str]) -> Counter[str]:
    """How often each word stands in the corpus."""
    sought = sorted(set(words))
    matcher = ahocorasick_rs.AhoCorasick(sought)
    found: Counter[int] = Counter()
    with tarfile.open(archive) as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.name.endswith(".txt") else None
            for line in stream or ():
                found.update(index for index, *_ in matcher.find_matches_as_indexes(line.decode(), overlapping=True))
    return Counter({sought[index]: count for index, count in found.items()})


def kept(candidates: Iterable[Variant], known: Iterable[str], times: Counter[str]) -> Iterator[Variant]:
    """The likeliest first: variants the corpus does not know and no word of *known* stands in."""
    phrases = {variant.right for variant in candidates}
    finders = [word for word in known if len(word) > 1]
    worth: dict[Variant, float] = {}
    for variant in candidates:
        usual = times[variant.right]
        if usual < FREQUENT or len(variant.wrong) < SHORTEST or times[variant.wrong] > usual // MISPRINTS:
            continue
        if variant.wrong not in phrases and not any(word in variant.wrong for word in finders):
            worth[variant] = math.log(usual) - REMOTE * variant.rank
    yield from sorted(worth, key=lambda variant: (-worth[variant], variant))


def shortest(ordered: Iterable[Variant]) -> Iterator[Variant]:
    """One variant of each spelling, and none that a shorter one finds."""
    by_wrong: dict[str, Variant] = {}
    for variant in ordered:
        by_wrong.setdefault(variant.wrong, variant)
    for wrong, variant in by_wrong.items():
        pieces = (wrong[start:end] for start in range(len(wrong)) for end in range(start + 1, len(wrong) + 1))
        if not any(piece != wrong and piece in by_wrong for piece in pieces):
            yield variant


def main(archive: str) -> None:
    phrases = [phrase for line in lines(SOURCES / "phrases.txt") for phrase in line.split()]
    synonyms = {word: others for word, *others in map(str.split, lines(SOURCES / "synonyms.txt"))}
    right = {word for line in lines(SOURCES / "right.txt") for word in line.split()}
    known = set(right)
    for name in KNOWN:
        with (RULES / name).open(encoding="utf-8", newline="") as table:
            rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
            known |= {row["wrong"] for row in rows if not row["context"]}
    candidates = list(variants(phrases, synonyms))
    times = counts(archive, [word for variant in candidates for word in (variant.wrong, variant.right)])
    best = list(shortest(kept(candidates, known, times)))[:MOST]
    print("wrong\tright\tgroup")
    for variant in sorted(best, key=lambda variant: (variant.right, variant.rank, variant.wrong)):
        print(variant.wrong, variant.right, "S", sep="\t")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    main(sys.argv[1])

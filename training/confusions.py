"""Which characters are taken for which: by sound from their readings, by shape from their strokes and components."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from linter.typos.confusions import NEAR_SOUND, NO_SOUND, SAME_SOUND, TOP_HABIT, Confusions, kinds_of
from linter.typos.tokens import FIRST, RARE, Vocabulary

LEAST_LIKE, LEAST_LIKE_WITH_PART = 0.7, 0.5
"""Stroke similarity from which two characters look alike, and from which they do when they share a component."""
MOST_ALIKE, MOST_RARE = 50, 12
"""Candidates kept for one character by likeness, the most similar, and for a rare one by sound, the commonest."""
_NEAREST, _COMMON_PART = 60, 150
"""So many characters with the most similar strokes are looked at; a part that more share tells nothing."""
_LONGEST = 28

Matrix: TypeAlias = npt.NDArray[np.float32]


def readings(characters: Sequence[str]) -> dict[str, frozenset[str]]:
    """The toneless readings of each Chinese character (pypinyin)."""
    from pypinyin import Style, pinyin

    found = {}
    for character in characters:
        if "\u4e00" <= character <= "\u9fff":
            spelt = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
            found[character] = frozenset(one for one in spelt if one.isalpha())
    return found


def blurred(reading: str) -> str:
    """*reading* without what many speakers do not tell apart: zh/z, ch/c, sh/s, ng/n, l/n, f/h."""
    reading = re.sub("^([zcs])h", r"\1", reading)
    reading = re.sub("ng$", "n", reading)
    return reading.translate({ord("l"): "n", ord("f"): "h"}) if reading[:1] in "lf" else reading


def components(path: Path) -> dict[str, tuple[str, frozenset[str]]]:
    """How each character is built: the outermost structure mark, and all its parts, itself among them."""
    sequences = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) >= 4:
            sequences[fields[1]] = re.sub(r"\[[A-Z]+\]", "", fields[3])
    return {character: (sequence[:1], frozenset(_parts(sequence))) for character, sequence in sequences.items()}


def _parts(sequence: str) -> Iterator[str]:
    """Every part of an ideographic description *sequence*, the whole among them."""

    def end(at: int) -> int:
        mark = sequence[at]
        at += 1
        for _ in range({"⿲": 3, "⿳": 3}.get(mark, 2) if "⿰" <= mark <= "⿻" else 0):
            if at < len(sequence):
                at = end(at)
        return at

    for at in range(len(sequence)):
        yield sequence[at : end(at)]


def stroke_similarity(first: Sequence[str], second: Sequence[str]) -> npt.NDArray[np.float32]:
    """For each pair of stroke sequences the greater of 1 - edit distance and longest common run, both by length."""
    a, b = _rows(first), _rows(second)
    lengths = np.array([[len(x), len(y)] for x, y in zip(first, second, strict=True)]).clip(1, _LONGEST)
    distance = np.broadcast_to(np.arange(_LONGEST + 1), (len(a), _LONGEST + 1)).astype(np.int16).copy()
    run = np.zeros_like(distance)
    longest = np.zeros(len(a), np.int16)
    final = np.zeros(len(a), np.int16)
    for i in range(1, _LONGEST + 1):
        fresh = np.full_like(distance, i)
        runs = np.zeros_like(run)
        same = (b == a[:, i - 1 : i]) & (a[:, i - 1 : i] > 0)
        runs[:, 1:] = np.where(same, run[:, :-1] + 1, 0)
        for j in range(1, _LONGEST + 1):
            fresh[:, j] = np.minimum(
                distance[:, j - 1] + ~same[:, j - 1], np.minimum(distance[:, j], fresh[:, j - 1]) + 1
            )
        longest = np.maximum(longest, runs.max(axis=1))
        distance, run = fresh, runs
        ends = lengths[:, 0] == i
        final[ends] = distance[ends, lengths[ends, 1]]
    size = lengths.max(axis=1)
    return np.maximum(1 - final / size, longest / size).astype(np.float32)


def _rows(strokes: Sequence[str]) -> npt.NDArray[np.int8]:
    rows = np.zeros((len(strokes), _LONGEST), np.int8)
    for row, one in enumerate(strokes):
        cut = [int(stroke, 36) for stroke in one[:_LONGEST]]
        rows[row, : len(cut)] = cut
    return rows


def look_alikes(
    characters: Sequence[str],
    others: Sequence[str],
    strokes: dict[str, str],
    built: dict[str, tuple[str, frozenset[str]]],
) -> dict[str, dict[str, float]]:
    """For each of *characters* those of *others* that look like it, with their similarity from 0 to 1."""
    both = set(characters) & set(others)
    characters = [character for character in characters if character in strokes]
    others = [character for character in others if character in strokes]
    profiles, sizes = _profiles(others, strokes)
    by_part = defaultdict(set)
    for other in others:
        for part in built.get(other, ("", frozenset()))[1]:
            by_part[part].add(other)
    pairs = []
    sharing: set[tuple[str, str]] = set()
    for character, profile, size in zip(characters, *_profiles(characters, strokes), strict=True):
        apart = np.abs(profiles - profile).sum(axis=1) + 2 * np.abs(sizes - size)
        near = {others[at] for at in np.argpartition(apart, min(_NEAREST, len(others) - 1))[:_NEAREST].tolist()}
        parts = (by_part[part] for part in built.get(character, ("", frozenset()))[1] if part in by_part)
        related = set().union(*(alike for alike in parts if len(alike) <= _COMMON_PART))
        sharing.update((character, other) for other in related)
        pairs += [(character, other) for other in sorted(near | related) if other != character]
    alike: dict[str, dict[str, float]] = defaultdict(dict)
    for start in range(0, len(pairs), 100_000):
        batch = pairs[start : start + 100_000]
        values = stroke_similarity([strokes[one] for one, _ in batch], [strokes[other] for _, other in batch])
        for pair, value in zip(batch, values.tolist(), strict=True):
            if value >= (LEAST_LIKE_WITH_PART if pair in sharing else LEAST_LIKE):
                alike[pair[0]][pair[1]] = value
                if both.issuperset(pair):
                    alike[pair[1]][pair[0]] = value
    return {one: dict(sorted(like.items(), key=lambda o: (-o[1], o[0]))[:MOST_ALIKE]) for one, like in alike.items()}


def _profiles(characters: Sequence[str], strokes: dict[str, str]) -> tuple[Matrix, Matrix]:
    """How many of each stroke and of each two strokes in a row the characters have, and how many strokes in all."""
    profiles = np.zeros((len(characters), 10 * 10 + 10), np.float32)
    for row, character in enumerate(characters):
        digits = [int(stroke, 36) % 10 for stroke in strokes[character]]
        for stroke in digits:
            profiles[row, 100 + stroke] += 1
        for one, two in pairwise(digits):
            profiles[row, one * 10 + two] += 1
    return profiles, np.array([len(strokes[character]) for character in characters], np.float32)


def habits(path: Path) -> dict[str, dict[str, int]]:
    """For each character those written right where it is wrong, with the number of misspelt words that show it.

    A word that stands in official text nearly as often as the right one shows nothing.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        wrong, right, _, wrong_count, right_count = line.split("\t")
        if len(wrong) == len(right) and int(right_count) >= 10 * int(wrong_count):
            apart = [pair for pair in zip(wrong, right, strict=True) if pair[0] != pair[1]]
            if len(apart) == 1:
                found[apart[0][0]][apart[0][1]] += 1
    return {wrong: dict(rights) for wrong, rights in found.items()}


def rare_characters(common: str, lexicon: Path) -> str:
    """The Chinese characters whose strokes are known beside the *common* ones, in order of their code."""
    return "".join(sorted(c for c in set(_strokes(lexicon)) - set(common) if "\u4e00" <= c <= "\u9fff"))


def _strokes(lexicon: Path) -> dict[str, str]:
    strokes: dict[str, str] = json.loads((lexicon / "cs_char_order.dict").read_text(encoding="utf-8"))
    return strokes


def confusions(vocabulary: Vocabulary, lexicon: Path) -> Confusions:
    """The candidates of every character of *vocabulary*, from the tables in *lexicon* and pypinyin.

    Rare characters are mistaken by their looks, and by their sound as far as simple typesetting (GB 2312) knows them.
    """
    spoken = readings(vocabulary.characters + vocabulary.rare)
    same: dict[str, set[str]] = defaultdict(set)
    near: dict[str, set[str]] = defaultdict(set)
    for character in vocabulary.characters:
        for spelling in spoken.get(character, ()):
            same[spelling].add(character)
            near[blurred(spelling)].add(character)
    common = [c for c in vocabulary.characters if c in spoken]
    strokes, built = _strokes(lexicon), components(lexicon / "char_meta_ids.txt")
    alike = look_alikes(common, common, strokes, built)
    rare_alike = look_alikes(vocabulary.rare, common, strokes, built)
    usual = habits(lexicon / "misspelt_words_counts.tsv")
    number = {character: at for at, character in enumerate(vocabulary.characters, FIRST)}
    starts, others, sounds, shapes, habitual = [0] * (FIRST + 1), [], [], [], []

    def add(sounding: dict[str, int], looking: dict[str, float], mistaken: dict[str, int], itself: str) -> None:
        for other in sorted({*sounding, *looking, *mistaken} - {itself}):
            others.append(number[other])
            sounds.append(sounding.get(other, NO_SOUND))
            shapes.append(round(255 * looking.get(other, 0.0)))
            habitual.append(min(mistaken.get(other, 0).bit_length(), TOP_HABIT))
        starts.append(len(others))

    for character in vocabulary.characters:
        sounding: dict[str, int] = {}
        for spelling in sorted(spoken.get(character, ())):
            sounding.update((other, NEAR_SOUND) for other in near[blurred(spelling)] if other not in sounding)
            sounding.update((other, SAME_SOUND) for other in same[spelling])
        looking = alike.get(character, {})
        mistaken = {other: times for other, times in usual.get(character, {}).items() if other in number}
        add(sounding, looking, mistaken, character)
    starts += [len(others)] * (RARE + 1 - len(starts))
    for character in vocabulary.rare:
        typed = same if _is_simple(character) else {}
        heard = {other for spelling in spoken.get(character, ()) for other in typed.get(spelling, ())}
        sounding = dict.fromkeys(sorted(heard, key=number.__getitem__)[:MOST_RARE], SAME_SOUND)
        looking = dict(list(rare_alike.get(character, {}).items())[: MOST_RARE if typed else MOST_RARE // 4])
        add(sounding, looking, {}, character)
    return Confusions(
        np.array(starts, np.uint32),
        np.array(others, np.uint16),
        kinds_of(np.array(sounds, np.uint8), np.array(habitual, np.uint8)),
        np.array(shapes, np.uint8),
    )


def _is_simple(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True

"""How surely copies are found across documents, and how often genuine reports are taken for copies.

    python benchmarks/across.py FOLDER…

Of every text in the folders with enough running text a copy is made: another organ and year, every figure changed, a
share of its sentences dropped or put in from another text. Prints for each share how many copies meet by their sketches
and how many are reported at several thresholds, and the greatest overlaps of two texts as they are.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from linter.archive.sketching import alike_pairs, sketch
from linter.checks.compared import Compared
from linter.checks.wording import overlap
from linter.document import Document
from linter.reading import Reading

SHARES = (0, 10, 20, 30, 40, 50, 60)
THRESHOLDS = (50, 60, 70, 80)
SHORTEST = 400


def main(folders: list[str]) -> None:
    """Print both tables."""
    chance = random.Random(1)
    texts = {
        str(path): path.read_text("utf-8", "replace")
        for folder in folders
        for path in sorted(Path(folder).rglob("*.txt"))
    }
    texts = {path: text for path, text in texts.items() if len(compared(path, text).words.text) >= SHORTEST}
    sentences = [sentence for text in texts.values() for sentence in sentences_of(text)]
    print(f"{len(texts)} texts\n\nchanged  met by sketch  " + "  ".join(f"{at}% reported" for at in THRESHOLDS))
    for share in SHARES:
        met = 0
        found: list[float] = []
        for text in texts.values():
            copy = f"丁县统计局2024年工作总结\n{changed(text, share, sentences, chance)}"
            original = f"甲县水利局2023年工作总结\n{text}"
            met += any(True for _ in alike_pairs([sketch(original), sketch(copy)]))
            found.append(overlap(compared("b", copy).words, compared("a", original).words).share * 100)
        reported = "".join(f"{sum(one >= at for one in found) / len(found):14.1%}" for at in THRESHOLDS)
        print(f"{share:6}% {met / len(texts):13.1%}{reported}")
    print("\ngreatest overlaps of two texts as they are")
    listed = list(texts)
    wordings = [compared(path, texts[path]) for path in listed]
    pairs = (
        (overlap(wordings[pair.one].words, wordings[pair.other].words).share, listed[pair.one], listed[pair.other])
        for pair in alike_pairs([sketch(text) for text in texts.values()])
    )
    for share, one, other in sorted(pairs, reverse=True)[:30]:
        print(f"{share:6.1%}  {one}  {other}")
    print(f"of {len(list(combinations(listed, 2)))} pairs")


def compared(path: str, text: str) -> Compared:
    """The text made ready to be compared."""
    return Compared(Reading(Document(text)), path)


def sentences_of(text: str) -> list[str]:
    """Its sentences, with their stops and the line ends behind them."""
    return re.findall(r"[^。；\n]+[。；]?\n*", text)


def changed(text: str, share: int, others: list[str], chance: random.Random) -> str:
    """*text* with other names and figures, and *share* percent of its sentences dropped or replaced."""
    return "".join(edits(text, share, others, chance))


def edits(text: str, share: int, others: list[str], chance: random.Random) -> Iterator[str]:
    """The sentences of the copy."""
    for sentence in sentences_of(text):
        if chance.random() * 100 < share:
            if chance.random() < 0.5:
                yield chance.choice(others)
            continue
        yield re.sub(
            r"\d", lambda _: str(chance.randrange(1, 9)), sentence.replace("国务院", "县政府").replace("全省", "全县")
        )


if __name__ == "__main__":
    main(sys.argv[1:])

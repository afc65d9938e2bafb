"""Makes rules/doubled.tsv: how each character is rightly doubled, learnt from published text.

Right is a doubling seen there, and one where a word ends and another begins with the character (整治治安). Words
are told by pairs of characters that stand together far more often than chance has it.

    python tools/doubled_characters.py CORPUS.tar.xz > rules/doubled.tsv

The corpus is a tar archive of .txt files, one sentence a line.
"""

from __future__ import annotations

import math
import re
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

DEAREST = 5e-5
"""False alarms that a character may cost, for each time it stands in the corpus."""

FREQUENT, TIED = 200, 2.5
"""A word stands so often in the corpus, and exp(2.5) times as often as its characters would side by side by chance;
exp(1) times is enough for one that stands ten times as often."""

ALONE = (
    "报审上下批查办评管验检修建改防治控补发收付交送签拨用购运种养定到出入开停走看讲学做抓促保稳增减调测试装卸拆还罚判诉选任派帮扶带"
    "领进退回转存提投贷借租卖买销产储配设立编写印读教考练演播录登载记算划列排清扫除灭救住人省市县区镇乡村校院局部委厅处科所站队组户家"
    "党团企农工商园楼路河湖山林田水土电气车船港费税款物品药房厂矿店街巷桥坝库渠池井站点线网群会议案卷证照牌章集册"
)
"""Words of one character, common in reports: after a word that ends with one (汇报, 评审) it may stand (报县政府)."""

OTHER = "·"
"""A neighbour that is no Han character."""


class Doubling(NamedTuple):
    """A doubled character and the two beside it."""

    before: str
    character: str
    after: str


class Manner(NamedTuple):
    """What makes a doubling right: a neighbour seen before; *both* of them, or one."""

    left: bool
    right: bool
    both: bool


# From the strictest to the laxest.
MANNERS = (Manner(True, True, True), Manner(False, True, True), Manner(True, False, True), Manner(True, True, False))


def sentences(archive: str) -> Iterator[str]:
    with tarfile.open(archive) as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.name.endswith(".txt") else None
            if stream is not None:
                yield from stream.read().decode("utf-8").split("\n")


def doublings(sentence: str) -> Iterator[Doubling]:
    """Every doubling but those of 一件件 and of 高高兴兴, which any character may make."""
    text = f"  {sentence.strip()}  "
    for match in re.finditer(r"(?=(.)(.)([\u4e00-\u9fff])\3(.)(.))", text):
        first, before, character, after, last = match.groups()
        if before != "一" and not (first == before != " ") and not (after == last != " "):
            yield Doubling(_han(before), character, _han(after))


def _han(character: str) -> str:
    return character if "\u4e00" <= character <= "\u9fff" else OTHER


def words(pairs: Counter[str], times: Counter[str]) -> Iterator[str]:
    """The words of two characters, and the first and last two of longer ones."""
    total = times.total()
    for pair, count in pairs.items():
        if count >= FREQUENT and _han(pair[0]) == pair[0] and _han(pair[1]) == pair[1]:
            tie = math.log(count * total / (times[pair[0]] * times[pair[1]]))
            if tie >= TIED or (tie >= 1 and count >= 10 * FREQUENT):
                yield pair


def cost(manner: Manner, seen: list[Doubling], ending: set[str], beginning: set[str]) -> int:
    """How many of the doublings *seen* would be reported if the others, and the words, were all that is known."""
    before, after = Counter(d.before for d in seen), Counter(d.after for d in seen)
    alarms = 0
    for doubling in seen:
        known = [before[doubling.before] > 1] * manner.left + [after[doubling.after] > 1] * manner.right
        between_words = doubling.before in ending and (doubling.after in beginning or doubling.character in ALONE)
        alarms += not (between_words or (all(known) if manner.both else any(known)))
    return alarms


def rows(
    character: str, seen: list[Doubling], times: int, ending: set[str], beginning: set[str]
) -> Iterator[tuple[str, str, str]]:
    """Rows of the table: a doubling is right when the cells of a row hold its neighbours; an empty cell holds all.

    With *ending* the character ends a word, with *beginning* it begins one.
    """
    if ending and character in ALONE:
        yield character, _cell(ending), ""
    elif ending and beginning:
        yield character, _cell(ending), _cell(beginning)
    before, after = _cell({d.before for d in seen}), _cell({d.after for d in seen})
    for manner in MANNERS:
        if cost(manner, seen, ending, beginning) <= DEAREST * times:
            if not manner.both:
                yield character, before, ""
                yield character, "", after
            elif seen:
                yield character, before * manner.left, after * manner.right
            return
    yield character, "", ""


def _cell(characters: set[str]) -> str:
    return "".join(sorted(characters))


def main(archive: str) -> None:
    times: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    seen: dict[str, list[Doubling]] = {}
    for sentence in sentences(archive):
        times.update(sentence)
        pairs.update(map(str.__add__, sentence, sentence[1:]))
        for doubling in doublings(sentence):
            seen.setdefault(doubling.character, []).append(doubling)
    ending: dict[str, set[str]] = {}
    beginning: dict[str, set[str]] = {}
    for word in words(pairs, times):
        ending.setdefault(word[1], set()).add(word[0])
        beginning.setdefault(word[0], set()).add(word[1])
    print("character\tbefore\tafter")
    for character in sorted({*seen, *ending, *beginning}):
        known = ending.get(character, set()), beginning.get(character, set())
        for row in rows(character, seen.get(character, []), times[character], *known):
            print("\t".join(row))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    main(sys.argv[1])

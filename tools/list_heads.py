"""Makes rules/list-heads.tsv: how the members of lists begin, and clauses do not, learnt from published text.

A pair of characters is kept that stands at least FREQUENT times behind 、 and there at least OFTENER times as often as
behind ，: 环境, 网络, 残疾 begin members of a list, 通过, 加强, 由于 begin clauses.

    python tools/list_heads.py CORPUS.tar.xz > rules/list-heads.tsv

The corpus is a tar archive of .txt files, one sentence a line.
"""

from __future__ import annotations

import sys
import tarfile
from collections import Counter

FREQUENT, OFTENER = 20, 5


def heads(archive: str) -> list[str]:
    """The pairs of characters, in order of code points."""
    behind = {"、": Counter[str](), "，": Counter[str]()}
    with tarfile.open(archive) as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.name.endswith(".txt") else None
            for line in stream or ():
                count(line.decode("utf-8"), behind)
    lists, clauses = behind.values()
    return sorted(pair for pair, times in lists.items() if times >= max(FREQUENT, OFTENER * (clauses[pair] + 1)))


def count(line: str, behind: dict[str, Counter[str]]) -> None:
    for at, character in enumerate(line):
        pair = line[at + 1 : at + 3]
        if character in behind and len(pair) == 2 and all("\u4e00" <= one <= "\u9fff" for one in pair):
            behind[character][pair] += 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/list_heads.py CORPUS.tar.xz > rules/list-heads.tsv")
    print("word", *heads(sys.argv[1]), sep="\n")

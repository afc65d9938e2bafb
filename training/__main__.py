"""Builds the model of the typo detector: ``python -m training CORPUS.tar.xz LEXICON MODEL``."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from linter.typos.detector import Detector
from linter.typos.grams import Filter
from linter.typos.knowledge import Knowledge
from linter.typos.model import SHIPPED, write_model
from linter.typos.tokens import WIDTH, counted, vocabulary
from training.cloze import learn_cloze
from training.confusions import confusions, rare_characters
from training.counting import ORDERS, common_characters, count, ids_of, level, read_corpus
from training.examples import blocks, examples, outside
from training.filters import build
from training.heldout import LEAST
from training.trees import learn
from training.words import listed

COMMON = 10
"""A bigram counted so often may be what two wrong neighbours were meant to be."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="tar archive of plain text, one sentence a line")
    parser.add_argument("lexicon", type=Path, help="folder of the stroke, component and word tables")
    parser.add_argument("model", type=Path, nargs="?", default=SHIPPED)
    args = parser.parse_args()
    texts = read_corpus(args.corpus)
    common = common_characters(texts)
    words = vocabulary(common, rare_characters(common, args.lexicon))
    numbered = ids_of(texts, words)
    ids = counted(np.concatenate(list(numbered.values())))
    tables = {order: count(ids, order, LEAST[order]) for order in ORDERS}
    frequencies = np.bincount(ids.astype(np.int64), minlength=len(words)).astype(np.float32)
    frequencies[0] = 0
    bits = np.zeros(1 << (2 * WIDTH), bool)
    bits[tables[2].keys[tables[2].counts >= COMMON].astype(np.int64)] = True
    keys = np.concatenate([table.keys for table in tables.values()])
    counts = Filter(*build(keys, np.concatenate([level(table.counts) for table in tables.values()])))
    known = Knowledge(
        words,
        frequencies,
        counts,
        confusions(words, args.lexicon),
        np.packbits(bits, bitorder="little"),
        Filter(*build(*listed(words, args.lexicon))),
        learn_cloze(*outside(numbered), frequencies),
    )
    rows = [row for seed, block in enumerate(blocks(numbered)) for row in examples(block, seed, tables, known)]
    features, right = (np.concatenate(column) for column in zip(*rows, strict=True))
    write_model(args.model, Detector(known, learn(features, right)))
    print(f"{args.model}: {args.model.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

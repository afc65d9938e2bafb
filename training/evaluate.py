"""How good the shipped model is: ``python -m training.evaluate PAIRS.tsv... [--clean FOLDER...]``.

PAIRS are lines ``wrong sentence<tab>right sentence``; CLEAN are folders of text in which nothing may be reported.
"""

from __future__ import annotations

import argparse
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from linter.typos.detector import Typo
from linter.typos.model import SHIPPED, read_model

THRESHOLDS = (0.8, 0.9, 0.95, 0.98)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pairs", type=Path, nargs="*")
    parser.add_argument("--clean", type=Path, nargs="*", default=[])
    parser.add_argument("--model", type=Path, default=SHIPPED)
    args = parser.parse_args()
    find = read_model(args.model).find
    for path in args.pairs:
        pairs = [
            tuple(line.split("\t")) for line in path.read_text(encoding="utf-8").split("\n") if line.count("\t") == 1
        ]
        found = find("\n\n".join(wrong for wrong, _ in pairs), min(THRESHOLDS))
        for threshold in THRESHOLDS:
            reported = [one for one in found if one.confidence >= threshold]
            print(f"{path.name}  {threshold:.2f}  {sentences(pairs, reported)}")
    for folder in args.clean:
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
        reported = [one for text in texts for one in find(text, min(THRESHOLDS))]
        size = sum(map(len, texts))
        for threshold in THRESHOLDS:
            alarms = sum(one.confidence >= threshold for one in reported)
            print(
                f"{folder.name}  {threshold:.2f}  {alarms} in {size} characters, {alarms / size * 10_000:.2f} in 10,000"
            )


def sentences(pairs: Sequence[tuple[str, ...]], found: Sequence[Typo]) -> str:
    """Precision, recall and F1 of whole sentences; *found* are in the wrong sentences joined by empty lines."""
    starts = list(accumulate((len(wrong) + 2 for wrong, _ in pairs), initial=0))
    out = [list(wrong) for wrong, _ in pairs]
    for one in found:
        at = bisect_right(starts, one.start) - 1
        out[at][one.start - starts[at] : one.end - starts[at]] = one.right
    outcome = [("".join(new), wrong, right) for new, (wrong, right) in zip(out, pairs, strict=True)]
    changed = sum(new != wrong for new, wrong, _ in outcome)
    mended = sum(new == right != wrong for new, wrong, right in outcome)
    faulty = sum(wrong != right for _, wrong, right in outcome)
    alarms = sum(new != wrong for new, wrong, right in outcome if wrong == right)
    precision, recall = mended / max(changed, 1), mended / max(faulty, 1)
    measure = 2 * precision * recall / max(precision + recall, 1e-9)
    share = alarms / max(len(pairs) - faulty, 1)
    return (
        f"precision {precision:.3f}  recall {recall:.3f}  F1 {measure:.3f}  error-free sentences reported {share:.2%}"
    )


if __name__ == "__main__":
    main()

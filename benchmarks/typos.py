"""The typo detector alone: time to import and load, throughput, memory: ``python benchmarks/typos.py [FOLDER]``.

FOLDER holds texts (``*.txt``); without it generated reports are read. Figures are of one core. A bare interpreter
stands beside them, since machines are noisy.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from documents import write_documents
from speed import peak_mebibytes, seconds

REPEATS = 5
LEAST = 0.5
LOADED = "from linter.typos.model import shipped; shipped()"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    folder = parser.parse_args().folder
    bare = seconds([sys.executable, "-c", "pass"])
    numpy = seconds([sys.executable, "-c", "import numpy"])
    loaded = seconds([sys.executable, "-c", LOADED])
    print(f"bare interpreter          {bare * 1000:8.0f} ms")
    print(f"importing numpy           {(numpy - bare) * 1000:8.0f} ms")
    print(f"its own modules and model {(loaded - numpy) * 1000:8.0f} ms")
    with tempfile.TemporaryDirectory() as made:
        if folder is None:
            folder = Path(made)
            write_documents(folder, 200)
        characters, rate = throughput(sorted(folder.glob("*.txt")))
        memory = peak_mebibytes([sys.executable, __file__, "--once", str(folder)])
    print(f"throughput                {rate:8,.0f} characters a second, over {characters:,}")
    if memory is not None:
        print(f"greatest resident size    {memory:8.0f} MiB")


def throughput(paths: list[Path]) -> tuple[int, float]:
    """How many characters *paths* hold, and how many of them are gone through in a second of processor time."""
    from linter.typos.model import shipped

    find = shipped().find
    texts = [path.read_text(encoding="utf-8") for path in paths]
    find(texts[0], LEAST)
    times = []
    for _ in range(REPEATS):
        began = time.process_time()
        for text in texts:
            find(text, LEAST)
        times.append(time.process_time() - began)
    characters = sum(map(len, texts))
    return characters, characters / statistics.median(times)


def once(folder: str) -> None:
    """Go through the texts of *folder* once."""
    from linter.typos.model import shipped

    for path in sorted(Path(folder).glob("*.txt")):
        shipped().find(path.read_text(encoding="utf-8"), LEAST)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        once(sys.argv[2])
    else:
        main()

"""Runs that must neither break nor grow: ``python benchmarks/endurance.py`` (some minutes).

Random bytes, random Unicode, one file of 50 MB and 10,000 files: no traceback, an exit status that
is documented, and memory that follows the largest file, not their number.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path

from documents import document, write_documents
from speed import peak_mebibytes

COMMAND = [sys.executable, "-m", "linter", "--format", "json"]


def run(label: str, target: Path) -> None:
    """Lint *target* and say how it went; raises SystemExit for a traceback or an undocumented status."""
    done = subprocess.run([*COMMAND, str(target)], capture_output=True, check=False)
    if done.returncode not in (0, 1, 2) or b"Traceback" in done.stderr:
        sys.exit(f"{label}: exit status {done.returncode}\n{done.stderr.decode(errors='replace')[-2000:]}")
    peak = peak_mebibytes([*COMMAND, str(target)])
    counted = "memory not counted here" if peak is None else f"{peak:.0f} MiB at most"
    print(f"{label}: exit status {done.returncode}, {counted}", flush=True)


def random_text(draw: random.Random, length: int) -> str:
    """Characters from all of Unicode, those of reports among them more often."""
    common = "XX县旳“”（）一、是20年月日，。\n 　0123456789%"
    anything = (chr(draw.randrange(0x110000)) for _ in range(length // 2))
    mixed = [*(c for c in anything if not "\ud800" <= c <= "\udfff"), *draw.choices(common, k=length // 2)]
    draw.shuffle(mixed)
    return "".join(mixed)


def main() -> None:
    draw = random.Random(11)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("bytes", "unicode", "large"):
            (folder / kind).mkdir()
        for number in range(300):
            (folder / "bytes" / f"{number}.txt").write_bytes(draw.randbytes(draw.randrange(4000)))
            (folder / "unicode" / f"{number}.txt").write_text(random_text(draw, 2000), encoding="utf-8")
        run("300 files of random bytes", folder / "bytes")
        run("300 files of random Unicode", folder / "unicode")
        write_documents(folder / "few", 100, 600)
        run("100 files", folder / "few")
        write_documents(folder / "many", 10_000, 600)
        run("10,000 files", folder / "many")
        with (folder / "large" / "large.txt").open("w", encoding="utf-8") as stream:
            while stream.tell() < 50_000_000:
                stream.write(document(draw, 5300))
        run("one file of 50 MB", folder / "large")


if __name__ == "__main__":
    main()

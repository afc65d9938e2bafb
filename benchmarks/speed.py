"""Start-up on one draft, throughput over many, memory: ``python benchmarks/speed.py [--documents 1000]``.

Every figure stands beside a reference taken in the same run, since machines are noisy: a bare
interpreter for start-up, reading and decoding the same files for throughput.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from documents import write_documents

REPEATS = 9


def seconds(command: Sequence[str]) -> float:
    """The median wall time of *command* over REPEATS runs after one to warm up."""
    times = []
    for _ in range(REPEATS + 1):
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - began)
    return statistics.median(times[1:])


def peak_mebibytes(command: Sequence[str]) -> float | None:
    """The greatest resident size of *command*, as the system counts it; None where it does not."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=False)
    if done.returncode:
        return None
    return int(done.stdout) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def throughput(folder: Path) -> tuple[float, float]:
    """Processor seconds to read and decode every file of *folder*, and to lint them with all bundled rules."""
    from linter import lint, load_rules, read

    rules = load_rules()
    files = sorted(folder.glob("*.txt"))
    began = time.process_time()
    for path in files:
        read(path)
    read_only = time.process_time() - began
    lint(read(files[0]), rules)  # patterns compile on first use
    began = time.process_time()
    for path in files:
        lint(read(path), rules)
    return read_only, time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=1000)
    count = parser.parse_args().documents
    reportlint = [sys.executable, "-m", "linter"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write_documents(folder / "many", count)
        write_documents(folder / "one", 1, 5000)
        [draft] = (folder / "one").glob("*.txt")
        bare = seconds([sys.executable, "-c", "pass"])
        one = seconds([*reportlint, str(draft)])
        print(
            f"start-up: one draft of 5,000 characters {one:.3f} s, bare interpreter {bare:.3f} s, "
            f"ratio {one / bare:.1f}"
        )
        read_only, linted = throughput(folder / "many")
        megabytes = size / 1e6
        print(
            f"throughput: {count} documents, {megabytes:.1f} MB in {linted:.2f} s of processor time, "
            f"{megabytes / linted:.1f} MB/s"
        )
        print(f"            reading alone {read_only:.2f} s, ratio {linted / read_only:.0f}")
        for label, target in (("one draft", draft), (f"{count} documents", folder / "many")):
            peak = peak_mebibytes([*reportlint, "--format", "json", str(target)])
            print(f"memory: {label} {'not counted here' if peak is None else f'{peak:.0f} MiB at most'}")


if __name__ == "__main__":
    main()

"""Runs over an archive: ``python benchmarks/archive.py [--documents 10000] [--endurance 100000]`` (some minutes).

One process against workers, the cost of the store and of a second, unchanged run as ratios, each beside
its reference in the same run; memory of parent and workers; then a long run whose memory must stay flat.
Wall time tells of this machine as it is just now, processor time of the work itself.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from documents import document, write_documents

COMMAND = [sys.executable, "-m", "linter", "--format", "summary"]
MEBIBYTE = 1 << 20


@dataclass(slots=True)
class Run:
    """One command: wall and processor *seconds*, and memory in MiB, sampled while it ran."""

    wall: float
    processor: float
    parent: list[float] = field(default_factory=list)
    workers: list[float] = field(default_factory=list)

    @property
    def memory(self) -> str:
        """The greatest sizes met."""
        workers = f", largest worker {max(self.workers):.0f}" if self.workers else ""
        return f"parent {max(self.parent):.0f}{workers} MiB"

    @property
    def growth(self) -> str:
        """The parent's size after a tenth, a quarter, half and all of the time."""
        last = len(self.parent) - 1
        return ", ".join(f"{self.parent[int(share * last)]:.0f}" for share in (0.1, 0.25, 0.5, 1.0)) + " MiB"


def run(words: Sequence[str | Path], samples_a_second: float = 5.0) -> Run:
    """Run reportlint with *words*; raises SystemExit when it ends as it should not."""
    began = time.perf_counter()
    before = os.times()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [*COMMAND, *map(str, words)],
            stdout=subprocess.DEVNULL,
            stderr=errors,
            env=os.environ | {"LC_ALL": "C.UTF-8"},
        )
        watched = psutil.Process(process.pid)
        done = Run(0.0, 0.0)
        while process.poll() is None:
            try:
                done.parent.append(watched.memory_info().rss / MEBIBYTE)
                # The tracker of multiprocessing is no worker.
                sizes = [child.memory_info().rss / MEBIBYTE for child in watched.children(recursive=True)]
                done.workers += [size for size in sizes if size > 30]
            except psutil.Error:
                pass
            time.sleep(1 / samples_a_second)
        errors.seek(0)
        if process.returncode not in (0, 1):
            sys.exit(f"{words}: exit status {process.returncode}\n{errors.read().decode(errors='replace')[-2000:]}")
    after = os.times()
    done.wall = time.perf_counter() - began
    done.processor = after.children_user + after.children_system - before.children_user - before.children_system
    return done


def tell(label: str, one: Run, reference: Run | None = None, count: int = 0) -> None:
    """One line of figures."""
    words = [f"{label}: {one.wall:.1f} s, processor {one.processor:.1f} s"]
    if count:
        words.append(f"{count / one.wall:.0f} documents/s")
    if reference:
        wall, processor = one.wall / reference.wall, one.processor / reference.processor
        words.append(f"{wall:.2f} of its wall, {processor:.2f} of its processor time")
    print(f"{', '.join(words)}; {one.memory}", flush=True)


def overhead(documents: int, characters: int) -> float:
    """What the store adds to the processor time of checking, told in one process, document by document in turn."""
    from linter.archive.store import Store
    from linter.archive.work import Check, Record, Task
    from linter.archive.writing import RunWriter
    from linter.checking import Checker
    from linter.files import Member
    from linter.rulefiles.loading import load_rules

    checker, draw = Checker(load_rules()), random.Random(3)
    check, record = Check(checker), Record(checker)
    with tempfile.TemporaryDirectory() as name, Store(Path(name) / "run.sqlite", writable=True) as store:
        writer = RunWriter(store, "zh", {})

        def plain(task: Task) -> None:
            check(task)

        def kept(task: Task) -> None:
            writer.write(record(Task(task.given, writer.known(task.path))))

        spent = {plain: 0.0, kept: 0.0}
        for number in range(documents):
            task = Task(Member(f"{number}.txt", document(draw, characters).encode()))
            for way in (plain, kept) if number % 2 else (kept, plain):
                began = time.process_time()
                way(task)
                # Patterns compile while the first are checked.
                spent[way] += (time.process_time() - began) * (number > 20)
        began = time.process_time()
        writer.finish()
        return (spent[kept] + time.process_time() - began) / spent[plain] - 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--characters", type=int, default=2000)
    parser.add_argument("--endurance", type=int, default=0, help="documents of the long run, 0 for none")
    options = parser.parse_args()
    count = options.documents
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write_documents(folder / "docs", count, options.characters)
        print(
            f"{count} documents of {options.characters} characters, {size / 1e6:.0f} MB, load {os.getloadavg()[0]:.1f}"
        )
        run([folder / "docs" / "报告00000.txt"])
        serial = run([folder / "docs"])
        tell("one process", serial, count=count)
        one = run(["--jobs", "1", folder / "docs"])
        tell("one worker", one, serial, count)
        two = run(["--jobs", "2", folder / "docs"])
        tell("two workers", two, serial, count)
        store = folder / "run.sqlite"
        added = overhead(min(count, 1000), options.characters)
        print(f"the store adds {added:.1%} to the processor time of checking", flush=True)
        tell("one process, store", run(["--store", store, folder / "docs"]), serial, count)
        print(
            f"store: {store.stat().st_size / count / 1024:.1f} KiB a document, documents {size / count / 1024:.1f} KiB"
        )
        tell("the same again", run(["--store", store, folder / "docs"]), serial, count)
        tell("told from the store", run(["--store", store]), serial, count)
        tell("two workers, store", run(["--jobs", "2", "--store", folder / "two.sqlite", folder / "docs"]), two, count)
    if options.endurance:
        endure(options.endurance, options.characters)


def endure(count: int, characters: int) -> None:
    """A long run with two workers and a store, then the same again."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(0, count, 1000):
            write_documents(
                folder / "docs" / f"{number // 1000:04}", min(1000, count - number), characters, seed=number
            )
        words = ["--jobs", "2", "--store", folder / "run.sqlite", folder / "docs"]
        first = run(words, samples_a_second=1)
        tell(f"{count} documents, two workers, store", first, count=count)
        print(f"memory of the parent over the run: {first.growth}")
        again = run(words, samples_a_second=5)
        tell("the same again", again, first, count)
        print(f"memory of the parent over the run: {again.growth}")
        print(f"store: {(folder / 'run.sqlite').stat().st_size / MEBIBYTE:.0f} MiB")


if __name__ == "__main__":
    main()

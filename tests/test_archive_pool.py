"""Workers: order, deaths, time limits; what one document does to its worker costs no other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from linter.archive.batches import Batches
from linter.archive.pool import ProcessEngine, cores
from linter.archive.work import Check, Task, in_this_process
from linter.checking import Checker
from linter.files import Member
from linter.language import Mistake
from linter.results import Checked, Failure
from linter.rule import RuleSet


@dataclass(frozen=True, slots=True)
class Obey:
    """A work that does what the name of the document says: ``die``, ``die-once``, ``sleep``, ``exit``, or nothing."""

    folder: str

    def __call__(self, task: Task) -> str:
        order = task.path.partition(":")[0]
        mark = Path(self.folder) / task.path.replace(":", "_")
        if order == "die" or (order == "die-once" and not mark.exists()):
            mark.touch()
            os.kill(os.getpid(), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        if order == "exit":
            os._exit(3)
        if order == "sleep":
            time.sleep(600)
        if order == "slow":
            time.sleep(0.05)
        return f"{task.path} done"

    def failed(self, failure: Failure) -> str:
        return f"! {failure.mistake.say('zh')}"

    def at_hand(self, task: Task) -> None:
        """Never."""


def outcomes(tmp_path: Path, names: list[str], jobs: int = 2, time_limit: float | None = None) -> list[str]:
    tasks = [Task(Member(name, b"")) for name in names]
    return list(ProcessEngine(jobs, time_limit)(tasks, Obey(str(tmp_path))))


@pytest.mark.parametrize("jobs", [1, 3])
def test_outcomes_come_in_the_order_of_the_tasks(tmp_path, jobs):
    names = [f"{'slow' if number % 7 == 0 else 'ok'}:{number}" for number in range(60)]
    assert outcomes(tmp_path, names, jobs) == [f"{name} done" for name in names]


def test_more_documents_than_may_be_under_way(tmp_path):
    names = [f"ok:{number}" for number in range(3000)]
    assert outcomes(tmp_path, names) == [f"{name} done" for name in names]


def test_nothing_to_do(tmp_path):
    assert outcomes(tmp_path, []) == []


def test_failures_stand_where_they_were_met(tmp_path):
    items = [Failure("a", Mistake("甲", "a")), Task(Member("b", b"")), Failure("c", Mistake("丙", "c"))]
    for engine in (ProcessEngine(2), in_this_process):
        assert list(engine(items, Obey(str(tmp_path)))) == ["! 甲", "b done", "! 丙"]


def test_a_document_that_kills_its_worker_costs_no_other(tmp_path):
    names = [*(f"ok:{n}" for n in range(20)), "die:1", *(f"ok:{n}" for n in range(20, 60)), "exit:2", "ok:60"]
    end = "SIGTERM" if os.name == "nt" else "SIGKILL"
    expected = [f"{name} done" for name in names]
    for name, how in (("die:1", end), ("exit:2", "exit status 3")):
        expected[names.index(name)] = (
            f"! 检查“{name}”的进程两次意外结束（{how}），没有检查它，其余文件不受影响；可能是内存不足，请单独检查这个文件"
        )
    assert outcomes(tmp_path, names) == expected


def test_a_worker_killed_from_outside_costs_nothing(tmp_path):
    names = [f"die-once:{n}" if n % 9 == 0 else f"ok:{n}" for n in range(40)]
    assert outcomes(tmp_path, names) == [f"{name} done" for name in names]


def test_a_document_that_takes_too_long_is_given_up(tmp_path):
    names = ["ok:1", "sleep:1", "ok:2", "sleep:2", "ok:3"]
    found = outcomes(tmp_path, names, time_limit=0.5)
    assert [one for one in found if not one.startswith("!")] == ["ok:1 done", "ok:2 done", "ok:3 done"]
    assert found[1] == "! 检查“sleep:1”超过了 0.5 秒的时限（--time-limit），没有检查完"


def test_time_that_nobody_asked_for_outcomes_is_not_counted(tmp_path):
    names = [f"slow:{n}" for n in range(30)]
    tasks = [Task(Member(name, b"")) for name in names]
    with closing(ProcessEngine(1, 0.5)(tasks, Obey(str(tmp_path)))) as found:
        first = next(found)
        time.sleep(1.2)
        assert [first, *found] == [f"{name} done" for name in names]


def test_large_documents_pass_both_ways(tmp_path):
    """Parent and worker would wait for each other for ever if either sent more than a pipe holds unread."""
    texts = [f"{number}" + "文" * 400_000 for number in range(12)]
    tasks = [Task(Member(f"{number}.txt", text.encode())) for number, text in enumerate(texts)]
    found = list(ProcessEngine(2)(tasks, Check(Checker(RuleSet(())))))
    assert [one.document.text for results in found for one in results if isinstance(one, Checked)] == texts


class Unwilling:
    """A work that no process can begin with."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (7,)

    def __call__(self, task: Task) -> str:
        raise AssertionError

    def failed(self, failure: Failure) -> str:
        raise AssertionError


def test_workers_that_cannot_begin_are_told():
    with pytest.raises(Mistake) as told:
        list(ProcessEngine(2)([Task("a")], Unwilling()))
    assert told.value.say("zh") == "工作进程启动不了（exit status 7）；请不用 --jobs 再试一次"


def test_tasks_are_taken_no_further_than_allowed():
    taken = []

    def source() -> Iterator[Task]:
        for number in range(1000):
            taken.append(number)
            yield Task(Member(f"{number}", b""))

    batches = Batches(source())
    while batches.next(10):
        pass
    assert len(taken) == 10
    large = Batches(Task(Member(f"{number}", b"x" * (3 << 20))) for number in range(1000))
    assert [len(large.next(1000)) for _ in range(12)] == [2] * 11 + [0]
    assert list(large.in_turn({1: "second", 0: "first"}, str)) == ["first", "second"]
    assert len(large.next(1000)) == 2


def test_cores_are_counted():
    assert cores() >= 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals to send to one process")
def test_workers_end_with_their_parent(tmp_path):
    """Neither Ctrl-C nor a killed parent leaves workers behind, or prints where they stood."""
    program = tmp_path / "program.py"
    program.write_text(
        "import sys\n"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from test_archive_pool import Obey, ProcessEngine, Task, Member\n"
        "if __name__ == '__main__':\n"
        "    tasks = (Task(Member(f'slow:{n}', b'')) for n in range(10**6))\n"
        f"    for outcome in ProcessEngine(2)(tasks, Obey({str(tmp_path)!r})):\n"
        "        print(outcome, flush=True)\n",
        encoding="utf-8",
    )
    for end in (signal.SIGINT, signal.SIGKILL):
        process = subprocess.Popen(
            [sys.executable, str(program)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            process_group=0,
        )  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()
        os.killpg(process.pid, end) if end == signal.SIGINT else process.send_signal(end)
        # Both streams close when the last process that holds them is gone.
        _, errors = process.communicate(timeout=30)
        assert process.returncode == -end
        assert errors.count("Traceback") == (1 if end == signal.SIGINT else 0)

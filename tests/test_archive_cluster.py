"""A cluster of Dask: the same findings as one machine, and nothing lost when a worker or a whole host is."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace

import pytest
from test_archive_pool import Obey

from linter.archive.cluster import DaskEngine
from linter.archive.clusterproof import program
from linter.archive.limits import Limits
from linter.archive.progress import Silent
from linter.archive.session import record_all
from linter.archive.store import Store
from linter.archive.work import Task, in_this_process
from linter.checking import Checker
from linter.cli import main
from linter.files import Member, find_files
from linter.language import Mistake
from linter.results import Checked, Failure
from linter.rulefiles.loading import load_rules
from tests.archives import RULES

pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def cluster() -> Iterator[SimpleNamespace]:
    """Two workers on this machine, each of which is begun again when it dies."""
    from distributed import LocalCluster

    quiet = {"dashboard_address": None, "silence_logs": 100, "scheduler_kwargs": {"allowed_failures": 1}}
    with LocalCluster(n_workers=2, threads_per_worker=1, **quiet) as local:
        yield local


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    for number in range(80):
        (tmp_path / "docs" / f"{number:02}.txt").write_text("X县工作。\n" * (number % 7), encoding="gb18030")
    (tmp_path / "docs" / "40.txt").write_bytes(b"a\0")
    return tmp_path


@pytest.fixture
def checker(folder: Path) -> Checker:
    return Checker(load_rules([folder / "own.yaml"], bundled=False))


def recorded(path: Path, checker: Checker, engine, watcher=None) -> list[str]:
    """What a run leaves in its store, every byte of it, sorted."""
    with Store(path, writable=True) as store:
        run = record_all(
            find_files(["docs"]), checker, engine, limits=Limits(), watcher=watcher or Silent(), store=store,
            arguments={},
        )  # fmt: skip
        return sorted(
            repr((one.document, one.findings)) if isinstance(one, Checked) else repr((one.path, str(one.mistake)))
            for one in store.results(run)
        )


def outcomes(cluster, tmp_path: Path, names: list[str]) -> list[str]:
    tasks = [Task(Member(name, b"")) for name in names]
    return list(DaskEngine(cluster.scheduler_address)(tasks, Obey(str(tmp_path))))


def test_a_cluster_finds_what_one_machine_finds(cluster, folder, checker):
    alone = recorded(folder / "alone.sqlite", checker, in_this_process)
    engine = DaskEngine(cluster.scheduler_address)
    assert recorded(folder / "cluster.sqlite", checker, engine) == alone
    assert recorded(folder / "cluster.sqlite", checker, engine) == alone
    with Store(folder / "cluster.sqlite") as store:
        assert [run.linted for run in store.runs()] == [79, 0]


def test_documents_in_a_store_that_workers_reach_are_read_by_them(cluster, folder, checker):
    pytest.importorskip("fsspec", reason="the extra `remote` is not installed")
    url = (folder / "docs").as_uri()
    tasks = [Task(f"{url}/01.txt"), Task(f"{url}/none.txt")]
    from linter.archive.work import Check

    [[first], [second]] = DaskEngine(cluster.scheduler_address)(tasks, Check(checker))
    assert isinstance(first, Checked)
    assert [finding.place.quote for finding in first.findings] == ["X"]
    assert first.document.origin.path == f"{url}/01.txt"
    assert isinstance(second, Failure)


def test_failures_stand_where_they_were_met(cluster, tmp_path):
    items = [Failure("a", Mistake("甲", "a")), Task(Member("b", b"")), Failure("c", Mistake("丙", "c"))]
    found = DaskEngine(cluster.scheduler_address)([*items, Task("none.txt")], Obey(str(tmp_path)))
    assert list(found) == ["! 甲", "b done", "! 丙", "! 找不到“none.txt”；请核对文件名和所在的文件夹"]


def test_a_worker_killed_in_mid_run_loses_nothing(cluster, folder, checker):
    expected = recorded(folder / "alone.sqlite", checker, in_this_process)

    class KillOne(Silent):
        done = 0

        def step(self, path: str, findings: int, failures: int) -> None:
            self.done += 1
            if self.done == 3:
                nanny = next(iter(cluster.workers.values()))
                os.kill(nanny.pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)

    watcher = KillOne()
    assert recorded(folder / "s.sqlite", checker, DaskEngine(cluster.scheduler_address), watcher) == expected
    assert watcher.done == 80


def test_a_document_that_kills_every_worker_costs_no_other(cluster, tmp_path):
    names = [*(f"ok:{n}" for n in range(6)), "die:1", *(f"ok:{n}" for n in range(6, 12))]
    found = outcomes(cluster, tmp_path, names)
    told = found[names.index("die:1")]
    assert told.startswith("! 检查“die:1”的工作进程在集群上多次意外结束，没有检查它")
    assert [one for one in found if one != told] == [f"{name} done" for name in names if name != "die:1"]


def test_workers_of_another_version_are_told(cluster, tmp_path, monkeypatch):
    monkeypatch.setattr("linter.archive.clusterproof.fingerprint", lambda *_: "another")
    with pytest.raises(Mistake) as told:
        outcomes(cluster, tmp_path, ["a"])
    assert "集群里的工作进程没有装 reportlint，或者与本机不是同一版" in told.value.say("zh")


def test_a_cluster_that_is_not_there_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("linter.archive.clusterproof.CONNECT_SECONDS", 0.5)
    (tmp_path / "a.txt").write_text("甲")
    assert main(["--scheduler", "tcp://127.0.0.1:1", str(tmp_path / "a.txt")]) == 2
    assert "连不上集群“tcp://127.0.0.1:1”" in capsys.readouterr().err


def test_the_command_on_a_cluster_of_its_own(folder, capsys):
    words = ["--no-bundled", "--rules", "own.yaml", "--format", "line", "docs"]
    assert main(words) == 2
    alone = capsys.readouterr()
    assert main(["--engine", "dask", "--jobs", "1", "--store", "s.sqlite", *words]) == 2
    told = capsys.readouterr()
    assert told.out == alone.out
    assert sorted(told.err.splitlines()) == sorted(alone.err.splitlines())


# Two hosts, made of network namespaces: each with an address of its own, joined by a bridge.


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def hosts() -> Iterator[list[str]]:
    """Two namespaces, the first begun with this one's, joined to it at 10.87.143.1."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("ip"):
        pytest.skip("hosts of network namespaces take root and iproute2 on Linux")
    # What is taken down lingers for a moment: every cluster has names of its own.
    bridge = f"rl{secrets.token_hex(3)}"
    names = [f"{bridge}a", f"{bridge}b"]
    with ExitStack() as undone:
        try:
            run("ip", "link", "add", bridge, "type", "bridge")
            undone.callback(run, "ip", "link", "del", bridge)
            run("ip", "addr", "add", "10.87.143.1/24", "dev", bridge)
            run("ip", "link", "set", bridge, "up")
            for number, name in enumerate(names, 2):
                run("ip", "netns", "add", name)
                undone.callback(run, "ip", "netns", "del", name)
                run("ip", "link", "add", f"{name}o", "type", "veth", "peer", "name", "eth0", "netns", name)
                run("ip", "link", "set", f"{name}o", "master", bridge, "up")
                run("ip", "-n", name, "addr", "add", f"10.87.143.{number}/24", "dev", "eth0")
                run("ip", "-n", name, "link", "set", "eth0", "up")
                run("ip", "-n", name, "link", "set", "lo", "up")
        except subprocess.CalledProcessError as error:
            pytest.skip(f"no network namespaces can be made here: {error.stderr.decode()}")
        yield names


@pytest.fixture
def two_hosts(hosts) -> Iterator[SimpleNamespace]:
    """A scheduler here and a worker on each of two hosts; a host that falls silent is given up after two seconds."""
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]),
        "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "2s",
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "2",
    }
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment}
    address = "tcp://10.87.143.1:8786"
    with ExitStack() as ended:

        def begin(*command: str) -> subprocess.Popen[bytes]:
            process = subprocess.Popen([*command], process_group=0, **quiet)
            ended.callback(process.wait)
            ended.callback(os.killpg, process.pid, signal.SIGKILL)
            return process

        begin(sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "10.87.143.1", "--no-dashboard")
        workers = [
            begin("ip", "netns", "exec", name, sys.executable, "-m", "distributed.cli.dask_worker", address,
                  "--nthreads", "1", "--nworkers", "1", "--no-dashboard", "--no-nanny")
            for name in hosts
        ]  # fmt: skip
        from distributed import Client

        with Client(address, timeout=30, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=30)
        yield SimpleNamespace(scheduler_address=address, names=hosts, workers=workers)


def where(client_address: str) -> set[str]:
    """The hosts that answer now."""
    from distributed import Client

    with Client(client_address, timeout=30, set_as_default=False) as client:
        return {worker.rpartition(":")[0].removeprefix("tcp://") for worker in client.nthreads()}


@pytest.mark.parametrize("loss", ["none", "killed", "cut off"])
def test_two_hosts(two_hosts, folder, checker, loss):
    """The same findings whether both hosts stay, one's worker is killed, or one's cable is pulled in mid-run."""
    expected = recorded(folder / "alone.sqlite", checker, in_this_process)
    assert where(two_hosts.scheduler_address) == {"10.87.143.2", "10.87.143.3"}

    class Lose(Silent):
        done = 0

        def step(self, path: str, findings: int, failures: int) -> None:
            self.done += 1
            if self.done == 2 and loss == "killed":
                two_hosts.workers[1].kill()
            if self.done == 2 and loss == "cut off":
                run("ip", "link", "set", f"{two_hosts.names[1]}o", "down")

    engine = DaskEngine(two_hosts.scheduler_address)
    assert recorded(folder / "s.sqlite", checker, engine, Lose()) == expected
    if loss != "none":
        deadline = time.monotonic() + 20
        while where(two_hosts.scheduler_address) != {"10.87.143.2"} and time.monotonic() < deadline:
            time.sleep(0.2)
        assert where(two_hosts.scheduler_address) == {"10.87.143.2"}


def test_the_program_is_the_same_in_every_process():
    code = "from linter.archive.clusterproof import program; print(program())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == program()


def test_a_scheduler_that_is_lost_is_told_and_what_was_done_kept(folder, checker, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(ROOT / "tests")]))
    monkeypatch.setattr("linter.archive.clusterproof.CONNECT_SECONDS", 5)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    module = [sys.executable, "-m"]
    with ExitStack() as ended:

        def begin(*command: str) -> subprocess.Popen[bytes]:
            process = subprocess.Popen([*module, *command], **quiet)
            ended.callback(process.wait)
            ended.callback(process.kill)
            return process

        address_file = folder / "scheduler.json"
        scheduler = begin(
            "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
            "--scheduler-file", str(address_file),
        )  # fmt: skip
        while not address_file.exists() or not address_file.read_text():
            time.sleep(0.05)
        address = json.loads(address_file.read_text())["address"]
        begin("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny")

        class End(Silent):
            done = 0

            def step(self, path: str, findings: int, failures: int) -> None:
                self.done += 1
                if self.done == 2:
                    scheduler.kill()

        with pytest.raises(Mistake) as told:
            recorded(folder / "s.sqlite", checker, DaskEngine(address), End())
    assert "与集群的连接断了，或者集群停了" in told.value.say("zh")
    expected = recorded(folder / "alone.sqlite", checker, in_this_process)
    assert recorded(folder / "s.sqlite", checker, in_this_process) == expected

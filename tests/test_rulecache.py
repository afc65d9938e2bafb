"""Rules kept ready between runs: the same findings, whatever state the kept file is in."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from linter.rulefiles.loading import bundled_rules_folder
from linter.rulefiles.rulecache import Kept, keep, read_kept

DRAFT = Path(__file__).resolve().parents[1] / "examples" / "draft.txt"


def run(cache: Path) -> str:
    environment = os.environ | {"REPORTLINT_CACHE": str(cache), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "linter", "--format", "line", "--lang", "zh", str(DRAFT)]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    return done.stdout.decode()


def test_a_second_run_finds_the_same_from_what_the_first_kept(tmp_path: Path) -> None:
    first = run(tmp_path)
    [kept] = tmp_path.glob("rules-*.pickle")
    written = kept.stat().st_mtime_ns
    assert isinstance(pickle.loads(kept.read_bytes()), Kept)
    assert run(tmp_path) == first
    assert kept.stat().st_mtime_ns == written, "nothing new, yet it was written again"


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[:-100], id="cut short"),
        pytest.param(lambda data: pickle.dumps({"rules": []}), id="something else"),
        pytest.param(lambda data: b"\x80\x05cno_such_module\nname\n.", id="unknown class"),
    ],
)
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: object) -> None:
    first = run(tmp_path)
    [kept] = tmp_path.glob("rules-*.pickle")
    kept.write_bytes(damage(kept.read_bytes()))
    assert run(tmp_path) == first
    assert isinstance(pickle.loads(kept.read_bytes()), Kept)


def test_a_folder_that_cannot_be_made_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert run(tmp_path / "file" / "cache")


def test_other_packs_are_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bundled: object) -> None:
    monkeypatch.setenv("REPORTLINT_CACHE", str(tmp_path / "cache"))
    packs = tmp_path / "packs"
    packs.mkdir()
    (packs / "a.yaml").write_text("rules: []")
    read_kept.cache_clear()
    keep(packs, bundled)
    [first] = (tmp_path / "cache").iterdir()
    (packs / "a.yaml").write_text("rules: [] # changed")
    read_kept.cache_clear()
    assert read_kept(packs) is None
    read_kept.cache_clear()
    keep(packs, bundled)
    [second] = (tmp_path / "cache").iterdir()
    assert first != second, "the old file is forgotten"
    read_kept.cache_clear()
    assert read_kept(bundled_rules_folder()) is None
    read_kept.cache_clear()

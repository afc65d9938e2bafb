"""The three uses, end to end as a user has them: a draft, a hook in a document repository, a folder of many encodings."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"


def reportlint(*arguments: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "linter", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)


def test_a_draft_shows_each_category_once_more_or_less() -> None:
    done = reportlint("--format", "json", EXAMPLES / "draft.txt")
    report = json.loads(done.stdout)
    found = [finding["category"] for finding in report["findings"]]
    assert done.returncode == 1
    assert set(found) == {
        "placeholder", "date", "structure", "typo", "wording", "punctuation", "number", "repetition", "consistency",
        "format", "residue", "privacy",
    }  # fmt: skip
    assert max(map(found.count, found)) <= 2
    text = (EXAMPLES / "draft.txt").read_text(encoding="utf-8")
    for finding in report["findings"]:
        assert text[finding["start"] : finding["end"]] == finding["quote"]


def test_a_clean_report_has_nothing_to_say() -> None:
    done = reportlint("--format", "line", EXAMPLES / "clean.txt")
    assert (done.returncode, done.stdout) == (0, b"")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_hook_refuses_a_commit_with_a_defect(tmp_path: Path) -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entry = f'"{sys.executable}" -m linter'
    # The hook as it is shipped, but run by this interpreter: an installation of its own would need the network.
    local = re.sub("entry: reportlint(.*)", lambda options: f"entry: '{entry}{options[1]}'", hook).replace(
        "language: python", "language: system"
    )
    lines = (line for line in local.splitlines() if "additional_dependencies" not in line)
    indented = "".join(f"      {line}\n" for line in lines)
    (tmp_path / ".pre-commit-config.yaml").write_text(f"repos:\n  - repo: local\n    hooks:\n{indented}", "utf-8")
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "PRE_COMMIT_HOME": str(tmp_path.with_name("pre-commit")),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "clerk",
        "GIT_AUTHOR_EMAIL": "clerk@example.invalid",
        "GIT_COMMITTER_NAME": "clerk",
        "GIT_COMMITTER_EMAIL": "clerk@example.invalid",
    }

    def git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(["git", *arguments], cwd=tmp_path, env=environment, capture_output=True, check=False)

    git("init", "--quiet")
    install = [sys.executable, "-m", "pre_commit", "install"]
    subprocess.run(install, cwd=tmp_path, env=environment, capture_output=True, check=True)
    shutil.copy(EXAMPLES / "clean.txt", tmp_path / "年度总结（定稿）.txt")
    git("add", ".")
    clean = git("commit", "--message", "clean")
    assert clean.returncode == 0, clean.stdout.decode() + clean.stderr.decode()
    shutil.copy(EXAMPLES / "draft.txt", tmp_path / "半年 总结.txt")
    git("add", ".")
    refused = git("commit", "--message", "with defects")
    output = (refused.stdout + refused.stderr).decode()
    assert refused.returncode != 0
    assert "半年 总结.txt" in output
    assert "6月31日" in output
    assert git("log", "--oneline").stdout.count(b"\n") == 1


def test_a_folder_of_mixed_encodings(tmp_path: Path) -> None:
    text = "县水利局工作总结\n\n全县旳重点工程进展顺利。\n"
    files = {
        "一.txt": text.encode(),
        "二.txt": text.encode("utf-8-sig"),
        "三.txt": text.encode("gb18030"),
        "四.txt": text.encode("utf-16"),
        "下级/五.TXT": text.replace("旳", "布署").replace("\n", "\r\n").encode("gbk"),
        "空.txt": b"",
        "不看.doc": b"\xd0\xcf\x11\xe0",
    }
    for name, data in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    done = reportlint("--format", "json", "--only", "residue,typo", ".", folder=tmp_path)
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert report["summary"]["documents"] == 6
    assert {(Path(f["path"]).name, f["line"], f["column"], f["quote"]) for f in report["findings"]} == {
        ("一.txt", 3, 3, "旳"),
        ("二.txt", 3, 3, "旳"),
        ("三.txt", 3, 3, "旳"),
        ("四.txt", 3, 3, "旳"),
        ("五.TXT", 3, 3, "布署"),
    }


def test_files_that_cannot_be_checked_are_named_and_the_others_checked(tmp_path: Path) -> None:
    (tmp_path / "好.txt").write_text("全县旳工作", encoding="utf-8")
    (tmp_path / "坏.txt").write_bytes("工作总结".encode()[:-1] + b"\xff" + "汇报材料情况".encode())
    (tmp_path / "二进制.txt").write_bytes(b"\x00\x01\x02\x03" * 20)
    done = reportlint("--format", "json", ".", "没有.txt", folder=tmp_path)
    report = json.loads(done.stdout)
    complaints = done.stderr.decode()
    assert done.returncode == 2
    assert [Path(f["path"]).name for f in report["findings"] if f["quote"] == "旳"] == ["好.txt"]
    assert all(name in complaints for name in ("坏.txt", "二进制.txt", "没有.txt"))
    assert "Traceback" not in complaints
    assert len(report["summary"]["failures"]) == 3

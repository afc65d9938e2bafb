"""Paths of the command line into files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from linter.files import find_files
from linter.results import Failure


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.txt",
        "a.TXT",
        "notes.md",
        ".hidden.txt",
        "sub/c.txt",
        "sub/deep/d.txt",
        ".git/e.txt",
        "empty/x.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("甲")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*arguments: str) -> list[str]:
    """Paths, with slashes, and the sentences of failures."""
    return [
        item.mistake.say("zh") if isinstance(item, Failure) else item.replace(os.sep, "/")
        for item in find_files(arguments)
    ]


EMPTY = "文件夹“empty”里没有可检查的文件（*.txt, *.docx）"
CASES = {
    "a file": (["b.txt"], ["b.txt"]),
    "a file of any name": (["notes.md", ".hidden.txt"], ["notes.md", ".hidden.txt"]),
    "a missing file is left to the reader": (["无.txt"], ["无.txt"]),
    "a folder": (["sub"], ["sub/c.txt", "sub/deep/d.txt"]),
    "this folder": (["."], ["a.TXT", "b.txt", "sub/c.txt", "sub/deep/d.txt"]),
    "a hidden folder when it is asked for": ([".git"], [".git/e.txt"]),
    "in the order given, each once": (
        ["sub/c.txt", "b.txt", "./b.txt", "sub"],
        ["sub/c.txt", "b.txt", "sub/deep/d.txt"],
    ),
    "a folder with nothing to check": (["empty", "b.txt"], [EMPTY, "b.txt"]),
    "standard input once": (["-", "b.txt", "-"], ["-", "b.txt"]),
    "a pattern the shell left alone": (["*.txt", "s*/*.txt"], ["b.txt", "sub/c.txt"]),
    "a pattern for any depth": (["**/d.txt"], ["sub/deep/d.txt"]),
    "a pattern that matches nothing": (["*.doc"], ["*.doc"]),
    "nothing": ([], []),
}


@pytest.mark.parametrize(("arguments", "expected"), CASES.values(), ids=CASES)
def test_arguments_stand_for_files(folder, arguments, expected):
    assert found(*arguments) == expected


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("this system lets no one make links")


def test_links_that_go_round_are_walked_once(folder):
    link(folder / "sub" / "deep" / "up", folder / "sub")
    assert found("sub") == ["sub/c.txt", "sub/deep/d.txt"]


def test_a_linked_folder_is_walked(folder):
    link(folder / "empty" / "other", folder / "sub")
    assert found("empty") == ["empty/other/c.txt", "empty/other/deep/d.txt"]


def test_a_link_that_leads_nowhere_is_told(folder):
    link(folder / "empty" / "gone.txt", folder / "nowhere.txt")
    assert found("empty") == ["empty/gone.txt"]


def test_a_folder_that_cannot_be_read_is_told_and_the_others_are_walked(folder, monkeypatch):
    def listdir(path, real=os.listdir):
        if Path(path).name == "deep":
            raise PermissionError(13, "denied")
        return real(path)

    monkeypatch.setattr(os, "listdir", listdir)
    deep = os.path.join("sub", "deep")
    assert found("sub", "b.txt") == ["sub/c.txt", f"没有权限读取“{deep}”；请先取得读取权限", "b.txt"]


def test_files_are_found_as_they_are_asked_for(folder, monkeypatch):
    walked = []
    monkeypatch.setattr(os, "listdir", lambda path, real=os.listdir: walked.append(path) or real(path))
    files = find_files(["sub", "empty"])
    assert next(files) == os.path.join("sub", "c.txt")
    assert walked == ["sub"]

"""Patterns of paths."""

from __future__ import annotations

import os

import pytest

from linter.globs import matches
from linter.ignoring import Ignore

CASES = [
    pytest.param("*.txt", "a/b/总结.txt", True, id="a name at any depth"),
    pytest.param("*.txt", "a/总结.md", False, id="another name"),
    pytest.param("2023/*.txt", "2023/a.txt", True, id="begins at the folder"),
    pytest.param("2023/*.txt", "x/2023/a.txt", False, id="a slash binds it to the folder"),
    pytest.param("2023/*.txt", "2023/q/a.txt", False, id="a star keeps within one name"),
    pytest.param("**/drafts/", "x/drafts/y/a.txt", True, id="a folder stands for all below it"),
    pytest.param("drafts", "x/drafts/a.txt", True, id="a folder by its name alone"),
    pytest.param("/a.txt", "x/a.txt", False, id="a leading slash"),
]


@pytest.mark.parametrize(("pattern", "path", "expected"), CASES)
def test_a_pattern_begins_at_its_folder(tmp_path, pattern, path, expected):
    assert matches([pattern], str(tmp_path / path), str(tmp_path)) is expected


def test_relative_paths_begin_at_the_working_directory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert matches(["x/*.txt"], os.path.join("x", "a.txt"), str(tmp_path))
    assert matches(["x/*.txt"], os.path.join("x", "a.txt"), "")
    assert not matches(["a.txt"], os.path.join("..", "a.txt"), str(tmp_path))


def test_the_last_pattern_that_fits_decides(tmp_path):
    assert not matches(["*.txt", "!a.txt"], str(tmp_path / "a.txt"), str(tmp_path))


def test_an_ignore_is_for_the_paths_of_its_pattern(tmp_path):
    ignore = Ignore("2023/*.txt", "web-page", "展开阅读全文", "引用", "x:1", str(tmp_path))
    assert ignore.concerns(str(tmp_path / "2023" / "a.txt"))
    assert not ignore.concerns(str(tmp_path / "2024" / "a.txt"))

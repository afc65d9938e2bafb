"""What the pages on fixing, ignoring and hooks show is run: settings, comments, baselines, commands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from linter.baseline.file import read_baseline
from linter.cli import main
from linter.command.arguments import read_arguments

DOCS = Path(__file__).resolve().parents[1] / "docs"
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
INDENTED = re.compile(r"^(?: {4}|      )(reportlint .*|\{.*\})$", re.MULTILINE)


def blocks(page: str, kind: str) -> list[str]:
    found: list[tuple[str, str]] = BLOCK.findall((DOCS / page).read_text(encoding="utf-8"))
    return [text for said, text in found if said == kind]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", ["ignoring.md", "ignoring.zh-CN.md"])
def test_the_ignores_shown_do_what_is_told(page, folder, capsys):
    (folder / ".reportlint.yaml").write_text(blocks(page, "yaml")[0], encoding="utf-8")
    (folder / "2024").mkdir()
    (folder / "2024" / "县志评审.txt").write_text("评审《XX县志》，认真布署。\n", encoding="utf-8")
    (folder / "a.txt").write_text("馆藏《关于布署冬防的训令》一件，XX县志一部。\n", encoding="utf-8")
    main(["--format", "line", "--only", "misspelt-word,masked-slot", "--lang", "en", "."])
    told = capsys.readouterr()
    assert [line.split(": ")[0] for line in told.out.split("\n")[:2]] == ["2024/县志评审.txt:1:12", "a.txt:1:17"]
    (folder / "a.txt").write_text("好。\n", encoding="utf-8")
    main(["--only", "misspelt-word", "."])
    assert capsys.readouterr().err in (DOCS / "ignoring.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["ignoring.md", "ignoring.zh-CN.md"])
def test_the_comments_shown_do_what_is_told(page, folder, capsys):
    pytest.importorskip("pyromark", reason="the reader of Markdown is not installed")
    (shown,) = blocks(page, "markdown")
    (folder / "a.md").write_text(re.sub("(?=(?:以下都)?不报告…)", "布署", shown) + "\n再布署。\n", encoding="utf-8")
    assert main(["--only", "misspelt-word", "--format", "line", "--strict", "a.md"]) == 1
    told = capsys.readouterr()
    assert (told.out.count("\n"), told.err) == (1, "")


def test_the_baseline_shown_is_one(folder):
    lines = [line for line in INDENTED.findall((DOCS / "ignoring.md").read_text(encoding="utf-8")) if line[0] == "{"]
    (folder / "known.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert [key.quote for key in read_baseline("known.jsonl")] == ["布署", "XX县"]


@pytest.mark.parametrize("page", ["fixing.md", "fixing.zh-CN.md", "ignoring.md", "ignoring.zh-CN.md", "hooks.md"])
def test_the_commands_shown_are_understood(page):
    text = (DOCS / page).read_text(encoding="utf-8")
    shown = [line for line in INDENTED.findall(text) if line.startswith("reportlint ")]
    for block in blocks(page, "yaml"):
        shown += re.findall(r"reportlint --(?:.|\n +--)*", block.replace("\\\n", "\n"))
    assert shown
    for command in shown:
        words = shlex.split(command.replace("\n", " "), comments=True)
        arguments = read_arguments([word for word in words[1:] if word not in ("<", ">", "RULE")])
        assert arguments.paths or arguments.files_from or arguments.explain or arguments.strict


def test_the_pipelines_shown_are_yaml_and_name_hooks_that_there_are():
    hooks = yaml.safe_load((DOCS.parent / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    names = {hook["id"] for hook in hooks}
    pages = [yaml.safe_load(block) for block in blocks("hooks.md", "yaml")]
    used = {hook["id"] for page in pages if "repos" in page for repo in page["repos"] for hook in repo["hooks"]}
    assert used <= names
    assert [next(iter(page)) for page in pages] == ["repos", "repos", "name", "reportlint"]

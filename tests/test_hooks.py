"""The hooks of .pre-commit-hooks.yaml, run by the real pre-commit in a repository of documents.

pre-commit would install the program anew for them, which .ci/run tries; here they run the program under test.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
RULES = """\
rules:
  - id: half-comma
    category: punctuation
    severity: warning
    message: {zh: 半角逗号, en: half-width comma}
    fix: safe
    pattern: {any: ['(?<=\\p{Han}),(?=\\p{Han})'], fix: '，'}
    examples: {bad: ["甲<<,>>乙", "丙<<,>>丁"], good: ["1,000", "a,b"]}
  - id: blank-mark
    category: placeholder
    severity: error
    message: {zh: 没有填写, en: never filled in}
    pattern: {any: ['X+(?=县)']}
    examples: {bad: ["<<X>>县", "<<XX>>县"], good: ["甲县", "X光"]}
"""
SETTINGS = """\
bundled: false
rules: house/rules.yaml
baseline: house/known.jsonl
exclude: [草稿/]
ignore:
  - {rule: blank-mark, quote: XX县志, reason: 书名}
"""

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not here"),
    pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed"),
]


class Repository:
    """A repository of documents with one of the hooks installed."""

    def __init__(self, folder: Path, hook: str, **changed: object) -> None:
        self.folder = folder
        self.environment = os.environ | {
            "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.invalid", "GIT_COMMITTER_NAME": "a",
            "GIT_COMMITTER_EMAIL": "a@example.invalid", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
            "PRE_COMMIT_HOME": str(folder.parent / "cache"), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1",
        }  # fmt: skip
        for name in [name for name in self.environment if name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE")]:
            del self.environment[name]
        definition = HOOKS[hook] | {"language": "system"} | changed
        words = definition["entry"].split()
        definition["entry"] = " ".join([f'"{Path(sys.executable).as_posix()}" -m linter', *words[1:]])
        del definition["additional_dependencies"]
        self.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [{"repo": "local", "hooks": [definition]}]}))
        self.write("house/rules.yaml", RULES)
        self.write(".reportlint.yaml", SETTINGS)
        self.write("house/known.jsonl", '{"reportlint-baseline": 1}\n')
        self.run("git", "init", "--quiet")
        self.run(sys.executable, "-m", "pre_commit", "install")
        self.run("git", "add", ".")
        self.run("git", "commit", "--quiet", "--no-verify", "-m", "settings")

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def run(self, *words: str) -> tuple[int, str]:
        done = subprocess.run(words, cwd=self.folder, env=self.environment, capture_output=True, check=False)
        return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")

    def commit(self) -> tuple[bool, str]:
        """Whether the hook lets everything that changed be committed, and what it says."""
        self.run("git", "add", ".")
        status, said = self.run("git", "commit", "-m", "documents")
        return status == 0, said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "文档库").mkdir()
    return tmp_path / "文档库"


def test_a_clean_document_is_committed_and_a_defective_one_refused(folder):
    repository = Repository(folder, "reportlint")
    repository.write("好.txt", "甲县工作\n")
    assert repository.commit()[0]
    repository.write("2024年/坏 稿.txt", "X县工作\n")
    committed, said = repository.commit()
    assert not committed
    assert "2024年/坏 稿.txt  共 1 处" in said


def test_only_changed_documents_are_checked(folder):
    repository = Repository(folder, "reportlint")
    repository.write("旧.txt", "X县工作\n")
    repository.run("git", "add", ".")
    repository.run("git", "commit", "--no-verify", "-m", "old")
    repository.write("新.txt", "甲县工作\n")
    committed, said = repository.commit()
    assert committed, said
    repository.write("旧.txt", "X县工作，今年\n")
    assert not repository.commit()[0]


RESTING = {
    "an ignore": ("据《XX县志》载\n", True),
    "the baseline": ("好,坏\n", True),
    "neither": ("好,坏\n甲,乙\n", False),
}


@pytest.mark.parametrize(("text", "passes"), RESTING.values(), ids=RESTING)
@pytest.mark.parametrize("hook", HOOKS)
def test_settings_ignores_and_the_baseline_are_in_force(folder, hook, text, passes):
    repository = Repository(folder, hook)
    repository.write("a.txt", text)
    repository.write(
        "house/known.jsonl",
        '{"reportlint-baseline": 1}\n{"path": "../a.txt", "rule": "half-comma", "quote": ",", "count": 1}\n',
    )
    committed, said = repository.commit()
    assert committed == passes, said


def test_excluded_documents_are_left_alone(folder):
    repository = Repository(folder, "reportlint-fix")
    repository.write("草稿/a.txt", "X县,好,坏\n")
    committed, said = repository.commit()
    assert committed, said
    assert (folder / "草稿" / "a.txt").read_text(encoding="utf-8") == "X县,好,坏\n"


def test_what_is_mended_is_committed_the_second_time(folder):
    repository = Repository(folder, "reportlint-fix")
    repository.write("a.txt", "好,坏\n")
    committed, said = repository.commit()
    assert not committed
    assert "files were modified by this hook" in said
    assert "已改好 1 处" in said
    assert (folder / "a.txt").read_text(encoding="utf-8") == "好，坏\n"
    committed, said = repository.commit()
    assert committed, said


def test_what_cannot_be_mended_is_refused(folder):
    repository = Repository(folder, "reportlint-fix")
    repository.write("a.txt", "X县好,坏\n")
    assert not repository.commit()[0]
    committed, said = repository.commit()
    assert not committed
    assert "没有填写" in said


FORMATS = {
    "Markdown by default": ({}, "README.md", True),
    "Markdown when wished": ({"files": r"\.(txt|md|docx)$"}, "README.md", False),
    "another file": ({}, "main.py", True),
    "text in capitals": ({"files": r"(?i)\.txt$"}, "A.TXT", False),
}


@pytest.mark.parametrize(("changed", "name", "passes"), FORMATS.values(), ids=FORMATS)
def test_the_files_that_are_checked(folder, changed, name, passes):
    if name.endswith(".md"):
        pytest.importorskip("pyromark", reason="the reader of Markdown is not installed")
    repository = Repository(folder, "reportlint", **changed)
    repository.write(name, "X县工作\n")
    committed, said = repository.commit()
    assert committed == passes, said


@pytest.mark.parametrize("hook", HOOKS)
def test_word_documents_are_checked_and_never_rewritten(folder, hook):
    docx = pytest.importorskip("docx", reason="the reader of Word documents is not installed")
    repository = Repository(folder, hook)
    document = docx.Document()
    document.add_paragraph("好,坏")
    document.save(str(folder / "稿.docx"))
    before = (folder / "稿.docx").read_bytes()
    committed, said = repository.commit()
    assert not committed
    assert "半角逗号" in said
    assert "files were modified" not in said
    assert (folder / "稿.docx").read_bytes() == before


def test_many_documents_are_one_run(folder):
    repository = Repository(folder, "reportlint", verbose=True)
    for number in range(400):
        repository.write(f"各乡镇上报的年度工作总结/第{number}号.txt", "甲县工作\n")
    committed, said = repository.commit()
    assert committed, said
    assert said.count("检查了") == 1
    assert "检查了 400 个文件，没有发现问题。" in said

"""What the pages on settings show can be used."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

import linter
from linter.rulefiles.nodes import key_of
from linter.settings.keys import SettingsFile
from linter.settings.lookup import Lookup
from linter.settings.schema import settings_schema

ROOT = Path(__file__).resolve().parents[1]
PAGES = ["docs/settings.md", "docs/settings.zh-CN.md"]
SHOWN = [
    pytest.param(text, kind, id=f"{page} {number}")
    for page in [*PAGES, "README.md", "README.zh-CN.md"]
    for number, (kind, text) in enumerate(re.findall(r"```(yaml|toml)\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL))
    if page in PAGES or "severities:" in text
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), SHOWN)
def test_settings_that_are_shown_hold_no_mistake(tmp_path, text, kind):
    (tmp_path / ".git").mkdir()
    for name in ("bureau", "市局"):
        (tmp_path / name).mkdir()
        (tmp_path / name / ".reportlint.yaml").write_text("severities: {typo: error}", encoding="utf-8")
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "house.yaml").write_text("rules: []", encoding="utf-8")
    (folder / "words.txt").write_text("湘直通\n", encoding="utf-8")
    (folder / {"yaml": ".reportlint.yaml", "toml": "pyproject.toml"}[kind]).write_text(text, encoding="utf-8")
    settings = Lookup().conditions(str(folder / "a.txt")).settings
    assert settings.path
    said = tomllib.loads(text)["tool"]["reportlint"] if kind == "toml" else yaml.load(text, Loader=yaml.BaseLoader)
    assert set(said) <= set(settings_schema()["properties"])


@pytest.mark.parametrize("page", PAGES)
def test_every_key_has_its_row(page):
    rows = re.findall(r"^\| `([a-z-]+)` \|", (ROOT / page).read_text("utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(key_of(name) for name in SettingsFile.__dataclass_fields__)


def test_the_interface(tmp_path, monkeypatch):
    (tmp_path / ".reportlint.yaml").write_text(
        "fail-on: error\nexclude: drafts/\nseverities: {all: off}", encoding="utf-8"
    )
    (tmp_path / "a.txt").write_text("X县工作", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    settings = linter.load_settings("a.txt")
    assert isinstance(settings, linter.Settings)
    assert (settings.fail_on, settings.excludes("drafts/a.txt")) == ("error", True)
    (result,) = linter.Checker().check("a.txt")
    assert result.findings == ()

"""Settings in force on the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from linter.cli import main
from linter.rulefiles.loading import bundled_rules_folder
from linter.settings.keys import SettingsFile
from linter.settings.lookup import Lookup
from linter.settings.page import settings_page
from linter.settings.schema import schema_text, settings_schema
from linter.settings.template import write_settings

RULE = """\
rules:
  - id: our-name
    category: wording
    severity: warning
    message: {zh: 改, en: change}
    terms: {words: {甲局: 乙局}}
    examples: {bad: [<<甲局>>], good: [丙]}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    write(tmp_path, {"house.yaml": RULE, "a.txt": "甲局工作", "x/b.txt": "甲局工作", "x/c.txt": "丙局工作"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str], str]:
    """The exit status, the paths of the findings and what was complained of."""
    status = main(["--format", "line", "--lang", "en", *words])
    said = capsys.readouterr()
    return (
        status,
        [
            line.partition(":")[0].replace("\\", "/")
            for line in said.out.splitlines()
            if ": [" in line or "change" in line
        ],
        said.err,
    )


HOUSE = "bundled: false\nrules: house.yaml\n"
RUNS = {
    "a rule of the house": ("", ["."], (1, ["a.txt", "x/b.txt"])),
    "off": ("severities: {our-name: off, all: on}\nbundled: true", ["a.txt"], (0, [])),
    "below the limit": ("severities: {wording: info}", ["a.txt"], (0, ["a.txt"])),
    "the limit": ("severities: {wording: info}\nfail-on: info", ["a.txt"], (1, ["a.txt"])),
    "the command line over the limit": ("fail-on: info", ["--fail-on", "never", "a.txt"], (0, ["a.txt"])),
    "a folder left out": ("exclude: x/", ["."], (1, ["a.txt"])),
    "a file left out": ("exclude: b.txt", ["."], (1, ["a.txt"])),
    "taken back": ("exclude: ['*.txt', '!a.txt']", ["."], (1, ["a.txt"])),
    "a file that is named all the same": ("exclude: b.txt", ["x/b.txt"], (1, ["x/b.txt"])),
    "a folder that is named all the same": ("exclude: x/", ["x"], (1, ["x/b.txt"])),
    "unless forced": ("exclude: b.txt", ["--force-exclude", "x/b.txt", "a.txt"], (1, ["a.txt"])),
    "unless the settings force it": ("exclude: x/\nforce-exclude: true", ["x", "a.txt"], (1, ["a.txt"])),
    "nothing is left of those named": ("exclude: x/\nforce-exclude: true", ["x/b.txt"], (0, [])),
    "left out on the command line": ("", ["--exclude", "x", "."], (1, ["a.txt"])),
    "only some files": ("files: b.txt", ["."], (1, ["x/b.txt"])),
    "no settings": ("", ["--no-settings", "--rules", "house.yaml", "--no-bundled", "a.txt"], (1, ["a.txt"])),
    "an override": ("overrides: [{files: x/, severities: {all: off}}]\n", ["."], (1, ["a.txt"])),
    "an accepted word": ("terms: {accept: [甲局工作]}", ["."], (0, [])),
    "half an accepted word": ("terms: {accept: [局工作]}", ["a.txt"], (1, ["a.txt"])),
    "an ignored place": ("ignore: [{rule: our-name, quote: 甲局, path: x/, reason: 旧名}]", ["."], (1, ["a.txt"])),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), RUNS.values(), ids=RUNS)
def test_settings_are_in_force(folder, capsys, text, words, expected):
    said = yaml.safe_load(text) or {}
    write(folder, {".reportlint.yaml": (HOUSE.replace("bundled: false\n", "") if "bundled" in said else HOUSE) + text})
    assert run(capsys, *words)[:2] == expected


def test_each_document_has_its_own_settings(folder, capsys):
    write(folder, {".reportlint.yaml": HOUSE, "x/.reportlint.yaml": "bundled: true\nseverities: {all: off, typo: on}"})
    assert run(capsys, ".")[:2] == (1, ["a.txt"])


def test_settings_with_mistakes_fail_once_and_the_others_are_checked(folder, capsys):
    write(folder, {".reportlint.yaml": HOUSE, "x/.reportlint.yaml": "exlude: a"})
    status, paths, said = run(capsys, ".")
    assert (status, paths) == (2, ["a.txt"])
    assert said.replace("\\", "/") == "x/.reportlint.yaml:1:1: unknown key 'exlude', did you mean 'exclude'?\n"


def test_the_day_of_writing(folder, capsys):
    write(
        folder, {"letter.txt": "关于报送材料的通知\n\n各乡镇人民政府：\n请于2025年6月1日前将材料报送县政府办公室。\n"}
    )
    only = ["--only", "deadline-past", "letter.txt"]
    assert main(only) == 0
    assert main(["--as-of", "2025-06-30", *only]) == 1
    write(folder, {".reportlint.yaml": "as-of: 2025-06-30"})
    assert main(only) == 1
    assert main(["--as-of", "2025-05-30", *only]) == 0
    capsys.readouterr()
    assert main(["--as-of", "2025", "--lang", "en", *only]) == 2
    assert "a date such as 2025-06-30, or today, is wanted, not '2025'" in capsys.readouterr().err


def test_a_folder_of_which_everything_is_left_out(folder, capsys):
    write(folder, {".reportlint.yaml": HOUSE + "exclude: '*.txt'"})
    status, _, said = run(capsys, ".")
    assert status == 2
    assert "or exclude leaves them out" in said


def test_the_language_of_the_settings(folder, capsys):
    write(folder, {".reportlint.yaml": HOUSE + "language: en"})
    assert main(["--format", "line", "a.txt"]) == 1
    assert "change" in capsys.readouterr().out
    assert main(["--format", "line", "--lang", "zh", "a.txt"]) == 1
    assert "改" in capsys.readouterr().out


def test_mistakes_are_told_in_the_language_of_the_settings(folder, capsys):
    write(folder, {".reportlint.yaml": HOUSE + "language: en"})
    assert main(["--explain", "wording", "a.txt"]) == 2
    assert capsys.readouterr().err.startswith("'wording' is a category")


def test_a_baseline_of_the_settings(folder, capsys):
    write(folder, {".reportlint.yaml": HOUSE + "baseline: known.yaml"})
    assert main(["--write-baseline", "known.yaml", "a.txt"]) == 0
    capsys.readouterr()
    assert run(capsys, "a.txt", "x/b.txt")[:2] == (1, ["x/b.txt"])


def test_rules_that_are_off_are_explained_all_the_same(folder, capsys):
    write(folder, {".reportlint.yaml": "severities: {library-page: off}"})
    assert main(["--explain", "library-page"]) == 0
    assert main(["--list-rules"]) == 0
    assert "\nlibrary-page " not in capsys.readouterr().out.partition("规则名")[2]


def test_two_options_that_contradict_each_other(capsys):
    assert main(["--settings", "house.yaml", "--no-settings", "a.txt", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "--settings and --no-settings contradict each other; give one\n"


def test_a_settings_file_that_is_not_there(capsys):
    assert main(["--settings", "none.yaml", "a.txt", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "no settings file at 'none.yaml'\n"


PAGE = """\
# the settings for x/b.txt
# exclude leaves this file out of folders
extends:
  - base.yaml                           # .reportlint.yaml:1
rules:
  - house.yaml                          # base.yaml:2
bundled: false                          # base.yaml:1
severities:
  typo: off                             # base.yaml:3
  wording: error                        # .reportlint.yaml:2
  our-name: info                        # .reportlint.yaml:10
terms:
  accept:
    - 一                                # .reportlint.yaml:3, 6 in all
    - 二                                # .reportlint.yaml:3, 6 in all
    - 三                                # .reportlint.yaml:3, 6 in all
    - 四                                # .reportlint.yaml:3, 6 in all
    - 五                                # .reportlint.yaml:3, 6 in all
  forbid:
    丁: 戊                              # .reportlint.yaml:4
    己: []                              # .reportlint.yaml:5
files: []                               # default
exclude:
  - x/                                  # .reportlint.yaml:6
  - "1.txt"                             # --exclude
force-exclude: false                    # default
# kind:                                 # default
period: "2024-01-01..2024-06-30"        # .reportlint.yaml:11
as-of: today                            # .reportlint.yaml:7
# encoding:                             # default
ignore:
  - {rule: our-name, quote: 甲局, reason: ": 旧\\n名", path: "*"}  # .reportlint.yaml:8
# baseline:                             # default
fail-on: warning                        # default
language: en                            # --lang
"""


def test_every_value_is_shown_with_its_place(folder, capsys):
    write(
        folder,
        {
            "base.yaml": "bundled: false\nrules: house.yaml\nseverities: {typo: off, wording: off}\n",
            ".reportlint.yaml": """\
extends: base.yaml
severities: {wording: error}
terms: {accept: words.txt,
  forbid: {丁: 戊,
           己: []}}
exclude: x/
as-of: today
ignore: [{rule: our-name, quote: 甲局, reason: ": 旧\\n名"}]
overrides:
  - {files: x/, severities: {our-name: info},
     period: 2024年上半年}
""",
            "words.txt": "# 词\n一\n二\t注\n三\n四\n五\n六\n",
        },
    )
    assert main(["--lang", "en", "--exclude", "1.txt", "--show-settings", "x/b.txt"]) == 0
    page = capsys.readouterr().out
    assert page.replace("x\\", "x/") == PAGE
    # What is shown can be used as settings, but for the words it shortens.
    write(folder, {"shown.yaml": page})
    shown, before = (Lookup(file=file).conditions("x/b.txt").settings for file in ("shown.yaml", None))
    assert (shown.severities, shown.forbid, shown.rules) == (before.severities, before.forbid, before.rules)
    assert shown.circumstances == before.circumstances


def test_settings_as_data(folder, capsys):
    write(folder, {".reportlint.yaml": "exclude: b.txt"})
    assert main(["--format", "json", "--show-settings", "x/b.txt"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["path"], said["settings"], said["excluded"]) == ("x/b.txt", ".reportlint.yaml", True)
    assert {"key": "exclude", "value": "b.txt", "from": ".reportlint.yaml:1"} in said["values"]
    assert {"key": "fail-on", "value": "warning", "from": None} in said["values"]


def test_without_settings_every_value_is_a_default():
    page = list(settings_page(Lookup(), "a.txt", "en"))
    assert page[:2] == ["# the settings for a.txt", "# no settings file was found"]
    assert all(line == "terms:" or line.endswith("# default") for line in page[2:])


# The file to begin with, and what editors know of it.


def uncommented(text: str) -> str:
    """The template with every key in force."""
    keys = "|".join(field.replace("_", "-") for field in SettingsFile.__dataclass_fields__)
    lines, inside = [], False
    for line in text.split("\n"):
        inside = bool(re.match(rf"# (?:{keys}):", line)) or (inside and line.startswith("#   "))
        lines.append(line[2:] if inside else line)
    return "\n".join(lines)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_template_names_every_key_and_holds_no_mistake(folder, capsys, language):
    assert main(["--init", "--lang", language]) == 0
    assert capsys.readouterr().out
    written = (folder / ".reportlint.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(written) is None
    text = uncommented(written)
    said = yaml.load(text, Loader=yaml.BaseLoader)
    assert set(said) == {field.replace("_", "-") for field in SettingsFile.__dataclass_fields__}
    (base := folder / said["extends"]).resolve().write_text("", encoding="utf-8")
    write(folder, {".reportlint.yaml": text.replace("bundled: false", "bundled: true")})
    try:
        assert Lookup().conditions("归档/2023/a.txt").settings.circumstances.period
    finally:
        base.resolve().unlink()


@pytest.mark.parametrize("name", [".reportlint.yaml", ".reportlint.yml", "pyproject.toml"])
def test_settings_are_never_overwritten(folder, capsys, name):
    write(folder, {name: "[tool.reportlint]\n"})
    assert main(["--init", "--lang", "en"]) == 2
    assert f"'{name}' is there already and was left alone" in capsys.readouterr().err
    assert (folder / name).read_text(encoding="utf-8") == "[tool.reportlint]\n"


def test_the_template_is_written_where_it_is_asked_for(folder):
    assert write_settings(str(folder / "x"), "zh") == str(folder / "x" / ".reportlint.yaml")


def test_the_schema_is_fresh():
    stored = (bundled_rules_folder() / "settings-schema.json").read_text(encoding="utf-8")
    assert stored == schema_text(), "run: python -m linter.settings.schema > rules/settings-schema.json"


class Yaml12(yaml.SafeLoader):
    """YAML as editors read it: of plain words only true and false are no texts."""


Yaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":bool", ":timestamp"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))

FOLLOWING = {
    "template": (None, True),
    "words": ("terms: {accept: words.txt, forbid: [甲, {wrong: 乙, right: [丙, 丁]}]}", True),
    "mapping": ("terms: {forbid: {甲: 乙, 丙: []}}", True),
    "one path": ("extends: a.yaml\nrules: b.yaml\nfiles: '*'", True),
    "unknown key": ("exlude: a", False),
    "unknown level": ("severities: {typo: eror}", False),
    "no reason": ("ignore: [{rule: a, quote: b}]", False),
    "override without files": ("overrides: [{kind: 通知}]", False),
    "baseline of an override": ("overrides: [{files: a, baseline: b}]", False),
}


@pytest.mark.parametrize(("text", "follows"), FOLLOWING.values(), ids=FOLLOWING)
def test_the_schema(folder, text, follows):
    schema = settings_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    if text is None:
        text = uncommented(Path(write_settings(str(folder), "zh")).read_text(encoding="utf-8"))
    said = yaml.load(text, Loader=Yaml12)
    assert jsonschema.Draft202012Validator(schema).is_valid(said) is follows

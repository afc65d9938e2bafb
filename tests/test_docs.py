"""What the documents promise: generated pages are fresh, examples in them work, links lead somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from linter.checks import KINDS
from linter.cli import main
from linter.rule import RuleSet
from linter.rulefiles.loading import load_rules
from linter.rulespage import rules_page
from linter.selftest import test_rules as try_examples

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def test_the_rules_page_is_fresh(bundled: RuleSet) -> None:
    stored = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert stored == rules_page(bundled), "run: python -m linter.rulespage > docs/rules.md"


BLOCK = regex.compile(r"```(yaml|console)\n(.*?)```", regex.DOTALL)
DRAFT = """\
云溪县上半年工作总结

上半年，云溪县大数据管理局完成各项任务。
"""


@pytest.mark.parametrize(
    "page", ["README.md", "README.zh-CN.md", "docs/writing-rules.md", "docs/writing-rules.zh-CN.md"]
)
def test_rules_shown_in_the_documents_give_what_is_told(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A block of commands is run with the rules shown before it; rules before none must hold in their examples."""
    monkeypatch.chdir(tmp_path)
    Path("半年总结.txt").write_text(DRAFT, encoding="utf-8")
    blocks: list[tuple[str, str]] = BLOCK.findall((ROOT / page).read_text(encoding="utf-8"))
    shown = [block for block in blocks if block[0] == "console" or "rules:\n  - id:" in block[1]]
    assert shown
    for (kind, block), (following, _) in zip(shown, [*shown[1:], ("", "")], strict=True):
        if kind == "yaml":
            Path("house.yaml").write_text(block, encoding="utf-8")
            rules = load_rules(["house.yaml"], bundled=False)
            assert rules.rules
            if following != "console":
                assert [verdict.say("en") for verdict in try_examples(rules)] == []
        else:
            command, _, told = block.partition("\n")
            main(command.removeprefix("$ reportlint ").split(" "))
            assert capsys.readouterr().out == told


def test_every_check_kind_is_told_to_authors_of_rules() -> None:
    page = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
    told = regex.findall(r"^\| `([a-z]+)` \| ", page.partition("## Check kinds")[2], regex.MULTILINE)
    assert sorted(told) == sorted(KINDS)


@pytest.mark.parametrize("page", PAGES, ids=[path.name for path in PAGES])
def test_links_within_the_project_lead_to_files(page: Path) -> None:
    for target in regex.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target

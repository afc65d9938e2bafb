"""What the documents promise: generated pages are fresh, examples in them work, links lead somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from linter.rule import RuleSet
from linter.rulefiles.loading import load_rules
from linter.rulespage import rules_page
from linter.selftest import test_rules as try_examples

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def test_the_rules_page_is_fresh(bundled: RuleSet) -> None:
    stored = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert stored == rules_page(bundled), "run: python -m linter.rulespage > docs/rules.md"


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "docs/writing-rules.md"])
def test_rules_shown_in_the_documents_pass_their_examples(page: str, tmp_path: Path) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    shown = [block for block in regex.findall(r"```yaml\n(.*?)```", text, regex.DOTALL) if "rules:\n  - id:" in block]
    assert shown
    for number, block in enumerate(shown):
        path = tmp_path / f"{number}.yaml"
        path.write_text(block, encoding="utf-8")
        rules = load_rules([path], bundled=False)
        assert rules.rules
        assert [verdict.say("en") for verdict in try_examples(rules)] == []


@pytest.mark.parametrize("page", PAGES, ids=[path.name for path in PAGES])
def test_links_within_the_project_lead_to_files(page: Path) -> None:
    for target in regex.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target

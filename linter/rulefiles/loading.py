"""The rules of a run: the bundled ones, ready from an earlier run where possible, and those of an office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from linter.rule import RuleSet
from linter.rulefiles.rulecache import keep, read_kept


def bundled_rules_folder() -> Path:
    """The folder of the bundled packs: inside the package when installed, beside it in a checkout."""
    # importlib.resources would take as long to import as all packs take to read.
    package = Path(__file__).resolve().parents[1]
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load_rules(paths: Sequence[Path | str] = (), *, bundled: bool = True, check: bool | None = None) -> RuleSet:
    """The bundled rules, unless *bundled* is false, and those of *paths* (files, or folders of ``.yaml``).

    *check* compiles every pattern to see that it is one, and that messages name its groups; by default
    only in *paths*, the bundled rules being tested. Raises RuleMistakes with every mistake of every
    file, Mistake for a missing path.
    """
    bundled_folder = bundled_rules_folder()
    kept = read_kept(bundled_folder) if bundled and check is None else None
    if kept and not paths:
        return kept.rules

    from linter.rulefiles.rulefile import find_rule_files, read_rule_files

    packs = sorted(bundled_folder.glob("*.yaml")) if bundled else []
    ready = kept.rules if kept else read_rule_files(packs, check=bool(check))
    own = find_rule_files(Path(path) for path in paths)
    return read_rule_files(own, check=check is not False, after=ready)


def own_rules(rules: RuleSet) -> RuleSet:
    """Those of *rules* that are not bundled; all when there is none."""
    bundled = bundled_rules_folder()
    own = tuple(rule for rule in rules.rules if rule.path and not Path(rule.path).is_relative_to(bundled))
    return replace(rules, rules=own) if own else rules


def keep_bundled_rules() -> None:
    """Keep the bundled rules, and every pattern compiled so far, ready for the next run."""
    keep(bundled_rules_folder(), load_rules())

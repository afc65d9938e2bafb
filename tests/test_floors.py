"""A module imports only from its own floor or a lower one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from linter.checks import KINDS

PACKAGE = Path(__file__).resolve().parents[1] / "linter"

FLOORS = (
    # What a text is and what is found in it.
    "version circumstances language troubles atomic finding markup whereabouts document globs text mending outline figures calendar typos kinds reading results",
    # Bytes into documents; what can be found.
    "checks readers",
    # Rules told by YAML.
    "rule prefilter rulefiles rulespage schema",
    # Rules run.
    "engine found precedence comparing accepting fingerprint fixing fixpoint selftest comments ignoring baseline",
    # Many documents, and what is printed of them.
    "settings checking files run rewriting report archive",
    # The command line and the Python interface.
    "command cli __init__ __main__",
)
FLOOR = {name: floor for floor, names in enumerate(FLOORS) for name in names.split()}


def modules() -> list[tuple[str, Path]]:
    """Every module of the package, named without ``linter.``, and its file."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        *folders, name = path.relative_to(PACKAGE).with_suffix("").parts
        found.append((".".join(folders if folders and name == "__init__" else [*folders, name]), path))
    return found


def imports(tree: ast.AST) -> Iterator[str]:
    """The modules of the package that *tree* imports, wherever the import stands, without ``linter.``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.removeprefix("linter.") for alias in node.names if alias.name.startswith("linter"))
        elif isinstance(node, ast.ImportFrom) and node.module == "linter":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("linter."):
            yield (node.module or "").removeprefix("linter.")
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield "relative imports have no place here"


def faults(module: str, imported: str) -> Iterator[str]:
    top, below = module.partition(".")[0], imported.partition(".")[0]
    if below not in FLOOR:
        yield f"{below} stands on no floor"
    elif FLOOR[below] > FLOOR[top]:
        yield f"{module} on floor {FLOOR[top]} imports {imported} on floor {FLOOR[below]}"
    if {top, below} == {"checks", "readers"} or {top, below} == {"report", "readers"}:
        yield f"{module} imports {imported}: reading, checking and printing know nothing of each other"


@pytest.mark.parametrize(("module", "path"), modules(), ids=dict(modules()))
def test_imports_lead_down(module, path):
    assert module.split(".")[0] in FLOOR, f"{module} needs its floor in this test"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [fault for imported in imports(tree) for fault in faults(module, imported)]


def test_check_kinds_do_not_import_each_other():
    homes = {kind.__module__.removeprefix("linter.") for kind in KINDS.values()}
    for module, path in modules():
        if module.startswith("checks."):
            others = {name for name in imports(ast.parse(path.read_text(encoding="utf-8"))) if name in homes - {module}}
            assert not [
                name for name in others if not module.startswith(f"{name}.") and not name.startswith(f"{module}.")
            ]


def test_the_walk_sees_what_it_should():
    tree = ast.parse("import linter.run\ndef f():\n    from linter.report.screen import x\n    from linter import cli")
    assert sorted(imports(tree)) == ["cli", "report.screen", "run"]
    assert list(faults("rule", "report.screen")) == ["rule on floor 2 imports report.screen on floor 4"]
    assert len(list(faults("report.screen", "readers.text"))) == 1
    assert not list(faults("run", "readers"))

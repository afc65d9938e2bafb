"""A YAML file composed into nodes, and what keeps it from being read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import yaml

from linter.language import Mistake
from linter.rulefiles.rulemistakes import RuleMistakes
from linter.rulefiles.yamlproblems import told
from linter.troubles import reasons


def compose_yaml(text: str) -> yaml.Node | None:
    """The node *text* composes to, None for an empty one; raises yaml.YAMLError."""
    # The C loader composes the same nodes in an eighth of the time.
    node: yaml.Node | None = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return node


def compose_file(path: Path, compose: Callable[[str], yaml.Node | None] = compose_yaml) -> yaml.Node | None:
    """The node the file at *path* composes to, None for an empty one.

    Raises RuleMistakes for a file that is not YAML, Mistake for one that cannot be read.
    """
    text = ""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return compose(text)
    except UnicodeDecodeError as error:
        raise Mistake(
            "文件“{path}”不是 UTF-8 编码（第 {at} 字节），请另存为 UTF-8",
            "the file '{path}' is not UTF-8 (byte {at}); save it as UTF-8",
            path=path, at=error.start,
        ) from error  # fmt: skip
    except OSError as error:
        raise Mistake(
            "读不了“{path}”：{reason_zh}", "cannot read '{path}': {reason_en}", path=path, **reasons(error)
        ) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        raise _not_yaml(path, text, line, column, str(error.problem)) from error
    except yaml.YAMLError as error:
        raise _not_yaml(path, text, 0, 0, str(error).replace("\n", " ")) from error


def _not_yaml(path: Path, text: str, line: int, column: int, problem: str) -> RuleMistakes:
    lines = [*text.split("\n"), ""]
    return RuleMistakes([(str(path), line + 1, column + 1, told(problem, lines[min(line, len(lines) - 1)]))])

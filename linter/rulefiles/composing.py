"""A YAML file composed into nodes, and what keeps it from being read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import yaml

from linter.language import Mistake
from linter.rulefiles.rulemistakes import RuleMistakes, fixed_phrase
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
    try:
        return compose(path.read_text(encoding="utf-8-sig"))
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
        raise _not_yaml(path, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, error.problem) from error
    except yaml.YAMLError as error:
        raise _not_yaml(path, 1, 1, str(error).replace("\n", " ")) from error


def _not_yaml(path: Path, line: int, column: int, problem: object) -> RuleMistakes:
    phrase = fixed_phrase("YAML 语法错误：{problem}", "not YAML: {problem}", problem=problem)
    return RuleMistakes([(str(path), line, column, phrase)])

"""A baseline written: all that is found is known from now on."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass

from linter.baseline.file import read_baseline, write_baseline
from linter.baseline.keys import Key, is_gone, key_of, path_from
from linter.document import STANDARD_INPUT
from linter.language import Mistake
from linter.results import Checked, Failure, Remark, RulesOf


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What writing a baseline did: *known* findings in *documents*, *added* and *dropped* ones, and what failed."""

    known: int
    documents: int
    added: int
    dropped: int
    failures: tuple[Failure, ...]


def rewrite(results: Iterable[Checked | Failure | Remark], file: str, rules_of: RulesOf) -> Rewritten:
    """Write every finding of *results* into *file*, as known from now on.

    What the file says of documents and rules that were not checked now stays, unless the document is gone.
    Raises Mistake when the file is broken or cannot be written.
    """
    before = {key: known.times for key, known in (read_baseline(file) if os.path.exists(file) else {}).items()}
    found: Counter[Key] = Counter()
    checked: dict[str, Container[str]] = {}
    failures: list[Failure] = []
    for result in results:
        if isinstance(result, Failure):
            failures.append(result)
        elif isinstance(result, Checked):
            path = result.document.origin.path
            if path == STANDARD_INPUT:
                raise Mistake(
                    "标准输入没有文件名，不能写进基线；请给出文件",
                    "standard input has no name to be known by; give files to --write-baseline",
                )
            called = path_from(file, path)
            checked[called] = rules_of(path)
            found.update(key_of(finding, called) for finding in result.findings)
    for failure in failures:
        checked.pop(path_from(file, failure.path), None)
    kept = {
        key: count
        for key, count in before.items()
        if key.rule not in checked.get(key.path, ()) and not is_gone(file, key.path)
    }
    now = found | Counter(kept)
    write_baseline(file, now)
    return Rewritten(
        known=now.total(),
        documents=len({key.path for key in now}),
        added=(now - Counter(before)).total(),
        dropped=(Counter(before) - now).total(),
        failures=tuple(failures),
    )

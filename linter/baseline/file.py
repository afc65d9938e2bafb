"""The file of a baseline: JSON Lines, one known defect on a line, sorted.

Each line stands for itself, without commas or totals that two branches would both change, so that git merges
what different people added; where it cannot, keeping the lines of both sides is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from linter.atomic import replacing, unwritable
from linter.baseline.keys import Key
from linter.language import Mistake
from linter.troubles import reasons

VERSION = 1
HEADER = f'{{"reportlint-baseline": {VERSION}}}'
CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
KINDS = {"path": str, "rule": str, "quote": str, "count": int}


class Known(NamedTuple):
    """How many defects of one key are known, and the 1-based line of the file that says so."""

    times: int
    line: int


def read_baseline(file: str) -> dict[Key, Known]:
    """What the file says is known; of two lines on one key, as a merge may leave, the greater count holds.

    Raises Mistake when the file cannot be read or a line is no entry.
    """
    try:
        text = Path(file).read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise Mistake(
            "找不到基线文件“{file}”；先用 --write-baseline {file} 写一份",
            "there is no baseline '{file}'; write one first: --write-baseline {file}",
            file=file,
        ) from error
    except OSError as error:
        raise Mistake(
            "读不了基线文件“{file}”：{reason_zh}",
            "cannot read the baseline '{file}': {reason_en}",
            file=file,
            **reasons(error),
        ) from error
    except UnicodeDecodeError as error:
        raise _broken(file, 1, "不是 UTF-8 文本", "is not UTF-8") from error
    entries: dict[Key, Known] = {}
    lines = [line.strip() for line in text.split("\n")]
    for number, line in enumerate(lines, 1):
        if CONFLICT.match(line):
            raise _broken(file, number, "是没有解决的合并冲突", "is a merge conflict left unresolved")
        record = _record(line, file, number) if line else {}
        if number == 1 and "reportlint-baseline" not in record:
            raise _broken(file, 1, "不是基线文件的开头", "is not how a baseline begins")
        if "reportlint-baseline" in record:
            _check_version(record["reportlint-baseline"], file, number)
        elif record:
            key, count = _entry(record, file, number)
            entries[key] = max(entries.get(key, Known(0, 0)), Known(count, number))
    return entries


def write_baseline(file: str, counts: Mapping[Key, int]) -> None:
    """Make *file* say that *counts* are known.

    Raises Mistake when it cannot be written; what stood there stays as it was.
    """
    try:
        with replacing(file) as stream:
            for line in baseline_lines(counts):
                stream.write(f"{line}\n".encode())
    except OSError as error:
        raise unwritable(file, error) from error


def baseline_lines(counts: Mapping[Key, int]) -> Iterable[str]:
    """The lines of the file, without line ends."""
    import json

    yield HEADER
    for key, count in sorted(counts.items()):
        yield _visible(json.dumps({**key._asdict(), "count": count}, ensure_ascii=False))


def _visible(line: str) -> str:
    """*line* with every character that cannot be seen written as JSON's escape of it."""
    if line.isprintable():
        return line
    import json

    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in line)


def _record(line: str, file: str, number: int) -> dict[str, object]:
    import json

    try:
        record = json.loads(line)
    except ValueError as error:
        raise _broken(file, number, "不是 JSON", "is not JSON") from error
    if not isinstance(record, dict):
        raise _broken(file, number, "不是 JSON 对象", "is not a JSON object")
    return record


def _check_version(version: object, file: str, number: int) -> None:
    if version != VERSION:
        raise _broken(
            file,
            number,
            f"说它是第 {version} 版的基线，这个程序只认第 {VERSION} 版",
            f"says it is a baseline of version {version}; this program knows version {VERSION}",
        )


def _entry(record: dict[str, object], file: str, number: int) -> tuple[Key, int]:
    for name, kind in KINDS.items():
        if type(record.get(name)) is not kind:
            raise _broken(file, number, f"缺少“{name}”或它的值不对", f"lacks '{name}' or its value is wrong")
    for name in record:
        if name not in KINDS:
            raise _broken(file, number, f"有不认识的“{name}”", f"holds an unknown '{name}'")
    count = record["count"]
    assert isinstance(count, int)
    if count < 1:
        raise _broken(file, number, "的“count”小于 1", "has a 'count' below 1")
    return Key(str(record["path"]), str(record["rule"]), str(record["quote"])), count


def _broken(file: str, line: int, zh: str, en: str) -> Mistake:
    return Mistake(
        "{file}:{line}: 这一行{reason_zh}；改好它，或者删去这个文件后用 --write-baseline 重新写",
        "{file}:{line}: this line {reason_en}; mend it, or delete the file and write it again with --write-baseline",
        file=file, line=line, reason_zh=zh, reason_en=en,
    )  # fmt: skip

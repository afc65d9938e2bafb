"""A run written as tables for other programs: documents, findings and failures, as Parquet or as CSV."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from linter.archive.rows import row_failure
from linter.archive.store import Store
from linter.atomic import replacing, unwritable
from linter.language import Language, Mistake

Kind = Literal["text", "integer", "number", "truth"]
ExportFormat = Literal["parquet", "csv"]

COLUMNS: Mapping[str, Mapping[str, Kind]] = {
    "documents": {
        "document": "integer", "path": "text", "folder": "text", "encoding": "text", "characters": "integer",
        "day": "text", "year": "integer", "seconds": "number", "errors": "integer", "warnings": "integer",
        "infos": "integer", "content": "text", "fingerprint": "text",
    },
    "findings": {
        "document": "integer", "path": "text", "rule": "text", "category": "text", "severity": "text",
        "message": "text", "line": "integer", "column": "integer", "end_line": "integer", "end_column": "integer",
        "start": "integer", "end": "integer", "quote": "text", "fix_text": "text", "fix_safe": "truth",
    },
    "failures": {"path": "text", "message": "text"},
}  # fmt: skip
"""The tables and their columns; docs/archive.md describes them."""
_BLOCK = 50_000
# What spreadsheets calculate, the full-width forms among them in Chinese ones.
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")


def export(store: Store, run: int, folder: str, layout: ExportFormat, language: Language) -> list[str]:
    """Write the tables of *run* into *folder*, made where it is missing; the paths written.

    Raises Mistake where they cannot be written, or the library for Parquet is missing.
    """
    write = _parquet_writer() if layout == "parquet" else _write_csv
    written = []
    path = folder
    try:
        os.makedirs(folder, exist_ok=True)
        for table, columns in COLUMNS.items():
            path = str(Path(folder) / f"{table}.{layout}")
            with replacing(path) as stream:
                write(stream, columns, _rows(store, run, table, language))
            written.append(path)
    except OSError as error:
        raise unwritable(path, error) from error
    return written


def _rows(store: Store, run: int, table: str, language: Language) -> Iterator[tuple[Any, ...]]:
    if table == "failures":
        columns = "path, zh, en, fields FROM failures WHERE run = ? ORDER BY ordinal, number"
        for row in store.query(f"SELECT {columns}", run):
            failure = row_failure(*row)
            yield failure.path, failure.mistake.say(language)
        return
    view, order = {"documents": ("checked", "ordinal"), "findings": ("found", "document, start")}[table]
    names = ", ".join(f'"{name}"' for name in COLUMNS[table])
    yield from store.query(f"SELECT {names} FROM {view} WHERE run = ? ORDER BY {order}", run)


def _write_csv(stream: Any, columns: Mapping[str, Kind], rows: Iterable[tuple[Any, ...]]) -> None:
    # Excel takes a file for UTF-8 only with a byte order mark.
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    text.flush()
    text.detach()


def _cell(value: Any) -> Any:
    """*value*, but words that a spreadsheet would calculate stay words."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _parquet_writer() -> Callable[[Any, Mapping[str, Kind], Iterable[tuple[Any, ...]]], None]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise Mistake(
            "要导出 Parquet，请先安装：pip install 'reportlint[archive]'（CSV 不用装）",
            "to export Parquet, first run: pip install 'reportlint[archive]' (CSV needs nothing)",
        ) from error
    kinds: Mapping[Kind, Any] = {
        "text": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(), "truth": pyarrow.bool_()
    }  # fmt: skip

    def write(stream: Any, columns: Mapping[str, Kind], rows: Iterable[tuple[Any, ...]]) -> None:
        schema = pyarrow.schema([(name, kinds[kind]) for name, kind in columns.items()])
        rest = iter(rows)
        with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
            while block := list(islice(rest, _BLOCK)):
                values = zip(*block, strict=True)
                arrays = [
                    pyarrow.array(list(_truths(column)) if kind == "truth" else column, kinds[kind])
                    for column, kind in zip(values, columns.values(), strict=True)
                ]
                writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))

    return write


def _truths(column: Iterable[int | None]) -> Iterator[bool | None]:
    """SQLite's truths are numbers."""
    return (None if value is None else bool(value) for value in column)

"""The model file: a header that says what lies where, then arrays, mapped into memory as they are."""

from __future__ import annotations

import json
import zlib
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from linter.language import Mistake
from linter.typos.cloze import Cloze, Layer
from linter.typos.confusions import Confusions
from linter.typos.detector import Detector
from linter.typos.grams import Filter, Shape
from linter.typos.knowledge import Knowledge
from linter.typos.tokens import Vocabulary
from linter.typos.trees import Trees

MAGIC = b"reportlint typos"
FORMAT = 3
SHIPPED = Path(__file__).with_name("official.model")
_ALIGNMENT = 64


def write_model(path: Path, detector: Detector) -> None:
    """Write *detector*, whose counts are a Filter, to *path*: the same detector gives the same bytes."""
    arrays, notes = _flat(detector)
    index: list[dict[str, Any]] = []
    body = bytearray()
    for name, array in arrays.items():
        body += bytes(-len(body) % _ALIGNMENT)
        little = array.astype(array.dtype.newbyteorder("<"))
        index.append({"name": name, "type": little.dtype.str, "shape": list(array.shape), "at": len(body)})
        body += little.tobytes()
    head = {"format": FORMAT, "arrays": index, "notes": notes, "length": len(body), "check": zlib.crc32(body)}
    text = json.dumps(head, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")
    text += b" " * (-(len(MAGIC) + 8 + len(text)) % _ALIGNMENT)
    path.write_bytes(MAGIC + len(text).to_bytes(8, "little") + text + body)


def read_model(path: Path) -> Detector:
    """The detector in *path*. Raises Mistake when it is damaged, or no model of this format."""
    try:
        whole = np.memmap(path, np.uint8, "r")
    except (OSError, ValueError) as error:
        raise _unfit(path) from error
    start = len(MAGIC) + 8
    if len(whole) < start or whole[: len(MAGIC)].tobytes() != MAGIC:
        raise _unfit(path)
    size = int.from_bytes(whole[len(MAGIC) : start].tobytes(), "little")
    try:
        head = json.loads(whole[start : start + size].tobytes())
        body = whole[start + size :]
        if head["format"] != FORMAT or head["length"] != len(body) or head["check"] != zlib.crc32(body.data):
            raise _unfit(path)
        arrays = {entry["name"]: _array(body, entry) for entry in head["arrays"]}
        return _detector(arrays, head["notes"])
    except (ValueError, KeyError, TypeError) as error:
        raise _unfit(path) from error


@lru_cache(maxsize=1)
def shipped() -> Detector:
    """The detector that comes with the package."""
    return read_model(SHIPPED)


def _unfit(path: Path) -> Mistake:
    return Mistake(
        "错别字模型文件“{name}”已损坏或版本不符；请重新安装 reportlint",
        "the typo model '{name}' is damaged or of another version; install reportlint again",
        name=path.name,
    )


def _array(body: npt.NDArray[np.uint8], entry: dict[str, Any]) -> npt.NDArray[Any]:
    kind = np.dtype(entry["type"])
    length = int(np.prod(entry["shape"], dtype=np.int64)) * kind.itemsize
    part: npt.NDArray[Any] = np.asarray(body[entry["at"] : entry["at"] + length])
    shaped: npt.NDArray[Any] = part.view(kind).reshape(entry["shape"])
    return shaped


def _flat(detector: Detector) -> tuple[dict[str, npt.NDArray[Any]], dict[str, Any]]:
    known, trees = detector.known, detector.trees
    if not isinstance(known.counts, Filter) or not isinstance(known.words, Filter):
        raise TypeError("only counts in a filter can be written")
    arrays: dict[str, npt.NDArray[Any]] = {"table": known.vocabulary.table, "frequencies": known.frequencies}
    arrays |= {"cells": known.counts.cells, "word cells": known.words.cells}
    arrays |= {f"confusion {name}": array for name, array in known.confusions._asdict().items()}
    arrays |= {"common": known.common}
    arrays |= _flat_cloze(known.cloze)
    arrays |= {f"tree {name}": array for name, array in trees._asdict().items()}
    return arrays, {
        "characters": known.vocabulary.characters,
        "rare": known.vocabulary.rare,
        "filter": [*known.counts.shape, known.counts.seed],
        "word filter": [*known.words.shape, known.words.seed],
    }


def _detector(arrays: dict[str, npt.NDArray[Any]], notes: dict[str, Any]) -> Detector:
    known = Knowledge(
        Vocabulary(notes["characters"], notes["rare"], arrays["table"]),
        arrays["frequencies"],
        _filter(arrays["cells"], notes["filter"]),
        Confusions(*(arrays[f"confusion {name}"] for name in Confusions._fields)),
        arrays["common"],
        _filter(arrays["word cells"], notes["word filter"]),
        _cloze(arrays),
    )
    return Detector(known, Trees(*(arrays[f"tree {name}"] for name in Trees._fields)))


def _filter(cells: npt.NDArray[np.uint16], numbers: list[int]) -> Filter:
    segments, length, seed = numbers
    return Filter(cells, Shape(segments, length), seed)


def _flat_cloze(cloze: Cloze) -> dict[str, npt.NDArray[Any]]:
    arrays: dict[str, npt.NDArray[Any]] = {}
    for field in fields(cloze):
        value = getattr(cloze, field.name)
        parts = value._asdict() if isinstance(value, Layer) else {"": value}
        arrays |= {f"cloze {field.name} {part}".strip(): array for part, array in parts.items()}
    return arrays


def _cloze(arrays: dict[str, npt.NDArray[Any]]) -> Cloze:
    def layer(name: str) -> Layer:
        return Layer(*(arrays[f"cloze {name} {part}"] for part in Layer._fields))

    return Cloze(
        layer("embeddings"),
        layer("inner"),
        arrays["cloze inner_bias"],
        layer("narrow"),
        layer("outputs"),
        arrays["cloze output_bias"],
    )

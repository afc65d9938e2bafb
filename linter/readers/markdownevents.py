"""The events of a parser of Markdown, each with the span of the text it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from linter.language import Mistake

Event = tuple[Any, int, int]
"""One event of the parser, with the span of the text it comes from."""


def named(tag: Any) -> tuple[str, Any]:
    """The name of a tag and what the parser tells of it."""
    return next(iter(tag.items())) if isinstance(tag, Mapping) else (tag, None)


def events(source: str, path: str) -> Iterator[Event]:
    """The parser's events for *source*, read from *path*, with their spans in it.

    Raises Mistake when the library that reads Markdown is not installed.
    """
    try:
        from pyromark import Options, events_with_range
    except ImportError as error:
        raise Mistake(
            '检查 Markdown 文件（“{path}”）要先安装一个组件：pip install "reportlint[markdown]"',
            "to check Markdown files ('{path}') install one more package: pip install \"reportlint[markdown]\"",
            path=path,
        ) from error
    options = (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
    )
    found = list(events_with_range(source, options=options))
    # It counts bytes of UTF-8.
    data = source.encode()
    offsets = {0: 0}
    reached = 0
    for byte in sorted({place for _, span in found for place in (span["start"], span["end"])}):
        offsets[byte] = offsets[reached] + len(data[reached:byte].decode())
        reached = byte
    for event, span in found:
        yield event, offsets[span["start"]], offsets[span["end"]]

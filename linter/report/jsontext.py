"""Records as JSON on one line, safe to print on a terminal."""

from __future__ import annotations

import json
import re

# Terminals obey C1 controls, and marks of direction change the order of what is read; as escapes they are only read.
UNPRINTABLE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(record: object) -> str:
    """*record* as JSON; what UTF-8 cannot hold, such as a lone surrogate, is escaped and comes back."""
    return UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(record, ensure_ascii=False))


def to_strict_json(record: object) -> str:
    """As ``to_json`` for readers that refuse half of a surrogate pair: U+FFFD stands in its place."""
    return UNPRINTABLE.sub(
        lambda match: f"\\u{0xFFFD if LONE_SURROGATE.match(match[0]) else ord(match[0]):04x}",
        json.dumps(record, ensure_ascii=False),
    )

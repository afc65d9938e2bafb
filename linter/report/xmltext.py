"""Text made safe for XML 1.0, in attributes and between tags alike."""

from __future__ import annotations

import re

REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
# What has to be told by a number to come back as it was, or to leave a terminal alone.
NUMBERED = re.compile('[&<>"\t\n\r\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]')
# Production 2 of the recommendation: no reference may stand for them either.
FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """*text* escaped; the characters XML forbids are named, ``<U+0007>``."""
    if text.isascii() and text.isalnum():
        return text
    text = FORBIDDEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)
    return NUMBERED.sub(lambda match: REFERENCES.get(match[0], f"&#{ord(match[0])};"), text)

"""A page that holds all it needs: template, style and scripts, under a policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from jinja2 import Environment

PARTS = 500
"""So many parts of a template are written at once."""


@cache
def environment() -> Environment:
    """The templates of the pages; every value they are given is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("linter.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, **values: object) -> Iterator[str]:
    """The pieces of *template* filled with *values*, so that a long page is never whole in memory."""
    stream = environment().get_template(template).stream(**values)
    stream.enable_buffering(PARTS)
    return iter(stream)


def inlined(styles: Sequence[str], scripts: Sequence[str]) -> dict[str, Markup]:
    """The assets with these names as ``style``, ``script`` and the ``policy`` that allows exactly them.

    Charts set the size of their own picture in a style attribute: attributes are allowed, nothing of a document is
    ever put into one.
    """
    style = "\n".join(map(_asset, styles))
    script = "\n".join(map(_asset, scripts))
    policy = (
        f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)}; "
        "style-src-attr 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    return {"style": Markup(style), "script": Markup(script), "policy": Markup(policy)}


def data_block(record: object) -> Markup:
    """*record* as JSON that can stand inside a ``script`` element: no ``<`` is left in it."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text.encode("utf-8", "backslashreplace").decode("utf-8"))


def _asset(name: str) -> str:
    text = (files("linter.report.html") / "assets" / name).read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("//# sourceMappingURL="))


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

"""Paths as the formats for programs write them, the same on every system."""

from __future__ import annotations

import os
from urllib.parse import quote


def posix_path(path: str) -> str:
    """*path* as it was given, with slashes."""
    return path.replace(os.sep, "/")


def repository_path(path: str) -> str:
    """*path* as a repository names it: from the folder the run was started in, without ``./``, with slashes."""
    if os.path.isabs(path):
        try:
            inside = os.path.relpath(path)
        except ValueError:  # another drive of Windows
            inside = path
        path = path if inside.startswith(os.pardir) else inside
    return posix_path(os.path.normpath(path))


def uri_reference(path: str) -> str:
    """*path* as a URI (RFC 3986): relative to the folder the run was started in, or ``file:`` where it is not below.

    Bytes that are no UTF-8 stand as they are; half of a surrogate pair, which only Windows has, as its three bytes.
    """
    shown = repository_path(path)
    try:
        data = shown.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = shown.encode("utf-8", "surrogatepass")
    if os.path.isabs(shown):
        drive = "" if shown.startswith("/") else "/"
        return f"file://{drive}{quote(data, safe='/:' if drive else '/')}"
    return quote(data, safe="/")

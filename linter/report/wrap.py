"""Long sentences broken into lines by the cells they take, as Chinese is set."""

from __future__ import annotations

import re

from rich.cells import cell_len

# An opening mark never ends a line, a closing one never begins it, a Latin word is kept whole.
UNBREAKABLE = re.compile(r"[“‘（《〈【〔]*(?:[!-~]+|.)[，。；：、！？”’）》〉】〕…]*")


def wrapped(sentence: str, cells: int) -> list[str]:
    """*sentence* in lines of at most *cells*, but for a part that cannot be broken."""
    lines = [""]
    free = cells
    for part in UNBREAKABLE.findall(sentence):
        free -= cell_len(part)
        if free < 0 and lines[-1]:
            lines.append(part.lstrip(" "))
            free = cells - cell_len(lines[-1])
        else:
            lines[-1] += part
    return [line.rstrip(" ") for line in lines]

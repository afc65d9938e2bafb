"""What one option of the command line is, and what its value is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from linter.language import Language, Phrase

Action = Literal["flag", "one", "each", "names"]
"""No value; one value; a value each time it stands; names parted by commas, each time it stands."""

PATH = Phrase("路径", "PATH")
FILE = Phrase("文件", "FILE")
RULE = Phrase("规则名", "RULE")
NAMES = Phrase("名称,…", "NAME,…")


@dataclass(frozen=True, slots=True)
class Option:
    """One option; *value* is what the help page calls its value, *choices* are what it may be."""

    name: str
    help: Phrase
    action: Action = "flag"
    value: Phrase | None = None
    choices: tuple[str, ...] = ()
    default: str | None = None
    short: str = ""

    def synopsis(self, language: Language) -> str:
        """The option with its value, as in ``--lang zh|en``."""
        value = self.value.say(language) if self.value else "|".join(self.choices)
        return f"{self.name} {value}".strip()


Group = tuple[Phrase, tuple[Option, ...]]
"""Options that stand together on the help page, under a heading."""

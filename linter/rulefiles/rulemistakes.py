"""What is wrong in rule files, each mistake with its file, line and column."""

from __future__ import annotations

from collections.abc import Iterable

from linter.language import Language, Mistake, Phrase


class BadNode(Exception):
    """A node that has no value of the wanted type; its mistake is noted already."""


class RuleMistakes(Mistake):
    """Everything that is wrong in the rule files, one line each: ``file:line:column: what``."""

    def __init__(self, notes: list[tuple[str, int, int, Phrase]]) -> None:
        super().__init__("规则文件有错误", "the rule files hold mistakes")
        self.notes = notes

    def say(self, language: Language) -> str:
        return "\n".join(f"{path}:{line}:{column}: {phrase.say(language)}" for path, line, column, phrase in self.notes)

    def __str__(self) -> str:
        return self.say("en")


def fixed_phrase(zh: str, en: str, **fields: object) -> Phrase:
    """A phrase whose fields are filled in already."""
    return Phrase(*(text.format_map(fields).replace("{", "{{").replace("}", "}}") for text in (zh, en)))


def did_you_mean(name: str, known: Iterable[str]) -> tuple[str, str]:
    """The ends of a sentence that suggest the closest of *known*, in Chinese and English; empty when none is close."""
    import difflib

    close = difflib.get_close_matches(name, list(known), n=1)
    return (f"，是不是“{close[0]}”？", f", did you mean '{close[0]}'?") if close else ("", "")

"""Every sentence the program says to people, in Chinese and in English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence in both languages; ``{name}`` stands for a field."""

    zh: str
    en: str

    def say(self, language: Language, **fields: object) -> str:
        """The sentence in *language* with its fields filled in.

        Raises KeyError when a field of the sentence is not given.
        """
        return (self.zh if language == "zh" else self.en).format_map(fields)


class Mistake(Exception):
    """Something the user can mend; shown as one sentence, and the run ends in exit status 2."""

    def __init__(self, zh: str, en: str, **fields: object) -> None:
        super().__init__(en.format_map(fields))
        self.phrase = Phrase(zh, en)
        self.fields = fields

    def __reduce__(self) -> tuple[object, ...]:
        # What an exception is made anew from, its arguments, is here only the English sentence.
        return _made_anew, (type(self), self.args, self.__dict__)

    def say(self, language: Language) -> str:
        """The sentence that tells what is wrong, where, and what to do."""
        return self.phrase.say(language, **self.fields)


def _made_anew(kind: type[Mistake], args: tuple[object, ...], state: dict[str, object]) -> Mistake:
    mistake = kind.__new__(kind, *args)
    mistake.__dict__.update(state)
    return mistake

"""Check kind ``consistency``: one thing written in two ways in one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from linter.checks.check import Occurrence
from linter.checks.forms import Form, han_figures, other_forms
from linter.checks.names import reordered_names, twin_names, twin_titles, undefined_short_forms
from linter.checks.options import Regex, option
from linter.checks.organs import other_selves, short_signatures
from linter.checks.persons import twin_persons
from linter.finding import Hit
from linter.outline.parts import Span
from linter.reading import Reading
from linter.text.literals import literals_of

Report = Literal["self", "signature", "titles", "names", "order", "persons", "short-forms", "forms", "figures"]


@dataclass(frozen=True, slots=True)
class Consistency:
    """Reports a name, word or figure that the same document writes otherwise elsewhere.

    Field: ``other``, how it is written elsewhere, or what it becomes.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ("other",)

    report: Literal["self", "signature", "titles", "names", "order", "persons", "short-forms", "forms", "figures"] = (
        option(
            "self: 我局 in the report of a 委; signature: a signature shorter than the organ in the title, or "
            "with another character; order: names with one of the ends, the characters in another order elsewhere; "
            "titles: 《》 that differ by one character, or by a few left out within; names: names with one of the ends "
            "that differ by one character from one three times as frequent; persons: people's names next to "
            "a title that differ by one character; short-forms: 县环保办 where 县环委办 is defined; "
            "forms: words in the less usual of two forms; figures: 一百二十场 in a text that counts in figures"
        )
    )
    ends: tuple[str, ...] = option("the words that end names, for names and order", ())
    surnames: str = option("the characters that begin people's names, for persons", "")
    titles: tuple[str, ...] = option("the words beside people's names, such as 局长, for persons", ())
    forms: tuple[Form, ...] = option("the words in two forms, for forms", ())
    measures: Regex = option("the measures behind figures, for figures", Regex("[个项次人]"))
    at_least: int = option("how many figures show that a text counts in figures", 5)

    def message_fields(self) -> frozenset[str]:
        return frozenset(self.FIELDS)

    def reads_repaired(self) -> bool:
        return True

    def literals(self) -> frozenset[str] | None:
        match self.report:
            case "self":
                return frozenset({"我", "本"})
            case "signature":
                return None
            case "titles":
                return frozenset({"《"})
            case "names" | "order":
                return frozenset(self.ends)
            case "persons":
                return frozenset(self.titles)
            case "short-forms":
                return frozenset({"以下简称", "以下统称", "以下称"})
            case "forms":
                return literals_of(tuple(form.other for form in self.forms))
            case "figures":
                return frozenset({"十", "百"})

    def find(self, reading: Reading, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """One hit at each place that differs, with the other one related."""
        text = reading.view.text
        places = [Span(*occurrence) for occurrence in sorted(occurrences)]
        match self.report:
            case "self":
                twins = other_selves(text, reading.outline)
            case "signature":
                twins = short_signatures(text, reading.outline)
            case "titles":
                twins = twin_titles(text)
            case "names":
                twins = twin_names(text, places)
            case "order":
                twins = reordered_names(text, places)
            case "persons":
                twins = twin_persons(text, self.surnames, places)
            case "short-forms":
                twins = undefined_short_forms(text)
            case "forms":
                twins = other_forms(text, self.forms)
            case "figures":
                for span, figures in han_figures(text, self.measures, self.at_least):
                    yield reading.hit(*span, {"other": figures}, replacement=figures)
                return
        for twin in twins:
            yield reading.hit(*twin.span, {"other": "".join(text[slice(*twin.other)].split())}, related=[twin.other])

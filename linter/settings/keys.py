"""What can be written in a settings file: every field is a key, with its type and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from linter.checks.options import option
from linter.checks.words import Term

Level = Literal["off", "on", "info", "warning", "error"]
Limit = Literal["error", "warning", "info", "never"]
Tongue = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class SeverityOf:
    """The severity of a rule, of a category, or of all rules."""

    name: str = option("a rule, a category, or all")
    level: Level = option("its severity; off switches off, on is the severity a rule gives itself")


@dataclass(frozen=True, slots=True)
class IgnoreEntry:
    """Findings of one rule that are right as they stand, told by the words they quote."""

    rule: str = option("the rule")
    quote: str = option("the words that findings quote, or more of the sentence around them")
    reason: str = option("why they are right")
    path: str = option("pattern of the documents", "*")


@dataclass(frozen=True, slots=True)
class Words:
    """Words the house accepts and words it forbids."""

    accept: tuple[str, ...] = option(
        "words that are right here: nothing is reported that lies within one; "
        "a name ending in .txt is that of a file with a word on each line",
        (),
    )
    forbid: tuple[Term, ...] = option(
        "words not to be written: a list, a mapping of each to what to write instead, or the name of a .tsv table", ()
    )


@dataclass(frozen=True, slots=True)
class Override:
    """Values for the documents that patterns stand for; a later one wins."""

    files: tuple[str, ...] = option("patterns of the documents")
    severities: tuple[SeverityOf, ...] = option("severities of rules and categories", ())
    kind: str | None = option("their kind of document, whatever their titles say", None)
    period: str | None = option("the time they report on, such as 2024 or 2024年上半年", None)
    as_of: str | None = option("the day they are written, where they do not say so: a date, or today", None)
    encoding: str | None = option("the encoding of those without a byte order mark", None)
    terms: Words | None = option("words accepted and forbidden", None)


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A settings file. Lists and mappings add to those of the files it extends, other values replace theirs."""

    extends: tuple[str, ...] = option("settings files to build on, relative to this one; a later one wins", ())
    rules: tuple[str, ...] = option("rule files of one's own, or folders of them, relative to this file", ())
    bundled: bool = option("use the rules that come with the program", True)
    severities: tuple[SeverityOf, ...] = option("severities of rules and categories", ())
    terms: Words | None = option("words accepted and forbidden", None)
    files: tuple[str, ...] = option("patterns of the files to take from folders, instead of all known formats", ())
    exclude: tuple[str, ...] = option("patterns of the files to leave out of folders", ())
    force_exclude: bool = option("leave excluded files out even when they are named one by one", False)
    kind: str | None = option("the kind of the documents, whatever their titles say", None)
    period: str | None = option("the time they report on, such as 2024 or 2024年上半年", None)
    as_of: str | None = option("the day they are written, where they do not say so: a date, or today", None)
    encoding: str | None = option("the encoding of those without a byte order mark", None)
    ignore: tuple[IgnoreEntry, ...] = option("findings that are right as they stand", ())
    baseline: str | None = option("the file of the findings known so far, relative to this one", None)
    overrides: tuple[Override, ...] = option("values for some of the documents", ())
    fail_on: Limit = option("the least severity that makes the exit status 1", "warning")
    language: Tongue | None = option("the language of messages", None)

"""What settings come to for one document: a value for every key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from linter.checks.words import Term
from linter.circumstances import Circumstances
from linter.globs import decide
from linter.ignoring import Ignore
from linter.language import Language
from linter.settings.entries import Entry, Patterns

if TYPE_CHECKING:
    from linter.settings.keys import Level, Limit


@dataclass(frozen=True, slots=True)
class Settings:
    """The values for one document; paths in files are absolute.

    *path* is the settings file found for it, None without one. *severities* hold for a rule, a category or ``all``.
    *only* and *skip* are those of the command line.
    """

    path: str | None = None
    rules: tuple[str, ...] = ()
    bundled: bool = True
    severities: tuple[tuple[str, Level], ...] = ()
    accept: tuple[str, ...] = ()
    forbid: tuple[Term, ...] = ()
    files: tuple[Patterns, ...] = ()
    exclude: tuple[Patterns, ...] = ()
    force_exclude: bool = False
    encoding: str | None = None
    ignore: tuple[Ignore, ...] = ()
    baseline: str | None = None
    fail_on: Limit = "warning"
    language: Language | None = None
    circumstances: Circumstances = Circumstances()
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()

    def excludes(self, path: str) -> bool:
        """Whether ``exclude`` leaves out the file *path*, or, when it ends in ``/``, all below that folder."""
        return stand_for(self.exclude, path)


def stand_for(patterns: Iterable[Patterns], path: str) -> bool:
    """Whether *patterns* stand for *path*: the last of them that fits or takes back decides."""
    for group in reversed(tuple(patterns)):
        decided = decide(group.patterns, path, group.folder)
        if decided is not None:
            return decided
    return False


def settle(entries: Iterable[Entry], path: str | None, today: date) -> Settings:
    """What *entries* come to: members of lists and mappings add up, of other values the last one wins."""
    under: dict[str, list[Entry]] = {}
    for entry in entries:
        under.setdefault(entry.key, []).append(entry)

    def every(key: str) -> tuple[Entry, ...]:
        return tuple(under.get(key, ()))

    def last(key: str, default: Any = None) -> Any:
        return under[key][-1].value if key in under else default

    as_of = last("as-of")
    return Settings(
        path=path,
        rules=tuple(dict.fromkeys(entry.value for entry in every("rules"))),
        bundled=bool(last("bundled", True)),
        severities=tuple({entry.value.name: entry.value.level for entry in every("severities")}.items()),
        accept=tuple(dict.fromkeys(entry.value for entry in every("terms.accept"))),
        forbid=tuple({(e.value.wrong, e.value.context): e.value for e in every("terms.forbid")}.values()),
        files=_patterns(every("files")),
        exclude=_patterns(every("exclude")),
        force_exclude=bool(last("force-exclude", False)),
        encoding=last("encoding"),
        ignore=tuple(dict.fromkeys(map(_ignore, every("ignore")))),
        baseline=last("baseline"),
        fail_on=last("fail-on", "warning"),
        language=last("language"),
        circumstances=Circumstances(
            kind=last("kind"),
            period=last("period"),
            as_of=today if as_of == "today" else as_of,
        ),
        only=tuple(entry.value for entry in every("only")),
        skip=tuple(entry.value for entry in every("skip")),
    )


def _patterns(entries: Iterable[Entry]) -> tuple[Patterns, ...]:
    """The patterns of *entries*, those that begin at one folder together: gitignore weighs them against each other."""
    groups = groupby(entries, key=lambda entry: entry.folder)
    return tuple(Patterns(tuple(entry.value for entry in group), folder) for folder, group in groups)


def _ignore(entry: Entry) -> Ignore:
    said = entry.value
    return Ignore(said.path, said.rule, said.quote, said.reason, str(entry.where), entry.folder)

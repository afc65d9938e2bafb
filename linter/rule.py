"""One rule, its examples, and a set of rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from typing import Literal

from linter.checks.check import Check
from linter.checks.options import option
from linter.circumstances import Circumstances
from linter.finding import Category, Hit, Severity
from linter.kinds import DocumentKind
from linter.language import Mistake, Phrase

Grade = Literal["safe", "unsafe"]


@dataclass(frozen=True, slots=True)
class Example:
    """A text the rule is tried on: *spans* are what it must report, *fixed* what its fixes make of it.

    *circumstances* are what is known of it from outside, *beside* is the earlier document that it is held against by
    a rule that compares documents.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    fixed: str | None = None
    line: int = 0
    circumstances: Circumstances = Circumstances()
    beside: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many hits in one document a rule wants, and how it tells a habit."""

    at_least: int = option("report only when the document holds at least so many hits", 1)
    at_most: int | None = option("report only when the document holds at most so many hits", None)
    once_above: int | None = option("more hits than so many are one habit, reported once, at the first", None)

    def of(self, hits: Sequence[Hit]) -> Sequence[Hit]:
        """Those of *hits* that are to be reported."""
        if len(hits) < self.at_least or (self.at_most is not None and len(hits) > self.at_most):
            return ()
        if self.once_above is not None and len(hits) > self.once_above:
            return [min(hits, key=lambda hit: hit.start)]
        return hits


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it says of itself and the check that finds its violations."""

    id: str
    category: Category
    severity: Severity
    message: Phrase
    kind: str
    check: Check
    why: Phrase | None = None
    source: str | None = None
    fix: Grade | None = None
    documents: tuple[str, ...] = ()
    since: int | None = None
    instead_of: tuple[str, ...] = ()
    gives_way: bool = False
    files: tuple[str, ...] = ()
    sets_apart: bool = False
    count: Count = Count()
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    path: str = ""
    line: int = 0

    def concerns(self, path: str) -> bool:
        """Whether the rule is for the file at *path*."""
        if not self.files:
            return True
        posix = path.replace("\\", "/")
        return any(fnmatch(posix, glob) or fnmatch(posix.rpartition("/")[2], glob) for glob in self.files)


@dataclass(frozen=True, eq=False)
class RuleSet:
    """Rules in the order they are listed, and the kinds of document they know.

    *muted* rules report nothing, but the lines they set apart are kept from the others all the same. Nothing is
    reported that lies within one of the *accepted* words.
    """

    rules: tuple[Rule, ...]
    kinds: tuple[DocumentKind, ...] = ()
    muted: tuple[Rule, ...] = ()
    accepted: tuple[str, ...] = ()

    def select(self, only: Sequence[str] = (), skip: Sequence[str] = ()) -> RuleSet:
        """The rules that *only* names (all when empty) without those that *skip* names, by id or category.

        What is left out but sets lines apart is muted: a document is read the same whatever is chosen.
        Raises Mistake for a name that is neither.
        """
        self.verify((*only, *skip))

        def is_chosen(rule: Rule) -> bool:
            names = {rule.id, rule.category.value}
            return (not only or not names.isdisjoint(only)) and names.isdisjoint(skip)

        chosen = tuple(rule for rule in self.rules if is_chosen(rule))
        left_out = (rule for rule in self.rules if rule.sets_apart and not is_chosen(rule))
        return replace(self, rules=chosen, muted=(*self.muted, *left_out))

    def verify(self, names: Sequence[str]) -> None:
        """Raise Mistake for one of *names* that is no rule's and no category's."""
        known = {rule.id for rule in self.rules} | {category.value for category in Category}
        for name in names:
            if name not in known:
                import difflib

                close = difflib.get_close_matches(name, sorted(known), n=1)
                raise Mistake(
                    "没有名为“{name}”的规则或类别{hint_zh}；用 --list-rules 查看全部",
                    "no rule or category is called '{name}'{hint_en}; --list-rules shows them all",
                    name=name,
                    hint_zh=f"，是不是“{close[0]}”" if close else "",
                    hint_en=f", did you mean '{close[0]}'" if close else "",
                )

    def named(self, identifier: str) -> Rule:
        """The rule with this id.

        Raises Mistake when there is none.
        """
        for rule in self.rules:
            if rule.id == identifier:
                return rule
        self.verify([identifier])
        raise Mistake(
            "“{name}”是类别，不是规则；用 --list-rules 查看其中的规则",
            "'{name}' is a category, not a rule; --list-rules shows its rules",
            name=identifier,
        )

"""The rules run over one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from linter.accepting import AcceptedWords, IsAccepted
from linter.calendar.dates import read_dates
from linter.calendar.period import timeframe
from linter.checks.check import Occurrence
from linter.circumstances import Circumstances
from linter.document import Document
from linter.finding import Finding, Hit
from linter.found import Found, finding_of
from linter.language import Language, Mistake
from linter.precedence import one_for_a_place, without_covered, without_silenced, without_yielding
from linter.prefilter import Prefilter
from linter.reading import Reading
from linter.rule import Rule, RuleSet


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules found in one document, in order of place, what could not be checked, and their reading of it."""

    findings: tuple[Finding, ...]
    mistakes: tuple[Mistake, ...] = ()
    reading: Reading | None = None


def lint(document: Document, rules: RuleSet | None = None, language: Language = "zh") -> list[Finding]:
    """Every finding of *rules* (all bundled ones when None) in *document*, in order of place.

    Raises Mistake when a rule could not be run to its end.
    """
    outcome = inspect(document, _bundled() if rules is None else rules, language)
    for mistake in outcome.mistakes:
        raise mistake
    return list(outcome.findings)


def inspect(
    document: Document,
    rules: RuleSet,
    language: Language = "zh",
    circumstances: Circumstances = Circumstances(),
) -> Outcome:
    """As ``lint``, but a rule that could not be run is told beside the findings of the others."""
    return _engine(rules).inspect(document, language, circumstances)


@lru_cache(maxsize=1)
def _bundled() -> RuleSet:
    from linter.rulefiles.loading import load_rules

    return load_rules()


@lru_cache(maxsize=32)
def _engine(rules: RuleSet) -> _Engine:
    return _Engine(rules)


class _Engine:
    """Rules made ready to run: sorted by the text they read, their literals in one automaton each."""

    def __init__(self, rules: RuleSet) -> None:
        self._kinds = rules.kinds
        self._accepted = AcceptedWords(rules.accepted)
        self._muted = frozenset(rule.id for rule in rules.muted)
        self._silenced = {rule.id: rule.instead_of for rule in rules.rules if rule.instead_of}
        apart = [rule for rule in (*rules.muted, *rules.rules) if rule.sets_apart]
        rest = [rule for rule in rules.rules if not rule.sets_apart]
        self._raw = _Rules([*apart, *(rule for rule in rest if not rule.check.reads_repaired())])
        self._repaired = _Rules([rule for rule in rest if rule.check.reads_repaired()])

    def inspect(self, document: Document, language: Language, circumstances: Circumstances) -> Outcome:
        mistakes: list[Mistake] = []
        found: list[Found] = []
        first = Reading(document, self._kinds, circumstances=circumstances)
        promising = self._raw.promising(first.text)
        # The repaired view of the first reading would be made for this alone.
        accepted = self._accepted.within(first, repaired=False)
        apart = list(_run((pair for pair in promising if pair[0].sets_apart), first, accepted, mistakes))
        lines = _whole_lines(first.text, (one.hit for one in apart))
        reading = Reading(document, self._kinds, lines, circumstances) if lines else first
        accepted = self._accepted.within(reading, repaired=True)
        found += one_for_a_place(one for one in apart if one.rule.id not in self._muted)
        found += _run((pair for pair in promising if not pair[0].sets_apart), reading, accepted, mistakes)
        if self._repaired.rules:
            found += _run(self._repaired.promising(reading.view.text), reading, accepted, mistakes)
        found = without_yielding(without_silenced(found, self._silenced))
        findings = [finding_of(reading, one, language) for one in found]
        return Outcome(tuple(without_covered(findings)), tuple(mistakes), reading)


class _Rules:
    """The rules that read one text."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self._prefilter = Prefilter(rules)

    def promising(self, text: str) -> list[tuple[Rule, list[Occurrence]]]:
        """The rules that can find anything in *text*, in order, with where their words stand."""
        return [(self.rules[index], words) for index, words in sorted(self._prefilter.occurrences(text).items())]


def _run(
    promising: Iterable[tuple[Rule, Sequence[Occurrence]]],
    reading: Reading,
    is_accepted: IsAccepted,
    mistakes: list[Mistake],
) -> Iterator[Found]:
    for rule, occurrences in promising:
        if (
            rule.concerns(reading.document.origin.path)
            and (not rule.documents or reading.kind in rule.documents)
            and (rule.since is None or not _is_older(reading, rule.since))
        ):
            yield from _hits(rule, reading, occurrences, is_accepted, mistakes)


def _is_older(reading: Reading, since: int) -> bool:
    """Whether title, opening or closing date, else most of the years it names, lie before *since*."""
    time = timeframe(reading)
    years = [period.last.year for period in (*time.title, time.opening) if period is not None]
    if time.signed is not None and time.signed.year:
        years.append(time.signed.year)
    told = reading.circumstances
    years += [day.year for day in (told.period[1] if told.period else None, told.as_of) if day and not years]
    if not years:
        named = sorted(date.year for date in read_dates(reading.view.text).dates if date.year)
        years = named[len(named) // 2 :][:1]
    return bool(years) and max(years) < since


def _hits(
    rule: Rule,
    reading: Reading,
    occurrences: Sequence[Occurrence],
    is_accepted: IsAccepted,
    mistakes: list[Mistake],
) -> Iterator[Found]:
    hits: list[Hit] = []
    try:
        hits += (hit for hit in rule.check.find(reading, occurrences) if not is_accepted(hit))
    except TimeoutError:
        mistakes.append(
            Mistake(
                "“{path}”：规则 {rule} 的正则表达式运行超时，未检查完；请改写或用 --skip {rule} 关闭",
                "'{path}': a pattern of the rule {rule} ran out of time before the end; mend it or pass --skip {rule}",
                path=reading.document.origin.path,
                rule=rule.id,
            )
        )
    reported = rule.count.of(hits)
    is_habit = 0 < len(reported) < len(hits)
    for hit in reported:
        further = [other.edit for other in hits if other.edit and other is not hit] if is_habit else []
        yield Found(rule, hit, len(hits), tuple(filter(None, map(reading.edit_in_document, further))))


def _whole_lines(text: str, hits: Iterable[Hit]) -> list[tuple[int, int]]:
    """The lines that hits cover but for white space, from line start to line end."""
    spans: list[tuple[int, int]] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, hit.end)):
        start = text.rfind("\n", 0, hit.start) + 1
        end = text.find("\n", max(hit.end - 1, hit.start))
        end = len(text) if end < 0 else end
        covered = not text[start : hit.start].strip() and not text[hit.end : end].strip()
        if covered and (not spans or start >= spans[-1][1]):
            spans.append((start, end))
    return spans

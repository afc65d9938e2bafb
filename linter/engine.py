"""The rules run over one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from linter.accepting import AcceptedWords, IsAccepted
from linter.calendar.dates import read_dates
from linter.calendar.period import timeframe
from linter.checks.check import Occurrence
from linter.circumstances import Circumstances
from linter.document import Document
from linter.finding import Category, Edit, Finding, Fix, Hit, Severity
from linter.language import Language, Mistake
from linter.prefilter import Prefilter
from linter.reading import Reading
from linter.rule import Rule, RuleSet
from linter.whereabouts import line_words

_LONGEST_FIELD = 40
"""A field of a message is cut to so many characters: messages are read on one line."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules found in one document, in order of place, what could not be checked, and their reading of it."""

    findings: tuple[Finding, ...]
    mistakes: tuple[Mistake, ...] = ()
    reading: Reading | None = None


class _Found(NamedTuple):
    """A hit with its rule, how many hits the rule has in the document, and the edits of those it stands for."""

    rule: Rule
    hit: Hit
    total: int
    further: tuple[Edit, ...]


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
        found: list[_Found] = []
        first = Reading(document, self._kinds, circumstances=circumstances)
        promising = self._raw.promising(first.text)
        # The repaired view of the first reading would be made for this alone.
        accepted = self._accepted.within(first, repaired=False)
        apart = list(_run((pair for pair in promising if pair[0].sets_apart), first, accepted, mistakes))
        lines = _whole_lines(first.text, (one.hit for one in apart))
        reading = Reading(document, self._kinds, lines, circumstances) if lines else first
        accepted = self._accepted.within(reading, repaired=True)
        found += _one_for_a_place(one for one in apart if one.rule.id not in self._muted)
        found += _run((pair for pair in promising if not pair[0].sets_apart), reading, accepted, mistakes)
        if self._repaired.rules:
            found += _run(self._repaired.promising(reading.view.text), reading, accepted, mistakes)
        found = _without_silenced(found, self._silenced)
        findings = [_finding(reading, one, language) for one in found]
        return Outcome(tuple(_without_covered(findings)), tuple(mistakes), reading)


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
) -> Iterator[_Found]:
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
) -> Iterator[_Found]:
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
        yield _Found(rule, hit, len(hits), tuple(filter(None, map(reading.edit_in_document, further))))


def _one_for_a_place(found: Iterable[_Found]) -> Iterator[_Found]:
    """One hit for each span: a line of boilerplate that several rules know goes out all the same."""
    places: set[tuple[int, int]] = set()
    for one in sorted(found, key=lambda one: -one.rule.severity.rank):
        place = one.hit.start, one.hit.end
        if place not in places:
            places.add(place)
            yield one


def _without_silenced(found: list[_Found], silenced: Mapping[str, Sequence[str]]) -> list[_Found]:
    """*found* without hits of rules that another, which reports the same span, speaks instead of."""
    told = {(rule, one.hit.start, one.hit.end) for one in found for rule in silenced.get(one.rule.id, ())}
    return [one for one in found if (one.rule.id, one.hit.start, one.hit.end) not in told] if told else found


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


def finding_of(reading: Reading, rule: Rule, hit: Hit, language: Language) -> Finding:
    """The finding that *hit* of *rule* makes in the document that was read so."""
    return _finding(reading, _Found(rule, hit, 1, ()), language)


def _finding(reading: Reading, found: _Found, language: Language) -> Finding:
    document, rule, hit = reading.document, found.rule, reading.in_document(found.hit)
    place = document.place(hit.start, hit.end)
    fields = {
        name: _clipped(value) if isinstance(value, str) else line_words(document.place(*value), language)
        for name, value in hit.fields.items()
    }
    always = {"quote": _clipped(place.quote), "line": str(place.line), "count": str(found.total)}
    message = rule.message.say(language, **always | fields)
    fix = None
    if found.hit.edit is not None and rule.fix is not None:
        edits = (hit.edit, *found.further) if hit.edit else found.further
        if edits:
            first, *further = edits
            fix = Fix(first.start, first.end, first.text, rule.fix == "safe", tuple(further))
    related = tuple(document.place(start, end) for start, end in hit.related)
    return Finding(rule.id, rule.category, rule.severity, message, document.origin.path, place, fix, related)


def _clipped(text: str) -> str:
    text = " ".join(text.split("\n"))
    return text if len(text) <= _LONGEST_FIELD else text[: _LONGEST_FIELD - 1] + "…"


def _without_covered(findings: list[Finding]) -> Iterator[Finding]:
    """Findings in order of place, without duplicates and those within a longer one of their category, no less severe.

    Of two rules that speak of one place the longer span says more: 对旳 rather than 旳.
    """
    findings.sort(key=lambda f: (f.place.start, -f.place.end, -f.severity.rank, f.rule))
    furthest: dict[tuple[Category, Severity], tuple[int, int]] = {}
    seen: set[tuple[str, int, int, str]] = set()
    for finding in findings:
        start, end = finding.place.start, finding.place.end
        key = (finding.rule, start, end, finding.message)
        longest = [
            furthest.get((finding.category, severity), (start, -1))
            for severity in Severity
            if severity >= finding.severity
        ]
        covered = start < end and any(
            other_end > end or (other_end == end and other_start < start) for other_start, other_end in longest
        )
        if covered or key in seen:
            continue
        seen.add(key)
        if end > furthest.get((finding.category, finding.severity), (start, -1))[1]:
            furthest[finding.category, finding.severity] = (start, end)
        yield finding

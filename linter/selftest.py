"""The rules tried on their own examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from linter.checks.compared import Compared
from linter.comparing import compare
from linter.document import Document
from linter.engine import inspect
from linter.finding import Finding
from linter.fixing import apply_fixes
from linter.language import Language, Phrase
from linter.reading import Reading
from linter.rule import Example, Rule, RuleSet

Sort = Literal["missed", "noisy", "misplaced", "wrongly-fixed", "timed-out"]
Span = tuple[int, int]

SORTS: dict[Sort, Phrase] = {
    "missed": Phrase("漏报", "missed"),
    "noisy": Phrase("误报", "noisy"),
    "misplaced": Phrase("位置不对", "misplaced"),
    "wrongly-fixed": Phrase("改得不对", "wrongly fixed"),
    "timed-out": Phrase("超时", "out of time"),
}
MISSED = Phrase("没有报告“{expected}”", "'{expected}' was not reported")
NOISY = Phrase("不该报告“{reported}”", "'{reported}' should not be reported")
MISPLACED = Phrase("应报告“{expected}”，却报告了“{reported}”", "'{reported}' was reported, not '{expected}'")
WRONG_RESULT = Phrase("改出来的不是例子里 fixed 所写的", "the fixes give something else than 'fixed' says")
NO_FIX = Phrase(
    "例子里写了 fixed，规则却没有给出改法（要有 fix: safe 或 unsafe，检查种类也要给出改后的文字）",
    "the example has 'fixed', the rule gives no fix (it needs fix: safe or unsafe, and a check that gives a text)",
)
AGAIN = Phrase("改后的文字又被这条规则报告并再改", "what the fixes give is reported and fixed again")
TIMED_OUT = Phrase(
    "规则在这个例子上运行超时，请改写正则表达式", "the rule ran out of time on this example; mend its pattern"
)
OTHER_KIND = Phrase(
    "（规则只用于{documents}，从例子的标题看不出是其中哪一种）",
    " (the rule is for {documents}, which the title of the example does not say)",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What went wrong with one example of one rule.

    *expected* is a span of the example that should have been reported, *reported* one that was; *result* is what the
    fixes made of it, in which the spans *again* are fixed once more.
    """

    rule: Rule
    sort: Sort
    example: Example
    sentence: Phrase
    expected: Span | None = None
    reported: Span | None = None
    result: str | None = None
    again: tuple[Span, ...] = ()
    hint: Phrase | None = None

    def say(self, language: Language) -> str:
        """What went wrong, in a sentence."""
        hint = self.hint.say(language, documents="、".join(self.rule.documents)) if self.hint else ""
        sentence = self.sentence.say(
            language, expected=_quoted(self.example, self.expected), reported=_quoted(self.example, self.reported)
        )
        return f"{SORTS[self.sort].say(language)}{Phrase('：', ': ').say(language)}{sentence}{hint}"


def test_rules(rules: RuleSet) -> Iterator[Verdict]:
    """Every example that a rule fails; a rule is tried alone, so that no other rule helps or hides it.

    An example has no path: a rule that is for some files only is tried all the same.
    """
    for rule in rules.rules:
        alone = RuleSet((replace(rule, files=()),), rules.kinds)
        for example in (*rule.bad, *rule.good):
            yield from _try(rule, alone, example)


test_rules.__test__ = False  # type: ignore[attr-defined]  # pytest takes the name for a test's


def _try(rule: Rule, alone: RuleSet, example: Example) -> Iterator[Verdict]:
    document = Document(example.text)
    outcome = inspect(document, alone, circumstances=example.circumstances)
    if example.beside is not None:
        earlier = Compared(Reading(Document(example.beside), alone.kinds), "a.txt")
        later = Compared(Reading(document, alone.kinds), "b.txt")
        outcome = replace(outcome, findings=tuple(compare(alone, later, earlier)))
    if outcome.mistakes:
        yield Verdict(rule, "timed-out", example, TIMED_OUT)
        return
    reported = {(finding.place.start, finding.place.end) for finding in outcome.findings}
    expected = set(example.spans)
    unexpected = reported - expected
    for start, end in sorted(expected - reported):
        near = sorted(
            span for span in unexpected if span[0] < max(end, start + 1) and max(span[1], span[0] + 1) > start
        )
        if near:
            unexpected -= set(near)
            yield Verdict(rule, "misplaced", example, MISPLACED, (start, end), near[0])
        else:
            other = rule.documents and Reading(document, alone.kinds).kind not in rule.documents
            yield Verdict(rule, "missed", example, MISSED, (start, end), hint=OTHER_KIND if other else None)
    for span in sorted(unexpected):
        yield Verdict(rule, "noisy", example, NOISY, reported=span)
    yield from _try_fixes(rule, alone, example, outcome.findings)


def _try_fixes(rule: Rule, alone: RuleSet, example: Example, findings: tuple[Finding, ...]) -> Iterator[Verdict]:
    fixes = [finding.fix for finding in findings if finding.fix]
    fixed = apply_fixes(example.text, fixes)
    if example.fixed is not None and fixed != example.fixed:
        sentence = WRONG_RESULT if fixes or not findings else NO_FIX
        yield Verdict(rule, "wrongly-fixed", example, sentence, result=fixed)
    if fixes:
        more = inspect(Document(fixed), alone, circumstances=example.circumstances).findings
        again = tuple((finding.place.start, finding.place.end) for finding in more if finding.fix)
        if again:
            yield Verdict(rule, "wrongly-fixed", example, AGAIN, result=fixed, again=again)


def _quoted(example: Example, span: Span | None) -> str:
    return example.text[slice(*span)] if span else ""

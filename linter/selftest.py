"""The rules tried on their own examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from linter.document import Document
from linter.engine import inspect
from linter.finding import Finding
from linter.fixing import apply_fixes
from linter.language import Language, Phrase
from linter.rule import Example, Rule, RuleSet

Sort = Literal["missed", "noisy", "misplaced", "wrongly-fixed", "timed-out"]

_SENTENCES: dict[Sort, Phrase] = {
    "missed": Phrase("漏报：应报告“{detail}”", "missed: '{detail}' should be reported"),
    "noisy": Phrase("误报：不应报告“{detail}”", "noisy: '{detail}' should not be reported"),
    "misplaced": Phrase("位置不对：报告了“{detail}”", "misplaced: '{detail}' is what was reported"),
    "wrongly-fixed": Phrase("修改结果不对：得到“{detail}”", "wrongly fixed: the result is '{detail}'"),
    "timed-out": Phrase("运行超时", "ran out of time"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What went wrong with one example of one rule."""

    rule: Rule
    sort: Sort
    example: Example
    detail: str

    def say(self, language: Language) -> str:
        """``file:line: rule: what went wrong``, then the example."""
        sentence = _SENTENCES[self.sort].say(language, detail=self.detail)
        return f"{self.rule.path}:{self.example.line}: {self.rule.id}: {sentence}\n    {self.example.text!r}"


def test_rules(rules: RuleSet) -> Iterator[Verdict]:
    """Every example that a rule fails; a rule is tried alone, so that no other rule helps or hides it."""
    for rule in rules.rules:
        alone = RuleSet((rule,), rules.kinds)
        for example in (*rule.bad, *rule.good):
            yield from _try(rule, alone, example)


test_rules.__test__ = False  # type: ignore[attr-defined]  # pytest takes the name for a test's


def _try(rule: Rule, alone: RuleSet, example: Example) -> Iterator[Verdict]:
    outcome = inspect(Document(example.text), alone)
    if outcome.mistakes:
        yield Verdict(rule, "timed-out", example, "")
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
            yield Verdict(rule, "misplaced", example, _quoted(example, near[0]))
        else:
            yield Verdict(rule, "missed", example, _quoted(example, (start, end)))
    for span in sorted(unexpected):
        yield Verdict(rule, "noisy", example, _quoted(example, span))
    yield from _try_fixes(rule, alone, example, outcome.findings)


def _try_fixes(rule: Rule, alone: RuleSet, example: Example, findings: tuple[Finding, ...]) -> Iterator[Verdict]:
    fixed = apply_fixes(example.text, (finding.fix for finding in findings if finding.fix))
    if example.fixed is not None and fixed != example.fixed:
        yield Verdict(rule, "wrongly-fixed", example, fixed)
    if fixed != example.text and any(finding.fix for finding in inspect(Document(fixed), alone).findings):
        yield Verdict(rule, "wrongly-fixed", example, fixed)


def _quoted(example: Example, span: tuple[int, int]) -> str:
    return example.text[span[0] : span[1]] or f"@{span[0]}"

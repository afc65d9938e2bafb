"""What trying the rules on their examples gave, for the author of a rule: the sentence, the example, the carets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from linter.language import Language, Phrase
from linter.report.excerpt import marked_lines
from linter.report.paint import Piece
from linter.report.visible import Visible
from linter.rule import RuleSet
from linter.selftest import SORTS, Span, Verdict

ALL_HOLD = Phrase(
    "{rules} 条规则的 {examples} 个示例全部通过。", "every example holds (rules: {rules}, examples: {examples})."
)
SOME_FAIL = Phrase(
    "{failing} 处没有通过：{sorts}（共 {rules} 条规则、{examples} 个示例）。",
    "{failing} to mend: {sorts} (rules: {rules}, examples: {examples}).",
)
COUNTED = Phrase("{sort} {count}", "{sort} {count}")
SHOULD, WAS, AGAIN = Phrase("应报告", "wanted"), Phrase("报告了", "reported"), Phrase("又被报告", "reported again")
WANTED, GOT = Phrase("应改成：", "wanted: "), Phrase("改成了：", "got:    ")
INDENT = "    "


def verdict_pieces(verdict: Verdict, language: Language, visible: Visible) -> Iterator[Piece]:
    """One verdict: ``file:line: rule: sentence``, then the lines of the example it speaks of, marked from below."""
    where = f"{verdict.rule.path}:{verdict.example.line}: "
    yield visible(where), "bold"
    yield f"{verdict.rule.id}: ", ""
    yield f"{visible(verdict.say(language))}\n", "red"
    if verdict.again:
        yield from _marked(verdict.result or "", [(AGAIN, verdict.again, "red")], language, visible)
    elif verdict.result is not None:
        yield from _compared(verdict.example.fixed or "", verdict.result, language, visible)
    else:
        marks = [(SHOULD, verdict.expected, "green"), (WAS, verdict.reported, "red")]
        spans = [(label, (span,), colour) for label, span, colour in marks if span]
        yield from _marked(verdict.example.text, spans, language, visible)
    yield "\n", ""


def closing_piece(verdicts: Sequence[Verdict], rules: RuleSet, language: Language) -> Piece:
    """How many rules and examples were tried, and how many of them fail."""
    tried = {"rules": len(rules.rules), "examples": sum(len(rule.bad) + len(rule.good) for rule in rules.rules)}
    if not verdicts:
        return f"{ALL_HOLD.say(language, **tried)}\n", "bold"
    counts = Counter(verdict.sort for verdict in verdicts)
    sorts = (
        Phrase("，", ", ")
        .say(language)
        .join(
            COUNTED.say(language, sort=SORTS[sort].say(language), count=counts[sort]) for sort in SORTS if counts[sort]
        )
    )
    return f"{SOME_FAIL.say(language, failing=len(verdicts), sorts=sorts, **tried)}\n", "bold"


def verdict_records(verdicts: Sequence[Verdict], rules: RuleSet, language: Language) -> dict[str, object]:
    """The verdicts as an object for programs; offsets count the characters of the example."""
    return {
        "version": 1,
        "rules": len(rules.rules),
        "examples": sum(len(rule.bad) + len(rule.good) for rule in rules.rules),
        "verdicts": [
            {
                "path": verdict.rule.path,
                "line": verdict.example.line,
                "rule": verdict.rule.id,
                "verdict": verdict.sort,
                "message": verdict.say(language),
                "text": verdict.example.text,
                "expected": verdict.expected,
                "reported": verdict.reported,
                "fixed": verdict.example.fixed,
                "result": verdict.result,
            }
            for verdict in verdicts
        ],
    }


def _marked(
    text: str, marks: Sequence[tuple[Phrase, tuple[Span, ...], str]], language: Language, visible: Visible
) -> Iterator[Piece]:
    """The lines of *text* that hold one of the *marks*, each followed by carets with their label; all for none."""
    rows = [list(marked_lines(text, spans, visible)) for _, spans, _ in marks] or [
        [(visible(line), "") for line in text.split("\n")]
    ]
    for lines in zip(*rows, strict=True):
        carets = [line[1] for line in lines]
        if marks and not any(carets):
            continue
        yield f"{INDENT}{lines[0][0]}\n", ""
        for caret, (label, _, colour) in zip(carets, marks, strict=bool(marks)):
            if caret:
                yield f"{INDENT}{caret}  {label.say(language)}\n", colour


def _compared(wanted: str, got: str, language: Language, visible: Visible) -> Iterator[Piece]:
    """The first line in which *wanted* and *got* differ, with a caret where they begin to."""
    for one, other in zip_longest(wanted.split("\n"), got.split("\n")):
        if one == other:
            continue
        alike = 0
        for first, second in zip(one or "", other or "", strict=False):
            if first != second:
                break
            alike += 1
        label = GOT.say(language)
        if one is not None:
            yield f"{INDENT}{WANTED.say(language)}{visible(one)}\n", "green"
        if other is not None:
            yield f"{INDENT}{label}{visible(other)}\n", "red"
        yield f"{INDENT}{' ' * cell_len(label + visible((one or other or '')[:alike]))}^\n", "red"
        return

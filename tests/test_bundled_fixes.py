"""The bundled rules' safe fixes, tried on all their examples and on documents put together at random.

Only the edits differ, whatever the encoding and the line ends; a second run changes nothing; no fix brings a defect.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.checking import Checker
from linter.checks.pattern import Pattern
from linter.finding import Edit
from linter.fixing import choose
from linter.fixpoint import Mended, mend
from linter.results import Checked, Failure
from linter.rule import Rule
from linter.rulefiles.loading import load_rules

BUNDLED = load_rules(check=True)
CHECKER = Checker(BUNDLED)
ENCODINGS = {
    "utf-8": ("utf-8", b""),
    "utf-8 with mark": ("utf-8", b"\xef\xbb\xbf"),
    "utf-16": ("utf-16-le", b"\xff\xfe"),
    "utf-16 big": ("utf-16-be", b"\xfe\xff"),
    "gb18030": ("gb18030", b""),
}
NEWLINES = {"lf": "\n", "crlf": "\r\n", "cr": "\r", "mixed": None}
LINE_END = re.compile(r"\r\n|\r|\n")
SAFE = [example.text for rule in BUNDLED.rules if rule.fix == "safe" for example in rule.bad]
ANY = [example.text for rule in BUNDLED.rules for example in (*rule.bad, *rule.good)]

UNCOVERS = {("title-stop", "nameless-unit-in-title")}
"""A fix that lets a title be read as one, and what the title then is found to lack: the defect was there before."""


@dataclass
class Trial:
    """One file mended, with every state it went through."""

    data: bytes
    states: list[tuple[bytes, Checked]] = field(default_factory=list)

    def check(self, data: bytes) -> Iterator[Checked | Failure]:
        for result in CHECKER.check("a.txt", data):
            if isinstance(result, Checked):
                self.states.append((data, result))
            yield result

    def run(self) -> Mended:
        return mend("a.txt", self.data, self.check)


def in_bytes(text: str, encoding: str, newlines: str, seed: int = 0) -> bytes:
    """*text* as a file of that encoding and those line ends holds it."""
    chance = random.Random(seed)
    raw = ""
    for part in re.split("(\n)", text):
        end = NEWLINES[newlines] or chance.choice(("\n", "\r\n", "\r"))
        # A line feed after a carriage return would be one line end with it.
        raw += part if part != "\n" else "\r" if end == "\n" and raw.endswith("\r") else end
    name, mark = ENCODINGS[encoding]
    return mark + raw.encode(name)


def only_the_edits_differ(before: bytes, after: bytes, edits: tuple[Edit, ...], encoding: str) -> bool:
    """Whether *after* is *before* with *edits*: every byte between them the same, line ends as well."""
    name, mark = ENCODINGS[encoding]
    old, new = (data.removeprefix(mark).decode(name) for data in (before, after))
    offsets = [0]
    while offsets[-1] < len(old):
        match = LINE_END.match(old, offsets[-1])
        offsets.append(match.end() if match else offsets[-1] + 1)
    reached = at = 0
    for edit in edits:
        kept = old[reached : offsets[edit.start]]
        written = re.compile(re.escape(edit.text).replace("\\\n", "(?:\r\n|\r|\n)"))
        if new[at : at + len(kept)] != kept or not (match := written.match(new, at + len(kept))):
            return False
        reached, at = offsets[edit.end], match.end()
    return new[at:] == old[reached:] and after.startswith(mark)


def fault(data: bytes, encoding: str) -> str:
    """What is wrong with how *data* is mended, empty when nothing is."""
    trial = Trial(data)
    mended = trial.run()
    if not trial.states:  # what converters leave of a text, 锟斤拷, is itself UTF-8 when written in GB18030
        return "" if mended.data == data else "a file that cannot be read was changed"
    for (before, checked), (after, _) in zip(trial.states, trial.states[1:], strict=False):
        wanted = [one for one in checked.findings if one.fix and one.fix.safe]
        if not only_the_edits_differ(before, after, choose(wanted, checked.document.text).edits, encoding):
            return "more than the edits differs"
    if any(not isinstance(result, Checked) for result in mended.results):
        return f"something was left: {mended.results}"
    if Trial(mended.data).run().data != mended.data:
        return "a second run changes something"
    return ""


def brought(data: bytes) -> set[tuple[str, str]]:
    """The rules whose fixes were made, each with the rules that find something only after it."""
    trial = Trial(data)
    trial.run()
    before = {one.rule for one in trial.states[0][1].findings}
    return {
        (fixed.rule, one.rule)
        for checked in [trial.states[-1][1]]
        for one in checked.findings
        if one.rule not in before
        for state in trial.states[:-1]
        for fixed in state[1].findings
        if fixed.fix and fixed.fix.safe
    }


each_rule = pytest.mark.parametrize("rule", BUNDLED.rules, ids=lambda rule: rule.id)


@each_rule
def test_fixes_on_the_examples_of_a_rule(rule: Rule) -> None:
    for number, example in enumerate((*rule.bad, *rule.good)):
        for encoding in ENCODINGS:
            newlines = list(NEWLINES)[number % len(NEWLINES)]
            data = in_bytes(example.text, encoding, newlines)
            assert fault(data, encoding) == "", (example.text, encoding, newlines)


@each_rule
def test_no_fix_brings_a_defect(rule: Rule) -> None:
    for example in (*rule.bad, *rule.good):
        assert brought(example.text.encode()) - UNCOVERS == set(), example.text


@settings(max_examples=60)
@given(
    st.lists(st.one_of(st.sampled_from(SAFE), st.sampled_from(ANY)), min_size=2, max_size=6),
    st.sampled_from(["\n", "\n\n"]),
    st.sampled_from(list(ENCODINGS)),
    st.sampled_from(list(NEWLINES)),
    st.integers(0, 9),
)
def test_fixes_on_documents_put_together_at_random(paragraphs, between, encoding, newlines, seed):
    data = in_bytes(between.join(paragraphs), encoding, newlines, seed)
    assert fault(data, encoding) == ""
    new = {found for _, found in brought(data)}
    assert not new & LOCAL


LOCAL = {
    rule.id
    for rule in BUNDLED.rules
    if rule.kind in ("terms", "artefacts", "pairs")
    or (isinstance(rule.check, Pattern) and rule.check.scope == "text" and rule.count.at_least == 1)
}
"""Rules that look at words alone: no other part of a document can have hidden from them what they find."""


def test_every_safe_rule_mends_something() -> None:
    for rule in BUNDLED.rules:
        if rule.fix == "safe":
            data = "\n".join(example.text for example in rule.bad).encode()
            assert Trial(data).run().data != data, rule.id

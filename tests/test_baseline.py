"""The baseline: what is known rests, what is new is told, what is gone is remarked on."""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporting import checked, finding, text_of

from linter.baseline.file import Known, baseline_lines, read_baseline, write_baseline
from linter.baseline.keys import Key, path_from
from linter.baseline.known import Baseline, leave_out_known
from linter.baseline.writing import rewrite
from linter.document import Document, Origin
from linter.engine import lint
from linter.finding import Finding
from linter.language import Mistake
from linter.results import Checked, Failure, Remark
from linter.rule import RuleSet

HEADER = '{"reportlint-baseline": 1}\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def of_words(path: str, text: str, *words: str, rule: str = "typo") -> Checked:
    """A document in which every occurrence of *words* is a finding."""
    document = text_of(path, text)
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(finding(document, at, at + len(word), "错", rule=rule))
            at = text.find(word, at + 1)
    return checked(document, *sorted(found, key=lambda one: one.place.start))


def every_rule(_path: str) -> set[str]:
    return {"typo", "date"}


def write(file: str, *results: Checked | Failure) -> None:
    rewrite(results, file, every_rule)


def filtered(file: str, *results: Checked | Failure) -> list[Checked | Failure | Remark]:
    return list(leave_out_known(results, lambda _path: Baseline.read(file), every_rule))


def new_words(result: object) -> list[str]:
    assert isinstance(result, Checked)
    return [one.place.quote for one in result.findings]


def test_what_is_known_rests_wherever_it_moves():
    write("b.jsonl", of_words("稿/甲.txt", "布署\n己经", "布署", "己经"))
    (result,) = filtered("b.jsonl", of_words("稿/甲.txt", "新的一行\n己经\n\n以及布署", "布署", "己经"))
    assert new_words(result) == []
    assert isinstance(result, Checked)
    assert [one.place.quote for one in result.known] == ["己经", "布署"]


NEW = {
    "another word": (of_words("a.txt", "布署己经", "布署", "己经"), ["己经"]),
    "one more of a word": (of_words("a.txt", "布署和布署", "布署"), ["布署"]),
    "another rule": (of_words("a.txt", "布署", "布署", rule="date"), ["布署"]),
    "another document": (of_words("b.txt", "布署", "布署"), ["布署"]),
}


@pytest.mark.parametrize(("result", "words"), NEW.values(), ids=NEW)
def test_what_is_new_is_told(result, words):
    write("b.jsonl", of_words("a.txt", "布署", "布署"))
    first, *_ = filtered("b.jsonl", result)
    assert new_words(first) == words


def test_the_file_is_sorted_and_has_a_line_for_each_key(folder):
    write("sub.jsonl", of_words("b.txt", "乙甲乙", "乙", "甲"), of_words("a\u0301.txt", "\u200b", "\u200b"))
    assert (folder / "sub.jsonl").read_text(encoding="utf-8") == (
        HEADER + '{"path": "b.txt", "rule": "typo", "quote": "乙", "count": 2}\n'
        '{"path": "b.txt", "rule": "typo", "quote": "甲", "count": 1}\n'
        '{"path": "\u00e1.txt", "rule": "typo", "quote": "\\u200b", "count": 1}\n'
    )


def test_paths_begin_at_the_folder_of_the_file(folder, monkeypatch):
    (folder / "稿").mkdir()
    write("known.jsonl", of_words(os.path.join("稿", "a.txt"), "布署", "布署"))
    assert '"path": "稿/a.txt"' in (folder / "known.jsonl").read_text(encoding="utf-8")
    monkeypatch.chdir(folder / "稿")
    (result,) = filtered(os.path.join(os.pardir, "known.jsonl"), of_words("a.txt", "布署", "布署"))
    assert new_words(result) == []
    assert path_from(os.path.join("x", "b.jsonl"), "a.txt") == "../a.txt"
    assert path_from("b.jsonl", "s3://bucket/a.txt") == "s3://bucket/a.txt"


def test_a_long_quote_is_told_by_its_beginning_and_a_digest():
    long = "县" * 200
    write("b.jsonl", of_words("a.txt", long, long))
    (key,) = read_baseline("b.jsonl")
    assert key.quote.startswith("县" * 40 + "…")
    assert len(key.quote) < 80
    same, *_ = filtered("b.jsonl", of_words("a.txt", long, long))
    other, *_ = filtered("b.jsonl", of_words("a.txt", long + "乡", long + "乡"))
    assert (new_words(same), new_words(other)) == ([], [long + "乡"])


def test_stale_entries_are_told_with_their_lines(folder):
    (folder / "a.txt").write_text("", encoding="utf-8")
    (folder / "here.txt").write_text("", encoding="utf-8")
    write("b.jsonl", of_words("a.txt", "布署布署己经", "布署", "己经"), of_words("gone.txt", "己经", "己经"))
    write("b.jsonl", of_words("here.txt", "己经", "己经"))
    # Documents that were not written this time stay; the one that is gone does not.
    assert {key.path for key in read_baseline("b.jsonl")} == {"a.txt", "here.txt"}
    entries = {**{key: known.times for key, known in read_baseline("b.jsonl").items()}, Key("gone.txt", "typo", "X"): 1}
    write_baseline("b.jsonl", entries)
    _, *remarks = filtered("b.jsonl", of_words("a.txt", "布署", "布署"))
    assert [remark.say("en") for remark in remarks if isinstance(remark, Remark)] == [
        "b.jsonl:2: '己经' [typo] is known 1 times in 'a.txt', found 0; to update: --write-baseline b.jsonl",
        "b.jsonl:3: '布署' [typo] is known 2 times in 'a.txt', found 1; to update: --write-baseline b.jsonl",
        "b.jsonl:4: 'X' [typo] is known 1 times in 'gone.txt', found 0; to update: --write-baseline b.jsonl",
    ]


def test_what_was_not_checked_is_not_judged(folder):
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("", encoding="utf-8")
    write("b.jsonl", of_words("a.txt", "布署", "布署"), of_words("b.txt", "布署", "布署"))
    slow = Failure("a.txt", Mistake("超时", "out of time"))
    assert not [r for r in filtered("b.jsonl", of_words("a.txt", ""), slow) if isinstance(r, Remark)]
    narrow = leave_out_known([of_words("a.txt", "")], lambda _path: Baseline.read("b.jsonl"), lambda _path: {"date"})
    assert not [r for r in narrow if isinstance(r, Remark)]


def test_checking_never_writes(folder):
    write("b.jsonl", of_words("a.txt", "布署", "布署"))
    before = (folder / "b.jsonl").read_bytes(), os.stat("b.jsonl").st_mtime_ns
    filtered("b.jsonl", of_words("a.txt", "己经", "己经"))
    assert ((folder / "b.jsonl").read_bytes(), os.stat("b.jsonl").st_mtime_ns) == before


def test_writing_again_keeps_rules_and_documents_that_were_not_checked(folder):
    (folder / "a.txt").write_text("", encoding="utf-8")
    write("b.jsonl", of_words("a.txt", "布署", "布署"))
    rewrite([of_words("a.txt", "1月", "1月", rule="date")], "b.jsonl", lambda _path: {"date"})
    assert [key.rule for key in read_baseline("b.jsonl")] == ["date", "typo"]
    told = rewrite([Failure("a.txt", Mistake("坏", "bad"))], "b.jsonl", every_rule)
    assert (told.known, told.added, told.dropped, len(told.failures)) == (2, 0, 0, 1)
    told = rewrite([of_words("a.txt", "")], "b.jsonl", every_rule)
    assert (told.known, told.documents, told.added, told.dropped) == (0, 0, 0, 2)
    assert (folder / "b.jsonl").read_text(encoding="utf-8") == HEADER


def test_standard_input_has_no_name_to_be_known_by():
    with pytest.raises(Mistake, match="standard input"):
        write("b.jsonl", of_words("-", "布署", "布署"))


ENTRY = '{"path": "a", "rule": "r", "quote": "q", "count": 1}\n'
BROKEN = {
    "empty": ("", 1, "not JSON|begins"),
    "another file": ("[project]\n", 1, "not JSON"),
    "no header": (ENTRY, 1, "how a baseline begins"),
    "later version": ('{"reportlint-baseline": 2}\n', 1, "version 2"),
    "no object": (HEADER + "[]\n", 2, "not a JSON object"),
    "cut off": (HEADER + ENTRY + '{"path": "a", "ru', 3, "not JSON"),
    "missing": (HEADER + '{"path": "a", "rule": "r", "count": 1}\n', 2, "lacks 'quote'"),
    "wrong value": (HEADER + '{"path": "a", "rule": "r", "quote": "q", "count": true}\n', 2, "'count'"),
    "no count": (HEADER + '{"path": "a", "rule": "r", "quote": "q", "count": 0}\n', 2, "below 1"),
    "unknown": (HEADER + '{"path": "a", "rule": "r", "quote": "q", "count": 1, "x": 1}\n', 2, "unknown 'x'"),
    "conflict": (HEADER + ENTRY + "<<<<<<< HEAD\n" + ENTRY + "=======\n>>>>>>> b\n", 3, "merge conflict"),
}


@pytest.mark.parametrize(("text", "line", "told"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_told_with_its_line(folder, text, line, told):
    (folder / "b.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(Mistake, match=told) as raised:
        read_baseline("b.jsonl")
    assert str(raised.value).startswith(f"b.jsonl:{line}: ")


def test_a_missing_file_and_one_that_is_no_text_are_told(folder):
    with pytest.raises(Mistake, match="write one first: --write-baseline none"):
        read_baseline("none")
    with pytest.raises(Mistake, match="cannot read the baseline"):
        read_baseline(os.curdir)
    (folder / "b.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(Mistake, match="not UTF-8"):
        read_baseline("b.jsonl")


def test_what_git_and_editors_make_of_the_file_is_read(folder):
    other = ENTRY.replace('"count": 1', '"count": 3')
    text = f"\ufeff{HEADER}{ENTRY}\n{other}{HEADER}{ENTRY}".replace("\n", "\r\n")
    (folder / "b.jsonl").write_bytes(text.encode())
    assert read_baseline("b.jsonl") == {Key("a", "r", "q"): Known(3, 4)}


@given(st.dictionaries(st.builds(Key, *[st.text(max_size=8)] * 3), st.integers(1, 9), max_size=5))
def test_any_entry_comes_back(tmp_path_factory, counts):
    file = str(tmp_path_factory.mktemp("any") / "b.jsonl")
    write_baseline(file, counts)
    assert {key: known.times for key, known in read_baseline(file).items()} == counts
    assert all(line.isprintable() for line in baseline_lines(counts))
    assert all(json.loads(line) for line in baseline_lines(counts))


@given(
    st.lists(st.sampled_from(["布署", "己经", "好的"]), max_size=8), st.lists(st.sampled_from(["布署", "己经", "截止"]))
)
def test_no_new_finding_is_hidden_by_an_old_one_with_another_quote(tmp_path_factory, old, new):
    file = str(tmp_path_factory.mktemp("hidden") / "b.jsonl")
    words = ("布署", "己经", "截止")
    path = os.path.join(os.path.dirname(file), "a.txt")
    write(file, of_words(path, "，".join(old), *words))
    result, *_ = filtered(file, of_words(path, "，".join(new), *words))
    assert Counter(new_words(result)) == Counter(word for word in new if word in words) - Counter(old)


PARAGRAPHS = 6
"""So many paragraphs, at most, an edit of the simulation inserts or deletes."""


def edited_text(text: str, others: list[str], chance: random.Random) -> str:
    """*text* with some paragraphs deleted, some of *others* inserted, and some that repeat its own words."""
    paragraphs = text.split("\n")
    for _ in range(chance.randint(1, PARAGRAPHS)):
        at = chance.randrange(len(paragraphs) + 1)
        if chance.random() < 0.5 and len(paragraphs) > 1:
            del paragraphs[min(at, len(paragraphs) - 1)]
        else:
            paragraphs.insert(at, chance.choice([chance.choice(others), f"此外，{chance.choice(paragraphs)}"]))
    return "\n".join(paragraphs)


def identities(findings: Iterable[Finding], document: Document) -> Counter[tuple[str, str, int]]:
    """Each finding within a paragraph by its rule, that paragraph and its place there: whatever it quotes."""
    lines = document.text.split("\n")
    return Counter(
        (one.rule, lines[one.place.line - 1], one.place.column)
        for one in findings
        if one.place.line == one.place.end_line
    )


def keys(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    return Counter((one.rule, one.place.quote) for one in findings)


def test_old_findings_stay_known_when_paragraphs_come_and_go(bundled: RuleSet):
    drafts = ["\n".join(example.text for example in rule.bad) for rule in bundled.rules]
    others = [line for draft in drafts for line in draft.split("\n")]
    every = {rule.id for rule in bundled.rules}
    chance = random.Random(2024)
    kept = total = 0
    for _ in range(12):
        document = Document("\n".join(chance.sample(drafts, 8)), Origin("a.txt"))
        old = lint(document, bundled)
        rewrite([checked(document, *old)], "b.jsonl", lambda _path: every)
        baseline = Baseline.read("b.jsonl")
        for _ in range(6):
            later = Document(edited_text(document.text, others, chance), Origin("a.txt"))
            result = baseline.part(checked(later, *lint(later, bundled)))
            before = identities(old, document)
            total += (before & identities((*result.findings, *result.known), later)).total()
            kept += (before & identities(result.known, later)).total()
            assert keys(result.known) <= keys(old)
    assert total > 500
    assert kept >= 0.95 * total

"""Ignores by quotation and by comments: what they let rest, and which nothing needs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from reporting import checked, finding, text_of

from linter.comments import comments_of
from linter.finding import Category
from linter.ignoring import Ignore, leave_out_ignored, part_ignored
from linter.language import Mistake
from linter.readers import read_bytes
from linter.results import Checked, Failure, Remark


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ignore(quote: str, *, rule: str = "typo", path: str = "*", line: int = 3, folder: str = "") -> Ignore:
    return Ignore(path, rule, quote, "县志原文", f"settings.yaml:{line}", folder)


def typos(path: str, text: str, word: str = "布署") -> Checked:
    """A document in which every occurrence of *word* is a finding of the rule typo."""
    document = read_bytes(text.encode(), path) if path.endswith(".md") else text_of(path, text)
    starts = [at for at in range(len(text)) if text.startswith(word, at)]
    return checked(document, *(finding(document, at, at + len(word), "错", rule="typo") for at in starts))


def resting(result: Checked) -> list[int]:
    return [one.finding.place.start for one in result.ignored]


COVERED = {
    "the quoted words": ("认真布署，再布署", ignore("布署"), [2, 6]),
    "within a longer quotation": ("排兵布署，再布署", ignore("排兵布署"), [2]),
    "twice within a quotation": ("布署布署布署", ignore("布署布署布署"), [0, 2, 4]),
    "a quotation that overlaps itself": ("甲布署甲布署甲", ignore("甲布署甲"), [1, 4]),
    "over a line end": ("兵\n布署", ignore("兵\n布署"), [2]),
    "other words": ("认真布署", ignore("布置"), []),
    "words that stand elsewhere": ("排兵。布署", ignore("排兵布署"), []),
    "part of the words": ("布署", ignore("布"), []),
    "another rule": ("布署", ignore("布署", rule="date"), []),
    "another document": ("布署", ignore("布署", path="b.txt"), []),
    "a pattern of paths": ("布署", ignore("布署", path="*.txt"), [0]),
}


@pytest.mark.parametrize(("text", "entry", "starts"), COVERED.values(), ids=COVERED)
def test_what_an_entry_covers(text, entry, starts):
    result = part_ignored(typos("a.txt", text), [entry])
    assert resting(result) == starts
    assert len(result.findings) + len(starts) == text.count("布署")
    assert all((one.reason, one.where) == ("县志原文", "settings.yaml:3") for one in result.ignored)


def test_what_has_no_words_is_quoted_by_none():
    document = text_of("a.txt", "甲")
    missing = checked(document, finding(document, 0, 0, "缺少", rule="typo"))
    assert resting(part_ignored(missing, [ignore("")])) == [0]
    assert resting(part_ignored(missing, [ignore("甲")])) == []


def remarks(results: list[Checked | Failure], entries: list[Ignore], **run: object) -> list[str]:
    rules = run.pop("rules", {"typo", "date"})
    told = leave_out_ignored(results, lambda _path: entries, lambda _path: rules, **run)
    return [result.say("en") for result in told if isinstance(result, Remark)]


UNUSED = (
    "settings.yaml:3: this ignore is not used: typo does not report '布署'; check the quotation or delete the entry"
)
CLEAN, FLAWED = typos("a.txt", "好"), typos("b.txt", "布署")
SLOW = Failure("a.txt", Mistake("超时", "out of time"))
JUDGED = {
    "the folder was checked": ([CLEAN], ignore("布署"), {"folders": ["."]}, [UNUSED]),
    "a folder above was checked": ([CLEAN], ignore("布署", folder="sub"), {"folders": ["."]}, [UNUSED]),
    "a folder below was checked": ([CLEAN], ignore("布署"), {"folders": ["sub"]}, []),
    "used in one of two": ([CLEAN, FLAWED], ignore("布署"), {"folders": ["."]}, []),
    "one file of a pattern": ([CLEAN], ignore("布署"), {}, []),
    "the one file it names": ([CLEAN], ignore("布署", path="a.txt"), {}, [UNUSED]),
    "the one file it names from the top": ([CLEAN], ignore("布署", path="/a.txt"), {}, [UNUSED]),
    "another file": ([CLEAN], ignore("布署", path="c.txt"), {}, []),
    "a file that is not there": ([CLEAN], ignore("布署", path="c.txt"), {"folders": ["."]}, [UNUSED]),
    "the rule did not run": ([CLEAN], ignore("布署"), {"folders": ["."], "rules": {"date"}}, []),
    "not to the end": ([CLEAN, SLOW], ignore("布署"), {"folders": ["."]}, []),
}


@pytest.mark.parametrize(("results", "entry", "run", "told"), JUDGED.values(), ids=JUDGED)
def test_entries_that_nothing_needs(results, entry, run, told):
    assert remarks(results, [entry], **run) == told


def test_entries_that_nothing_needs_are_told_with_what_is_let_rest():
    results = list(leave_out_ignored([FLAWED], lambda _path: [ignore("布署")], lambda _path: {"typo"}))
    assert [resting(result) for result in results if isinstance(result, Checked)] == [[0]]


MARKDOWN = {
    "the paragraph below": ("<!-- reportlint-ignore typo: 原文 -->\n布署\n布署\n\n布署\n", [36, 39]),
    "after a blank line": ("<!-- reportlint-ignore typo: 原文 -->\n\n布署\n", [37]),
    "its own line": ("前布署\n布署 <!-- reportlint-ignore typo: 原文 -->\n", [4]),
    "a range": (
        "<!-- reportlint-disable typo: 原文 -->\n布署\n\n布署\n\n<!-- reportlint-enable -->\n\n布署\n",
        [37, 41],
    ),
    "a range to the end": ("布署\n\n<!-- reportlint-disable typo: 原文 -->\n布署\n", [41]),
    "a range that another rule ends not": (
        "<!-- reportlint-disable typo: 原文 -->\n\n<!-- reportlint-enable date -->\n\n布署\n",
        [71],
    ),
    "a category": ("<!-- reportlint-ignore placeholder: 原文 -->\n布署\n", [43]),
    "several, and a full-width colon": ("<!-- reportlint-ignore date、typo：原文 -->\n布署\n", [40]),
    "another rule": ("<!-- reportlint-ignore date: 原文 -->\n布署\n", []),
    "no reason": ("<!-- reportlint-ignore typo -->\n布署\n", []),
    "no rule": ("<!-- reportlint-ignore: 原文 -->\n布署\n", []),
    "in code": ("```\n<!-- reportlint-ignore typo: 原文 -->\n```\n布署\n", []),
    "at the end": ("布署\n\n<!-- reportlint-ignore typo: 原文 -->", []),
    "another comment": ("<!-- 请核对 -->\n布署\n", []),
}


@pytest.mark.parametrize(("text", "starts"), MARKDOWN.values(), ids=MARKDOWN)
def test_comments_in_markdown(text, starts):
    assert resting(part_ignored(typos("a.md", text), [])) == starts


def test_plain_text_has_no_comments():
    result = part_ignored(typos("a.txt", "<!-- reportlint-ignore typo: 原文 -->\n布署"), [])
    assert resting(result) == []
    assert comments_of(result.document) == ()


def test_a_comment_gives_its_reason_and_place():
    (one,) = part_ignored(typos("a.md", "甲\n\n<!-- reportlint-ignore typo: 原文如此 -->\n布署"), []).ignored
    assert (one.reason, one.where) == ("原文如此", "a.md:3")


NEEDLESS = "a.md:1: this comment is not used: no typo where it holds; delete it"
WITHOUT_REASON = (
    "a.md:1: this comment has no effect: it needs rules and a reason, as in <!-- reportlint-ignore RULE: reason -->"
)
TOLD = {
    "needed": ("<!-- reportlint-ignore typo: 原文 -->\n布署", set(), []),
    "not needed": ("<!-- reportlint-ignore typo: 原文 -->\n好\n\n布署", {"typo"}, [NEEDLESS]),
    "one of two": (
        "<!-- reportlint-ignore typo, date: 原文 -->\n布署",
        {"typo", "date"},
        [NEEDLESS.replace("typo", "date")],
    ),
    "a category": (
        "<!-- reportlint-ignore placeholder: 原文 -->\n好",
        {"placeholder"},
        [NEEDLESS.replace("typo", "placeholder")],
    ),
    "not run": ("<!-- reportlint-ignore typo: 原文 -->\n好", {"date"}, []),
    "no reason": ("<!-- reportlint-ignore typo -->\n布署", {"typo"}, [WITHOUT_REASON]),
    "a word unknown": ("<!-- reportlint-skip typo: 原文 -->\n布署", {"typo"}, [WITHOUT_REASON]),
}


@pytest.mark.parametrize(("text", "rules", "told"), TOLD.values(), ids=TOLD)
def test_comments_that_nothing_needs(text, rules, told):
    assert remarks([typos("a.md", text)], [], rules=rules) == told


def test_a_file_that_was_not_checked_to_the_end_has_no_needless_comments():
    slow = Failure("a.md", Mistake("超时", "out of time"))
    assert remarks([typos("a.md", "<!-- reportlint-ignore typo: 原文 -->\n好"), slow], []) == []


def test_entries_of_a_folder_hold_below_it(folder):
    (folder / "sub").mkdir()
    entry = ignore("布署", folder="sub")
    assert resting(part_ignored(typos(os.path.join("sub", "a.txt"), "布署"), [entry])) == [0]
    assert resting(part_ignored(typos("a.txt", "布署"), [entry])) == []
    assert Category.PLACEHOLDER in {one.category for one in FLAWED.findings}

"""The loop over documents."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import pytest

from linter import checking
from linter.checking import Checker, unexpected
from linter.document import Document
from linter.engine import Outcome
from linter.finding import Category, Finding, Severity
from linter.language import Mistake
from linter.results import Checked, Failure, Summary
from linter.rule import RuleSet
from linter.run import check_files, write_report

NO_RULES = Checker(RuleSet(()))


class Record:
    """A report that keeps what it is given."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def document(self, checked: Checked) -> None:
        self.paths.append(checked.document.origin.path)

    def end(self, summary: Summary) -> None:
        raise AssertionError("the end is the command's to write, after the failures")


def finding(document: Document, severity: Severity) -> Finding:
    return Finding("rule", Category.TYPO, severity, "错", document.origin.path, document.place(0, 1))


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {"error": "error", "info": "info", "two": "warning error", "clean": "", "crash": "crash"}.items():
        (tmp_path / f"{name}.txt").write_text(text)
    (tmp_path / "binary.txt").write_bytes(b"a\0b")
    monkeypatch.chdir(tmp_path)

    def inspect(document: Document, rules: RuleSet, *others: object) -> Outcome:
        if document.text == "crash":
            raise RecursionError("too deep")
        slow = (Mistake("规则超时", "a rule timed out"),) if document.text == "info" else ()
        return Outcome(tuple(finding(document, Severity(word)) for word in document.text.split()), slow)

    monkeypatch.setattr(checking, "inspect", inspect)
    return tmp_path


def test_one_bad_document_does_not_lose_the_others(texts):
    paths = ["error.txt", "binary.txt", Failure("empty", Mistake("空", "empty")), "crash.txt", "none.txt", "two.txt"]
    report = Record()
    summary = write_report(check_files(paths, NO_RULES), report)
    assert report.paths == ["error.txt", "two.txt"]
    assert [failure.path for failure in summary.failures] == ["binary.txt", "empty", "crash.txt", "none.txt"]
    assert (summary.documents, summary.flawed) == (2, 2)
    assert (summary.errors, summary.warnings, summary.infos, summary.findings) == (2, 1, 0, 3)


def test_a_crash_is_told_in_a_sentence_with_its_place(texts):
    (failure,) = check_files(["crash.txt"], NO_RULES)
    assert isinstance(failure, Failure)
    sentence = failure.mistake.say("zh")
    assert sentence.startswith("程序出错，“crash.txt”没有处理完（RecursionError: too deep，test_run.py:")


def test_developers_get_the_traceback(monkeypatch):
    monkeypatch.setattr(sys, "flags", types.SimpleNamespace(dev_mode=True))
    with pytest.raises(KeyError):
        unexpected(KeyError("x"), "a.txt")


def test_a_rule_that_timed_out_is_told_beside_the_findings(texts):
    results = list(check_files(["info.txt"], NO_RULES))
    assert isinstance(results[0], Checked)
    assert len(results[0].findings) == 1
    assert isinstance(results[1], Failure)
    assert results[1].mistake.say("zh") == "规则超时"


def test_documents_are_read_one_at_a_time(texts, monkeypatch):
    read: list[str] = []
    monkeypatch.setattr(checking, "read", lambda path, encoding: read.append(path) or Document(""))
    results = check_files(["error.txt", "clean.txt"], NO_RULES)
    next(results)
    assert read == ["error.txt"]


def test_the_encoding_is_passed_on(texts):
    (texts / "latin.txt").write_bytes("warning\xa0".encode("latin-1"))
    (checked,) = check_files(["latin.txt"], Checker(NO_RULES.rules, encoding="latin-1"))
    assert isinstance(checked, Checked)
    assert checked.document.text == "warning\xa0"


FAILED = (Failure("a", Mistake("错", "bad")),)
STATUSES = {
    "clean": (Summary(1), Severity.INFO, 0),
    "below": (Summary(1, 1, warnings=1), Severity.ERROR, 0),
    "at": (Summary(1, 1, warnings=1), Severity.WARNING, 1),
    "above": (Summary(1, 1, errors=1), Severity.INFO, 1),
    "info": (Summary(1, 1, infos=1), Severity.INFO, 1),
    "never": (Summary(1, 1, errors=1), None, 0),
    "failure": (Summary(1, failures=FAILED), None, 2),
    "failure and findings": (Summary(1, 1, errors=1, failures=FAILED), Severity.ERROR, 2),
}


@pytest.mark.parametrize(("summary", "fail_on", "status"), STATUSES.values(), ids=STATUSES)
def test_the_exit_status(summary, fail_on, status):
    assert summary.status(fail_on) == status

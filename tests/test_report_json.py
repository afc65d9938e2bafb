"""One JSON object."""

from __future__ import annotations

import json
import os

import pytest

from linter.finding import Severity
from tests.reporting import checked, failure, finding, printed, text_of

DRAFT = text_of(os.path.join("稿", "a.txt"), "关于XX县\n甲,乙\n")


def test_the_whole_object():
    typo = finding(
        DRAFT, 7, 8, "半角", severity=Severity.WARNING, rule="comma", fix=(7, 8, "，", True), related=[(0, 1)]
    )
    text = printed("json", checked(DRAFT, finding(DRAFT, 2, 4, "没填"), typo), failure("b.txt", "坏了"))
    assert json.loads(text) == {
        "version": 1,
        "findings": [
            {
                "path": "稿/a.txt",
                "line": 1,
                "column": 3,
                "end_line": 1,
                "end_column": 5,
                "start": 2,
                "end": 4,
                "part": None,
                "rule": "placeholder-blank",
                "category": "placeholder",
                "severity": "error",
                "message": "没填",
                "quote": "XX",
                "fix": None,
                "related": [],
            },
            {
                "path": "稿/a.txt",
                "line": 2,
                "column": 2,
                "end_line": 2,
                "end_column": 3,
                "start": 7,
                "end": 8,
                "part": None,
                "rule": "comma",
                "category": "placeholder",
                "severity": "warning",
                "message": "半角",
                "quote": ",",
                "fix": {"start": 7, "end": 8, "text": "，", "safe": True, "further": []},
                "related": [
                    {
                        "line": 1,
                        "column": 1,
                        "end_line": 1,
                        "end_column": 2,
                        "start": 0,
                        "end": 1,
                        "part": None,
                        "quote": "关",
                    }
                ],
            },
        ],
        "summary": {
            "documents": 1,
            "findings": 2,
            "errors": 1,
            "warnings": 1,
            "infos": 0,
            "fixable": 1,
            "doubtful": 0,
            "known": 0,
            "ignored": 0,
            "fixed": {},
            "remarks": [],
            "failures": [{"path": "b.txt", "message": "坏了"}],
        },
    }


@pytest.mark.parametrize("count", [0, 1, 3])
def test_each_finding_has_a_line_of_its_own(count):
    text = printed("json", checked(DRAFT, *[finding(DRAFT, 2, 4, "没填")] * count))
    assert len(json.loads(text)["findings"]) == count
    assert text.count("\n") == count + 1 + (count > 0)
    assert "没填" in text or not count


@pytest.mark.parametrize("quote", ["\ud800", "\\\ud800", '"\x00\x1b\u2028', "𠮷"], ids=ascii)
def test_any_text_comes_back(quote):
    document = text_of("\udcff.txt", quote)
    text = printed("json", checked(document, finding(document, 0, len(quote), quote)))
    (found,) = json.loads(text.encode("utf-8"))["findings"]
    assert (found["quote"], found["message"], found["path"]) == (quote, quote, "\udcff.txt")

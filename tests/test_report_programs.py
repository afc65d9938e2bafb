"""The files for programs: each is read by something that is not ours, and gives back what documents hold."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml
from lxml import etree
from markdown_it import MarkdownIt

from linter.document import Document, Origin
from linter.finding import Edit, Part, Place, Severity
from linter.language import Phrase
from linter.report import OUTPUTS
from linter.report.fingerprints import fingerprints
from linter.report.paths import repository_path, uri_reference
from linter.report.report import Context
from linter.report.visible import Visible
from linter.results import Checked, Remark, Summary
from linter.rule import RuleSet
from tests.reporting import checked, failure, finding, printed, text_of

SCHEMAS = Path(__file__).parent / "schemas"
SARIF = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))
JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
SAFE = etree.XMLParser(resolve_entities=False, huge_tree=True)
GITLAB_SEVERITIES = {"info", "minor", "major", "critical", "blocker"}

DRAFT = text_of(os.path.join("稿", "a b.txt"), "关于𠮷XX县\n=1+1,乙\n")
CLEAN = text_of("clean.txt", "甲")
BLANK = finding(DRAFT, 3, 5, "“XX”没有填写", related=[(0, 2)])
COMMA = finding(DRAFT, 11, 12, "半角", severity=Severity.WARNING, rule="half-comma", fix=(11, 12, "，", True))
INSERTED = finding(DRAFT, 13, 13, "缺句号", severity=Severity.INFO, rule="stop", fix=(13, 13, "。", False))
RESULTS = (checked(DRAFT, BLANK, COMMA, INSERTED), checked(CLEAN), failure("坏.txt", "“坏.txt”读不了"))


def sarif(text: str) -> dict:
    log = json.loads(text)
    validator = jsonschema.Draft202012Validator(SARIF, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    validator.validate(log)
    (run,) = log["runs"]
    return run


def junit(text: str) -> JUnitXml:
    JUNIT.assertValid(etree.fromstring(text.encode("utf-8"), SAFE))
    return JUnitXml.fromstring(text.encode("utf-8"))


def annotations(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Workflow commands as the runner reads them: properties end at the second ``::``, escapes are undone once."""
    told = []
    for line in text.split("\n")[:-1]:
        _, head, message = line.split("::", 2)
        command, _, properties = head.partition(" ")
        values = dict(part.split("=", 1) for part in properties.split(","))
        told.append((command, {name: undone(value) for name, value in values.items()}, undone(message)))
    return told


def undone(text: str) -> str:
    codes = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}
    return re.sub("|".join(codes), lambda match: codes[match[0]], text)


def rows(text: str) -> list[dict[str, str]]:
    assert text.encode("utf-8").startswith(b"\xef\xbb\xbf")
    assert text.count("\n") == text.count("\r\n")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def cells(text: str) -> list[list[str]]:
    """The cells of every row of the tables in Markdown *text*, as they are shown."""
    html = MarkdownIt("commonmark").enable("table").render(text)
    tree = etree.fromstring(f"<page>{html}</page>", SAFE)
    return [["".join(cell.itertext()) for cell in row] for row in tree.iter("tr")]


def test_json_lines():
    lines = [json.loads(line) for line in printed("jsonl", *RESULTS).split("\n")[:-1]]
    assert [(line["path"], line.get("rule")) for line in lines] == [
        ("稿/a b.txt", "placeholder-blank"),
        ("稿/a b.txt", "half-comma"),
        ("稿/a b.txt", "stop"),
        ("坏.txt", None),
    ]
    assert lines[-1]["failure"] == "“坏.txt”读不了"


def test_sarif(bundled: RuleSet):
    run = sarif(printed("sarif", *RESULTS))
    assert run["columnKind"] == "unicodeCodePoints"
    blank, comma, stop = run["results"]
    place = blank["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "%E7%A8%BF/a%20b.txt", "uriBaseId": "%SRCROOT%", "index": 0}
    assert place["region"] == {
        "startLine": 1,
        "startColumn": 4,
        "endLine": 1,
        "endColumn": 6,
        "snippet": {"text": "XX"},
    }
    assert place["contextRegion"]["snippet"] == {"text": "关于𠮷XX县"}
    assert blank["relatedLocations"][0]["message"] == {"text": "关于"}
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    (change,) = comma["fixes"][0]["artifactChanges"]
    assert comma["fixes"][0]["description"] == {"text": "改为“，”"}
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 6},
            "insertedContent": {"text": "，"},
        }
    ]
    assert stop["fixes"][0]["properties"] == {"safe": False}
    assert run["artifacts"] == [
        {"location": {"uri": uri, "uriBaseId": "%SRCROOT%"}, "roles": ["analysisTarget"], "encoding": "UTF-8"}
        for uri in ("%E7%A8%BF/a%20b.txt", "clean.txt")
    ]
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"] == {"text": "“坏.txt”读不了"}
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["placeholder-blank", "half-comma", "stop"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sarif_describes_every_bundled_rule(language, bundled: RuleSet):
    rules = {rule.id: rule for rule in bundled.rules}
    found = [finding(DRAFT, 3, 5, "错", rule=rule) for rule in rules]
    run = sarif(printed("sarif", checked(DRAFT, *found), rules=rules, language=language))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(rules)
    for number, rule in enumerate(run["tool"]["driver"]["rules"]):
        assert run["results"][number]["ruleIndex"] == number
        known = rules[rule["id"]]
        assert "{" not in rule["shortDescription"]["text"]
        assert known.bad[0].text.strip("\n") in rule["help"]["markdown"]
        assert known.source is None or known.source in rule["help"]["text"]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "UTF-8"), ("gb18030", "GB18030"), ("utf-16-le", "UTF-16LE"), ("latin-1", "ISO-8859-1"), ("GBK", "GBK")],
)
def test_encodings_have_their_registered_names(encoding, name):
    (artifact,) = sarif(printed("sarif", checked(Document("甲", Origin("a.txt", encoding)))))["artifacts"]
    assert artifact["encoding"] == name


def test_nothing_in_a_message_of_sarif_is_a_link():
    told = finding(DRAFT, 3, 5, "“[见](http://x)[1]{0}”")
    (result,) = sarif(printed("sarif", checked(DRAFT, told)))["results"]
    assert result["message"]["text"] == "“\\[见](http://x)[1]{0}”"


def test_remarks_are_told_beside_findings():
    remark = Remark("unused-ignore", "a.yaml", 3, Phrase("没有用到", "not needed"))
    for form in ("sarif", "github"):
        stream = io.StringIO()
        OUTPUTS[form].make(Context(stream)).end(Summary(remarks=(remark,)))
        if form == "sarif":
            (note,) = sarif(stream.getvalue())["invocations"][0]["toolExecutionNotifications"]
            assert note["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
        else:
            assert stream.getvalue() == "::notice file=a.yaml,line=3,title=reportlint::a.yaml:3: 没有用到\n"


def test_junit():
    suites = list(junit(printed("junit", *RESULTS)))
    assert [(suite.name, suite.tests, suite.failures, suite.errors) for suite in suites] == [
        ("稿/a b.txt", 3, 2, 0),
        ("clean.txt", 1, 0, 0),
        ("坏.txt", 1, 0, 1),
    ]
    blank, _, stop = suites[0]
    assert (blank.classname, blank.name) == ("稿/a b.txt", "“XX”没有填写 [placeholder-blank]")
    assert isinstance(blank.result[0], Failure)
    assert blank.result[0].text == "稿/a b.txt:1:4\n错误：“XX”没有填写\n原文：XX"
    assert stop.is_passed
    assert stop.system_out == "稿/a b.txt:2:7\n提示：缺句号\n原文："
    assert isinstance(next(iter(suites[2])).result[0], Error)


def test_cases_of_junit_that_say_the_same_are_told_apart():
    (suite,) = junit(printed("junit", checked(DRAFT, BLANK, BLANK)))
    assert [case.name for case in suite] == [f"“XX”没有填写 [placeholder-blank]{more}" for more in ("", " (2)")]


@pytest.mark.parametrize(("fail_on", "failing"), [(Severity.ERROR, 1), (Severity.INFO, 3), (None, 0)], ids=str)
def test_what_fails_in_junit_is_what_fails_the_run(fail_on, failing):
    stream = io.StringIO()
    report = OUTPUTS["junit"].make(Context(stream, fail_on=fail_on))
    report.document(RESULTS[0])
    report.end(Summary())
    (suite,) = junit(stream.getvalue())
    assert suite.failures == failing


def test_checkstyle():
    tree = etree.fromstring(printed("checkstyle", *RESULTS).encode("utf-8"), SAFE)
    assert (tree.tag, [child.get("name") for child in tree]) == ("checkstyle", ["稿/a b.txt", "clean.txt", "坏.txt"])
    assert [dict(error.attrib) for error in tree[0]][1] == {
        "line": "2",
        "column": "5",
        "severity": "warning",
        "message": "半角",
        "source": "reportlint.half-comma",
    }
    assert [error.get("severity") for error in tree.iter("error")] == ["error", "warning", "info", "error"]


def test_annotations_of_github():
    assert annotations(printed("github", *RESULTS)) == [
        (
            "error",
            {
                "file": "稿/a b.txt",
                "line": "1",
                "endLine": "1",
                "col": "4",
                "endColumn": "6",
                "title": "placeholder-blank",
            },
            "稿/a b.txt:1:4: “XX”没有填写 [placeholder-blank]",
        ),
        (
            "warning",
            {"file": "稿/a b.txt", "line": "2", "endLine": "2", "col": "5", "endColumn": "6", "title": "half-comma"},
            "稿/a b.txt:2:5: 半角 [half-comma]",
        ),
        (
            "notice",
            {"file": "稿/a b.txt", "line": "2", "endLine": "2", "col": "7", "endColumn": "7", "title": "stop"},
            "稿/a b.txt:2:7: 缺句号 [stop]",
        ),
        ("error", {"file": "坏.txt", "title": "reportlint"}, "“坏.txt”读不了"),
    ]


def test_annotations_over_several_lines_have_no_columns():
    ((_, place, _),) = annotations(printed("github", checked(DRAFT, finding(DRAFT, 3, 9, "错"))))
    assert (place["line"], place["endLine"], "col" in place, "endColumn" in place) == ("1", "2", False, False)


def test_standard_input_has_no_file_to_annotate():
    typed = text_of("-", "X")
    ((_, place, _),) = annotations(printed("github", checked(typed, finding(typed, 0, 1, "错"))))
    assert "file" not in place


def test_gitlab():
    issues = json.loads(printed("gitlab", *RESULTS))
    assert [(issue["severity"], issue["check_name"]) for issue in issues] == [
        ("major", "placeholder-blank"),
        ("minor", "half-comma"),
        ("info", "stop"),
        ("blocker", "reportlint"),
    ]
    assert issues[0]["location"] == {"path": "稿/a b.txt", "lines": {"begin": 1, "end": 1}}
    assert json.loads(printed("gitlab", checked(CLEAN))) == []


def test_a_fingerprint_is_kept_when_lines_move_and_shared_by_none():
    def told(text: str) -> list[str]:
        document = text_of("a.txt", text)
        spans = [match.span() for match in re.finditer("X", text)]
        return [key for _, key in fingerprints([finding(document, *span, "错") for span in spans], "a.txt")]

    assert told("X县X乡") == told("新的一段\nX县\n\nX乡")
    assert len(set(told("XXXX"))) == 4
    assert set(told("X")) <= set(told("XX"))


def test_reviewdog_counts_bytes_of_utf_8():
    diagnostics = [json.loads(line) for line in printed("rdjsonl", *RESULTS).split("\n")[:-1]]
    lines = DRAFT.text.encode("utf-8").split(b"\n")
    span = diagnostics[0]["location"]["range"]
    assert span["start"]["line"] == span["end"]["line"] == 1
    assert lines[0][span["start"]["column"] - 1 : span["end"]["column"] - 1] == b"XX"
    assert diagnostics[1]["suggestions"] == [
        {"range": {"start": {"line": 2, "column": 5}, "end": {"line": 2, "column": 6}}, "text": "，"}
    ]
    assert diagnostics[3] == {
        "message": "“坏.txt”读不了",
        "location": {"path": "坏.txt"},
        "severity": "ERROR",
        "source": {"name": "reportlint"},
    }


@pytest.mark.parametrize("character", ["𠮷", "\x9b", "\udc00", '"'], ids=ascii)
def test_no_line_is_too_long_for_reviewdog(character):
    document = text_of("a.txt", character * 9)
    for length in (1, 5_000, 50_000):
        told = finding(document, 0, 9, "错", fix=(0, 9, character * length, True))
        line = printed("rdjsonl", checked(document, told))
        assert len(line.encode("utf-8")) < 1 << 16
        assert ("suggestions" in json.loads(line)) == (length <= 5_000)


def test_the_table_for_spreadsheets():
    told = rows(printed("csv", *RESULTS))
    assert told[0] == {
        "文件": "稿/a b.txt",
        "行": "1",
        "字": "4",
        "级别": "错误",
        "类别": "占位",
        "问题": "“XX”没有填写",
        "原文": "关于𠮷【XX】县",
        "改法": "",
        "规则": "placeholder-blank",
    }
    assert (told[1]["原文"], told[1]["改法"]) == ("'=1+1【,】乙", "改为“，”")
    assert told[2]["改法"] == "建议在这里加上“。”（请核对）"
    assert (told[3]["文件"], told[3]["级别"], told[3]["问题"]) == ("坏.txt", "没检查", "“坏.txt”读不了")
    assert "message" in rows(printed("csv", *RESULTS, language="en"))[0]


@pytest.mark.parametrize("begins", list("=+-@＝＋－＠'"), ids=ascii)
def test_no_cell_is_a_formula(begins):
    document = text_of(f"{begins}cmd.txt", f"{begins}1甲")
    told = finding(document, 2, 3, f"{begins}错")
    (row,) = rows(printed("csv", checked(document, told)))
    assert (row["文件"], row["问题"], row["原文"]) == (f"'{begins}cmd.txt", f"'{begins}错", f"'{begins}1【甲】")


def test_the_summary_in_markdown():
    page = printed("markdown", *RESULTS, rules={})
    assert page.startswith(
        "## reportlint\n\n检查了 2 个文件，1 个有问题：错误 1 处，警告 1 处，提示 1 处。\n\n### 没能检查的\n"
    )
    assert cells(page) == [
        ["类别", "错误", "警告", "提示"],
        ["占位", "1", "1", "1"],
        ["文件", "错误", "警告", "提示"],
        ["稿/a b.txt", "1", "1", "1"],
        ["处数", "级别", "问题", "规则"],
        ["1", "错误", "", "placeholder-blank"],
        ["1", "警告", "", "half-comma"],
        ["1", "提示", "", "stop"],
        ["位置", "级别", "问题", "原文", "规则"],
        ["稿/a b.txt 第1行第4字", "错误", "“XX”没有填写", "XX", "placeholder-blank"],
        ["稿/a b.txt 第2行第5字", "警告", "半角", ",", "half-comma"],
        ["稿/a b.txt 第2行第7字", "提示", "缺句号", "", "stop"],
    ]


def test_the_summary_names_the_gravest_and_counts_the_rest():
    warnings = [
        checked(
            text_of(f"{number}.txt", "X县"),
            finding(text_of(f"{number}.txt", "X县"), 0, 1, "次", severity=Severity.WARNING),
        )
        for number in range(150)
    ]
    grave = text_of("grave.txt", "X县")
    page = printed("markdown", *warnings, checked(grave, finding(grave, 0, 1, "重")))
    told = cells(page)
    places = told[told.index(["位置", "级别", "问题", "原文", "规则"]) + 1 :]
    assert len(places) == 100
    assert places[0][:3] == ["grave.txt 第1行第1字", "错误", "重"]
    assert [place[0] for place in places[1:3]] == ["0.txt 第1行第1字", "1.txt 第1行第1字"]
    assert "另有 51 处没有列出。" in page
    assert "另有 121 个有问题的文件没有列出。" in page


PART = Place(1, 91, 1, 93, 90, 92, "XX", Part("table", 1, 2, 3))


def test_a_document_without_lines_is_told_by_its_paragraphs():
    document = text_of("a.docx", "X" * 100)
    found = replace(finding(document, 90, 92, "没填", fix=(90, 92, "甲", True)), place=PART)
    result = checked(document, found)
    (told,) = sarif(printed("sarif", result))["results"]
    (location,) = told["locations"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "表1第2行第3列"}]
    assert "region" not in location["physicalLocation"]
    assert "fixes" not in told
    said = "表1第2行第3列：没填"
    assert told["message"]["text"] == said
    ((_, place, message),) = annotations(printed("github", result))
    assert place == {"file": "a.docx", "title": "placeholder-blank"}
    assert message == f"a.docx: {said} [placeholder-blank]"
    (issue,) = json.loads(printed("gitlab", result))
    assert (issue["description"], issue["location"]["lines"]) == (said, {"begin": 1})
    diagnostic = json.loads(printed("rdjsonl", result))
    assert (diagnostic["message"], diagnostic["location"]) == (said, {"path": "a.docx"})
    assert "suggestions" not in diagnostic
    error = etree.fromstring(printed("checkstyle", result).encode("utf-8"), SAFE)[0][0]
    assert (error.get("line"), error.get("column"), error.get("message")) == ("1", None, said)
    (suite,) = junit(printed("junit", result))
    assert next(iter(suite)).result[0].text.startswith("a.docx 表1第2行第3列\n")
    (row,) = rows(printed("csv", result))
    assert (row["行"], row["字"], row["问题"]) == ("表1第2行第3列", "91", "没填")


def test_a_habit_is_mended_in_all_its_places():
    habit = finding(DRAFT, 11, 12, "半角", fix=(11, 12, "，", True))
    assert habit.fix
    habit = replace(habit, fix=replace(habit.fix, further=(Edit(0, 1, "甲"),)))
    (told,) = sarif(printed("sarif", checked(DRAFT, habit)))["results"]
    (fix,) = told["fixes"]
    assert fix["description"]["text"] == "改为“，”，另有 1 处照此改"
    assert [one["insertedContent"]["text"] for one in fix["artifactChanges"][0]["replacements"]] == ["，", "甲"]


def test_a_file_of_text_tells_what_was_not_checked():
    page = printed("text", *RESULTS)
    assert "\n“坏.txt”读不了\n\n检查了 2 个文件" in page


PATHS = {
    "as it was given": ("a/b.txt", "a/b.txt", "a/b.txt"),
    "from here": ("./a/../b.txt", "b.txt", "b.txt"),
    "whole": (os.path.abspath("a.txt"), "a.txt", "a.txt"),
    "elsewhere": (os.path.abspath(os.sep) + "x y.txt", None, "file:///"),
    "above": (os.path.join(os.pardir, "a.txt"), "../a.txt", "../a.txt"),
    "marks of URIs": ("a:b?#%.txt", "a:b?#%.txt", "a%3Ab%3F%23%25.txt"),
    "no UTF-8": ("\udcff.txt", "\udcff.txt", "%FF.txt"),
    "half a pair": ("\ud800.txt", "\ud800.txt", "%ED%A0%80.txt"),
}


@pytest.mark.parametrize(("path", "shown", "uri"), PATHS.values(), ids=PATHS)
def test_paths_are_those_of_the_repository(path, shown, uri):
    assert shown is None or repository_path(path) == shown
    assert uri_reference(path).startswith(uri)


MARKS = "|`*_[]()<>&\"'%:,;=+-@\\\r\n\t #~$!{}/?\x1b\x9b\u2028\u202e\ud800\udc00\ufffe\ufeffX甲𠮷"
ANY = st.text(st.sampled_from(MARKS) | st.characters(exclude_characters="\0"), max_size=30)
"""Whatever a document, a path or a message may hold, lone surrogates among it."""


def with_any(path: str, before: str, quote: str, message: str) -> tuple[Document, Checked]:
    document = Document(f"{before}{quote}{before}", Origin(path))
    span = len(before), len(before) + len(quote)
    return document, checked(document, finding(document, *span, message, fix=(*span, message, True), related=[span]))


def without_surrogates(text: str) -> str:
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def named(text: str) -> str:
    """*text* as XML holds it: what it cannot hold is named."""
    return re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", lambda match: f"<U+{ord(match[0]):04X}>", text)


def harmless(text: str) -> str:
    """*text* if a terminal would obey nothing in it."""
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text.replace("\r\n", "\n"))
    text.encode("utf-8")
    return text


@given(ANY, ANY, ANY, ANY)
def test_any_text_comes_back_from_json_lines(path, before, quote, message):
    _, result = with_any(path, before, quote, message)
    told = json.loads(harmless(printed("jsonl", result)))
    assert (told["path"], told["quote"], told["message"]) == (path.replace(os.sep, "/"), quote, message)


@given(ANY, ANY, ANY, ANY)
def test_any_text_comes_back_from_sarif(path, before, quote, message):
    _, result = with_any(path, before, quote, message)
    (told,) = sarif(harmless(printed("sarif", result)))["results"]
    place = told["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri_reference(path)
    assert place["region"]["snippet"]["text"] == without_surrogates(quote)
    assert re.sub(r"\\\[(?=[^\[\]]*\]\()", "[", told["message"]["text"]) in {
        without_surrogates(message),
        re.sub(r"\\\[(?=[^\[\]]*\]\()", "[", without_surrogates(message)),
    }
    inserted = told["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"]
    assert inserted == without_surrogates(message)


@given(ANY, ANY, ANY, ANY)
def test_any_text_comes_back_from_junit(path, before, quote, message):
    _, result = with_any(path, before, quote, message)
    (suite,) = junit(harmless(printed("junit", result)))
    (case,) = suite
    assert suite.name == named(repository_path(path))
    assert case.name == f"{named(message)} [placeholder-blank]"
    assert case.result[0].message == named(message)
    assert case.result[0].text.endswith(f"原文：{named(quote)}")


@given(ANY, ANY, ANY, ANY)
def test_any_text_comes_back_from_checkstyle(path, before, quote, message):
    _, result = with_any(path, before, quote, message)
    tree = etree.fromstring(harmless(printed("checkstyle", result)).encode("utf-8"), SAFE)
    assert (tree[0].get("name"), tree[0][0].get("message")) == (named(repository_path(path)), named(message))


@given(ANY, ANY, ANY, ANY)
def test_any_text_comes_back_from_annotations(path, before, quote, message):
    _, result = with_any(path, before, quote, message)
    visible = Visible("zh")
    ((command, place, told),) = annotations(harmless(printed("github", result)))
    assert command == "error"
    assert place.get("file") == (None if path == "-" else visible(repository_path(path)))
    assert told.endswith(f": {visible(message)} [placeholder-blank]")


@given(ANY, ANY, ANY, ANY)
def test_any_text_comes_back_from_gitlab(path, before, quote, message):
    _, result = with_any(path, before, quote, message)
    (issue,) = json.loads(harmless(printed("gitlab", result)))
    assert issue["severity"] in GITLAB_SEVERITIES
    assert issue["description"] == without_surrogates(message)
    assert issue["location"]["path"] == without_surrogates(repository_path(path))


@given(ANY, ANY, ANY, ANY)
def test_any_text_comes_back_from_reviewdog(path, before, quote, message):
    document, result = with_any(path, before, quote, message)
    told = json.loads(harmless(printed("rdjsonl", result)))
    assert told["message"] == without_surrogates(message)
    span = told["location"]["range"]
    lines = document.text.encode("utf-8", "surrogatepass").split(b"\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    start, end = (starts[span[edge]["line"] - 1] + span[edge]["column"] - 1 for edge in ("start", "end"))
    assert b"\n".join(lines)[start:end] == quote.encode("utf-8", "surrogatepass")


@given(ANY, ANY, ANY, ANY)
def test_any_text_comes_back_from_the_table(path, before, quote, message):
    _, result = with_any(path, before, quote, message)
    visible = Visible("zh")
    (row,) = rows(harmless(printed("csv", result).removeprefix("\ufeff")).join(["\ufeff", ""]))
    told = {name: cell.removeprefix("'") if cell[:2].startswith("'") else cell for name, cell in row.items()}
    assert told["问题"] == visible(message)
    assert f"【{visible(quote)}】" in told["原文"]
    assert not any(re.match(r"[=+\-@\t\r]", cell) for cell in row.values())


@given(ANY, ANY, ANY, ANY)
def test_any_text_comes_back_from_markdown(path, before, quote, message):
    _, result = with_any(path, before, quote, message)
    visible = Visible("zh")
    told = cells(harmless(printed("markdown", result)))[-1]
    assert len(told) == 5
    assert told[2] == visible(message).strip(" ")
    assert told[3] == visible(quote).strip(" ")


def test_a_cell_is_never_a_whole_page():
    document = text_of("a.txt", "甲" * 50_000)
    long = finding(document, 0, 50_000, "长", fix=(0, 50_000, "乙" * 50_000, True))
    (row,) = rows(printed("csv", checked(document, long)))
    assert max(len(cell) for cell in row.values()) < 300
    assert max(len(cell) for row in cells(printed("markdown", checked(document, long))) for cell in row) < 100


def test_the_summary_of_a_clean_run_is_a_sentence():
    assert printed("markdown", checked(CLEAN)) == "## reportlint\n\n检查了 1 个文件，没有发现问题。\n\n"


def test_a_file_that_holds_more_than_text_has_no_encoding():
    (artifact,) = sarif(printed("sarif", checked(Document("甲", Origin("a.docx", rewritable=False)))))["artifacts"]
    assert "encoding" not in artifact


def test_a_document_on_another_drive_keeps_its_path(monkeypatch):
    def elsewhere(path: str) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", elsewhere)
    path = os.path.abspath("a.txt")
    assert repository_path(path) == path.replace(os.sep, "/")

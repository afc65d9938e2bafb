"""JUnit's XML, which continuous integration shows as a list of tests: a document is a suite, a finding a case of it."""

from __future__ import annotations

from collections import Counter

from linter.finding import Finding
from linter.language import Language, Phrase
from linter.report.paths import repository_path
from linter.report.report import Context
from linter.report.words import SEVERITIES
from linter.report.xmltext import xml_text
from linter.results import Checked, Summary
from linter.whereabouts import place_words

CLEAN = Phrase("没有发现问题", "nothing found")
CHECKED = Phrase("检查", "check")
BODY = Phrase("{where}\n{severity}：{message}\n原文：{quote}", "{where}\n{severity}: {message}\ntext: {quote}")


class JunitReport:
    """A finding that fails the run is a case that fails, a lesser one passes with its words; so does a clean document.

    What could not be checked is a case in error. Cases are named by what is wrong and not by line, so that a case
    is the same from run to run.
    """

    def __init__(self, context: Context) -> None:
        self._stream = context.stream
        self._language: Language = context.language
        self._fail_on = context.fail_on
        self._stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="reportlint">\n')

    def document(self, checked: Checked) -> None:
        """Write the suite of one document."""
        path = repository_path(checked.document.origin.path)
        failing = sum(self._fails(finding) for finding in checked.findings)
        self._open(path, max(len(checked.findings), 1), failing, 0)
        named: Counter[str] = Counter()
        for finding in checked.findings:
            name = f"{finding.message} [{finding.rule}]"
            named[name] += 1
            self._case(path, name if named[name] == 1 else f"{name} ({named[name]})", finding)
        if not checked.findings:
            self._stream.write(f"    {_case(path, CLEAN.say(self._language))}/>\n")
        self._stream.write("  </testsuite>\n")

    def end(self, summary: Summary) -> None:
        """Write what could not be checked."""
        for failure in summary.failures:
            path, sentence = repository_path(failure.path), xml_text(failure.mistake.say(self._language))
            self._open(path, 1, 0, 1)
            self._stream.write(f"    {_case(path, CHECKED.say(self._language))}>\n")
            self._stream.write(f'      <error type="failure" message="{sentence}">{sentence}</error>\n')
            self._stream.write("    </testcase>\n  </testsuite>\n")
        self._stream.write("</testsuites>\n")

    def _fails(self, finding: Finding) -> bool:
        return self._fail_on is not None and finding.severity >= self._fail_on

    def _open(self, path: str, tests: int, failures: int, errors: int) -> None:
        name = xml_text(path)
        counts = f'tests="{tests}" failures="{failures}" errors="{errors}" skipped="0"'
        self._stream.write(f'  <testsuite name="{name}" file="{name}" {counts}>\n')

    def _case(self, path: str, name: str, finding: Finding) -> None:
        place = finding.place
        # The form that readers look for in the words of a case, to lead to the line.
        where = f"{path}:{place.line}:{place.column}"
        if place.part is not None:
            where = f"{path} {place_words(place, self._language)}"
        body = xml_text(
            BODY.say(
                self._language,
                where=where,
                severity=SEVERITIES[finding.severity].say(self._language),
                message=finding.message,
                quote=place.quote,
            )
        ).replace("&#10;", "\n")
        self._stream.write(f"    {_case(path, name)}>\n")
        if self._fails(finding):
            attributes = f'type="{finding.severity.value}" message="{xml_text(finding.message)}"'
            self._stream.write(f"      <failure {attributes}>{body}</failure>\n")
        else:
            self._stream.write(f"      <system-out>{body}</system-out>\n")
        self._stream.write("    </testcase>\n")


def _case(path: str, name: str) -> str:
    return f'<testcase classname="{xml_text(path)}" name="{xml_text(name)}"'

"""SARIF 2.1.0 for code scanning and viewers (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/).

Results are written as they come, what lists the documents is kept in a temporary file until the end: memory grows
with the number of rules that found anything, not with that of documents.
"""

from __future__ import annotations

import re
import shutil
from codecs import lookup
from tempfile import SpooledTemporaryFile

from linter.document import Document
from linter.finding import Finding, Fix, Place, Severity
from linter.language import Language, Phrase
from linter.report.fingerprints import fingerprints
from linter.report.jsontext import to_strict_json
from linter.report.mends import mend_words
from linter.report.paths import uri_reference
from linter.report.report import Context
from linter.report.sarifrule import LEVELS, sarif_rule
from linter.report.surroundings import surroundings
from linter.report.words import placed_message
from linter.results import Checked, Failure, Remark, Summary
from linter.whereabouts import place_words

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
ROOT_WORDS = Phrase("运行 reportlint 时所在的文件夹", "the folder reportlint was run in")
IN_MEMORY = 1 << 20
"""So many characters of the list of documents are held before they go to a file."""
AROUND = 40
"""So many characters before and after a place stand in its context."""
LINK = re.compile(r"\[(?=[^\[\]]*\]\()")


class SarifReport:
    """One run: a result for each finding, a notification for each document that could not be checked."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._stream = context.stream
        self._rules: dict[str, int] = {}
        self._documents = 0
        self._artifacts = SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8", newline="")  # noqa: SIM115 - closed in end
        self._separator = "\n"
        self._stream.write(f'{{"$schema": "{SCHEMA}",\n"version": "2.1.0",\n"runs": [{{\n')
        self._stream.write('"columnKind": "unicodeCodePoints",\n"newlineSequences": ["\\r\\n", "\\n", "\\r"],\n')
        self._stream.write('"results": [')

    def document(self, checked: Checked) -> None:
        """Write the results of one document."""
        document = checked.document
        location = _artifact_location(document.origin.path)
        artifact: dict[str, object] = {"location": location, "roles": ["analysisTarget"]}
        if document.origin.rewritable:
            artifact["encoding"] = _encoding_name(document.origin.encoding)
        self._artifacts.write(f"{',' if self._documents else ''}\n{to_strict_json(artifact)}")
        location = {**location, "index": self._documents}
        self._documents += 1
        for finding, fingerprint in fingerprints(checked.findings):
            record = {
                "ruleId": finding.rule,
                "ruleIndex": self._rules.setdefault(finding.rule, len(self._rules)),
                "level": LEVELS[finding.severity],
                "partialFingerprints": {"quotation/v1": fingerprint},
                **_told(document, finding, location, self._context.language),
            }
            self._stream.write(f"{self._separator}{to_strict_json(record)}")
            self._separator = ",\n"

    def end(self, summary: Summary) -> None:
        """Write what stands once in a run: documents, how it went, the tool with its rules."""
        self._stream.write('],\n"artifacts": [')
        self._artifacts.seek(0)
        shutil.copyfileobj(self._artifacts, self._stream)
        self._artifacts.close()
        language = self._context.language
        invocation = {
            "executionSuccessful": not summary.failures,
            "toolExecutionNotifications": [
                *(_failure(failure, language) for failure in summary.failures),
                *(_remark(remark, language) for remark in summary.remarks),
            ],
            "properties": {"known": summary.known, "ignored": summary.ignored},
        }
        driver = {
            "name": "reportlint",
            "version": self._context.version,
            "language": "zh-CN" if language == "zh" else "en-US",
            "rules": [sarif_rule(rule, self._context.rules.get(rule), language) for rule in self._rules],
        }
        bases = {ROOT: {"description": {"text": ROOT_WORDS.say(language)}}}
        self._stream.write(f'],\n"invocations": [{to_strict_json(invocation)}],\n')
        self._stream.write(f'"originalUriBaseIds": {to_strict_json(bases)},\n')
        self._stream.write(f'"tool": {{"driver": {to_strict_json(driver)}}}\n}}]}}\n')


def _told(document: Document, finding: Finding, location: dict[str, object], language: Language) -> dict[str, object]:
    """What a result says of its place in *document*, which stands at *location*."""
    record: dict[str, object] = {
        "message": {"text": _message(placed_message(finding, language))},
        "locations": [_location(location, document, finding.place, language)],
        "properties": {"category": finding.category.value, "severity": finding.severity.value},
    }
    if finding.related:
        record["relatedLocations"] = [
            {"id": number, **_location(location, document, place, language), "message": {"text": _message(place.quote)}}
            for number, place in enumerate(finding.related, 1)
        ]
    if finding.fix and finding.place.part is None:
        record["fixes"] = [_fix(document, finding, finding.fix, location, language)]
    return record


def _location(location: dict[str, object], document: Document, place: Place, language: Language) -> dict[str, object]:
    if place.part is not None:  # a document without lines has no regions of text either
        name = place_words(place, language)
        return {"physicalLocation": {"artifactLocation": location}, "logicalLocations": [{"fullyQualifiedName": name}]}
    physical: dict[str, object] = {"artifactLocation": location, "region": _snippet(place)}
    start, end = surroundings(document, place, AROUND)
    if (start, end) != (place.start, place.end):
        physical["contextRegion"] = _snippet(document.place(start, end))
    return {"physicalLocation": physical}


def _snippet(place: Place) -> dict[str, object]:
    return {**_region(place), "snippet": {"text": place.quote}}


def _region(place: Place) -> dict[str, object]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(
    document: Document, finding: Finding, fix: Fix, location: dict[str, object], language: Language
) -> dict[str, object]:
    replacements = [
        {"deletedRegion": _region(document.place(edit.start, edit.end)), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    return {
        "description": {"text": _message(mend_words(document, finding, fix, language))},
        "artifactChanges": [{"artifactLocation": location, "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }


def _failure(failure: Failure, language: Language) -> dict[str, object]:
    place = {"physicalLocation": {"artifactLocation": _artifact_location(failure.path)}}
    return {
        "level": LEVELS[Severity.ERROR],
        "message": {"text": _message(failure.mistake.say(language))},
        "locations": [place],
    }


def _remark(remark: Remark, language: Language) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": _artifact_location(remark.path)}
    if remark.line is not None:
        physical["region"] = {"startLine": remark.line}
    return {
        "level": LEVELS[Severity.INFO],
        "message": {"text": _message(remark.say(language))},
        "locations": [{"physicalLocation": physical}],
    }


def _encoding_name(encoding: str) -> str:
    """The name of *encoding* in IANA's register, which Python's differs from in its hyphens."""
    name = lookup(encoding).name.upper()
    return re.sub("-([LB]E)$", r"\1", name).replace("ISO8859", "ISO-8859")


def _artifact_location(path: str) -> dict[str, object]:
    uri = uri_reference(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": ROOT}


def _message(text: str) -> str:
    """*text* with nothing in it that a viewer would take for a link, as 3.11.6 has it."""
    return LINK.sub(r"\\[", text)

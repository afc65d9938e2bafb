"""The report for the person who wrote the text: place, what is wrong, the words, how to mend them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from linter.document import Document
from linter.finding import Finding, Severity
from linter.fixing import edits_of
from linter.language import Phrase
from linter.report.closing import closing_lines
from linter.report.excerpt import excerpt
from linter.report.mends import made_words, mend_words
from linter.report.paint import Painter, Piece
from linter.report.report import Context
from linter.report.visible import Visible
from linter.report.words import COLOURS, SEVERITIES, path_words, shortened
from linter.report.wrap import wrapped
from linter.results import Checked, Summary
from linter.whereabouts import line_words, place_words

SHOWN = 3
"""So many findings of one problem are shown in a document, the rest are counted."""
LISTED = 15
"""So many lines of the rest are named."""
INDENT = "    "

HEADING = Phrase("{path}  共 {count} 处", "{path}  {count} to look at")
FIXED = Phrase("{path}  已改好 {count} 处", "{path}  {count} fixed")
ALIKE = Phrase("（同类共 {count} 处）", " ({count} alike)")
REST = Phrase("同类问题还有 {count} 处：{lines}", "the same in more places ({count}): {lines}")
ONCE, OFTEN = Phrase("{where}", "{where}"), Phrase("{where}{count}处", "{where} ({count} times)")
COMMA, AND_SO_ON = Phrase("、", ", "), Phrase("……", ", …")
RELATED = Phrase("参看{place}：“{quote}”", "see {place}: '{quote}'")


class ScreenReport:
    """Findings under the name of their document, those of one problem counted after the third.

    What could not be checked is told on standard error; a file that stands alone *tells_failures* itself.
    """

    def __init__(self, context: Context, *, tells_failures: bool = False) -> None:
        self._painter = Painter(context.stream, context.coloured)
        self._language = context.language
        self._visible = Visible(context.language, context.stream.encoding)
        self._tells_failures = tells_failures
        self._counted = False

    def document(self, checked: Checked) -> None:
        """Write the findings of one document; nothing when there are none."""
        if checked.fixed:
            self._painter.write(self._fixed(checked.document, checked.fixed))
        if checked.findings:
            self._painter.write(self._document(checked.document, checked.findings))

    def end(self, summary: Summary) -> None:
        """Write the totals and what to do next."""
        totals, *rest = closing_lines(summary, self._language, counted=self._counted)
        apart = "\n" if summary.failures else ""
        if self._tells_failures:
            told = [*(failure.mistake.say(self._language) for failure in summary.failures)]
            told += [remark.say(self._language) for remark in summary.remarks]
            self._painter.write((f"{self._visible(line)}\n", "") for line in told)
        self._painter.write([(f"{apart}{totals}\n", "bold"), *((f"{line}\n", "") for line in rest)])

    def _fixed(self, document: Document, fixed: Sequence[Finding]) -> Iterator[Piece]:
        path = self._visible(path_words(document.origin.path, self._language))
        counts = Counter(finding.rule for finding in fixed for _ in edits_of(finding))
        yield FIXED.say(self._language, path=path, count=counts.total()), "bold"
        yield "\n\n", ""
        shown: Counter[str] = Counter()
        for finding in fixed:
            shown[finding.rule] += 1
            if shown[finding.rule] <= SHOWN:
                is_last = shown[finding.rule] == SHOWN or len(edits_of(finding)) > 1
                more = is_last and counts[finding.rule] > shown[finding.rule]
                alike = ALIKE.say(self._language, count=counts[finding.rule]) if more else ""
                yield f"  {line_words(finding.place, self._language)}  ", ""
                yield f"{made_words(finding, self._language, self._clipped)}{alike}", "green"
                yield f"  [{finding.rule}]\n", "dim"
        yield "\n", ""

    def _document(self, document: Document, findings: Sequence[Finding]) -> Iterator[Piece]:
        path = self._visible(path_words(document.origin.path, self._language))
        yield HEADING.say(self._language, path=path, count=len(findings)), "bold"
        yield "\n\n", ""
        alike: dict[tuple[str, str], list[Finding]] = {}
        for finding in findings:
            alike.setdefault(_problem(finding), []).append(finding)
        written: Counter[tuple[str, str]] = Counter()
        for finding in findings:
            problem = _problem(finding)
            written[problem] += 1
            if written[problem] <= SHOWN:
                yield from self._finding(document, finding)
                if written[problem] == SHOWN:
                    yield from self._rest(alike[problem][SHOWN:])
                yield "\n", ""

    def _finding(self, document: Document, finding: Finding) -> Iterator[Piece]:
        colour = COLOURS[finding.severity]
        quiet = "dim" if finding.severity is Severity.INFO else ""
        place = f"  {place_words(finding.place, self._language)}  "
        severity = SEVERITIES[finding.severity].say(self._language)
        message = f"{self._visible(finding.message)}  [{finding.rule}]"
        said, _, rule = self._hung(message, cell_len(f"{place}{severity}  ")).rpartition("[")
        yield place, quiet or "bold"
        yield severity, colour if quiet else f"bold {colour}"
        yield f"  {said}", quiet
        yield f"[{rule}\n", "dim"
        shown = excerpt(document, finding.place, self._painter.width - len(INDENT), self._visible)
        if shown.before or shown.marked or shown.after:
            yield INDENT + shown.before, quiet
            yield shown.marked, colour
            yield f"{shown.after}\n", quiet
            yield f"{INDENT}{shown.carets}\n", colour
        mend = self._mend(document, finding)
        if mend:
            yield f"{INDENT}{self._hung(mend, len(INDENT))}\n", "green"
        for related in finding.related:
            where, quote = place_words(related, self._language), self._clipped(related.quote)
            line = RELATED.say(self._language, place=where, quote=quote)
            yield f"{INDENT}{self._hung(line, len(INDENT))}\n", "dim"

    def _mend(self, document: Document, finding: Finding) -> str:
        """The fix in words; empty when there is none or the message says it."""
        fix = finding.fix
        if fix is None or (fix.text and fix.text in finding.message):
            return ""
        return mend_words(document, finding, fix, self._language, self._clipped)

    def _rest(self, findings: Sequence[Finding]) -> Iterator[Piece]:
        if not findings:
            return
        self._counted = True
        counts = Counter(line_words(finding.place, self._language) for finding in findings)
        listed = [
            (ONCE if count == 1 else OFTEN).say(self._language, where=where, count=count)
            for where, count in list(counts.items())[:LISTED]
        ]
        lines = COMMA.say(self._language).join(listed)
        if len(counts) > LISTED:
            lines += AND_SO_ON.say(self._language)
        rest = REST.say(self._language, count=len(findings), lines=lines)
        yield f"{INDENT}{self._hung(rest, len(INDENT))}\n", "bold"

    def _hung(self, sentence: str, lead: int) -> str:
        """*sentence* as it stands after *lead* cells; on a terminal its further lines begin below the first."""
        columns = self._painter.columns
        if columns is None:
            return sentence
        lead = min(lead, columns // 2)
        return ("\n" + " " * lead).join(wrapped(sentence, columns - 1 - lead))

    def _clipped(self, text: str) -> str:
        return self._visible(shortened(text, 40))


def _problem(finding: Finding) -> tuple[str, str]:
    """What a finding says, whatever words it says it of: findings of one problem are counted together."""
    return finding.rule, finding.message.replace(finding.place.quote, "") if finding.place.quote else finding.message

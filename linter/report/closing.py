"""The last lines of the screen: what was found in all, and what to do next."""

from __future__ import annotations

from linter.finding import Severity
from linter.language import Language, Phrase
from linter.results import Summary

NOTHING_CHECKED = Phrase("没有检查任何文件。", "No file was checked.")
CLEAN = Phrase("检查了 {documents}，没有发现问题。", "Checked {documents}: nothing found.")
FOUND = Phrase("检查了 {documents}：{counts}。", "Checked {documents}: {counts}.")
FOUND_IN_SOME = Phrase(
    "检查了 {documents}，{flawed} 个有问题：{counts}。", "Checked {documents}, found {counts} in {flawed}."
)
UNFINISHED = Phrase(
    "有 {failures} 项没能检查完，原因见上。", "Not everything could be checked ({failures}): see above."
)
NEXT = Phrase("请逐处核对改正，然后再检查一遍。", "Mend each place, then check again.")
ONLY_INFOS = Phrase("提示供参考，可以不改。", "Suggestions may stay as they are.")
REASONS = Phrase(
    "想知道某一处为什么要改：reportlint --explain 规则名（规则名写在方括号里）",
    "For the reason of a finding: reportlint --explain RULE (its name stands in square brackets)",
)
COUNTED = Phrase(
    "每个文件里的同类问题只详列前几处；要逐处列出，请加上 --format line。",
    "Of one problem only the first few places in a file are shown; --format line lists them all.",
)
COUNTS = {
    Severity.ERROR: (Phrase("错误 {count} 处", "{count} error"), Phrase("错误 {count} 处", "{count} errors")),
    Severity.WARNING: (Phrase("警告 {count} 处", "{count} warning"), Phrase("警告 {count} 处", "{count} warnings")),
    Severity.INFO: (Phrase("提示 {count} 处", "{count} suggestion"), Phrase("提示 {count} 处", "{count} suggestions")),
}
FILES = Phrase("{count} 个文件", "{count} file"), Phrase("{count} 个文件", "{count} files")


def closing_lines(summary: Summary, language: Language, *, counted: bool) -> list[str]:
    """The totals of *summary* first; *counted* tells that some findings were counted rather than shown."""
    lines = [totals_line(summary, language)]
    if summary.failures:
        lines.append(UNFINISHED.say(language, failures=len(summary.failures)))
    if counted:
        lines.append(COUNTED.say(language))
    if summary.findings:
        lines.append((NEXT if summary.errors or summary.warnings else ONLY_INFOS).say(language))
        lines.append(REASONS.say(language))
    return lines


def totals_line(summary: Summary, language: Language) -> str:
    """What was checked and found, in a sentence."""
    if not summary.documents:
        return NOTHING_CHECKED.say(language)
    documents = _counted(FILES, summary.documents, language)
    found = {Severity.ERROR: summary.errors, Severity.WARNING: summary.warnings, Severity.INFO: summary.infos}
    counts = (
        Phrase("，", ", ")
        .say(language)
        .join(_counted(COUNTS[severity], count, language) for severity, count in found.items() if count)
    )
    if not counts:
        return CLEAN.say(language, documents=documents)
    sentence = FOUND if summary.documents == 1 else FOUND_IN_SOME
    return sentence.say(language, documents=documents, counts=counts, flawed=summary.flawed)


def _counted(forms: tuple[Phrase, Phrase], count: int, language: Language) -> str:
    return forms[count != 1].say(language, count=count)

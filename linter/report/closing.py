"""The last lines of the screen: what was found in all, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator

from linter.finding import Severity
from linter.language import Language, Phrase
from linter.report.words import rule_counts
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
FIXED = Phrase("已改好 {files}里的 {count} 处：{rules}。", "Fixed {count} in {files}: {rules}.")
RESTING = Phrase("没有列出：{resting}。", "Not shown: {resting}.")
KNOWN = Phrase("基线记下的 {count} 处", "{count} known by the baseline")
IGNORED = Phrase("按设置忽略的 {count} 处", "{count} ignored by the settings")
FIXABLE = Phrase(
    "其中 {fixable} 处可以用 --fix 自动改好（--diff 预览）。",
    "{fixable} can be fixed with --fix (--diff shows how).",
)
DOUBTFUL = Phrase(
    "其中 {doubtful} 处可以用 --fix --unsafe 改，改后请核对。",
    "{doubtful} have doubtful fixes (--fix --unsafe; look at the result).",
)
BOTH = Phrase(
    "其中 {fixable} 处可以用 --fix 自动改好（--diff 预览），另 {doubtful} 处要加 --unsafe，改后请核对。",
    "{fixable} can be fixed with --fix (--diff shows how), {doubtful} more with --unsafe (look at the result).",
)
COUNTS = {
    Severity.ERROR: (Phrase("错误 {count} 处", "{count} error"), Phrase("错误 {count} 处", "{count} errors")),
    Severity.WARNING: (Phrase("警告 {count} 处", "{count} warning"), Phrase("警告 {count} 处", "{count} warnings")),
    Severity.INFO: (Phrase("提示 {count} 处", "{count} suggestion"), Phrase("提示 {count} 处", "{count} suggestions")),
}
FILES = Phrase("{count} 个文件", "{count} file"), Phrase("{count} 个文件", "{count} files")


def closing_lines(summary: Summary, language: Language, *, counted: bool) -> list[str]:
    """The totals of *summary* first; *counted* tells that some findings were counted rather than shown."""
    lines = [totals_line(summary, language), *_fixed(summary, language), *_resting(summary, language)]
    if summary.failures:
        lines.append(UNFINISHED.say(language, failures=len(summary.failures)))
    if counted:
        lines.append(COUNTED.say(language))
    if summary.fixable or summary.doubtful:
        sentence = BOTH if summary.fixable and summary.doubtful else FIXABLE if summary.fixable else DOUBTFUL
        lines.append(sentence.say(language, fixable=summary.fixable, doubtful=summary.doubtful))
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


def _fixed(summary: Summary, language: Language) -> Iterator[str]:
    if summary.fixed:
        files = _counted(FILES, summary.mended, language)
        rules = rule_counts(summary.fixed, language)
        yield FIXED.say(language, files=files, count=sum(summary.fixed.values()), rules=rules)


def _resting(summary: Summary, language: Language) -> Iterator[str]:
    resting = [
        phrase.say(language, count=count)
        for phrase, count in ((KNOWN, summary.known), (IGNORED, summary.ignored))
        if count
    ]
    if resting:
        yield RESTING.say(language, resting=Phrase("，", ", ").say(language).join(resting))


def _counted(forms: tuple[Phrase, Phrase], count: int, language: Language) -> str:
    return forms[count != 1].say(language, count=count)

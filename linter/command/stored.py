"""What a store is asked besides reports: its runs, two of them compared, its tables for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from linter.archive.export import ExportFormat, export
from linter.archive.store import Run, Store
from linter.archive.trends import RuleTrend, choose_runs, document_counts, document_trends, rule_trends
from linter.command.arguments import Arguments
from linter.command.console import is_coloured, print_utf8
from linter.language import Language, Phrase
from linter.report.columns import table
from linter.report.jsontext import to_json
from linter.report.paint import Painter, Piece
from linter.report.visible import Visible

DOCUMENTS = 15
"""So many documents with new findings are named."""

COMPARED = Phrase(
    "第 {before} 次（{then}）与第 {after} 次（{now}）对比：文件新增 {added} 个，减少 {removed} 个，改动 {changed} 个，"
    "没变 {unchanged} 个",
    "run {before} ({then}) against run {after} ({now}): {added} documents added, {removed} removed, {changed} changed, "
    "{unchanged} unchanged",
)
NEW, GONE, STILL = Phrase("新出现", "new"), Phrase("已消失", "gone"), Phrase("仍在", "still there")
ALL = Phrase("合计", "all")
BY_RULE, BY_DOCUMENT = Phrase("按规则", "By rule"), Phrase("新问题最多的文件", "Documents with most that is new")
RUN = Phrase("第 {number} 次", "run {number}")
CUT_OFF = Phrase("没有做完", "cut off")
RUN_HEADS = (
    Phrase("文件", "documents"),
    Phrase("其中检查", "checked in it"),
    Phrase("失败", "failures"),
    Phrase("秒", "seconds"),
)
WRITTEN = Phrase("已写好“{path}”", "wrote '{path}'")


def list_runs(arguments: Arguments, language: Language) -> int:
    """List the runs of a store."""
    with Store(_store(arguments)) as store:
        runs = store.runs()
    if arguments.format == "json":
        _print_json([asdict(run) for run in runs])
        return 0
    rows = [(_run_words(run, language), _run_figures(run)) for run in runs]
    _paint(arguments, table([head.say(language) for head in RUN_HEADS], rows))
    return 0


def compare_runs(arguments: Arguments, language: Language) -> int:
    """Tell what is new, gone and still there since an earlier run; status 1 when anything is new."""
    with Store(_store(arguments)) as store:
        before, after = choose_runs(store, arguments.compare or "")
        rules = rule_trends(store, before.number, after.number)
        documents = document_trends(store, before.number, after.number, DOCUMENTS)
        counts = document_counts(store, before.number, after.number)
    if arguments.format == "json":
        _print_json(
            {
                "before": asdict(before),
                "after": asdict(after),
                "documents": asdict(counts),
                "rules": [asdict(rule) for rule in rules],
                "most_new": [asdict(document) for document in documents],
            }
        )
        return int(any(rule.new for rule in rules))
    visible = Visible(language, sys.stdout.encoding)
    told = {"before": before.number, "after": after.number, "then": _day(before), "now": _day(after)}
    _paint(arguments, [(f"{COMPARED.say(language, **told, **asdict(counts))}\n\n", "bold")])
    _paint(arguments, _rule_table(rules, language))
    if documents:
        rows = [(visible(document.path), (document.new, document.gone)) for document in documents]
        _paint(arguments, [("\n", ""), (f"{BY_DOCUMENT.say(language)}\n", "bold")])
        _paint(arguments, table([NEW.say(language), GONE.say(language)], rows))
    return int(any(rule.new for rule in rules))


def export_run(arguments: Arguments, language: Language) -> int:
    """Write the tables of the newest run for other programs."""
    wishes: Sequence[tuple[str | None, ExportFormat]] = (
        (arguments.export_parquet, "parquet"),
        (arguments.export_csv, "csv"),
    )
    visible = Visible(language, sys.stdout.encoding)
    with Store(_store(arguments)) as store:
        run = store.latest()
        for folder, layout in wishes:
            for path in export(store, run.number, folder, layout, language) if folder else ():
                sys.stdout.write(f"{visible(WRITTEN.say(language, path=path))}\n")
    return 0


def _rule_table(rules: Sequence[RuleTrend], language: Language) -> Iterator[Piece]:
    sums = sum(one.new for one in rules), sum(one.gone for one in rules), sum(one.still for one in rules)
    rows = [(one.rule, (one.new, one.gone, one.still)) for one in rules]
    yield f"{BY_RULE.say(language)}\n", "bold"
    yield from table([word.say(language) for word in (NEW, GONE, STILL)], [*rows, (ALL.say(language), sums)])


def _run_words(run: Run, language: Language) -> str:
    words = [RUN.say(language, number=run.number), _day(run)]
    return "  ".join([*words, *([] if run.finished else [CUT_OFF.say(language)])])


def _run_figures(run: Run) -> tuple[int, ...]:
    return run.documents or 0, run.linted or 0, run.failures or 0, round(run.seconds or 0)


def _day(run: Run) -> str:
    """When it began, to the minute, in UTC."""
    return run.started[:16].replace("T", " ")


def _store(arguments: Arguments) -> str:
    assert arguments.store is not None
    return arguments.store


def _print_json(value: object) -> None:
    print_utf8()
    sys.stdout.write(to_json(value) + "\n")


def _paint(arguments: Arguments, pieces: Iterator[Piece] | Sequence[Piece]) -> None:
    Painter(sys.stdout, is_coloured(arguments.color, sys.stdout)).write(pieces)

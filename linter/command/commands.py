"""What the command line can ask for: one function for each, giving the exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from linter.command.arguments import Arguments, build_parser
from linter.command.console import LastingReport, complain, complain_of, is_coloured, print_utf8, tell
from linter.document import STANDARD_INPUT
from linter.finding import Category, Severity
from linter.language import Language, Mistake, Phrase
from linter.report.paint import Painter, Piece
from linter.report.visible import Visible
from linter.rule import RuleSet
from linter.rulefiles.loading import keep_bundled_rules, load_rules, own_rules

if TYPE_CHECKING:
    from linter.checking import Checker
    from linter.command.sieve import Sieve
    from linter.fixpoint import Mended

CLEAN, FOUND, UNFINISHED = 0, 1, 2

WRITTEN = Phrase(
    "已写好基线“{file}”：记下 {documents} 个文件的 {known} 处问题（新记 {added} 处，去掉 {dropped} 处）。",
    "wrote the baseline '{file}': {known} findings in {documents} files ({added} added, {dropped} dropped).",
)
BEGUN = Phrase(
    "已写好“{path}”，照着改，然后检验：reportlint --rules {word} --test-rules",
    "'{path}' is written; make it yours, then try it: reportlint --rules {word} --test-rules",
)


def check(arguments: Arguments, language: Language) -> int:
    """Check the paths, with --fix mend them first, and report what is found."""
    from linter.command.documents import check_documents, mend_documents
    from linter.report import FOR_PROGRAMS, FORMATS
    from linter.report.outputs import open_outputs, read_outputs
    from linter.report.report import Context
    from linter.report.tee import TeeReport
    from linter.rewriting import write_back
    from linter.run import write_report

    outputs = read_outputs(arguments.output, arguments.paths)
    checker = _checker(arguments, language)
    sieve = _sieve(arguments, checker)
    fail_on = None if arguments.fail_on == "never" else Severity(arguments.fail_on)
    # Mended text that came through standard input goes to standard output alone.
    stream = sys.stderr if arguments.fix and STANDARD_INPUT in arguments.paths else sys.stdout
    if arguments.format in FOR_PROGRAMS:
        print_utf8()
    rules = {rule.id: rule for rule in checker.rules.rules}
    context = Context(stream, language, is_coloured(arguments.color, stream), rules, fail_on)
    with open_outputs(outputs, context) as reports:
        screen = LastingReport(FORMATS[arguments.format](context), lasts=bool(reports))
        report = TeeReport([screen, *reports])
        if arguments.fix:
            results = mend_documents(arguments, checker, sieve.part, write_back, outputs)
        else:
            results = check_documents(arguments, checker, outputs)
        summary = write_report(sieve.results(results), report)
        screen.flush()
        complain_of(summary, language)
        report.end(summary)
    if screen.error:
        raise screen.error
    keep_bundled_rules()
    return summary.status(fail_on, strict=arguments.strict)


def preview_fixes(arguments: Arguments, language: Language) -> int:
    """Show what the fixes would change, and write nothing."""
    from linter.command.documents import mend_documents
    from linter.report.difference import difference, preview_words
    from linter.report.silence import Silence
    from linter.run import write_report

    checker = _checker(arguments, language)
    sieve = _sieve(arguments, checker)
    visible = Visible(language, sys.stdout.encoding) if sys.stdout.isatty() else None
    if visible is None:
        print_utf8()

    def show(_path: str, _data: bytes, mended: Mended) -> None:
        if mended.before and mended.after:
            _paint(arguments, difference(mended.before, mended.after, visible))

    results = mend_documents(arguments, checker, sieve.part, show)
    summary = write_report(sieve.results(results), Silence())
    sys.stdout.flush()
    complain_of(summary, language)
    tell(preview_words(summary, language))
    keep_bundled_rules()
    return summary.status(None) or (FOUND if summary.fixed else CLEAN)


def write_baseline(arguments: Arguments, language: Language) -> int:
    """Write everything that is found into the baseline."""
    from linter.baseline import rewrite
    from linter.command.documents import check_documents

    assert arguments.write_baseline is not None
    checker = _checker(arguments, language)
    sieve = _sieve(arguments, checker)
    results = sieve.results(check_documents(arguments, checker))
    written = rewrite(results, arguments.write_baseline, sieve.rules_of)
    for failure in written.failures:
        complain(failure.mistake, language)
    counts = {"known": written.known, "documents": written.documents, "added": written.added}
    sentence = WRITTEN.say(language, file=arguments.write_baseline, dropped=written.dropped, **counts)
    sys.stdout.write(f"{Visible(language, sys.stdout.encoding)(sentence)}\n")
    keep_bundled_rules()
    return UNFINISHED if written.failures else CLEAN


def list_rules(arguments: Arguments, language: Language) -> int:
    """List the chosen rules."""
    from linter.report.jsontext import to_json
    from linter.report.rulebook import rule_records, rule_table

    rules = _rules(arguments).rules
    if arguments.format == "json":
        print_utf8()
        sys.stdout.write(to_json(rule_records(rules, language)) + "\n")
    else:
        _paint(arguments, rule_table(rules, language, Visible(language, sys.stdout.encoding)))
    return CLEAN


def explain_rule(arguments: Arguments, identifier: str, language: Language) -> int:
    """Tell all about one rule."""
    from linter.report.rulebook import rule_page

    rule = _rules(arguments).named(identifier)
    _paint(arguments, rule_page(rule, language, Visible(language, sys.stdout.encoding)))
    return CLEAN


def test_rules(arguments: Arguments, language: Language) -> int:
    """Try the chosen rules on their examples: those of one's own where there are any."""
    from linter import selftest
    from linter.report.jsontext import to_json
    from linter.report.verdicts import closing_piece, verdict_pieces, verdict_records

    rules = own_rules(_rules(arguments))
    verdicts = list(selftest.test_rules(rules))
    if arguments.format == "json":
        print_utf8()
        sys.stdout.write(to_json(verdict_records(verdicts, rules, language)) + "\n")
    else:
        visible = Visible(language, sys.stdout.encoding)
        for verdict in verdicts:
            _paint(arguments, verdict_pieces(verdict, language, visible))
        _paint(arguments, [closing_piece(verdicts, rules, language)])
    return FOUND if verdicts else CLEAN


def new_rule(path: str, language: Language) -> int:
    """Write a rule file to begin with, and say what comes next."""
    from linter.rulefiles.newrule import quoted_word, write_new_rule

    write_new_rule(path, language)
    sys.stdout.write(
        Visible(language, sys.stdout.encoding)(BEGUN.say(language, path=path, word=quoted_word(path))) + "\n"
    )
    return CLEAN


def print_completion(shell: str) -> int:
    """Print the script that completes the command line in *shell*."""
    import shtab

    sys.stdout.write(shtab.complete(build_parser(shtab.FILE), shell=shell) + "\n")
    return CLEAN


def _checker(arguments: Arguments, language: Language) -> Checker:
    from linter.checking import Checker

    return Checker(_rules(arguments), language, arguments.encoding)


def _sieve(arguments: Arguments, checker: Checker) -> Sieve:
    from linter.baseline import Baseline
    from linter.command.sieve import Sieve

    names = {rule.id for rule in checker.rules.rules}
    if not arguments.only and not arguments.skip:
        names |= {category.value for category in Category}
    baseline = Baseline.read(arguments.baseline) if arguments.baseline else None
    folders = tuple(path for path in arguments.paths if os.path.isdir(path))
    return Sieve(lambda _path: baseline, lambda _path: (), lambda _path: names, folders)


def _rules(arguments: Arguments) -> RuleSet:
    rules = load_rules(arguments.rules, bundled=not arguments.no_bundled).select(arguments.only, arguments.skip)
    if not rules.rules:
        raise Mistake(
            "没有选中任何规则；请核对 --only、--skip 和 --no-bundled",
            "no rule is chosen; check --only, --skip and --no-bundled",
        )
    return rules


def _paint(arguments: Arguments, pieces: Iterable[Piece]) -> None:
    Painter(sys.stdout, is_coloured(arguments.color, sys.stdout)).write(pieces)

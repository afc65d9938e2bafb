"""What the command line can ask for: one function for each, giving the exit status."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from linter.command.arguments import Arguments, build_parser
from linter.command.console import LastingReport, complain, is_coloured, print_utf8
from linter.finding import Severity
from linter.language import Language, Mistake, Phrase
from linter.report.paint import Painter, Piece
from linter.report.visible import Visible
from linter.rule import RuleSet
from linter.rulefiles.loading import keep_bundled_rules, load_rules

CLEAN, FOUND, UNFINISHED = 0, 1, 2

EXAMPLES_HOLD = Phrase("{count} 条规则的示例全部通过。", "{count} rules: every example holds.")
EXAMPLES_FAIL = Phrase("{count} 处示例没有通过。", "{count} examples do not hold.")


def check(arguments: Arguments, language: Language) -> int:
    """Check the paths and report what is found."""
    from linter.checking import Checker
    from linter.command.documents import check_documents
    from linter.report import FOR_PROGRAMS, FORMATS
    from linter.report.outputs import open_outputs, read_outputs
    from linter.report.report import Context
    from linter.report.tee import TeeReport
    from linter.run import write_report

    outputs = read_outputs(arguments.output, arguments.paths)
    rules = _rules(arguments)
    fail_on = None if arguments.fail_on == "never" else Severity(arguments.fail_on)
    if arguments.format in FOR_PROGRAMS:
        print_utf8()
    coloured = is_coloured(arguments.color, sys.stdout)
    context = Context(sys.stdout, language, coloured, {rule.id: rule for rule in rules.rules}, fail_on)
    with open_outputs(outputs, context) as reports:
        screen = LastingReport(FORMATS[arguments.format](context), lasts=bool(reports))
        report = TeeReport([screen, *reports])
        checker = Checker(rules, language, arguments.encoding)
        summary = write_report(check_documents(arguments, checker, outputs), report)
        screen.flush()
        for failure in summary.failures:
            complain(failure.mistake, language)
        report.end(summary)
    if screen.error:
        raise screen.error
    keep_bundled_rules()
    return summary.status(fail_on)


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
    """Try the chosen rules on their own examples."""
    from linter import selftest

    rules = _rules(arguments)
    visible = Visible(language, sys.stdout.encoding)
    failing = 0
    for verdict in selftest.test_rules(rules):
        failing += 1
        sys.stdout.writelines(f"{visible(line)}\n" for line in verdict.say(language).split("\n"))
    if failing:
        sys.stdout.write(f"{EXAMPLES_FAIL.say(language, count=failing)}\n")
        return FOUND
    sys.stdout.write(f"{EXAMPLES_HOLD.say(language, count=len(rules.rules))}\n")
    return CLEAN


def print_completion(shell: str) -> int:
    """Print the script that completes the command line in *shell*."""
    import shtab

    sys.stdout.write(shtab.complete(build_parser(shtab.FILE), shell=shell) + "\n")
    return CLEAN


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

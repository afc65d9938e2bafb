"""What the command line can ask for of the rules: one function for each, giving the exit status."""

from __future__ import annotations

import sys

from linter.command.arguments import Arguments
from linter.command.chosen import Chosen
from linter.command.console import paint, print_utf8
from linter.command.status import CLEAN, FOUND
from linter.language import Language, Phrase
from linter.report.visible import Visible
from linter.rulefiles.loading import own_rules

BEGUN = Phrase(
    "已写好“{path}”，照着改，然后检验：reportlint --rules {word} --test-rules",
    "'{path}' is written; make it yours, then try it: reportlint --rules {word} --test-rules",
)


def list_rules(arguments: Arguments, chosen: Chosen) -> int:
    """List the chosen rules."""
    from linter.report.jsontext import to_json
    from linter.report.rulebook import rule_records, rule_table

    rules, language = chosen.rules.rules, chosen.language
    if arguments.format == "json":
        print_utf8()
        sys.stdout.write(to_json(rule_records(rules, language)) + "\n")
    else:
        paint(arguments.color, rule_table(rules, language, Visible(language, sys.stdout.encoding)))
    return CLEAN


def explain_rule(arguments: Arguments, identifier: str, chosen: Chosen) -> int:
    """Tell all about one rule."""
    from linter.report.jsontext import to_json
    from linter.report.rulebook import rule_page, rule_record

    rule, language = chosen.rule(identifier), chosen.language
    if arguments.format == "json":
        print_utf8()
        sys.stdout.write(to_json(rule_record(rule, language)) + "\n")
    else:
        paint(arguments.color, rule_page(rule, language, Visible(language, sys.stdout.encoding)))
    return CLEAN


def test_rules(arguments: Arguments, chosen: Chosen) -> int:
    """Try the chosen rules on their examples: those of one's own where there are any."""
    from linter import selftest
    from linter.report.jsontext import to_json
    from linter.report.verdicts import closing_piece, verdict_pieces, verdict_records

    rules, language = own_rules(chosen.rules), chosen.language
    verdicts = list(selftest.test_rules(rules))
    if arguments.format == "json":
        print_utf8()
        sys.stdout.write(to_json(verdict_records(verdicts, rules, language)) + "\n")
    else:
        visible = Visible(language, sys.stdout.encoding)
        for verdict in verdicts:
            paint(arguments.color, verdict_pieces(verdict, language, visible))
        paint(arguments.color, [closing_piece(verdicts, rules, language)])
    return FOUND if verdicts else CLEAN


def new_rule(path: str, language: Language) -> int:
    """Write a rule file to begin with, and say what comes next."""
    from linter.rulefiles.newrule import quoted_word, write_new_rule

    write_new_rule(path, language)
    sys.stdout.write(
        Visible(language, sys.stdout.encoding)(BEGUN.say(language, path=path, word=quoted_word(path))) + "\n"
    )
    return CLEAN

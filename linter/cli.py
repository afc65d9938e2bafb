"""The command line: words in, exit status out; the one place where a Mistake ends a command."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.command import console
from linter.command.arguments import Arguments, read_arguments, told_language
from linter.language import Language, Mistake
from linter.version import __version__

if TYPE_CHECKING:
    from linter.command.chosen import Chosen

UNFINISHED, INTERRUPTED = 2, 130
THREADS = "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"
"""Where the libraries that numpy multiplies with look for how many threads they may take."""


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line *words* (by default the program's own) ask for; the exit status."""
    words = sys.argv[1:] if words is None else words
    console.never_fail_to_print()
    language = told_language(words) or console.language_of_console()
    for name in THREADS:
        # Documents are shared out among processes; arithmetic that shared itself out too would only get in their way.
        os.environ.setdefault(name, "1")
    # Rules and patterns are made once and stay: looking for garbage among them takes a tenth of a short run.
    gc.set_threshold(50_000)
    try:
        status = _status(words, language)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        mistake = console.unwritable(error)
        if mistake:
            console.complain(mistake, language)
        return UNFINISHED
    return status


def _status(words: Sequence[str], language: Language) -> int:
    try:
        return _obey(read_arguments(words), language)
    except Mistake as mistake:
        console.complain(mistake, language)
    except OSError:
        raise
    except Exception as error:
        from linter.checking import unexpected

        console.complain(unexpected(error, " ".join(["reportlint", *words])), language)
    return UNFINISHED


def _obey(arguments: Arguments, language: Language) -> int:
    if arguments.help:
        from linter.command.helppage import help_page

        sys.stdout.write(help_page(language))
        return 0
    if arguments.version:
        sys.stdout.write(f"reportlint {__version__}\n")
        return 0

    from linter.command import commands, rulecommands

    if arguments.print_completion:
        return commands.print_completion(arguments.print_completion)
    if arguments.init:
        return commands.write_settings(language)
    if arguments.new_rule:
        return rulecommands.new_rule(arguments.new_rule, language)
    if arguments.runs or arguments.compare or arguments.export_parquet or arguments.export_csv:
        from linter.command import stored

        if arguments.runs:
            return stored.list_runs(arguments, language)
        return stored.compare_runs(arguments, language) if arguments.compare else stored.export_run(arguments, language)
    questions = arguments.show_settings or arguments.list_rules or arguments.explain or arguments.test_rules
    if not (questions or arguments.paths or arguments.files_from or arguments.store):
        from linter.command.helppage import SHORT

        sys.stderr.write(SHORT.say(language))
        return UNFINISHED

    from linter.command.chosen import choose

    chosen = choose(arguments, language)
    try:
        return _command(arguments, chosen)
    except Mistake as mistake:
        console.complain(mistake, chosen.language)
    return UNFINISHED


def _command(arguments: Arguments, chosen: Chosen) -> int:
    from linter.command import commands, rulecommands

    if arguments.show_settings:
        return commands.show_settings(arguments, arguments.show_settings, chosen)
    if arguments.list_rules:
        return rulecommands.list_rules(arguments, chosen)
    if arguments.explain:
        return rulecommands.explain_rule(arguments, arguments.explain, chosen)
    if arguments.test_rules:
        return rulecommands.test_rules(arguments, chosen)
    if arguments.write_baseline:
        return commands.write_baseline(arguments, chosen)
    if arguments.diff:
        return commands.preview_fixes(arguments, chosen)
    return commands.check(arguments, chosen)

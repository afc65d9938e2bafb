"""What the command line can ask for of documents and settings: one function for each, giving the exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from typing import TYPE_CHECKING

from linter.checks.check import AcrossCheck
from linter.command.arguments import Arguments, build_parser
from linter.command.chosen import Chosen
from linter.command.console import LastingReport, complain, complain_of, is_coloured, paint, print_utf8, tell
from linter.command.status import CLEAN, FOUND, UNFINISHED
from linter.document import STANDARD_INPUT
from linter.language import Language, Mistake, Phrase
from linter.report.visible import Visible
from linter.rulefiles.loading import keep_bundled_rules

if TYPE_CHECKING:
    from linter.command.sieve import Sieve
    from linter.fixpoint import Mended
    from linter.rule import Rule

WRITTEN = Phrase(
    "已写好基线“{file}”：记下 {documents} 个文件的 {known} 处问题（新记 {added} 处，去掉 {dropped} 处）。",
    "wrote the baseline '{file}': {known} findings in {documents} files ({added} added, {dropped} dropped).",
)
SETTINGS_BEGUN = Phrase(
    "已写好“{path}”，各项都是注释，去掉行首的“# ”就生效。",
    "'{path}' is written; every value in it is commented out: take away the '# ' to put it in force.",
)


def check(arguments: Arguments, chosen: Chosen) -> int:
    """Check the paths, with --fix mend them first, and report what is found."""
    from linter.command.documents import check_documents, mend_documents
    from linter.report import FOR_PROGRAMS, FORMATS
    from linter.report.outputs import open_outputs, read_outputs
    from linter.report.report import Context
    from linter.report.tee import TeeReport
    from linter.rewriting import write_back
    from linter.run import write_report

    outputs = read_outputs(arguments.output, arguments.paths)
    language, sieve = chosen.language, _sieve(arguments, chosen)
    # Mended text that came through standard input goes to standard output alone.
    stream = sys.stderr if arguments.fix and STANDARD_INPUT in arguments.paths else sys.stdout
    if arguments.format in FOR_PROGRAMS:
        print_utf8()
    coloured = is_coloured(arguments.color, stream)
    rules = chosen.lookup.known_rules
    context = Context(stream, language, coloured, rules, chosen.fail_on, store=arguments.store)
    with open_outputs(outputs, context) as reports:
        screen = LastingReport(FORMATS[arguments.format](context), lasts=bool(reports))
        report = TeeReport([screen, *reports])
        if arguments.fix:
            results = mend_documents(arguments, chosen, sieve.part, write_back, outputs)
        else:
            results = check_documents(arguments, chosen, outputs)
        summary = write_report(sieve.results(results), report)
        screen.flush()
        complain_of(summary, language)
        _refuse_across_alone(arguments, rules.values())
        report.end(summary)
    if screen.error:
        raise screen.error
    keep_bundled_rules()
    return summary.status(chosen.fail_on, strict=arguments.strict)


def _refuse_across_alone(arguments: Arguments, rules: Collection[Rule]) -> None:
    """Raise Mistake where nothing was looked for: rules that compare documents were chosen, and no comparison."""
    checks = bool(arguments.paths or arguments.files_from) and not arguments.across
    if checks and rules and all(isinstance(rule.check, AcrossCheck) for rule in rules):
        raise Mistake(
            "选中的规则（{names}）是比较各份文件的，要加上 --across 才起作用",
            "the chosen rules ({names}) compare documents and find nothing without --across",
            names=", ".join(sorted(rule.id for rule in rules)),
        )


def preview_fixes(arguments: Arguments, chosen: Chosen) -> int:
    """Show what the fixes would change, and write nothing."""
    from linter.command.documents import mend_documents
    from linter.report.difference import difference, preview_words
    from linter.report.silence import Silence
    from linter.run import write_report

    language, sieve = chosen.language, _sieve(arguments, chosen)
    visible = Visible(language, sys.stdout.encoding) if sys.stdout.isatty() else None
    if visible is None:
        print_utf8()

    def show(_path: str, _data: bytes, mended: Mended) -> None:
        if mended.before and mended.after:
            paint(arguments.color, difference(mended.before, mended.after, visible))

    results = mend_documents(arguments, chosen, sieve.part, show)
    summary = write_report(sieve.results(results), Silence())
    sys.stdout.flush()
    complain_of(summary, language)
    tell(preview_words(summary, language))
    keep_bundled_rules()
    return summary.status(None) or (FOUND if summary.fixed else CLEAN)


def write_baseline(arguments: Arguments, chosen: Chosen) -> int:
    """Write everything that is found into the baseline."""
    from linter.baseline.writing import rewrite
    from linter.command.documents import check_documents

    assert arguments.write_baseline is not None
    language, sieve = chosen.language, _sieve(arguments, chosen)
    results = sieve.results(check_documents(arguments, chosen))
    written = rewrite(results, arguments.write_baseline, sieve.rules_of)
    for failure in written.failures:
        complain(failure.mistake, language)
    counts = {"known": written.known, "documents": written.documents, "added": written.added}
    sentence = WRITTEN.say(language, file=arguments.write_baseline, dropped=written.dropped, **counts)
    sys.stdout.write(f"{Visible(language, sys.stdout.encoding)(sentence)}\n")
    keep_bundled_rules()
    return UNFINISHED if written.failures else CLEAN


def show_settings(arguments: Arguments, path: str, chosen: Chosen) -> int:
    """Show the settings for one document, every value with the place it comes from."""
    from linter.report.jsontext import to_json
    from linter.settings.page import settings_page, settings_record

    if arguments.format == "json":
        print_utf8()
        sys.stdout.write(to_json(settings_record(chosen.lookup, path)) + "\n")
    else:
        visible = Visible(chosen.language, sys.stdout.encoding)
        sys.stdout.writelines(f"{visible(line)}\n" for line in settings_page(chosen.lookup, path, chosen.language))
    return CLEAN


def write_settings(language: Language) -> int:
    """Write a settings file to begin with in the working directory, and say what comes next."""
    from linter.settings.template import write_settings as write

    path = write(os.getcwd(), language)
    sys.stdout.write(
        Visible(language, sys.stdout.encoding)(SETTINGS_BEGUN.say(language, path=os.path.basename(path))) + "\n"
    )
    return CLEAN


def print_completion(shell: str) -> int:
    """Print the script that completes the command line in *shell*."""
    import shtab

    sys.stdout.write(shtab.complete(build_parser(shtab.FILE), shell=shell) + "\n")
    return CLEAN


def _sieve(arguments: Arguments, chosen: Chosen) -> Sieve:
    from linter.command.sieve import Sieve

    folders = tuple(path for path in arguments.paths if os.path.isdir(path))
    return Sieve(chosen.baseline_of, chosen.ignores_of, chosen.names_of, folders)

"""The words of the command line read into values."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from linter.command.option import Option
from linter.command.options import LANGUAGES, all_options
from linter.language import Language, Mistake
from linter.rulefiles.rulemistakes import did_you_mean

APART = {
    "--output": ("--list-rules", "--explain", "--test-rules", "--new-rule"),
    "--write-baseline": ("--baseline", "--fix", "--diff", "--output", "--format", "--strict"),
    "--diff": ("--output", "--format", "--strict", "--store", "--jobs", "--time-limit", "--across"),
    "--fix": ("--store", "--jobs", "--time-limit", "--across"),
}
"""Options that do not go together."""
OF_A_STORE = ("--runs", "--compare", "--export-parquet", "--export-csv")
"""Options that ask a store and check nothing."""
EXPORTS = frozenset({"--export-parquet", "--export-csv"})
COMMANDS = (
    "--print-completion", "--init", "--new-rule", "--show-settings", "--list-rules", "--explain", "--test-rules",
    *OF_A_STORE,
)  # fmt: skip
"""Options of which each is the whole of what is wanted; only the exports go together."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """The command line, read: every option under its name, *paths* as they stand."""

    paths: tuple[str, ...]
    only: tuple[str, ...]
    skip: tuple[str, ...]
    rules: tuple[str, ...]
    no_bundled: bool
    format: str
    output: tuple[str, ...]
    fail_on: str | None
    encoding: str | None
    lang: Language | None
    as_of: str | None
    exclude: tuple[str, ...]
    force_exclude: bool
    settings: str | None
    no_settings: bool
    show_settings: str | None
    init: bool
    color: str
    files_from: str | None
    null: bool
    limits: tuple[str, ...]
    jobs: str | None
    store: str | None
    runs: bool
    compare: str | None
    export_parquet: str | None
    export_csv: str | None
    time_limit: str | None
    engine: str
    scheduler: str | None
    across: bool
    progress: str
    fix: bool
    unsafe: bool
    diff: bool
    baseline: str | None
    write_baseline: str | None
    strict: bool
    list_rules: bool
    explain: str | None
    test_rules: bool
    new_rule: str | None
    print_completion: str | None
    version: bool
    help: bool


def read_arguments(words: Sequence[str]) -> Arguments:
    """The command line *words*, without the name of the program; what stands after ``--`` is a path.

    Raises Mistake for an unknown option, a missing or a wrong value.
    """
    end = words.index("--") if "--" in words else len(words)
    try:
        given, unknown = build_parser().parse_known_intermixed_args(_with_numbers(words[:end]))
    except argparse.ArgumentError as error:
        raise _misused(error.argument_name or "") from error
    for word in unknown:
        if os.path.lexists(word):
            raise Mistake(
                "没有选项“{word}”；如果是文件，请写成 ./{word}",
                "there is no option '{word}'; if it is a file, write ./{word}",
                word=word,
            )
        zh, en = did_you_mean(word.partition("=")[0], [option.name for option in all_options()])
        raise Mistake(
            "没有选项“{word}”{hint_zh}；用 --help 查看全部选项",
            "there is no option '{word}'{hint_en}; --help shows all options",
            word=word, hint_zh=zh.rstrip("？"), hint_en=en.rstrip("?"),
        )  # fmt: skip
    given.paths += words[end + 1 :]
    given.engine = "dask" if given.scheduler else given.engine
    _agree(given)
    given.format = given.format or ("summary" if given.store else "screen")
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in vars(given).items()
    }
    return Arguments(**values)


def _with_numbers(words: Sequence[str]) -> list[str]:
    """*words* with a negative number, which looks like an option, joined to the option whose value it is."""
    valued = {option.name for option in all_options() if option.action != "flag"}
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in valued and word[:1] == "-" and word[1:].isdecimal():
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


def _agree(given: argparse.Namespace) -> None:
    """Raise Mistake for options that do not go together, or mean nothing alone."""
    if given.unsafe and not (given.fix or given.diff):
        raise Mistake("--unsafe 要与 --fix 或 --diff 合用", "--unsafe goes with --fix or --diff")
    for option in OF_A_STORE:
        if getattr(given, _attribute(option)):
            if not given.store:
                raise Mistake("{option} 要与 --store 合用", "{option} goes with --store", option=option)
            if given.paths or given.files_from:
                raise Mistake(
                    "{option} 只读出存储里的结果，不检查文件；请先检查，再用它",
                    "{option} only tells what the store holds and checks nothing; check first, then use it",
                    option=option,
                )
    if given.null and not given.files_from:
        raise Mistake("--null 要与 --files-from 合用", "--null goes with --files-from")
    for option in ("--baseline", "--write-baseline"):
        path = getattr(given, _attribute(option))
        if path and os.path.realpath(path) in map(os.path.realpath, given.paths):
            raise Mistake(
                "“{path}”既是要检查的文件又是 {option}；请核对命令",
                "'{path}' is both to be checked and given to {option}; check the command",
                path=path,
                option=option,
            )
    asked = [option for option in COMMANDS if getattr(given, _attribute(option))]
    if len(asked) > 1 and not EXPORTS.issuperset(asked):
        raise _apart(*asked[:2])
    for one, others in APART.items():
        for other in others:
            if getattr(given, _attribute(one)) and getattr(given, _attribute(other)):
                raise _apart(one, other)


def _apart(one: str, other: str) -> Mistake:
    return Mistake("{one} 和 {other} 不能合用", "{one} and {other} do not go together", one=one, other=other)


def _attribute(option: str) -> str:
    return option.removeprefix("--").replace("-", "_")


def told_language(words: Sequence[str]) -> Language | None:
    """The language that *words* ask for, told before they are read: mistakes among them are told in it."""
    for at, word in enumerate(words):
        value = words[at + 1] if word == "--lang" and at + 1 < len(words) else word.removeprefix("--lang=")
        for language in LANGUAGES:
            if word.startswith("--lang") and value == language:
                return language
    return None


def build_parser(files: object = None) -> argparse.ArgumentParser:
    """The parser of the command line; wrong values raise Mistake. *files* is how a shell completes paths."""
    parser = argparse.ArgumentParser(prog="reportlint", add_help=False, allow_abbrev=False, exit_on_error=False)
    paths = parser.add_argument("paths", nargs="*")
    takes_paths = [paths]
    for option in all_options():
        names = [option.short, option.name] if option.short else [option.name]
        if option.action == "flag":
            parser.add_argument(*names, action="store_true", help=option.help.en)
        elif option.action == "one":
            action = parser.add_argument(*names, type=_chosen(option), default=option.default, help=option.help.en)
            action.choices = option.choices or None
        else:
            parts = _names if option.action == "names" else _itself
            action = parser.add_argument(*names, action="extend", type=parts, default=[], help=option.help.en)
            if option.action == "each":
                takes_paths.append(action)
    if files:
        for action in takes_paths:
            action.complete = files  # type: ignore[attr-defined]  # where shtab looks for it
    return parser


def _misused(name: str) -> Mistake:
    spelt = name.rpartition("/")[2]
    if any(option.name == spelt and option.action == "flag" for option in all_options()):
        return Mistake("选项 {name} 后面不能带值", "the option {name} takes no value", name=spelt)
    return Mistake("选项 {name} 后面要写一个值", "the option {name} needs a value", name=spelt)


def _chosen(option: Option) -> Callable[[str], str]:
    def check(value: str) -> str:
        if option.choices and value not in option.choices:
            zh, en = did_you_mean(value, option.choices)
            raise Mistake(
                "{name} 不能是“{value}”{hint_zh}；可以是 {choices}",
                "{name} cannot be '{value}'{hint_en}; it is one of {choices}",
                name=option.name,
                value=value,
                hint_zh=zh.rstrip("？"),
                hint_en=en.rstrip("?"),
                choices=", ".join(option.choices),
            )
        return value

    return check


def _names(value: str) -> list[str]:
    return [name.strip() for name in value.replace("，", ",").split(",") if name.strip()]


def _itself(value: str) -> list[str]:
    return [value]

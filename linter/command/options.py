"""The options of the command line: one table for the parser and the help page."""

from __future__ import annotations

from collections.abc import Iterator

from linter.command.archiveoptions import MANY_DOCUMENTS
from linter.command.option import FILE, NAMES, PATH, RULE, Group, Option
from linter.language import Language, Phrase
from linter.report import FORMATS

LANGUAGES: tuple[Language, ...] = ("zh", "en")
SHELLS = ("bash", "zsh", "tcsh")

GROUPS: tuple[Group, ...] = (
    (
        Phrase("用哪些规则：", "Which rules:"),
        (
            Option("--only", Phrase("只用这些规则或类别", "only these rules or categories"), "names", NAMES),
            Option("--skip", Phrase("不用这些规则或类别", "all but these rules or categories"), "names", NAMES),
            Option(
                "--rules",
                Phrase(
                    "再加自己的规则（YAML 文件或文件夹，可写多次）",
                    "rules of your own: a YAML file or a folder of them",
                ),
                "each",
                PATH,
            ),
            Option("--no-bundled", Phrase("不用自带的规则", "leave out the bundled rules")),
        ),
    ),
    (
        Phrase("怎样检查和输出：", "How to read and report:"),
        (
            Option(
                "--format",
                Phrase(
                    "屏幕上的形式：详列（默认）、汇总、每处一行，或给程序用",
                    "for people (the default), a sum, a line for each finding, or for programs",
                ),
                "one",
                choices=tuple(FORMATS),
            ),
            Option(
                "--output",
                Phrase(
                    "另存结果文件，种类看文件名，也可写成 种类:路径（可写多次）",
                    "also write a file, its kind told by its name or as KIND:PATH",
                ),
                "each",
                PATH,
            ),
            Option(
                "--fail-on",
                Phrase(
                    "从哪一级起退出状态为 1（默认 warning，警告）", "the least severity that gives status 1 (warning)"
                ),
                "one",
                choices=("error", "warning", "info", "never"),
            ),
            Option(
                "--encoding",
                Phrase("没有 BOM 的文件的编码（默认 UTF-8 或 GB18030）", "of files without BOM (UTF-8 or GB18030)"),
                "one",
                Phrase("编码", "NAME"),
            ),
            Option(
                "--lang", Phrase("中文（默认）或英文", "Chinese (the default) or English"), "one", choices=LANGUAGES
            ),
            Option(
                "--color",
                Phrase("是否用颜色（默认在终端上用）", "whether to colour (by default on a terminal)"),
                "one",
                choices=("auto", "always", "never"),
                default="auto",
            ),
        ),
    ),
    MANY_DOCUMENTS,
    (
        Phrase("改正，或者暂时放过：", "To mend, or to let rest:"),
        (
            Option("--fix", Phrase("把有明确改法的地方直接改好", "mend in the files what has a certain fix")),
            Option(
                "--unsafe",
                Phrase("与 --fix 或 --diff 合用：拿不准的改法也用", "with --fix or --diff: make doubtful fixes, too"),
            ),
            Option("--diff", Phrase("只显示会怎样改，不写文件", "show what --fix would change and write nothing")),
            Option(
                "--baseline", Phrase("不报告这份基线里记下的问题", "leave out what this baseline knows"), "one", FILE
            ),
            Option(
                "--write-baseline",
                Phrase("把现有的问题记进基线，以后只报告新的", "write all that is found now into a baseline"),
                "one",
                FILE,
            ),
            Option(
                "--strict",
                Phrase("忽略项没用上或基线过时，退出状态也为 1", "unused ignores and a stale baseline give status 1"),
            ),
        ),
    ),
    (
        Phrase("设置：", "Settings:"),
        (
            Option(
                "--settings",
                Phrase(
                    "只用这个设置文件（默认从每个文件所在的文件夹往上找）", "this file, not the nearest of each file"
                ),
                "one",
                FILE,
            ),
            Option("--no-settings", Phrase("不用任何设置文件", "use no settings file")),
            Option(
                "--exclude",
                Phrase("检查文件夹时略过这些文件（可写多次）", "leave these out of folders"),
                "each",
                Phrase("式样", "PATTERN"),
            ),
            Option(
                "--force-exclude",
                Phrase("点名要检查的文件，设置里排除了的也不检查", "leave out excluded files even when named"),
            ),
            Option(
                "--as-of",
                Phrase("文稿写成的日子（稿中没写时），如 2025-06-30", "the day of writing, where a draft tells none"),
                "one",
                Phrase("日期|today", "DATE|today"),
            ),
            Option(
                "--show-settings",
                Phrase("列出检查这个文件用的设置，各写在哪里", "the settings for a file, and where each is written"),
                "one",
                FILE,
            ),
            Option("--init", Phrase("在当前文件夹新建 .reportlint.yaml", "write a .reportlint.yaml to begin with")),
        ),
    ),
    (
        Phrase("了解规则：", "About the rules:"),
        (
            Option("--list-rules", Phrase("列出全部规则", "list all rules")),
            Option("--explain", Phrase("解释一条规则：为什么要改，正误示例", "why a rule, with examples"), "one", RULE),
            Option(
                "--test-rules",
                Phrase(
                    "用示例检验规则（有自己的规则时只检验自己的）", "try the rules on their examples: your own if any"
                ),
            ),
            Option(
                "--new-rule",
                Phrase("新建一个自己的规则文件（样例可直接改）", "write a rule file of your own to begin with"),
                "one",
                PATH,
            ),
        ),
    ),
    (
        Phrase("其他：", "Other:"),
        (
            Option("--print-completion", Phrase("输出命令行补全脚本", "a script for the shell"), "one", choices=SHELLS),
            Option("--version", Phrase("显示版本", "show the version")),
            Option("--help", Phrase("显示这一页", "show this page"), short="-h"),
        ),
    ),
)


def all_options() -> Iterator[Option]:
    """Every option, in the order of the table."""
    for _, options in GROUPS:
        yield from options

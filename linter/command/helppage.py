"""The help page, in Chinese or English, its columns aligned by the cells characters take."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from linter.command.options import GROUPS
from linter.language import Language, Phrase

OPENING = Phrase(
    "用法：reportlint [选项] 路径…\n\n"
    "检查中文公文草稿（总结、报告、计划、通知、请示、纪要等），指出报送前要改的地方。\n"
    "路径可以是文件、文件夹（检查其中所有 .txt、.docx 文件）或 -（标准输入）。\n",
    "usage: reportlint [OPTIONS] PATH...\n\n"
    "Check drafts of Chinese official reports for what has to be mended before they are submitted.\n"
    "PATH is a file, a folder (every .txt and .docx file in it and below) or - (standard input).\n",
)
CLOSING = Phrase(
    "例：\n"
    "  reportlint 半年总结.txt\n"
    "  reportlint --only placeholder,date 报告文件夹\n\n"
    "退出状态：0 没有发现问题；1 有要改的问题；2 有文件没能检查完，或命令写法不对。\n",
    "examples:\n"
    "  reportlint draft.txt\n"
    "  reportlint --only placeholder,date reports\n\n"
    "exit status: 0 nothing found; 1 something to mend; 2 not everything could be checked, or a wrong command line.\n",
)
SHORT = Phrase(
    "用法：reportlint [选项] 路径…\n例如：reportlint 半年总结.txt（全部选项见 reportlint --help）\n",
    "usage: reportlint [OPTIONS] PATH...\nfor example: reportlint draft.txt (reportlint --help shows all options)\n",
)
SYNOPSIS_CELLS = 36


def help_page(language: Language) -> str:
    """The whole page."""
    return "\n".join([OPENING.say(language), *_options(language), CLOSING.say(language)])


def _options(language: Language) -> Iterator[str]:
    for title, options in GROUPS:
        yield title.say(language)
        for option in options:
            synopsis = option.synopsis(language)
            gap = SYNOPSIS_CELLS - cell_len(synopsis)
            lead = f"  {synopsis}" + " " * gap if gap > 0 else f"  {synopsis}\n" + " " * (SYNOPSIS_CELLS + 2)
            yield f"{lead}  {option.help.say(language)}"
        yield ""

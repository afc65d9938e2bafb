"""What a YAML parser complains of, said so that the author of a rule or of settings can mend it."""

from __future__ import annotations

from linter.language import Phrase
from linter.rulefiles.rulemistakes import fixed_phrase

_TAB = ("缩进里有制表符，请换成空格", "indent with spaces, not with tabs")
_SPACE = ("缩进与上文不齐，或少了“- ”“: ”", "the indentation differs from the lines above, or '- ' or ': ' is missing")
_CLOSE = ("方括号、花括号没有配对，或各项之间少了逗号", "a bracket is not closed, or a comma is missing between items")
_QUOTED = ("引号没有配对", "a quotation mark is not closed")
_MARK = (
    "以 % @ ` * & ! 等符号开头的文字要放在引号里",
    "put text that begins with a mark such as % @ ` * & ! between quotation marks",
)
_COLON = ("文字里有“: ”的，整段要放在引号里", "put text that holds ': ' between quotation marks")
_ESCAPE = (
    "双引号里的反斜杠不成转义；正则表达式请放在单引号里",
    "a backslash between double quotes begins an escape; put patterns between single quotes",
)
_ITEM = ("“- ”要另起一行", "begin a new line before '- '")

HINTS = (
    ("'\\t' that cannot start any token", _TAB),
    ("cannot start any token", _MARK),
    ("unexpected end of stream", _QUOTED),
    ("expected ',' or", _CLOSE),
    ("expected node content", _CLOSE),
    ("expected the node content", _CLOSE),
    ("mapping values are not allowed", _COLON),
    ("sequence entries are not allowed", _ITEM),
    ("unknown escape character", _ESCAPE),
    ("undefined alias", _MARK),
    ("undefined tag", _MARK),
    ("alphabetic or numeric character", _MARK),
    ("did not find expected", _SPACE),
    ("expected <block end>", _SPACE),
    ("expected ':'", _SPACE),
    ("duplicate key", ("同一个键写了两次", "a key stands twice")),
    ("control characters are not allowed", ("有看不见的控制字符，请删去", "delete the control character")),
    ("special characters are not allowed", ("有看不见的控制字符，请删去", "delete the control character")),
)
"""What both parsers, libyaml's and that in Python, say of a mistake, and what to do about it."""


def told(problem: str, line: str) -> Phrase:
    """The parser's *problem*, found in *line*, in the words of both languages."""
    tabbed = "\t" in line[: len(line) - len(line.lstrip())] and "cannot start any token" in problem
    hint = _TAB if tabbed else next((hint for words, hint in HINTS if words in problem), None)
    if hint is None:
        return fixed_phrase("YAML 语法错误：{problem}", "not YAML: {problem}", problem=problem)
    return fixed_phrase("YAML 语法错误：{hint[0]}", "not YAML: {problem}; {hint[1]}", hint=hint, problem=problem)

"""A rule file to begin with: two rules that work, with their examples, and a word on every line."""

from __future__ import annotations

import os
import re
from pathlib import Path
from string import Template

from linter.atomic import replacing, unwritable
from linter.language import Language, Mistake

ZH = """\
# 自己的规则。照下面两条改：换规则名，换要找的文字，换例子。
#
# 改完先用例子检验：    reportlint --rules $path --test-rules
# 再用它检查文件：      reportlint --rules $path 半年总结.txt
# 看一条规则的说明：    reportlint --rules $path --explain $name-name

rules:
  # 一、要找的文字有变化，用正则表达式写。
  - id: $name-name                 # 规则名：小写英文词，用连字符连接，不与别的规则重名
    category: wording              # 类别：placeholder date structure typo wording punctuation
                                   #       number repetition consistency format residue privacy
    severity: warning              # error 会被退回，warning 几乎可以肯定不对，info 只是体例
    message: 本单位已更名，“{quote}”应为“数据局”    # 报告时说的话，{quote} 是找到的文字
    why: 机构改革后名称已变。      # 为什么要改，可以不写
    fix: safe                      # safe 照改即可，unsafe 改前要人看过；不写就只报告
    pattern:
      any: '大数据(?:管理)?局'     # 要找的，放在单引号里；几种写法写成 ['…', '…']
      unless: '大数据局域网'       # 遇到这些不报告，可以不写
      fix: 数据局                  # 改成什么
    examples:                      # 例子就是检验，自己编几句
      bad:                         # 应当报告的，用 <<…>> 标出；fixed 是改后的样子
        - {text: 报县<<大数据管理局>>备案, fixed: 报县数据局备案}
        - 由<<大数据局>>负责
      good:                        # 不应当报告的，容易误报的也写在这里
        - 报县数据局备案
        - 建设大数据局域网

  # 二、错的和对的都是固定的词，列一张表。
  - id: $name-words
    category: wording
    severity: info
    message: “{wrong}”按本单位的习惯写作“{right}”
    fix: safe
    terms:
      words:
        一网统办: 一网通办
        最多跑1次: 最多跑一次
    examples:
      bad:
        - {text: 推进<<一网统办>>, fixed: 推进一网通办}
        - 实现<<最多跑1次>>
      good:
        - 推进一网通办
        - 实现最多跑一次
"""
EN = """\
# Rules of your own. Make them from the two below: other names, other words to find, other examples.
#
# Then try them on their examples:   reportlint --rules $path --test-rules
# and check a document by them:      reportlint --rules $path draft.txt
# What a rule says of itself:        reportlint --rules $path --explain $name-name

rules:
  # 1. Words that vary are found by a regular expression.
  - id: $name-name                 # lower-case words joined by hyphens; no other rule has the same
    category: wording              # placeholder date structure typo wording punctuation
                                   # number repetition consistency format residue privacy
    severity: warning              # error: would be sent back, warning: almost surely wrong, info: style
    message:                       # what is reported; {quote} is what was found
      zh: 本单位已更名，“{quote}”应为“数据局”
      en: the bureau was renamed; '{quote}' should be 数据局
    why:                           # the reason, may be left out
      zh: 机构改革后名称已变。
      en: The name has changed with the reform.
    fix: safe                      # safe: no reader could disagree, unsafe: look first; without it only reported
    pattern:
      any: '大数据(?:管理)?局'     # what to find, in single quotes; several as ['…', '…']
      unless: '大数据局域网'       # what is right all the same, may be left out
      fix: 数据局                  # what it becomes
    examples:                      # the examples are the tests: sentences of your own
      bad:                         # <<…>> marks what must be reported; fixed is what the fix makes of it
        - {text: 报县<<大数据管理局>>备案, fixed: 报县数据局备案}
        - 由<<大数据局>>负责
      good:                        # what must not be reported, the near misses above all
        - 报县数据局备案
        - 建设大数据局域网

  # 2. Fixed words, wrong and right, are a table.
  - id: $name-words
    category: wording
    severity: info
    message:
      zh: “{wrong}”按本单位的习惯写作“{right}”
      en: "'{wrong}' is written {right} in this house"
    fix: safe
    terms:
      words:
        一网统办: 一网通办
        最多跑1次: 最多跑一次
    examples:
      bad:
        - {text: 推进<<一网统办>>, fixed: 推进一网通办}
        - 实现<<最多跑1次>>
      good:
        - 推进一网通办
        - 实现最多跑一次
"""
SUFFIXES = (".yaml", ".yml")
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def write_new_rule(path: str, language: Language) -> None:
    """Write the file *path*, its rules named after it where its name can be part of an id.

    Raises Mistake when it is there already, has another suffix, or cannot be written.
    """
    if not path.lower().endswith(SUFFIXES):
        raise Mistake(
            "规则文件的名字要以 .yaml 结尾：“{path}.yaml”",
            "the name of a rule file ends in .yaml: '{path}.yaml'",
            path=path,
        )
    if os.path.lexists(path):
        raise Mistake(
            "“{path}”已经有了，没有改动；请另起一个名字，或在其中照样添一条",
            "'{path}' is there already and was left alone; choose another name, or add a rule to it",
            path=path,
        )
    stem = Path(path).stem.lower()
    name = stem if IDENTIFIER.fullmatch(stem) else "house"
    text = Template(ZH if language == "zh" else EN).substitute(path=quoted_word(path), name=name)
    try:
        with replacing(path) as stream:
            stream.write(text.encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise unwritable(path, error) from error


def quoted_word(path: str) -> str:
    """*path* as it stands on a command line, of whatever shell."""
    return f'"{path}"' if " " in path else path

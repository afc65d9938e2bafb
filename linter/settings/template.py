"""A settings file to begin with: every key, explained and commented out."""

from __future__ import annotations

import os

from linter.atomic import replacing, unwritable
from linter.language import Language, Mistake
from linter.settings.entries import shown
from linter.settings.finding import NAMES, file_in

ZH = """\
# reportlint 的设置，对这个文件夹和下面各层文件夹里的文稿有效。
# 每一项都是注释，去掉行首的“# ”就生效。
# 看检查某个文件用的是哪些值：reportlint --show-settings 半年总结.txt

# —— 用哪些规则 ——

# 以另一份设置为基础；路径从本文件所在的文件夹算起
# extends: ../本局设置.yaml

# 再加自己的规则文件或文件夹（怎样写：reportlint --new-rule house.yaml）
# rules: [house.yaml]

# 不用自带的规则
# bundled: false

# 规则或类别的级别：off 关掉，on 用规则自己的级别，或 info、warning、error；all 指全部规则
# severities:
#   wording: info
#   repeated-sentence: off

# —— 本单位的用词 ——

# accept：这些词是对的，词里的字都不报告；也可写词表文件名，如 words.txt，每行一个词
# forbid：不要用的词和应写的词
# terms:
#   accept: [湘直通, 一网通办]
#   forbid:
#     大数据管理局: 数据局

# —— 检查哪些文件 ——

# 检查文件夹时取哪些文件、略过哪些（写法同 .gitignore）
# files: ["*.txt", "*.md"]
# exclude: [草稿/, "*备份*"]

# 点名要检查的文件，排除了的也不检查（pre-commit 里有用）
# force-exclude: true

# 没有 BOM 的文件的编码；不写就自己分辨 UTF-8 和 GB18030
# encoding: gb18030

# —— 文稿的情况 ——

# 文种（不看标题）、报告期、成文日期（稿中没写时；today 指检查的当天）
# kind: 工作总结
# period: 2025年上半年
# as-of: today

# 只对一部分文稿有效的值；后面的优先
# overrides:
#   - files: 归档/2023/
#     period: 2023
#     severities: {format: off}

# —— 放过的问题 ——

# 原文无误、不必再报告的地方：规则、引文、理由，还可写文件（path）
# ignore:
#   - rule: doubled-character
#     quote: 三三制
#     reason: 制度名称
#     path: 归档/*.txt

# 基线文件：其中记下的问题不再报告（怎样写：reportlint --write-baseline 基线.yaml .）
# baseline: 基线.yaml

# —— 结果 ——

# 从哪一级起退出状态为 1：error、warning、info，或 never
# fail-on: warning

# 消息用中文（zh）还是英文（en）
# language: zh
"""
EN = """\
# Settings of reportlint, for the documents in this folder and below.
# Every value is commented out: take away the "# " to put it in force.
# What is in force for a file is told by: reportlint --show-settings draft.txt

# -- which rules --

# build on other settings; paths begin at the folder of this file
# extends: ../house-settings.yaml

# rule files of your own, or folders of them (to begin one: reportlint --new-rule house.yaml)
# rules: [house.yaml]

# leave out the rules that come with the program
# bundled: false

# severities of rules and categories: off, on (the rule's own), info, warning, error; all means every rule
# severities:
#   wording: info
#   repeated-sentence: off

# -- the house's words --

# accept: words that are right, nothing within them is reported; or a word list, as words.txt, one on each line
# forbid: words not to be written, and what to write instead
# terms:
#   accept: [湘直通, 一网通办]
#   forbid:
#     大数据管理局: 数据局

# -- which files --

# what to take from folders and what to leave out, in the manner of .gitignore
# files: ["*.txt", "*.md"]
# exclude: [drafts/, "*backup*"]

# leave out what is excluded even when it is named (of use under pre-commit)
# force-exclude: true

# the encoding of files without a byte order mark; by default UTF-8 is told from GB18030
# encoding: gb18030

# -- what is known of the documents --

# their kind (whatever the title says), the period they report on, the day they are written where they do not say so
# kind: 工作总结
# period: 2025年上半年
# as-of: today

# values for some of the documents; a later one wins
# overrides:
#   - files: archive/2023/
#     period: 2023
#     severities: {format: off}

# -- what is let rest --

# findings that are right as they stand: rule, quotation, reason, and where (path)
# ignore:
#   - rule: doubled-character
#     quote: 三三制
#     reason: the name of a system
#     path: archive/*.txt

# a baseline: what it knows is not reported again (to write it: reportlint --write-baseline baseline.yaml .)
# baseline: baseline.yaml

# -- results --

# the least severity that makes the exit status 1: error, warning, info, or never
# fail-on: warning

# messages in Chinese (zh) or English (en)
# language: en
"""


def write_settings(folder: str, language: Language) -> str:
    """Write a settings file in *folder* and give its path; raises Mistake where there are settings already."""
    before = file_in(folder)
    if before is not None:
        raise Mistake(
            "“{path}”已经有了，没有改动；看其中起作用的值：reportlint --show-settings 文件",
            "'{path}' is there already and was left alone; reportlint --show-settings FILE tells what is in force",
            path=shown(before),
        )
    path = os.path.join(folder, NAMES[0])
    try:
        with replacing(path) as stream:
            stream.write((ZH if language == "zh" else EN).encode())
    except OSError as error:
        raise unwritable(path, error) from error
    return path

"""What tests of archives share: two rules, and a store of any number of documents, made without checking one."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from linter.archive.record import Recorded, Stored, content_digest
from linter.archive.rows import checksum, finding_row
from linter.archive.store import Store
from linter.archive.writing import RunWriter
from linter.document import Document
from linter.finding import Finding, Severity
from linter.language import Mistake
from linter.results import Failure
from linter.rule import Rule

RULES = """\
rules:
  - id: blank-mark
    category: placeholder
    severity: error
    message: {zh: "占位符“{quote}”没有填写", en: "'{quote}' was never filled in"}
    pattern: {any: ['X+(?=县)']}
    examples: {bad: ["<<X>>县", "<<XX>>县"], good: ["甲县", "X光"]}
  - id: half-comma
    category: punctuation
    severity: warning
    message: {zh: 汉字之间用了半角逗号, en: half-width comma between Chinese characters}
    fix: safe
    pattern: {any: ['(?<=\\p{Han}),(?=\\p{Han})'], fix: '，'}
    examples: {bad: ["甲<<,>>乙", "丙<<,>>丁"], good: ["1,000", "a,b"]}
"""
UNITS = "教育局 民政局 财政局 水利局 司法局 卫生健康局 交通运输局 农业农村局 应急管理局 统计局".split()
KINDS = "工作总结 工作计划 半年总结 情况报告 会议纪要 通知".split()
SENTENCES = "全年各项任务顺利完成。 组织培训基层人员三百余人次。 整改问题一百四十七个。 群众满意度稳步提升。".split()
FAULTS = "XX县 布署 截止目前 6月31日 ,".split()
FINGERPRINT = "made"


def make_store(path: Path, documents: int, rules: tuple[Rule, ...]) -> None:
    """Write a finished run of so many *documents*, the same for the same number: two of three have findings, one in a thousand could not be read."""
    chance = random.Random(documents)
    with Store(path, writable=True) as store:
        writer = RunWriter(store, "zh", {"paths": ["档案"]})
        for number in range(documents):
            name = _name(number, chance)
            if number % 1000 == 999:
                failure = Failure(name, Mistake("“{path}”读不出来", "cannot read '{path}'", path=name))
                writer.write(Recorded(failures=(failure,)))
            else:
                writer.write(_document(name, chance, rules))
        writer.finish()


def _name(number: int, chance: random.Random) -> str:
    unit, year = chance.choice(UNITS), chance.randint(2014, 2025)
    folder = f"档案/{unit}/{year}年" if chance.random() < 0.9 else f"档案/移交.zip!{unit}/{year}"
    return f"{folder}/{year}年{chance.choice(KINDS)}{number:06}.txt"


def _document(path: str, chance: random.Random, rules: tuple[Rule, ...]) -> Recorded:
    year = int(path.rpartition("/")[2][:4])
    lines = [chance.choice(SENTENCES) for _ in range(6)]
    findings: list[tuple[Rule, str]] = []
    if chance.random() < 0.66:
        # A few rules find most, as in any archive.
        for _ in range(chance.choice((1, 1, 2, 3, 5, 8, 20))):
            findings.append((rules[min(int(chance.expovariate(0.08)), len(rules) - 1)], chance.choice(FAULTS)))
    lines += [f"这一句里有{fault}，请改正。" for _, fault in findings]
    document = Document("\n".join(lines))
    found = list(_findings(document, findings, path))
    return stored(path, document.text, found, year if chance.random() < 0.95 else None)


def stored(path: str, text: str, findings: Sequence[Finding], year: int | None = None) -> Recorded:
    """A document as the store takes it."""
    rows = tuple(finding_row(finding) for finding in findings)
    severities = [finding.severity for finding in findings]
    content = content_digest(f"{path}{text}".encode("utf-8", "surrogatepass"))
    counts = (severities.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    day = None if year is None else f"{year}-12-20"
    return Recorded(
        stored=Stored(
            path, content, FINGERPRINT, True, "utf-8", len(text), day, year, 0.01, *counts,
            "{}", checksum(path, content, FINGERPRINT, "{}", rows), zlib.compress(text.encode()), rows,
        )
    )  # fmt: skip


def _findings(document: Document, findings: list[tuple[Rule, str]], path: str) -> Iterator[Finding]:
    for at, (rule, fault) in enumerate(findings, 6):
        start = document.line_starts[at] + len("这一句里有")
        place = document.place(start, start + len(fault))
        yield Finding(rule.id, rule.category, rule.severity, f"“{fault}”应当改正", path, place)

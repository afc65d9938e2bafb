"""Generated reports for the benchmarks: sentences of our own, figures drawn anew, the same for the same seed."""

from __future__ import annotations

import random
from pathlib import Path

_SENTENCES = [
    "坚持以项目建设为抓手，{a}个重点项目全部开工，完成投资{b}亿元，同比增长{c}%。",
    "全年培训农民{a}人次，发放技术资料{b}份，群众满意度达到{c}%。",
    "一是健全工作机制，召开调度会{a}次；二是压实工作责任，签订责任书{b}份；三是严格督促检查，整改问题{a}个。",
    "截至{month}月底，全县共排查各类隐患{a}处，已整改{b}处，其余正在按计划推进。",
    "有{a}个单位对政策学习不深，{b}个项目进展偏慢，需要在下一步工作中加以改进。",
    "落实“一岗双责”，把{a}项任务细化到{b}个岗位，确保按期完成。",
    "新建村级服务站{a}个，改造提升农村公路{b}公里，惠及群众{a}户。",
    "依托《乡村建设行动实施方案》，统筹资金{b}万元，优先支持偏远村组（社区）补齐短板。",
    "{year}年{month}月{day}日，召开全县推进会，对下阶段工作作出安排部署。",
    "通过入户走访、电话回访、集中座谈等方式，收集意见建议{a}条，办结率{c}%。",
]
_DEFECTS = [
    "全县旳重点工作稳步推进。",
    "XX镇新建文化广场{a}处。",
    "会议定于{year}年2月30日召开。",
    "各部门要认真布署，抓好落实落实。",
    "点击查看更多>>",
]


def write_documents(folder: Path, count: int, characters: int = 5300, seed: int = 7) -> int:
    """Write *count* reports of about *characters* each into *folder*; the bytes written."""
    draw = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for number in range(count):
        data = document(draw, characters).encode()
        (folder / f"报告{number:05}.txt").write_bytes(data)
        written += len(data)
    return written


def document(draw: random.Random, characters: int) -> str:
    """One report with title, sections, headings and date, and about one defect in a hundred sentences."""
    year = draw.randrange(2018, 2026)
    lines = [f"青河县农业农村局{year}年工作总结", ""]
    shares = {"主要工作情况": 0.7, "存在的问题": 0.15, "下一步工作打算": 0.15}
    for number, (section, share) in enumerate(shares.items(), 1):
        lines.append(f"{_han(number)}、{section}")
        length = heading = 0
        while length < characters * share:
            heading += 1
            paragraph = "".join(_sentence(draw, year) for _ in range(draw.randrange(6, 12)))
            lines += [f"（{_han(heading)}）扎实推进第{heading}项重点任务", "　　" + paragraph]
            length += len(paragraph)
    lines += ["", "青河县农业农村局", f"{year}年12月28日", ""]
    return "\n".join(lines)


def _sentence(draw: random.Random, year: int) -> str:
    pattern = draw.choice(_DEFECTS if draw.random() < 0.01 else _SENTENCES)
    return pattern.format(
        a=draw.randrange(3, 400),
        b=draw.randrange(2, 90),
        c=draw.randrange(50, 999) / 10,
        year=year,
        month=draw.randrange(1, 13),
        day=draw.randrange(1, 29),
    )


def _han(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (
        digits[ones] if ones or not tens else ""
    )

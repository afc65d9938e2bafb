"""Whether the parts of a list keep apart from each other, and whether they make up the whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from linter.checks.figures.lists import Parts
from linter.figures.figure import Figure
from linter.text.patterns import compiled

_GROUPS = (
    "[男女]", "党员|团员|群众", "少数民族|[汉回藏苗壮]族",
    "学历|学位|本科|大专|专科|硕士|博士|研究生|中专|高中", "职称|[高中初]级|[正副]高",
    "岁|青年|老年|老人|中年", "党纪", "政务", "贫困|困难|低保|残疾|留守|失业|退役|特困|监测",
)  # fmt: skip
"""Ways to sort people that cut across each other."""
_SUBSET = r"^(?:已|完成|整改|办结|落实|通过|达标|未)"
_NEW_FACT = (
    r"^(?:同时|另|并|还|也|该|这|全|总|累计|合计|共|已|新增|新建|完成|整改|办结|立案|移送|查处|处罚|取缔|关闭|停产|落实|"
    r"通过|未|建成|改造|投入|争取|实施|开展|组织|培训|带动|实现|达到?|发现|责令|下达|下发|发放|检查|排查|受理|接待|处分|"
    r"参加|获|评|涉及|覆盖|惠及|撬动)"
)
_NOT_ADDED = r"[每均最]|单产|亩产|单价|标准(?!化)|浓度|温度|超过"
_LEADING = r"主要|重点|仅|只|近|特别"
_COMPLEMENTS = (
    "中央/地方 城镇/农村 城市/农村 城镇/乡村 城区/农村 男/女 国内/国外 境内/境外 省内/省外 市内/市外 县内/县外 "
    "公办/民办 线上/线下 上半年/下半年 公立/民营 国有/民营 重大/一般 续建/新 新建/改 集体/个体 集体/个人 已/未 "
    "地上/地下 正式/预备 大型/中小型 水田/旱地 规上/规下 规模以上/规模以下 在建/拟建 已建/在建 续建/拟建 简易/普通 "
    "简易/一般 牵头/配合 主办/协办 主办/会办 专职/兼职 集中/分散 固定/临时 常住/流动 新增/存量 主城区/郊区"
).split()
"""Words for the two parts of one whole."""


_LONGEST_NAME = 5


def are_apart(listed: Parts, whole: str) -> bool:
    """Whether the parts exclude each other, so that they cannot exceed what *whole* names."""
    labels = [part.label for part in listed.parts]
    if any(compiled(_NOT_ADDED).search(label) for label in (whole, *labels)):
        return False
    if listed.is_counted_twice:
        return False
    if any(sum(word in label for label in labels) > 1 for word in ("以上", "以下", "以内")):
        return False
    if _has_rest(listed) or _are_complements(labels):
        return True
    in_clauses = listed.mark in "，,；;"
    facts = [compiled(_NEW_FACT if in_clauses else _SUBSET).search(label) is not None for label in labels]
    if any(facts) and (in_clauses or not all(facts)):
        return False
    return not (len(labels) == 2 and in_clauses) and not _cut_across(labels)


def is_a_part(listed: Parts, figure: Figure, whole: str) -> bool:
    """Whether *figure* is told of some of what *whole* counts, not of something new."""
    label = next(part.label for part in listed.parts if part.figure == figure)
    if listed.is_counted_twice or compiled(_NOT_ADDED).search(whole):
        return False
    return not compiled(f"{_NEW_FACT}|{_NOT_ADDED}|累计|总|次|开放|实际|实有|核定|编制").search(label)


def are_whole(listed: Parts, stated: Figure, is_all: bool) -> bool:
    """Whether the parts, which fall short of *stated*, were meant to make it up; *is_all* tells that they were."""
    labels = [part.label for part in listed.parts]
    if listed.is_open or any(compiled(_LEADING).search(label) for label in labels) or not are_apart(listed, ""):
        return False
    values = [part.figure.value for part in listed.parts]
    share = sum(values) / stated.value
    if is_all or _has_rest(listed) or _are_complements(labels):
        return share > Decimal("0.5")
    if len(values) < 3 or share < Decimal("0.8"):
        return False
    return share > Decimal("0.9") or (listed.mark == "、" and stated.value - sum(values) < min(values))


def _has_rest(listed: Parts) -> bool:
    return any(part.is_rest for part in listed.parts[1:])


def _are_complements(labels: Sequence[str]) -> bool:
    if len(labels) != 2:
        return False
    one, other = labels
    if other.startswith("非") and other[1:2] in one:
        return True
    # 小学12所，中学15所: things of one sort, named alike.
    if 1 < len(one) == len(other) < _LONGEST_NAME and one[-1] == other[-1] and one[:-1] != other[:-1]:
        return not _cut_across(labels) and not any(compiled(f"{_SUBSET}|{_NEW_FACT}").search(label) for label in labels)
    pairs = [pair.split("/") for pair in _COMPLEMENTS]
    return any(
        first in a and second in b and first not in b
        for first, second in pairs
        for a, b in ((one, other), (other, one))
    )


def _cut_across(labels: Sequence[str]) -> bool:
    """Whether people may be counted under several labels: 党员45人、女干部22人."""
    found = {
        next((number for number, pattern in enumerate(_GROUPS) if compiled(pattern).search(label)), None)
        for label in labels
    }
    return len(found - {None}) > 1 or (None in found and bool(found & {0, 1, 2}))

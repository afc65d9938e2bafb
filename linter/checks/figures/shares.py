"""Percentages no part of a whole can reach: shares of over 100 % together, rates of over 100 % alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from linter.checks.figures.claims import HUNDRED
from linter.checks.figures.equations import plain
from linter.checks.figures.passages import Passage, passages
from linter.figures.figure import Figure
from linter.figures.intervals import total
from linter.finding import Hit
from linter.reading import Reading
from linter.text.patterns import compiled

_RATES = (
    "覆盖 普及 合格 及格 优秀 参保 参合 投保 满意 入学 入园 升学 巩固 接种 签约 办结 办复 审结 结案 破案 达标 优良 "
    "好评 知晓 建档 管理 筛查 随访 体检 就诊 整改 化解 抢通 治愈 存活 成活 保存 安置 通过 录取 回收 回复 答复 核发 "
    "配备 安装 出勤 参与 参会 检验 处置 处理 治理 清运 收集 修复 净化 绿化 绿地 利用 识别 准确 正确 成功 通达 通畅 "
    "调解 履约 兑现 落实 公开 应诉 化 准点 正点 准时 完好 保证 入户 见面 上线 持证 公示 归档 阳性 阴性 检出 机收 "
    "配套 上岗 到岗 聘用 备案 入住 上座 普惠 检疫 收缴 征缴 申报 换发 到会 参训 抽检 监测 监管 走访 回访 反馈 采纳 "
    "甲级病历 病历甲级 病案甲级 甲级病案 拆除 签订 签收 打卡 回款 整治完成 整改完成 治理完成 销号完成 核查完成"
).split()
_BOUNDED = (
    rf"(?P<name>(?:通\p{{Han}}{{1,4}}|{'|'.join(_RATES)})率|满意度|优良(?:天数)?(?:比率|比例))(?:(?:分别|均|都|全部|要|应|须|需|已|也|力争|确保|保持|稳定|提高|提升|增长|上升|"
    r"继续|持续|平均|实际|必须|不低于|高于|超过|达|为|在|到|至|以上)){0,6}$"
)
_UNBOUNDED = r"拨备覆盖|毛入[学园]|利息[^，]{0,4}覆盖|产能利用|年化|资本化|计划|任务|目标|债务|保障覆盖倍|流动性覆盖"
_RAISED = "(?:提高|提升|上升|增加|增长)(?:到|至)"
_OF_ALL = r"(?P<name>占(?:比|全\p{Han}|总|辖区)[^，,。；\d]{0,12}?)(?:的)?(?:为|达到?|超过?|近|约)*$"
_FALL = r"(?P<name>下降|减少|降低|回落|下滑|压减|缩减|减幅|降幅)(?:了|达到?|为|约|近|超过?)*$"
_OF_A_PLAN = "计划|任务|目标|预算|应|生产总值|GDP|上年|去年|同期|债|标准|投资"
_BELOW_ZERO = r"利润|收益|盈|亏|净|顺差|结余|效益|余额|投资回报"
_SHARE = (
    r"(?:^|[，,、；;（：:]|\d\p{Han}{0,6})(?P<label>[^，,、；;（：:\d]{0,24}?)[，,]?约?占(?:比|全部|总\p{Han}{1,3})?的?"
    r"(?:比重|比例)?(?:为|达到?)?$"
)
_CUTS_ACROSS = (
    r"[男女]|党员|学历|本科|大专|专科|硕士|博士|研究生|岁|青年|老年|民族|职称|[高中初]级|贫困|低保|残疾|多选|分别|"
    r"以上|以下|增长|同比|出口"
)
_MOST = Decimal(115)
"""Shares that exceed this together are of different wholes, or of things that cut across each other."""


class _Share(NamedTuple):
    """A *figure* told as the share of what *label* names or *part* counts."""

    figure: Figure
    label: str
    part: Figure | None


def find_shares(reading: Reading) -> Iterator[Hit]:
    """Three or more shares of one whole that exceed 100 %, or miss it though 其他 is among them.

    Fields ``equation``, ``computed``, ``stated``.
    """
    for passage in passages(reading.view.text):
        shares = list(_shares(passage)) if len(passage.figures) > 2 else []
        if len(shares) < 3 or not _are_of_one_whole(passage, shares):
            continue
        figures = [share.figure for share in shares]
        added = total(figure.interval() for figure in figures)
        value = sum((figure.value for figure in figures), Decimal(0))
        has_rest = any("其他" in share.label or "其余" in share.label for share in shares)
        if (added.low > HUNDRED and value <= _MOST) or (has_rest and added.high < HUNDRED):
            *others, last = figures
            fields = {
                "equation": f"{'+'.join(figure.digits for figure in figures)}={plain(value)}",
                "computed": f"{plain(value)}%",
                "stated": "100%",
            }
            yield reading.hit(last.start, last.end, fields, related=[(figure.start, figure.end) for figure in others])


def _shares(passage: Passage) -> Iterator[_Share]:
    """The shares told one after the other in *passage*."""
    before: Figure | None = None
    reached = passage.start
    for figure in passage.figures:
        if figure.kind == "%":
            match = compiled(_SHARE).search(passage.text, max(reached, figure.start - 40), figure.start)
            if match:
                yield _Share(figure, match["label"], before)
            reached, before = figure.end, None
        else:
            before = figure


def _are_of_one_whole(passage: Passage, shares: Sequence[_Share]) -> bool:
    """Whether the shares are told of things of one sort that exclude each other."""
    start = max(passage.start, shares[0].figure.start - 30)
    if compiled(_CUTS_ACROSS).search(passage.text, start, shares[-1].figure.end):
        return False
    if "其中" in passage.text[shares[0].figure.end : shares[-1].figure.start]:
        return False
    parts = [share.part for share in shares]
    if all(part is not None and part.is_added for part in parts):
        return len({part.kind for part in parts if part}) == 1
    return len({share.label[-1:] for share in shares if not share.label.startswith("其他")} - {""}) == 1


def find_rates(reading: Reading) -> Iterator[Hit]:
    """Rates and falls of over 100 %; fields ``stated`` and ``name``."""
    text = reading.view.text
    for passage in passages(text):
        for index, figure in enumerate(passage.figures):
            if figure.kind != "%" or len(figure.digits) < 3 or figure.interval().low <= HUNDRED:
                continue
            words = _words_for(passage, index)
            rate = compiled(_BOUNDED).search(words)
            fall = compiled(_FALL).search(words)
            share = compiled(_OF_ALL).search(words)
            for match, unless in ((rate, _UNBOUNDED), (fall, _BELOW_ZERO), (share, _OF_A_PLAN)):
                if match and not compiled(unless).search(words):
                    fields = {"stated": text[figure.start : figure.end], "name": match["name"]}
                    yield reading.hit(figure.start, figure.end, fields)
                    break


def _words_for(passage: Passage, index: int) -> str:
    """The words that name the figure at *index*: of a list of figures behind a list of names, the name in its place."""
    if index and compiled(_RAISED).fullmatch(
        passage.text, passage.figures[index - 1].end, passage.figures[index].start
    ):
        return _words_for(passage, index - 1).removesuffix("由").removesuffix("从")
    first = index
    while first and compiled("[、和]").fullmatch(
        passage.text, passage.figures[first - 1].end, passage.figures[first].start
    ):
        first -= 1
    last = index + 1
    figures: Sequence[Figure] = passage.figures
    while last < len(figures) and compiled("[、和]").fullmatch(
        passage.text, figures[last - 1].end, figures[last].start
    ):
        last += 1
    start = figures[first - 1].end if first else passage.start
    words = compiled(r"[^，,；;：:（）]*$").search(passage.text, start, figures[first].start)[0]  # type: ignore[index]  # it always matches
    names = words.split("、")
    return names[index - first] if len(names) == last - first else names[-1]

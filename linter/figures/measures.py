"""Units of measure and multiples (万, 亿) as they stand behind figures."""

from __future__ import annotations

PLACES = {
    "": 0, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7,
    "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12,
}  # fmt: skip
"""The power of ten each multiple stands for."""

MEASURES = (
    "公里 千米 平方公里 平方千米 平方米 立方米 公顷 公斤 千克 毫克 毫升 毫米 厘米 微克 微米 海里 千瓦时 千瓦 兆瓦 "
    "吉瓦 千伏安 千伏 元 美元 港元 欧元 日元 英镑 卢布 小时 分钟 天 年 周 秒 亩 吨 米 斤 克 升 度 倍 成 字 分 岁 "
    "周岁 级 个月 个小时 个工作日 个百分点 百分点 个基点 % ‰ ℃ ㎡ km² km cm mm m² m³ m kg mg g t MW GW kW kWh "
    "μg/m³ mg/L"
).split()
"""Units of what is measured, so that a figure may be rounded."""

COUNTS = (
    "人 名 位 家 户 个 件 项 条 例 起 次 处 座 所 台 部 辆 套 场 期 批 篇 份 张 只 支 枚 款 种 类 门 宗 桩 幅 册 "
    "本 笔 间 栋 幢 棵 株 颗 头 口 艘 架 列 班 组 节 片 块 根 盏 顶 床 剂 票 轮 届 对 首 集 桶 瓶 盒 箱 袋 桌 车 "
    "县 市 区 镇 乡 村 省 校 科 层 课时 学时 标箱 人次 家次 件次 户次 批次 场次 台次 辆次 架次 个次 艘次 班次 车次 "
    "列次 例次 剂次 处次 条次 床次 头次 人日"
).split()
"""Measure words of what is counted one by one."""

SAME = {
    "名": "人", "位": "人", "百分点": "个百分点", "千米": "公里", "km": "公里", "平方千米": "平方公里", "千克": "公斤",
    "㎡": "平方米", "m²": "平方米",
}  # fmt: skip
"""Units that are told by another word."""

NOT_ADDED = frozenset(("", "%", "‰", "个百分点", "个基点", "倍", "成", "岁", "周岁", "年", "度", "分", "级", "℃"))
"""Units of figures whose sum says nothing."""

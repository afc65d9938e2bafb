"""What the check kind ``figures`` finds in sentences of reports, and what it must leave alone."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path
from time import perf_counter
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from linter.checks.figures import Figures, Report
from linter.document import Document
from linter.finding import Hit
from linter.reading import Reading

REPORTS = get_args(Report)
SURE = [report for report in REPORTS if report != "half-multiple"]


def hits(report: Report, text: str) -> list[Hit]:
    return list(Figures(report).find(Reading(Document(text)), ()))


def found(report: Report, text: str) -> list[str]:
    """What *report* finds in *text*, as the text at the hits."""
    return [text[hit.start : hit.end] for hit in hits(report, text)]


def equations(report: Report, text: str) -> list[str]:
    return [hit.fields["equation"] for hit in hits(report, text)]


@pytest.mark.parametrize(
    ("text", "at", "equation"),
    [
        ("受理许可事项3286件，其中新办1520件、变更896件、延续542件、注销408件，按期办结。", "3286件", "1520+896+542+408=3366"),
        ("现有教职工286人。其中，专任教师241人，行政人员25人，工勤人员24人。", "286人", "241+25+24=290"),
        ("完成招商项目23个，其中亿元以上项目6个，5000万元至1亿元项目8个，5000万元以下项目10个。", "23个", "6+8+10=24"),
        ("发放补贴1.26亿元，其中地力补贴7800万元、农机补贴2600万元、护林员补助3200万元。", "1.26亿元", "7800万+2600万+3200万=1.36亿"),
        ("收入11.86亿元。其中，税收收入7.2亿元，占60.7%；非税收入5.2亿元。", "11.86亿元", "7.2+5.2=12.4"),
        ("到位资金2760万元，其中中央资金1560万元、省级资金820万元、市级资金340万元。", "2760万元", "1560+820+340=2720"),
        ("投入资金320万元（中央80万元、省级120万元、县级180万元），新建卫生室8所。", "320万元", "80+120+180=380"),
        ("招募志愿者1200名（其中大学生620名、机关干部380名、社会人士250名）。", "1200名", "620+380+250=1250"),
        ("清查闲置土地36宗1280亩，其中政府原因18宗652亩，企业原因16宗568亩，其他原因5宗60亩。", "36宗", "18+16+5=39"),
        ("全县耕地面积78.5万亩，由水田52.3万亩、旱地28.2万亩组成。", "78.5万亩", "52.3+28.2=80.5"),
        ("安排专项债券5.6亿元，用于水利、交通2个项目，分别安排2.1亿元、3.8亿元。", "5.6亿元", "2.1+3.8=5.9"),
        ("在全镇2680名党员中，农村党员2160名，机关党员286名，非公企业党员198名，其他党员56名。", "2680名", "2160+286+198+56=2700"),
        ("项目总投资860万元，其中土建工程8200万元、设备购置150万元。", "8200万元", "8200+150=8350"),
        ("三年分别投入18万元、26万元、32万元，三年合计86万元。", "86万元", "18+26+32=76"),
        ("治理企业58家、改造锅炉31台、油库19座，三类项目共118个。", "118个", "58+31+19=108"),
        ("水稻20.6万亩、玉米8.4万亩、薯类3.2万亩，三项合计33.2万亩。", "33.2万亩", "20.6+8.4+3.2=32.2"),
        ("收入18.54亿元，加上补助32.16亿元、结转3.2亿元，收入总计54.9亿元；支出52.7亿元。", "54.9亿元", "18.54+32.16+3.2=53.9"),
        ("一季度完成税收3.2亿元，二季度完成税收3.8亿元，上半年共完成税收7.6亿元。", "7.6亿元", "3.2+3.8=7"),
        ("地上建筑面积12600平方米，地下建筑面积3400平方米，总建筑面积16800平方米。", "16800平方米", "12600+3400=16000"),
        ("先后投入120万元、150万元、180万元，累计投入430万元用于人居环境整治。", "430万元", "120+150+180=450"),
        ("应参加考核干部156名，实际参加149名，其余5名请假。", "5名", "149+5=154"),
        ("受理诉求1260件，已办结1186件，正在办理84件。", "84件", "1186+84=1270"),
        ("总投资2650万元。资金来源为：申请补助1325万元，省级补助695万元，县财政530万元。", "2650万元", "1325+695+530=2550"),
        ("残疾人1860人，已就业1320人，未就业560人。", "560人", "1320+560=1880"),
        ("低保对象3260户6180人，其中城市420户680人，农村2840户5600人。", "6180人", "680+5600=6280"),
        ("入库项目186个，总投资326亿元，其中在建项目98个，投资186亿元；拟建项目96个，投资140亿元。", "186个", "98+96=194"),
        ("整改任务7项，其中牵头3项，配合5项。", "7项", "3+5=8"),
        ("老年人2.06万人，其中高龄老人3120人，空巢老人2.46万人。", "2.46万人", "3120+2.46万=2.772万"),
        ("总投资3250万元，其中茶叶7个、投资1480万元，菌菇4个、投资620万元，旅游5个、投资1250万元。", "3250万元", "1480+620+1250=3350"),
        ("反馈问题12个，应完成7个。已完成整改9个，占反馈问题总数的75%；其余4个正在推进。", "4个", "9+4=13"),
    ],
)  # fmt: skip
def test_sums_that_do_not_add_up(text, at, equation):
    assert (found("sum", text), equations("sum", text)) == ([at], [equation])


@pytest.mark.parametrize(
    ("text", "equation"),
    [
        ("完成投资1.26亿元，占年度计划2亿元的68%。", "1.26÷2=63%"),
        ("完成收入7.86亿元，为年初预算15.2亿元的55.7%。", "7.86÷15.2=51.7%"),
        ("争取资金3.6亿元，为去年全年2.4亿元的1.8倍。", "3.6÷2.4=1.5倍"),
        ("流转土地16万亩，其中流转给合作社9.6万亩，占66%。", "9.6÷16=60%"),
        ("现有学校46所，其中小学21所、初中17所、完全中学8所，分别占45.7%、39.0%和17.4%。", "17÷46=37.0%"),
        ("收回问卷300份。选甲的126人，占42%；选乙的84人，占28%；选丙的52人，占18.3%。", "52÷300=17.3%"),
        ("历史建筑520处，已挂牌保护412处，占89.2%。", "412÷520=79.2%"),
        ("全县238个村（社区）中，已有186个村完成换届，占比达82.4%。", "186÷238=78.2%"),
        ("今年计划改造厕所3000座，截至6月底已完成1860座，占年度任务的72%。", "1860÷3000=62%"),
        ("检查用人单位260家，责令整改36家，占检查总数的18.8%。", "36÷260=13.8%"),
        ("抽检420批次，合格412批次，合格率96.1%。", "412÷420=98.1%"),
        ("全县参考学生240人，上录取线186人，上线率87.5%。", "186÷240=77.5%"),
        ("支出预算3200万元，实际支出2976万元，预算执行率96.3%。", "2976÷3200=93.0%"),
        ("投放样品360批次，不合格9批次，不合格率为3.5%。", "9÷360=2.5%"),
    ],
)
def test_shares_and_rates_that_do_not_follow(text, equation):
    assert equations("ratio", text) == [equation]


@pytest.mark.parametrize(
    ("report", "text", "equation"),
    [
        ("growth", "投入由上年的1.8亿元增加到1.98亿元，增长15%。", "(1.98-1.8)÷1.8=10%"),
        ("growth", "收入31.2亿元，比上年同期的25.3亿元增长33.2%。", "(31.2-25.3)÷25.3=23.3%"),
        ("growth", "浓度由上年同期的42微克/立方米下降至36微克/立方米，同比下降18.3%。", "(42-36)÷42=14.3%"),
        ("growth", "收入12.6亿元，去年同期为10.5亿元，同比增长25%。", "(12.6-10.5)÷10.5=20%"),
        ("growth", "2022年完成投资8.2亿元，2023年完成9.84亿元，同比增长25%。", "(9.84-8.2)÷8.2=20%"),
        ("growth", "总产量由2020年的36.5万吨增长到2022年的38.2万吨，增加2.7万吨。", "38.2-36.5=1.7万吨"),
        ("growth", "合格率由92.1%提高到95.4%，提高2.3个百分点。", "95.4-92.1=3.3个百分点"),
        ("growth", "合作社由120家增加到240家，增长2倍。", "(240-120)÷120=1倍"),
        ("growth", "比上年的120家增加46家，达到156家。", "156-120=36家"),
        ("increment", "资金12.6亿元，同比增加1.1亿元，增长19.6%。", "1.1÷(12.6-1.1)=9.6%"),
        ("increment", "事故较上年同期的31起减少8起，下降35.8%。", "8÷31=25.8%"),
        ("increment", "参与人次是2021年的2.2倍，增长220%。", "2.2-1=120%"),
        ("shares", "省外游客占52%，省内游客占36%，本市游客占18%。", "52+36+18=106"),
        ("points", "参保率由91.2%提高到95.4%，提高4.2%。", "95.4%-91.2%=4.2个百分点"),
        ("points", "满意度由95.3%提高到97.1%，提高1.8%。", "97.1-95.3=1.8"),
        ("growth", "时限由8个工作日压缩至3个工作日，缩短6个工作日。", "8-3=5个工作日"),
        ("product", "培训6期，每期50人，共培训350人次。", "50×6=300人次"),
        ("product", "改造120户，户均补助5000元，共计发放补助70万元。", "5000×120=60万元"),
    ],
)
def test_growth_that_does_not_follow(report, text, equation):
    got = equations(report, text)
    assert [one.replace("%", "").replace("个百分点", "") for one in got] == [
        equation.replace("%", "").replace("个百分点", "")
    ]


@pytest.mark.parametrize(
    ("report", "text", "at"),
    [
        ("rounding", "到位资金5.9亿元，其中中央3.2亿元、省级1.4亿元、市级1.2亿元。", "5.9亿元"),
        ("direction", "村级债务由1260万元下降到1380万元。", "1380万元"),
        ("direction", "满意度由96.5%提高到95.8%。", "95.8%"),
        ("rate", "适龄儿童接种率达101.6%。", "101.6%"),
        ("rate", "核发率、配备率、安装率分别达到100%、100%、120%。", "120%"),
        ("rate", "抽检合格率由97.2%提高到102%。", "102%"),
        ("rate", "事故起数同比下降135%。", "135%"),
        ("half-multiple", "计划投资3-5亿元。", "3-5亿元"),
        ("reversed", "亩均增产12%—8%。", "12%—8%"),
        ("unit", "备足种子2160吨、化肥3.4万吨、农药185吨、农膜620，检修农机。", "620"),
        ("unit", "路基完成92%，桥梁完成78%，隧道完成65。", "65"),
        ("measure", "发放大米260袋、食用油180桶、棉被95，慰问86户。", "95"),
        ("measure", "执法人员860人次，执法车辆210，检查单位420家。", "210"),
        ("unequal", "东山镇、西河镇、南坪乡分别完成5公里、8公里。", "5公里、8公里"),
        ("unequal", "城东、城西、城南三个社区分别设站5个、4个、3个、2个。", "5个、4个、3个、2个"),
        ("direction", "达标率由96%提高到95%以上。", "95%"),
        ("rate", "教师签订率达到120%。", "120%"),
        ("reversed", "奖金从500元到300元不等。", "500元到300元"),
        ("reversed", "研发投入占收入比重在5%—3%之间。", "5%—3%"),
        ("unit", "生产企业87家、销售单位3890家、餐饮单位2365。", "2365"),
        ("exceeding", "发放问卷600份，回收有效问卷612份。", "612份"),
        ("exceeding", "会议应到28人，实到30人。", "30人"),
        ("twice", "对全区128处地质灾害隐患点128处，落实监测员。", "128处地质灾害隐患点128处"),
        ("transposed", "受灾人口4.26万人，转移6832人。\n\n4.62万名受灾群众得到救助。", "4.62万名"),
    ],
)
def test_other_sorts(report, text, at):
    assert found(report, text) == [at]


RIGHT = [
    "资金来源为中央资金1400万元、省级补助800万元，其余660万元由县级自筹。",
    "时限由8个工作日压缩至3个工作日，缩短5个工作日；价格由500元到300元。",
    "培训6期，每期50人，共培训300人次；每户补助最高5000元，120户共计发放70万元。",
    "发放宣传单600份，回收旧书800份；去年应整改5个，已整改6个；抽检320批次，合格315批次。",
    "举办活动12场，其中线上3场，参与群众2600人；救助165名少年，为156名青少年提供咨询。",
    "入库项目11个，总投资210亿元，其中续建6个、投资150亿元，新建5个、投资60亿元。",
    "共组织执法检查320次，检查企业860家次，其中重点企业126家次、一般企业734家次。",
    "完成投资36.8亿元，占年度计划的61.3%，其中一季度12.6亿元，同比增长8.2%。",
    "培训人员3600人次，其中党员干部1200人次、致富带头人600人次、妇女800人次。",
    "共有在职职工126人，其中党员68人，大专以上学历112人，高级职称23人。",
    "投资2.6亿元的文化中心、投资1.8亿元的体育馆相继开工，总投资达5.2亿元的3个项目有序推进。",
    "固定资产投资同比增长12.8%，其中工业投资增长25.6%，民间投资增长9.8%。",
    "粮食面积42万亩，总产18.6万吨，单产443公斤，其中水稻单产486公斤。",
    "对服务态度满意的占92%，对办事效率满意的占88%，对环境满意的占95%。",
    "目标任务完成率120%，资金到位率105%，投资完成率112%，产销率101.2%，毛入学率103%。",
    "收回欠款120万元，追缴滞纳金8万元，两项共计128万元。",
    "由原来的12个科室精简为8个，精简33.3%。",
    "城乡收入比由1.79:1缩小到1.75:1，三次产业结构由18.6：36.2：45.2调整为16.8：37.6：45.6。",
    "其中50亩以上大户236户，100亩以上大户98户，占耕地面积的36.8%。",
    "销售额从最初的每年20万元增加到现在的每月20万元。",
    "查封企业23家，其中投产22家，在建14家。",
    "剔除政策性减收因素，由8.6亿元增加到9.2亿元，增长12%。",
    "发放救助资金2860万元，其中城市低保860万元、农村低保1480万元，临时救助260万元，特困供养260万元。",
    "接种32.6万剂次，其中第一剂15.2万人、第二剂14.8万人，第三剂2.6万人。",
    "共有床位560张，其中重症监护床位28张，开放床位620张，床位使用率112%。",
    "处分132人，其中党纪处分86人、政务处分62人（含双重处分16人）。",
    "培训3200人次，其中职工1800人次、农民工1200人次、毕业生300人次（含重复培训100人次）。",
    "全县共有学校126所，其中小学86所、初中28所、高中4所、民办学校8所。",
    "第一批项目12个，总投资8.6亿元；第二批项目15个，总投资12.3亿元；两批共27个，总投资20.9亿元。",
    "资产总额12.6亿元，负债总额8.2亿元，资产负债率65.1%，上缴税金1800万元。",
    "参训学员86名，其中女学员38名，少数民族学员12名，本科以上学历72名。",
    "不良率由3.8%下降到2.1%，下降1.7个百分点，低于监管要求2.9个百分点。",
    "全镇辖12个行政村、3个社区，共有86个村民小组。",
    "死亡3人、受伤9人，其中5人伤势较重。",
    "办理时限由20个工作日提升到5个工作日，合格率由96%降到95%。",
    "发放问卷2000份，回收有效问卷1964份，满意率为93.8%。",
    "全年办理案件386件，结案率98.4%，其中调解结案186件，调解率48.9%。",
    "落实危房改造资金860万元，户均补助1.4万元，改造614户，完成率102.3%。",
    "全市累计报告病例126例，治愈出院118例，现有在院8例，其中重症2例。",
    "35岁以下的占45%，大专以上学历的占32%，党员占18%，其他占12%。",
    "新增无症状感染者855例，其中境外输入104例，本土751例，当日解除医学观察520例。",
    "中央财政、地方财政分别承担45%和35%，农户自缴20%。",
    "汽车产销分别完成260万辆、250万辆，城乡居民收入分别增长5.1%、6.2%。",
    "GDP由95亿元增加到110亿元，增长6.5%；收入由2亿元增加到3亿元，年均增长14.5%。",
    "中国选手以抓举143公斤、挺举167公斤，310公斤的总成绩夺冠。",
    "年工作日为365天-104天（休息日）-11天（法定节假日）＝250天。",
    "采集样本3260份，检出阳性12份，阳性率0.37%，综合得分92.6，提高1.8。",
    "空气质量综合指数3.64，pH值7.2，比例为2.1:1，农产品加工业产值与农业总产值之比为2.1:1。",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_sentences_are_left_alone(text):
    assert [(report, found(report, text)) for report in SURE if found(report, text)] == []


counts = st.integers(1, 9000)


def listed(names: Iterator[str], values: list[int], unit: str) -> str:
    return "、".join(f"{name}{value}{unit}" for name, value in zip(names, values, strict=False))


@given(st.lists(counts, min_size=2, max_size=6), st.sampled_from(["个", "家", "人次", "万元", "亩", "公里"]))
def test_sums_that_add_up_are_never_reported(values, unit):
    parts = listed(iter(["城东片区", "城南片区", "城西片区", "城北片区", "城中片区", "其他片区"]), values, unit)
    for text in (f"全市共有{sum(values)}{unit}，其中{parts}。", f"各片区分别有{parts}，合计{sum(values)}{unit}。"):
        assert found("sum", text) == []


@given(st.lists(counts, min_size=2, max_size=5), st.integers(55, 195), st.sampled_from(["个", "家", "人次"]))
def test_wrong_sums_with_a_rest_are_always_reported(values, percent, unit):
    total = sum(values)
    wrong = total * percent // 100
    assume(total < wrong * 2 and wrong not in [sum(values[:length]) for length in range(1, len(values) + 1)])
    *first, last = values
    parts = [f"城{name}片区{value}{unit}" for name, value in zip("东南西北", first, strict=False)]
    text = f"全市建成{wrong}{unit}，其中{'、'.join([*parts, f'其他片区{last}{unit}'])}。"
    assert len(found("sum", text)) == 1


@given(st.lists(st.decimals("0.1", "999", places=4), min_size=2, max_size=6), st.sampled_from([1, 2, 3]))
def test_sums_of_rounded_amounts_are_never_reported(values, places):
    def printed(value: Decimal) -> str:
        return f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}亿元"

    parts = "、".join(f"{name}资金{printed(value)}" for name, value in zip("甲乙丙丁戊己", values, strict=False))
    assert found("sum", f"到位资金{printed(sum(values, Decimal(0)))}，其中{parts}。") == []


@given(counts, counts, st.integers(0, 2), st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
def test_shares_that_follow_are_never_reported(one, other, places, rounding):
    part, whole = sorted((one, other))
    share = (Decimal(part) / whole * 100).quantize(Decimal(1).scaleb(-places), rounding)
    for text in (
        f"完成{part}户，占年度任务{whole}户的{share}%。",
        f"共检查{whole}户，其中合格{part}户，占{share}%。",
        f"共抽检{whole}户，合格{part}户，合格率{share}%。",
    ):
        assert found("ratio", text) == []


@given(counts, counts, st.decimals("0.1", "100", places=1))
def test_shares_that_do_not_follow_are_reported(one, other, share):
    part, whole = sorted((one, other))
    assume(abs(Decimal(part) / whole * 100 - share) > 1)
    assert found("ratio", f"完成{part}户，占年度任务{whole}户的{share}%。") == [f"{share}%"]


@given(st.decimals("0.5", "999", places=4), st.decimals("0.5", "999", places=4), st.integers(0, 3), st.integers(0, 2))
def test_growth_reckoned_before_rounding_is_never_reported(first, last, places, share_places):
    change = abs(last - first) / first * 100
    share = change.quantize(Decimal(1).scaleb(-share_places), ROUND_HALF_UP)
    a, b = (value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) for value in (first, last))
    assume(a)
    by, way = ("增加", "增长") if last >= first else ("减少", "下降")
    assert found("growth", f"收入由上年的{a}亿元{by}到{b}亿元，{way}{share}%。") == []
    assert found("growth", f"收入{b}亿元，比上年的{a}亿元{way}{share}%。") == []


@given(
    st.text(
        alphabet="其中共合计占率由增长到至比上年分别其余完成（）：、，；。和\n0123456789.%亿万元个户 \xa0\u3000,(",
        max_size=80,
    )
)
def test_any_text_is_checked(text):
    reading = Reading(Document(text))
    for report in REPORTS:
        for hit in Figures(report).find(reading, ()):
            assert 0 <= hit.start < hit.end <= len(text)
            assert set(hit.fields) == Figures(report).message_fields()


@pytest.mark.parametrize("report", REPORTS)
def test_literals_stand_in_what_is_found(report, bundled):
    check = Figures(report)
    examples = [e.text for rule in bundled.rules if rule.check == check for e in rule.bad]
    assert examples
    for text in examples:
        assert any(literal in text for literal in check.literals())


@pytest.mark.parametrize("space", [" ", "\xa0", "  "])
def test_spaces_around_figures_change_nothing(space):
    text = f"\n完成投资{space}1.26{space}亿元,占年度计划{space}2{space}亿元的{space}68%,很好。"
    (hit,) = hits("ratio", text)
    assert (text[hit.start : hit.end], hit.fields["equation"]) == ("68%", "1.26÷2=63%")


def test_fields_and_related_places():
    text = "全市建成26家，其中城东12家、城西9家、城南6家。"
    (hit,) = hits("sum", text)
    assert hit.fields == {"equation": "12+9+6=27", "computed": "27家", "stated": "26家"}
    assert [text[start:end] for start, end in hit.related] == ["12家", "9家", "6家"]


def test_time_is_bounded():
    text = (
        "共有1个，其中" + "、".join(f"甲{n}个，占{n % 90}%" for n in range(4000)) + "。" + "分别增长" + "1.5%、" * 4000
    )
    reading = Reading(Document(text))
    began = perf_counter()
    for report in REPORTS:
        list(Figures(report).find(reading, ()))
    assert perf_counter() - began < 5


@pytest.mark.parametrize("corpus", ["clean_dev", "policy"])
def test_published_text_is_left_alone(shared: Path, corpus):
    for path in sorted((shared / "corpora" / corpus).glob("*.txt")):
        reading = Reading(Document(path.read_text(encoding="utf-8")))
        assert [
            (path.name, report, reading.text[hit.start : hit.end])
            for report in SURE
            for hit in Figures(report).find(reading, ())
        ] == []

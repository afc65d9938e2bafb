"""The check kind consistency: one thing written in two ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.consistency import Consistency
from linter.checks.forms import Form
from linter.checks.options import Regex
from linter.document import Document
from linter.finding import Hit
from linter.reading import Reading


def hits(text: str, **options: object) -> list[Hit]:
    check = Consistency(**options)
    words = check.literals() or ()
    occurrences = [(at, at + len(word)) for word in words for at in range(len(text)) if text.startswith(word, at)]
    return list(check.find(Reading(Document(text)), occurrences))


def found(text: str, **options: object) -> list[tuple[str, str]]:
    """(what is reported, how it is written elsewhere) of every hit."""
    return [(text[hit.start : hit.end], hit.fields["other"]) for hit in hits(text, **options)]


REPORT = "{}2023年工作总结\n\n一年来，{}完成任务。\n"


@pytest.mark.parametrize(
    ("organ", "words", "expected"),
    [
        pytest.param("某县卫健委", "我局", ["我局"], id="局 in a 委"),
        pytest.param("某县卫健委", "我委", [], id="its own word"),
        pytest.param("某县教育局办公室", "我局和我办", [], id="both words of its name"),
        pytest.param("某县教育局", "“我局没有人接”，我委", ["我委"], id="in quotation marks"),
        pytest.param("某县第一中学", "我校和我局", ["我局"], id="a school"),
        pytest.param("某县人民医院", "我院和我中心", ["我中心"], id="a hospital"),
        pytest.param("某县教育局", "我部分同志、我院长、自我校正、我办理", [], id="parts of other words"),
        pytest.param("某县教育局", "本校教师、本院学生", [], id="本 of anyone"),
        pytest.param("关于某县", "我局", [], id="no organ in the title"),
    ],
)
def test_what_an_organ_calls_itself(organ: str, words: str, expected: list[str]) -> None:
    assert [said for said, _ in found(REPORT.format(organ, words), report="self")] == expected


@pytest.mark.parametrize(
    ("organ", "signature", "reported"),
    [
        pytest.param("某市住房和城乡建设局", "某市住建局", True, id="short"),
        pytest.param("某县卫生健康委员会", "某县卫健委", True, id="委 for 委员会"),
        pytest.param("某市住房和城乡建设局", "某市住房和城乡建设局", False, id="the same"),
        pytest.param("某市教育局", "市教育局", False, id="without the place"),
        pytest.param("某市住建局", "某市住房和城乡建设局", False, id="short in the title"),
        pytest.param("某市教育局", "某市财政局", False, id="another organ"),
        pytest.param("共青团河阳县委员会", "共青团河杨县委员会", True, id="another character"),
        pytest.param("国家发展和改革委员会", "国家发改委", False, id="a short form laid down"),
    ],
)
def test_signatures(organ: str, signature: str, reported: bool) -> None:
    text = f"{organ}2023年工作总结\n\n一年来，各项任务完成。\n\n{signature}\n2023年12月20日\n"
    assert found(text, report="signature") == ([(signature, organ)] if reported else [])


@pytest.mark.parametrize(
    ("one", "other", "twins"),
    [
        pytest.param("城区防汛应急预案", "城区防讯应急预案", True, id="one character"),
        pytest.param("高标准农田建后管护办法", "高标准农田管护办法", True, id="left out within"),
        pytest.param("高标准农田建后管护办法（试行）", "高标准农田管护方法", True, id="both"),
        pytest.param("城区防汛应急预案（试行）", "城区防汛应急预案", False, id="a remark"),
        pytest.param("校园安全一期方案", "校园安全二期方案", False, id="numbers"),
        pytest.param("2023年工作方案汇编", "2024年工作方案汇编", False, id="years"),
        pytest.param("物业服务管理办法", "物业服务管理办法实施细则", False, id="left out at the end"),
        pytest.param("网络安全管理办法", "数据安全管理办法", False, id="another word"),
        pytest.param("某省河道管理条例", "某省航道管理条例", False, id="statutes"),
        pytest.param("工伤认定申请受理决定书", "工伤认定申请不予受理决定书", False, id="not"),
        pytest.param("城管条令", "城管条例", False, id="too short"),
    ],
)
def test_titles(one: str, other: str, twins: bool) -> None:
    assert found(f"按《{one}》和《{other}》办理。", report="titles") == ([(other, one)] if twins else [])


def test_the_rarer_title_is_reported() -> None:
    text = "按《城区防讯应急预案》办理，《城区防汛应急预案》印发，《城区防汛应急预案》修订。"
    assert found(text, report="titles") == [("城区防讯应急预案", "城区防汛应急预案")]


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        pytest.param("县环保办牵头。", [("县环保办", "县环委办")], id="one character"),
        pytest.param("县环委办牵头。", [], id="as defined"),
        pytest.param("县安委办牵头，市环委办指导。", [("县安委办", "县环委办")], id="not at the ends"),
        pytest.param("县环城办牵头。", [], id="opposites"),
    ],
)
def test_defined_short_forms(later: str, expected: list[tuple[str, str]]) -> None:
    text = "县环境保护委员会办公室（以下简称“县环委办”）设在县生态环境局。" + later
    assert found(text, report="short-forms") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("清水湾乡镇卫生院，" * 3 + "清水弯乡镇卫生院。", ["清水弯乡镇卫生院"], id="one against three"),
        pytest.param("清水湾乡镇卫生院，" * 2 + "清水弯乡镇卫生院。", [], id="one against two"),
        pytest.param("城东片区的卫生院，" * 3 + "城西片区的卫生院。", [], id="opposites"),
        pytest.param("水湾镇卫生院，" * 3 + "水弯镇卫生院。", [], id="names too short"),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert [name for name, _ in found(text, report="names", ends=("卫生院",))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("局长张三峰，局长张三峰。会上，张三锋局长讲话。", [("张三锋", "张三峰")], id="the rarer"),
        pytest.param("局长张三峰。会上，张三锋局长讲话。", [("张三锋", "张三峰")], id="the later"),
        pytest.param("局长张三峰。会上，张三峰局长讲话。", [], id="the same"),
        pytest.param("局长张三峰，局长张四海。", [], id="two characters differ"),
        pytest.param("局长张三峰，局长李三峰。", [], id="another surname"),
        pytest.param("局长高度重视，高度评局长。", [], id="a verb behind the title"),
        pytest.param("局长张三峰。张三锋来信。", [], id="no title beside it"),
        pytest.param("局长张三峰主持，张三锋局长。", [("张三锋", "张三峰")], id="a verb behind the name"),
        pytest.param("局长张三出席，局长张三参加。", [], id="names of two characters"),
        pytest.param("局长张三在参加，局长张四在参加。", [], id="names of two characters and a word"),
        pytest.param("局长张三峰，局长张三锋，局长张三丰。", [], id="three alike"),
    ],
)
def test_persons(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, report="persons", surnames="张李高", titles=("局长",)) == expected


FORM = Form(Regex("(?P<of>[市县])农业农村局"), Regex("(?<!原)(?P<of>[市县])农委"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("县农业农村局牵头，县农委汇总。", [("县农委", "县农业农村局")], id="both"),
        pytest.param("县农委牵头。", [], id="one"),
        pytest.param("县农业农村局牵头，市农委指导。", [], id="of another place"),
        pytest.param("县农业农村局牵头，原县农委移交。", [], id="told as former"),
        pytest.param("县农业农村局牵头，县农委、县农委。", [], id="the usual form is rarer"),
    ],
)
def test_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, report="forms", forms=(FORM,)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("3个、4个、5个，共一百二十个。", [("一百二十", "120")], id="hundreds"),
        pytest.param("3个、4个、5个，共三十六个。", [("三十六", "36")], id="tens and ones"),
        pytest.param("3个、4个、5个，共二十个，十二个。", [], id="round or small"),
        pytest.param("3个、4个、5个，共三十六余个，第三十六个。", [], id="not exact, ordinal"),
        pytest.param("3个，共三十六个。", [], id="a text that counts in characters"),
    ],
)
def test_figures(text: str, expected: list[tuple[str, str]]) -> None:
    options = {"report": "figures", "measures": "个", "at_least": 3}
    assert found(text, **options) == expected
    assert [hit.edit and hit.edit.text for hit in hits(text, **options)] == [other for _, other in expected]


@given(st.text(alphabet="《》防汛讯应急预案管护办法县环委保（以下简称）“”，。\n", max_size=80))
def test_what_is_reported_stands_otherwise_elsewhere(text: str) -> None:
    for report in ("titles", "short-forms"):
        for hit in hits(text, report=report):
            assert hit.related
            assert text[hit.start : hit.end] != text[slice(*hit.related[0])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "城东污水处理厂投产。东城污水处理厂扩建。", [("东城污水处理厂", "城东污水处理厂")], id="the later"
        ),
        pytest.param(
            "县文化广电旅游局。县文化旅游广电局、县文化旅游广电局。",
            [("县文化广电旅游局", "县文化旅游广电局")],
            id="the rarer",
        ),
        pytest.param("城东污水处理厂、城西污水处理厂", [], id="other characters"),
        pytest.param("第十二条评估委员会，第二十条评估委员会", [], id="numerals"),
    ],
)
def test_names_in_another_order(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, report="order", ends=("处理厂", "旅游局", "广电局", "委员会")) == expected

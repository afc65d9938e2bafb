"""The check kind leak: the mask elsewhere in the document is the only evidence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.leak import Leak, Unit, Verb
from linter.document import Document
from linter.finding import Hit
from linter.reading import Reading

SHORT = Leak(report="short", verbs=(Verb("返", unless="乡校", not_after="往", longest=2), Verb("来", not_after="近年")))
PLACE = Leak(
    report="place",
    units=(Unit("县", not_after="市", not_before="域委"), Unit("区", not_after="地社", not_before="域")),
    ordinary="推动 支持",
)


def hits(check: Leak, text: str) -> list[Hit]:
    return list(check.find(Reading(Document(text)), ()))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("返X人员3人，返舞人员2人", ["返舞"], id="one character"),
        pytest.param("返XX创业人员，返梁河创业人员", ["返梁河"], id="two characters"),
        pytest.param("来×投资，来舞投资", ["来舞"], id="another verb"),
        pytest.param("返X人员3人，返乡人员2人，返校人员", [], id="ordinary words"),
        pytest.param("返X人员3人，返舞车辆2辆", [], id="other words after it"),
        pytest.param("返X人员3人，往返人员", [], id="part of another word"),
        pytest.param("返X人员3人，返我人员，返某人员", [], id="no name"),
        pytest.param("返舞人员2人，返青人员", [], id="no mask"),
    ],
)
def test_places_in_short(text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in hits(SHORT, text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("XX县、XX县完成。舞阳县未完成。", ["舞阳县"], id="masked twice"),
        pytest.param("XX县工作总结\n一。\n二。\n三。\n舞阳县完成。", ["舞阳县"], id="masked in the title"),
        pytest.param("某县工作总结\n一。\n二。\n三。\n舞阳县完成。", ["舞阳县"], id="a certain county in the title"),
        pytest.param("澄江区总结\n×区、×区。\n服务澄江发展。", ["澄江区", "澄江"], id="the name by itself"),
        pytest.param("○○县、○○县。由舞阳县承办。", ["舞阳县"], id="after a preposition"),
        pytest.param("*县、*县。舞阳县委召开会议。", [], id="part of another word"),
        pytest.param("XX县、XX县。推动县城建设，全县、该县、邻县。", [], id="ordinary words"),
        pytest.param("XX县、XX县。赴舞阳县考察，与对口帮扶的舞阳县签约。", [], id="another county"),
        pytest.param("XX县、XX县。甲山县、乙水县、丙川县。", [], id="several counties"),
        pytest.param("XX县、XX县。舞阳县。舞阳县。舞阳县。", [], id="more often than its mask"),
        pytest.param(
            "一。\n二。\n三。\n某县、某县被通报。\n四。\n五。\n舞阳县未发生。\n六。\n七。\n八。", [], id="any county"
        ),
        pytest.param(
            "首段。\n二。\n三。\n按XX县格式。\n舞阳县完成。\n六。\n七。\n八。", [], id="masked once, in the body"
        ),
        pytest.param("舞阳县完成，舞阳县先进。", [], id="no mask"),
        pytest.param("XX县、XX县。舞阳区完成。", [], id="another rank"),
    ],
)
def test_places(text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in hits(PLACE, text)] == found


def test_the_mask_is_told_and_shown() -> None:
    [hit] = hits(SHORT, "返X人员3人，返舞人员2人")
    assert hit.fields == {"name": "返舞", "mask": "返X"}
    assert hit.related == ((0, 2),)
    assert hit.edit is None


def test_without_a_mask_the_check_need_not_run() -> None:
    literals = PLACE.literals()
    assert literals is not None
    assert {"X", "×", "某"} <= literals


@given(st.text(alphabet="返来舞阳县区乡校人员投资，。\n在由全我", max_size=80))
def test_a_text_without_masks_has_no_leaks(text: str) -> None:
    assert hits(SHORT, text) == []
    assert hits(PLACE, text) == []

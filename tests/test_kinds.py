"""The kind of a document, told from its title."""

from __future__ import annotations

import pytest

from linter.kinds import DocumentKind, tell_kind

KINDS = (
    DocumentKind("报告", ("报告",)),
    DocumentKind("工作总结", ("(?:工作)?总结",)),
    DocumentKind("请示", ("请示",)),
    DocumentKind("调研报告", ("调研报告",)),
)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于报送2023年工作总结的报告", "报告"),
        ("2023年工作总结", "工作总结"),
        ("关于调整预算的请示", "请示"),
        ("茶产业调研报告", "调研报告"),
        ("2023年工作总结（送审稿）", "工作总结"),
        ("县卫健局上半年工作总结及下半年打算", "工作总结"),
        ("一封信", None),
        ("", None),
    ],
)
def test_kind(title: str, kind: str | None) -> None:
    assert tell_kind(title, KINDS) == kind

"""Files mended to the end: rounds, fixes that undo each other, what cannot be written."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator

import pytest
from reporting import checked, failure, finding

from linter.document import Origin
from linter.finding import Finding
from linter.fixpoint import ROUNDS, Mended, mend
from linter.language import Mistake
from linter.readers.text import decode
from linter.results import Checked, Failure, Remark

Replacing = tuple[str, str, str, bool]
"""A rule, a pattern it reports, what it is to become, and whether that is safe."""


def checks(*rules: Replacing, encoding: str | None = None) -> Callable[[bytes], Iterator[Checked | Failure]]:
    def check(data: bytes) -> Iterator[Checked | Failure]:
        document = decode(data, "a.txt", encoding)
        found: list[Finding] = []
        for rule, pattern, new, safe in rules:
            for match in re.finditer(pattern, document.text):
                fix = (*match.span(), match.expand(new), safe)
                found.append(finding(document, *match.span(), "改", rule=rule, fix=fix))
        yield checked(document, *sorted(found, key=lambda one: one.place.start))

    return check


def told(mended: Mended) -> list[str]:
    return [result.say("en") for result in mended.results if isinstance(result, Remark)]


def rest(mended: Mended) -> Checked:
    (result,) = (result for result in mended.results if isinstance(result, Checked))
    return result


TYPO = ("typo", "布署", "部署", True)


def test_fixes_are_made_until_none_is_left():
    check = checks(("doubled", "(的)的", r"\1", True), TYPO)
    mended = mend("a.txt", "布署的的的的的\r\n".encode(), check)
    assert mended.data == "部署的\r\n".encode()
    assert rest(mended).findings == ()
    assert [one.rule for one in rest(mended).fixed].count("typo") == 1
    assert mended.before
    assert mended.before.text == "布署的的的的的\n"
    assert mended.after
    assert mended.after.text == "部署的\n"
    assert mend("a.txt", mended.data, check).data == mended.data


def test_unsafe_fixes_are_made_when_wished():
    check = checks(TYPO, ("doubt", "大约", "约", False))
    assert mend("a.txt", "布署大约".encode(), check).data == "部署大约".encode()
    assert mend("a.txt", "布署大约".encode(), check, unsafe=True).data == "部署约".encode()


def test_nothing_to_mend_leaves_all_as_it_is():
    data = "大约".encode("utf-16")
    mended = mend("a.txt", data, checks(("doubt", "大约", "约", False)))
    assert mended.data == data
    assert rest(mended).fixed == ()
    assert len(rest(mended).findings) == 1


FLIPPING = {
    "a pair": ([("one", "账", "帐", True), ("two", "帐", "账", True)], "one, two"),
    "three": ([("one", "甲", "乙", True), ("two", "乙", "丙", True), ("three", "丙", "甲", True)], "one, three, two"),
    "one alone": ([("one", "甲乙|乙甲", "乙甲", True), ("two", "乙甲", "甲乙", True)], "one, two"),
    "without end": ([("long", "啊+$", r"\g<0>啊", True)], "long"),
    "two without end": ([("long", "啊+$", r"\g<0>呀", True), ("longer", "呀$", "啊", True)], "long, longer"),
}


@pytest.mark.parametrize(("rules", "names"), FLIPPING.values(), ids=FLIPPING)
def test_fixes_that_undo_each_other_are_told_and_not_made(rules, names):
    data = "布署账帐甲乙丙啊".encode()
    mended = mend("a.txt", data, checks(*rules, TYPO))
    assert mended.data == "部署账帐甲乙丙啊".encode()
    assert [one.rule for one in rest(mended).fixed] == ["typo"]
    assert told(mended) == [
        f"a.txt: the fixes of {names} undo each other or never end, so none was made; mend these places yourself"
    ]


def test_rounds_have_an_end():
    rounds = 0
    check = checks(("long", "啊+$", r"\g<0>啊", True))

    def counting(data: bytes) -> Iterator[Checked | Failure]:
        nonlocal rounds
        rounds += 1
        yield from check(data)

    mend("a.txt", "啊".encode(), counting)
    assert rounds == ROUNDS


def test_a_fix_after_which_the_file_reads_otherwise_is_not_made():
    # What is left of the bytes is UTF-8 as well, and would be taken for it.
    data = "某某镇一通".encode("gb18030")
    mended = mend("a.txt", data, checks(("cut", "某某镇", "", True)))
    if decode("一通".encode("gb18030"), "a.txt").text == "一通":
        pytest.fail("the example no longer shows the danger")
    assert mended.data == data
    assert "cut" in told(mended)[0]


def test_characters_the_encoding_lacks_are_told_and_not_written():
    check = checks(TYPO, ("circled", "第一", "㊀𠮷", True), encoding="gb2312")
    mended = mend("a.txt", "甲\n布署第一".encode("gb2312"), check)
    assert mended.data == "甲\n部署第一".encode("gb2312")
    assert told(mended) == [
        "a.txt:2: the file's encoding gb2312 lacks '㊀', so the fix of circled was not made; save it as UTF-8 first"
    ]


def test_a_file_that_cannot_be_given_back_exactly_is_left():
    def check(data: bytes) -> Iterator[Checked | Failure]:
        # As a codec that reads two spellings of one text would.
        yield from checks(TYPO)(data.replace(b"~", b""))

    mended = mend("a.txt", "布署~".encode(), check)
    assert mended.data == "布署~".encode()
    assert len(rest(mended).findings) == 1
    (left,) = (result for result in mended.results if isinstance(result, Failure))
    assert left.mistake.say("en") == (
        "'a.txt' was not changed: its content cannot be written back byte for byte; save it as UTF-8 first"
    )


def test_a_file_that_holds_more_than_its_text_is_left():
    def check(data: bytes) -> Iterator[Checked | Failure]:
        (result,) = checks(TYPO)(data)
        assert isinstance(result, Checked)
        document = dataclasses.replace(result.document, origin=Origin("a.docx", rewritable=False))
        yield dataclasses.replace(result, document=document)

    mended = mend("a.docx", "布署，布署".encode(), check)
    assert mended.data == "布署，布署".encode()
    assert told(mended) == ["a.docx: not to be rewritten; mend 2 places in it yourself"]


def test_failures_are_passed_on_once():
    slow = failure("a.txt", "超时")

    def check(data: bytes) -> Iterator[Checked | Failure]:
        yield from checks(TYPO)(data)
        yield slow

    mended = mend("a.txt", "布署".encode(), check)
    assert mended.data == "部署".encode()
    assert [result for result in mended.results if isinstance(result, Failure)] == [slow]
    unread = mend("a.txt", b"\0", lambda _data: iter([slow]))
    assert (unread.data, unread.results, unread.before) == (b"\0", (slow,), None)


def test_a_mistake_names_the_file():
    assert isinstance(failure("a", "b").mistake, Mistake)

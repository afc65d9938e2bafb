"""The statistical typo detector, its parts and its check kind."""

import numpy as np
import pytest

from linter.checks.typos import Typos
from linter.document import Document
from linter.language import Mistake
from linter.reading import Reading
from linter.typos.cloze import NEIGHBOURS, SIGHT, contexts
from linter.typos.confusions import NO_SOUND, SAME_SOUND, TOP_HABIT, Confusions, habits_of, kinds_of, sounds_of
from linter.typos.grams import Filter
from linter.typos.judging import judged
from linter.typos.likelihood import levels_of, replaced, windows
from linter.typos.model import SHIPPED, read_model, shipped
from linter.typos.tokens import BREAK, DIGITS, PADDING, RARE, UNKNOWN, pack
from linter.typos.trees import Trees


def found(text, **options):
    reading = Reading(Document(text))
    return [
        (text[hit.start : hit.end], hit.fields["right"])
        for hit in Typos(**{"confidence": 0.9} | options).find(reading, ())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("各级党委和政府要家强组织领导，压实工作责任。", [("家", "加")], id="same-sound"),
        pytest.param("坚持以入民为中心的发展思想，推进高质量发展。", [("入", "人")], id="like-shape"),
        pytest.param("各级党委和政府要加强组织领导，压实工作责任。", [], id="right"),
        pytest.param("", [], id="empty"),
        pytest.param("\n\n 2024\nGDP\n", [], id="no-characters"),
    ],
)
def test_finds_what_is_misspelt(text, expected):
    assert found(text) == expected


def test_two_characters_are_replaced_together():
    assert ("绝顶", "决定") in found("根据国务院关于深化改革的绝顶，现将有关事项通知如下。", confidence=0.5)


def test_what_recurs_is_a_name():
    wrong = "坚持以人民为中心的法展思想，推进高质量发展。\n"
    assert found(wrong) == [("法", "发")]
    assert found(wrong + "走访慰问了法展公司的职工。\n" * 3) == []


def test_confidence_parts_the_rules():
    text = "各级党委和政府要家强组织领导，压实工作责任。"
    assert found(text, confidence=0.5, below=0.6) == []


def test_what_lies_within_an_accepted_word_is_right():
    text = "各级党委和政府要家强组织领导，压实工作责任。"
    assert found(text, accept=("要家强", "组织领导")) == []
    assert found(text, accept=("强组织", "家具", "家")) == []
    assert found(text, accept=("强组织", "家具")) == [("家", "加")]


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"confidence": 0.4}, id="too-low"),
        pytest.param({"confidence": 1.0}, id="too-high"),
        pytest.param({"confidence": 0.9, "below": 0.9}, id="nothing-left"),
    ],
)
def test_limits_must_leave_something(options):
    with pytest.raises(Mistake, match="confidence"):
        Typos(**options).verify()


def test_the_edit_replaces_the_wrong_characters():
    text = "　　各级党委和政府要家强组织领导。"
    (hit,) = Typos(confidence=0.9).find(Reading(Document(text)), ())
    assert text[: hit.edit.start] + hit.edit.text + text[hit.edit.end :] == "　　各级党委和政府要加强组织领导。"


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[:-1], id="short"),
        pytest.param(lambda data: data[: len(data) // 2] + b"\xff\x00" + data[len(data) // 2 + 2 :], id="changed"),
        pytest.param(lambda data: b"PK" + data[2:], id="foreign"),
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[:20] + b"}" + data[21:], id="header"),
    ],
)
def test_a_damaged_model_is_refused(tmp_path, damage):
    path = tmp_path / "official.model"
    path.write_bytes(damage(SHIPPED.read_bytes()))
    with pytest.raises(Mistake, match=r"official\.model"):
        read_model(path)


def test_the_model_is_small():
    assert SHIPPED.stat().st_size <= 20_000_000


def test_tokens_know_their_places():
    tokens = shipped().known.vocabulary.tokens("增长 12.5%\n人")
    inner = slice(PADDING, -PADDING)
    assert tokens.places[inner].tolist() == [0, 1, 3, 5, 6, 7, 8, 9]
    assert tokens.ids[inner].tolist()[2] == tokens.ids[inner].tolist()[4] == DIGITS
    assert tokens.ids[inner].tolist()[6] == BREAK


def test_keys_hold_the_numbers_of_an_n_gram():
    assert pack(np.array([1, 2, 3], np.uint64), 2).tolist() == [(1 << 12) + 2, (2 << 12) + 3]


def test_a_line_end_is_in_no_n_gram():
    known = shipped().known
    ids = known.vocabulary.tokens("人民\n政府").ids
    levels = levels_of(known.counts, ids)[2][PADDING:]
    assert levels[0] > 0 < levels[3]
    assert levels[1] == levels[2] == 0


def test_entries_are_those_of_each_number():
    confusions = Confusions(
        np.array([0, 2, 2, 3], np.uint32), np.array([1, 2, 0], np.uint16), np.zeros(3, np.uint8), np.zeros(3, np.uint8)
    )
    owners, entries = confusions.entries(np.array([2, 1, 0], np.uint64))
    assert owners.tolist() == [0, 2, 2]
    assert entries.tolist() == [2, 0, 1]


def test_trees_add_their_leaves():
    trees = Trees(
        np.array([[0, 1]], np.uint8),
        np.array([[0.5, 2.0]], np.float32),
        np.array([[-1, -2]], np.int8),
        np.array([[1, -3]], np.int8),
        np.array([[0.0, 1.0, 2.0]], np.float32),
    )
    rows = np.array([[0.5, 9], [1, 2], [1, 3]], np.float32)
    odds = np.log(1 / (1 / trees.probabilities(rows) - 1))
    assert odds == pytest.approx([0, 1, 2], abs=1e-5)


def test_a_filter_tells_every_level():
    filters = pytest.importorskip("training.filters", reason="the training code is not in the package")
    random = np.random.default_rng(5)
    keys = np.unique(random.integers(1, 1 << 60, 50_000, dtype=np.uint64))
    levels = random.integers(0, 16, len(keys), dtype=np.uint8)
    made = Filter(*filters.build(keys, levels))
    assert (made.levels(keys) == levels).all()
    others = random.integers(1, 1 << 60, 50_000, dtype=np.uint64)
    assert (made.levels(others) > 0).mean() < 0.001


@pytest.mark.parametrize("habit", [0, 7, TOP_HABIT])
@pytest.mark.parametrize("sound", [NO_SOUND, SAME_SOUND])
def test_a_kind_holds_sound_and_habit(sound, habit):
    kinds = kinds_of(np.array([sound], np.uint8), np.array([habit], np.uint8))
    assert (sounds_of(kinds)[0], habits_of(kinds)[0]) == (sound, habit)


def judged_rows(text):
    """What stands in the text and what might be meant there, for every candidate worth a decision."""
    known = shipped().known
    tokens = known.vocabulary.tokens(text)
    for found, *_ in judged(known, tokens.numbers):
        for start, others in zip(found.starts.tolist(), found.others.tolist(), strict=True):
            places = tokens.places[start : start + found.span]
            wrong = "".join(text[place] for place in places)
            yield int(tokens.places[start]), wrong, "".join(known.vocabulary.character(other) for other in others)


@pytest.mark.parametrize(
    ("text", "candidate"),
    [
        pytest.param("各级党委和政府要家强组织领导", (8, "家", "加"), id="sound"),
        pytest.param("坚持以入民为中心的发展思想", (3, "入", "人"), id="shape"),
        pytest.param("根据国务院关于深化改革的绝顶", (12, "绝顶", "决定"), id="pair"),
        pytest.param("各级党委和政府要强加组织领导", (8, "强加", "加强"), id="order"),
        pytest.param("进一步加加强组织领导", (4, "加", ""), id="twice"),
        pytest.param("认真做好本职作，确保", (6, "", "工"), id="missing"),
        pytest.param("坚持以人民为中猫的发展思想", (7, "猫", "心"), id="unlike"),
        pytest.param("坚持精细化菅理，提高服务水平", (5, "菅", "管"), id="rare-character"),
        pytest.param("受人才、技术等因素限止，我院发展较慢", (10, "止", "制"), id="by-its-blank"),
        pytest.param("坚持以人民为中\U0001f600的发展思想", (7, "\U0001f600", "心"), id="unknown-character"),
    ],
)
def test_candidates_of_each_sort(text, candidate):
    assert candidate in set(judged_rows(text))


def fit(text, place, others):
    """How well each of *others* would fill the place of one character of *text*."""
    known = shipped().known
    tokens = known.vocabulary.tokens(text)
    at = np.flatnonzero(tokens.places == place)
    numbers = np.array([known.numbers[other] for other in others], np.uint64)
    return known.cloze.fits(known.cloze.read(tokens.ids, at), np.zeros(len(others), np.int64), numbers).tolist()


@pytest.mark.parametrize(
    ("text", "place", "meant"),
    [
        pytest.param("认真抓好各项惠民政策的落实，设施好乡村振兴战略。", 14, "实", id="a-word-that-exists"),
        pytest.param("全县有义务教育阶段学校12所，切实提高教学资量。", 21, "质", id="at-the-end"),
    ],
)
def test_a_blank_is_filled_by_what_its_sentence_asks_for(text, place, meant):
    written, right = fit(text, place, [text[place], meant])
    assert right > written + 2


def test_likelihoods_of_a_blank_are_those_of_one_filling():
    known = shipped().known
    tokens = known.vocabulary.tokens("各级党委和政府要加强组织领导")
    blanks = known.cloze.read(tokens.ids, np.array([PADDING + 8]))
    every = np.arange(len(known.vocabulary.characters), dtype=np.uint64)
    fits = known.cloze.fits(blanks, np.zeros(len(every), np.int64), every)
    assert np.exp(fits).sum() == pytest.approx(1, abs=0.05)
    assert (blanks.top[0], blanks.best[0]) == (fits.argmax(), fits.max())


def test_a_blank_does_not_see_beyond_its_line():
    known = shipped().known
    ids = known.vocabulary.tokens("甲乙丙\n党委和政府\n丁").ids
    around = contexts(ids[PADDING + 5 + NEIGHBOURS][None])
    assert (around[0] > 0).tolist() == [*[True] + [False] * (SIGHT - 1), *[True] * 3 + [False] * (SIGHT - 3)]


def test_what_fills_a_blank_is_told_in_batches_as_at_once():
    known = shipped().known
    ids = known.vocabulary.tokens("全市上下认真贯彻落实党中央国务院决策部署，坚持稳中求进。" * 30).ids
    places = np.arange(PADDING, len(ids) - PADDING)
    together = known.cloze.read(ids, places)
    for at in range(0, len(places), 97):
        assert known.cloze.read(ids, places[at : at + 1]).best[0] == pytest.approx(together.best[at], abs=0.02)


def test_rare_characters_are_not_counted():
    known = shipped().known
    tokens = known.vocabulary.tokens("菅理")
    assert tokens.numbers[PADDING] >= RARE
    assert tokens.ids[PADDING] == UNKNOWN


def test_levels_after_a_change_are_those_of_the_changed_text():
    known = shipped().known
    ids = known.vocabulary.tokens("全市上下认真贯彻落实党中央国务院决策部署").ids
    levels = levels_of(known.counts, ids)
    for span, put in ((1, 1), (2, 2), (1, 0), (0, 1), (2, 1)):
        start = PADDING + 6
        others = ids[PADDING : PADDING + put]
        changed = np.concatenate((ids[:start], others, ids[start + span :]))
        after = replaced(known.counts, windows(ids, levels, np.array([start]), span), others[None])
        expected = windows(changed, levels_of(known.counts, changed), np.array([start]), put)
        assert after.ids.tolist() == expected.ids.tolist()
        assert {order: rows.tolist() for order, rows in after.levels.items()} == {
            order: rows.tolist() for order, rows in expected.levels.items()
        }


def test_spoilt_text_knows_what_was_meant():
    errors = pytest.importorskip("training.errors", reason="the training code is not in the package")
    known = shipped().known
    text = "全市上下认真贯彻落实党中央国务院决策部署，坚持稳中求进工作总基调。" * 60
    good = known.vocabulary.tokens(text).numbers
    spoilt = errors.spoilt(good, known, np.random.default_rng(3))
    assert spoilt.extra.any()
    assert spoilt.missing.any()
    mended = []
    for meant, extra, missing in zip(
        spoilt.meant.tolist(), spoilt.extra.tolist(), spoilt.missing.tolist(), strict=True
    ):
        mended += [missing] * (missing > 0) + [meant] * (not extra)
    assert mended == good.tolist()
    assert (spoilt.numbers != spoilt.meant).mean() > 0.01

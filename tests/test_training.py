"""How the model of the typo detector is trained; the code is in the repository only."""

import numpy as np
import pytest

from linter.typos.tokens import FIRST, PADDING, RARE, counted, vocabulary

confusions = pytest.importorskip("training.confusions", reason="the training code is not in the package")
cloze = pytest.importorskip("training.cloze", reason="the training code is not in the package")
examples = pytest.importorskip("training.examples", reason="the training code is not in the package")


def test_the_network_learns_what_fills_a_blank(monkeypatch):
    for name, size in {"BATCH": 256, "WARMING": 1, "EMBEDDED": 8, "HIDDEN": 32, "COMPARED": 8}.items():
        monkeypatch.setattr(cloze, name, size)
    words = vocabulary("天地玄黄宇宙洪荒")
    ids = words.tokens("天地玄黄宇宙洪荒" * 5000).ids
    places = np.arange(PADDING + 8, len(ids) - PADDING - 8)
    learnt = cloze.learn_cloze(ids, places, np.ones(len(words), np.float32), batches=100)
    blanks = learnt.read(ids, places[:80])
    assert (blanks.top == ids[places[:80]]).all()
    again = cloze.learn_cloze(ids, places, np.ones(len(words), np.float32), batches=100)
    assert (again.outputs.weights == learnt.outputs.weights).all()


def test_a_layer_in_whole_numbers_is_nearly_the_layer():
    weight = np.random.default_rng(2).standard_normal((40, 30)).astype(np.float32)
    assert np.abs(cloze.layer(weight).dense - weight).max() < np.abs(weight).max() / 200


def test_what_the_network_learns_is_not_what_the_decision_learns():
    texts = {f"{name}.txt": np.full(150_000, FIRST, np.uint64) for name in examples.SHARES}
    ids, places = examples.outside(texts, count=20)
    blocks = list(examples.blocks(texts, count=20))
    assert len(places) == sum(map(len, texts.values())) - len(blocks) * examples.LENGTH
    assert (ids[places] >= FIRST).all()


def test_look_alikes_share_strokes_or_a_part():
    strokes = {"日": "2511", "曰": "2511", "目": "25111", "一": "1", "乙": "5", "丁": "12"}
    built = {"日": ("", frozenset("日")), "目": ("", frozenset("目"))}
    alike = confusions.look_alikes("曰", "日目一乙丁", strokes, built)
    assert list(alike["曰"]) == ["日", "目"]
    assert alike["曰"]["日"] == 1


def test_likeness_goes_both_ways():
    strokes = {"日": "2511", "目": "25111", "一": "1", "丁": "12", "旦": "25111", "十": "12"}
    common = "日目一丁旦十"
    alike = confusions.look_alikes(common, common, strokes, {})
    assert all(one in alike[other] for one, others in alike.items() for other in others)


def test_rare_characters_have_numbers_beside_those_that_are_counted():
    words = vocabulary("日目", "曰")
    numbers = words.tokens("日曰").numbers
    assert numbers[PADDING : PADDING + 2].tolist() == [FIRST, RARE]
    assert counted(numbers)[PADDING + 1] < FIRST

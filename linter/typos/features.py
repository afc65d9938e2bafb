"""What the decision knows of each candidate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from linter.typos.candidates import Candidates
from linter.typos.grams import Counts, Levels
from linter.typos.knowledge import Knowledge
from linter.typos.likelihood import ORDERS, REACH, Likelihoods, Numbers, Windows
from linter.typos.tokens import FIRST, Ids, Offsets, pack

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊金陆郝"
    "孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
"""The commonest family names of one character."""
_NEAR = 5
"""So many positions to each side are near."""
_RIVALS = 2
_USUAL, _AT_LEAST = 0.1, 200
"""The share of official prose that looks wrong, and of how many characters at least a share is told."""


class Surroundings:
    """What a whole text says about each of its positions; *suspicious* are those where it looks wrong."""

    def __init__(self, known: Knowledge, ids: Ids, suspicious: Offsets) -> None:
        self.ids = ids
        self.doubtful = np.zeros(len(ids), np.float32)
        self.doubtful[suspicious] = 1
        sums = np.concatenate(([0], np.cumsum(self.doubtful)))
        at = np.arange(len(ids))
        self.doubtful_near = sums[np.minimum(at + _NEAR + 1, len(ids))] - sums[np.maximum(at - _NEAR, 0)]
        self.strange = (len(suspicious) + _USUAL * _AT_LEAST) / (len(ids) + _AT_LEAST)
        self.inside = [_inside(ids, *(known.numbers.get(mark, 0) for mark in pair)) for pair in ("《》", "“”")]
        self.after_surname = known.among(SURNAMES)[ids]
        self.log_frequencies = np.log(known.frequencies + 1)
        self.frequent = self.log_frequencies[ids]
        self._grams: dict[int, Ids] = {}

    def columns(self, starts: Offsets, span: int) -> list[npt.NDArray[np.generic]]:
        """What is told of the *span* characters that begin at each of *starts*."""
        end = starts + span
        return [
            *(inside[starts] for inside in self.inside),
            self.after_surname[starts - 1],
            self.after_surname[starts - 2],
            *(self.frequent[at] for at in (starts - 2, starts - 1, end, end + 1)),
            np.minimum(self.ids[starts - 1], FIRST),
            np.minimum(self.ids[end], FIRST),
            self.doubtful[starts - 1],
            self.doubtful[end],
            self.doubtful_near[starts],
        ]

    def times(self, grams: Ids) -> Numbers:
        """How often each row of *grams* stands in the text, as a logarithm."""
        length = grams.shape[1]
        if not length:
            return np.zeros(len(grams), np.float32)
        if length not in self._grams:
            self._grams[length] = np.sort(pack(self.ids, length))
        whole, keys = self._grams[length], pack(grams, length)[:, 0]
        times = np.searchsorted(whole, keys, "right") - np.searchsorted(whole, keys, "left")
        return np.asarray(np.log1p(times), np.float32)


class Weighed(NamedTuple):
    """Candidates, with their windows and likelihoods before and after the change.

    *gains* are forward, backward and net; the lead over the next best of the same place; how many of them there are.
    """

    candidates: Candidates
    windows: tuple[Windows, Windows]
    likelihoods: tuple[Likelihoods, Likelihoods]
    gains: list[Numbers]

    @property
    def net(self) -> Numbers:
        """The net gain of each candidate."""
        return self.gains[2]


def best_gains(length: int, weighed: list[Weighed]) -> Numbers:
    """The net gain of the best candidate for each of *length* positions, 0 where there is none."""
    best = np.zeros(length, np.float32)
    for one in weighed:
        for step in range(max(one.candidates.span, 1)):
            np.maximum.at(best, one.candidates.starts + step, one.net)
    return best


def features(known: Knowledge, text: Surroundings, weighed: Weighed, best: Numbers) -> Numbers:
    """One row of numbers for each candidate; *best* are the best gains at each position."""
    candidates, windows = weighed.candidates, weighed.windows
    count = len(candidates.starts)
    columns: list[npt.NDArray[np.generic]] = [*weighed.gains, _rivals(weighed, best)]
    columns += [candidates.now, candidates.then, candidates.then - candidates.now]
    columns += [candidates.sounds, candidates.shapes, candidates.habits]
    columns += [np.full(count, candidates.span), np.full(count, candidates.others.shape[1])]
    for window, likelihood in zip(windows, weighed.likelihoods, strict=True):
        columns += [likelihood.onset, likelihood.ending]
        for order in ORDERS:
            through = window.through(order).astype(np.float32)
            columns += [through.max(axis=1), through.mean(axis=1), (through > 0).sum(axis=1)]
            columns += [through[:, 0], through[:, -1]]
        columns += [text.log_frequencies[window.middle].min(axis=1, initial=99.0)]
        columns += _words_through(known.words, window)
        columns += _recurrence(text, window)
    before = windows[0]
    for order in (2, 3):
        aside = before.levels[order].astype(np.float32)
        columns += [aside[:, : REACH - order + 1].mean(axis=1), aside[:, REACH + before.span :].mean(axis=1)]
    columns += [(before.ids[:, :REACH] == 0).any(axis=1), (before.ids[:, REACH + before.span :] == 0).any(axis=1)]
    columns += text.columns(candidates.starts, candidates.span)
    return np.column_stack(columns).astype(np.float32)


def _rivals(weighed: Weighed, best: Numbers) -> Numbers:
    """By how much the *best* of all candidates at or near each place exceeds each one's own gain."""
    around = weighed.candidates.starts[:, None] + np.arange(-_RIVALS, weighed.candidates.span + _RIVALS)
    return np.asarray(best[around].max(axis=1) - weighed.net, np.float32)


def _words_through(words: Counts, window: Windows) -> Iterator[Levels]:
    """How common the commonest word of each length is that holds the whole span; then those that hold one end only."""
    parts = []
    for length in (2, 3, 4):
        keys = pack(window.ids, length)
        first, last = REACH + window.span - length + (window.span == 0), REACH - (window.span == 0)
        parts += [keys[:, first : last + 1], keys[:, [REACH - length + 1]], keys[:, [REACH + window.span - 1]]]
    # One question for all is answered faster than one for each.
    levels = words.levels(np.concatenate(parts, axis=1))
    for part in np.split(levels, np.cumsum([part.shape[1] for part in parts])[:-1], axis=1):
        yield part.max(axis=1, initial=0)


def _recurrence(text: Surroundings, window: Windows) -> Iterator[Numbers]:
    """How often the span stands in the text: with its left or right neighbour, with both, and alone."""
    end = REACH + window.span
    yield np.maximum(text.times(window.ids[:, REACH - 1 : end]), text.times(window.ids[:, REACH : end + 1]))
    yield text.times(window.ids[:, REACH - 1 : end + 1])
    yield text.times(window.middle)


def _inside(ids: Ids, opening: int, closing: int) -> npt.NDArray[np.bool_]:
    """Whether each position stands after an *opening* mark not closed yet in its line."""
    if not opening or not closing:
        return np.zeros(len(ids), bool)
    marks = np.flatnonzero((ids == opening) | (ids == closing) | (ids == 0))
    inside = np.zeros(len(ids), bool)
    last = np.searchsorted(marks, np.arange(len(ids)), side="right") - 1
    known = last >= 0
    inside[known] = ids[marks[last[known]]] == opening
    return inside

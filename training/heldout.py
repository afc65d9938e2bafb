"""Counts as they would be had a text never been counted: what the decision learns from."""

from __future__ import annotations

import numpy as np

from linter.typos.grams import Levels
from linter.typos.tokens import WIDTH, Ids
from training.counting import ORDERS, Table, count, level

LEAST = {2: 2, 3: 2, 4: 2, 5: 4}
"""How often an n-gram of each order must stand in the corpus to be in the model."""


class HeldOut:
    """The counts in *tables* without those of the text *own*; tells levels as the shipped filter would."""

    def __init__(self, tables: dict[int, Table], own: Ids) -> None:
        self._tables = tables
        self._own = {order: count(own, order, 1) for order in ORDERS}

    def levels(self, keys: Ids) -> Levels:
        """The level of each key, which are all of one order."""
        flat = keys.ravel()
        if not len(flat):
            return np.zeros(keys.shape, np.uint8)
        order = (int(flat.max()).bit_length() + WIDTH - 1) // WIDTH
        found = self._tables[order].of(flat)
        left = found - np.minimum(self._own[order].of(flat), found)
        left[left < LEAST[order]] = 0
        return level(left).reshape(keys.shape)

"""Learning the decision, and laying its trees out as arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from linter.typos.trees import Trees

ROUNDS = 450
SETTINGS = {
    "objective": "binary",
    "num_leaves": 63,
    "learning_rate": 0.06,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 127,
    "verbose": -1,
    "num_threads": 2,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
}


def learn(rows: npt.NDArray[np.float32], right: npt.NDArray[np.bool_]) -> Trees:
    """Trees that tell how probable each of *rows* is *right*."""
    import lightgbm

    booster = lightgbm.train(SETTINGS, lightgbm.Dataset(rows, right), ROUNDS)
    return as_arrays([tree["tree_structure"] for tree in booster.dump_model()["tree_info"]])


def as_arrays(structures: list[dict[str, Any]]) -> Trees:
    """The arrays of trees as LightGBM dumps them."""
    leaves = int(SETTINGS["num_leaves"])
    shape = (len(structures), leaves - 1)
    trees = Trees(
        np.zeros(shape, np.uint8),
        np.zeros(shape, np.float32),
        np.full(shape, -1, np.int8),
        np.full(shape, -1, np.int8),
        np.zeros((len(structures), leaves), np.float32),
    )
    for row, structure in enumerate(structures):
        _lay_out(trees, row, structure)
    return trees


def _lay_out(trees: Trees, row: int, node: dict[str, Any]) -> int:
    if "split_index" not in node:
        leaf = int(node.get("leaf_index", 0))
        trees.leaves[row, leaf] = node["leaf_value"]
        return -1 - leaf
    at = int(node["split_index"])
    trees.features[row, at] = node["split_feature"]
    trees.thresholds[row, at] = node["threshold"]
    trees.left[row, at] = _lay_out(trees, row, node["left_child"])
    trees.right[row, at] = _lay_out(trees, row, node["right_child"])
    return at

"""The decider of ledger questions: small trees say whether a statement speaks of it, a linear model on which side."""

from __future__ import annotations

import functools
import json
import math
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np

from saidseen.claims.check.bearing import SPEAKS, STANCE
from saidseen.claims.check.prepared import Floats, Ints

SIDES = ("agree", "disagree", "discuss")
_EDGE = 1e-4
LESS = {"some doer missing": 0.4, "places apart": 0.5, "swapped": 0.7, "doer apart": 0.2}
"""What is left of the chance where a doer is missing, places differ, doer and object swap, or another does it."""
_LESS = [(SPEAKS.index(name), left) for name, left in LESS.items()]


@dataclass(frozen=True, slots=True)
class Decider:
    """Trained by training/stance/answers.py.

    `nodes` (trees, nodes, 5) are feature, limit, the nodes below and above it, and value; a leaf leads to itself.
    `mean`, `scale`, `weights` (3, features) and `offset` are the linear model's. `least` holds the chances from which
    on a story counts for, counts against, makes it disputed beside a stronger one; `sure` two numbers for each answer,
    and for "story", that make of a chance the share that is right (Platt's scaling).
    """

    nodes: Floats
    base: float
    depth: int
    mean: Floats
    scale: Floats
    weights: Floats
    offset: Floats
    least: dict[str, float]
    sure: dict[str, tuple[float, float]]

    def speaks(self, rows: Floats) -> Floats:
        """The chance that each statement speaks of the question; `rows` (statements, SPEAKS)."""
        trees = np.arange(len(self.nodes))[None]
        at: Ints = np.zeros((len(rows), len(self.nodes)), np.int64)
        for _ in range(self.depth):
            here = self.nodes[trees, at]
            value = np.take_along_axis(rows, here[..., 0].astype(np.int64), axis=1)
            at = np.where(value <= here[..., 1], here[..., 2], here[..., 3]).astype(np.int64)
        raw = self.base + self.nodes[trees, at][..., 4].sum(axis=1)
        out: Floats = 1 / (1 + np.exp(-raw))
        for column, left in _LESS:
            out = np.where(rows[:, column] > 0, out * left, out)
        return out

    def sides(self, rows: Floats) -> Floats:
        """The chance of each of SIDES for each statement, if it speaks of the question; `rows` (statements, STANCE)."""
        raw = (rows - self.mean) / self.scale @ self.weights.T + self.offset
        raised = np.exp(raw - raw.max(axis=1, keepdims=True))
        out: Floats = raised / raised.sum(axis=1, keepdims=True)
        return out

    def told(self, what: str, chance: float) -> float:
        """The share that is right of what has such a chance: `what` is an answer, or "story"."""
        slope, offset = self.sure[what]
        held = min(1 - _EDGE, max(_EDGE, chance))
        return 1 / (1 + math.exp(-(slope * math.log(held / (1 - held)) + offset)))


@functools.cache
def decider() -> Decider:
    """The decider that the package ships, loaded once a process."""
    text = (resources.files("saidseen.claims.check") / "answers.json").read_text(encoding="utf8")
    return from_json(json.loads(text))


def from_json(raw: dict[str, Any]) -> Decider:
    """The decider in the record that training writes; ValueError where it was trained on other features."""
    if tuple(raw["speaks"]) != SPEAKS or tuple(raw["stance"]) != STANCE:
        raise ValueError("answers.json was trained on other features: run training/stance/answers.py")
    width = max(map(len, raw["trees"]))
    nodes = np.zeros((len(raw["trees"]), width, 5), np.float32)
    for number, tree in enumerate(raw["trees"]):
        nodes[number, : len(tree)] = tree
    linear = {name: np.array(raw[name], np.float32) for name in ("mean", "scale", "weights", "offset")}
    sure = {name: (float(a), float(b)) for name, (a, b) in raw["sure"].items()}
    return Decider(nodes, float(raw["base"]), int(raw["depth"]), **linear, least=raw["least"], sure=sure)

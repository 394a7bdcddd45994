"""Which side a story takes towards a question, and what the stories answer together: two small learnt models."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np

from saidseen.claims.check.bearing import FEATURES
from saidseen.claims.check.prepared import Floats, Ints

SIDES = ("agree", "disagree", "discuss", "unrelated")
ANSWERS = ("affirmed", "denied", "disputed", "nothing")
COUNTED = 2
"""Stories that lean to either side, the surest, whose chances make the answer."""
_EDGE = 0.02
LESS = {"some doer missing": 0.4, "places apart": 0.5, "swapped": 0.7, "doer apart": 0.2}
"""What is left of the chance that a story speaks of it where a doer is missing, places differ, doer and object swap, or
another does it."""
_LESS = [(FEATURES.index(name), left) for name, left in LESS.items()]


@dataclass(frozen=True, slots=True)
class Decider:
    """Trained by training/stance/answers.py.

    `nodes` (SIDES, trees, nodes, 5) are feature, limit, the nodes below and above it, and value; a leaf leads to
    itself; `base` (SIDES) is added to their sums. `weights` (ANSWERS, 2 COUNTED + 4) and `offset` (ANSWERS) make the
    chances of the answers; `sure` are two numbers that make of a chance of a story's side the share that is right
    (Platt's scaling).
    """

    nodes: Floats
    base: Floats
    depth: int
    weights: Floats
    offset: Floats
    sure: tuple[float, float]

    def sides(self, rows: Floats) -> Floats:
        """The chances of SIDES for each statement; `rows` (statements, FEATURES)."""
        sums = [self._sum(nodes, rows) for nodes in self.nodes]
        out = _shares(self.base + np.stack(sums, axis=1))
        for column, left in _LESS:
            out[:, :-1] = np.where(rows[:, column, None] > 0, out[:, :-1] * left, out[:, :-1])
        out[:, -1] = 1 - out[:, :-1].sum(axis=1)
        return out

    def _sum(self, nodes: Floats, rows: Floats) -> Floats:
        """The sum of what some trees say of each row."""
        trees = np.arange(len(nodes))[None]
        at: Ints = np.zeros((len(rows), len(nodes)), np.int64)
        for _ in range(self.depth):
            here = nodes[trees, at]
            value = np.take_along_axis(rows, here[..., 0].astype(np.int64), axis=1)
            at = np.where(value <= here[..., 1], here[..., 2], here[..., 3]).astype(np.int64)
        out: Floats = nodes[trees, at][..., 4].sum(axis=1)
        return out

    def answers(self, stories: Sequence[tuple[float, float]]) -> dict[str, float]:
        """The chance of each of ANSWERS, from the chances of each story to agree and to be against."""
        shares = _shares((self.weights @ together(stories) + self.offset)[None])[0]
        return dict(zip(ANSWERS, shares.tolist(), strict=True))

    def told(self, chance: float) -> float:
        """The share that is right of stories' sides that have such a chance."""
        slope, offset = self.sure
        return 1 / (1 + math.exp(-(slope * _logit(chance) + offset)))


def together(stories: Sequence[tuple[float, float]]) -> Floats:
    """What is measured of all stories: log odds of the COUNTED surest of those that lean to agree and of those that
    lean against, the lesser and the greater of the first of both, and the surest of all on either side.
    """
    agree = _surest((a for a, b in stories if a >= b), COUNTED)
    against = _surest((b for a, b in stories if b > a), COUNTED)
    every = (*_surest((a for a, _ in stories), 1), *_surest((b for _, b in stories), 1))
    return np.array([*agree, *against, min(agree[0], against[0]), max(agree[0], against[0]), *every], np.float32)


def leaning(sides: Floats) -> tuple[float, float]:
    """The chances that a story agrees and is against: of its statements (rows of SIDES) the surest that lean so."""
    agree, against = sides[:, 0], sides[:, 1]
    return float(np.where(agree >= against, agree, 0).max()), float(np.where(against > agree, against, 0).max())


def _surest(chances: Iterable[float], count: int) -> list[float]:
    best = sorted(map(_logit, chances), reverse=True)[:count]
    return best + [_logit(0.0)] * (count - len(best))


def _logit(chance: float) -> float:
    held = min(1 - _EDGE, max(_EDGE, chance))
    return math.log(held / (1 - held))


def _shares(raw: Floats) -> Floats:
    raised = np.exp(raw - raw.max(axis=1, keepdims=True))
    out: Floats = raised / raised.sum(axis=1, keepdims=True)
    return out


@functools.cache
def decider() -> Decider:
    """The decider that the package ships, loaded once a process."""
    text = (resources.files("saidseen.claims.check") / "answers.json").read_text(encoding="utf8")
    return from_json(json.loads(text))


def from_json(raw: dict[str, Any]) -> Decider:
    """The decider in the record that training writes; ValueError where it was trained on other features."""
    if tuple(raw["features"]) != FEATURES:
        raise ValueError("answers.json was trained on other features: run training/stance/answers.py")
    width = max(len(tree) for trees in raw["trees"] for tree in trees)
    nodes = np.zeros((len(SIDES), len(raw["trees"][0]), width, 5), np.float32)
    for side, trees in enumerate(raw["trees"]):
        for number, tree in enumerate(trees):
            nodes[side, number, : len(tree)] = tree
    linear = {name: np.array(raw[name], np.float32) for name in ("base", "weights", "offset")}
    first, second = raw["sure"]
    return Decider(nodes, depth=int(raw["depth"]), **linear, sure=(float(first), float(second)))

"""The chance that two statements speak of one proposition: how near they lie, and what both name, weighed."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from operator import mul

import numpy as np

from saidseen.claims.likeness import Point, likeness
from saidseen.claims.pairs.apart import far_off, goes_on, kept, others
from saidseen.claims.pairs.vectors import cosine

NAMES = ("offset", "cosine", "rules", "far off", "others", "one story")
"""What is asked of two statements, in the order of the weights of chance.json."""
FAR = 14
"""Days between two stories from which on their statements are of one proposition no more."""


def asked(a: Point, b: Point) -> tuple[float, ...]:
    """What two statements share, in the order of NAMES: how near their vectors lie, and the likeness of what they name
    (likeness.py: words, names, figures, kind, side, places and days), as a logit; whether they happen far from each
    other, whether each names a side that the other does not, and whether both stand in one story (apart.py)."""
    one, two = a.matter, b.matter
    rules = min(max(likeness(a, b), 1e-4), 1 - 1e-4)
    named = bool(one.spots and two.spots)
    far_from = named and bool(far_off(np.array([kept(one.spots)]), np.array([kept(two.spots)]))[0])
    like = cosine(one.vector, two.vector), math.log(rules / (1 - rules)) / 4
    beside = a.document == b.document and goes_on(a, b)
    return 1.0, *like, float(far_from), float(others(one.parties, two.parties)), float(beside)


def chance(a: Point, b: Point) -> float:
    """The chance that two statements speak of one proposition, 0..1; symmetric, and of these two alone.

    Statements without a vector are held together by what they name alone.
    """
    if not a.matter.vector or not b.matter.vector:
        return likeness(a, b)
    if far(a, b):
        return 0.0
    logit = sum(map(mul, weights(), asked(a, b)))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def far(a: Point, b: Point) -> bool:
    """Whether the stories of two statements are too many days apart."""
    return a.known is not None and b.known is not None and abs(a.known - b.known) > FAR


def near() -> float:
    """The cosine from which on two statements are compared."""
    return float(_held()["near"][0])


def weights() -> Sequence[float]:
    """The weights of what is asked, in the order of NAMES."""
    return _held()["weights"]


@cache
def _held() -> Mapping[str, Sequence[float]]:
    """The weights, from chance.json (training/pairs/chance.py)."""
    held = json.loads((resources.files("saidseen.claims.pairs") / "chance.json").read_text(encoding="utf8"))
    if tuple(held["names"]) != NAMES:
        raise ValueError("chance.json was made for other questions: run training/pairs/chance.py")
    return {key: tuple(map(float, held[key])) for key in ("weights", "near")}

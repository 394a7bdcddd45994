"""The chance that two statements speak of one proposition: the pair model's word, and what both name, weighed."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from operator import mul

from saidseen.claims.likeness import Point, days_apart, features, likeness
from saidseen.claims.pairs.model import compared
from saidseen.claims.pairs.vectors import cosine

NAMES = (
    "offset", "cosine", "rules", "known apart", "days apart", "same story", "numbers shared", "numbers apart",
    "names", "names apart", "words", "sides shared", "sides apart", "places shared", "places apart", "short",
)  # fmt: skip
"""What is asked of two statements, in the order of the weights of chance.json; "model" comes last."""
FAR = 14
"""Days between two stories from which on their statements are of one proposition no more."""


def asked(a: Point, b: Point) -> tuple[float, ...]:
    """What two statements share, in the order of NAMES."""
    words, _, _, _, names, apart, _, shared, other, length = features(a, b)
    rules = min(max(likeness(a, b), 1e-4), 1 - 1e-4)
    gap, one, two = days_apart(a.matter, b.matter), a.matter, b.matter
    known = abs(a.known - b.known) if a.known is not None and b.known is not None else 0
    sides, places = set(one.subjects) & set(two.subjects), set(one.places) & set(two.places)
    return (
        1.0,
        cosine(one.vector, two.vector),
        math.log(rules / (1 - rules)) / 4,
        min(known, FAR) / 7,
        min(gap or 0, FAR) / 7,
        float(a.document == b.document),
        shared,
        other,
        names,
        apart,
        words,
        float(bool(sides)),
        float(bool(one.subjects and two.subjects) and not sides),
        float(bool(places)),
        float(bool(one.places and two.places) and not places),
        float(length < 0.4),
    )


def first(a: Point, b: Point) -> float:
    """The chance before the pair model is asked: from the vectors and from what both name."""
    return _chance(_held()["first"], asked(a, b))


def chance(a: Point, b: Point) -> float:
    """The chance that two statements speak of one proposition, 0..1; symmetric, and of these two alone.

    The pair model is asked only where the rest leaves it open. Statements without their words (no text was kept) are
    held together by what they name alone.
    """
    if not a.matter.text or not b.matter.text:
        return likeness(a, b)
    if far(a, b):
        return 0.0
    known = asked(a, b)
    if _chance(_held()["first"], known) < least():
        return 0.0
    model = compared(a.matter.text, b.matter.text).same
    return _chance(_held()["whole"], (*known, model / 4))


def far(a: Point, b: Point) -> bool:
    """Whether the stories of two statements are too many days apart."""
    return a.known is not None and b.known is not None and abs(a.known - b.known) > FAR


def least() -> float:
    """The chance from the rest on from which the pair model is asked."""
    return float(_held()["least"][0])


def near() -> float:
    """The cosine from which on two statements are compared."""
    return float(_held()["near"][0])


def _chance(weights: Sequence[float], known: Sequence[float]) -> float:
    logit = sum(map(mul, weights, known))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


@cache
def _held() -> Mapping[str, Sequence[float]]:
    """The weights, from chance.json (training/pairs/chance.py)."""
    held = json.loads((resources.files("saidseen.claims.pairs") / "chance.json").read_text(encoding="utf8"))
    if tuple(held["names"]) != NAMES:
        raise ValueError("chance.json was made for other questions: run training/pairs/chance.py")
    return {key: tuple(map(float, held[key])) for key in ("first", "whole", "least", "near")}

"""How likely two statements are to be about the same matter: a small linear model of what both name."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from saidseen.claims.kinds import kinds
from saidseen.claims.records import Matter
from saidseen.claims.words import rarity

FEATURES = (
    "words", "held", "shared", "names shared", "names", "names apart", "story", "numbers", "numbers apart", "length",
)  # fmt: skip
SAME_STORY = 0.3  # stands for the likeness of two stories where both statements stand in one
FAR = 21
"""Days apart from which on two statements are about the same matter no more, where their kind does not say."""


@dataclass(frozen=True, slots=True)
class Point:
    """A statement as linking sees it: id, document, matter, and its weighed words.

    `at` orders statements: when its story counts as known, then the document, then its place there.
    """

    id: str
    document: str
    matter: Matter
    at: tuple[str, str, int]
    words: Mapping[str, float]
    names: Mapping[str, float]
    story: Mapping[str, float]
    repeats: str | None = None


def point(identity: str, document: str, matter: Matter, at: tuple[str, str, int], repeats: str | None = None) -> Point:
    """A statement made ready for linking."""
    return Point(
        identity,
        document,
        matter,
        at,
        {w: rarity(w) for w in matter.words},
        {n: r for n in matter.names if (r := rarity(n)) > 1.5},
        {w: rarity(w) - 1.5 for w in matter.story},
        repeats,
    )


def features(a: Point, b: Point) -> list[float]:
    """What two statements share, in the order of FEATURES; each about 0..1 but the sums of rarity, 0..3."""
    words, names = _shared(a.words, b.words), _shared(a.names, b.names)
    na, nb = set(a.matter.numbers), set(b.matter.numbers)
    return [
        _dice(words, a.words, b.words),
        _held(words, a.words, b.words),
        min(words, 30.0) / 10,
        min(names, 20.0) / 10,
        _dice(names, a.names, b.names),
        float(bool(a.names) and bool(b.names) and names == 0),
        SAME_STORY if a.document == b.document else _dice(_shared(a.story, b.story), a.story, b.story),
        min(len(na & nb), 2) / 2,
        float(bool(na) and bool(nb) and not na & nb),
        min(len(a.words), len(b.words)) / 10,
    ]


def likeness(a: Point, b: Point) -> float:
    """The chance that two statements are about the same matter, 0..1; symmetric, and of these two alone."""
    gap = days_apart(a.matter, b.matter)
    most = max((kinds()[m.kind].days for m in (a.matter, b.matter) if m.kind), default=FAR)
    if gap is not None and gap > most:
        return 0.0
    weights, offset = _model()
    logit = offset + sum(w * f for w, f in zip(weights, features(a, b), strict=True))
    logit += _by_kind(a.matter, b.matter) - 0.06 * (gap or 0)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def _by_kind(a: Matter, b: Matter) -> float:
    """What kind, side and place add: two of one kind by one side more, of two kinds or two sides less."""
    if a.kind != b.kind:
        return -1.5 if a.kind and b.kind else -0.3
    if a.kind is None:
        return 0.0
    out = 0.8 if set(a.subjects) & set(b.subjects) else -1.5 if a.subjects and b.subjects else 0.0
    return out + (0.5 if set(a.places) & set(b.places) else -1.0 if a.places and b.places else 0.0)


def days_apart(a: Matter, b: Matter) -> int | None:
    """Days between the two stretches of time, 0 where they overlap; None where one has none."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return None
    return max(0, a.first - b.last, b.first - a.last)


def _shared(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(value for key, value in a.items() if key in b)


def _dice(shared: float, a: Mapping[str, float], b: Mapping[str, float]) -> float:
    whole = _total(a.values()) + _total(b.values())
    return 2 * shared / whole if whole else 0.0


def _held(shared: float, a: Mapping[str, float], b: Mapping[str, float]) -> float:
    least = min(_total(a.values()), _total(b.values()))
    return shared / least if least else 0.0


def _total(values: Iterable[float]) -> float:
    return sum(values)


@cache
def _model() -> tuple[tuple[float, ...], float]:
    """Weights in the order of FEATURES and the offset, from likeness.toml (training/claims.py)."""
    raw = tomllib.loads((files("saidseen.claims") / "likeness.toml").read_text("utf-8"))
    return tuple(float(raw["weights"][name]) for name in FEATURES), float(raw["offset"])

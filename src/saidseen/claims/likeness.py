"""How likely two statements are to be about the same matter: a small linear model of what both name."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from operator import mul

from saidseen.claims.kinds import kinds
from saidseen.claims.words import rarity
from saidseen.model.claim import Matter, Said

FEATURES = (
    "words", "held", "shared", "names shared", "names", "names apart", "story", "numbers", "numbers apart", "length",
)  # fmt: skip
SAME_STORY = 0.3  # stands for the likeness of two stories where both statements stand in one
SHORT = 14  # telling stems below which a story is a headline or little more, and tells no more than its statements do
SHORT_STORY, SHORT_COST = 0.25, 0.8  # the most that the likeness of such a story counts, and what it takes away
TOLLS = frozenset(("attack", "casualties", "ceasefire"))  # kinds reported day by day, with a day's own figures
FAR = 14
"""Days apart from which on two statements are about the same matter no more, where their kind does not say."""


@dataclass(frozen=True, slots=True)
class Point:
    """A statement as linking sees it: id, document, matter, and its weighed words.

    `at` orders statements: when its story counts as known, then the document, then its place there. `sums` are the
    whole weights of words, names and story.
    """

    id: str
    document: str
    matter: Matter
    at: tuple[str, str, int]
    words: Mapping[str, float]
    names: Mapping[str, float]
    story: Mapping[str, float]
    sums: tuple[float, float, float] = (0.0, 0.0, 0.0)
    repeats: str | None = None

    @property
    def days(self) -> tuple[int, int] | None:
        """The days it is about, else the day on which its story counts as known; days since 1970-01-01."""
        if self.matter.first is not None and self.matter.last is not None:
            return self.matter.first, self.matter.last
        day = self.known
        return None if day is None else (day, day)

    @property
    def known(self) -> int | None:
        """The day on which its story counts as known."""
        return day_number(self.at[0])


@lru_cache(maxsize=65_536)
def day_number(moment: str) -> int | None:
    """Days from 1970-01-01 to an ISO date or time, None where it is none."""
    try:
        return date.fromisoformat(moment[:10]).toordinal() - _EPOCH
    except ValueError:
        return None


_EPOCH = date(1970, 1, 1).toordinal()


def point(identity: str, document: str, matter: Matter, at: tuple[str, str, int], repeats: str | None = None) -> Point:
    """A statement made ready for linking."""
    words = {w: rarity(w) for w in matter.words}
    names = {n: r for n in matter.names if (r := rarity(n)) > 1.5}
    story, whole = _weighed(matter.story)
    return Point(
        identity, document, matter, at, words, names, story, (sum(words.values()), sum(names.values()), whole), repeats
    )


def point_of(said: Said) -> Point:
    """A statement of a claim as linking sees it."""
    return point(said.id, said.source.id, said.matter, (said.source.at or "", said.source.id, said.ordinal))


@lru_cache(maxsize=1_024)
def _weighed(story: tuple[str, ...]) -> tuple[dict[str, float], float]:
    """A story's telling stems with their weights, and the sum; one object for all of its statements."""
    weights = {w: rarity(w) - 1.5 for w in story}
    return weights, sum(weights.values())


def features(a: Point, b: Point) -> tuple[float, ...]:
    """What two statements share, in the order of FEATURES; each about 0..1 but the sums of rarity, 0..3."""
    words, names = _shared(a.words, b.words), _shared(a.names, b.names)
    shared, one, two = 0, a.matter.numbers, b.matter.numbers
    if one and two:
        shared = len(set(one) & set(two))
    return (
        _dice(words, a.sums[0], b.sums[0]),
        words / least if (least := min(a.sums[0], b.sums[0])) else 0.0,
        min(words, 30.0) / 10,
        min(names, 20.0) / 10,
        _dice(names, a.sums[1], b.sums[1]),
        float(names == 0 and bool(a.names) and bool(b.names)),
        SAME_STORY if a.document == b.document else _stories(a, b),
        min(shared, 2) / 2,
        float(bool(one) and bool(two) and not shared),
        min(len(a.words), len(b.words)) / 10,
    )


def _stories(a: Point, b: Point) -> float:
    """How like the stories of two statements are; that of a headline or little more tells less."""
    like = _dice(_shared(a.story, b.story), a.sums[2], b.sums[2])
    return min(like, SHORT_STORY) if _short(a, b) else like


def _short(a: Point, b: Point) -> bool:
    """Whether two statements stand in different stories of which one is a headline or little more."""
    return a.document != b.document and min(len(a.story), len(b.story)) < SHORT


def likeness(a: Point, b: Point) -> float:
    """The chance that two statements are about the same matter, 0..1; symmetric, and of these two alone."""
    gap = days_apart(a.matter, b.matter)
    if gap is not None and gap > reach(a.matter, b.matter):
        return 0.0
    weights, offset = learnt()
    logit = offset + sum(map(mul, weights, features(a, b)))
    logit += _by_kind(a.matter, b.matter) - 0.06 * (gap or 0)
    if gap and a.matter.kind in TOLLS and b.matter.kind in TOLLS:
        logit -= _other_day(a.matter, b.matter, gap)
    if _short(a, b):
        logit -= SHORT_COST
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def _other_day(a: Matter, b: Matter, gap: int) -> float:
    """What speaks against one day's attacks and losses being another's: other figures, and days between them."""
    other = 1.5 if a.kind == b.kind and set(a.numbers) != set(b.numbers) else 0.0
    return other + (1.0 if gap > 1 and not set(a.numbers) & set(b.numbers) else 0.0)


def reach(a: Matter, b: Matter) -> int:
    """Days that two statements may be apart: the longer of what their kinds say, FAR where neither has a kind."""
    table = kinds()
    return max((table[m.kind].days for m in (a, b) if m.kind), default=FAR)


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
    return sum([value for key, value in a.items() if key in b])


def _dice(shared: float, one: float, two: float) -> float:
    return 2 * shared / (one + two) if one + two else 0.0


@cache
def learnt() -> tuple[tuple[float, ...], float]:
    """Weights in the order of FEATURES and the offset, from likeness.toml (training/claims.py)."""
    raw = tomllib.loads((files("saidseen.claims") / "likeness.toml").read_text("utf-8"))
    return tuple(float(raw["weights"][name]) for name in FEATURES), float(raw["offset"])

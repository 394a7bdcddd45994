"""How well a candidate place fits a toponym: a weighted sum of what speaks for it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from saidseen.world.gazetteer import (
    CAPITAL,
    CITY,
    COUNTRY,
    DIVISION1,
    DIVISION2,
    OTHER,
    REGION,
    SHORTENED,
    WIDE,
    PlaceCandidate,
)

from .context import Surroundings
from .evidence import Evidence, PlaceName

FEATURES = (
    "people",
    "capital",
    "country",
    "division1",
    "division2",
    "region",
    "wide",
    "other_name",
    "shortened",
    "said_division",
    "stated_holder",
    "stated_country",
    "stated_elsewhere",
    "people_before",
    "country_share",
    "country_named",
    "division_named",
    "division_weight",
    "paired",
    "near",
    "near_mean",
    "company",
    "home",
    "american",
    "usa",
    "shadowed",
)
WEIGHTS = (
    1.3, 0.63, 1.92, 0.48, -0.36, -0.2, 1.03, -1.75, -2.03, 2.0,
    5.01, 3.73, -0.73, 1.49, 2.4, 1.2, 0.76, 0.93, 0.9,
    2.52, 0.86, 0.5, 1.17, 1.31, 0.34, -1.8,
)  # fmt: skip
"""One weight a feature: a softmax over a name's places, fitted to half of the public toponym corpora."""


_SOME, _FAR = 3, 7
_GREAT, _SEAT = 500_000, 50_000
_LARGE, _VAST, _FAMOUS = 150_000, 5_000_000, 0.4


def kilometres(a: PlaceCandidate, b: PlaceCandidate) -> float:
    """The distance of two places on a flattened globe, in kilometres; good to a per cent below 500 km."""
    dlon = abs(a.lon - b.lon)
    x = min(dlon, 360 - dlon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 111.2 * math.hypot(x, a.lat - b.lat)


def _nearness(c: PlaceCandidate, points: Sequence[tuple[PlaceCandidate, float]]) -> tuple[float, float]:
    """How near the place lies to the nearest other settled one, and to all of them, each in 0..1."""
    near = [sure * math.exp(-kilometres(c, point) / 120.0) for point, sure in points if point.row != c.row]
    return (max(near), sum(near) / len(near)) if near else (0.0, 0.0)


def _stated(c: PlaceCandidate, marks: Sequence[Surroundings]) -> tuple[float, float, float, float]:
    """Whether the words around the mentions name the place's division, country, another holder, its people."""
    if not marks:
        return 0, 0, 0, 0
    holder = country = elsewhere = people = 0
    for mark in marks:
        if not mark.inside:
            people += c.country in mark.people and c.kind != COUNTRY
            continue
        rows = {h.row for h in mark.inside}
        nations = {h.country for h in mark.inside if h.kind == COUNTRY}
        held = c.adm1 in rows or c.adm2 in rows
        ruled = c.country in nations and c.kind != COUNTRY
        holder += held
        country += ruled
        elsewhere += not held and not ruled
        people += c.country in mark.people and c.kind != COUNTRY
    return min(1, holder), min(1, country), elsewhere / len(marks), min(1, people)


def _strange(c: PlaceCandidate, american: float) -> float:
    """How strange another than the place's own name is, 0..1: less for a big city, which English may call otherwise."""
    if c.how != OTHER:
        return 0.0
    if c.kind not in (CITY, CAPITAL) or c.people < _LARGE:
        return 1.0
    return (0.0 if c.people > _VAST else _FAMOUS) + (1.0 - _FAMOUS) * american


def _shadowed(c: PlaceCandidate, candidates: Sequence[PlaceCandidate]) -> bool:
    """Whether a city of the same country bears the name of the division, and so is meant by the bare name."""
    return any(
        k.country == c.country and k.kind in (CITY, CAPITAL) and k.people >= (_GREAT if k.how == OTHER else _SEAT)
        for k in candidates
        if k.how != SHORTENED
    )


def _seated(c: PlaceCandidate, candidates: Sequence[PlaceCandidate]) -> bool:
    """Whether a town that lies in the second-level division bears its name, and so is meant by the bare name."""
    return c.kind == DIVISION2 and any(k.adm2 == c.row and k.kind in (CITY, CAPITAL) for k in candidates)


def _lesser(c: PlaceCandidate, candidates: Sequence[PlaceCandidate]) -> bool:
    """Whether a town has a far greater namesake in another country, or a greater one and others in its own."""
    if c.kind not in (CITY, DIVISION2):
        return False
    cities = [k for k in candidates if k.how != SHORTENED and k.kind in (CITY, CAPITAL)]
    several = sum(k.country == c.country for k in cities) > 1
    times = _SOME if several else _FAR
    return any(k.country != c.country and k.people > times * c.people for k in cities)


def features(
    c: PlaceCandidate,
    number: int,
    name: PlaceName,
    marks: Sequence[Surroundings],
    points: Sequence[tuple[PlaceCandidate, float]],
    evidence: Evidence,
) -> tuple[float, ...]:
    """What speaks for a candidate of the document's name `number`, in the order of FEATURES.

    `points` are the places settled near by, each with its odds; countries and seas are none.
    """
    named, in1 = evidence.country(number, c, _lesser(c, name.candidates)), evidence.division(number, c)
    near, mean = _nearness(c, points)
    local = c.kind not in (COUNTRY, WIDE, DIVISION1)
    holder, country, elsewhere, people = _stated(c, marks)
    return (
        math.log10(c.people + 10),
        c.kind == CAPITAL,
        c.kind == COUNTRY,
        c.kind == DIVISION1,
        c.kind == DIVISION2,
        c.kind == REGION,
        c.kind == WIDE,
        _strange(c, evidence.american),
        c.how == SHORTENED,
        name.divided and c.kind in (DIVISION1, DIVISION2),
        holder,
        country,
        elsewhere,
        people,
        named / evidence.total,
        named > 0.4,
        min(1.0, in1),
        math.log2(1 + max(0.0, in1)),
        min(1.0, evidence.second(number, c)),
        near,
        mean,
        math.log2(1 + max(0.0, evidence.around(number, c))) if local else 0.0,
        evidence.home is not None and c.country == evidence.home,
        evidence.american * (c.country == "USA"),
        c.country == "USA",
        not name.divided and (_shadowed(c, name.candidates) if c.kind == DIVISION1 else _seated(c, name.candidates)),
    )


def score(values: Sequence[float]) -> float:
    """The weighted sum of a candidate's features."""
    return sum(w * v for w, v in zip(WEIGHTS, values, strict=True))


__all__ = ["CITY", "FEATURES", "WEIGHTS", "Evidence", "features", "kilometres", "score"]

"""The small tables of countries, regions and short names that are kept as text beside the code."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple


class Country(NamedTuple):
    """A country or territory: `people` are its adjectives and the names of its people."""

    alpha3: str
    name: str
    others: tuple[str, ...]
    people: tuple[str, ...]
    lat: float
    lon: float


class Region(NamedTuple):
    """A sea, continent, river or region; `weight` is how well known it is, on the scale of log10 of people."""

    name: str
    others: tuple[str, ...]
    geoname_id: int
    alpha3: str | None
    lat: float
    lon: float
    kind: str
    weight: float


def _lines(name: str) -> list[list[str]]:
    text = (resources.files(__package__) / "data" / name).read_text(encoding="utf-8")
    return [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]


def _list(field: str) -> tuple[str, ...]:
    return tuple(n.strip() for n in field.split(";") if n.strip())


@cache
def words(heading: str) -> frozenset[str]:
    """The word list that stands under `[heading]` in words.txt."""
    text = (resources.files(__package__) / "data" / "words.txt").read_text(encoding="utf-8")
    _, _, after = text.partition(f"[{heading}]")
    lines = after.partition("\n[")[0].splitlines()[1:]
    return frozenset(w for line in lines for w in line.split())


@cache
def countries() -> tuple[Country, ...]:
    """The countries and territories of ISO 3166."""
    return tuple(
        Country(a, name, _list(others), _list(people), float(lat), float(lon))
        for a, name, others, people, lat, lon in _lines("countries.txt")
    )


@cache
def regions() -> tuple[Region, ...]:
    """The seas, continents, rivers and regions that no list of cities or divisions has."""
    return tuple(
        Region(name, _list(others), int(gid or 0), alpha3 or None, float(lat), float(lon), kind, float(weight))
        for name, others, gid, alpha3, lat, lon, kind, weight in _lines("regions.txt")
    )


@cache
def states() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """GeoNames code of a state or province ("US.LA") with its short names in news style and in the post."""
    return tuple((code, _list(short)) for code, short in _lines("states.txt"))


@cache
def points() -> dict[str, tuple[float, float]]:
    """GeoNames code of a large division to its point (lat, lon)."""
    return {code: (float(lat), float(lon)) for code, lat, lon in _lines("points.txt")}


@cache
def peoples() -> dict[str, str]:
    """Adjective or name of a people ("Syrians") to ISO 3166 alpha-3."""
    return {word: c.alpha3 for c in reversed(countries()) for word in c.people}

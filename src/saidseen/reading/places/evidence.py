"""What a document says as a whole about where it is: the countries, divisions and cells its names speak for."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from saidseen.world.gazetteer import CAPITAL, COUNTRY, DIVISION1, DIVISION2, WIDE, PlaceCandidate

from .context import Surroundings

_BLOCK = 60
_CELL = 0.75
_FAINT = 0.02


@dataclass(slots=True)
class PlaceName:
    """One name of the document with the places it may mean and how likely each is (`odds`, summing to 1).

    `marks` are the words around its mentions, `mentions` the numbers of its spans, `divided` whether the name itself
    says that it is a division ("Rapides Parish").
    """

    folded: str
    candidates: tuple[PlaceCandidate, ...]
    divided: bool
    marks: list[Surroundings] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    odds: list[float] = field(default_factory=list)
    best: int = 0

    @property
    def picked(self) -> PlaceCandidate | None:
        """The likeliest place, None for a name without any."""
        return self.candidates[self.best] if self.odds else None


@dataclass(slots=True)
class Mass:
    """How much weight lies on each country (alpha-3), division (row) and cell of the map.

    `states` is the part of the countries' weight that their own and their capitals' names bring.
    """

    countries: Counter[str] = field(default_factory=Counter)
    divisions: Counter[int] = field(default_factory=Counter)
    cells: Counter[tuple[int, int]] = field(default_factory=Counter)
    seconds: Counter[int] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)

    def add(self, other: Mass) -> None:
        """Adds another's weights to these."""
        for key in ("countries", "divisions", "cells", "seconds"):
            getattr(self, key).update(getattr(other, key))


def cell(place: PlaceCandidate) -> tuple[int, int]:
    """The cell of the map that a place lies in, about 80 km wide."""
    width = _CELL / max(0.2, math.cos(math.radians(place.lat)))
    return math.floor(place.lat / _CELL), math.floor(place.lon / width)


def mass_of(name: PlaceName) -> Mass:
    """What one name alone says, each of its places by its odds."""
    found = Mass()
    weight = math.log2(1 + len(name.mentions))
    for place, odds in zip(name.candidates, name.odds, strict=False):
        if place.kind == DIVISION2:
            found.seconds[place.row] = 1
        elif place.adm2 >= 0:
            found.seconds[place.adm2] = 1
        if odds < _FAINT:
            continue
        if place.country:
            found.countries[place.country] += weight * odds  # type: ignore[assignment]
        if place.kind in (COUNTRY, CAPITAL):
            found.states[place.country] += weight * odds  # type: ignore[assignment]
        if place.kind == DIVISION1:
            found.divisions[place.row] += weight * odds  # type: ignore[assignment]
        elif place.adm1 >= 0:
            found.divisions[place.adm1] += weight * odds  # type: ignore[assignment]
        if place.kind not in (COUNTRY, WIDE, DIVISION1):
            found.cells[cell(place)] += odds  # type: ignore[assignment]
    return found


@dataclass(slots=True)
class Evidence:
    """The document's weights: `whole` over all names, `blocks` over each run of names that stand together."""

    whole: Mass
    own: list[Mass]
    blocks: list[Mass]
    total: float
    home: str | None
    american: float

    def around(self, number: int, place: PlaceCandidate) -> float:
        """The weight on the cell of `place` and those beside it, of the names near by, without the name itself."""
        y, x = cell(place)
        block, own = self.blocks[number // _BLOCK].cells, self.own[number].cells
        near = [(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
        return sum(block[c] - own[c] for c in near if c in block)

    def country(self, number: int, place: PlaceCandidate, lesser: bool = False) -> float:
        """The weight on the country of `place`, without the name itself.

        For the `lesser` of two namesakes the names of states and capitals count for nothing: whoever speaks of the
        United States and Geneva means no town of that country.
        """
        if not place.country:
            return 0.0
        whole, own = self.whole, self.own[number]
        named = whole.states[place.country] - own.states[place.country]
        return whole.countries[place.country] - own.countries[place.country] - (named if lesser else 0.0)

    def division(self, number: int, place: PlaceCandidate) -> float:
        """The weight on the first-level division of `place`, without the name itself."""
        row = place.row if place.kind == DIVISION1 else place.adm1
        return self.whole.divisions[row] - self.own[number].divisions[row] if row >= 0 else 0.0

    def second(self, number: int, place: PlaceCandidate) -> float:
        """How many other names standing near may lie in, or be, the second-level division of `place`."""
        row = place.row if place.kind == DIVISION2 else place.adm2
        if row < 0:
            return 0.0
        return self.blocks[number // _BLOCK].seconds[row] - self.own[number].seconds[row]


def gather(names: Sequence[PlaceName], people: Counter[str], home: str | None, american: float) -> Evidence:
    """The evidence of a document from the odds of its names and the peoples it speaks of."""
    own = [mass_of(n) for n in names]
    whole = Mass()
    blocks: list[Mass] = []
    for number, mass in enumerate(own):
        if number % _BLOCK == 0:
            blocks.append(Mass())
        blocks[-1].add(mass)
        whole.countries.update(mass.countries)
        whole.divisions.update(mass.divisions)
        whole.states.update(mass.states)
    for alpha3, count in people.items():
        whole.countries[alpha3] += math.log2(1 + count)  # type: ignore[assignment]
    return Evidence(whole, own, blocks, sum(whole.countries.values()) or 1.0, home, american)

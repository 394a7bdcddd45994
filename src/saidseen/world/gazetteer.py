"""The gazetteer: names of places to the places that bear them, held in a few flat arrays (about 30 MB)."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

CITY, DIVISION1, DIVISION2, COUNTRY, REGION, WIDE, CAPITAL = range(7)
"""Kinds of place; WIDE ones (continents, seas) have no one country."""

OWN, OTHER, SHORTENED = range(3)
"""How near a name is to the place: its own, another name of it, or one with the word for its kind left off."""


class PlaceCandidate(NamedTuple):
    """One place that a name may mean: `adm1`/`adm2` are rows or -1, `how` is OWN, OTHER or SHORTENED."""

    row: int
    kind: int
    people: int
    country: str
    adm1: int
    adm2: int
    lat: float
    lon: float
    how: int


class Gazetteer:
    """GeoNames' cities of 500 people and more, divisions, countries, and the regions of our own table."""

    def __init__(self, columns: dict[str, Any]) -> None:
        import numpy as np

        self._c = columns
        self._keys: bytes = columns["keys"].tobytes()
        self._starts = np.concatenate(([0], np.flatnonzero(columns["keys"] == 10) + 1, [len(self._keys) + 1]))
        self._alpha3 = columns["alpha3"].tobytes().decode().split("\n")
        shown = columns["shown"]
        self._shown: bytes = shown.tobytes()
        self._shown_starts = np.concatenate(([0], np.flatnonzero(shown == 10) + 1, [len(self._shown) + 1]))
        self._known: dict[str, tuple[PlaceCandidate, ...]] = {}

    def _key(self, folded: str) -> int:
        """The number of a folded name, or -1."""
        sought = folded.encode("utf-8", "replace")
        low, high = 0, len(self._starts) - 2
        while low <= high:
            middle = (low + high) // 2
            key = self._keys[self._starts[middle] : self._starts[middle + 1] - 1]
            if key == sought:
                return middle
            if key < sought:
                low = middle + 1
            else:
                high = middle - 1
        return -1

    def candidates(self, folded: str) -> tuple[PlaceCandidate, ...]:
        """The places that bear the folded name; none is an empty tuple."""
        if (held := self._known.get(folded)) is not None:
            return held
        if len(self._known) > 20_000:
            self._known.clear()
        found = self._known[folded] = self._read(folded)
        return found

    def _read(self, folded: str) -> tuple[PlaceCandidate, ...]:
        key = self._key(folded)
        if key < 0:
            return ()
        c = self._c
        packed = c["rows"][c["first"][key] : c["first"][key + 1]].tolist()
        return tuple(
            PlaceCandidate(
                row,
                int(c["kind"][row]),
                int(c["pop"][row]),
                self._alpha3[c["country"][row]],
                int(c["adm1"][row]),
                int(c["adm2"][row]),
                float(c["lat"][row]),
                float(c["lon"][row]),
                how,
            )
            for row, how in ((p >> 2, p & 3) for p in packed)
        )

    def names_in(self, country: str, kind: int) -> list[str]:
        """The folded names of the places of one kind in a country, in order."""
        import numpy as np

        c = self._c
        if country not in self._alpha3:
            return []
        chosen = (c["country"] == self._alpha3.index(country)) & (c["kind"] == kind)
        keys = np.searchsorted(c["first"], np.flatnonzero(chosen[c["rows"] >> 2]), side="right") - 1
        return [self._keys[self._starts[k] : self._starts[k + 1] - 1].decode() for k in np.unique(keys).tolist()]

    def name(self, row: int) -> str:
        """The name to show of a row."""
        return self._shown[self._shown_starts[row] : self._shown_starts[row + 1] - 1].decode()

    def geoname_id(self, row: int) -> int | None:
        """The GeoNames id of a row, None where our own table has none."""
        return int(self._c["id"][row]) or None


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that ships in the package, loaded on first use."""
    import numpy as np

    with resources.as_file(resources.files(__package__) / "data" / "gazetteer.npz") as path, np.load(path) as held:
        return Gazetteer({name: held[name] for name in held.files})


@lru_cache(maxsize=1)
def country_rows() -> dict[str, PlaceCandidate]:
    """ISO 3166 alpha-3 to the country's own place."""
    from saidseen.world.names import fold
    from saidseen.world.tables import countries

    held = gazetteer()
    return {
        c.alpha3: next(p for p in held.candidates(fold(c.name)) if p.kind == COUNTRY and p.country == c.alpha3)
        for c in countries()
    }

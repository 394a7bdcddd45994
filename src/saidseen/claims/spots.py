"""The places that a statement names, as points on the globe, and the states and bodies that its words name."""

from __future__ import annotations

from saidseen.model.reading import Place, Statement
from saidseen.world.countries import country_of, find_countries, organisation_of


def spots_of(statement: Statement) -> tuple[float, ...]:
    """Latitude and longitude, one pair behind the other, of the places finer than a state that the content names.

    Not of where it is only likely to happen: that tells two apart wrongly as often as rightly.
    """
    found = (p for p in statement.places if statement.content.holds(p.span) and _fine(p))
    points = dict.fromkeys((p.lat, p.lon) for p in found)
    return tuple(round(degrees, 2) for point in points for degrees in point if degrees is not None)


def _fine(place: Place) -> bool:
    """Whether a place is known and no state."""
    named = place.name is not None and country_of(place.name) is None and country_of(place.text) is None
    return named and place.lat is not None and place.lon is not None


def parties_of(content: str) -> tuple[str, ...]:
    """The states and bodies that words name, in order: "Germany to close airspace to Russian planes" DEU and RUS."""
    named = {code for _, code in find_countries(content)}
    bodies = (organisation_of(word.strip(",.;:!?\"'“”‘’()")) for word in content.split() if word[:1].isupper())
    return tuple(sorted(named.union(b for b in bodies if b)))

"""The map: where the claims that meet the conditions happen, a point and a line in a list for each place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from saidseen.board.pages import Frame, Query, rendered
from saidseen.desk.places import NamedPlace, named_places
from saidseen.language.visible import visible
from saidseen.show.board.asked import asked_of
from saidseen.show.board.picture import FARTHEST_KM, LEAST_KM, MapWindow, Spot, inside, picture, window_of
from saidseen.show.measures.outlines import SOURCE
from saidseen.show.wording import count, country_name

if TYPE_CHECKING:
    from saidseen.ledger import Ledger

MOST = 150
"""Places that are shown, those of most claims."""
CLOSER_KM = 150
"""The km from the centre of a map that is looked at closely."""


def map_page(ledger: Ledger, frame: Frame, query: Query, name: str | None = None) -> str:
    """The map of claims, whole or around a place (`at` degrees, `km` to its edge)."""
    asked = asked_of("/map", query)
    found = named_places(ledger, asked.claims, MOST + 1)
    claims = replace(asked, action="/claims")
    lines, spots = [], []
    for number, one in enumerate(found[:MOST]):
        state = country_name(one.country) if one.country else ""
        whole = one.name == state
        told = f"{count(one.claims, 'claim')}, {_days(one)}"
        path = claims.address(place=one.country if whole and one.country else one.name)
        if not whole:
            spots.append(Spot(f"p{number}", visible(one.name), told, path, (one.lat, one.lon), one.claims))
        closer = "" if whole else asked.address(at=f"{one.lat:.3f},{one.lon:.3f}", km=CLOSER_KM)
        line = {"key": f"p{number}", "name": visible(one.name), "country": "the whole state" if whole else state}
        lines.append({**line, "claims": one.claims, "days": _days(one), "path": path, "closer": closer})
    asked_window = _window(query)
    window = asked_window or window_of(spots)
    left = len(spots) - len(inside(spots, window))
    return rendered(
        "map",
        frame,
        asked=asked,
        picture=picture(spots, window),
        places=lines,
        cut=len(found) > MOST,
        left=left,
        wider=asked.address(
            at=f"{window.centre[0]:.3f},{window.centre[1]:.3f}", km=round(min(window.reach * 2, FARTHEST_KM))
        ),
        back=asked.address(**{}) if asked_window is None else asked.address(at=None),
        around=asked_window is not None,
        source=SOURCE,
    )


def _days(one: NamedPlace) -> str:
    return one.first if one.first == one.last else f"{one.first} to {one.last}"


def _window(query: Query) -> MapWindow | None:
    """The window that the address names; None where it names none that can be."""
    try:
        lat, lon = (float(part) for part in query.get("at", "").split(","))
        km = float(query.get("km", ""))
    except ValueError:
        return None
    if not (abs(lat) <= 89 and abs(lon) <= 180 and km == km):
        return None
    return MapWindow((lat, lon), min(max(km, LEAST_KM), FARTHEST_KM))

"""What the map of a claim shows: its places, missile ranges, withdrawal lines and zones."""

from __future__ import annotations

from collections.abc import Sequence

from saidseen.measures.amounts import length_of, spelt
from saidseen.measures.case import case_of
from saidseen.measures.claim import ClaimView
from saidseen.measures.earth import Point
from saidseen.measures.finding import Finding
from saidseen.measures.pack import Pack
from saidseen.measures.sides import name_of
from saidseen.show.measures.chart import Chart

FARTHEST_RANGE_M = 15_000_000
"""No ring is drawn beyond this: three quarters of the way round to the other side of the earth."""


def chart_of(claim: ClaimView, findings: Sequence[Finding], packs: Sequence[Pack]) -> Chart:
    """The map of a claim: its places, a ring for each missile range, and the lines and zones of the measures on it.

    Of a zone only the parts of states that the claim has places in are drawn: whole states have no outline here.
    """
    places = tuple((place.name, place.point) for place in claim.places if place.point is not None)
    used = {finding.instrument for finding in findings}
    states = {place.country for place in claim.places if place.point is not None}
    zones, lines = [], []
    for pack in packs:
        if pack.id in used:
            lines += [(line.title, line.points) for line in pack.lines if len(line.points) > 1]
            parts = [part for zone in pack.zones for part in zone.parts if part.state in states]
            zones += [
                (f"within the rough outline of the {pack.id} zone in {name_of(part.state)}", part.outline)
                for part in parts
            ]
    whole = tuple(dict.fromkeys(p.country for p in claim.places if p.point is None and p.country))
    return Chart(f"Map: {claim.title}", places, _rings(claim, places), tuple(lines), tuple(zones), whole)


def _rings(claim: ClaimView, places: tuple[tuple[str, Point], ...]) -> tuple[tuple[Point, float, str], ...]:
    """A ring around each place for each range that somebody gave."""
    out = []
    for figure in case_of(claim).figures.get("range", ()):
        metres = length_of(figure.view.unit or "")
        top = figure.view.upper or figure.view.value
        if metres and top and 0 < top * metres <= FARTHEST_RANGE_M:
            out += [(point, top * metres / 1000.0, f"{spelt(figure.view)} around {name}") for name, point in places]
    return tuple(out)

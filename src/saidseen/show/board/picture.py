"""The map of the board: coasts and borders, and a point for each place, larger the more claims name it, as SVG.

The plane touches the ellipsoid at the centre (azimuthal equidistant). Every point is a link, so that keys reach it, and
the picture needs no script.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from saidseen.measures.earth import Point, distance_km, flat
from saidseen.show.measures.land import lands

if TYPE_CHECKING:
    from markupsafe import Markup

WIDE, HIGH = 900, 640
"""The map's width and height in SVG units."""
LEAST_KM, FARTHEST_KM = 120.0, 9_000.0
NAMED = 24
"""Points whose names are written, where they have room; all have them when they are looked at."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: its key in the list beside it, its name, what is told of it, where it leads."""

    key: str
    name: str
    told: str
    path: str
    point: Point
    claims: int


@dataclass(frozen=True, slots=True)
class MapWindow:
    """The part of the earth that a map shows: its centre (degrees), and km from there to its upper edge."""

    centre: Point
    reach: float


def window_of(spots: Sequence[Spot]) -> MapWindow:
    """The part that most claims lie in: a few places far away do not make it small."""
    if not spots:
        return MapWindow((48.0, 31.0), 1_500.0)
    whole = sum(one.claims for one in spots)
    centre = (_middle([(s.point[0], s.claims) for s in spots]), _middle([(s.point[1], s.claims) for s in spots]))
    far = sorted((distance_km(centre, one.point), one.claims) for one in spots)
    within, reach = 0, LEAST_KM
    for km, claims in far:
        within += claims
        reach = max(LEAST_KM, km)
        if within >= 0.85 * whole:
            break
    return MapWindow(centre, min(reach * 1.25, FARTHEST_KM))


def _middle(values: Sequence[tuple[float, int]]) -> float:
    """The weighted median."""
    half, so_far = sum(weight for _, weight in values) / 2, 0
    for value, weight in sorted(values):
        so_far += weight
        if so_far >= half:
            return value
    return 0.0


def inside(spots: Sequence[Spot], window: MapWindow) -> list[tuple[Spot, float, float]]:
    """The places that lie on the map, with where they lie on it."""
    scale, out = HIGH / 2 / window.reach, []
    for one in spots:
        if distance_km(window.centre, one.point) > 2 * window.reach:
            continue
        east, north = flat(window.centre, one.point)
        x, y = WIDE / 2 + east * scale, HIGH / 2 - north * scale
        if 0 <= x <= WIDE and 0 <= y <= HIGH:
            out.append((one, round(x, 1), round(y, 1)))
    return out


def picture(spots: Sequence[Spot], window: MapWindow) -> Markup:
    """The map as an SVG element."""
    from markupsafe import Markup, escape

    shown = inside(spots, window)
    parts = [*_land(window)]
    written: list[tuple[float, float]] = []
    for number, (one, x, y) in enumerate(shown):
        radius = round(min(26.0, 3.5 + 2.2 * sqrt(one.claims)), 1)
        room = number < NAMED and all(abs(x - u) > 70 or abs(y - v) > 13 for u, v in written)
        if room:
            written.append((x, y))
        end = ' text-anchor="end"' if x > WIDE * 0.8 else ""
        at = x - radius - 3 if end else x + radius + 3
        name = f'<text x="{round(at, 1)}" y="{y + 3}"{end}>{escape(one.name)}</text>' if room else ""
        label, circle = escape(f"{one.name}, {one.told}"), f'<circle cx="{x}" cy="{y}" r="{radius}"/>'
        begin = f'<a href="{escape(one.path)}" data-place="{escape(one.key)}" aria-label="{label}">'
        parts.append(f"{begin}<title>{label}</title>{circle}{name}</a>")
    title = escape(f"Map of {len(shown)} places")
    return Markup(
        f'<svg viewBox="0 0 {WIDE} {HIGH}" xmlns="http://www.w3.org/2000/svg" role="group" aria-label="{title}">'
        f"{''.join(map(str, parts))}{_scale(window)}</svg>"
    )


def _land(window: MapWindow) -> list[str]:
    from markupsafe import escape

    scale, out, names = HIGH / 2 / window.reach, [], []
    for land in lands(window.centre, window.reach * WIDE / HIGH):
        rings = (
            "M" + " L".join(f"{WIDE / 2 + x * scale:.1f} {HIGH / 2 - y * scale:.1f}" for x, y in ring) + "Z"
            for ring in land.rings
        )
        out.append(f'<path class="land" d="{"".join(rings)}"/>')
        if land.spot is not None:
            x, y = WIDE / 2 + land.spot[0] * scale, HIGH / 2 - land.spot[1] * scale
            if 40 < x < WIDE - 40 and 12 < y < HIGH - 24:
                names.append(
                    f'<text class="state" x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{escape(land.name)}</text>'
                )
    return [*out, *names]


def _scale(window: MapWindow) -> str:
    """A bar of a round number of km."""
    wanted = window.reach / 2
    km = max((base * 10**power for power in range(5) for base in (1, 2, 5) if base * 10**power <= wanted), default=1)
    width, y = km * HIGH / 2 / window.reach, HIGH - 12
    bar = f'<path fill="none" stroke="currentColor" d="M12 {y - 4}V{y}H{12 + width:.1f}V{y - 4}"/>'
    return f'{bar}<text class="state" x="12" y="{y - 8}">{km:,} km</text>'

"""Zones, lines and distances on the WGS 84 ellipsoid."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import cos, radians, sin
from typing import Any, NamedTuple

from saidseen.language.en import verdicts
from saidseen.language.en.telling import tell
from saidseen.measures.claim import PlaceView
from saidseen.measures.pack import Zone, ZonePart
from saidseen.measures.sides import name_of

Point = tuple[float, float]
STEP_KM = 25.0
"""How far apart the points of a line are set before the nearest is looked for."""


@cache
def _geod() -> Any:
    from pyproj import Geod

    return Geod(ellps="WGS84")


def distance_km(a: Point, b: Point) -> float:
    """Kilometres along the geodesic between two points (lat, lon)."""
    return float(_geod().inv(a[1], a[0], b[1], b[0])[2]) / 1000.0


def ring(centre: Point, radius_km: float, points: int = 72) -> tuple[Point, ...]:
    """The points at one geodesic distance from a centre, by azimuth from north."""
    bearings = [360.0 * i / points for i in range(points)]
    lons, lats, _ = _geod().fwd([centre[1]] * points, [centre[0]] * points, bearings, [radius_km * 1000.0] * points)
    return tuple(zip(map(float, lats), map(float, lons), strict=True))


def line_distance_km(point: Point, line: Sequence[Point]) -> float:
    """Kilometres from a point to the nearest part of a line of geodesics; 0 on it. Good to some metres.

    The line is cut into pieces of at most STEP_KM, and the nearest piece is measured in a plane that touches the
    ellipsoid at the point.
    """
    return _to_track(point, _track(tuple(line)))


def edge_km(point: Point, part: ZonePart) -> float:
    """Kilometres from a point to the nearest part of the outline of a zone."""
    return _to_track(point, _edge(part))


def _to_track(point: Point, track: Track) -> float:
    dense, lats, lons = track
    close = _nearest_about(point, lats, lons)
    metres = _geod().inv(0 * lons[close] + point[1], 0 * lats[close] + point[0], lons[close], lats[close])[2]
    best = int(close[metres.argmin()])
    near = dense[max(0, best - 1) : best + 2]
    spots = [flat(point, other) for other in near]
    if len(spots) == 1:
        return distance_km(point, near[0])
    return min(_segment(a, b) for a, b in pairwise(spots))


def _nearest_about(point: Point, lats: Any, lons: Any) -> Any:
    """The indices of the points that may be the nearest: those that are so on a sphere, to a hundredth.

    A sphere is never off by more than a hundredth of a distance on the ellipsoid.
    """
    import numpy as np

    lat, lon = np.radians(point[0]), np.radians(point[1])
    up, over = np.radians(lats), np.radians(lons)
    half = np.sin((up - lat) / 2) ** 2 + np.cos(lat) * np.cos(up) * np.sin((over - lon) / 2) ** 2
    angles = np.arcsin(np.sqrt(np.minimum(1.0, half)))
    return np.flatnonzero(angles <= angles.min() * 1.02 + 1e-9)


class Track(NamedTuple):
    """A line with points close enough to measure by, and their latitudes and longitudes as arrays."""

    dense: tuple[Point, ...]
    lats: Any
    lons: Any


@cache
def _track(line: tuple[Point, ...]) -> Track:
    import numpy as np

    dense = _dense(line)
    lats, lons = np.array(dense).T
    return Track(dense, lats, lons)


@cache
def _edge(part: ZonePart) -> Track:
    return _track((*part.outline, part.outline[0]))


def _dense(line: tuple[Point, ...]) -> tuple[Point, ...]:
    out: list[Point] = [line[0]]
    for a, b in pairwise(line):
        steps = int(distance_km(a, b) // STEP_KM)
        between = _geod().npts(a[1], a[0], b[1], b[0], steps) if steps else []
        out += [(float(lat), float(lon)) for lon, lat in between] + [b]
    return tuple(out)


def flat(centre: Point, point: Point) -> tuple[float, float]:
    """East and north of a centre in km, true in distance and bearing from it."""
    azimuth, _, metres = _geod().inv(centre[1], centre[0], point[1], point[0])
    return metres / 1000.0 * sin(radians(azimuth)), metres / 1000.0 * cos(radians(azimuth))


def flat_all(centre: Point, points: Sequence[Point]) -> list[tuple[float, float]]:
    """East and north of a centre in km, of many points at once."""
    import numpy as np

    lats, lons = np.array(points).T
    azimuths, _, metres = _geod().inv(0 * lons + centre[1], 0 * lats + centre[0], lons, lats)
    turned = np.radians(azimuths)
    return list(zip(metres * np.sin(turned) / 1000.0, metres * np.cos(turned) / 1000.0, strict=True))


def _segment(a: tuple[float, float], b: tuple[float, float]) -> float:
    """How far the origin is from a segment."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else max(0.0, min(1.0, -(a[0] * dx + a[1] * dy) / length))
    return float(((a[0] + share * dx) ** 2 + (a[1] + share * dy) ** 2) ** 0.5)


@cache
def _outline(part: ZonePart) -> Any:
    from shapely.prepared import prep  # type: ignore[import-untyped]

    return prep(_polygon(part.outline))


def _polygon(outline: Sequence[Sequence[float]]) -> Any:
    from shapely.geometry import Polygon  # type: ignore[import-untyped]

    return Polygon([(lon, lat) for lat, lon in outline])


def crosses(outline: Sequence[Sequence[float]]) -> bool:
    """Whether an outline of (lat, lon) crosses itself or encloses nothing."""
    return not _polygon(outline).is_valid


def inside(zone: Zone, place: PlaceView) -> tuple[bool | None, str]:
    """Whether a place lies in a zone, with the reason; None where its state, or a rough outline, does not settle it."""
    if place.country in zone.states:
        return True, tell("earth.in_zone", place=_placed(place))
    parts = [part for part in zone.parts if part.state == place.country or place.country is None]
    if place.country is not None and not parts:
        return _elsewhere(zone, place)
    if place.point is None:
        where = tell("earth.in_part", country=name_of(place.country)) if place.country else tell("earth.no_state")
        return None, tell("earth.no_point", place=place.name, why=where)
    return _in_parts(parts, place, place.point)


def _placed(place: PlaceView) -> str:
    """A place with its state: "Brest, in Belarus,"; a state by itself."""
    state = name_of(place.country or "")
    if place.name.removeprefix(verdicts.THE) == state.removeprefix(verdicts.THE):
        return place.name
    return tell("earth.placed", place=place.name, state=state)


def _elsewhere(zone: Zone, place: PlaceView) -> tuple[bool | None, str]:
    """A zone of whole states only leaves out all others; a wider one leaves open the states that were not read."""
    if not zone.parts:
        return False, tell("earth.outside", place=_placed(place))
    if place.country in far_states():
        return False, tell("earth.outside", place=_placed(place))
    return None, tell("earth.not_read", place=place.name, country=name_of(place.country or ""))


@cache
def far_states() -> frozenset[str]:
    """States that are neither in Europe nor in Central Asia by plain geography."""
    lines = (files(__package__) / "far_states.txt").read_text("utf-8").splitlines()
    return frozenset(code for line in lines if not line.startswith("#") for code in line.split())


def _in_parts(parts: Sequence[ZonePart], place: PlaceView, point: Point) -> tuple[bool | None, str]:
    from shapely.geometry import Point as Spot

    for part in parts:
        within = bool(_outline(part).contains(Spot(point[1], point[0])))
        edge = edge_km(point, part)
        if edge < part.margin_km:
            rough = tell("earth.outline", margin=part.margin_km)
            return None, tell("earth.near", place=place.name, edge=edge, outline=rough)
        if within:
            return True, tell("earth.inside", place=place.name, edge=edge)
    if place.country is None:
        return None, tell("earth.state_unknown", place=place.name)
    return False, tell("earth.out_of_outline", place=place.name)

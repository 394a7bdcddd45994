"""The land on a map: the states around a centre as outlines on its plane, clipped to the map, with their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from saidseen.measures.earth import Point, flat_all
from saidseen.show.measures.outlines import outlines

KM_A_DEGREE = 111.0
LEAST_SHARE = 0.008
"""The share of the map that a state must fill for its name to be written."""


@dataclass(frozen=True, slots=True)
class Land:
    """A state on a map: its code and name, its rings as km east and north of the centre, and where its name stands."""

    code: str
    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]
    spot: tuple[float, float] | None


def lands(centre: Point, reach_km: float) -> Iterator[Land]:
    """The states that a map shows which reaches so far from its centre, in the order of their codes."""
    from shapely.geometry import box  # type: ignore[import-untyped]

    window = box(-reach_km, -reach_km, reach_km, reach_km)
    for one in outlines():
        parts = list(_on_plane(one.polygons, centre, reach_km, window))
        if parts:
            largest = max(parts, key=lambda part: part.area)
            named = sum(part.area for part in parts) > LEAST_SHARE * window.area
            spot = largest.representative_point() if named else None
            rings = tuple(tuple((float(x), float(y)) for x, y in part.exterior.coords) for part in parts)
            yield Land(one.code, one.name, rings, (spot.x, spot.y) if spot is not None else None)


def _on_plane(polygons: Sequence[Any], centre: Point, reach_km: float, window: Any) -> Iterator[Any]:
    """The parts of polygons that lie in the window, on the plane; what is far off is cut away before."""
    from shapely.affinity import translate  # type: ignore[import-untyped]
    from shapely.geometry import Polygon, box

    lat, lon = centre
    high = 1.6 * reach_km / KM_A_DEGREE
    wide = min(179.0, high / max(0.1, _shrink(lat)))
    near = box(lon - wide, max(-89.0, lat - high), lon + wide, min(89.0, lat + high))
    for polygon in polygons:
        west, _, east, _ = polygon.bounds
        turned = translate(polygon, 360.0 * round((lon - (west + east) / 2) / 360.0))
        if not turned.intersects(near):
            continue
        for part in _polygons(turned.buffer(0).intersection(near)):
            spots = flat_all(centre, [(y, x) for x, y in part.segmentize(1.0).exterior.coords])
            cut = Polygon(spots).buffer(0).intersection(window)
            yield from (small for small in _polygons(cut.simplify(reach_km / 360.0)) if small.area > 0)


def _shrink(lat: float) -> float:
    from math import cos, radians

    return cos(radians(lat))


def _polygons(shape: Any) -> Iterable[Any]:
    parts = getattr(shape, "geoms", [shape])
    return (part for part in parts if part.geom_type == "Polygon" and not part.is_empty)

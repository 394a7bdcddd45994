"""Parallels and meridians around a place, so that a map without a coast still says where it is."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians

from saidseen.measures.earth import Point

KM_A_DEGREE = 111.0
PIECES = 48
"""Pieces that a line is drawn in."""


def graticule(centre: Point, reach_km: float) -> Iterator[tuple[str, tuple[Point, ...]]]:
    """The lines of a map that reaches so far from its centre, parallels first, each with its words ("52° N").

    They stand a round number of degrees apart and go somewhat beyond the map.
    """
    step = next((s for s in (1, 2, 5, 10, 20) if reach_km / KM_A_DEGREE < 2.5 * s), 30)
    lat, lon = centre
    high = reach_km / KM_A_DEGREE + step
    wide = min(170.0, high / max(0.1, cos(radians(lat))))
    south, north = max(-88.0, lat - high), min(88.0, lat + high)
    for degrees in range(-90 + step, 90, step):
        if south <= degrees <= north:
            points = tuple((float(degrees), lon - wide + 2 * wide * n / PIECES) for n in range(PIECES + 1))
            yield f"{abs(degrees)}°{' N' if degrees > 0 else ' S' if degrees else ''}", points
    first = int((lon - wide) // step) * step
    for degrees in range(first, int(lon + wide) + 1, step):
        turned = (degrees + 180) % 360 - 180
        points = tuple((south + (north - south) * n / PIECES, float(turned)) for n in range(PIECES + 1))
        yield f"{abs(turned)}°{' E' if turned > 0 else ' W' if turned else ''}", points

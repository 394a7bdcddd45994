"""A small map as SVG, drawn here: coasts, borders, places, range rings, lines and zones, without any outside service.

The plane touches the ellipsoid at the centre (azimuthal equidistant): distances and bearings from the centre are true.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from saidseen.measures.earth import Point, distance_km, flat, ring
from saidseen.measures.sides import name_of
from saidseen.show.measures.graticule import graticule
from saidseen.show.measures.outlines import SOURCE

SIDE = 360
"""The map's width and height in SVG units."""
LEAST_KM = 250.0
FARTHEST_KM = 9_000.0
"""Points farther from the centre are left out: the plane would bend them too much."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What a map shows: named points, rings (centre, km, words), lines and outlined zones (title, points).

    `states` are the alpha-3 codes of whole states that are named as places: they are hatched.
    """

    title: str
    places: tuple[tuple[str, Point], ...]
    rings: tuple[tuple[Point, float, str], ...] = ()
    lines: tuple[tuple[str, tuple[Point, ...]], ...] = ()
    zones: tuple[tuple[str, tuple[Point, ...]], ...] = ()
    states: tuple[str, ...] = ()


def draw(chart: Chart) -> str:
    """The map as an SVG element; empty text where there is neither a place with coordinates nor a state to show."""
    from markupsafe import escape

    framed = _frame(chart)
    if framed is None:
        return ""
    centre, reach = framed
    plane = _Plane(centre, SIDE / 2 / reach)
    parts = [f"<title>{escape(chart.title)}</title><desc>{escape(_described(chart))}</desc>"]
    parts += list(_grid(plane, centre, reach))
    parts[1:1] = list(_land(plane, chart, centre, reach))
    parts += [plane.path(outline, "zone", closed=True) for _, outline in chart.zones]
    parts += [plane.path(points, "line") for _, points in chart.lines]
    parts += [plane.path(ring(point, km), "ring", closed=True) for point, km, _ in chart.rings]
    parts += [plane.length(point, km) for point, km, _ in chart.rings]
    parts += [plane.dot(name, point) for name, point in chart.places]
    parts += [_scale(reach)]
    return (
        f'<svg class="measure-map" role="img" viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" height="{SIDE}" '
        f'xmlns="http://www.w3.org/2000/svg" stroke="none" fill="currentColor" font-family="sans-serif" font-size="12">'
        f'<rect x="0.5" y="0.5" width="{SIDE - 1}" height="{SIDE - 1}" fill="none" stroke="currentColor"/>'
        f"{''.join(parts)}</svg>"
    )


APART = 42
"""SVG units that two labels of the grid are apart at least."""


def _grid(plane: _Plane, centre: Point, reach: float) -> Iterator[str]:
    """Parallels and meridians with their degrees, as many of these as have room."""
    taken: list[tuple[float, float]] = []
    for words, line in graticule(centre, reach):
        yield plane.path(line, "grid")
        spot = plane.label(words, line)
        if spot is not None and all(abs(spot[0] - x) >= APART or abs(spot[1] - y) >= APART / 2 for x, y in taken):
            taken.append(spot)
            yield _SMALL.format(x=round(spot[0], 1), y=round(spot[1], 1), words=words)


def _frame(chart: Chart) -> tuple[Point, float] | None:
    """The centre and the reach in km of a map: of its places, else of the one state or the few that it names."""
    points = [point for _, point in chart.places]
    if points:
        centre = _centre(points)
        return centre, _reach(centre, chart)
    corners = [corner for code in chart.states for corner in _corners(code)]
    if not corners:
        return None
    centre = _centre(corners)
    reach = 1.2 * max(distance_km(centre, corner) for corner in corners)
    return (centre, reach) if reach <= WIDEST_KM else None


def _corners(code: str) -> list[Point]:
    """The south-west and north-east of a state's largest part."""
    from saidseen.show.measures.outlines import outline_of

    one = outline_of(code)
    if one is None:
        return []
    west, south, east, north = max(one.polygons, key=lambda part: part.area).bounds
    return [(south, west), (north, east)]


def _land(plane: _Plane, chart: Chart, centre: Point, reach: float) -> Iterator[str]:
    """The coasts and borders, states that are named as places hatched, then the names of the larger states."""
    from saidseen.show.measures.land import lands

    dots = [plane.spot(point) for _, point in chart.places]
    names = []
    for land in lands(centre, reach):
        look = _LOOK["hatched" if land.code in chart.states else "land"]
        steps = "".join(
            "M" + " L".join(f"{x} {y}" for x, y in (plane.at(*spot) for spot in ring)) + "Z" for ring in land.rings
        )
        yield f'<path class="land" {look} stroke="currentColor" d="{steps}"/>'
        if land.spot is not None:
            names.append((land.name, plane.at(*land.spot)))
    for name, (x, y) in names:
        inside = 4 * len(name) < x < SIDE - 4 * len(name) and 20 < y < SIDE - 30
        if inside and not any(abs(x - u) < 70 and abs(y - v) < 16 for u, v in dots):
            yield _NAME.format(x=x, y=y, name=escape_words(name))


def escape_words(words: str) -> str:
    """Words safe in SVG."""
    from markupsafe import escape

    return str(escape(words))


_NAME = '<text class="state" x="{x}" y="{y}" text-anchor="middle" font-size="10" fill-opacity="0.7">{name}</text>'
WIDEST_KM = 2_500.0
"""A whole state larger than this is no place on a map."""
_LOOK = {
    "land": 'fill="currentColor" fill-opacity="0.04" stroke-width="0.7" stroke-opacity="0.55"',
    "hatched": 'fill="currentColor" fill-opacity="0.16" stroke-width="0.9" stroke-opacity="0.7"',
    "grid": 'fill="none" stroke-width="0.6" stroke-opacity="0.3"',
    "zone": 'fill="currentColor" fill-opacity="0.08" stroke-width="1" stroke-dasharray="1 3"',
    "line": 'fill="none" stroke-width="2.4"',
    "ring": 'fill="none" stroke-width="1.4" stroke-dasharray="7 4"',
}
"""How outlines look, as attributes: a page's content security policy may forbid styles."""

_SMALL = '<text x="{x}" y="{y}" font-size="9" fill-opacity="0.65">{words}</text>'


@dataclass(frozen=True, slots=True)
class _Plane:
    """The plane at a centre; `scale` is SVG units a km."""

    centre: Point
    scale: float

    def spot(self, point: Point) -> tuple[float, float]:
        return self.at(*flat(self.centre, point))

    def at(self, east: float, north: float) -> tuple[float, float]:
        return round(SIDE / 2 + east * self.scale, 1), round(SIDE / 2 - north * self.scale, 1)

    def path(self, points: Sequence[Point], kind: str, *, closed: bool = False) -> str:
        near = [point for point in points if distance_km(self.centre, point) <= FARTHEST_KM]
        if len(near) < 2:
            return ""
        words = " L".join(f"{x} {y}" for x, y in map(self.spot, near))
        return f'<path class="{kind}" {_LOOK[kind]} stroke="currentColor" d="M{words}{"Z" if closed else ""}"/>'

    def length(self, centre: Point, km: float) -> str:
        """A ring's length beside its northernmost point."""
        x, y = self.spot(centre)
        top = y - km * self.scale
        if not 10 < top < SIDE:
            return ""
        return f'<text x="{x}" y="{round(top - 3, 1)}" text-anchor="middle" font-size="10">{km:,.10g} km</text>'

    def label(self, words: str, points: Sequence[Point]) -> tuple[float, float] | None:
        """Where a parallel's words stand, where it enters the map from the left, or a meridian's, from above."""
        for (x, y), (u, v) in pairwise([self.spot(point) for point in points]):
            if words[-1] in "NS" and min(x, u) <= 0 < max(x, u) and 24 < y < SIDE - 36:
                return 3.0, y - 3
            if words[-1] in "EW" and min(y, v) <= 0 < max(y, v) and 24 < x < SIDE - 36:
                return x + 3, 11.0
        return None

    def dot(self, name: str, point: Point) -> str:
        from markupsafe import escape

        x, y = self.spot(point)
        side = 'text-anchor="end" x="-7"' if x > SIDE * 0.65 else 'x="7"'
        words = name if len(name) <= 28 else f"{name[:27]}…"
        return (
            f'<g transform="translate({x} {y})"><circle r="3.5" fill="currentColor"/>'
            f'<text {side} y="4">{escape(words)}</text></g>'
        )


def _centre(points: Sequence[Point]) -> Point:
    """The mean of the points, turned so that places on both sides of the 180th meridian stay together."""
    first = points[0][1]
    lons = [(lon - first + 180.0) % 360.0 - 180.0 for _, lon in points]
    lon = first + sum(lons) / len(lons)
    return sum(lat for lat, _ in points) / len(points), (lon + 180.0) % 360.0 - 180.0


def _reach(centre: Point, chart: Chart) -> float:
    """How many km the map reaches from its centre: all places and rings with a margin, and the nearest of each line."""
    far = [distance_km(centre, point) for _, point in chart.places]
    far += [distance_km(centre, point) + km for point, km, _ in chart.rings]
    far += [min(distance_km(centre, point) for point in points) for _, points in chart.lines if points]
    return min(max(*far, LEAST_KM) * 1.2, FARTHEST_KM)


def _scale(reach: float) -> str:
    """A bar of a round number of km, about a quarter of the map wide."""
    wanted = reach / 2
    steps = [base * 10**power for power in range(5) for base in (1, 2, 5)]
    km = max((step for step in steps if step <= wanted), default=1)
    width = round(km * SIDE / 2 / reach, 1)
    y = SIDE - 12
    bar = f'<path fill="none" stroke="currentColor" d="M12 {y - 4}V{y}H{12 + width}V{y - 4}"/>'
    return f'{bar}<text x="12" y="{y - 8}">{km:,} km</text>'


def legend(chart: Chart) -> list[str]:
    """Words for each ring, line and zone, so that nothing is told by its look alone."""
    words = [f"dashed: {words}" for _, _, words in chart.rings]
    words += [f"thick: {title}, {_long(points):,.0f} km" for title, points in chart.lines]
    words += [f"shaded: {title}" for title, _ in chart.zones]
    words += [f"hatched: {name_of(code)}, named as a whole" for code in chart.states]
    return [*words, f"coasts and borders: {SOURCE}"]


def _long(points: Sequence[Point]) -> float:
    """The length of a line in km."""
    return sum(distance_km(a, b) for a, b in pairwise(points))


def _described(chart: Chart) -> str:
    parts = [f"Places: {', '.join([*(name for name, _ in chart.places), *chart.states])}"]
    parts += [f"Ring: {words}" for _, _, words in chart.rings]
    parts += [f"Line: {title}" for title, _ in chart.lines]
    parts += [f"Zone: {title}" for title, _ in chart.zones]
    return ". ".join(parts)

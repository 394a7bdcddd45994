"""GeoJSON (RFC 7946): a feature for each place that a claim or a statement names and that is known on the map.

`extent` says what the point stands for: a "place", or the middle of a "region" of a country, of a whole "country", or
of something "wide" (a continent, a sea, a region of several countries), which no map should show as a spot; it is
"unknown" where the gazetteer has no such place any more. `where` is true where the statement says that it happened
there. What names no place that is known has no feature; how many these are stands at the end as `left_out`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TextIO

from saidseen.exports import Format
from saidseen.exports.flat import flat
from saidseen.exports.said import where_of
from saidseen.model.claim import Claim
from saidseen.model.reading import Place, Statement
from saidseen.world.gazetteer import COUNTRY, DIVISION1, DIVISION2, REGION, WIDE, gazetteer
from saidseen.world.names import fold

if TYPE_CHECKING:
    from saidseen.exports import ExportQuestion, Records

Feature = dict[str, Any]
_EXTENTS = {DIVISION1: "region", DIVISION2: "region", REGION: "region", COUNTRY: "country", WIDE: "wide"}


def _write(records: Records, file: TextIO, asked: ExportQuestion) -> str | None:
    left_out, between = 0, "\n"
    file.write(f'{{"type": "FeatureCollection", "title": {json.dumps(asked.words)}, "features": [')
    for record in records:
        found = list(_claim(record) if isinstance(record, Claim) else _statement(record.statement, flat(record)))
        left_out += not found
        for feature in found:
            file.write(between + json.dumps(feature))
            between = ",\n"
    file.write(f'\n], "left_out": {left_out}}}\n')
    return f"{left_out} name no place that is known, and are not on the map" if left_out else None


def _claim(claim: Claim) -> Iterator[Feature]:
    there = {_key(place) for m in claim.said if (place := where_of(m.said.statement))}
    for place in _known(claim.places):
        yield _feature(claim.id, place, flat(claim), _key(place) in there)


def _statement(statement: Statement, told: dict[str, Any]) -> Iterator[Feature]:
    where = where_of(statement)
    for place in _known(statement.places):
        yield _feature(statement.id, place, told, where is not None and _key(place) == _key(where))


def _known(places: Iterable[Place]) -> list[Place]:
    """The places that are somewhere on the map, each once."""
    return list({_key(p): p for p in reversed(tuple(places)) if p.lat is not None and p.lon is not None}.values())[::-1]


def _key(place: Place) -> tuple[Any, ...]:
    return (place.geoname_id,) if place.geoname_id else (place.name, place.lat, place.lon)


def _feature(id_: str, place: Place, told: dict[str, Any], there: bool) -> Feature:
    return {
        "type": "Feature",
        "id": f"{id_}@{place.geoname_id or place.name}",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            **told,
            "place": place.name or place.text,
            "place_words": place.text,
            "place_country": place.country,
            "geoname_id": place.geoname_id,
            "extent": _extent(place),
            "where": there,
        },
    }


def _extent(place: Place) -> str:
    held = gazetteer()
    for one in held.candidates(fold(place.name or "")):
        if (held.geoname_id(one.row), one.country or None) == (place.geoname_id, place.country):
            return "wide" if one.kind == REGION and not one.country else _EXTENTS.get(one.kind, "place")
    return "unknown"


FORMAT = Format("geojson", "a map's points: a feature for each place that is known", _write)

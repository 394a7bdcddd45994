"""The map's points, read back by the geojson library, which checks them against RFC 7946."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from typing import Any

import geojson
import pytest

import saidseen
from saidseen.ledger.rows import Row
from saidseen.model.reading import Place, Span
from tests.exports.conftest import Export, write


def features(words: str) -> list[Any]:
    found = geojson.loads(words)
    assert found.is_valid, found.errors()
    assert found["type"] == "FeatureCollection"
    return list(found["features"])


@pytest.mark.parametrize("what", ["claims", "statements"])
def test_every_place_that_is_known_has_its_point(what: str, crisis: str, export: Export) -> None:
    found = features(export("geojson", what).read_text("utf8"))
    with saidseen.open(crisis) as desk:
        holders = (
            [(c.id, c.places) for c in desk.claims()]
            if what == "claims"
            else [(r.statement.id, r.statement.places) for r in desk.statements()]
        )
    wanted = {(id_, p.name) for id_, places in holders for p in places if p.lat is not None}
    assert {(one["properties"]["id"], one["properties"]["place"]) for one in found} == wanted
    assert len({one["id"] for one in found}) == len(found) == len(wanted) > 0
    kharkiv = next(one for one in found if one["properties"]["place"] == "Kharkiv")
    assert kharkiv["geometry"]["coordinates"] == pytest.approx([36.25, 50.0], abs=0.3)
    assert kharkiv["properties"]["extent"] == "place"


def placed(row: Row, *places: Place) -> Row:
    return replace(row, statement=replace(row.statement, places=places, specifics={}))


def test_a_country_is_no_spot_and_what_is_nowhere_is_counted(crisis: str) -> None:
    span = Span(0, 1)
    with saidseen.open(crisis) as desk:
        row = next(desk.statements())
    ukraine = Place("Ukraine", span, "Ukraine", 690791, "UKR", 49.0, 32.0)
    europe = Place("Europe", span, "Europe", 6255148, None, 48.69, 9.14)
    nowhere = Place("Nowhere", span, None, None, None, None, None)
    file = StringIO()
    told = write(
        "geojson", "statements", [placed(row, ukraine, ukraine, europe), placed(row, nowhere), placed(row)], file
    )
    found = features(file.getvalue())
    assert [(one["properties"]["place"], one["properties"]["extent"]) for one in found] == [
        ("Ukraine", "country"),
        ("Europe", "wide"),
    ]
    assert geojson.loads(file.getvalue())["left_out"] == 2
    assert told == "2 name no place that is known, and are not on the map"


@pytest.mark.parametrize(
    ("words", "extent"),
    [
        ("Kharkiv", "place"), ("Kyiv", "place"), ("Kharkiv Oblast", "region"), ("Siberia", "region"),
        ("Texas", "region"), ("Donbas", "region"), ("Crimea", "region"), ("Russia", "country"),
        ("the Czech Republic", "country"), ("the Black Sea", "wide"), ("the Balkans", "wide"),
    ],
)  # fmt: skip
def test_what_is_no_spot_is_told_from_what_is(words: str, extent: str, crisis: str) -> None:
    reading = saidseen.read(f"Officials said on Tuesday that there had been strikes in {words}.")
    with saidseen.open(crisis) as desk:
        row = next(desk.statements())
    file = StringIO()
    write("geojson", "statements", [placed(row, *reading.statements[0].places[:1])], file)
    (one,) = features(file.getvalue())
    assert one["properties"]["extent"] == extent, one["properties"]


def test_a_place_that_the_gazetteer_has_not_is_none_of_these(crisis: str) -> None:
    with saidseen.open(crisis) as desk:
        row = next(desk.statements())
    file = StringIO()
    write("geojson", "statements", [placed(row, Place("Nork", Span(0, 1), "Nork", 1, "UKR", 49.0, 32.0))], file)
    assert features(file.getvalue())[0]["properties"]["extent"] == "unknown"


def test_nothing_found_is_a_map_without_points(export: Export) -> None:
    assert features(export("geojson", "claims", "--since", "2099").read_text("utf8")) == []

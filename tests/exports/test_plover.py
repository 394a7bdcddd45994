"""PLOVER records, held against the fields of its manual and its types and modes."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

import saidseen
from saidseen.model import plover
from saidseen.model.acts import Act
from saidseen.model.reading import Event, Speaker, Specific, State
from tests.exports.conftest import Export, write

# The tables of the manual's chapter "Data Fields" (github.com/openeventdata/PLOVER), of what is used here.
ENTITY = {
    "type": "object",
    "additionalProperties": False,
    "minProperties": 1,
    "properties": {"code": {"type": "string", "minLength": 3, "maxLength": 3}, "entity_text": {"type": "string"}},
}
RECORD = {
    "type": "object",
    "required": ["id", "date", "actor", "event"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string"},
        "date": {"type": "string", "format": "date"},
        "enddate": {"type": "string", "format": "date"},
        "actor": {"type": "array", "items": ENTITY},
        "event": {"type": "array", "items": {"enum": list(plover.TYPES)}, "minItems": 1},
        "mode": {"type": "array", "items": {"enum": sorted({m for modes in plover.TYPES.values() for m in modes})}},
        "event_loc": {
            "type": "object",
            "additionalProperties": False,
            "required": ["extracted_place", "resolved_place"],
            "properties": {
                "extracted_place": {"type": "string"},
                "resolved_place": {"type": "string"},
                "geonameid": {"type": "integer"},
                "lat": {"type": "number"},
                "lon": {"type": "number"},
                "country_code": {"type": "string", "minLength": 3, "maxLength": 3},
            },
        },
        "text": {"type": "string"},
        "text_info": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"start": {"type": "integer"}, "end": {"type": "integer"}},
        },
        "cite_info": {
            "type": "object",
            "additionalProperties": False,
            "properties": {name: {"type": "string"} for name in ("url", "title", "publication", "codebook")},
        },
        "coder": {"const": "saidseen-extension-1"},
        "saidseen": {"type": "object", "required": ["of", "date_of"]},
    },
}


def records(words: str) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in words.splitlines()]
    for one in found:
        Draft202012Validator(RECORD, format_checker=FormatChecker()).validate(one)
    assert len({one["id"] for one in found}) == len(found)
    return found


def test_statements_are_events_with_who_says_so_beside(crisis: str, export: Export) -> None:
    found = records(export("plover", "statements").read_text("utf8"))
    with saidseen.open(crisis) as desk:
        rows = [row for row in desk.statements() if row.statement.event and row.published]
    assert [one["saidseen"]["statement"] for one in found] == [row.statement.id for row in rows]
    assert [one["saidseen"]["act"] for one in found] == [row.statement.act.value for row in rows]
    (stoltenberg,) = [one for one in found if one["saidseen"]["speaker"] == "Jens Stoltenberg"]
    assert (stoltenberg["event"], stoltenberg["date"]) == (["RETREAT"], "2022-02-15")
    assert stoltenberg["saidseen"]["basis"] == "seen"
    assert "Stoltenberg" not in json.dumps(stoltenberg["actor"])


def test_who_accuses_does_it_by_saying_so(crisis: str) -> None:
    """Of "X accuses Y of an attack" the actor is X, of "the army attacked" the army."""
    with saidseen.open(crisis) as desk:
        row = next(row for row in desk.statements() if row.published and row.statement.speaker)
    done = {"who": Specific(State.GIVEN, row.statement.content.spans[0])}
    for event, act, actor in (
        ("ACCUSE", Act.ACCUSE, "Jens Stoltenberg"),
        ("ACCUSE", Act.ASSERT, row.statement.content.text),
        ("ASSAULT", Act.ACCUSE, row.statement.content.text),
    ):
        speaker = Speaker("Jens Stoltenberg", None, "NATO", "IGO", "test")
        told = replace(row.statement, event=Event(event, None, 0.9), act=act, specifics=done, speaker=speaker)
        file = StringIO()
        write("plover", "statements", [replace(row, statement=told)], file)
        assert [one["entity_text"] for one in records(file.getvalue())[0]["actor"]] == [actor]


def test_claims_are_events_of_their_sides(crisis: str, export: Export) -> None:
    found = records(export("plover", "claims").read_text("utf8"))
    with saidseen.open(crisis) as desk:
        claims = {claim.id: claim for claim in desk.claims()}
    assert found
    for one in found:
        claim = claims[one["id"]]
        assert "/".join([*one["event"], *one.get("mode", ())]) == claim.event
        assert [e.get("code") or e["entity_text"] for e in one["actor"]] == list(claim.actors)
        assert [s["stance"] for s in one["saidseen"]["said"]] == [m.stance.value for m in claim.said]
        assert (one["saidseen"]["status_by"], one["saidseen"]["graded_by"]) == ("machine", "machine")


@pytest.mark.parametrize("lacks", ["event", "day"])
def test_what_is_no_record_is_left_out_and_counted(crisis: str, lacks: str) -> None:
    with saidseen.open(crisis) as desk:
        row = next(row for row in desk.statements() if row.published)
    whole = replace(row, statement=replace(row.statement, event=Event("RETREAT", "WITHDRAW", 0.9), specifics={}))
    without = {
        "event": replace(whole, statement=replace(whole.statement, event=None)),
        "day": replace(whole, published="2022-02"),
    }[lacks]
    file = StringIO()
    assert (
        write("plover", "statements", [without, whole], file) == "1 have no event of PLOVER or no day, and are left out"
    )
    assert len(records(file.getvalue())) == 1


def test_a_persons_status_is_told_as_theirs(judged: str, export: Export) -> None:
    found = [one["saidseen"] for one in records(export("plover", "claims", ledger=judged).read_text("utf8"))]
    assert [(one["status"], one["graded_by"]) for one in found if one["status_by"] == "J. Marlow"] == [
        ("denied", "machine")
    ]

"""The bundle as the OASIS library and the OASIS validator read it."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import stix2
from stix2.confidence.scales import admiralty_credibility_to_value
from stix2validator import ValidationOptions, validate_string

import saidseen
from saidseen.exports.formats.stix import CONFIDENCE, EXTENSION
from saidseen.model.claim import Stance
from tests.exports.conftest import Export, write

Thing = dict[str, Any]


def parsed(words: str) -> list[Thing]:
    """The objects of a bundle that the library parses strictly, the validator finds valid, and that refer to nothing
    outside it."""
    bundle = stix2.parse(words, allow_custom=False)
    found = validate_string(words, ValidationOptions(version="2.1"))
    assert found.is_valid, [str(error) for error in found.errors]
    # STIX would rather have {103} ids drawn and not made of what they tell, and {302} a hash beside each address.
    assert [warning for warning in found.warnings if "{103}" not in warning and "{302}" not in warning] == []
    objects = json.loads(words)["objects"]
    assert len(bundle.objects) == len(objects) == len({one["id"] for one in objects})
    own = {one["id"] for one in objects}
    for one in objects:
        assert set(one.get("object_refs", ())) | {one["created_by_ref"]} <= own if "created_by_ref" in one else True
    return list(objects)


def of(kind: str, objects: list[Thing]) -> list[Thing]:
    return [one for one in objects if one["type"] == kind]


def told(one: Thing) -> Thing:
    return dict(one["extensions"][EXTENSION])


def read(path: Path) -> list[Thing]:
    return parsed(path.read_text("utf8"))


def test_statements_are_notes_on_stories_and_speakers(crisis: str, export: Export) -> None:
    objects = read(export("stix", "statements"))
    notes = of("note", objects)
    with saidseen.open(crisis) as desk:
        rows = list(desk.statements())
    assert [(told(n)["statement"], n["content"]) for n in notes] == [
        (r.statement.id, r.statement.content.text) for r in rows
    ]
    assert [(told(n)["act"], told(n)["basis"]) for n in notes] == [
        (r.statement.act.value, r.statement.basis.value) for r in rows
    ]
    names = {r.statement.speaker.name for r in rows if r.statement.speaker and r.statement.speaker.name}
    assert {one["name"] for one in of("identity", objects)} == names | {"saidseen"}
    assert [one["first_observed"] for one in of("observed-data", objects)] == ["2022-02-15T00:00:00.000Z"]
    assert [one["id"] for one in of("url", objects)] == [stix2.URL(value="https://example.org/talks?a=1&b=2").id]


def test_claims_are_groupings_and_stances_opinions(crisis: str, export: Export) -> None:
    objects = read(export("stix", "claims"))
    with saidseen.open(crisis) as desk:
        claims = desk.claims()
    groups = of("grouping", objects)
    assert [told(group)["claim"] for group in groups] == [claim.id for claim in claims]
    assert [group.get("confidence") for group in groups] == [
        CONFIDENCE.get(claim.assessment.credibility) for claim in claims
    ]
    assert all("graded by machine" in told(group)["scale"] for group in groups)
    stances = {Stance.AFFIRMS: "agree", Stance.DENIES: "disagree", Stance.DOUBTS: "neutral"}
    wanted = [stances[m.stance] for claim in claims for m in claim.said if m.stance in stances]
    assert [one["opinion"] for one in of("opinion", objects)] == wanted
    assert {"agree"} < set(wanted)


def test_confidence_is_by_the_table_of_stix() -> None:
    names = ("Confirmed by other sources", "Probably True", "Possibly True", "Doubtful", "Improbable")
    assert {n: admiralty_credibility_to_value(f"{n} - {name}") for n, name in enumerate(names, 1)} == CONFIDENCE
    with pytest.raises(ValueError, match="cannot be determined"):
        admiralty_credibility_to_value("6 - Truth cannot be judged")


def test_the_same_statement_has_the_same_id_in_every_export_and_changes_later(crisis: str) -> None:
    def ids(at: str) -> dict[str, str]:
        file = StringIO()
        with saidseen.open(crisis) as desk:
            assert write("stix", "claims", desk.claims(), file, at=at) == (
                "1 stories have no day, so that the bundle has no observed-data of them"
            )
        return {one["id"]: one.get("modified", "") for one in parsed(file.getvalue())}

    one, two = ids("2126-03-01T10:00:00+00:00"), ids("2126-03-02T10:00:00+02:00")
    assert list(one) == list(two)
    assert {"2126-03-02T08:00:00.000Z"} == {two[i] for i in two if i.startswith(("note", "grouping", "opinion"))}
    assert {i: m for i, m in one.items() if i.startswith("identity")} == {
        i: m for i, m in two.items() if i.startswith("identity")
    }


def test_the_status_is_the_persons_and_the_credibility_the_machines(judged: str, export: Export) -> None:
    groups = of("grouping", read(export("stix", "claims", ledger=judged)))
    (group,) = [one for one in groups if told(one)["status_by"] != "machine"]
    assert (told(group)["status"], told(group)["status_by"]) == ("denied", "J. Marlow")
    assert "graded by machine" in told(group)["scale"]


def test_an_address_that_is_none_is_not_handed_on(crisis: str) -> None:
    file = StringIO()
    with saidseen.open(crisis) as desk:
        row = next(desk.statements())
    write("stix", "statements", [replace(row, url="javascript:alert(1)", outlet="\ud800\u202e", name="")], file)
    assert "javascript" not in file.getvalue()
    assert of("url", parsed(file.getvalue())) == []

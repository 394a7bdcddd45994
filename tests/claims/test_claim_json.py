"""A claim as JSON, and what the measures make of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from saidseen.claims.assemble import assemble
from saidseen.measures import ClaimError
from saidseen.measures.claim_json import claim_from_json
from saidseen.measures.viewing import view_of
from saidseen.model.claim import Joint
from saidseen.model.claim_json import claim_to_json
from saidseen.model.judged import Judged
from tests.claims.builders import examples, of_kind, said, said_of, wire_copies, withdrawal


def test_the_fields_of_the_contract() -> None:
    group = withdrawal()
    raw = claim_to_json(assemble(group, joints=[Joint(group[0].id, group[1].id, 0.9, "It belongs there.")]))
    assert {"id", "title", "event", "actors", "places", "start", "end", "status", "credibility", "origins"} <= set(raw)
    assert (raw["kind"], raw["actors"], raw["status"], raw["origins"]) == (
        "withdrawal",
        ["RUS"],
        "doubted by observers",
        3,
    )
    first = raw["statements"][0]
    assert {"id", "document", "document_id", "stance", "origin", "why", "speaker", "country", "act"} <= set(first)
    assert (first["speaker"], first["country"], first["stance"]) == ("Ministry of Defence of Russia", "RUS", "affirms")
    assert raw["owed"]["how_many"] == {"state": "withheld", "by": [group[2].id], "given": [], "withheld": [group[2].id]}
    assert {"at", "status", "because"} <= set(raw["history"][0])
    assert raw["joints"] == [{"a": group[0].id, "b": group[1].id, "score": 0.9, "why": "It belongs there."}]


def test_it_survives_json() -> None:
    readings = examples()
    claim = assemble(of_kind(readings, "withdrawal", "RUS"), wire_copies(readings))
    raw = claim_to_json(claim)
    assert json.loads(json.dumps(raw)) == raw


def test_the_measures_take_every_claim_of_the_examples() -> None:
    for reading in examples():
        for one in said_of(reading):
            claim = assemble([one])
            raw = claim_to_json(claim)
            view = claim_from_json(json.loads(json.dumps(raw)))
            assert view_of(claim) == view
            assert view.id == raw["id"]
            assert view.statements[0].text == one.statement.content.text
            assert len(view.figures) == len(raw["quantities"])
            assert set(view.owed) == set(raw["owed"])


def test_the_measures_see_a_claim_as_they_see_its_json() -> None:
    where = [("Crimea", "UKR"), ("Russia", "RUS"), ("Kerch", "UKR")]
    told = said("10,000 troops left Crimea and Kerch for Russia", named=where, figures=[("10,000", 10_000, "troops")],
                given=[("how_many", "10,000"), ("where", "Crimea and Kerch")])  # fmt: skip
    again = replace(told, source=replace(told.source, id="b", name="b", outlet=None), alias="again")
    silent = said("how many were leaving", "official", withheld=["how_many", "when"], ordinal=1, document="c")
    same = replace(silent, source=replace(silent.source, id="d", name="d"), alias="same")
    seen = said("the troops are gone", None, ordinal=2, document="e")
    deep = replace(seen, statement=replace(seen.statement, id="deep", embedded=True), ordinal=3)
    for group in ([told, again], [silent, same], [told, silent, seen, deep], [deep], [told, again, silent, same, seen]):
        claim = assemble(group)
        assert view_of(claim) == claim_from_json(json.loads(json.dumps(claim_to_json(claim))))
    view = view_of(assemble([told, silent, seen, deep]), lambda member: member.said.id)
    assert [place.name for place in view.places] == ["Crimea", "Kerch"]
    assert {s.id for s in view.statements} == {told.id, silent.id, seen.id}
    assert all(s.sentence == s.id for s in view.statements)
    assert (view.owed["how_many"].state.value, view.owed["how_many"].by) == ("given", (told.id,))


def test_a_claim_of_no_sense_is_told() -> None:
    claim = assemble([said("troops left")])
    with pytest.raises(ClaimError, match=f"start of claim {claim.id} is no ISO date or time: 'soon'"):
        view_of(replace(claim, start="soon"))


def test_figures_and_words_given() -> None:
    told = said(
        "10,000 troops left Crimea on Monday",
        named=[("Crimea", "UKR")],
        days=[("Monday", "2022-02-14")],
        figures=[("10,000", 10_000, "troops")],
        given=[("how_many", "10,000"), ("where", "Crimea"), ("when", "Monday")],
    )
    raw = claim_to_json(assemble([told]))
    assert raw["owed"]["how_many"] == {
        "state": "given",
        "by": [told.id],
        "given": [{"statement": told.id, "text": "10,000"}],
        "withheld": [],
    }
    assert raw["quantities"] == [
        {
            "statement": told.id,
            "speaker": "Ministry of Defence of Russia",
            "at": "2022-02-15",
            "text": "10,000",
            "value": 10_000,
            "upper": None,
            "unit": "troops",
            "modifier": None,
            "beside": False,
        }
    ]
    assert raw["places"][0]["country"] == "UKR"


def test_an_outlet_has_no_speaker_and_the_unnamed_keep_their_words() -> None:
    raw = claim_to_json(assemble([said("troops left", None), said("troops left", "official", ordinal=1)]))
    assert [one["speaker"] for one in raw["statements"]] == [None, "a USA official"]


def test_reliability_is_a_persons() -> None:
    claim = assemble([said("troops left"), said("troops left", "nato", ordinal=1)])
    judged = [Judged("Jens Stoltenberg", "B", "analyst", "2022-02-16")]
    assert [s["reliability"] for s in claim_to_json(claim)["statements"]] == ["F", "F"]
    assert [s["reliability"] for s in claim_to_json(claim, judged)["statements"]] == ["F", "B"]
    outlet = [Judged("Northern Wire", "C", "analyst", "2022-02-16")]
    assert [s["reliability"] for s in claim_to_json(claim, outlet)["statements"]] == ["C", "C"]

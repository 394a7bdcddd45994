"""What a claim of the claims room is to the measures: whose figures count, where it happens, who gives an item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from saidseen.claims.kinds import kinds as claims_kinds
from saidseen.measures import ClaimError, Finding, Pack, claim_from_json, findings
from saidseen.measures.case import case_of
from saidseen.measures.kinds import kinds_of, roles, table
from saidseen.model.reading import State
from saidseen.show.measures.section import section, sections

Packs = Sequence[Pack]
EXERCISE: dict[str, Any] = {
    "id": "e", "title": "Russia and Belarus hold a military exercise in Belarus", "kind": "exercise",
    "actors": ["BLR", "RUS"], "start": "2022-02-10", "end": "2022-02-20",
    "places": [
        {"text": "Belarus", "name": "Belarus", "country": "BLR", "lat": 53.0, "lon": 28.0},
        {"text": "Russia", "name": "Russia", "country": "RUS", "lat": 60.0, "lon": 100.0},
        {"text": "Washington", "name": "Washington", "country": "USA", "lat": 38.9, "lon": -77.0},
    ],
    "owed": {"where": {"state": "given", "by": ["s1"], "given": [{"statement": "s1", "text": "in Belarus"}]}},
}  # fmt: skip


def spoken(id_: str, text: str, speaker: str | None = "Belarus", country: str | None = "BLR", **more: Any) -> Any:
    """A statement as the claims room writes it."""
    plain = {"stance": "affirms", "act": "assert", "polarity": "positive", "outlet": "Northern Wire"}
    head = {"id": id_, "text": text, "speaker": speaker, "country": country, "published": "2022-02-12"}
    return {**plain, **head, **more}


def figure(statement: str, text: str, value: float, modifier: str | None = None, unit: str | None = None) -> Any:
    return {"statement": statement, "speaker": "Belarus", "text": text, "value": value, "unit": unit,
            "modifier": modifier}  # fmt: skip


def exercise(statements: Sequence[Any], figures: Sequence[Any] = (), **more: Any) -> Any:
    return claim_from_json({**EXERCISE, "statements": statements, "quantities": figures, **more})


def only(raw: Any, packs: Packs, measure: str) -> Finding:
    [found] = [finding for finding in findings([raw], packs) if finding.measure == measure]
    return found


def state_of(finding: Finding, item: str) -> tuple[State, tuple[str, ...], str | None]:
    [one] = [one for one in finding.owed if one.item == item]
    return one.state, one.by, one.note


def test_every_kind_of_the_claims_room_has_its_role_here() -> None:
    assert set(roles()) == set(claims_kinds())
    for role in roles().values():
        assert role.is_ | role.may <= set(table())


@pytest.mark.parametrize(
    ("kind", "title", "kinds"),
    [
        ("prisoners", "Tank crews and guns are exchanged on the line", set()),
        ("withdrawal", "Russia has withdrawn troops after drills", {"withdrawal"}),
        ("build-up", "Russia has massed troops near Ukraine", {"deployment", "activity"}),
        ("request", "Zelensky asks for talks", set()),
        ("talks", "Talks on an explanation of the military activity", {"request"}),
        (None, "Minsk how many tanks and artillery pieces are involved", set()),
        (None, "The strength of the exercise was below 13,000", {"exercise", "activity"}),
    ],
)
def test_a_stray_word_brings_no_measure(kind: str | None, title: str, kinds: set[str]) -> None:
    assert kinds_of(claim_from_json({"id": "c", "title": title, "kind": kind})) == kinds


def test_a_request_is_known_by_the_words_of_its_statements() -> None:
    raw = {"id": "c", "title": "Kyiv asks Moscow", "kind": "request", "actors": ["RUS"],
           "statements": [spoken("s1", "to explain the military activity", "Ukraine", "UKR", act="ask")]}  # fmt: skip
    assert kinds_of(claim_from_json(raw)) == {"request"}


def test_a_number_without_a_unit_is_of_troops_where_the_words_speak_of_strength(packs: Packs) -> None:
    told = spoken("s1", "that the strength of the exercise was below 13,000")
    claim = exercise([told], [figure("s1", "below 13,000", 13_000, "below")])
    notice = only(claim, packs, "vd11-38")
    assert notice.result.value == "undetermined"
    assert "'below 13,000' leaves it open" in notice.reading
    assert only(claim, packs, "vd11-47").result.value == "not met"
    bare = exercise([spoken("s1", "The budget was 13,000")], [figure("s1", "13,000", 13_000)])
    assert "troops" not in case_of(bare).figures


@pytest.mark.parametrize(
    ("text", "words", "changes"),
    [
        ("An exercise of more than 9,000 troops must be announced", "more than 9,000 troops", {}),
        ("more than 9,000 troops", "more than 9,000 troops", {"speaker": "Vienna Document", "country": None}),
        ("whether more than 9,000 troops take part", "more than 9,000 troops", {}),
        ("that more than 9,000 troops take part", "more than 9,000 troops", {"act": "deny"}),
        ("more than 9,000 troops to go", "more than 9,000 troops", {"act": "demand"}),
        ("that it is small, while NATO expected 9,100 troops", "9,100 troops", {}),
    ],
)
def test_figures_that_are_not_put_forward_as_so_are_left_out(text: str, words: str, changes: Mapping[str, Any]) -> None:
    claim = exercise([spoken("s1", text, **changes)], [figure("s1", words, 9_100, None, "troops")])
    assert "troops" not in case_of(claim).figures


def test_what_is_foreseen_is_said_to_be(packs: Packs) -> None:
    told = spoken("s1", "30,000 troops in Belarus", "NATO", None, act="expect", side="NATO")
    claim = exercise([told], [figure("s1", "30,000 troops", 30_000, None, "troops")])
    assert "foreseen and not reported as so (act: expect)" in only(claim, packs, "vd11-38").reading


def test_the_zone_is_judged_by_where_it_happens(packs: Packs) -> None:
    claim = exercise([spoken("s1", "The drills in Belarus go on.")])
    assert [place.name for place in claim.places] == ["Belarus"]
    anywhere = exercise([], owed={})
    assert [(place.name, place.point is None) for place in anywhere.places] == [
        ("Belarus", True),
        ("Russia", True),
        ("Washington", False),
    ]
    [zone] = [one for one in only(claim, packs, "vd11-38").conditions if one.condition.startswith("inside")]
    assert zone.result.value == "met"
    part = exercise([], places=EXERCISE["places"][:2], owed={})
    [zone] = [one for one in only(part, packs, "vd11-38").conditions if one.condition.startswith("inside")]
    assert (zone.result.value, zone.value) == ("met", "Belarus"), "a state in the zone in part adds nothing"


def test_an_outlet_a_paper_and_a_stranger_give_nothing_that_a_state_owes(packs: Packs) -> None:
    words = "The exercise, named Union Resolve, ends on 20 February."
    for speaker, country in ((None, None), ("Vienna Document", "AUT"), ("Joan", None), ("NATO", None)):
        finding = only(exercise([spoken("s1", words, speaker, country)]), packs, "vd11-40.1.1")
        told = None if country == "AUT" else "said only by others"
        assert state_of(finding, "designation") == (State.MISSING, (), told), "a paper never speaks"
        assert state_of(finding, "dates") == (State.MISSING, (), "said only by others")
    finding = only(exercise([spoken("s1", words, "Ministry of Defence of Russia", "RUS")]), packs, "vd11-40.1.1")
    assert state_of(finding, "designation") == (State.GIVEN, ("s1",), None)
    assert state_of(finding, "dates") == (State.GIVEN, ("s1",), None)


@pytest.mark.parametrize("words", ["The drills began on Thursday", "They moved from Crimea to Kursk by 10 wagons"])
def test_words_that_give_no_end(packs: Packs, words: str) -> None:
    assert state_of(only(exercise([spoken("s1", words)]), packs, "vd11-16.1"), "end")[0] is State.MISSING


def test_what_others_keep_to_themselves_is_not_withheld_by_the_side_that_owes_it(packs: Packs) -> None:
    statements = [
        spoken("s1", "what it rests on", "A US official", "USA", stance="withholds", act="withhold"),
        spoken("s2", "how many", stance="withholds", act="withhold"),
    ]
    owed: dict[str, Any] = {"how_many": {"state": "withheld", "by": ["s1", "s2"], "withheld": ["s1", "s2"]}}
    finding = only(exercise(statements, owed=owed), packs, "vd11-16.1")
    assert state_of(finding, "troops") == (State.WITHHELD, ("s2",), None)
    owed["how_many"] = {**owed["how_many"], "by": ["s1"], "withheld": ["s1"]}
    finding = only(exercise(statements[:1], owed=owed), packs, "vd11-16.1")
    assert state_of(finding, "troops") == (State.MISSING, (), None)


@pytest.mark.parametrize(
    ("words", "withheld", "beside"),
    [
        ("how many troops were leaving", {"troops"}, set()),
        ("how many or where", {"troops", "area"}, set()),
        ("where the film had been taken", set(), set()),
        ("which units were leaving or where they were headed", {"formations"}, {"whither"}),
        ("when or by what route the troops would return", {"end"}, {"whither"}),
        ("how many tanks it had sent", {"tanks"}, set()),
        ("the composition of the force and on its weapons", {"formations"}, set()),
        ("either of vehicles or of soldiers", set(), set()),
        ("what the figure was based on", set(), set()),
    ],
)
def test_only_what_somebody_was_said_not_to_tell_is_withheld(
    packs: Packs, words: str, withheld: set[str], beside: set[str]
) -> None:
    told = spoken("s1", words, "Ministry of Defence of Russia", "RUS", stance="withholds", act="withhold")
    raw = {"id": "w", "title": "Russia moves troops", "kind": "movement", "actors": ["RUS"], "start": "2022-02-15",
           "statements": [told]}  # fmt: skip
    finding = only(claim_from_json(raw), packs, "vd11-16.1")
    assert {item.item for item in finding.owed if item.state is State.WITHHELD} == withheld
    assert {item.item for item in finding.beside} == beside
    assert all(item.by == ("s1",) for item in (*finding.owed, *finding.beside) if item.state is State.WITHHELD)


def test_a_request_is_reckoned_from_its_first_report_and_says_so(packs: Packs) -> None:
    raw = {"id": "r", "title": "Ukraine asks Russia to explain the military activity", "kind": "request",
           "actors": ["RUS", "UKR"], "statements": [
               spoken("s1", "what its forces are doing", "Dmytro Kuleba", "UKR", act="ask",
                      published="2022-02-11T21:40:00+01:00")]}  # fmt: skip
    [finding] = [f for f in findings([claim_from_json(raw)], packs, on="2022-02-15") if f.measure == "vd11-16.1"]
    [reply] = finding.deadlines
    assert (reply.at, reply.passed) == ("2022-02-13", True)
    assert reply.note == "reckoned from the first report of it: the request may be earlier"
    assert all(item.state is State.MISSING for item in finding.owed), "who asks gives nothing"
    [concern] = [one for one in finding.conditions if "security concern" in one.condition]
    assert concern.result.value == "met"


def test_sections_are_for_the_claims_that_measures_are_about_and_one_odd_claim_stops_none() -> None:
    talk = claim_from_json({"id": "talk", "title": "Talks go on", "kind": "talks"})
    drills = exercise([spoken("s1", "<b>Drills</b> end on 20 February")])
    with pytest.raises(ClaimError) as odd:
        claim_from_json({"id": "odd", "title": "Drills", "start": "soon"})
    found = sections([talk, drills], refused={"odd": str(odd.value)})
    assert set(found) == {"odd", "e"}
    assert "start of claim odd is no ISO date or time: &#39;soon&#39;" in found["odd"]
    assert found["e"] == section(drills)
    assert "<b>" not in found["e"]
    assert 'class="measure-map"' in found["e"]
    assert "<circle" not in found["e"], "a whole state is no point on a map"


def test_parties_that_leave_a_measure_alike_share_a_line_and_keep_their_conditions(packs: Packs) -> None:
    claim = exercise(
        [spoken("s1", "10,000 troops"), spoken("s2", "20,000 troops", "NATO", None)],
        [
            {**figure("s1", "10,000 troops", 10_000, None, "troops"), "speaker": "Belarus"},
            {**figure("s2", "20,000 troops", 20_000, None, "troops"), "speaker": "NATO"},
        ],
    )
    html = section(claim, packs)
    assert "by Belarus’s figure (10,000 troops) yes, by NATO’s figure (20,000 troops) yes: met" in html
    assert "The conditions, one by one, by the word of NATO: met" in html


@pytest.mark.parametrize(
    ("end", "result"), [("2022-02-20", "met"), ("2022-02-10", "undetermined"), (None, "undetermined")]
)
def test_one_day_says_nothing_of_how_long_it_lasts(packs: Packs, end: str | None, result: str) -> None:
    finding = only(exercise([spoken("s1", "A snap exercise goes on.")], end=end), packs, "vd11-58")
    [lasts] = [one for one in finding.conditions if one.condition.startswith("it lasts")]
    assert lasts.result.value == result

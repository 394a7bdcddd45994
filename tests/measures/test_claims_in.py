"""Claims as JSON, and the kinds that their titles and events give."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.measures import (
    ClaimError,
    ClaimView,
    FigureView,
    Result,
    StatementView,
    claim_from_json,
    findings,
    load_packs,
)
from saidseen.measures.case import case_of, saying
from saidseen.measures.kinds import kinds_of
from saidseen.model.reading import State

CLAIM: dict[str, Any] = {
    "id": "c1",
    "title": "Russia has withdrawn troops from areas near Ukraine, 15 February 2022",
    "event": {"type": "RETREAT", "mode": "WITHDRAW", "score": 0.9},
    "actors": ["Russia", "NATO"],
    "places": [{"name": "Crimea", "country": "UKR", "lat": 45.3, "lon": 34.4}],
    "start": "2022-02-15",
    "end": None,
    "status": "disputed",
    "credibility": 3,
    "origins": 2,
    "quantities": [
        {"value": 10000, "unit": "troops", "modifier": "more than", "statement": "s1", "speaker": "a ministry"}
    ],
    "statements": [
        {"id": "s1", "document": "d1", "stance": "affirms", "origin": 1},
        {
            "id": "s2",
            "document": "d2",
            "stance": "doubts",
            "origin": 2,
            "speaker": "Jens Stoltenberg",
            "text": "No sign.",
        },
    ],
    "owed": {"where": {"state": "withheld", "by": ["s1"]}, "how_many": {"state": "missing", "by": []}},
    "history": [],
}


def test_the_claims_json_becomes_a_view() -> None:
    who = {"name": "Ministry of Defence of Russia", "country": "RUS"}
    first = CLAIM["statements"][0] | {"speaker": who, "text": "Units go back."}
    view = claim_from_json({**CLAIM, "statements": [first, *CLAIM["statements"][1:]]})
    assert view.actors == ("RUS", "NATO")
    assert view.states == ("RUS",)
    assert view.event == "RETREAT/WITHDRAW"
    assert view.statements[0] == StatementView(
        "s1", "Ministry of Defence of Russia", "affirms", "Units go back.", "d1", "RUS", origin="1"
    )
    assert view.owed["where"].state is State.WITHHELD
    assert view.figures[0] == FigureView(10_000, "troops", "more than", None, "s1", "a ministry")
    assert "withdrawal" in kinds_of(view)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": None}, "a claim needs id as text, not None"),
        ({"title": "  "}, "claim c1 needs title as text"),
        ({"places": [{"name": "X", "lat": 95, "lon": 0}]}, "X of claim c1 cannot lie at latitude 95, longitude 0"),
        ({"places": [{"name": "X", "lat": 5}]}, "only one of lat and lon"),
        ({"places": [{"name": "X", "lat": float("nan"), "lon": 1}]}, "lat of X of claim c1 must be a number"),
        ({"places": [{"lat": 5, "lon": 5}]}, "a place of claim c1 has no name"),
        ({"start": "soon"}, "start of claim c1 is no ISO date or time: 'soon'"),
        ({"start": "2022-02-30"}, "no ISO date or time"),
        ({"statements": "s1"}, "statements of claim c1 must be a list"),
        ({"statements": [{"id": "s1", "stance": "likes"}]}, "unknown stance 'likes' of statement s1"),
        ({"quantities": [{"value": "many"}]}, "value of a quantity of claim c1 must be a number"),
        ({"quantities": [{"value": 5, "upper": 3}]}, "runs from 5 down to 3"),
        ({"owed": {"where": {"state": "lost"}}}, "where owed of claim c1 must be given, missing or withheld"),
        ({"actors": [{}]}, "an actor of claim c1 has no name"),
        ({"event": 7}, "event of claim c1 must be text"),
        ({"answers": [{"fact": "unusual", "holds": "yes"}]}, "needs holds: true or false"),
        ({"owed": {"where": {"state": "given", "given": 4}}}, "given of where owed of claim c1 must be a list, not 4"),
        ({"owed": {"where": 4}}, "where owed of claim c1 must be an object, not 4"),
        ({"statements": [{"id": "s1", "published": "soon"}]}, "published of statement s1 is no ISO date or time"),
        ({"statements": [{"id": "s1", "act": 4}]}, "a statement of claim c1 needs act as text, not 4"),
        ({"places": [{"name": "X", "country": 3}]}, "X of claim c1 needs country as text, not 3"),
        ({"quantities": [{"unit": 4}]}, "a quantity of claim c1 needs unit as text, not 4"),
    ],
)
def test_json_that_makes_no_sense_is_told_plainly(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(ClaimError, match=reason):
        claim_from_json({**CLAIM, **change})


@pytest.mark.parametrize("raw", [None, [], "claim", 5])
def test_what_is_no_claim(raw: Any) -> None:
    with pytest.raises(ClaimError, match="a claim is an object"):
        claim_from_json(raw)


@pytest.mark.parametrize(
    ("title", "event", "kinds"),
    [
        ("Russia pulls back its troops", None, {"withdrawal"}),
        ("Belarus and Russia hold drills", None, {"exercise", "activity"}),
        ("Troops", "MOBILIZE/TROOPS", {"deployment", "activity"}),
        ("An embassy advises people to leave", "REQUEST", set()),
        ("Lithuania asks Belarus for an explanation of the activity", "REQUEST", {"request"}),
        ("Both sides exercise restraint", None, set()),
        ("Talks moved to Minsk", None, set()),
        ("A president visits Moscow", "CONSULT/VISIT", set()),
        ("Talks go on", "CONSULT", set()),
    ],
)
def test_kinds_come_from_titles_and_events(title: str, event: str | None, kinds: set[str]) -> None:
    assert kinds_of(ClaimView("c", title, event=event)) == kinds


def test_words_that_are_negated_or_asked_settle_nothing() -> None:
    def told(text: str, stance: str = "affirms") -> bool:
        claim = ClaimView("c", "t", statements=(StatementView("s", None, stance, text),))
        return bool(list(saying(case_of(claim), ("unusual",))))

    assert told("This is highly unusual.")
    assert not told("This is not unusual.")
    assert not told("It denied that unusual things went on.")
    assert not told("Is it unusual?", "asks")
    assert not told("It is unusually cold.")


def test_a_person_can_settle_a_question_of_fact() -> None:
    raw = {**CLAIM, "kind": "deployment", "answers": [{"fact": "one-command", "holds": False, "statement": "s2"}]}
    found = {f.measure: f for f in findings([claim_from_json(raw)], load_packs())}
    assert found["vd11-40.1.1"].result is Result.NOT_MET
    [one] = [c for c in found["vd11-40.1.1"].conditions if "one operational command" in c.condition]
    assert (one.value, one.statement, one.speaker) == (False, "s2", "Jens Stoltenberg")


WORDS = ["RUS", "2022-02-15", "given", "withheld", "affirms", "s1", "troops", "km"]
KEYS = [
    "id",
    "name",
    "text",
    "country",
    "lat",
    "lon",
    "state",
    "by",
    "given",
    "statement",
    "value",
    "upper",
    "unit",
    "modifier",
    "speaker",
    "stance",
    "act",
    "published",
    "fact",
    "holds",
    "where",
    "how_many",
    "side",
    "origin",
    "type",
    "mode",
]
SCALARS = st.one_of(
    *(st.none(), st.booleans(), st.integers(-5, 10**6), st.floats(), st.text(max_size=8), st.sampled_from(WORDS))
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted({*CLAIM, "kind", "answers"})), VALUES)
def test_whatever_stands_in_a_claim_gives_findings_or_a_sentence(key: str, value: Any) -> None:
    try:
        view = claim_from_json({**CLAIM, "kind": "withdrawal", key: value})
    except ClaimError:
        return
    for finding in findings([view], load_packs(), on="2022-02-20"):
        assert finding.reading


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The manoeuvres run until 26 September", None),
        ("The drills, due to end on Thursday 26 September, go on", None),
        ("The drills began on 26 September", "2013-09-26"),
        ("The drills go on", "2013-09-26"),
    ],
)
def test_a_day_that_is_told_only_as_an_end_is_no_start(text: str, start: str | None) -> None:
    raw = {"id": "x", "title": "x", "start": "2013-09-26", "end": "2013-09-26"}
    view = claim_from_json({**raw, "statements": [{"id": "s", "stance": "affirms", "text": text}]})
    assert (view.start, view.end) == (start, "2013-09-26")

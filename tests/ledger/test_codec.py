"""The contract's JSON, there and back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from saidseen.model.codec import (
    ContractError,
    reading_from_json,
    reading_to_json,
    statement_from_json,
    statement_to_json,
    statement_to_keep,
)
from saidseen.model.reading import Quantity, Reading, Span
from saidseen.model.reasons import catalogue
from tests.ledger.stories import story
from tests.strategies import readings

STATEMENT_KEYS = (
    "id source cue content speaker outlet_own act polarity basis event toward places times quantities specifics"
    " hedges within repeats score scores embedded"
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_a_reading_comes_back_from_json_text_as_it_was(reading: Reading) -> None:
    text = json.dumps(reading_to_json(reading, why=True), allow_nan=False)
    assert text.isascii()
    assert reading_from_json(json.loads(text)) == reading


def test_the_form_is_the_contracts() -> None:
    reading = story(3, 1)
    out = reading_to_json(reading)
    assert list(out) == ["name", "reader", "document", "statements"]
    assert out["name"] == "story-3"
    assert {"sha256", "text", "outlet", "published", "places", "times", "quantities"} <= set(out["document"])
    (statement,) = out["statements"]
    assert list(statement) == STATEMENT_KEYS.split()
    assert statement["source"] == {"spans": [[0, 13]], "text": "Dmytro Kuleba"}
    assert statement["speaker"] == {
        "name": "Dmytro Kuleba",
        "country": "UKR",
        "organisation": None,
        "sector": "GOV",
        "how": "Dmytro Kuleba",
    }
    assert statement["specifics"] == {
        "where": {"state": "given", "span": [34, 41], "words": "Kharkiv"},
        "whither": {"state": "missing", "span": None},
    }
    assert set(statement["places"][0]) == {"text", "span", "name", "geoname_id", "country", "lat", "lon"}
    assert statement["quantities"][0]["value"] == 21
    assert isinstance(statement["quantities"][0]["value"], int)
    assert statement["event"] == {"type": "RETREAT", "mode": None, "score": 0.75}


def test_why_is_told_only_when_asked() -> None:
    reading = story(1, 1)
    assert "why" not in reading_to_json(reading)["statements"][0]
    assert reading_to_json(reading, why=True)["statements"][0]["why"] == {"act": "The cue says it."}


def test_json_tells_sentences_and_a_ledger_keeps_ids() -> None:
    why = {"act": "act.cue_says", "speaker": "speaker.group country.setting", "found": "By hand, long ago."}
    statement = replace(story(1, 1).statements[0], why=why)
    told = statement_to_json(statement, why=True)
    assert told["why"] == {
        "act": "The cue's word or phrase names the act.",
        "speaker": f"{catalogue()['speaker.group']} {catalogue()['country.setting']}",
        "found": "By hand, long ago.",
    }
    assert statement_to_keep(statement)["why"] == why
    assert statement_from_json(told) == statement_from_json(statement_to_keep(statement)) == statement


def test_a_record_of_old_that_kept_sentences_has_ids() -> None:
    why = {"basis": "It rests on the speaker's word.", "act": "It is said\n    so."}
    told = statement_to_json(story(1, 1).statements[0]) | {"why": why}
    assert statement_from_json(told).why == {"basis": "basis.told", "act": "It is said\n    so."}
    assert statement_from_json(told).why_words == why


def test_json_has_no_infinity() -> None:
    endless = Quantity("ever so many", Span(0, 1), float("inf"), None, None)
    out = reading_to_json(replace(story(1, 0), quantities=(endless,)))
    assert out["document"]["quantities"][0]["value"] is None


def test_what_is_left_out_is_taken_as_unknown() -> None:
    reading = reading_from_json({"name": "a", "document": {"text": "Talk."}, "statements": []})
    assert reading.document.outlet is None
    assert reading.places == ()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "'document' is missing"),
        ([], "a reading"),
        ({"name": "a", "document": {"text": "x"}}, "'statements' is missing"),
        ({"name": "a", "document": {"text": "x"}, "statements": [{}]}, "statement 1 of a is none"),
        ({"name": "a", "document": {"text": "x", "places": [{"text": "x", "span": [3, 1]}]}, "statements": []}, "span"),
    ],
)
def test_what_is_no_reading_says_so(data: object, words: str) -> None:
    with pytest.raises(ContractError, match=words):
        reading_from_json(data)  # type: ignore[arg-type]


def test_a_statement_with_an_act_there_is_not_says_so() -> None:
    data = reading_to_json(story(1, 2))
    data["statements"][1]["act"] = "shout"
    with pytest.raises(ContractError, match=r"statement 2 of story-1 is none: 'shout' is not a valid Act"):
        reading_from_json(data)

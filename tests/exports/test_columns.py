"""Columns straight from JSON are those that the statements give one by one, whatever is in them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.exports.columns import columns
from saidseen.exports.flat import STATEMENT, STORY, flat
from saidseen.ledger.errors import LedgerDamaged
from saidseen.ledger.rows import Kept
from saidseen.model.acts import Act
from saidseen.model.codec import statement_to_json, statement_to_keep
from saidseen.model.reading import Basis, Passage, Reading, Span, Specific, State, Statement
from tests.strategies import readings

TEXT = "He said that units had left Gomel on Monday and some had left Pinsk."


def kept(statement: Statement) -> Kept:
    record = json.dumps(statement_to_keep(statement))
    return Kept(record, "d", "story", None, "2022-02-15", "https://example.org/", None, "r")


def alike(some: list[Kept]) -> None:
    made = columns(some)
    assert made is not None
    table = [
        dict(zip([*STORY, *STATEMENT], row, strict=True)) for row in zip(*(c.to_pylist() for c in made), strict=True)
    ]
    assert table == [flat(one.row()) for one in some]


def whole(statement: Statement) -> bool:
    """Whether UTF-8 has room for all of its words: no half of a surrogate pair among them."""
    words = json.dumps(statement_to_json(statement, why=True), ensure_ascii=False)
    return words.encode(errors="replace").decode() == words


@settings(max_examples=80)
@given(st.lists(readings(), min_size=1, max_size=3))
def test_columns_are_the_rows(some: list[Reading]) -> None:
    found = [kept(statement) for reading in some for statement in reading.statements if whole(statement)]
    if found:
        alike(found)


def said(**more: Any) -> Statement:
    content = Passage.of(TEXT, (Span(8, 43), Span(50, 67)))
    bare = Statement("a" * 20, None, None, content, None, True, Act.ASSERT, "positive", Basis.TOLD)
    return replace(bare, **more)


def test_words_of_each_stretch_names_and_what_was_withheld() -> None:
    given_ = {
        "who": Specific(State.GIVEN, Span(13, 18)),
        "where": Specific(State.GIVEN, Span(62, 67), "Pinsk"),
        "what": Specific(State.GIVEN, Span(0, 7)),
        "when": Specific(State.GIVEN, Span(34, 43), ""),
        "whither": Specific(State.WITHHELD),
        "how_many": Specific(State.WITHHELD),
    }
    some = [
        kept(said(specifics=given_)),
        kept(said()),
        kept(said(specifics={"when": Specific(State.UNCLEAR, Span(34, 43))})),
    ]
    alike(some)
    row = flat(some[0].row())
    assert (row["who"], row["where"], row["what"], row["when"]) == ("units", "Pinsk", None, "on Monday")
    assert row["withheld"] == "how_many; whither"


@pytest.mark.parametrize(
    "record", ['{"id": "\\ud800"}', '{"id": 1}', "{", '{"id": "a"}\n{"id": "b"}', "", '{"id": "a"}']
)
def test_what_arrow_does_not_read_is_left_to_the_rows(record: str) -> None:
    assert columns([kept(said()), kept(said())._replace(record=record)]) is None


def test_half_a_letter_of_an_outlet_is_left_to_the_rows() -> None:
    assert columns([kept(said())._replace(outlet="\ud800")]) is None


def test_a_record_that_is_damaged_is_told() -> None:
    with pytest.raises(LedgerDamaged, match="a record in it is damaged"):
        kept(said())._replace(record='{"id": "a"}').row()

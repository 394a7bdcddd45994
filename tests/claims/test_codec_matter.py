"""A matter as JSON and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.claims.codec import matter_from_json, matter_to_json
from saidseen.claims.matter import matters
from saidseen.model.claim import Matter
from tests.claims.builders import examples

WORDS = st.lists(st.text(st.characters(exclude_categories=()), max_size=5), max_size=3).map(tuple)
DAY = st.none() | st.integers(-800_000, 3_000_000)
any_matter = st.builds(
    Matter,
    st.none() | st.text(max_size=5),
    WORDS,
    WORDS,
    WORDS,
    WORDS,
    st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=3).map(tuple),
    WORDS,
    DAY,
    DAY,
    st.booleans(),
    st.none() | st.text(max_size=5),
    st.text(max_size=5),
)


@given(any_matter)
def test_there_and_back(matter: Matter) -> None:
    assert matter_from_json(json.loads(json.dumps(matter_to_json(matter)))) == matter


def test_there_and_back_in_real_readings() -> None:
    for reading in examples():
        for matter in matters(reading):
            assert matter_from_json(json.loads(json.dumps(matter_to_json(matter)))) == matter


def test_what_is_no_matter_is_refused() -> None:
    with pytest.raises(TypeError):
        matter_from_json({"kind": None, "colour": "red"})
    with pytest.raises(TypeError):
        matter_from_json({})

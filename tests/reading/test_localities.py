"""Places that only a common noun beside them names."""

from __future__ import annotations

import pytest

from saidseen.model.reading import Place, Span
from saidseen.reading.localities import localities


def names(text: str, *known: Place) -> list[str]:
    """The words of the localities of a text."""
    return [p.text for p in localities(text, known)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shells fell on the Vesna district of the capital.", ["Vesna"]),
        ("Two were hurt in the village of Stary Most, the mayor said.", ["Stary Most"]),
        ("The wounded were taken to Hill Road Hospital.", ["Hill Road Hospital"]),
        ("A blast was heard near the al-Qasr roundabout.", ["al-Qasr"]),
        ("The jets bombed the town of Tal al-Nahr at dawn.", ["Tal al-Nahr"]),
    ],
)
def test_a_name_beside_a_common_noun_of_a_place_is_one(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Oslo squares off with Bergen over fishing.",
        "The Military Base was empty.",
        "On Monday villages were shelled.",
        "The army took the hill and the road.",
    ],
)
def test_verbs_days_and_bare_nouns_name_none(text: str) -> None:
    assert names(text) == []


def test_what_the_gazetteer_found_is_not_found_again() -> None:
    text = "Fighting went on in the Odesa region."
    odesa = Place("Odesa", Span(24, 29), "Odesa", 698740, "UKR", 46.5, 30.7)
    assert names(text, odesa) == []

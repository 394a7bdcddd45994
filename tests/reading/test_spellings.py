"""A town under another spelling than any that the gazetteer holds, in the country that the story tells of."""

from __future__ import annotations

import pytest

from saidseen.model.reading import Span
from saidseen.reading.places import resolve_places
from saidseen.world.gazetteer import gazetteer
from saidseen.world.names import fold
from saidseen.world.spellings import frame, respelt


@pytest.mark.parametrize(
    ("one", "other"), [("tabaqa", "at tabqah"), ("sheykhun", "shaykhun"), ("el mayadeen", "al mayadin")]
)
def test_spellings_of_one_name_share_a_frame(one: str, other: str) -> None:
    assert frame(one) == frame(other)


@pytest.mark.parametrize(
    ("words", "country", "name"),
    [
        ("Tabaqa", "SYR", "Al-Tabqa"),
        ("Mayadeen", "SYR", "Al Mayādīn"),
        ("Raqa", "SYR", "Ar Raqqah"),
        ("Volnovaha", "UKR", "Volnovakha"),
        ("Tabaqa", "UKR", None),  # none of that country
        ("Hass", "SYR", None),  # two consonants, and no large town
        ("Rasa", "UKR", None),
        ("7th Street", "SYR", None),
    ],
)
def test_a_town_in_another_spelling(words: str, country: str, name: str | None) -> None:
    found = respelt(fold(words), country)
    assert (gazetteer().name(found.row) if found else None) == name


def test_it_is_looked_for_where_the_story_happens() -> None:
    text = "Shells fell on Tabaqa, in Syria, west of Aleppo."
    spans = [Span(at := text.index(word), at + len(word)) for word in ("Tabaqa", "Syria", "Aleppo")]
    assert [p.name for p in resolve_places(text, spans)] == ["Al-Tabqa", "Syria", "Aleppo"]
    alone = resolve_places("Shells fell on Tabaqa.", [Span(15, 21)])
    assert [p.name for p in alone] == [None]

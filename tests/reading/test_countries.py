"""Countries and bodies by the words that newspapers use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.world.countries import country_of, find_countries, is_people, name_of, organisation_of


@pytest.mark.parametrize(
    ("words", "alpha3"),
    [
        ("Russia", "RUS"),
        ("the Russian Federation", "RUS"),
        ("Russian", "RUS"),
        ("Russians", "RUS"),
        ("Moscow", "RUS"),
        ("the Kremlin", "RUS"),
        ("Russia’s", "RUS"),
        ("Kyiv", "UKR"),
        ("Kiev", "UKR"),
        ("the White House", "USA"),
        ("U.S.", "USA"),
        ("the United States", "USA"),
        ("Downing Street", "GBR"),
        ("Élysée", "FRA"),
        ("Poles", "POL"),
        ("the Netherlands", "NLD"),
        ("DR Congo", "COD"),
        ("Côte d’Ivoire", "CIV"),
        ("Pyongyang", "PRK"),
    ],
)
def test_country_of(words: str, alpha3: str) -> None:
    assert country_of(words) == alpha3


@pytest.mark.parametrize("words", ["us", "turkey", "polish", "NATO", "", "   ", "Russia and Ukraine", "Jersey", "male"])
def test_no_country(words: str) -> None:
    assert country_of(words) is None


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("NATO", "NATO"),
        ("the UN", "UN"),
        ("the United Nations", "UN"),
        ("the European Commission", "EU"),
        ("WHO", "WHO"),
        ("Red Cross", "ICRC"),
        ("Amnesty", "Amnesty International"),
    ],
)
def test_organisation_of(words: str, body: str) -> None:
    assert organisation_of(words) == body


@pytest.mark.parametrize("words", ["who", "the alliance", "Russia", "un"])
def test_no_organisation(words: str) -> None:
    assert organisation_of(words) is None


def test_every_country_of_the_table_has_a_name() -> None:
    assert name_of("USA", article=True) == "the United States"
    assert name_of("NLD") == "Netherlands"
    assert name_of("PSE") == "Palestine"
    assert name_of("RUS", article=True) == "Russia"


def test_countries_in_a_text_in_order() -> None:
    text = "Moscow told the US that Ukrainians near New Jersey eat turkey; Turkey told us nothing."
    assert [(span.of(text), code) for span, code in find_countries(text)] == [
        ("Moscow", "RUS"),
        ("US", "USA"),
        ("Ukrainians", "UKR"),
        ("Turkey", "TUR"),
    ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Georgia and Armenia closed the road to Tbilisi.", ["GEO", "ARM", "GEO"]),
        ("Voters in Georgia, Florida and Alabama queued.", []),
    ],
)
def test_which_georgia(text: str, codes: list[str]) -> None:
    assert [code for _, code in find_countries(text)] == codes


@given(st.text(alphabet=st.sampled_from("RusiaUkrne US.’'-\n\u200bא\u0301"), max_size=80))
def test_spans_lie_in_the_text(text: str) -> None:
    end = 0
    for span, code in find_countries(text):
        assert end <= span.start < span.end <= len(text)
        assert len(code) == 3
        end = span.end


@pytest.mark.parametrize(
    ("words", "people"), [("Russian", True), ("Ukrainians", True), ("Russia", False), ("Kyiv", False)]
)
def test_a_nationality_is_no_place(words: str, people: bool) -> None:
    assert is_people(words) is people

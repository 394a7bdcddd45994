"""Who does it and where, from the words before and after a country's name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.claims.kinds import kind_in
from saidseen.claims.roles import agent, lies_in, named, no_party, partners, perceives, sides, titled


def who(content: str) -> dict[str, bool]:
    """The countries and bodies named, and whether each is where."""
    return {n.code: n.place for n in named(content)}


def doer(content: str, *skipped: str) -> str | None:
    """Who does what a content is about."""
    found = kind_in(content)
    assert found is not None
    kind, start, end = found
    return agent(content, named(content), set(skipped), start, end, kind.does)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("Chile has sent two brigades", False),
        ("two brigades stand in Chile", True),
        ("two brigades stand on Chile's northern border", True),
        ("Chile's brigades went home", False),
        ("an attack on Chilean troops", False),
        ("a letter to the Chilean president", False),
        ("the Chile invasion goes on", True),
        ("Chile was invaded in the night", True),
        ("weapons for Chile", True),
        ("time for Chile to withdraw", False),
        ("sanctions hit Chile hard", True),
        ("Chile's partners stay calm", True),
        ("Chilean soldier wounded amid shelling", True),
        ("two Chilean policemen were killed in the raid", True),
        ("Chilean soldiers killed two gunmen", False),
        ("War in Chile: two towns are without power", True),
    ],
)
def test_who_and_where(content: str, place: bool) -> None:
    assert who(content)["CHL"] is place


@pytest.mark.parametrize(
    "content",
    [
        "under the Vienna Document it has two days",
        "the Minsk agreements are dead",
        "a way out of the Chile crisis",
        "Chile says nothing has changed",
        "Chile has denied it",
    ],
)
def test_names_of_other_things_and_those_who_only_speak_are_no_party(content: str) -> None:
    assert who(content) == {}


def test_what_makes_a_name_another() -> None:
    assert titled(" Document of 2011")
    assert titled("’ agreements")
    assert not titled(" and its neighbours")
    assert no_party(" believes that it rains")
    assert not no_party(" withdrew")


def test_a_body_is_named_once() -> None:
    assert [n.code for n in named("NATO and the OSCE met in Oslo")] == ["NATO", "OSCE", "NOR"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Peru and not Chile: Chile has pulled its troops back", "CHL"),
        ("Chile will pull its troops back from Peru", "CHL"),
        ("a withdrawal of Chilean troops", "CHL"),
        ("the invasion by Chile has begun", "CHL"),
        ("withdrawal of troops, as Chile had feared", None),
        ("troops were withdrawn while Chile slept", None),
    ],
)
def test_who_does_it(content: str, expected: str | None) -> None:
    assert doer(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Chile will impose sanctions on Peru", "CHL"),
        ("Chile's sanctions on Peru stay", "CHL"),
        ("Chilean shops now feel the pain of sanctions", None),
        ("new sanctions hit Chile", None),
        ("Chile approves military aid for Peru", "CHL"),
    ],
)
def test_sanctions_and_arms_need_a_verb_between(content: str, expected: str | None) -> None:
    assert doer(content) == expected


def test_one_who_is_skipped_does_not_do_it() -> None:
    assert doer("NATO has seen no withdrawal of Chilean troops", "NATO") == "CHL"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Chile and Peru extend their drills", {"CHL", "PER"}),
        ("Chile, Peru and Bolivia extend their drills", {"CHL", "PER", "BOL"}),
        ("Chile holds drills with Peru", {"CHL", "PER"}),
        ("Chile holds drills near Peru", {"CHL"}),
    ],
)
def test_partners(content: str, expected: set[str]) -> None:
    assert partners(content, named(content), "CHL") == expected


def test_inside_and_near() -> None:
    inside, near = "drills in Peru", "drills near Peru"
    assert lies_in(inside, named(inside)[0])
    assert not lies_in(near, named(near)[0])
    soil = "drills on Peru's soil"
    assert lies_in(soil, named(soil)[0])


def test_sides() -> None:
    content = "Chile and Peru talked in Oslo"
    assert sides(content, named(content)) == {"CHL", "PER"}


def test_one_who_only_perceives() -> None:
    assert perceives("it has not seen any sign of a retreat")
    assert not perceives("it has sent ships")


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    for one in named(text):
        assert text[one.start : one.end]
        assert isinstance(lies_in(text, one), bool)


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ("Putin will send troops to Ukraine", ["RUS", "UKR"]),
        ("President Putin ordered a withdrawal", ["RUS"]),
        ("Putin says that Ukraine will join", ["UKR"]),
        ("talks between Biden and Putin", ["USA", "RUS"]),
        ("what Katerina Putin has", []),
    ],
)
def test_who_holds_office_stands_for_the_country(content: str, codes: list[str]) -> None:
    assert [n.code for n in named(content, "2022-02-15")] == codes
    assert "RUS" not in [n.code for n in named(content)]

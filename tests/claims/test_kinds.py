"""The kind of matter that some words name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.claims.frames import facts_of
from saidseen.claims.kinds import LIMIT, in_aside, kind_in, kinds, topic_end
from saidseen.measures.kinds import roles, table


def kind(text: str) -> str | None:
    """The name of the kind that a text names."""
    found = kind_in(text)
    return found[0].name if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two tank regiments are going back to their bases", "withdrawal"),
        ("no sign of de-escalation along the river", "withdrawal"),
        ("part of the manoeuvres has ended", "withdrawal"),
        ("4,000 more soldiers were sent to the border", "build-up"),
        ("the army is massing tanks along the frontier", "build-up"),
        ("the naval drills go on until Friday", "exercise"),
        ("it may invade its neighbour within days", "invasion"),
        ("tanks are loaded onto railway wagons", "movement"),
        ("nine people died and twenty were wounded", "casualties"),
        ("the village was shelled at dawn", "attack"),
        ("both sides agreed to a truce", "ceasefire"),
        ("it will recognise the two republics", "recognition"),
        ("new sanctions on three banks", "sanctions"),
        ("it will deliver anti-tank weapons next month", "arms"),
        ("the embassy has moved to another town", "embassy"),
        ("its nationals should leave at once", "evacuation"),
        ("it asked for an explanation of the military activity", "request"),
        ("it repeated its security demands", "demands"),
        ("a test of a ballistic missile", "missiles"),
        ("forty prisoners of war came home", "prisoners"),
        ("a loan of two billion", "aid"),
        ("the two ministers met on Tuesday", "talks"),
        ("the harvest was good", None),
        ("", None),
    ],
)
def test_each_kind_is_named(text: str, expected: str | None) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "cinemas stay closed unless the army withdraws its tanks",
        "grain prices rose sharply after the invasion of its neighbour",
        "shares fell by a tenth amid fears of an attack on its neighbour",
        "it will pay dearly if it invades the island",
        "a treaty on fishing was signed despite the sanctions",
    ],
)
def test_a_condition_a_reason_or_an_occasion_names_no_kind(text: str) -> None:
    assert kind(text) is None


def test_a_condition_ends_with_its_clause() -> None:
    assert kind("the parliament said that, if nothing changes, sanctions follow") == "sanctions"
    assert kind("people went home after the drills, and troops are being withdrawn") == "withdrawal"


def test_what_stands_behind_one_word_is_the_matter() -> None:
    assert kind("calm amid the invasion of its neighbour") == "invasion"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Invasion of the island: banks close their doors", None),
        ("Invasion of the island: ministers impose sanctions on banks", "sanctions"),
        ("the invasion is called off: ministers go home", "invasion"),
    ],
)
def test_a_topic_before_a_colon_is_not_the_matter(text: str, expected: str | None) -> None:
    assert kind(text) == expected


def test_where_a_topic_ends() -> None:
    assert topic_end("War in the north: two towns are without power") == len("War in the north: ")
    assert topic_end("Minister: yes") == 0
    assert topic_end("The war is over: two towns have power again") == 0


@pytest.mark.parametrize(
    ("text", "not_kind"),
    [
        ("the delegation withdrew from the talks", "withdrawal"),
        ("the withdrawal of the bill surprised the army", "withdrawal"),
        ("the army may withdraw from the arms treaty", "withdrawal"),
        ("they discussed ways to de-escalate the crisis at the border", "withdrawal"),
        ("the ministry withdraws its diplomats from the base", "withdrawal"),
        ("it fears cyber attacks against its neighbour", "invasion"),
        ("thousands protested against the invasion", "invasion"),
        ("a further attack on the country would have massive consequences", "invasion"),
        ("troops are meeting strong resistance", "talks"),
    ],
)
def test_other_matters_with_the_same_words(text: str, not_kind: str) -> None:
    assert kind(text) != not_kind


def test_a_kind_that_needs_more_words_is_named_only_with_them() -> None:
    assert kind("everybody recognised the singer") is None


def test_the_first_of_two_kinds_counts_but_one_that_yields() -> None:
    assert kind("sanctions and the truce were discussed") == "sanctions"
    assert kind("the ministers met and signed the truce") == "ceasefire"


def test_where_the_words_stand() -> None:
    found = kind_in("On Monday the truce was signed")
    assert found is not None
    assert "On Monday the truce was signed"[found[1] : found[2]] == "truce"


def test_in_aside() -> None:
    assert in_aside(" amid ")
    assert not in_aside(" and then ")
    assert not in_aside(" so as to ")


def test_every_kind_is_known_to_the_titles_and_the_measures() -> None:
    for name in kinds():
        assert facts_of(name).owed, name
        assert facts_of(name) != facts_of("no such kind"), name
        assert name in roles() or name in table(), name


@given(st.text(max_size=2 * LIMIT))
def test_any_text_has_one_kind_or_none(text: str) -> None:
    found = kind_in(text)
    if found:
        assert found[0].name in kinds()
        assert 0 <= found[1] < found[2]

"""What each statement of a story is about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.claims.matter import countries, matters, signature, waters
from saidseen.model.acts import Act
from saidseen.model.claim import Matter
from saidseen.model.reading import Basis, Speaker
from tests.claims.builders import said
from tests.claims.readings import matters_of, reading

CHILE = Speaker("Ministry of Defence of Chile", "CHL", None, "GOV", "test")
PERU = Speaker("Foreign Ministry of Peru", "PER", None, "GOV", "test")


def only(content: str, who: Speaker | str | None = CHILE, **more: object) -> Matter:
    """The matter of a story's only statement."""
    return matters_of(said(content, who, **more))[0]  # type: ignore[arg-type]


def test_kind_side_and_place() -> None:
    found = only("that Chile has pulled its troops back from the border with Peru")
    assert (found.kind, found.subjects, countries(found)) == ("withdrawal", ("CHL",), ("PER",))


@pytest.mark.parametrize(
    ("content", "act", "expected"),
    [
        ("that the troops were returning to base", Act.ASSERT, ("CHL",)),
        ("to send 400 tanks to the border", Act.ASSERT, ("CHL",)),
        ("that it would send 400 tanks", Act.PROMISE, ("CHL",)),
        ("any plan to attack its neighbour", Act.DENY, ("CHL",)),
        ("how many troops were leaving the border", Act.WITHHOLD, ("CHL",)),
        ("that 400 tanks had been sent to the border", Act.ASSERT, ()),
    ],
)
def test_a_side_speaks_of_its_own_doing(content: str, act: Act, expected: tuple[str, ...]) -> None:
    assert only(content, act=act).subjects == expected


def test_one_who_says_the_contrary_does_not_speak_of_the_own_side() -> None:
    found = matters_of(
        said("that Chile was withdrawing troops from the border", CHILE),
        said("that no troops were withdrawn and more troops were added", PERU, act=Act.DENY, ordinal=1),
    )
    assert found[1].opposed
    assert found[1].subjects == ("CHL",)


def test_one_who_withholds_speaks_of_the_side_that_the_story_names() -> None:
    found = matters_of(
        said("that Chile had sent 400 more soldiers to the border", PERU),
        said("where the new soldiers had arrived", PERU, act=Act.WITHHOLD, cue="did not say", ordinal=1),
    )
    assert [m.subjects for m in found] == [("CHL",), ("CHL",)]


def test_one_who_only_perceives_is_not_the_doer() -> None:
    assert only("Peru had not seen any sign of a withdrawal of Chilean troops", PERU).subjects == ("CHL",)


def test_the_name_of_a_document_makes_nobody_a_party() -> None:
    document = Speaker("the Vienna Document", "AUT", None, None, "test")
    found = only("exercises of more than 9,000 troops to be announced", document, cue="wants")
    assert (found.kind, found.subjects) == ("exercise", ())


@pytest.mark.parametrize(
    ("cue", "content", "act", "expected"),
    [
        ("recognises", "the two breakaway regions", Act.AGREE, ("recognition", ("CHL",))),
        ("evacuates", "the embassy in Lima", Act.ASSERT, ("embassy", ("CHL",))),
        ("asks others to recognise", "the two breakaway regions", Act.DEMAND, (None, ())),
        ("said", "the weather was fine", Act.ASSERT, (None, ())),
    ],
)
def test_the_verb_may_name_the_kind(cue: str, content: str, act: Act, expected: tuple[object, object]) -> None:
    found = only(content, cue=cue, act=act)
    assert (found.kind, found.subjects) == expected


def test_the_parties_of_an_exercise() -> None:
    assert only("Chile and Peru hold a joint exercise", None).subjects == ("CHL", "PER")
    assert only("Chile will hold drills with Peru", None).subjects == ("CHL", "PER")


def test_an_exercise_lies_where_it_is_held_not_near_it() -> None:
    assert countries(only("Chile holds drills in Peru", None)) == ("PER",)
    assert countries(only("Chile holds drills near Peru", None)) == ()


def test_drills_afloat_lie_in_a_sea() -> None:
    assert waters(only("Chile holds naval drills", None)) == ("sea",)
    named = only("Chile holds naval drills in the Black Sea", None, named=[("Black Sea", None)])
    assert waters(named) == ("black sea",)


def test_parties_of_talks_are_all_who_are_named() -> None:
    assert only("Chile and Peru opened talks", None).subjects == ("CHL", "PER")


def test_its_own_country_is_the_place() -> None:
    found = only("that Peruvian troops were massed on its own soil")
    assert (found.subjects, countries(found)) == (("PER",), ("CHL",))


def test_a_place_brings_its_country_and_its_name() -> None:
    found = only("units have left Arequipa for their bases", named=[("Arequipa", "PER")])
    assert found.places == ("PER", "arequipa")


@pytest.mark.parametrize("words", ["the north", "NATO", "Chile"])
def test_directions_bodies_and_countries_are_no_towns(words: str) -> None:
    found = only(f"units went from {words} to their bases", named=[(words, "PHL")])
    assert "PHL" not in found.places
    assert words.lower() not in found.places


@pytest.mark.parametrize(
    ("content", "words"),
    [("units left the People's Republic for their bases", "Republic"), ("units left under the Lima Pact", "Lima")],
)
def test_part_of_another_name_is_no_town(content: str, words: str) -> None:
    named = content.replace("Pact", "Treaty")
    assert only(named, named=[(words, "PER")]).places == ()


def test_who_and_where_come_from_the_story_where_nothing_else_tells() -> None:
    found = matters_of(
        said("Chile has pulled its troops back from the border with Peru", "nato"),
        said("the withdrawal began on Monday", "nato", ordinal=1),
    )
    assert (found[1].subjects, found[1].places) == (("CHL",), ("PER",))


def test_sanctions_are_not_given_to_the_side_that_the_story_names_most() -> None:
    found = matters_of(
        said("Chile will impose sanctions on Peru", "nato"), said("more sanctions must come", "nato", ordinal=1)
    )
    assert [m.subjects for m in found] == [("CHL",), ()]


def test_a_thin_statement_shares_the_matter_of_the_one_before() -> None:
    first = said("that Chilean units were going back to their bases", CHILE)
    second = said("how many", CHILE, act=Act.WITHHOLD, cue="did not say", ordinal=1)
    third = said("guns on railway wagons", CHILE, basis=Basis.SHOWN, cue="showed", ordinal=2)
    found = matters_of(first, second, third)
    assert [m.kind for m in found] == ["withdrawal"] * 3
    assert [m.host for m in found] == [None, first.id, first.id]
    assert found[1].subjects == ("CHL",)
    assert all(m.why for m in found)


def test_stamps_and_sections_of_an_outlet_count_for_nothing() -> None:
    found = matters_of(
        said("VIDEO (26.02.22 12:15) « War in Chile | Mountain.NET", None),
        said("14.02.22 07:17 - Chile recalls two envoys", None, ordinal=1),
    )
    assert found[0].words == () or "war" not in found[0].words
    assert (found[0].kind, found[0].places) == (None, ())
    assert found[1].words == only("Chile recalls two envoys", None).words


def test_names_words_and_numbers() -> None:
    found = only("the pact binds Atacama", None)
    assert "atacama" in found.names
    assert "pact" in found.words
    assert only("it has 400 tanks", figures=[("400 tanks", 400.0, "tank")]).numbers == (400.0,)


def test_days() -> None:
    found = only("the truce began on 9 February", None, days=[("9 February", "2022-02-09")])
    assert (found.first, found.last) == (19032, 19032)
    assert only("the truce began", None).first == 19038  # 15 February 2022, the day of the story


def test_the_signature_of_a_story_are_its_rarest_and_commonest_words() -> None:
    text = "Llamas graze. Llamas sleep. The and of it. A llama spits at the alpaca."
    assert signature(text)[0] == "llama"
    assert signature("") == ()


TRADE = (
    *("Chile", "Peru", "NATO", "Vienna", "Document", "troops", "withdrew", "sanctions", "drills", "invade", "embassy"),
    *("in", "of", "with", "for", "on", "and", "if", "not", "'s", ":", ",", "«", "|", "(14.02.22", "\n", "İ"),
)
words_of_the_trade = st.lists(st.sampled_from(TRADE), min_size=1, max_size=25).map(" ".join)
acts, bases = st.sampled_from(list(Act)), st.sampled_from(list(Basis))
speakers = st.sampled_from([None, CHILE, PERU, "nato", "guardian"])


@given(st.lists(st.tuples(words_of_the_trade | st.text(min_size=1, max_size=200), acts, bases, speakers), max_size=6))
def test_any_story_has_one_matter_a_statement(parts: list[tuple[str, Act, Basis, Speaker | str | None]]) -> None:
    made = [said(text, who, act=act, basis=basis, ordinal=n) for n, (text, act, basis, who) in enumerate(parts)]
    story = reading(*made, text=" ".join(p[0] for p in parts) or "nothing")
    found = matters(story)
    assert len(found) == len(parts)
    assert found == matters(story)
    ids = {p.id for p in made}
    assert all(m.host is None or m.host in ids for m in found)
    undated = replace(story, document=replace(story.document, published=None))
    assert len(matters(undated)) == len(parts)

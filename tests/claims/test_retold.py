"""What a story only tells again: the outlet's own words, "he", a country, a body with the one who speaks for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from saidseen.claims.assemble import assemble
from saidseen.model.acts import Act
from saidseen.model.claim import BODY, HEADLINE, LEAD, Said
from saidseen.model.reading import Basis, Passage, Span, Speaker
from tests.claims.builders import said


def plain(content: str, who: str | Speaker | None = None, **more: object) -> Said:
    """A statement of no kind."""
    return said(content, who, kind=None, subjects=(), **more)  # type: ignore[arg-type]


def told(*group: Said) -> list[tuple[str, str | None]]:
    """The speaker and the side of each origin."""
    return [(origin.speaker, origin.side) for origin in assemble(group).origins]


def person(name: str | None, country: str | None = None, sector: str | None = "GOV", how: str = "test") -> Speaker:
    """A speaker of the tests."""
    return Speaker(name, country, None, sector, how)


def test_the_outlets_own_lead_beside_the_one_who_says_it_is_that_ones() -> None:
    group = (
        plain("The ferries will sail again on Monday", "kyiv"),
        plain("Ferries to the island will sail again from Monday", ordinal=1),
    )
    assert told(*group) == [("Dmytro Kuleba", "UKR")]


def test_what_the_outlet_saw_itself_is_its_own() -> None:
    group = (
        plain("The ferries are sailing again", "kyiv"),
        plain("Ferries are sailing again", basis=Basis.SEEN, ordinal=1),
    )
    assert len(told(*group)) == 2


def test_the_outlets_own_words_in_another_story_are_its_own() -> None:
    group = plain("The ferries will sail", "kyiv"), plain("Ferries will sail", document="two", outlet="Gazette")
    assert sorted(told(*group)) == [("Dmytro Kuleba", "UKR"), ("Gazette", "Gazette")]


def test_a_country_in_the_headline_is_its_minister_in_the_lead() -> None:
    group = (
        plain("to lend the ferries", person("Norway", "NOR"), cue="offers", act=Act.OFFER),
        plain("to lend two ferries", person("Kari Nordmann", "NOR"), cue="offered", act=Act.OFFER, ordinal=1),
    )
    assert told(*group) == [("Kari Nordmann", "NOR")]


def test_an_adviser_in_the_headline_is_the_one_named_in_the_lead() -> None:
    group = (
        plain("a swift answer", person("Macron's adviser", "FRA"), cue="promises"),
        plain("the answer would be swift", person("Jean Dupont", "FRA"), ordinal=1),
    )
    assert told(*group) == [("Jean Dupont", "FRA")]


def test_two_ministers_of_one_country_are_two() -> None:
    group = (
        plain("the ferries were sunk", person("Kari Nordmann", "NOR")),
        plain("the ferries were sunk", person("Ola Hansen", "NOR"), ordinal=1),
    )
    assert len(told(*group)) == 2


def test_a_director_is_of_the_body_that_whos_who_has_him_head() -> None:
    body = person("Northern Observatory for Rivers", None, "NGO")
    head = person("Ola Hansen", None, "NGO", how="Director of the Northern Observatory for Rivers, from 2006")
    group = plain("the dam broke", body), plain("forty died", head, document="two", ordinal=1)
    assert len(told(*group)) == 1  # one side, and of one day one origin
    later = replace(group[1], source=replace(group[1].source, published="2022-02-20", at="2022-02-20"))
    assert len({side for _, side in told(group[0], later)}) == 1


def test_two_armies_of_one_first_letter_are_two_speakers() -> None:
    one, two = person("Free Northern Army", None, "MIL"), person("First Coast Army", None, "MIL")
    assert len(told(plain("the dam broke", one), plain("the dam broke", two, document="two"))) == 2


def test_the_same_words_are_told_again_whatever_their_stance() -> None:
    body = person("Ferry Council", "NOR")
    group = (
        plain("The port of Stavanger will not close", body, act=Act.REJECT, polarity="negative"),
        plain("the port of Stavanger will not be closed", person("Kari Nordmann", "NOR"), act=Act.DENY,
              polarity="negative", ordinal=1),
    )  # fmt: skip
    assert told(*group) == [("Kari Nordmann", "NOR")]


def test_we_in_the_outlets_mouth_is_the_one_who_speaks_there() -> None:
    group = (
        plain("We have not seen any ferry so far", basis=Basis.SEEN, polarity="negative"),
        plain("any ferry so far", "nato", cue="has not seen", basis=Basis.SEEN, polarity="negative", ordinal=1),
    )
    assert told(*group) == [("Jens Stoltenberg", "NATO")]


def test_a_denial_is_not_the_outlets_word_for_what_is_denied() -> None:
    group = (
        plain("The army shelled the port of Stavanger"),
        plain("shelling the port of Stavanger", "moscow", cue="denied", act=Act.DENY, ordinal=1),
    )
    assert len(told(*group)) == 2


def inside(text: str, deed: str, cue: str, who: str, act: Act) -> tuple[Said, Said]:
    """An outlet's own sentence, and what somebody does in it."""
    whole, inner = plain(text), plain(deed, person(who, "NOR"), cue=cue, act=act, ordinal=1)
    spans = {part: Span(text.index(part), text.index(part) + len(part)) for part in (deed, cue)}
    placed = {part: Passage((span,), part) for part, span in spans.items()}
    return whole, replace(inner, statement=replace(inner.statement, content=placed[deed], cue=placed[cue]))


def test_a_deed_that_the_outlet_tells_of_is_the_outlets() -> None:
    group = inside("Norway votes against the ferry treaty", "the ferry treaty", "votes against", "Norway", Act.REJECT)
    assert told(*group) == [("Northern Wire", "Northern Wire")]
    assert assemble(group).title.startswith("Norway votes against the ferry treaty")


def test_what_is_said_in_the_outlets_sentence_stays_its_speakers() -> None:
    text = "The storm came a day after Norway said the ferries were safe"
    group = inside(text, "the ferries were safe", "said", "Norway", Act.ASSERT)
    assert ("Norway", "NOR") in told(*group)


def test_who_only_fears_it_is_not_who_says_what_the_outlet_writes() -> None:
    group = (
        plain("Norway weighs a new ferry line to avoid delays"),
        plain("a collision in the fog", person("former captains", "NOR"), cue="fear", act=Act.EXPECT, ordinal=1),
    )
    assert ("Northern Wire", "Northern Wire") in told(*group)


@pytest.mark.parametrize(
    ("who", "part", "again"),
    [
        ("activists", HEADLINE, True),
        ("A group tracking the storms", LEAD, True),
        ("a monitor", LEAD, True),
        ("activists", BODY, False),
        ("fishermen", HEADLINE, False),
    ],
)
def test_activists_of_a_headline_are_the_body_that_the_story_names_for_their_words(
    who: str, part: int, again: bool
) -> None:
    words = "The storm sank twelve ferries off Sula"
    source = Passage((Span(0, len(who)),), who)
    one = plain(words, person(None, None, None))
    one = replace(one, statement=replace(one.statement, source=source), matter=replace(one.matter, part=part))
    for content, same in ((f"{words} on Monday", again), ("The governor of the islands resigned", False)):
        body = plain(content, person("Sula Observatory for Storms", None, "NGO"), ordinal=1)
        body = replace(body, statement=replace(body.statement, cue=None))  # it stands nowhere in the other's words
        assert len(told(one, body)) == (1 if same else 2)


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("A Norwegian broadcaster", None),
        ("Norwegian media", None),
        ("Norwegian consumers", None),
        ("the Norwegian side", "NOR"),
        ("Norway's disease control centre", "NOR"),
    ],
)
def test_a_citizen_of_a_country_does_not_speak_for_it(words: str, side: str | None) -> None:
    one = plain("Twelve ferries sank", person(None, None, None))
    source = Passage((Span(0, len(words)),), words)
    assert [s for _, s in told(replace(one, statement=replace(one.statement, source=source)))] == [side]


def test_a_body_under_a_part_of_its_name_is_that_body() -> None:
    whole = person("Norway Civil Defence", None, None)
    crew = plain("30 died at the pier", person(None, "NOR", None))
    crew = replace(crew, statement=replace(crew.statement, source=Passage((Span(0, 17),), "the civil defence")))
    seat = plain("30 died at the pier", person("Bergen-based Norway Civil Defence", None, None), ordinal=2)
    for other in (crew, seat):
        assert len(told(other, plain("30 people died at the pier", whole, ordinal=1))) == 1


def test_an_agency_that_passes_on_its_state_is_who_speaks_for_it_that_day() -> None:
    ministry = plain("the bridge was hit", person("Ministry of Defence of Syria", "SYR"))
    agency = plain("the bridge was hit", person("SANA", None, "MED"), document="two", outlet="Gazette")
    assert told(ministry, agency) == [("Ministry of Defence of Syria", "SYR")]


def test_who_declines_to_speak_of_it_is_no_origin_of_it() -> None:
    word = plain("The bridge was hit", person("Kari Nordmann", "NOR"))
    silent = plain("on the bridge", person("Ola Hansen", "SWE"), act=Act.WITHHOLD, cue="would not comment", ordinal=1)
    claim = assemble((word, silent))
    assert [o.speaker for o in claim.origins] == ["Kari Nordmann"]
    assert [o.speaker for o in claim.others] == ["Ola Hansen"]
    assert [o.speaker for o in assemble((silent,)).origins] == ["Ola Hansen"]

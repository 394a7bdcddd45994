"""What readers found wrong in small stories, by kind: the right values, in stories made up for it."""

from __future__ import annotations

import pytest

from saidseen.model.acts import Act
from saidseen.model.reading import Document, Reading, State, Statement
from saidseen.reading.story import read_document


def read(text: str, published: str = "2022-02-15") -> Reading:
    """The reading of a short story."""
    return read_document(Document(name="story", text=text, outlet="Larkfield Post", published=published)).reading


def saying(text: str, words: str) -> Statement:
    """The first statement of a story whose content has those words."""
    return next(s for s in read(text).statements if words in s.content.text)


@pytest.mark.parametrize(
    ("text", "words", "name", "sector"),
    [
        ("Sydney Carver, a farmer, said the cows had died.", "the cows", "Sydney Carver", "CVL"),
        ("Kenya Barrett said the roof fell.", "the roof", "Kenya Barrett", None),
        ("June Osborne, a nurse, said the ward was full.", "the ward", "June Osborne", "CVL"),
        ("Lt. Col. Santiago Cruz said the town was empty.", "the town", "Santiago Cruz", "MIL"),
        ("Brig. Gen. St. John Price said the pier was down.", "the pier", "St. John Price", "MIL"),
        ("Brig. Kamran Shah said two men had died.", "two men", "Kamran Shah", "MIL"),
        ("Deputy Prime Minister for Energy Ana Pop said the plant was off.", "the plant", "Ana Pop", "GOV"),
        ("Bolivia's deputy minister of mines, Ana Quispe, said two had died.", "two had", "Ana Quispe", "GOV"),
    ],
)
def test_who_speaks_is_the_whole_name(text: str, words: str, name: str, sector: str | None) -> None:
    speaker = saying(text, words).speaker
    assert speaker is not None
    assert (speaker.name, speaker.sector) == (name, sector)
    assert all(p.text not in name for p in read(text).places)


def test_the_country_of_an_office_ends_its_field() -> None:
    speaker = saying("Minister for Roads of Latvia Anna Berzina said the bridge was shut.", "the bridge").speaker
    assert speaker is not None
    assert speaker.country == "LVA"


def test_a_month_or_place_before_a_name_stays_one_after_a_preposition() -> None:
    speaker = saying("In June Osborne said the ward was full.", "the ward").speaker
    assert speaker is not None
    assert speaker.name == "Osborne"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("A depot was hit, the General Staff said. It also said that a train was hit.", "a train", "General Staff"),
        ("A village was shelled, the Joint Staff said. It added that two were hurt.", "two were", "Joint Staff"),
        ("The Southern Command said a drone was downed. It added a ship was hit.", "a ship", "Southern Command"),
        ("The RSF said it held the palace. The Rapid Support Forces left.", "the palace", "Rapid Support Forces"),
    ],
)
def test_a_body_keeps_its_whole_name(text: str, words: str, name: str) -> None:
    speaker = saying(text, words).speaker
    assert speaker is not None
    assert speaker.name == name


@pytest.mark.parametrize(
    ("text", "words", "act", "polarity"),
    [
        ('"We have no water left," Mayor Ana Dolz said.', "no water", Act.ASSERT, "negative"),
        ("The town has no power, the governor said.", "no power", Act.ASSERT, "negative"),
        ('"Nobody came to help us," the farmer said.', "Nobody came", Act.ASSERT, "negative"),
        ("\"It isn't true that we've shut the school,\" said Captain Moira Walsh.", "true", Act.DENY, "negative"),
        ('"That is a lie," the general said.', "a lie", Act.DENY, "positive"),
        ('"It is true that we have shut the school," the captain said.', "true", Act.ASSERT, "positive"),
        ("By agreement with Paris the base stays, Niamey said.", "the base stays", Act.ASSERT, "positive"),
        ("Under a deal between Rome and Tunis the boats stay, Cairo said.", "the boats", Act.ASSERT, "positive"),
    ],
)
def test_wants_denials_and_frames(text: str, words: str, act: Act, polarity: str) -> None:
    found = saying(text, words)
    assert (found.act, found.polarity) == (act, polarity)


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Ms. Ito was unavailable for comment. The army was not available to comment.", ["Ms. Ito", "The army"]),
        ("The ministry has not commented.", ["The ministry"]),
        ("There was no immediate comment from the Kremlin.", ["the Kremlin"]),
        ("Attempts to reach Mr. Adair were unsuccessful.", ["Mr. Adair"]),
    ],
)
def test_who_has_not_answered_withholds_and_nothing_else_is_said(text: str, sources: list[str]) -> None:
    found = [s for s in read(text).statements if s.source is not None]
    assert [s.source.text for s in found if s.source] == sources
    assert all(s.act is Act.WITHHOLD for s in found)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers shot dead three farmers in Tena on Monday, the bishop said.",
        "The navy set free four fishermen on Tuesday, the union said.",
    ],
)
def test_a_clause_cut_in_two_gives_no_statements_of_its_parts(text: str) -> None:
    assert len(read(text).statements) == 1


def test_a_headline_with_its_own_speaker_says_nothing_of_the_lead() -> None:
    text = "Power cut in Homs, governor says\n\nPower in Homs was cut on Sunday, Governor Ali Nasser said on Monday."
    assert [s.content.text for s in read(text).said] == ["Power cut in Homs", "Power in Homs was cut on Sunday"]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Fresh rocket attacks killed four people in Sinjar, the mayor said.", "killed four", None),
        ("Masked gunmen stormed a bank in Lima, the police said.", "stormed", "Masked gunmen"),
        ("On Monday the army seized two boats, the ministry said.", "seized", "the army"),
        ("Russian troops entered the town, the mayor said.", "entered", "Russian troops"),
    ],
)
def test_who_does_it_is_no_word_with_a_capital_for_its_place(text: str, words: str, who: str | None) -> None:
    given = saying(text, words).specifics["who"]
    assert (given.span.of(text) if given.span else None) == who or (who is None and given.state is State.UNCLEAR)


def test_what_took_place_withholds_no_place() -> None:
    found = saying("The ministry did not say when the raid took place.", "took place").specifics
    assert {key for key, value in found.items() if value.state is State.WITHHELD} == {"when"}


@pytest.mark.parametrize(
    ("text", "words", "event"),
    [
        ("Government troops have lost 400 men, the rebels said.", "lost 400", "ASSAULT"),
        ("Thousands marched through Lima to demand new elections, the police said.", "marched", "PROTEST"),
        ("The United Nations raised concern over the fighting, a spokesman said.", "concern", None),
    ],
)
def test_an_event_is_what_the_words_name(text: str, words: str, event: str | None) -> None:
    found = saying(text, words).event
    assert (found.type if found else None) == event


@pytest.mark.parametrize(
    "text",
    [
        "Film shows lorries crossing the river by raft\n\nA lorry stood on a raft.",
        "Photos show a burnt mill near Corin\n\nA mill burned.",
        "The Helsinki Charter demands respect for borders.",
        "Paragraph 47 asks for observers from 13,000 troops.",
    ],
)
def test_a_picture_a_treaty_and_its_parts_are_nobody(text: str) -> None:
    assert [s.speaker.name for s in read(text).statements if s.speaker is not None and s.source is not None] == [None]


def test_where_and_when_a_briefing_was_held_is_no_statement() -> None:
    told = read(
        "Mill Lane Press Briefing Room\n\n3:05 P.M. EST\n\nMS. RUIZ: The ferry sails again on Friday."
    ).statements
    assert [s.content.text for s in told if not s.embedded] == ["The ferry sails again on Friday"]


def test_no_sign_shown_is_told_of_those_who_show_none_and_thanks_state_nothing() -> None:
    text = "Village rebels showed no sign of leaving the besieged quarter on Friday."
    (one,) = [s for s in read(text).statements if not s.embedded]
    assert one.source is None
    assert one.content.text.startswith("Village rebels")
    thanked = (
        "MS. LUND: Thank you, everyone, for joining us today.\nQ  Who comes?\nMS. LUND: The ferry sails on Friday."
    )
    assert not [s for s in read(thanked).statements if s.content.text.lower().startswith("thank")]

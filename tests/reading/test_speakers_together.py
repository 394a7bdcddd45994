"""Two who speak together, names that begin or end elsewhere than they seem to, bodies told by what they are."""

from __future__ import annotations

import pytest

from saidseen.model.attribution import Attribution, Tag
from saidseen.model.reading import Passage, Place, Span
from saidseen.reading.speakers import resolve
from saidseen.reading.speakers.titled import interviewer_in
from saidseen.reading.voices import voices
from tests.reading.test_speakers import marked

Told = tuple[str | None, str | None]


def who(story: str, *people: str, day: str | None = None, outlet: str | None = None, lands: str = "") -> list[Told]:
    """Name and country or body of each speaker; `people` are tagged, "Place=ISO" in `lands` are resolved places."""
    text, attributions = marked(story)
    tags = [Tag("PER", Span(at, at + len(p))) for p in people for at in range(len(text)) if text.startswith(p, at)]
    places = []
    for word, _, country in (land.partition("=") for land in lands.split()):
        for at in range(len(text)):
            if text.startswith(word, at):
                places.append(Place(word, Span(at, at + len(word)), word, None, country, None, None))
    speakers = resolve(text, attributions, tags, {}, outlet, places, day).speakers
    return [(s.name, s.country or s.organisation) for s in speakers if s]


LEAD = "Secretary of State Ann Lee met Peruvian Foreign Minister Omar Ruiz. "


@pytest.mark.parametrize(
    ("story", "name"),
    [
        (LEAD + "[The Secretary and Foreign Minister Ruiz]{ agreed}.", "Ann Lee; Omar Ruiz"),
        (LEAD + "[The Secretary and the Foreign Minister]{ agreed}.", "Ann Lee; Omar Ruiz"),
        (LEAD + "It rained. [They two leaders]{ agreed}.", "Ann Lee; Omar Ruiz"),
        (LEAD + "[Secretary Lee]{ spoke}. [Secretary Lee]{ left}. [The two leaders]{ agreed}.", "Ann Lee; Omar Ruiz"),
        ("The Peruvian government met. [The government and Chile]{ agreed}.",
         "Government of Peru; Government of Chile"),
        ("[The United States France and Britain]{ spoke}.",
         "Government of the United States; Government of France; Government of the United Kingdom"),
        ("[activists and state media in Peru]{ told it}.", None),
        ("[The US-led coalition fighting in Syria and Iraq]{ struck}.", "US-led coalition"),
    ],
)  # fmt: skip
def test_two_speak_together(story: str, name: str | None) -> None:
    assert who(story)[-1][0] == name


def test_of_three_people_the_two_who_lead() -> None:
    story = (
        "Peruvian President Omar Ruiz met Fijian Prime Minister Ann Lee. Envoy Bo Ray came. [Ruiz]{ spoke}. "
        "[The two leaders]{ agreed}."
    )
    assert who(story)[-1][0] == "Omar Ruiz; Ann Lee"


@pytest.mark.parametrize(
    ("story", "people", "name"),
    [
        ("Koreas Foreign Minister Kang Eun-ju came. [Minister Kang]{ spoke}.", ["Kang Eun-ju"], "Kang Eun-ju"),
        ("A shell fell near Aleppo Ibrahim [Abu Salim]{ said it}.", [], "Ibrahim Abu Salim"),
        ("Shells fell in Aleppo [Omar Nasser]{ said}.", [], "Omar Nasser"),
        ("[Health director for Aleppo Omar Nasser]{ said}. [Nasser]{ left}.", [], "Omar Nasser"),
        ("Ann of Rights, and [Labor Lisa Moreau]{ spoke}.", ["Labor Lisa Moreau"], "Lisa Moreau"),
        ("[Former Deputy Chief of Staff Colonel Omar Nasser]{ spoke}.", [], "Omar Nasser"),
        ("[Rami Haddad head of the harbour office]{ spoke}. It rained. [The head of the office]{ left}.",
         ["Rami Haddad"], "Rami Haddad"),
    ],
)  # fmt: skip
def test_names_of_people(story: str, people: list[str], name: str) -> None:
    assert who(story, *people)[-1][0] == name


def test_a_name_closes_its_source_after_a_place() -> None:
    story = "[Health director for Derna Omar Nasser]{ spoke}."
    assert who(story, "Omar Nasser", lands="Derna=LBY")[-1][0] == "Omar Nasser"


@pytest.mark.parametrize(
    ("story", "last"),
    [
        ("[The Ministry of Religious Endowments]{ spoke} in Lima, Peru. Peru mourned.",
         ("Ministry of Religious Endowments of Peru", "PER")),
        ("The [FSAs commander]{ spoke}. [The FSA]{ left}.", ("Free Syrian Army", None)),
        ("[The JFO press centre]{ spoke}.", ("Joint Forces Operation", "UKR")),
        ("[The Rijal al-Sahel brigade]{ spoke}.", ("Rijal al-Sahel brigade", None)),
        ("[Al-Qaedas branch in Syria Al-Nusra Front]{ spoke}.", ("Nusra Front", None)),
        ("[the movements television station]{ Al-Manar told it}.", ("Al-Manar", None)),
        ("[Al-Sahel news outlet]{ spoke}. [The Al-Sahel news outlet]{ spoke}.", ("Al-Sahel news outlet", None)),
        ("[The Syrian Observatory for Human Rights]{ spoke}. [a new toll from the Observatory]{ grew}.",
         ("Syrian Observatory for Human Rights", None)),
        ("[The Rijal al-Sahel brigade]{ spoke}. It rained. [a statement issued by the brigade]{ told it}.",
         ("Rijal al-Sahel brigade", None)),
        ("[The Syrian Observatory for Human Rights]{ spoke}. It rained [there a monitor]{ told}.",
         ("Syrian Observatory for Human Rights", None)),
        ("[French Foreign Minister Omar Ruiz]{ spoke}. [His office]{ told it}.", ("Office of Omar Ruiz", "FRA")),
        ("[The Peruvian defence ministry]{ spoke}. [Chiles army]{ left}. [The defence ministry statement]{ told it}.",
         ("Ministry of Defence of Peru", "PER")),
        ("[In Kyiv]{ they spoke}.", (None, None)),
        ("[The Biden-Harris administration]{ spoke}.", ("Administration of the United States", "USA")),
    ],
)  # fmt: skip
def test_bodies(story: str, last: Told) -> None:
    assert who(story)[-1] == last


@pytest.mark.parametrize(
    ("story", "last"),
    [
        ("[former NATO Secretary General Omar Ruiz]{ spoke}.", ("Omar Ruiz", None)),
        ("[pro-Damascus media]{ told it}.", (None, "SYR")),
        ("Derna, Libya. [Derna-based activist Omar Ruiz]{ told it}.", ("Omar Ruiz", None)),
        ("Derna, Libya. [A source at Derna province]{ told it}.", (None, "LBY")),
        ("Derna, Libya. [Government sources]{ told it}. Libya mourned.", (None, "LBY")),
        ("Derna, Libya. [Omar Ruiz a member of parliament for Derna]{ told it}.", ("Omar Ruiz", "LBY")),
    ],
)
def test_countries(story: str, last: Told) -> None:
    assert who(story, "Omar Ruiz", lands="Derna=LBY")[-1] == last


def test_a_lead_describes_whom_the_story_then_names() -> None:
    lead = "Ten people died [a local rescue official]{ said}. "
    named = "It hit the market [Omar Nasser]{ told the agency}."
    assert who(lead + named, "Omar Nasser")[0][0] == "Omar Nasser"
    assert who(lead + "It hit the market [Mayor Omar Nasser]{ told the agency}.", "Omar Nasser")[0][0] is None
    assert who(lead.replace("a local rescue", "a US") + named, "Omar Nasser")[0][0] is None


@pytest.mark.parametrize(
    ("day", "name"), [("2022-02-28", "Ursula von der Leyen"), ("2018-02-28", "Jean-Claude Juncker")]
)
def test_the_body_before_a_title_tells_which_of_its_presidents(day: str, name: str) -> None:
    assert who("[European Commission President]{ wants it}.", day=day)[0][0] == name


def test_what_stands_before_a_title_in_another_sentence_does_not_end_an_office() -> None:
    assert who("What comes next. As [the US president]{ said}.", day="2022-02-28")[0][0] == "Joe Biden"
    assert who("As [the next US president]{ said}.", day="2022-02-28")[0][0] is None


TALK = (
    "QUESTION: I heard Omar Ruiz yesterday. He spoke of rain.\n\n"
    "SECRETARY LEE: That is what Bo Ray wants. He said so.\n"
    "\nQUESTION: Thank you.\n\nSECRETARY LEE: Thanks to you.\n"
)


def asked(words: str, title: str | None) -> str | None:
    """The name behind the pronoun or label with which `words` of an interview begin."""
    at, end = TALK.index(words), TALK.index(words) + len(words)
    source = Passage.of(TALK, (Span(at, at + len(words.split()[0].rstrip(":"))),))
    told = Attribution(source, None, Passage.of(TALK, (Span(source.end + 1, end),)), Span(at, end), "test")
    tags = [Tag("PER", Span(TALK.index(n), TALK.index(n) + len(n))) for n in ("Omar Ruiz", "Bo Ray")]
    found = voices(TALK, True)
    [speaker] = resolve(TALK, [told], tags, {}, "US Department of State", (), None, found, title).speakers
    return speaker.name if speaker else None


def test_who_speaks_is_not_spoken_of() -> None:
    assert asked("He spoke of rain", None) == "Omar Ruiz"
    assert asked("He said so", None) == "Bo Ray"


def test_an_interviewer_of_the_title_asks() -> None:
    assert asked("QUESTION: I heard", "Secretary Lee On Harbour News with Ann Ray") == "Ann Ray"
    assert asked("QUESTION: I heard", "Secretary Lee With French Foreign Minister Ann Ray") is None
    assert interviewer_in("Interview With Ann Ray of Harbour News") == "Ann Ray"
    assert interviewer_in("A Talk with the press") is None


def test_a_person_without_a_turn_in_a_release_is_nobody_by_name() -> None:
    text = "I think it was useful."
    told = Attribution(Passage.of(text, (Span(0, 1),)), None, Passage.of(text, (Span(8, 21),)), Span(0, 22), "test")
    [speaker] = resolve(text, [told], (), {}, "The White House").speakers
    assert speaker is not None
    assert (speaker.name, speaker.country) == (None, "USA")


def test_a_senator_in_a_release_is_of_its_country() -> None:
    assert who("[Senator Omar Ruiz]{ spoke}.", "Omar Ruiz", outlet="The White House")[0] == ("Omar Ruiz", "USA")


def test_a_name_with_an_office_that_goes_on_is_no_byline() -> None:
    text = "Call\n\nThe adviser met Dr.\nOmar Ruiz, Spokesperson and Chief Adviser of Peru. They agreed.\n"
    assert not voices(text, True)


def test_a_place_that_a_tag_takes_for_a_body_is_not_it() -> None:
    text, attributions = marked("[The Peruvian army]{ came}. Shells hit Derna. [It]{ left}.")
    at = text.index("Derna")
    place = Place("Derna", Span(at, at + 5), "Derna", None, "LBY", None, None)
    speakers = resolve(text, attributions, [Tag("ORG", Span(at, at + 5))], {}, None, [place]).speakers
    assert [s.name for s in speakers if s] == ["Peruvian Armed Forces"] * 2


def test_who_answers_is_not_spoken_of() -> None:
    text = TALK.replace("Thank you.", "He has left.")
    at = text.index("He has left")
    told = Attribution(Passage.of(text, (Span(at, at + 2),)), None, Passage.of(text, (Span(at + 3, at + 11),)),
                       Span(at, at + 11), "test")  # fmt: skip
    tags = [Tag("PER", Span(text.index(n), text.index(n) + len(n))) for n in ("Omar Ruiz", "Bo Ray")]
    [speaker] = resolve(text, [told], tags, {}, "US Department of State", (), None, voices(text, True)).speakers
    assert speaker is not None
    assert speaker.name != "Lee"


def test_in_a_turn_what_was_said_before_may_hold_who_is_spoken_of() -> None:
    text = TALK
    at, wants = text.index("He said so"), text.index("what Bo Ray wants")
    content = Passage.of(text, (Span(wants, wants + 17), Span(at + 8, at + 10)))
    told = Attribution(Passage.of(text, (Span(at, at + 2),)), None, content, Span(at, at + 10), "test")
    tags = [Tag("PER", Span(text.index(n), text.index(n) + len(n))) for n in ("Omar Ruiz", "Bo Ray")]
    [speaker] = resolve(text, [told], tags, {}, "US Department of State", (), None, voices(text, True)).speakers
    assert speaker is not None
    assert speaker.name == "Bo Ray"

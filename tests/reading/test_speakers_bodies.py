"""Bodies behind spokesmen, watchers, media and armies; authors and interviewers of releases; offices by the day."""

from __future__ import annotations

import pytest

import saidseen
from saidseen.model.attribution import Attribution, Tag
from saidseen.model.reading import Passage, Place, Span, Speaker
from saidseen.reading.speakers import resolve
from saidseen.reading.speakers.titled import author_in
from saidseen.reading.voices import voices
from tests.reading.test_speakers import marked

Told = tuple[str | None, str | None]


def who(story: str, *orgs: str, day: str | None = None, outlet: str | None = None) -> list[Told]:
    """Name and country or body of each speaker; `orgs` are tagged as bodies, at each place where the text has them."""
    text, attributions = marked(story)
    tags = [Tag("ORG", Span(at, at + len(o))) for o in orgs for at in range(len(text)) if text.startswith(o, at)]
    speakers = resolve(text, attributions, tags, {}, outlet, (), day).speakers
    return [(s.name, s.country or s.organisation) for s in speakers if s]


@pytest.mark.parametrize(
    ("story", "last"),
    [
        ("[A spokesman for Oxfam]{ confirmed it}.", ("Oxfam", "Oxfam")),
        ("[A Pentagon spokeswoman]{ confirmed it}.", ("Department of Defense of the United States", "USA")),
        ("[A spokesman for the Harbour Relief Fund]{ confirmed it}.", ("Harbour Relief Fund", None)),
        ("[A spokesman for Oxfam]{ spoke}. Rain fell. [The spokesman]{ left}.", ("Oxfam", "Oxfam")),
        ("[A spokesman for Oxfam]{ spoke}. [He]{ left}.", ("Oxfam", "Oxfam")),
        ("[A spokesman for Vladimir Putin]{ spoke}.", (None, None)),
        ("[A source at Homs police]{ spoke}.", (None, None)),
        ("[An AFP photographer in the town]{ saw smoke}.", (None, None)),
        ("[Monitors at the Syrian Observatory for Human Rights]{ counted}.",
         ("Syrian Observatory for Human Rights", None)),
        ("[The ISIL group]{ claimed it}.", ("Islamic State", None)),
        ("[The Kurdish YPG militia]{ claimed it}.", ("People's Protection Units", None)),
        ("[The Lebanese Al-Manar TV channel]{ reported it}.", ("Al-Manar", None)),
        ("[The organisation known as the White Helmets]{ counted}.", ("Syria Civil Defence", None)),
        ("[The band which calls itself Northern Dawn]{ claimed it}.", ("Northern Dawn", None)),
        ("[The White Helmets a rescue service]{ counted}.", ("Syria Civil Defence", None)),
        ("[U.S., EU officials]{ confirmed it}.", (None, None)),
    ],
)  # fmt: skip
def test_a_body_behind_another_word(story: str, last: Told) -> None:
    assert who(story)[-1] == last


def test_what_is_as_often_no_person_is_none() -> None:
    """The network took the one name for a body and for a person, the other, a town's, for a person."""
    text, attributions = marked(
        "Ahrar Front met Ahrar Front near Lviv. [Hans Berg of Ahrar Front]{ spoke}. [He]{ left}."
    )
    at = [n for n in range(len(text)) if text.startswith("Ahrar Front", n)]
    tags = [Tag(label, Span(n, n + 11)) for label, n in zip(("ORG", "PER", "PER"), at, strict=True)]
    tags += [Tag("ORG", Span(at[0], at[0] + 11)), Tag("PER", Span(text.index("Lviv"), text.index("Lviv") + 4))]
    place = Place("Lviv", Span(text.index("Lviv"), text.index("Lviv") + 4), "Lviv", 702550, "UKR", 49.84, 24.03)
    speakers = resolve(text, attributions, tags, {}, None, (place,), None).speakers
    assert [s.name for s in speakers if s] == ["Hans Berg", "Hans Berg"]


def test_a_short_name_is_the_body_whose_name_holds_it() -> None:
    story = "[The Syrian Observatory for Human Rights]{ counted}. [The Observatory]{ counted again}. [An NGO]{ agreed}."
    names = [name for name, _ in who(story, "Syrian Observatory for Human Rights", "Observatory")]
    assert names == ["Syrian Observatory for Human Rights"] * 3
    assert who("[Monitors]{ counted}.")[-1] == (None, None)


@pytest.mark.parametrize(
    ("story", "last"),
    [
        ("[The Larkfield District Court]{ ruled on it}.", ("Larkfield District Court", None)),
        ("[Participants]{ spoke for it}.", (None, None)),
        ("[A Moscow court]{ ruled on it}.", (None, "RUS")),
        ("[The second delegation of U.S. congressmen]{ spoke for it}.", (None, "USA")),
        ("[Russia's Supreme Court]{ ruled on it}.", ("Supreme Court of Russia", "RUS")),
        ("[The Northern International News Agency]{ reported it}.", ("Northern International News Agency", None)),
        ("[Anna Novak one of the spokespersons within the force]{ said so}.", ("Anna Novak", None)),
        ("[Anna Novak Harbour Relief Funds executive director]{ said so}.", ("Anna Novak", None)),
        ("[The Syrian Observatory for Human Rights, a Britain-based monitor]{ counted}. [The US-based rights group]{ "
         "spoke}.", (None, None)),
    ],
)  # fmt: skip
def test_a_body_has_the_name_that_its_words_give_and_no_other(story: str, last: Told) -> None:
    assert who(story)[-1] == last


def test_many_of_a_kind_are_nobody_by_name() -> None:
    said = saidseen.read("The new FAQs clarify that banks can pay. NGOs say that they may pay.").said
    assert said
    assert {s.speaker.name for s in said if s.speaker} == {None}


@pytest.mark.parametrize(
    ("story", "day", "last"),
    [
        ("[The OSCE Chairperson-in-Office]{ called for it}.", "2022-02-10", ("Zbigniew Rau", "OSCE")),
        ("[The OSCE Chairman-in-Office]{ called for it}.", "2015-06-01", ("Ivica Dačić", "OSCE")),
        ("[Polish foreign minister Zbigniew Rau]{ called for it}.", "2022-02-10", ("Zbigniew Rau", "POL")),
    ],
)
def test_who_chairs_is_known_by_the_office_alone(story: str, day: str, last: Told) -> None:
    assert who(story, day=day)[-1] == last


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("[The Congressional delegation]{ left}. [They]{ were hopeful}.", "Congressional"),
        ("[The Committee of Experts on the Application of Conventions]{ met}. [It]{ was hopeful}.", "Application"),
    ],
)
def test_a_word_of_a_longer_name_is_nobody(words: str, tag: str) -> None:
    assert all(name != tag for name, _ in who(words, tag))


def test_a_name_goes_on_over_of() -> None:
    story = "[The Harbour Bureau of Inquiry]{ denied it}."
    assert who(story, "Harbour Bureau") == [("Harbour Bureau of Inquiry", None)]


SYRIA = "Syria mourns. Syria waits. In Syria, rain fell. "


@pytest.mark.parametrize(
    ("story", "last"),
    [
        ("[Syrian state TV]{ showed it}.", ("Syrian state television", "SYR")),
        (SYRIA + "[State television]{ showed it}.", ("Syrian state television", "SYR")),
        (SYRIA + "[State media]{ showed it}.", ("Syrian state media", "SYR")),
        (SYRIA + "[The official news agency]{ wrote}.", ("SANA", "SYR")),
        ("[Turkey's state news agency]{ wrote}.", ("Anadolu", "TUR")),
        ("[State media]{ showed it}.", (None, None)),
        ("[US media]{ wrote}.", (None, None)),
        (SYRIA + "[Local media]{ wrote}.", (None, None)),
        ("[The Syrian opposition]{ agreed}.", ("Syrian opposition", None)),
        ("The Free Syrian Army held. [The free army]{ agreed}.", ("Free Syrian Army", None)),
        ("[Syrian popular defence forces]{ agreed}.", ("Syrian popular defence forces", "SYR")),
        ("[The Syrian army]{ agreed}.", ("Syrian Armed Forces", "SYR")),
        ("[A Syrian rescue service]{ counted}.", (None, None)),
        ("[The Ukrainian president's office]{ agreed}.", ("Office of the President of Ukraine", "UKR")),
        ("[The US-led coalition targeting them]{ agreed}.", ("US-led coalition", "US-led coalition")),
    ],
)
def test_media_oppositions_and_armies(story: str, last: Told) -> None:
    assert who(story)[-1] == last


@pytest.mark.parametrize(
    ("story", "last"),
    [
        ("[Ukraine's leader]{ agreed}.", ("Volodymyr Zelensky", "UKR")),
        ("[Britain's leader]{ agreed}.", ("Boris Johnson", "GBR")),
        ("[Germany's leader]{ agreed}.", ("Olaf Scholz", "DEU")),
        ("Putin spoke at noon. [Biden]{ left}. [The Russian president]{ agreed}.", ("Vladimir Putin", "RUS")),
    ],
)
def test_offices_by_the_day(story: str, last: Told) -> None:
    assert who(story, day="2022-02-15")[-1] == last


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Canada to send more aid - Foreign Minister", "CAN"),
        ("Canada to attack at dawn - Foreign Minister", None),
        ("Canada's aid arrives today - Foreign Minister", None),
    ],
)
def test_the_minister_of_the_country_whose_will_a_headline_tells(words: str, country: str | None) -> None:
    at = words.index(" - ")
    content = Span(0, at)
    source = Passage.of(words, (Span(at + 3, len(words)),))
    told = Attribution(source, None, Passage.of(words, (content,)), content, "test")
    [speaker] = resolve(words, [told], (), {}, None, (), "2022-02-15").speakers
    assert speaker is not None
    assert (speaker.country, speaker.name is not None) == (country, country is not None)


RELEASE = "Travel Plans\n\nOffice of the Spokesperson The envoy will go to Lima. We welcome the visit."


def released(text: str, words: str, outlet: str, title: str | None = None, source: bool = False) -> Speaker | None:
    """The speaker of words of a release that have no source, or their first word for one."""
    at = text.index(words)
    first = Passage.of(text, (Span(at, at + len(words.split()[0])),)) if source else None
    told = Attribution(first, None, Passage.of(text, (Span(at, at + len(words)),)), Span(at, at + len(words)), "test")
    return resolve(text, [told], (), {}, outlet, (), "2022-02-15", voices(text, True), title).speakers[0]


def test_a_release_of_a_press_office_is_the_bodys_word() -> None:
    speaker = released(RELEASE, "We welcome the visit", "US Department of State", source=True)
    assert speaker is not None
    assert (speaker.name, speaker.country) == ("Department of State of the United States", "USA")


@pytest.mark.parametrize("title", ["Joint Statement on the Visit", "U.S.-Fiji Joint Statement"])
def test_a_joint_statement_is_no_one_bodys_word(title: str) -> None:
    for words in ("We welcome the visit", "Office of the Spokesperson"):
        speaker = released(RELEASE, words, "US Department of State", title, source=words[0] == "W")
        assert speaker is None or (speaker.name, speaker.country) == (None, None)


def test_a_title_may_begin_with_whose_statement_it_is() -> None:
    title = "Harbour Freedom Coalition Statement on the Closure of Outlets"
    for source in (False, True):
        speaker = released(RELEASE, "We welcome the visit", "US Department of State", title, source=source)
        assert speaker is not None
        assert (speaker.name, speaker.country) == ("Harbour Freedom Coalition", None)


def test_the_text_may_say_that_a_statement_is_joint() -> None:
    said = RELEASE.replace("The envoy", "The following is the joint statement released by two envoys. The envoy")
    speaker = released(said, "We welcome the visit", "US Department of State", source=True)
    assert speaker is not None
    assert speaker.name is None


def test_a_place_before_a_name_is_no_part_of_it() -> None:
    assert who("[The provincial governor of Homs Omar Saleh]{ spoke}.")[0][0] == "Omar Saleh"


def test_television_is_not_the_medium_named_before() -> None:
    told = who("[Syrian state media]{ said it}. [State television]{ showed it}.")
    assert [name for name, _ in told] == ["Syrian state media", "Syrian state television"]


@pytest.mark.parametrize(
    ("title", "name", "country"),
    [
        ("Statement by Press Secretary Ann Lee on the Talks", "Ann Lee", "USA"),
        ("Remarks by President Biden and Prime Minister Ann Lee of Fiji", None, None),
        ("Background Press Call by Senior Administration Officials Previewing the Summit", None, "USA"),
        ("Remarks by President Biden Giving an Account of the Talks", "Joe Biden", "USA"),
        ("Readout of the Talks", None, None),
        (None, None, None),
    ],
)
def test_a_title_names_the_author(title: str | None, name: str | None, country: str | None) -> None:
    speaker = released("The talks went well. They go on.", "The talks went well.", "The White House", title)
    assert (speaker.name if speaker else None, speaker.country if speaker else None) == (name, country)


def test_a_title_of_a_newspaper_names_no_author() -> None:
    assert released("The talks went well.", "The talks", "Harbour Post", "Statement by Ann Lee on the Talks") is None


def test_the_words_of_a_title() -> None:
    author = author_in("Press Briefing by Press Secretary Jen\\_Psaki, January 25,\\_2022")
    assert author is not None
    assert author.who.of(author.title) == "Press Secretary Jen Psaki"
    joint = author_in("Joint Statement by Ann Lee and Bo Ray on Trade")
    assert joint is not None
    assert joint.joint
    assert joint.who.of(joint.title) == "Ann Lee and Bo Ray"
    assert author_in("Travel by Train") is None


def test_an_interviewer_of_the_first_line_asks() -> None:
    text = (
        "The Secretary With Ann Lee of Harbour News\n\nQUESTION: It rains in Lima.\n\nSECRETARY DOE: Yes, it does so.\n"
    )
    at, asked = text.index("QUESTION"), text.index("It rains")
    content = Span(asked, asked + len("It rains in Lima."))
    told = Attribution(Passage.of(text, (Span(at, at + 8),)), None, Passage.of(text, (content,)), content, "test")
    tag = Tag("PER", Span(text.index("Ann"), text.index(" of Harbour")))
    found = voices(text, True)
    [speaker] = resolve(text, [told], [tag], {}, "US Department of State", (), None, found).speakers
    assert speaker is not None
    assert speaker.name == "Ann Lee"
    [speaker] = resolve(text, [told], [tag], {}, "Harbour Post", (), None, found).speakers
    assert speaker is not None
    assert speaker.name is None

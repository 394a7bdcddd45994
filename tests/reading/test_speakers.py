"""Who a source is: names, titles, bodies, roles and pronouns."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.model.attribution import Attribution, Tag
from saidseen.model.reading import Document, Passage, Span, Speaker
from saidseen.model.reasons import sentences_of
from saidseen.reading.speakers import Known, Resolution, resolve
from saidseen.reading.speakers.actors import Actor
from saidseen.reading.speakers.antecedents import NAMES, PRONOUN, Antecedent, chances, sure
from saidseen.reading.speakers.pronouns import IDS
from saidseen.reading.speakers.rules import RULES
from saidseen.reading.speakers.sure import chance_of
from saidseen.reading.story import read_document

_MARKED = re.compile(r"\[([^\]]*)\]\{([^}]*)\}")


def marked(story: str) -> tuple[str, list[Attribution]]:
    """A text and its attributions from a story that marks them as [source]{content}, content right after the source."""
    text, found = "", []
    last = 0
    for match in _MARKED.finditer(story):
        text += story[last : match.start()]
        source = Span(len(text), len(text) + len(match[1])) if match[1] else None
        text += match[1]
        content = Span(len(text), len(text) + len(match[2]))
        text += match[2]
        found.append((source, content))
        last = match.end()
    text += story[last:]
    return text, [
        Attribution(Passage.of(text, (s,)) if s else None, None, Passage.of(text, (c,)), c, "test") for s, c in found
    ]


def read(story: str, known: dict[str, Known] | None = None, outlet: str | None = None) -> Resolution:
    text, attributions = marked(story)
    return resolve(text, attributions, (), known or {}, outlet)


def who(story: str) -> list[tuple[str | None, str | None, str | None]]:
    """Name, country or body, and sector of each speaker."""
    return [(s.name, s.country or s.organisation, s.sector) for s in read(story).speakers if s]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Russian President Vladimir Putin", ("Vladimir Putin", "RUS", "GOV")),
        ("NATO Secretary General Jens Stoltenberg", ("Jens Stoltenberg", "NATO", "IGO")),
        ("Sergey Lavrov, Russia’s foreign minister,", ("Sergey Lavrov", "RUS", "GOV")),
        ("Dmytro Kuleba, the foreign minister of Ukraine,", ("Dmytro Kuleba", "UKR", "GOV")),
        ("John Kirby, the Pentagon press secretary,", ("John Kirby", "USA", "GOV")),
        ("the German Chancellor Olaf Scholz", ("Olaf Scholz", "DEU", "GOV")),
        ("Russia's Lavrov", ("Lavrov", "RUS", "GOV")),
        ("UN special envoy for Syria Staffan de Mistura", ("Staffan de Mistura", "UN", "IGO")),
        ("US ambassador to Russia John Sullivan", ("John Sullivan", "USA", "GOV")),
        ("Russia’s ambassador to the UN, Vasily Nebenzya,", ("Vasily Nebenzya", "RUS", "GOV")),
        ("The head of the European Commission Ursula von der Leyen", ("Ursula von der Leyen", "EU", "IGO")),
        ("President of Ukraine Volodymyr Zelensky", ("Volodymyr Zelensky", "UKR", "GOV")),
        ("Secretary of State Antony Blinken", ("Antony Blinken", "USA", "GOV")),
        ("Sen. Chris Murphy (D-Conn.)", ("Chris Murphy", "USA", "LEG")),
        ("the Russian Defense Ministry", ("Ministry of Defence of Russia", "RUS", "GOV")),
        ("The Russian military", ("Russian Armed Forces", "RUS", "MIL")),
        ("the Indian embassy in Kyiv", ("Embassy of India in Kyiv", "IND", "GOV")),
        ("the State Department", ("Department of State of the United States", "USA", "GOV")),
        ("the Pentagon", ("Department of Defense of the United States", "USA", "GOV")),
        ("the Foreign Office", ("Foreign Office of the United Kingdom", "GBR", "GOV")),
        ("Russia", ("Russia", "RUS", "GOV")),
        ("Kyiv", ("Ukraine", "UKR", "GOV")),
        ("U.S.", ("United States", "USA", "GOV")),
        ("the Kremlin", ("Kremlin", "RUS", "GOV")),
        ("the West", ("the West", None, None)),
        ("the Guardian", ("The Guardian", None, "MED")),
        ("Interfax", ("Interfax", None, "MED")),
        ("the Vienna Document", (None, None, None)),
        ("US officials", (None, "USA", "GOV")),
        ("NATO officials", (None, "NATO", "GOV")),
        ("officials in Moscow", (None, "RUS", "GOV")),
        ("Russian and Syrian officials", (None, None, "GOV")),
        ("A spokesman for Vladimir Putin", (None, None, None)),
        ("Residents", (None, None, "CVL")),
        ("Senator Ted Cruz, a senator from Texas,", ("Ted Cruz", "USA", "LEG")),
        ("Jamie Dimon, president of the JPMorgan Bank,", ("Jamie Dimon", None, "BUS")),
        ("the OSCE", ("OSCE", "OSCE", "IGO")),
        ("the Ukrainian Red Cross", ("Red Cross of Ukraine", "UKR", "NGO")),
        ("France and Germany", ("Government of France; Government of Germany", None, "GOV")),
        ("Human Rights Watch", ("Human Rights Watch", "Human Rights Watch", "NGO")),
    ],
)
def test_one_source(source: str, expected: tuple[str | None, str | None, str | None]) -> None:
    assert who(f"[{source}]{{ said that talks would go on}}.") == [expected]


@pytest.mark.parametrize(
    ("story", "names"),
    [
        ("[Putin]{ spoke} first. [Russian President Vladimir Putin]{ spoke} again.", ["Vladimir Putin"] * 2),
        (
            "[Liz Truss, Britain’s foreign secretary,]{ said so}. Sergei Lavrov sat. [She]{ said more}. [He]{ left}.",
            ["Liz Truss", "Liz Truss", "Sergei Lavrov"],
        ),
        (
            "[The Russian Defense Ministry]{ said so}. [It]{ showed tanks}. [The ministry]{ named no place}.",
            ["Ministry of Defence of Russia"] * 3,
        ),
        ("[NATO]{ saw nothing}. Ukraine waited. [The alliance]{ asked again}.", ["NATO", "NATO"]),
        (
            "[Ukraine’s foreign minister, Dmytro Kuleba,]{ said so}. Joe Biden called. [The minister]{ agreed}.",
            ["Dmytro Kuleba", "Dmytro Kuleba"],
        ),
        ("[Emmanuel Macron]{ said so}. [Mr. Macron]{ said more}.", ["Emmanuel Macron", "Emmanuel Macron"]),
        ("Olaf Scholz, [who]{ said so}, left for Kyiv.", ["Olaf Scholz"]),
        ("[The Indian embassy in Kyiv]{ wrote}. [The embassy]{ added}.", ["Embassy of India in Kyiv"] * 2),
        ("[Olaf Scholz]{ said so}: “[I’m]{ content}”.", ["Olaf Scholz", "Olaf Scholz"]),
        ("Rain came.\nOlaf Scholz on the talks: “[We]{ go on}”\nMore rain.", ["Olaf Scholz"]),
        ("Rain fell on Olaf Scholz in Kyiv: “[We]{ go on}”.", [None]),
        ("[Russia, Belarus]{ deny it}.", ["Government of Russia; Government of Belarus"]),
        (
            "[Norway, Iceland and Denmark]{ deny it}.",
            ["Government of Norway; Government of Iceland; Government of Denmark"],
        ),
        ("[Officials from Norway, Iceland and Denmark]{ deny it}.", [None]),
        ("[Kyiv, Ukraine]{ denies it}.", ["Ukraine"]),
        ("[Ukraine’s president]{ said so}, [his spokesman Serhii Nykyforov]{ added}.", [None, "Serhii Nykyforov"]),
        ("[Kyiv]{ wrote} under the Vienna Document. [It]{ asked for dates}.", ["Ukraine", "Ukraine"]),
        ("[Kyiv]{ wrote}. The request gave Moscow 48 hours. [It]{ asked for dates}.", ["Ukraine", None]),
        ("[Kyiv]{ wrote}. The ministry gave Moscow 48 hours. [It]{ asked for dates}.", ["Ukraine", None]),  # or Russia
        ("[Prince Omar al-Karim]{ spoke}. [Prince Omar]{ spoke again}.", ["Omar al-Karim"] * 2),
        ("[Prince Omar al-Karim]{ spoke}. [Mr Omar]{ spoke too}.", ["Omar al-Karim", "Omar"]),
        (
            "[Village official Tomas Belak]{ spoke}. [Zoran Matic senior official of the party]{ spoke too}.",
            ["Tomas Belak", "Zoran Matic"],
        ),
        ("[SANA, Syria's news agency,]{ spoke}. [The rebel Zarka news agency]{ spoke too}.", ["SANA", None]),
        ("[Video footage from districts east of Damascus]{ showed smoke}.", [None]),
        ("[A video released by Damascus]{ showed smoke}.", ["Syria"]),
        ("[The army of Syria]{ spoke}. [The Army of Mercy]{ spoke too}.", ["Syrian Armed Forces", "Army of Mercy"]),
        (
            "[Bashar al-Assad, Syria’s president,]{ spoke}. [The Assad regime]{ spoke}.",
            ["Bashar al-Assad", "Government of Syria"],
        ),
        ("[Envoy for Climate John Kerry]{ spoke}. [Secretary Kerry]{ spoke}.", ["John Kerry"] * 2),
        ("[It]{ rained}.", [None]),
        ("[He]{ said so}.", [None]),
    ],
)
def test_who_stands_for_whom(story: str, names: list[str | None]) -> None:
    assert [s.name for s in read(story).speakers if s] == names


def test_i_in_a_quotation_is_its_speaker() -> None:
    text = "Jens Stoltenberg, NATO's secretary general, said: “I think we see no retreat.”"
    quote = Span(text.index("“"), len(text))
    outer = Attribution(Passage.of(text, (Span(0, 43),)), None, Passage.of(text, (quote,)), Span(0, len(text)), "test")
    i = text.index("I think")
    inner = Attribution(
        Passage.of(text, (Span(i, i + 1),)),
        None,
        Passage.of(text, (Span(i + 8, len(text)),)),
        Span(0, len(text)),
        "test",
    )
    inside, outside = resolve(text, [inner, outer], ()).speakers
    assert inside is not None
    assert outside is not None
    assert (inside.name, inside.organisation) == (outside.name, outside.organisation) == ("Jens Stoltenberg", "NATO")


def test_how_tells_the_words() -> None:
    heard = read("[Sergey Lavrov, Russia’s foreign minister,]{ said so}. [He]{ said more}.")
    assert [s.how for s in heard.speakers if s] == ["Sergey Lavrov, Russia’s foreign minister"] * 2


def test_no_source_no_speaker() -> None:
    heard = read("[]{It rained in Minsk}. [Minsk]{ said nothing}.")
    assert heard.speakers[0] is None
    assert heard.speakers[1] is not None


def test_a_public_body_says_we_in_its_own_release() -> None:
    [speaker] = read("[We]{ condemn the attack}.", outlet="US Department of State").speakers
    assert speaker is not None
    assert speaker.country == "USA"
    [speaker] = read("[We]{ condemn the attack}.", outlet="The Guardian").speakers
    assert speaker == Speaker(None, None, None, None, "We")


def test_what_one_story_teaches_serves_the_next() -> None:
    first = read("[Sergey Lavrov, Russia’s foreign minister,]{ said so}.")
    [row] = first.learnt
    assert row == Known("Sergey Lavrov", (), "RUS", None, "GOV", "Sergey Lavrov, Russia’s foreign minister")
    [speaker] = read("[Lavrov]{ left Geneva}.", known={"lavrov": row}).speakers
    assert speaker == Speaker("Sergey Lavrov", "RUS", None, "GOV", "Sergey Lavrov, Russia’s foreign minister")


def test_a_known_name_is_not_given_to_another_first_name() -> None:
    row = Known("Hillary Clinton", (), "USA", None, "GOV", "US Secretary of State Hillary Clinton")
    [speaker] = read("[Bill Clinton]{ spoke}.", known={"clinton": row}).speakers
    assert speaker is not None
    assert (speaker.name, speaker.country) == ("Bill Clinton", None)


def test_tags_name_people_that_no_table_knows() -> None:
    text, attributions = marked("[Iceland's prime minister Katrín Jakobsdóttir]{ said so}. [Jakobsdóttir]{ left}.")
    start = text.index("Katrín")
    tag = Tag("PER", Span(start, start + len("Katrín Jakobsdóttir")))
    speakers = resolve(text, attributions, [tag]).speakers
    assert [(s.name, s.country) for s in speakers if s] == [("Katrín Jakobsdóttir", "ISL")] * 2


def test_every_rule_says_what_it_does() -> None:
    assert set(IDS) == set(RULES)
    assert len(set(IDS.values())) == len(RULES)
    assert all(sentences_of(id_).endswith(".") for id_ in IDS.values())
    assert read("[Kyiv]{ agreed}. []{So be it}.").why == ("speaker.country", "speaker.outlet")
    assert read("In Kyiv, [officials]{ said so}.").why == ("speaker.group country.seated",)


_WORDS = st.sampled_from(
    [
        "Putin",
        "he",
        "the",
        "minister",
        "US",
        "NATO",
        "of",
        "said",
        "Russia's",
        "“",
        ",",
        ".",
        "I",
        "who",
        "\n",
        "’s",
        "א",
    ]
)


@given(st.lists(_WORDS, min_size=3, max_size=40), st.data())
def test_one_speaker_for_each_source(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    attributions = []
    for _ in range(data.draw(st.integers(0, 4))):
        cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4, unique=True)))
        source, content = Span(cuts[0], cuts[1]), Span(cuts[2], cuts[3])
        named = data.draw(st.booleans())
        attributions.append(
            Attribution(
                Passage.of(text, (source,)) if named else None, None, Passage.of(text, (content,)), content, "test"
            )
        )
    heard = resolve(text, attributions, ())
    assert heard == resolve(text, attributions, ())
    assert len(heard.speakers) == len(heard.why) == len(attributions)
    for attribution, speaker in zip(attributions, heard.speakers, strict=True):
        assert (speaker is None) == (attribution.source is None)


def test_what_is_said_may_hold_no_word() -> None:
    """A lone quotation mark at the end of a text, said by "he"."""
    text = "he he “"
    spans = Passage.of(text, (Span(0, 1),)), Passage.of(text, (Span(5, 6),)), Passage.of(text, (Span(6, 7),))
    told = [Attribution(spans[0], None, content, Span(0, 7), "test") for content in spans[1:]]
    assert len(resolve(text, told, ()).speakers) == 2


def test_who_acts_in_the_outlets_own_sentence_is_who_he_is() -> None:
    """A sentence that the outlet says itself is nobody else's words, so that who begins it is not passed over."""
    one = "Belarusian Foreign Minister Vladimir Makei did not name a number. Nobody has counted the soldiers. "
    two = "Michael Carpenter, the US ambassador in Vienna, gave a very different picture there. "
    text = f"{one}{two}About 30,000 troops are there, he said."
    at = len(one) + len(two)
    silent = Attribution(Passage.of(text, (Span(0, 42),)), None, Passage.of(text, (Span(51, 64),)), Span(0, 65), "test")
    own = Attribution(None, None, Passage.of(text, (Span(len(one), at - 2),)), Span(len(one), at - 1), "test")
    he = text.index(" he said") + 1
    said = Attribution(
        Passage.of(text, (Span(he, he + 2),)), None, Passage.of(text, (Span(at, he - 2),)), Span(at, len(text)), "test"
    )
    last = resolve(text, [silent, own, said], ()).speakers[-1]
    assert last is not None
    assert last.name == "Michael Carpenter"


GOLD = Path(__file__).resolve().parents[2] / "../shared/gold"


@pytest.mark.skipif(not (GOLD / "seed.jsonl").exists(), reason="needs ../shared/gold")
def test_the_gold_story() -> None:
    text = (GOLD / "seed.txt").read_text("utf-8")
    rows = [json.loads(line) for line in (GOLD / "seed.jsonl").read_text("utf-8").splitlines()]

    def passage(spans: list[list[int]]) -> Passage | None:
        return Passage.of(text, tuple(Span(a, b) for a, b in spans)) if spans else None

    attributions = []
    for row in rows:
        content = passage(row["content"])
        assert content is not None
        attributions.append(Attribution(passage(row["source"]), passage(row["cue"]), content, content.spans[0], "gold"))
    speakers = resolve(text, attributions, ()).speakers
    right = sum(
        ((s.country or s.organisation) if s else None) == r["country"] for s, r in zip(speakers, rows, strict=True)
    )
    assert right >= 20


@pytest.mark.parametrize(
    ("story", "last"),
    [
        (
            "[The United States]{ spoke} first. In Moscow, [the Defence Ministry]{ announced it}.",
            ("Ministry of Defence of Russia", "RUS"),
        ),
        ("[The United States]{ spoke} first. In Kyiv, [officials]{ denied it}.", (None, "UKR")),
        ("[The United States]{ spoke} first. In the end, [officials]{ denied it}.", (None, None)),
        ("[NATO]{ spoke} first. The United States wants talks, [its ambassador]{ said}.", (None, "USA")),
    ],
)
def test_whose_an_office_is_by_the_words_around_it(story: str, last: tuple[str | None, str | None]) -> None:
    name, country, _ = who(story)[-1]
    assert (name, country) == last


# --- antecedents -----------------------------------------------------------------------------------------------------


def test_where_two_are_near_in_reach_nobody_is_named_and_both_are_told_of() -> None:
    speaker = read("[Kyiv]{ wrote}. The ministry gave Moscow 48 hours. [It]{ asked for dates}.").speakers[1]
    assert speaker is not None
    assert (speaker.name, speaker.country) == (None, None)
    assert speaker.how.startswith("It (")
    assert "Ukraine" in speaker.how
    assert "Russia" in speaker.how


def test_chances_are_shared_by_all_mentions_of_an_actor_and_by_nobody() -> None:
    one, two = Actor("person", "A"), Actor("person", "B")
    some = [Antecedent(actor, (0.0,) * len(NAMES)) for actor in (one, two, one)]
    found = chances(some, PRONOUN)
    assert [actor for _, actor in found] == [one, two]
    assert found[0][0] == pytest.approx(2 * found[1][0])
    assert 0 < sum(chance for chance, _ in found) < 1
    assert chances([], PRONOUN) == []
    assert 0 < sure() < 1


def test_a_speaker_is_as_likely_as_its_rule_was_right() -> None:
    assert chance_of("speaker.person") > 0.9 > chance_of("speaker.unnamed")
    assert chance_of("speaker.country country.seated") == chance_of("speaker.country")
    assert chance_of("speaker.never_heard_of") == chance_of("")


def test_every_statement_with_a_source_tells_how_likely_its_speaker_is() -> None:
    text = "Jens Stoltenberg said that the alliance saw no retreat. It rained in Riga on Tuesday."
    found = read_document(Document("s", text)).reading.statements
    assert {("speaker" in s.scores) == (s.source is not None) for s in found} == {True}
    assert found[0].scores["speaker"] == chance_of("speaker.person")

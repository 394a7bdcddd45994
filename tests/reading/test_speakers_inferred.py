"""Countries that a text tells in other words than the source's own: places, offices, sides, short names."""

from __future__ import annotations

import pytest

from saidseen.model.attribution import Attribution, Tag
from saidseen.model.reading import Passage, Place, Span
from saidseen.reading.speakers import resolve
from tests.reading.test_speakers import marked

DERNA = "DERNA, Libya – Two dams above Derna burst. Libya mourns. "


def who(story: str, *towns: tuple[str, str]) -> list[tuple[str | None, str | None]]:
    """Name and country or body of each speaker; `towns` are places of the text and their countries."""
    text, attributions = marked(story)
    places = []
    for town, country in towns:
        at = text.index(town)
        places.append(Place(town, Span(at, at + len(town)), town, 1, country, 0.0, 0.0))
    speakers = resolve(text, attributions, (), {}, None, places).speakers
    return [(s.name, s.country or s.organisation) for s in speakers if s]


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("[The Libyan Red Crescent]{ denied it}.", ("Red Crescent of Libya", "LBY")),
        ("[The Pakistani Taliban]{ denied it}.", ("Taliban of Pakistan", "PAK")),
        ("[The Syrian Arab Red Crescent]{ denied it}.", ("Syrian Arab Red Crescent", "SYR")),
        ("[The eastern administration]{ denied it}.", (None, None)),
        ("[The administration]{ denied it}.", ("Administration of the United States", "USA")),
    ],
)
def test_own_words_before_an_alias(story: str, expected: tuple[str | None, str | None]) -> None:
    assert who(story) == [expected]


@pytest.mark.parametrize(
    ("source", "country"),
    [
        ("Residents", None),
        ("The local authorities", "LBY"),
        ("a woman who lost three relatives", None),
        ("The eastern administration", "LBY"),
        ("A rescuer from Tunisia", "TUN"),
        ("An analyst", None),
        ("officials", None),
        ("He", None),
    ],
)
def test_sources_of_the_spot(source: str, country: str | None) -> None:
    assert [c for _, c in who(f"{DERNA}[{source}]{{ spoke of the flood}}.", ("Derna", "LBY"))] == [country]


def test_own_places() -> None:
    towns = ("Benghazi", "LBY")
    assert who("Egypt waited. [Shopkeepers in Benghazi]{ spoke}.", towns) == [(None, None)]
    assert who("Egypt waited. [Police in Benghazi]{ spoke}.", towns) == [(None, "LBY")]
    assert who("Egypt waited. [The monitoring team in Benghazi]{ spoke}.", towns) == [(None, None)]


def test_no_country_where_two_share_a_story() -> None:
    assert who("Russia and Ukraine fight. Ukraine and Russia lose. [Residents]{ fled}.") == [(None, None)]


@pytest.mark.parametrize(
    ("story", "country"),
    [
        ("The Russian Defence Ministry spoke. [Ministry spokesman Igor Konashenkov]{ said so}.", "RUS"),
        ("The Sudanese army waits. [General Abdel Fattah al-Burhan, its commander,]{ spoke}.", "SDN"),
        ("[President Vladimir Putin]{ that Moscow was ready to talk}.", "RUS"),
        ("[Foreign Minister Dmytro Kuleba]{ Kyiv will believe it later}.", "UKR"),
        ("[Foreign Minister Sergei Lavrov]{ that Kyiv will not keep its word}.", None),
        ("[Foreign Minister Sergei Lavrov]{ that Kyiv was ready to attack}.", None),
        ("[Foreign Minister Sergei Lavrov]{ that the troops were returning}.", None),
        ("[President Vladimir Putin]{ spoke}. The Russian president left.", "RUS"),
    ],
)
def test_offices_without_country(story: str, country: str | None) -> None:
    assert who(story)[0][1] == country


def test_a_spokesman_for_the_body_named_before() -> None:
    story = "[The Libyan Red Crescent]{ denied it}. [A spokesman for the organisation]{ spoke}."
    assert [c for _, c in who(story)] == ["LBY", "LBY"]


def test_short_name_in_brackets() -> None:
    story = "Sudan’s Rapid Support Forces (RSF) fight. [The RSF]{ denied it}. [The force]{ added more}."
    assert who(story) == [("Rapid Support Forces", "SDN")] * 2


def test_verbs_and_capitals_are_no_names() -> None:
    text = "Peskov declined to speak. Ankara has promised ships."
    tags = [Tag("PER", Span(0, 15)), Tag("PER", Span(26, 32))]
    attributions = [
        Attribution(Passage.of(text, (s,)), None, Passage.of(text, (c,)), c, "test")
        for s, c in ((Span(0, 6), Span(16, 24)), (Span(26, 32), Span(46, 51)))
    ]
    speakers = resolve(text, attributions, tags).speakers
    assert [(s.name, s.country) for s in speakers if s] == [("Peskov", None), ("Turkey", "TUR")]


def test_the_piece_nearest_the_cue() -> None:
    text = "A French journalist heard Olaf Scholz, the German chancellor, say so."
    pieces, cue = (Span(0, 19), Span(26, 60)), Span(62, 65)
    content = Span(66, 68)
    attribution = Attribution(
        Passage.of(text, pieces), Passage.of(text, (cue,)), Passage.of(text, (content,)), content, "test"
    )
    [speaker] = resolve(text, [attribution], ()).speakers
    assert speaker is not None
    assert speaker.name == "Olaf Scholz"

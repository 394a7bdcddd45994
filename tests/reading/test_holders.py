"""Office holders are known by name on the days they held office, after all that text and ledger tell."""

from __future__ import annotations

from datetime import date

import pytest

from saidseen.reading.attribution import Tag
from saidseen.reading.countries import name_of
from saidseen.reading.speakers import Known, Resolution, resolve
from saidseen.reading.speakers.holders import holders, in_office
from saidseen.records import Span
from tests.reading.test_speakers import marked


def read(story: str, published: str | None, known: dict[str, Known] | None = None) -> Resolution:
    text, attributions = marked(story)
    return resolve(text, attributions, (), known or {}, published=published)


def told(story: str, published: str | None) -> tuple[str | None, str | None]:
    (speaker,) = read(story, published).speakers
    assert speaker is not None
    return speaker.name, speaker.country or speaker.organisation


@pytest.mark.parametrize(
    ("source", "day", "expected"),
    [
        ("Biden", "2022-02-15", ("Joe Biden", "USA")),
        ("Zelenskiy", "2022-02-15T09:00:00+02:00", ("Volodymyr Zelensky", "UKR")),
        ("Stoltenberg", "2022-02-15", ("Jens Stoltenberg", "NATO")),
        ("Merkel", "2021-12-01", ("Angela Merkel", "DEU")),
        ("Merkel", "2022-02-15", ("Merkel", None)),
        ("Biden", "2020-02-15", ("Biden", None)),
        ("Biden", "2031-02-15", ("Biden", None)),
        ("Biden", None, ("Biden", None)),
        ("Johnson", "2022-02-15", ("Johnson", None)),
        ("Boris Johnson", "2022-02-15", ("Boris Johnson", "GBR")),
        ("Hunter Biden", "2022-02-15", ("Hunter Biden", None)),
    ],
)
def test_a_bare_name_is_who_held_office_on_that_day(
    source: str, day: str | None, expected: tuple[str, str | None]
) -> None:
    assert told(f"[{source}]{{ said that talks would go on}}.", day) == expected


@pytest.mark.parametrize(
    ("source", "country"),
    [
        ("Alexander Lukashenko's office", "BLR"),
        ("Joe Biden aide", "USA"),
        ("Vladimir Putin aide Yuri Ushakov", "RUS"),
        ("An aide to Emmanuel Macron", "FRA"),
        ("Vladimir Putin's critics", None),
    ],
)
def test_staff_is_of_the_country_of_the_one_it_works_for(source: str, country: str | None) -> None:
    assert told(f"[{source}]{{ said that talks would go on}}.", "2022-02-15")[1] == country


def test_the_text_goes_before_the_list() -> None:
    told_so = told("[Canadian Prime Minister Scholz]{ said that talks would go on}.", "2022-02-15")
    assert told_so == ("Scholz", "CAN")


def test_the_ledger_goes_before_the_list_and_the_list_is_not_learnt() -> None:
    known = {"scholz": Known("Anna Scholz", (), "AUT", None, "LEG", "the Austrian deputy Anna Scholz")}
    (speaker,) = read("[Scholz]{ said that talks would go on}.", "2022-02-15", known).speakers
    assert speaker is not None
    assert (speaker.name, speaker.country) == ("Anna Scholz", "AUT")
    assert read("[Olaf Scholz]{ said that talks would go on}.", "2022-02-15").learnt == ()


def test_the_words_that_told_it_name_the_office() -> None:
    (speaker,) = read("[Lavrov]{ said that talks would go on}.", "2022-02-15").speakers
    assert speaker is not None
    assert speaker.how == "Minister of Foreign Affairs of Russia, from 2004-03-09"


_SECTORS = ("GOV", "MIL", "LEG", "SPY", "COP", "JUD", "IGO", "NGO", "OPP", "REB", "MED")


def test_every_row_is_whole() -> None:
    for holder in holders():
        told = holder.told
        assert date.fromisoformat(holder.first) <= date.fromisoformat(holder.last), told
        assert told.country is None or (len(told.country) == 3 and name_of(told.country) != told.country), told
        assert told.country is None or told.organisation is None, told
        assert told.organisation is None or name_of(told.organisation) == told.organisation, told
        assert told.sector in _SECTORS, told
        if told.country is None and told.organisation is None:  # a watchdog speaks for no side
            assert told.sector == "NGO" and all(" " in form for form in holder.forms), told
        assert in_office(holder.first)[holder.told.name.lower()].name == told.name


def test_two_tags_side_by_side_are_one_name() -> None:
    text, attributions = marked("[German Chancellor Olaf Scholz]{ said that talks would go on}.")
    tags = [Tag("PER", Span(at := text.index(word), at + len(word))) for word in ("Olaf", "Scholz")]
    (speaker,) = resolve(text, attributions, tags).speakers
    assert speaker is not None
    assert (speaker.name, speaker.country) == ("Olaf Scholz", "DEU")


def test_who_stands_for_the_office_holder_named_before_it() -> None:
    story = "[Putin]{ spoke} after talks with Scholz, [who]{ said that talks would go on}."
    speakers = read(story, "2022-02-15").speakers
    assert [s and (s.name, s.country) for s in speakers] == [("Vladimir Putin", "RUS"), ("Olaf Scholz", "DEU")]
    speakers = read(story.replace("Scholz", "Quux"), "2022-02-15").speakers
    assert [s and s.country for s in speakers] == ["RUS", None]

"""Office holders are known by name on the days they held office, after all that text and ledger tell."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from saidseen.model.attribution import Tag
from saidseen.model.reading import Span
from saidseen.reading.speakers import Known, Resolution, resolve
from saidseen.reading.speakers.holders import Holder, holders, in_office
from saidseen.world.countries import name_of
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


_SECTORS = ("GOV", "MIL", "LEG", "SPY", "COP", "JUD", "IGO", "NGO", "OPP", "REB", "MED", "PTY")
# Offices that one person alone holds at a time.
_EXCLUSIVE = (
    *("President of ", "Prime Minister of ", "Chancellor of ", "King of ", "Emir of ", "Minister of ", "Premier of "),
    *("Secretary of ", "Foreign Secretary ", "Secretary-General of ", "Secretary General of ", "Director", "Chief of "),
    *("Chairman of the Joint", "High Representative ", "Supreme ", "Speaker of ", "Commander", "Ambassador of "),
)


def test_every_row_is_whole() -> None:
    for holder in holders():
        told = holder.told
        assert date.fromisoformat(holder.first) <= date.fromisoformat(holder.last), told
        assert holder.last <= "2025-12-31", told  # later than what is known
        assert told.country is None or (len(told.country) == 3 and name_of(told.country) != told.country), told
        assert told.country is None or told.organisation is None, told
        assert told.organisation is None or name_of(told.organisation) == told.organisation, told
        assert told.sector in _SECTORS, told
        if told.country is None and told.organisation is None:  # a watchdog speaks for no side
            assert told.sector == "NGO", told
            assert all(" " in form for form in holder.forms), told
        if holder.forms:  # one known by the office alone is asked for by its title
            assert in_office(holder.first)[holder.told.name.lower()].name == told.name


def test_no_two_rows_contradict() -> None:
    """One after the other; on the day of the change both may have held it."""
    held: dict[tuple[str | None, str], list[Holder]] = {}
    for holder in holders():
        office = holder.told.evidence.rsplit(", from ", 1)[0]
        if office.startswith(_EXCLUSIVE):
            held.setdefault((holder.told.country or holder.told.organisation, office), []).append(holder)
    for rows in held.values():
        for one, other in pairwise(rows):
            assert one.last <= other.first, (one, other)


def test_states_and_bodies_of_the_world_s_crises() -> None:
    told = [holder.told for holder in holders()]
    assert len(told) > 2500
    assert len({t.country for t in told}) > 150
    assert {"UN", "NATO", "EU", "OSCE", "IAEA", "WHO", "ICC", "AU", "Arab League", "Hamas"} <= {
        t.organisation for t in told
    }


@pytest.mark.parametrize(
    ("day", "name", "whose"),
    [
        ("2011-03-20", "Sarkozy", "FRA"),
        ("2011-03-20", "Gadhafi", "LBY"),
        ("2012-08-01", "Clinton", "USA"),
        ("2013-08-27", "Moualem", "SYR"),
        ("2013-08-27", "bashar assad", "SYR"),
        ("2014-03-18", "Yatsenyuk", "UKR"),
        ("2015-02-12", "Poroshenko", "UKR"),
        ("2016-07-16", "Yildirim", "TUR"),
        ("2016-09-10", "Kerry", "USA"),
        ("2016-09-10", "de mistura", "UN"),
        ("2017-04-07", "Spicer", "USA"),
        ("2019-01-23", "Guaidó", "VEN"),
        ("2019-06-20", "Zarif", "IRN"),
        ("2020-10-01", "Pashinyan", "ARM"),
        ("2021-08-16", "zabihullah mujahid", "AFG"),
        ("2021-02-02", "min aung hlaing", "MMR"),
        ("2022-02-15", "Lavrov", "RUS"),
        ("2022-02-15", "von der leyen", "EU"),
        ("2022-02-15", "Pushilin", "Donetsk People's Republic"),
        ("2023-04-16", "Burhan", "SDN"),
        ("2023-04-16", "Hemedti", "Rapid Support Forces"),
        ("2023-07-28", "Bazoum", None),
        ("2023-10-08", "Netanyahu", "ISR"),
        ("2023-10-08", "Nasrallah", "Hezbollah"),
        ("2024-12-07", "Assad", "SYR"),
        ("2024-12-09", "Assad", None),
        ("2025-02-01", "Rubio", "USA"),
        ("2025-10-01", "Trump", "USA"),
        ("2025-10-01", "Xi", "CHN"),
        ("2026-06-01", "Trump", None),
    ],
)
def test_who_held_office(day: str, name: str, whose: str | None) -> None:
    known = in_office(day).get(name.lower())
    assert (known and (known.country or known.organisation)) == whose


def test_a_last_name_of_two_tells_neither() -> None:
    held = in_office("2016-09-10")
    assert held["bashar jaafari"].country == "SYR"
    assert held["ibrahim al-jaafari"].country == "IRQ"
    assert "jaafari" not in held
    assert in_office("2013-09-10")["jaafari"].country == "SYR"
    assert not {"king", "may", "price", "power", "rice", "brown", "park", "hunt", "kim", "lee", "khan"} & held.keys()


def test_the_director_of_a_watchdog_speaks_for_no_side() -> None:
    known = in_office("2016-09-10")["rami abdulrahman"]
    assert (known.name, known.country, known.organisation) == ("Rami Abdel Rahman", None, None)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("SANA", ("SANA", "SYR")),
        ("RIA Novosti", ("RIA Novosti", "RUS")),
        ("Reuters", ("Reuters", None)),
        ("Interfax Latvia", ("Interfax Latvia", None)),
        ("The Free Syrian Army", ("Free Syrian Army", None)),
        ("The Syrian Observatory for Human Rights", ("Syrian Observatory for Human Rights", None)),
        ("WHO", ("WHO", "WHO")),
        ("The IMF", ("IMF", "IMF")),
        ("UNICEF", ("UNICEF", "UN")),
        ("UNIFIL", ("UNIFIL", "UN")),
        ("The IRGC", ("Islamic Revolutionary Guard Corps", "IRN")),
        ("Iran's Revolutionary Guards", ("Islamic Revolutionary Guard Corps", "IRN")),
        ("The regional military administration", (None, None)),
        ("The Kharkiv administration", (None, None)),
        ("The Biden administration", ("Administration of the United States", "USA")),
        ("The Trump Administration", ("Administration of the United States", "USA")),
        ("The US-led coalition", ("US-led coalition", "US-led coalition")),
        ("Pope Francis", ("Francis", "VAT")),
    ],
)
def test_a_body_speaks_for_itself_or_its_own_state(source: str, expected: tuple[str | None, str | None]) -> None:
    assert told(f"[{source}]{{ said that talks would go on}}.", None) == expected


def test_two_tags_side_by_side_are_one_name() -> None:
    text, attributions = marked("[German Chancellor Olaf Scholz]{ said that talks would go on}.")
    tags = [Tag("PER", Span(at := text.index(word), at + len(word))) for word in ("Olaf", "Scholz")]
    (speaker,) = resolve(text, attributions, tags).speakers
    assert speaker is not None
    assert (speaker.name, speaker.country) == ("Olaf Scholz", "DEU")


@pytest.mark.parametrize(
    ("source", "published", "country"),
    [
        ("The Assad regime", "2015-07-02", "SYR"),
        ("The Erdogan government", "2015-07-02", "TUR"),
        ("The Assad regime", "2025-07-02", None),
        ("The Tanaka government", "2015-07-02", None),
    ],
)
def test_a_government_is_of_the_state_that_its_leader_led_that_day(
    source: str, published: str, country: str | None
) -> None:
    name = f"Government of {name_of(country)}" if country else None
    assert told(f"[{source}]{{ said so}}.", published) == (name, country)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The army of the Assad regime", ("Syrian Armed Forces", "SYR")),
        ("Assad's army", ("Syrian Armed Forces", "SYR")),
        ("The defence ministry in Moscow", ("Ministry of Defence of Russia", "RUS")),
        ("The foreign ministry in Tehran", ("Ministry of Foreign Affairs of Iran", "IRN")),
        ("The embassy in Tehran", (None, None)),
        ("The army of the Tanaka government", (None, None)),
    ],
)
def test_an_institution_is_of_the_capital_or_the_leader_that_its_words_name(
    source: str, expected: tuple[str | None, str | None]
) -> None:
    assert told(f"[{source}]{{ said so}}.", "2017-04-13") == expected


def test_who_stands_for_the_office_holder_named_before_it() -> None:
    story = "[Putin]{ spoke} after talks with Scholz, [who]{ said that talks would go on}."
    speakers = read(story, "2022-02-15").speakers
    assert [s and (s.name, s.country) for s in speakers] == [("Vladimir Putin", "RUS"), ("Olaf Scholz", "DEU")]
    speakers = read(story.replace("Scholz", "Quux"), "2022-02-15").speakers
    assert [s and s.country for s in speakers] == ["RUS", None]

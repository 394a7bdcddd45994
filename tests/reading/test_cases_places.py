"""Kinds of places that readers found wrong, each in words of our own; the network's marks are made by hand."""

from __future__ import annotations

import re

import pytest

from saidseen.model.attribution import Tag
from saidseen.model.reading import Document, Place, Span
from saidseen.reading.places import resolve_places, toponyms
from saidseen.reading.places.marks import PlaceMark


def found(line: str, tagged: tuple[tuple[str, str], ...] = (), chance: float = 0.8) -> list[str]:
    """The places of a line whose words in brackets are marked, each bracket one name."""
    marks: list[PlaceMark] = []
    text, opened = "", False
    for piece in re.split(r"([\[\]])", line):
        if piece in ("[", "]"):
            opened = piece == "["
            continue
        words = re.finditer(r"\w+|[^\w\s]", piece) if opened else ()
        marks += [PlaceMark(len(text) + m.start(), len(text) + m.end(), chance, n == 0) for n, m in enumerate(words)]
        text += piece
    tags = [Tag(label, Span(text.index(words), text.index(words) + len(words))) for label, words in tagged]
    return [span.of(text) for span in toponyms(text, marks, tags)]


def placed(text: str, *names: str) -> list[Place]:
    spans = [Span(text.index(n), text.index(n) + len(n)) for n in names]
    return list(resolve_places(text, spans))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("[The Netherlands said] it had sent one.", ["Netherlands"]),
        ("Trains [to Lviv would] stop.", ["Lviv"]),
        ("[France and] [Germany will meet in] [Strasbourg].", ["France", "Germany", "Strasbourg"]),
        ("[Kyiv and Lviv] were hit.", ["Kyiv", "Lviv"]),
        ("[Bosnia and Herzegovina may] vote.", ["Bosnia and Herzegovina"]),
        ("The Islamic [Republic] of [Pakistan] voted.", ["Islamic Republic of Pakistan"]),
        ("The [Democratic People’s] [Republic of] [Korea] spoke.", ["Democratic People’s Republic of Korea"]),
        ("Ships left the [Sea] of [Azov] on the way to [Aden].", ["Sea of Azov", "Aden"]),
        ("Troops of the [E.U]. and the [U.S]. met.", ["E.U.", "U.S."]),
        ("In [Paris], [Texas], a train left.", ["Paris", "Texas"]),
        ("Guns were heard in [Al-Bab] and [Tel Aviv’s] port.", ["Al-Bab", "Tel Aviv"]),
    ],
)
def test_names_are_whole_and_no_longer(line: str, names: list[str]) -> None:
    assert [n.removeprefix("The ") for n in found(line)] == names


@pytest.mark.parametrize(
    "line",
    [
        "[No missile was fired].",
        "[The] [West] and the [East] agreed.",
        "The [U.N]. said so.",
        "[NATO] and the [OSCE] agreed.",
        "[Brig]. [Gen]. and [Lt]. [Col]. and [Capt]. and [St].",
        "The [Brezhnev]-era dam fell.",
        "The [Moscow] Times said so.",
        "The [Jerusalem] Post said so.",
        "Adm. [Lincoln] said so.",
        "West [Nile] virus was found.",
    ],
)
def test_what_is_no_place(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize("name", ["Paris Hilton", "Jordan Peele", "Chelsea Clinton", "Sydney Pollack"])
def test_a_given_name_is_no_place(name: str) -> None:
    first, last = name.split()
    assert found(f"[{first}] {last} said so.", (("PER", name),)) == []
    assert found(f"[{first}] {last} said so.", (("PER", last),)) == []
    assert found(f"[{first} {last}] said so.", (("PER", name),)) == []


def test_a_place_before_a_tagged_person_stays_where_a_preposition_leads_it_in() -> None:
    assert found("In [Paris] Hilton spoke.", (("PER", "Hilton"),)) == ["Paris"]


def test_a_name_behind_an_agency_is_part_of_it() -> None:
    assert found("Interfax [Ukraine] said so.", (("ORG", "Interfax"),)) == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The United States and Russia will meet in Geneva.", "Geneva", "CHE"),
        ("The United States and Iran spoke in Vienna.", "Vienna", "AUT"),
        ("The United States said Russia had fired on Odessa.", "Odessa", "UKR"),
        ("Lebanon said a blast had struck Tripoli.", "Tripoli", "LBN"),
        ("Libya said a blast had struck Tripoli.", "Tripoli", "LBY"),
        ("A train left Paris, Texas, for the south.", "Paris", "USA"),
    ],
)
def test_of_namesakes_the_one_that_the_story_is_about(text: str, name: str, country: str) -> None:
    countries = [c for c in ("United States", "Russia", "Iran", "Lebanon", "Libya", "Texas") if c in text]
    assert {p.text: p.country for p in placed(text, *countries, name)}[name] == country


def test_a_region_is_not_the_city_of_its_name() -> None:
    text = "Shells fell on the Kherson region, on Izyum in Kharkiv region and on the city of Sumy."
    region, town, other, city = placed(text, "Kherson", "Izyum", "Kharkiv", "Sumy")
    assert (region.name, other.name) == ("Khersonska oblast", "Kharkivska oblast")
    assert (town.country, city.name) == ("UKR", "Sumy")
    assert [p.name for p in placed("The mayor of Kherson left.", "Kherson")] == ["Kherson"]


def test_a_water_that_is_not_known_is_no_country() -> None:
    assert [p.country for p in placed("A ship sank in the Gulf of Finland.", "Gulf of Finland")] == [None]


def test_toward_goes_by_the_place_that_is_meant() -> None:
    from saidseen.reading.story import read_document

    text = "Two buses left Paris, Texas, on Monday, the firm said."
    assert [s.toward for s in read_document(Document("story", text, None, "2021-11-29")).reading.said] == [()]

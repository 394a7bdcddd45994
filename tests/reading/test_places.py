"""Toponyms to GeoNames: unit tests of the resolver and the finder, and the invariants that hold for any text."""

from __future__ import annotations

import itertools
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import saidseen
from saidseen.model.reading import Place, Span
from saidseen.reading.places import find_known_places, resolve_places
from saidseen.world.gazetteer import COUNTRY, country_rows, gazetteer
from saidseen.world.names import admin_words, bared, fold
from saidseen.world.tables import countries, peoples, regions


def spans_of(text: str, *names: str) -> list[Span]:
    """The first place in `text` of each name, each sought after the one before."""
    found, at = [], 0
    for name in names:
        start = text.index(name, at)
        found.append(Span(start, start + len(name)))
        at = start + len(name)
    return found


def places(text: str, *names: str, country: str | None = None) -> list[Place]:
    return list(resolve_places(text, spans_of(text, *names), country))


def found(text: str) -> list[str]:
    return [s.of(text) for s in find_known_places(text)]


@pytest.mark.parametrize(
    ("name", "gid", "country"),
    [
        ("Ukraine", 690791, "UKR"),
        ("Kyiv", 703448, "UKR"),
        ("Kiev", 703448, "UKR"),
        ("Moscow", 524901, "RUS"),
        ("Berlin", 2950159, "DEU"),
        ("U.S.", 6252001, "USA"),
        ("Côte d’Ivoire", 2287781, "CIV"),
        ("Texas", 4736286, "USA"),
    ],
)
def test_a_well_known_name_alone_has_its_geonames_id(name: str, gid: int, country: str) -> None:
    [place] = places(f"Talks were held in {name} today.", name)
    assert (place.geoname_id, place.country, place.text) == (gid, country, name)


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        ("A fire broke out in Springfield, Illinois, overnight.", "Springfield", 39.8, -89.6),
        ("A fire broke out in Springfield, Mo., overnight.", "Springfield", 37.2, -93.3),
        ("A fire broke out in Springfield, Massachusetts.", "Springfield", 42.1, -72.6),
        ("The dam near Tripoli, Lebanon, was closed.", "Tripoli", 34.4, 35.8),
        ("The mayor of London, Ontario, spoke to reporters.", "London", 43.0, -81.2),
        ("The bishop of Paris, Texas, has resigned.", "Paris", 33.7, -95.6),
        ("Shelling was heard in Donetsk Oblast.", "Donetsk Oblast", 48.0, 37.8),
        ("Ships left for the Black Sea.", "Black Sea", 43.0, 35.0),
    ],
)
def test_a_stated_holder_or_kind_decides(text: str, name: str, lat: float, lon: float) -> None:
    [place] = places(text, name)
    assert place.lat == pytest.approx(lat, abs=1.2)
    assert place.lon == pytest.approx(lon, abs=1.2)


def test_a_name_means_one_place_throughout() -> None:
    text = "Crews in Portland, Maine, cleared the road. By noon Portland was quiet."
    first, _, second = places(text, "Portland", "Maine", "Portland")
    assert first.geoname_id == second.geoname_id
    assert first.lat == pytest.approx(43.66, abs=0.1)


def test_neighbours_decide_between_namesakes() -> None:
    text = "The storm hit Athens, Dallas and Tyler before it turned east of Fort Worth in Texas."
    athens = places(text, "Athens", "Dallas", "Tyler", "Fort Worth", "Texas")[0]
    assert athens.country == "USA"
    text = "Ministers flew from Athens to Thessaloniki and on to Rome."
    assert places(text, "Athens", "Thessaloniki", "Rome")[0].country == "GRC"


def test_an_english_name_of_a_big_city_abroad_beats_its_american_namesakes() -> None:
    [geneva] = places("The envoys met in Geneva on Monday.", "Geneva")
    assert geneva.country == "CHE"
    [kherson] = places("Troops withdrew from Kherson.", "Kherson")
    assert kherson.geoname_id == 706448


def test_the_outlets_country_speaks_for_its_own_places() -> None:
    text = "Police in Perth closed the bridge."
    assert places(text, "Perth", country="AUS")[0].country == "AUS"


def test_a_people_resolves_to_its_country() -> None:
    [place] = places("Syrians crossed the river.", "Syrians")
    assert (place.name, place.country) == ("Syria", "SYR")


def test_an_unknown_name_stays_unresolved() -> None:
    [place] = places("They met at Xqwzvbo that day.", "Xqwzvbo")
    assert place == Place("Xqwzvbo", Span(12, 19), None, None, None, None, None)


def test_places_come_in_text_order_with_their_exact_words() -> None:
    text = "From Kharkiv to Odesa."
    wanted = spans_of(text, "Kharkiv", "Odesa")
    got = resolve_places(text, wanted[::-1])
    assert [p.span for p in got] == wanted
    assert [p.text for p in got] == ["Kharkiv", "Odesa"]


def test_no_spans_give_no_places() -> None:
    assert resolve_places("Nothing is named here.", []) == ()


def test_the_finder_gives_well_known_places() -> None:
    text = "In Ukraine, troops left Crimea for the Black Sea; Gaza, Bosnia and Herzegovina and Rio de Janeiro are far."
    assert found(text) == ["Ukraine", "Crimea", "Black Sea", "Gaza", "Bosnia and Herzegovina", "Rio de Janeiro"]


@pytest.mark.parametrize(
    "text",
    [
        "The Washington Post reported it.",
        "Paris Hilton arrived late.",
        "The Bank of England raised its rate.",
        "Russian officials said so.",
        "He asked us in March about reading police reports.",
        "",
        "   \n\t ",
        "!!! ??? ...",
    ],
)
def test_the_finder_leaves_other_names_alone(text: str) -> None:
    assert found(text) == []


def test_the_finder_takes_a_small_town_with_its_state() -> None:
    assert found("A man from Chiefland, Florida, was held.") == ["Chiefland", "Florida"]
    assert found("GEORGETOWN, Ky. (AP)") == ["GEORGETOWN", "Ky."]


def test_the_finder_reads_possessives_and_headlines() -> None:
    assert found("Ukraine's president flew to Warsaw’s airport") == ["Ukraine", "Warsaw"]


def test_fold_drops_case_accents_and_points() -> None:
    assert fold("St. Pölten") == "saint polten"
    assert fold("Côte d’Ivoire") == fold("COTE D'IVOIRE") == "cote divoire"
    assert fold("\u200bKyiv\u200f") == "kyiv"
    assert "texas" in bared("north texas")
    assert admin_words("rapides parish")
    assert not admin_words("county")


def test_every_row_of_the_tables_is_in_the_compiled_gazetteer() -> None:
    held = gazetteer()
    for country in countries():
        for name in (country.name, *country.others):
            rows = [c for c in held.candidates(fold(name)) if c.kind == COUNTRY]
            assert country.alpha3 in {c.country for c in rows}, name
        row = country_rows()[country.alpha3]
        assert (row.lat, row.lon) == pytest.approx((country.lat, country.lon), abs=1e-3)
    for region in regions():
        for name in (region.name, *region.others):
            assert held.candidates(fold(name)), name


def test_tables_are_well_formed() -> None:
    codes = [c.alpha3 for c in countries()]
    assert len(set(codes)) == len(codes) > 240
    assert all(len(code) == 3 and code.isupper() for code in codes)
    assert all(-90 <= c.lat <= 90 and -180 <= c.lon <= 180 for c in countries())
    assert all(-90 <= r.lat <= 90 and -180 <= r.lon <= 180 and 0 < r.weight < 10 for r in regions())
    assert peoples()["American"] == "USA"
    assert peoples()["Georgians"] == "GEO"


def test_every_decision_has_its_sentence() -> None:
    from saidseen.reading.places import context, find, resolve, score

    rules = (context.surroundings, context.dwellers, context.american_style, resolve.resolve_places, score.score,
             score.features, find.find_known_places)  # fmt: skip
    assert all((rule.__doc__ or "").strip() for rule in rules)
    assert len(score.WEIGHTS) == len(score.FEATURES)


def test_importing_loads_no_data_and_no_numpy() -> None:
    code = "import sys; import saidseen.reading.places; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    "text",
    ["Kyiv " * 60_000, "A" * 300_000, ", " * 200_000, "A. " * 100_000, "Of the " * 60_000, "é́\u200f" * 100_000,
     "Georgia, " * 30_000, "(A" * 100_000],
)  # fmt: skip
def test_long_and_odd_texts_take_linear_time(text: str) -> None:
    began = time.process_time()
    spans = find_known_places(text)[:5_000]
    resolve_places(text, spans)
    assert time.process_time() - began < 8


words = st.sampled_from(
    ["Kyiv", "Georgia", "Paris", "Springfield", "Illinois", "the", "of", "said", "U.S.", "Russian", "St. Paul", ",",
     ".", "’s", "\u200f", "é", "ٱل", "County", "Washington", "Post", "🙂", "(", ")", "Rio de Janeiro", "\n"]
)  # fmt: skip
texts = st.one_of(st.text(max_size=200), st.lists(words, max_size=40).map(" ".join))


@given(texts)
@settings(deadline=None, max_examples=150)
def test_found_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    spans = find_known_places(text)
    assert all(s.of(text).strip() == s.of(text) != "" for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert spans == find_known_places(text)


@given(texts, st.data())
@settings(deadline=None, max_examples=150)
def test_any_spans_give_one_place_each_resolved_whole_or_not_at_all(text: str, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, 5)) if text else 0
    starts = [data.draw(st.integers(0, len(text) - 1)) for _ in range(count)]
    spans = sorted({Span(s, min(len(text), s + data.draw(st.integers(1, 30)))) for s in starts})
    got = resolve_places(text, spans)
    assert [p.span for p in got] == spans
    assert got == resolve_places(text, spans)
    for place in got:
        assert place.text == place.span.of(text)
        assert (place.name is None) == (place.lat is None) == (place.lon is None)
        if place.lat is not None and place.lon is not None:
            assert -90 <= place.lat <= 90
            assert -180 <= place.lon <= 180
        if place.name is None:
            assert place.geoname_id is None
            assert place.country is None


def test_a_language_in_which_somebody_speaks_is_no_place() -> None:
    text = "Men speaking in Arabic and German passed. She spoke in Berlin, and wrote in French."
    assert [p.text for p in saidseen.read(text, published="2022-02-15").places] == ["Berlin"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The allies met in the Indo-Pacific, he said, and in Japan.", {"Indo-Pacific", "Japan"}),
        ("Fighters of Hezbollah and the Taliban left Lebanon on Friday.", {"Lebanon"}),
        ("Shells fell in Deir al-Zor Syrias SANA news agency said from Damascus.", {"Deir al-Zor", "Damascus"}),
    ],
)
def test_a_joined_name_is_whole_a_group_is_no_place_and_a_lost_stop_parts_two(text: str, found: set[str]) -> None:
    from saidseen import read

    assert {p.text for p in read(text).places} - {"Syrias"} == found

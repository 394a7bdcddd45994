"""Figures, dates and distances: what a bound settles, what a day gives, how far a place is."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.measures import FigureView, Pack, PlaceView
from saidseen.measures.amounts import category_of, converted, interval_of, length_of, spelt
from saidseen.measures.earth import distance_km, inside, line_distance_km, ring
from saidseen.measures.moments import Moment


@pytest.mark.parametrize(
    ("modifier", "value", "upper", "operator", "threshold", "answer"),
    [
        ("more than", 130_000, None, ">=", 9_000, True),
        ("below", 13_000, None, ">=", 13_000, False),
        ("below", 13_000, None, ">=", 9_000, None),
        ("below", 13_000, None, "<=", 13_000, True),
        ("up to", 13_000, None, ">=", 13_000, None),
        ("up to", 7_000, None, ">=", 9_000, False),
        ("more than", 9_000, None, ">", 9_000, True),
        ("at least", 9_000, None, ">", 9_000, None),
        (None, 9_000, None, ">", 9_000, False),
        (None, 169_000, 190_000, ">=", 180_000, None),
        (None, 169_000, 190_000, "<", 169_000, False),
        ("about", 30_000, None, ">=", 13_000, True),
        ("about", 9_500, None, ">=", 9_000, None),
        ("nearly", 9_000, None, ">=", 9_000, False),
        ("another", 7_000, None, ">=", 9_000, None),
        ("or more", 9_000, None, ">=", 9_000, True),
    ],
)
def test_what_a_figure_settles(
    modifier: str | None, value: float, upper: float | None, operator: str, threshold: float, answer: bool | None
) -> None:
    interval = interval_of(FigureView(value, "troops", modifier, upper))
    assert interval is not None
    assert interval.holds(operator, threshold) is answer


@settings(deadline=None)
@given(
    st.sampled_from([None, "more than", "at least", "below", "up to", "about", "nearly", "just over", "another"]),
    st.floats(0, 1e6),
    st.floats(0, 1e6),
    st.sampled_from([">=", ">", "<=", "<"]),
)
def test_a_comparison_and_its_opposite_never_agree(
    modifier: str | None, value: float, threshold: float, operator: str
) -> None:
    interval = interval_of(FigureView(value, "troops", modifier))
    assert interval is not None
    opposite = {">=": "<", ">": "<=", "<=": ">", "<": ">="}[operator]
    one, other = interval.holds(operator, threshold), interval.holds(opposite, threshold)
    assert (one is None) == (other is None)
    assert one is None or one is not other


def test_vague_amounts_and_unknown_modifiers_settle_nothing() -> None:
    assert interval_of(FigureView(None, "tanks", "dozens of")) is None
    assert interval_of(FigureView(5, "tanks", "perhaps fewer than")) is None


@pytest.mark.parametrize(
    ("unit", "category"),
    [("russian troops", "troops"), ("T-72 tanks", "tanks"), ("infantry fighting vehicles", "acvs"), ("apples", None),
     ("attack helicopters", "attack-helicopters"), ("helicopters", "helicopters"), ("battalion groups", None),
     (None, None)],
)  # fmt: skip
def test_what_a_unit_counts(unit: str | None, category: str | None) -> None:
    assert category_of(FigureView(3, unit)) == category


def test_what_a_length_measures() -> None:
    text = "a 122-mm gun stood 12 km from the contact line, 900 km is the range of the missile"
    assert category_of(FigureView(122, "mm", text="122-mm"), text) == "calibre"
    assert category_of(FigureView(12, "km", text="12 km"), text) == "distance"
    assert category_of(FigureView(900, "km", text="900 km"), text, {"missiles"}) == "range"
    assert category_of(FigureView(900, "km", text="900 km"), "they moved 900 km") is None


def test_lengths_in_other_units() -> None:
    interval = interval_of(FigureView(10, "nautical miles"))
    assert interval is not None
    km = converted(interval, "nautical mile", "km")
    assert km is not None
    assert km.low == pytest.approx(18.52)
    assert length_of("kilometres") == 1000.0
    assert length_of("inch") == pytest.approx(0.0254)
    assert (length_of("kilogram"), length_of("versts of old"), length_of("")) == (None, None, None)
    assert converted(interval, "moons", "km") is None


def test_figures_are_spelt_as_people_write_them() -> None:
    assert spelt(FigureView(169_000, "personnel", None, 190_000)) == "169,000 to 190,000 personnel"
    assert spelt(FigureView(130_000, "troops", "more than")) == "more than 130,000 troops"
    assert spelt(FigureView(9_000, "troops", "or more")) == "9,000 or more troops"


def _plus(value: str, amount: int, unit: str, zone: str | None = None) -> str:
    moment = Moment.parse(value, ZoneInfo(zone) if zone else None)
    assert moment is not None
    later = moment.plus(amount, unit)
    assert later is not None
    return later.iso


def test_days_and_hours_on_a_real_calendar() -> None:
    assert _plus("2022-02-10", -42, "days") == "2021-12-30"
    assert _plus("2020-03-01", -1, "days") == "2020-02-29"
    assert _plus("2022-02-09", 48, "hours") == "2022-02-11"
    assert _plus("2022-02-11T20:30+02:00", 48, "hours") == "2022-02-13T20:30+02:00"
    assert _plus("2022-02-09", 36, "hours") == "2022-02-10T12:00/2022-02-11T11:59"


def test_hours_pass_while_clocks_are_put_forward() -> None:
    assert _plus("2022-03-26T12:00", 48, "hours", "Europe/Vienna") == "2022-03-28T13:00+02:00"
    assert _plus("2022-03-26T12:00", 2, "days", "Europe/Vienna") == "2022-03-28T12:00+02:00"


@pytest.mark.parametrize(
    ("moment", "on", "answer"),
    [("2022-02-11", "2022-02-12", True), ("2022-02-11", "2022-02-11", False), ("2022-02", "2022-02-15", None),
     ("2022", "2023-01-01", True), ("2022-02-11T12:00", "2022-02-11T13:00Z", None),
     ("2022-02-11T12:00+02:00", "2022-02-11T10:01Z", True)],
)  # fmt: skip
def test_whether_a_time_has_passed(moment: str, on: str, answer: bool | None) -> None:
    first, second = Moment.parse(moment), Moment.parse(on)
    assert first is not None
    assert second is not None
    assert first.passed(second) is answer


@pytest.mark.parametrize("value", ["2022-13", "2022-02-30", "tomorrow", "", "2022-02-11T25:00", "20220211", "９９９９"])
def test_what_is_no_date(value: str) -> None:
    assert Moment.parse(value) is None


def test_a_time_limit_beyond_the_calendar_is_none() -> None:
    moment = Moment.parse("0001-01-01")
    assert moment is not None
    assert moment.plus(-42, "days") is None


POINTS = st.tuples(st.floats(-80, 80), st.floats(-179, 179))


@settings(deadline=None)
@given(POINTS, st.floats(1, 3000))
def test_a_ring_has_its_radius(centre: tuple[float, float], radius: float) -> None:
    assert all(distance_km(centre, point) == pytest.approx(radius, rel=1e-6) for point in ring(centre, radius, 12))


def test_distance_from_a_line_of_long_pieces() -> None:
    line = ((50.0, 30.0), (50.0, 40.0))
    assert line_distance_km((50.0, 30.0), line) == pytest.approx(0, abs=1e-6)
    assert line_distance_km((50.0, 29.0), line) == pytest.approx(distance_km((50.0, 29.0), (50.0, 30.0)), rel=1e-6)
    # the geodesic bulges north of the parallel: nearer than the same longitude on the parallel
    assert line_distance_km((51.0, 35.0), line) < distance_km((51.0, 35.0), (50.0, 35.0)) - 5


@settings(deadline=None)
@given(st.floats(40, 60), st.floats(20, 50))
def test_no_point_of_a_line_is_nearer_than_its_distance(lat: float, lon: float) -> None:
    line = ((47.0, 37.0), (48.3, 37.9), (49.0, 39.5))
    nearest = min(distance_km((lat, lon), point) for point in line)
    assert line_distance_km((lat, lon), line) <= nearest + 1e-6


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon", "answer"),
    [
        ("Minsk", "BLR", None, None, True),
        ("Moscow", "RUS", 55.75, 37.62, True),
        ("Kaliningrad", "RUS", 54.71, 20.51, True),
        ("Belgorod", "RUS", 50.6, 36.6, True),
        ("Murmansk", "RUS", 68.97, 33.07, True),
        ("Sochi", "RUS", 43.6, 39.73, None),
        ("Makhachkala", "RUS", 42.98, 47.5, True),
        ("Perm", "RUS", 58.01, 56.25, True),
        ("Yekaterinburg", "RUS", 56.84, 60.61, None),
        ("Novosibirsk", "RUS", 55.03, 82.92, False),
        ("Vladivostok", "RUS", 43.12, 131.9, False),
        ("Russia", "RUS", None, None, None),
        ("Washington", "USA", 38.9, -77.0, False),
        ("Ankara", "TUR", 39.9, 32.9, None),
        ("a camp", None, 55.0, 37.0, True),
        ("a camp", None, None, None, None),
    ],
)
def test_the_zone_of_application(
    packs: tuple[Pack, ...], name: str, country: str | None, lat: float | None, lon: float | None, answer: bool | None
) -> None:
    [zone] = next(pack for pack in packs if pack.id == "vd11").zones
    assert "rough" in zone.approximation
    found, reason = inside(zone, PlaceView(name, country, lat, lon))
    assert found is answer, reason
    assert name in reason

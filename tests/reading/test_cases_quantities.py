"""Kinds of quantities that readers found wrong, each in words of our own."""

from __future__ import annotations

import pytest

from saidseen.model.reading import Quantity
from saidseen.reading.quantities import find_quantities
from saidseen.reading.times import find_times


def quantities(text: str) -> list[Quantity]:
    return list(find_quantities(text, find_times(text, "2022-12-31")))


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("152mm shells", 152, "mm"),
        ("7.62mm rounds", 7.62, "mm"),
        ("120 mm mortars", 120, "mm"),
        ("a 155-mm gun", 155, "mm"),
        ("8km of cable", 8, "km"),
        ("40km-long queues", 40, "km"),
        ("30kg of salt", 30, "kg"),
        ("300MW of power", 300, "mw"),
        ("200km/h winds", 200, "km/h"),
        ("a 10m-high wall", 10, "m"),
        ("10m people", 10_000_000, "people"),
        ("2¼ hectares", 2.25, "hectares"),
        ("one and one-half acres", 1.5, "acres"),
        ("two and three-quarter miles", 2.75, "miles"),
        ("a 3/8 inch gap", 0.375, "inch"),
        ("1 1/2 miles", 1.5, "miles"),
        ("half a mile", 0.5, "mile"),
        ("three-quarters of a mile", 0.75, "mile"),
        ("½ a million people", 500_000, "people"),
        ("2½ million people", 2_500_000, "people"),
        ("a million and a half people", 1_500_000, "people"),
        ("⅔ of the crop", 66.67, "%"),
        ("a two-thirds majority", 66.67, "%"),
        ("one sixth of the crop", 16.67, "%"),
        ("743 000 t", 743_000, "t"),
        ("1 234 567 votes", 1_234_567, "votes"),
        ("25\u202f000 men", 25_000, "men"),
        ("10'000 men", 10_000, "men"),
    ],
)
def test_value_and_unit(words: str, value: float, unit: str) -> None:
    (found,) = quantities(f"It had {words}, it said.")
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("words", "unit", "modifier"),
    [
        ("Hundreds of millions of dollars", "USD", "hundreds of millions"),
        ("Tens of billions of euros", "EUR", "tens of billions"),
        ("Several hundred million pounds", "GBP", "several hundred million"),
        ("Hundreds of thousands of people", "people", "hundreds of thousands"),
    ],
)
def test_amounts_without_a_number(words: str, unit: str, modifier: str) -> None:
    (found,) = quantities(f"{words} were sent.")
    assert (found.value, found.unit) == (None, unit)
    assert modifier in (found.modifier or "")


@pytest.mark.parametrize("hedge", ["Approx. ", "approx ", "ca. ", "~", "in the region of ", "est. "])
def test_hedges_with_a_full_stop_or_a_sign(hedge: str) -> None:
    (found,) = quantities(f"{hedge}1,200 men left.")
    assert (found.value, found.modifier) == (1200, hedge.strip().lower())


def test_a_number_right_after_a_date_is_kept() -> None:
    assert [(q.value, q.unit) for q in quantities("On May 12 300 men left.")] == [(300, "men")]
    assert [q.value for q in quantities("It rose from 743 000 t in 2012 to 900 100 t in 2013.")] == [743_000, 900_100]


@pytest.mark.parametrize(
    "text", ["It is a 5G mast.", "It is news 24/7.", "After 9/11 it fell.", "It was on 19-Nov-12."]
)
def test_what_is_no_quantity(text: str) -> None:
    assert quantities(text) == []


def test_a_range_glued_to_its_unit() -> None:
    (found,) = quantities("It lies 5-10km away.")
    assert (found.value, found.upper, found.unit) == (5, 10, "km")

"""What the numbers of a story count, and the words that hedge them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.model.reading import Quantity
from saidseen.reading.quantities import find_quantities
from saidseen.reading.times import find_times


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text, find_times(text, "2022-02-15"))
    return quantity


@pytest.mark.parametrize(
    ("text", "span", "value", "unit", "modifier"),
    [
        ("More than 130,000 troops stand there.", "More than 130,000 troops", 130000, "troops", "more than"),
        ("Up to 7,000 have arrived.", "Up to 7,000", 7000, None, "up to"),
        ("Dozens of tanks were loaded.", "Dozens of tanks", None, "tanks", "dozens of"),
        ("A 150,000-strong force waits.", "150,000-strong force", 150000, "force", None),
        ("Some 30,000 Russian troops train.", "Some 30,000 Russian troops", 30000, "troops", "some"),
        ("Some 30,000 Russian and Belarusian soldiers train.", None, 30000, "soldiers", "some"),
        ("Aid of $1.5 billion was sent.", "$1.5 billion", 1.5e9, "USD", None),
        ("Aid of 3 million euros was sent.", "3 million euros", 3e6, "EUR", None),
        ("It is 12 km away.", "12 km", 12, "km", None),
        ("It heard 14 explosions.", "14 explosions", 14, "explosions", None),
        ("A third of the force left.", "A third", 33.33, "%", None),
        ("Nearly 40 per cent of it left.", "Nearly 40 per cent", 40, "%", "nearly"),
        ("Three battalions left.", "Three battalions", 3, "battalions", None),
        ("Twenty-one people died.", "Twenty-one people", 21, "people", None),
        ("No fewer than 500 left.", "No fewer than 500", 500, None, "no fewer than"),
        ("Strength is below 13,000 now.", "below 13,000", 13000, None, "below"),
        ("over 100 battalion groups", "over 100 battalion groups", 100, "battalion groups", "over"),
        ("nearly 100 armoured vehicles", None, 100, "armoured vehicles", "nearly"),
        ("A few hundred stayed.", "A few hundred", None, None, "a few hundred"),
        ("about 2000 troops", "about 2000 troops", 2000, "troops", "about"),
        ("two dozen soldiers", "two dozen soldiers", 24, "soldiers", None),
        ("half a million people", "half a million people", 500000, "people", None),
        ("31 F-16 jets", "31 F-16 jets", 31, "f-16 jets", None),
        ("one soldier was killed", "one soldier", 1, "soldier", None),
        ("the shelling left 12 dead", "12 dead", 12, "dead", None),
        ("100 or more", "100 or more", 100, None, "or more"),
    ],
)
def test_value_unit_and_modifier(
    text: str, span: str | None, value: float | None, unit: str | None, modifier: str | None
) -> None:
    found = only(text)
    assert (found.value, found.unit, found.modifier) == (value, unit, modifier)
    assert found.text == (span or text[: len(found.text)])


@pytest.mark.parametrize(
    ("text", "value", "upper", "unit"),
    [
        ("169,000 to 190,000 personnel", 169000, 190000, "personnel"),
        ("between 169,000 and 190,000 personnel", 169000, 190000, "personnel"),
        ("10,000-12,000 soldiers", 10000, 12000, "soldiers"),
        ("1.2 to 1.5 million people", 1.2e6, 1.5e6, "people"),
    ],
)
def test_ranges(text: str, value: float, upper: float, unit: str) -> None:
    found = only(text)
    assert (found.value, found.upper, found.unit) == (value, upper, unit)


def test_a_rise_is_two_quantities() -> None:
    found = find_quantities("The force rose from 100,000 to 130,000.")
    assert [q.value for q in found] == [100000, 130000]


@pytest.mark.parametrize(
    "text",
    [
        "The G7 met over Su-35 jets, T-72 tanks, MH17 and Covid-19.",
        "Article 5 and paragraph 3 of Resolution 2202 apply.",
        "The 57-year-old minister left.",
        "The president, 79, left.",
        "No one of them came, and one of us left.",
        "It was the first time, on the 21st.",
        "On 9/11 it was open 24/7.",
        "It began on 15 February 2022 at 14:30.",
        "They stayed for seven days.",
        "Nord Stream 2 is idle.",
        "",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert find_quantities(text, find_times(text, "2022-02-15")) == ()


_PIECES = (
    "more than up to 7,000 $ 1.5 billion - % per cent dozens of and Russian troops between 169,000 three "
    "hundred a third million Feb. 15 \u200b\u0301 😀 ' , . \n strong 1 000 ٣ km"
)
PIECES = st.sampled_from(_PIECES.split(" "))


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_spans_give_their_words_apart_from_one_another_and_from_times(text: str) -> None:
    times = find_times(text, "2022-02-15")
    end = 0
    for quantity in find_quantities(text, times):
        assert quantity.span.start >= end
        assert quantity.span.of(text) == quantity.text != ""
        assert not any(quantity.span.meets(time.span) for time in times)
        assert quantity.upper is None or (quantity.value is not None and quantity.value < quantity.upper)
        end = quantity.span.end

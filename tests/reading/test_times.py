"""What time expressions come to, against a Tuesday in February 2022 unless said otherwise."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.reading.times import clocks, dates, durations, find_times, holidays, periods, references, relative
from saidseen.reading.times.numbers import parse_number, parse_ordinal, parse_year

TUESDAY = "2022-02-15"


def value_of(text: str, published: str | None = TUESDAY) -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in find_times(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry said on Monday that units had left.", [("Monday", "2022-02-14")]),
        ("The minister will speak on Friday.", [("Friday", "2022-02-18")]),
        ("The minister spoke on Friday.", [("Friday", "2022-02-11")]),
        ("The vote is scheduled for Thursday.", [("Thursday", "2022-02-17")]),
        ("It was announced last Tuesday.", [("last Tuesday", "2022-02-08")]),
        ("Talks resume next Tuesday.", [("next Tuesday", "2022-02-22")]),
        ("The drills ended yesterday.", [("yesterday", "2022-02-14")]),
        ("They met two days ago.", [("two days ago", "2022-02-13")]),
        ("They met last week.", [("last week", "2022-W06")]),
        ("They met last weekend.", [("last weekend", "2022-W06-WE")]),
        ("They met this month.", [("this month", "2022-02")]),
        ("Shelling was heard on Monday evening.", [("Monday evening", "2022-02-14TEV")]),
        ("Shelling was heard last night.", [("last night", "2022-02-14TNI")]),
    ],
)
def test_times_told_from_the_day_published(text: str, expected: list[tuple[str, str]]) -> None:
    assert value_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on Feb. 24, 2022.", [("Feb. 24, 2022", "2022-02-24")]),
        ("It began on 24 February 2022.", [("24 February 2022", "2022-02-24")]),
        ("Units left on the 14th, officials said.", [("the 14th", "2022-02-14")]),
        ("Units left on December 20.", [("December 20", "2021-12-20")]),
        ("The drills will end on 20 February.", [("20 February", "2022-02-20")]),
        ("It was signed in March 2021.", [("March 2021", "2021-03")]),
        ("Crimea was annexed in 2014.", [("2014", "2014")]),
        ("In the 1990s it was otherwise.", [("the 1990s", "199")]),
        ("Output fell in the first quarter of 2021.", [("the first quarter of 2021", "2021-Q1")]),
        ("Output fell in the second half of 2021.", [("the second half of 2021", "2021-H2")]),
        ("They met last autumn.", [("last autumn", "2021-FA")]),
        ("It was 14:30 on Monday.", [("14:30 on Monday", "2022-02-14T14:30")]),
        ("It began at 9 a.m. Monday.", [("9 a.m. Monday", "2022-02-14T09:00")]),
        ("It ended on New Year's Eve.", [("New Year's Eve", "2021-12-31")]),
        ("In nineteen ninety-one it fell apart.", [("nineteen ninety-one", "1991")]),
    ],
)
def test_times_of_the_calendar(text: str, expected: list[tuple[str, str]]) -> None:
    assert value_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They fought for eight years.", [("eight years", "P8Y")]),
        ("a two-day visit", [("two-day", "P2D")]),
        ("nearly five and a half hours", [("nearly five and a half hours", "PT5H30M")]),
        ("They waited for weeks.", [("weeks", "PXW")]),
        ("in two to three weeks", [("two to three weeks", "P2W")]),
        ("It is shelled every day.", [("every day", "P1D")]),
        ("They meet each Tuesday.", [("each Tuesday", "XXXX-WXX-2")]),
        ("It costs $3 million a year.", [("a year", "P1Y")]),
        ("Troops are now there.", [("now", "PRESENT_REF")]),
        ("Troops recently left.", [("recently", "PAST_REF")]),
    ],
)
def test_lengths_sets_and_references(text: str, expected: list[tuple[str, str]]) -> None:
    assert value_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May may march on.",
        "A 57-year-old man was hurt.",
        "About 2000 troops stood there.",
        "They carried 1,990 shells.",
        "Resolution 2202 was cited.",
        "USA Today reported it.",
        "MH17 was shot down.",
        "",
        " \n\t ",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert find_times(text, TUESDAY) == ()


def test_a_range_of_days_is_one_time_with_both_ends() -> None:
    (time,) = find_times("The drills run 10-20 February.", TUESDAY)
    assert (time.value, time.start, time.end) == ("2022-02-10/2022-02-20", "2022-02-10", "2022-02-20")


def test_a_second_day_shares_the_month() -> None:
    assert [v for _, v in value_of("They met on Feb. 10 and 11.")] == ["2022-02-10", "2022-02-11"]


def test_a_past_length_is_anchored_on_the_day_published() -> None:
    (time,) = find_times("Over the past three weeks they moved.", TUESDAY)
    assert (time.value, time.start, time.end) == ("P3W", "2022-01-25", "2022-02-15")


def test_a_year_earlier_is_the_same_quarter_a_year_before() -> None:
    text = "Profit rose in the third quarter of 2021 from a year earlier."
    assert [v for _, v in value_of(text)] == ["2021-Q3", "2020-Q3"]


def test_without_a_date_published_a_relative_time_keeps_its_words() -> None:
    found = {t.text: t for t in find_times("On Tuesday, Feb. 15 and last week, and in 2014.", None)}
    assert found["Tuesday, Feb. 15"].value == "XXXX-02-15"
    assert found["last week"].value == "XXXX-WXX"
    assert {(t.start, t.end, t.precision) for name, t in found.items() if name != "2014"} == {
        (None, None, "unresolved")
    }
    assert found["2014"].start == "2014-01-01"


@pytest.mark.parametrize("published", ["", "soon", "2022-02-30", "9999-99-99"])
def test_an_impossible_date_published_counts_as_none(published: str) -> None:
    assert value_of("on Tuesday", published) == [("Tuesday", "XXXX-WXX-2")]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_do_no_harm(published: str) -> None:
    text = "yesterday, tomorrow, last year, next year, next week, on Friday, 90 centuries ago, this winter, tonight"
    for time in find_times(text, published):
        assert time.span.of(text) == time.text


def test_a_date_time_published_will_do() -> None:
    assert value_of("yesterday", "2022-02-15T12:00:00Z") == [("yesterday", "2022-02-14")]


_PIECES = (
    "Feb. 15 2022 on last next Tuesday morning , the of and May 10 - 20 1990s two weeks ago a.m. 14:30 "
    "\u200b\u0301 will ' \n\n quarter year-earlier third 31 February 30 hundred thousand every עברית 😀 is"
)
PIECES = st.sampled_from(_PIECES.split(" "))


@given(
    st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=200), st.sampled_from([None, TUESDAY, "2020-02-29"])
)
@settings(max_examples=300, deadline=None)
def test_spans_give_their_words_in_order_and_apart(text: str, published: str | None) -> None:
    times = find_times(text, published)
    assert times == find_times(text, published)
    end = 0
    for time in times:
        assert time.span.start >= end
        assert time.span.of(text) == time.text != ""
        assert (time.start is None) == (time.end is None)
        if time.start and time.end:
            assert date.fromisoformat(time.start[:10]) <= date.fromisoformat(time.end[:10])
        end = time.span.end


def test_every_rule_says_in_one_sentence_what_it_decides() -> None:
    for room in (dates, periods, relative, references, durations, clocks, holidays):
        for rule in room.RULES:
            assert (rule.resolve.__doc__ or "").strip().endswith("."), rule.resolve


@pytest.mark.parametrize(
    ("words", "number"),
    [("twenty-one", 21), ("a hundred", None), ("one hundred and five", 105), ("5 1/2", 5.5), ("two and a half", 2.5)],
)
def test_numbers(words: str, number: float | None) -> None:
    assert parse_number(words) == (number if number is not None else 100)


def test_years_and_ordinals() -> None:
    assert [parse_year(w) for w in ("1996", "'96", "nineteen ninety-six", "two thousand", "ten")] == [
        1996,
        1996,
        1996,
        2000,
        None,
    ]
    assert [parse_ordinal(w) for w in ("3rd", "third", "twenty-first", "tree")] == [3, 3, 21, None]


def test_easter_and_thanksgiving() -> None:
    assert holidays.easter(2022) == date(2022, 4, 17)
    assert holidays.thanksgiving(1999) == date(1999, 11, 25)


def test_nothing_heavy_is_loaded() -> None:
    code = "import sys, saidseen.reading.times; sys.exit(any(m in sys.modules for m in ('torch', 'spacy', 'numpy')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

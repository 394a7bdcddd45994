"""Kinds of times that readers found wrong, each in words of our own; published on a Thursday unless said otherwise."""

from __future__ import annotations

import pytest

from saidseen.reading.times import find_times

THURSDAY = "2018-10-18"


def times(text: str, published: str | None = THURSDAY) -> list[tuple[str, str]]:
    return [(t.text, t.value) for t in find_times(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The lock may open on Friday.", "2018-10-19"),
        ("Ferries might not sail on Sunday.", "2018-10-21"),
        ("The court could rule as early as Monday.", "2018-10-22"),
        ("The mast should be up on Tuesday.", "2018-10-23"),
        ("The road may yet be reopened on Friday.", "2018-10-19"),
        ("On Friday the council may vote.", "2018-10-19"),
        ("The crew may have left on Friday.", "2018-10-12"),
        ("He could not be reached on Monday.", "2018-10-15"),
        ("Villagers could hear guns on Sunday.", "2018-10-14"),
    ],
)
def test_a_weekday_after_may_and_could_lies_ahead(text: str, value: str) -> None:
    assert [found for _, found in times(text)] == [value]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It sat on Tuesday of last week.", ("Tuesday of last week", "2018-10-09")),
        ("It will sit on Friday next week.", ("Friday next week", "2018-10-26")),
        ("It sat last week on Wednesday.", ("last week on Wednesday", "2018-10-10")),
        ("It rained on Monday morning of this week.", ("Monday morning of this week", "2018-10-15TMO")),
        ("It sank two weeks ago on Sunday.", ("two weeks ago on Sunday", "2018-10-07")),
        ("It meets on the last Friday of March 2019.", ("the last Friday of March 2019", "2019-03-29")),
        ("It met on the first Monday of last month.", ("the first Monday of last month", "2018-09-03")),
    ],
)
def test_a_weekday_of_a_week_or_month(text: str, found: tuple[str, str]) -> None:
    assert times(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It blew at 5 a.m. on 3 May 2016.", ("5 a.m. on 3 May 2016", "2016-05-03T05:00")),
        ("It blew at 16:30 on Feb. 2, 2016.", ("16:30 on Feb. 2, 2016", "2016-02-02T16:30")),
        ("It blew at 6 p.m. last Tuesday.", ("6 p.m. last Tuesday", "2018-10-16T18:00")),
        ("It blew at 5 p.m. on Monday of last week.", ("5 p.m. on Monday of last week", "2018-10-08T17:00")),
        ("It blew on 3 March 2018 at 14:00.", ("3 March 2018 at 14:00", "2018-03-03T14:00")),
        ("It blew at noon on 3 March.", ("noon on 3 March", "2018-03-03T12:00")),
        ("It blew at 5 a.m. yesterday morning.", ("5 a.m. yesterday morning", "2018-10-17T05:00")),
    ],
)
def test_a_clock_time_has_the_day_beside_it(text: str, found: tuple[str, str]) -> None:
    assert times(text) == [found]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Between 2 and 9 June 2019 it rained.", "2019-06-02", "2019-06-09"),
        ("Between June 2 and 9 it rained.", "2018-06-02", "2018-06-09"),
        ("It rained from the 3rd to the 9th of May.", "2018-05-03", "2018-05-09"),
        ("It rained on 12–14 March 2017.", "2017-03-12", "2017-03-14"),
        ("It rained from 3 to 5 p.m. on Monday.", "2018-10-15T15:00", "2018-10-15T17:00"),
        ("It rained between 11 p.m. and 1 a.m. on Monday.", "2018-10-15T23:00", "2018-10-16T01:00"),
    ],
)
def test_a_range_is_one_time(text: str, start: str, end: str) -> None:
    assert [(t.start, t.end) for t in find_times(text, THURSDAY)] == [(start, end)]


def test_days_that_share_a_month_or_year_have_it() -> None:
    assert times("On 3, 5 and 7 June 2016 it rained.") == [
        ("3", "2016-06-03"),
        ("5", "2016-06-05"),
        ("7 June 2016", "2016-06-07"),
    ]
    assert [v for _, v in times("Between 28 February and 3 March 2016 it rained.")] == ["2016-02-28", "2016-03-03"]
    assert [v for _, v in times("Between November and January 2016 it rained.")] == ["2015-11", "2016-01"]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("7-Jan-13", "2013-01-07"),
        ("25-DEC-2015", "2015-12-25"),
        ("3/Nov/2012", "2012-11-03"),
        ("03NOV12", "2012-11-03"),
        ("7.3.2021", "2021-03-07"),
        ("19-11-2012", "2012-11-19"),
        ("11-19-2012", "2012-11-19"),
        ("2012/11/19", "2012-11-19"),
    ],
)
def test_a_date_in_one_word(word: str, value: str) -> None:
    assert times(f"The log of {word} was lost.") == [(word, value)]


@pytest.mark.parametrize("words", ["7-horse-12", "10.2.1", "45-Jan-2012", "192.168.0.1", "3-2-1", "13/13/2013"])
def test_what_is_no_date_in_one_word(words: str) -> None:
    assert all(t.precision != "day" for t in find_times(f"It said {words} there.", THURSDAY))


def test_a_day_that_no_month_has_leaves_the_month() -> None:
    assert times("It was signed on Feb 30, 2016.") == [("Feb 30, 2016", "2016-02")]
    assert times("It was signed on 29 February 2017.") == [("29 February 2017", "2017-02")]
    assert times("It was signed on Feb. 29.") == [("Feb. 29", "XXXX-02-29")]


@pytest.mark.parametrize(
    "text",
    ["May Sarton wrote it.", "June Carter sang.", "August Strindberg wrote it.", "Ms. April left.", "Jan Hus spoke."],
)
def test_a_month_that_is_a_given_name(text: str) -> None:
    assert times(text) == []


def test_a_month_before_a_name_stays_a_month_after_a_word_for_time() -> None:
    assert [v for _, v in times("In April Russia left.")] == ["2018-04"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("24-36 hours", "PT24H"),
        ("between 24 and 36 hours", "PT24H"),
        ("two to three days", "P2D"),
        ("10 or 12 weeks", "P10W"),
        ("twenty-five days", "P25D"),
        ("1½ hours", "PT1H30M"),
        ("three-quarters of an hour", "PT45M"),
        ("a quarter of an hour", "PT15M"),
    ],
)
def test_lengths_are_not_added_up(words: str, value: str) -> None:
    assert [found for _, found in times(f"It took {words}.")] == [value]


@pytest.mark.parametrize("words", ["1200-year-old", "1,500-year-old", "1800-mile", "1900-page", "2000-strong"])
def test_figures_that_count_are_no_year(words: str) -> None:
    assert times(f"The {words} thing fell.") == []


def test_parts_of_a_town_are_no_quarters_of_a_year() -> None:
    assert times("Three-quarters of the town burned.") == []

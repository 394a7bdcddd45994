"""The time line: which lane and column a statement stands in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.model.claim import Stance
from saidseen.model.reading import Basis
from saidseen.show.claim_lanes import MOST, LanePoint, TimeLine, line_of
from saidseen.show.claim_wording import DENIED, LANES, SAID, SEEN, lane_of
from tests.show.claim_samples import withdrawal
from tests.show.samples import FEW

MEMBER = withdrawal().members[0]


def points(*ats: str | None, lane: str = SAID) -> list[LanePoint]:
    """Points at some dates, numbered from 1."""
    return [LanePoint(n, at, lane, f"p{n}", f"s{n}", "dot", "", 0, "") for n, at in enumerate(ats, 1)]


def told(line: TimeLine) -> dict[str, list[int]]:
    """Each column's heading and the numbers of the points in it."""
    return {
        f"{c.title} {c.note}".strip(): [p.number for lane in line.lanes for p in lane.cells[n]]
        for n, c in enumerate(line.columns)
    }


@pytest.mark.parametrize(
    ("stance", "basis", "lane"),
    [
        (Stance.AFFIRMS, Basis.TOLD, SAID),
        (Stance.WITHHOLDS, Basis.HEARD, SAID),
        (Stance.ASKS, Basis.TOLD, SAID),
        (Stance.AFFIRMS, Basis.SEEN, SEEN),
        (Stance.AFFIRMS, Basis.SHOWN, SEEN),
        (Stance.DENIES, Basis.TOLD, DENIED),
        (Stance.DOUBTS, Basis.SEEN, DENIED),
    ],
)
def test_a_lane_is_told_by_stance_and_basis(stance: Stance, basis: Basis, lane: str) -> None:
    statement = replace(MEMBER.said.statement, basis=basis)
    assert lane_of(replace(MEMBER, stance=stance, said=replace(MEMBER.said, statement=statement))) == lane


def test_days_are_columns_by_the_storys_clock_and_what_lies_between_is_folded() -> None:
    line = line_of(points("2022-02-15", "2022-02-15T23:30:00-05:00", "2022-02-17", "2022-02-27T01:00:00+03:00"))
    assert line.unit == "day"
    assert told(line) == {
        "15 Feb 2022 Tue": [1, 2],
        "16 Feb Wed": [],
        "17 Feb Thu": [3],
        "… 9 days": [],
        "27 Feb Sun": [4],
    }


def test_within_a_day_hours_are_columns_where_all_have_one() -> None:
    assert told(line_of(points("2022-02-15T10:10:00Z", "2022-02-15T12:59:00+03:00", "2022-02-15T13:00:00Z"))) == {
        "09:00 15 Feb 2022": [2],
        "10:00": [1],
        "… 2 hours": [],
        "13:00": [3],
    }
    assert line_of(points("2022-02-15T10:10:00Z", "2022-02-15")).unit == "day"


@pytest.mark.parametrize(
    ("step", "unit"), [("2022-01-{:02d}", "week"), ("2022-{:02d}-01", "day"), ("20{:02d}-01-01", "day")]
)
def test_many_days_make_weeks_and_scattered_ones_stay_days(step: str, unit: str) -> None:
    number = {"week": 31, "day": 8}[unit]
    assert line_of(points(*(step.format(n) for n in range(1, number + 1)))).unit == unit


def test_years_are_told_where_they_change() -> None:
    assert list(told(line_of(points("2021-12-31", "2022-01-01", "2022-01-02")))) == [
        "31 Dec 2021 Fri",
        "1 Jan 2022 Sat",
        "2 Jan Sun",
    ]


def test_what_has_no_date_or_no_day_stands_apart() -> None:
    assert told(line_of(points("2022-02-15", None, "soon", "2022-02")))["no exact date"] == [2, 3, 4]
    assert told(line_of(points("2022-02-15", None)))["no date"] == [2]
    assert told(line_of(points(None))) == {"no date": [1]}
    assert line_of([]).columns == ()
    assert [lane.points for lane in line_of([]).lanes] == [0, 0, 0]


dates = st.none() | st.dates().map(str) | st.datetimes().map(lambda t: t.isoformat(timespec="seconds") + "+03:00")


@FEW
@given(st.lists(st.tuples(dates | st.text(), st.sampled_from(LANES)), max_size=60))
def test_every_point_stands_in_its_lane_once_and_in_order(some: list[tuple[str | None, str]]) -> None:
    given_ = [LanePoint(n, at, lane, "", "", "", "", 0, "") for n, (at, lane) in enumerate(some)]
    line = line_of(given_)
    assert [lane.name for lane in line.lanes] == list(LANES)
    for lane in line.lanes:
        assert len(lane.cells) == len(line.columns)
        its = [p for cell in lane.cells for p in cell]
        assert sorted(p.number for p in its) == [p.number for p in given_ if p.lane == lane.name]
        assert all(not cell for cell, column in zip(lane.cells, line.columns, strict=True) if column.gap)
    assert line.unit == "year" or len(line.columns) <= MOST + 1


@FEW
@given(st.permutations(["2022-02-15", "2022-02-16T08:00:00Z", "2022-02-16T07:00:00Z", "2022-03-01", None]))
def test_the_order_of_arrival_changes_nothing(ats: list[str | None]) -> None:
    line = line_of(points(*ats))
    shown = [[p.at for p in cell] for cell in line.lanes[0].cells]
    assert shown == [["2022-02-15"], ["2022-02-16T07:00:00Z", "2022-02-16T08:00:00Z"], [], ["2022-03-01"], [None]]

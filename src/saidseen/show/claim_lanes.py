"""Three lanes on a time line: what was said, seen, and denied or doubted, in columns of an hour, a day, a week or more.

A column holds what is known of its stretch of time; stretches without a statement are folded into one column that says
how long they are. A day is that of the story's own clock, as everywhere on the page; hours are UTC. Dates that are
coarser than a column stand in one of their own, for nothing tells where they belong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from saidseen.language.en.months import NAMES as MONTHS
from saidseen.measures.moments import Moment
from saidseen.show.claim_wording import LANES
from saidseen.show.wording import count

MOST = 16
"""Columns that a time line has at most, where a coarser stretch of time is to be had."""
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class LanePoint:
    """A statement on the time line: its number on the page, when it was published, its lane and how it is told."""

    number: int
    at: str | None
    lane: str
    anchor: str
    target: str
    classes: str
    mark: str
    copies: int
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading ("15 Feb", "Tue") and whether it stands for a stretch without statements."""

    title: str
    note: str = ""
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its name and, for each column, its points in the order of time."""

    name: str
    cells: tuple[tuple[LanePoint, ...], ...]

    @property
    def points(self) -> int:
        """How many points it has."""
        return sum(map(len, self.cells))


@dataclass(frozen=True, slots=True)
class TimeLine:
    """The time line: a heading for each column and three lanes that have as many cells."""

    unit: str
    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class TimeUnit:
    """How finely time is cut: the number of a stretch, its heading and note, and what several are called."""

    name: str
    number: Callable[[datetime], int]
    title: Callable[[int, int | None], tuple[str, str]]


def line_of(points: Iterable[LanePoint]) -> TimeLine:
    """The time line of some points."""
    known = [(point, _stretch(point.at)) for point in points]
    unit = _unit([stretch for _, stretch in known if stretch])
    placed: dict[int | None, list[tuple[LanePoint, datetime | None]]] = {}
    for point, stretch in known:
        ends = {unit.number(end) for end in stretch} if stretch else set()
        number = ends.pop() if len(ends) == 1 else None
        placed.setdefault(number, []).append((point, stretch[0] if stretch else None))
    numbers = sorted(number for number in placed if number is not None)
    columns, order = _columns(numbers, unit)
    if None in placed:
        dated = any(start for _, start in placed[None])
        columns.append(Column("no exact date" if dated else "no date"))
        order.append(None)
    cells = [
        _sorted(placed.get(number, [])) if not column.gap else [] for column, number in zip(columns, order, strict=True)
    ]
    lanes = tuple(Lane(name, tuple(tuple(p for p in cell if p.lane == name) for cell in cells)) for name in LANES)
    return TimeLine(unit.name, tuple(columns), lanes)


def _stretch(at: str | None) -> tuple[datetime, datetime] | None:
    """First and last instant of a date or time, by its own clock; a time without an offset is taken as UTC."""
    moment = Moment.parse(at, UTC)
    if moment is None or not 1 < moment.first.year < 9999:  # no clock goes round the ends of the calendar
        return None
    return moment.first, moment.last


def _unit(stretches: Sequence[tuple[datetime, datetime]]) -> TimeUnit:
    """Hours where all happened within a day, else the finest stretch of time that needs no more than MOST columns."""
    days = {end.astimezone(UTC).date() for stretch in stretches for end in stretch}
    exact = all(first == last for first, last in stretches)
    for unit in UNITS if len(days) == 1 and exact else UNITS[1:]:
        numbers = sorted({unit.number(first) for first, last in stretches if unit.number(first) == unit.number(last)})
        if len(_columns(numbers, unit)[0]) <= MOST:
            return unit
    return UNITS[-1]


def _columns(numbers: Sequence[int], unit: TimeUnit) -> tuple[list[Column], list[int | None]]:
    """The columns of the stretches that have statements, with what lies between them, and the stretch of each."""
    columns: list[Column] = []
    order: list[int | None] = []
    before: int | None = None
    for number in numbers:
        missing = number - before - 1 if before is not None else 0
        if missing > 1:
            columns.append(Column("…", count(missing, unit.name.partition(",")[0]), gap=True))
            order.append(None)
        elif missing == 1:
            columns.append(Column(*unit.title(number - 1, before)))
            order.append(number - 1)
        columns.append(Column(*unit.title(number, before)))
        order.append(number)
        before = number
    return columns, order


def _sorted(placed: list[tuple[LanePoint, datetime | None]]) -> list[LanePoint]:
    first = datetime.min.replace(tzinfo=UTC)
    return [point for point, _ in sorted(placed, key=lambda item: (item[1] or first, item[0].number))]


def _day(day: date, year: bool) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}" + (f" {day.year}" if year else "")


def _hour_title(number: int, before: int | None) -> tuple[str, str]:
    day, hour = divmod(number, 24)
    return f"{hour:02d}:00", _day(date.fromordinal(day), True) if before is None else ""


def _day_title(number: int, before: int | None) -> tuple[str, str]:
    day = date.fromordinal(number)
    return _day(day, before is None or date.fromordinal(before).year != day.year), DAYS[day.weekday()]


def _week_title(number: int, before: int | None) -> tuple[str, str]:
    monday = date.fromordinal(number * 7 + 1)
    year = before is None or date.fromordinal(before * 7 + 1).year != monday.year
    sunday = date.fromordinal(min(number * 7 + 7, date.max.toordinal()))
    return _day(monday, year), f"to {_day(sunday, False)}"


def _month_title(number: int, before: int | None) -> tuple[str, str]:
    return MONTHS[number % 12][:3], str(number // 12) if before is None or before // 12 != number // 12 else ""


def _hours(moment: datetime) -> int:
    return moment.toordinal() * 24 + moment.hour


UNITS = (
    TimeUnit("hour, UTC", lambda t: _hours(t.astimezone(UTC)), _hour_title),
    TimeUnit("day", lambda t: t.toordinal(), _day_title),
    TimeUnit("week", lambda t: (t.toordinal() - 1) // 7, _week_title),
    TimeUnit("month", lambda t: t.year * 12 + t.month - 1, _month_title),
    TimeUnit("year", lambda t: t.year, lambda number, _: (str(number), "")),
)

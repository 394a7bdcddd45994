"""Dates and times as partial as they were given, and time limits reckoned from them on a real calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from saidseen.language.en import months
from saidseen.language.en.telling import tell

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?", re.ASCII
)
EASTMOST, WESTMOST = timedelta(hours=14), timedelta(hours=12)
"""How far local time can be from UTC, where the zone is not said."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch between two instants, both inclusive: `precision` is year, month, day, minute or hours.

    `first` and `last` carry an offset or zone where one was given, else none; "hours" is a stretch left by reckoning
    hours from a bare date.
    """

    first: datetime
    last: datetime
    precision: str

    @classmethod
    def parse(cls, value: str | None, zone: tzinfo | None = None) -> Moment | None:
        """The moment of an ISO date or time, however partial, or None; `zone` is for times without one."""
        return _parsed(value, zone) if value else None

    @classmethod
    def _of(cls, value: str, zone: tzinfo | None) -> Moment | None:
        found = _ISO.fullmatch(value.strip())
        if found is None:
            return None
        year, month, day, hour, minute, second, offset = found.groups()
        try:
            if hour is not None:
                at = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))
                at = at.replace(tzinfo=_offset(offset) or zone)
                return cls(at, at, "minute")
            last_month = int(month or 12)
            last_day = int(day or monthrange(int(year), last_month)[1])
            first = datetime(int(year), int(month or 1), int(day or 1), tzinfo=zone)
            last = datetime(int(year), last_month, last_day, 23, 59, 59, tzinfo=zone)
        except (ValueError, OverflowError):
            return None
        return cls(first, last, "day" if day else "month" if month else "year")

    def plus(self, amount: int, unit: str) -> Moment | None:
        """The moment `amount` days or hours later (earlier where negative); None beyond the calendar.

        Days are calendar days: the clock time stays. Hours are hours that pass, whatever the clocks do meanwhile. From
        a bare date, whole days of hours give a date and other hours a stretch.
        """
        try:
            if unit == "days" or (amount % 24 == 0 and self.precision != "minute"):
                step = timedelta(days=amount if unit == "days" else amount // 24)
                return Moment(self.first + step, self.last + step, self.precision)
            precision = self.precision if self.precision == "minute" else "hours"
            return Moment(_later(self.first, amount), _later(self.last, amount), precision)
        except OverflowError:
            return None

    def passed(self, on: Moment) -> bool | None:
        """Whether this moment lies before `on`; None where the two are not known finely enough to say."""
        if {self.precision, on.precision} <= {"year", "month", "day"}:
            if self.last.date() < on.first.date():
                return True
            return False if self.first.date() >= on.last.date() else None
        (first, last), (begin, end) = self._utc(), on._utc()
        if last < begin:
            return True
        return False if first >= end else None

    def since(self, end: Moment) -> tuple[float, float]:
        """The least and the most seconds from this moment to `end`."""
        if (self.first.tzinfo is None) == (end.first.tzinfo is None):
            return (end.first - self.last).total_seconds(), (end.last - self.first).total_seconds()
        (first, last), (begin, final) = self._utc(), end._utc()
        return (begin - last).total_seconds(), (final - first).total_seconds()

    def _utc(self) -> tuple[datetime, datetime]:
        if self.first.tzinfo is not None:
            return self.first.astimezone(UTC), self.last.astimezone(UTC)
        try:
            first = (self.first - EASTMOST).replace(tzinfo=UTC)
            return first, (self.last + WESTMOST).replace(tzinfo=UTC)
        except OverflowError:
            return self.first.replace(tzinfo=UTC), self.last.replace(tzinfo=UTC)

    @property
    def iso(self) -> str:
        """ISO 8601, no finer than it is known; a stretch of hours as first/last."""
        if self.precision == "minute":
            return self.first.isoformat(timespec="minutes")
        if self.precision == "hours":
            return f"{self.first.isoformat(timespec='minutes')}/{self.last.isoformat(timespec='minutes')}"
        parts = self.first.date().isoformat().split("-")
        return "-".join(parts[: {"year": 1, "month": 2, "day": 3}[self.precision]])

    @property
    def words(self) -> str:
        """The moment as people write it: "30 December 2021", "11 February 2022, 15:00 (UTC+02:00)"."""
        if self.precision == "year":
            return str(self.first.year)
        if self.precision == "month":
            return f"{months.NAMES[self.first.month - 1]} {self.first.year}"
        if self.precision == "hours":
            return tell("moments.between", first=_clock(self.first), last=_clock(self.last))
        return _day(self.first) if self.precision == "day" else _clock(self.first)

    @property
    def day_words(self) -> str:
        """The moment as people write it, without the time of day."""
        return _day(self.first) if self.precision in ("minute", "hours") else self.words


@lru_cache(maxsize=65_536)
def _parsed(value: str, zone: tzinfo | None) -> Moment | None:
    """Claims name the same few days again and again."""
    return Moment._of(value, zone)


def _day(at: date) -> str:
    return f"{at.day} {months.NAMES[at.month - 1]} {at.year}"


def _clock(at: datetime) -> str:
    zone = at.strftime("%z")
    named = f"UTC{zone[:3]}:{zone[3:5]}" if zone and zone != "+0000" else "UTC" if zone else tell("moments.no_zone")
    return f"{_day(at)}, {at:%H:%M} ({named})"


def _later(at: datetime, hours: int) -> datetime:
    """So many hours later as they pass: reckoned in UTC where the zone is known."""
    if at.tzinfo is None:
        return at + timedelta(hours=hours)
    return (at.astimezone(UTC) + timedelta(hours=hours)).astimezone(at.tzinfo)


def _offset(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text == "Z":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(size if text[0] == "+" else -size)

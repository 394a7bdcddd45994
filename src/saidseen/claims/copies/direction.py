"""Which of two stories was there first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from saidseen.claims.copies.records import Story

_MOMENT = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?"
)


@dataclass(frozen=True, slots=True)
class _Range:
    """From when to when, inclusive, something may have been published (UTC)."""

    first: datetime
    last: datetime


def earlier(a: Story, b: Story) -> Story | None:
    """The one published first, None where the two times do not tell: the same day without hours is no order."""
    if before(a.published, b.published):
        return a
    return b if before(b.published, a.published) else None


def before(one: str | None, two: str | None) -> bool:
    """Whether an ISO date or time of any precision surely lies before another; not where either is not known."""
    first, second = _range(one), _range(two)
    return first is not None and second is not None and first.last < second.first


def _range(published: str | None) -> _Range | None:
    """The range of moments that an ISO date or date-time of any precision leaves open."""
    found = _MOMENT.fullmatch(published.strip()) if published else None
    if found is None:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        first = datetime(int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0))
        last = _last(first, month, day, hour, minute, second)
        return _zoned(first, last, zone)
    except (ValueError, OverflowError):
        return None


def _last(first: datetime, *given: str | None) -> datetime:
    """The last second that a moment may mean of which month, day, hour, minute and second are given or not."""
    month, day, hour, minute, second = given
    if month is None:
        return first.replace(month=12, day=31, hour=23, minute=59, second=59)
    if day is None:
        following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
        return following - timedelta(seconds=1)
    if hour is None:
        return first + timedelta(days=1, seconds=-1)
    if minute is None:
        return first + timedelta(minutes=59, seconds=59)
    return first + timedelta(seconds=0 if second is not None else 59)


def _zoned(first: datetime, last: datetime, zone: str | None) -> _Range:
    """The range in UTC; what has no zone stands as it is."""
    if zone is None or zone == "Z":
        return _Range(first.replace(tzinfo=UTC), last.replace(tzinfo=UTC))
    digits = zone[1:].replace(":", "")
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    shift = -shift if zone[0] == "+" else shift
    return _Range((first + shift).replace(tzinfo=UTC), (last + shift).replace(tzinfo=UTC))

"""Days: what a statement is about in time, as numbers of days since 1970-01-01."""

from __future__ import annotations

import re
from datetime import date, timedelta

from saidseen.model.reading import Statement

_EPOCH = date(1970, 1, 1)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
FAR = 400
"""A time further than this many days from the publication is background, not what the statement is about."""


def day_of(iso: str | None) -> int | None:
    """The day of an ISO date or time, its first day where it is partial; None where it is no date."""
    found = _DATE.match(iso) if iso else None
    if not found:
        return None
    try:
        return (date(int(found[1]), int(found[2] or 1), int(found[3] or 1)) - _EPOCH).days
    except ValueError:
        return None


def iso_day(day: int) -> str:
    """The ISO date of a day."""
    return (_EPOCH + timedelta(days=day)).isoformat()


def days_of(statement: Statement, published: str | None) -> tuple[int | None, int | None]:
    """First and last day of what a statement is about: the times its content gives, else the day of publication."""
    out = day_of(published)
    days = [
        day
        for time in statement.times
        if time.start and statement.content.holds(time.span)
        for day in (day_of(time.start), day_of(time.end or time.start))
        if day is not None and (out is None or abs(day - out) <= FAR)
    ]
    if days and max(days) - min(days) <= 62:
        return min(days), max(days)
    return out, out

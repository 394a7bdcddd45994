"""The order of statements in time, and the day on which something was said."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from saidseen.model.claim import Said

_MOMENT = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?"
)
LAST = "9999"
"""Sorts what has no time after everything that has one."""


@lru_cache(65536)
def instant(at: str | None) -> str:
    """The first moment an ISO date or time leaves open, as a UTC string that sorts; LAST where it is none."""
    found = _MOMENT.fullmatch(at.strip()) if at else None
    if found is None:
        return LAST
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        first = datetime(int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0))
        return (first - _shift(zone)).replace(tzinfo=UTC).isoformat()
    except (ValueError, OverflowError):
        return LAST


def _shift(zone: str | None) -> timedelta:
    if not zone or zone == "Z":
        return timedelta()
    digits = zone[1:].replace(":", "").ljust(4, "0")
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return shift if zone[0] == "+" else -shift


def order(said: Said) -> tuple[str, str, int, str]:
    """The sort key of time order: when the story counts as known, then document, then place in it."""
    return instant(said.source.at), said.source.id, said.ordinal, said.id


def day_of(at: str | None) -> str | None:
    """The day of an ISO date or time as its own clock has it; None where it gives no day."""
    return at[:10] if at and len(at) >= 10 and instant(at) != LAST else None


def said_on(said: Said) -> str | None:
    """The day on which the speaker said it: the day the cue names ("said on Tuesday"), else of publication.

    None where neither is known: the day on which a story was read is no day of anything that it tells.
    """
    statement = said.statement
    passages = [p for p in (statement.cue, statement.source) if p is not None]
    for time in statement.times:
        inside = any(p.holds(time.span) for p in passages) and not statement.content.holds(time.span)
        if inside and time.start and time.precision in ("day", "hour", "minute", "second"):
            return day_of(time.start) or day_of(said.source.published)
    return day_of(said.source.published)

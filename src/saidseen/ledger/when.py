"""Points and stretches of time as the ledger compares them: `YYYY-MM-DDTHH:MM:SS` in UTC, inclusive at both ends."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta, timezone

from saidseen.model.reading import State, Statement

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?",
    re.ASCII,
)


def now() -> str:
    """The time now: ISO, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def bounds(value: str | None) -> tuple[str, str] | None:
    """First and last second of an ISO date or time, however partial ("2022-02"); None where it is not one.

    A time without an offset is taken as UTC.
    """
    found = _ISO.fullmatch(value.strip()) if value else None
    if not found:
        return None
    year, month, day, hour, minute, second, offset = found.groups()
    try:
        last = int(month or 12)
        days = monthrange(int(year), last)[1]
        first = datetime(int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0))
        final = datetime(
            int(year), last, int(day or days), int(hour or 23), int(minute or 59), min(int(second or 59), 59)
        )
        shift = _offset(offset)
        return (first - shift).isoformat(timespec="seconds"), (final - shift).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return None


def _offset(text: str | None) -> timedelta:
    if not text or text == "Z":
        return timedelta()
    digits = text[1:].replace(":", "").ljust(4, "0")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    zone = timezone(size if text[0] == "+" else -size)
    return zone.utcoffset(None)


def stretch(statement: Statement, published: str | None) -> tuple[str | None, str | None]:
    """When a statement's matter is: the time its *when* gives, else all its resolved times, else the day published."""
    when = statement.specifics.get("when")
    resolved = [t for t in statement.times if t.start]
    if when is not None and when.state is State.GIVEN and when.span is not None:
        resolved = [t for t in resolved if t.span.meets(when.span)] or resolved
    ends = [(first, last) for t in resolved if (first := bounds(t.start)) and (last := bounds(t.end or t.start))]
    if ends:
        return min(first[0] for first, _ in ends), max(last[1] for _, last in ends)
    return bounds(published) or (None, None)

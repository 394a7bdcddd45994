"""When a story was published, as ISO 8601; what is no date stays unknown."""

from __future__ import annotations

from datetime import date, datetime

from saidseen.errors import UsageError

EARLIEST_YEAR = 1000


def iso_moment(value: str) -> str | None:
    """`value` as an ISO date (`2022-02-15`) or date-time (`2022-02-15T10:00:00+00:00`), or None if it is neither."""
    value = value.strip()
    if not value.isascii() or not 8 <= len(value) <= 40:
        return None
    for kind in (date, datetime):
        try:
            moment = kind.fromisoformat(value)
        except ValueError:
            continue
        return moment.isoformat() if moment.year >= EARLIEST_YEAR else None
    return None


def checked_published(value: str | None) -> str | None:
    """The `published` argument in ISO form; raises UsageError where it is no date of the calendar."""
    if value is None:
        return None
    moment = iso_moment(value)
    if moment is None:
        raise UsageError(f"{value!r} is no date of the calendar: give it as 2022-02-15 or 2022-02-15T10:00:00+00:00")
    return moment


def stated_published(value: object, notes: list[str]) -> str | None:
    """The date that a document states of itself; one that cannot be read is unknown, and `notes` says so."""
    if value is None or value == "":
        return None
    moment = iso_moment(value) if isinstance(value, str) else None
    if moment is None:
        notes.append(f"published {str(value)[:40]!r} is no ISO date, taken as unknown")
    return moment

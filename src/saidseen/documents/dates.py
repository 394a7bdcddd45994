"""When a story was published, as ISO 8601; what is no date, or might be two, stays unknown."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, timedelta, timezone

from saidseen.errors import UsageError

EARLIEST_YEAR = 1000
UNKNOWN = "taken as unknown"
"""How the note on a date that cannot be read ends."""

MONTHS = {name.lower(): n for names in (calendar.month_name, calendar.month_abbr) for n, name in enumerate(names) if n}
MONTHS["sept"] = 9
"""The number of a month by its English name, whole or short, in lower case."""
_WORD = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(rf"(?:[A-Za-z]{{3,9}}\.?,? )?{form}(?:(?:,| at| -)? ?(?P<time>\d.*))?", re.IGNORECASE)
    for form in (
        rf"{_DAY}(?: of)?[ -/]{_WORD}[ ,/-]{{1,2}}(?P<year>\d{{4}})",
        rf"{_WORD} {_DAY},? (?P<year>\d{{4}})",
        rf"{_WORD} {_DAY} (?P<clock>\d\d:\d\d:\d\d)(?: (?P<offset>[+-]\d{{4}}|[A-Z]{{3,4}}))? (?P<year>\d{{4}})",
        r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
        r"(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<year>\d{4})",
        r"(?P<first>0?[1-9]|1[0-2])/(?P<second>1[3-9]|2\d|3[01])/(?P<year>\d\d)",
    )
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?(?::(?P<second>\d\d)(?:\.\d{1,9})?)? ?(?P<half>[ap]\.?m\.?)?"
    r" ?(?P<zone>Z|UTC|GMT|[A-Z]{3,4}|(?:UTC|GMT)?[+-]\d\d:?\d\d(?= UTC|$))?(?:(?<=\d) UTC)?",
    re.IGNORECASE,
)
_ZONES = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_ZONES |= {"Z": 0, "UTC": 0, "GMT": 0, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3}


def iso_moment(value: str) -> str | None:
    """`value` as an ISO date (`2022-02-15`) or date-time (`2022-02-15T10:00:00+00:00`), or None if it is neither.

    Other common forms are read where they can be but one day: `28 Feb 2022`, `7/27/2016`, `Mon, 28 Feb 2022 10:00 GMT`.
    """
    value = " ".join(value.split())
    if not value.isascii() or not 8 <= len(value) <= 50:
        return None
    for kind in (date, datetime):
        if value.isdigit() and len(value) != 8:
            break
        try:
            moment = kind.fromisoformat(value)
        except ValueError:
            continue
        return moment.isoformat() if moment.year >= EARLIEST_YEAR else None
    for form in _FORMS:
        if found := form.fullmatch(value):
            return _moment(found)
    return None


def _moment(found: re.Match[str]) -> str | None:
    """The day that a form tells, with its time where that can be read; None for a day that is not, or may be two."""
    parts = found.groupdict()
    try:
        if "first" in parts:
            month, dom = _month_and_day(int(parts["first"]), int(parts["second"]))
        else:
            month, dom = MONTHS.get(parts["month"].lower(), 0) or int(parts["month"]), int(parts["day"])
        year = int(parts["year"])
        day = date(year + 2000 if year < 100 else year, month, dom)
    except ValueError:
        return None
    if day.year < EARLIEST_YEAR:
        return None
    if parts.get("clock"):
        return _timed(day, f"{parts['clock']} {parts['offset'] or ''}")
    return _timed(day, parts["time"]) if parts["time"] else day.isoformat()


def _month_and_day(first: int, second: int) -> tuple[int, int]:
    """Month and day of two figures, the one over 12 being the day; raises ValueError where either might be."""
    if first == second or second > 12:
        return first, second
    if first > 12:
        return second, first
    raise ValueError("either may be the month")


def _timed(day: date, time: str) -> str | None:
    """The day with its time of day; the bare day where the time's zone is not known; None where it is no time."""
    found = _TIME.fullmatch(time.strip())
    if found is None:
        return None
    hour, half, zone = int(found["hour"]), (found["half"] or "").lower(), (found["zone"] or "").upper()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    elif found["minute"] is None:
        return None
    try:
        moment = datetime(day.year, day.month, day.day, hour, int(found["minute"] or 0), int(found["second"] or 0))
    except ValueError:
        return None
    if not zone:
        return moment.isoformat()
    if zone in _ZONES:
        return moment.replace(tzinfo=timezone(timedelta(hours=_ZONES[zone]))).isoformat()
    if (offset := zone.removeprefix("UTC").removeprefix("GMT"))[0] in "+-":
        return datetime.fromisoformat(f"{moment.isoformat()}{offset}").isoformat()
    return day.isoformat()


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
    moment = _told(value)
    if moment is None:
        notes.append(f"published {str(value)[:40]!r} is no ISO date, nor another that is but one day, {UNKNOWN}")
    return moment


def _told(value: object) -> str | None:
    """The moment that a string tells, or a number of seconds or milliseconds since 1970."""
    if isinstance(value, str) and not (value.strip().isdecimal() and len(value.strip()) in (10, 13)):
        return iso_moment(value)
    if isinstance(value, str):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    seconds = value / 1000 if 10**11 <= value < 4 * 10**12 else value
    if not 10**8 <= seconds < 4 * 10**9:
        return iso_moment(str(value)) if isinstance(value, int) else None
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()

"""TIMEX3 values with the days they span: one builder a kind of time."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from saidseen.language.en import times as en

# Months in which a season starts and ends (northern, meteorological), winter counted with the year it begins in.
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
# Clock times that the parts of a day are taken to span; a night runs into the next day.
_PARTS = {"MO": ("06:00", "11:59"), "AF": ("12:00", "17:59"), "EV": ("18:00", "23:59"), "NI": ("20:00", "05:59")}


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a time expression comes to: TIMEX3 value, ISO start and end (inclusive) or None, and precision."""

    value: str
    start: str | None
    end: str | None
    precision: str


def _span(value: str, start: date, end: date, precision: str) -> Resolved:
    return Resolved(value, start.isoformat(), end.isoformat(), precision)


def unresolved(value: str) -> Resolved:
    """A time that nothing settles: its TIMEX3 value with X for what is not known."""
    return Resolved(value, None, None, "unresolved")


def day(when: date) -> Resolved:
    """One calendar day."""
    return _span(when.isoformat(), when, when, "day")


def days(first: date, last: date) -> Resolved:
    """The days from `first` to `last`, as an ISO 8601 interval."""
    return _span(f"{first.isoformat()}/{last.isoformat()}", first, last, "day")


def monthday(year: int | None, month: int, dom: int) -> Resolved | None:
    """A day of a month, the year perhaps unknown; None where there is no such day."""
    if year is None:
        return unresolved(f"XXXX-{month:02d}-{dom:02d}") if 1 <= dom <= calendar.monthrange(2000, month)[1] else None
    return day(date(year, month, dom)) if 1 <= dom <= calendar.monthrange(year, month)[1] else None


def month(year: int | None, number: int) -> Resolved:
    """A calendar month, the year perhaps unknown."""
    if year is None:
        return unresolved(f"XXXX-{number:02d}")
    last = calendar.monthrange(year, number)[1]
    return _span(f"{year:04d}-{number:02d}", date(year, number, 1), date(year, number, last), "month")


def year(number: int | None) -> Resolved:
    """A calendar year."""
    if number is None:
        return unresolved("XXXX")
    return _span(f"{number:04d}", date(number, 1, 1), date(number, 12, 31), "year")


def years(first: int, last: int) -> Resolved:
    """The years from `first` to `last`, as an ISO 8601 interval."""
    return _span(f"{first:04d}/{last:04d}", date(first, 1, 1), date(last, 12, 31), "year")


def quarter(of: int | None, number: int) -> Resolved:
    """A quarter of a calendar year."""
    if of is None:
        return unresolved(f"XXXX-Q{number}")
    last = calendar.monthrange(of, 3 * number)[1]
    return _span(f"{of:04d}-Q{number}", date(of, 3 * number - 2, 1), date(of, 3 * number, last), "quarter")


def half(of: int | None, number: int) -> Resolved:
    """A half of a calendar year."""
    if of is None:
        return unresolved(f"XXXX-H{number}")
    end = date(of, 6, 30) if number == 1 else date(of, 12, 31)
    return _span(f"{of:04d}-H{number}", date(of, 6 * number - 5, 1), end, "half")


def season(of: int | None, code: str) -> Resolved:
    """A season (SP, SU, FA, WI) of the year in which it begins."""
    if of is None:
        return unresolved(f"XXXX-{code}")
    first, last = _SEASONS[code]
    end_year = of + 1 if last < first else of
    end = date(end_year, last, calendar.monthrange(end_year, last)[1])
    return _span(f"{of:04d}-{code}", date(of, first, 1), end, "season")


def week(inside: date | None) -> Resolved:
    """The ISO week that holds the day `inside`."""
    if inside is None:
        return unresolved("XXXX-WXX")
    monday = inside - timedelta(days=inside.weekday())
    iso = inside.isocalendar()
    return _span(f"{iso.year:04d}-W{iso.week:02d}", monday, monday + timedelta(days=6), "week")


def weekend(inside: date | None) -> Resolved:
    """The Saturday and Sunday of the ISO week that holds the day `inside`."""
    if inside is None:
        return unresolved("XXXX-WXX-WE")
    saturday = inside + timedelta(days=5 - inside.weekday())
    return _span(f"{week(inside).value}-WE", saturday, saturday + timedelta(days=1), "weekend")


def decade(first_year: int) -> Resolved:
    """The ten years from `first_year`; the TIMEX3 value has three figures (ISO 8601)."""
    return _span(f"{first_year // 10:03d}", date(first_year, 1, 1), date(first_year + 9, 12, 31), "decade")


def century(number: int) -> Resolved:
    """The n-th century; the TIMEX3 value has two figures (ISO 8601)."""
    first = (number - 1) * 100
    return _span(f"{number - 1:02d}", date(max(first, 1), 1, 1), date(first + 99, 12, 31), "century")


def part(of: Resolved, code: str) -> Resolved:
    """A part (MO, AF, EV, NI) of a day already resolved."""
    if of.start is None or of.precision != "day":
        return unresolved(f"{of.value}T{code}")
    start, end = _PARTS[code]
    last = date.fromisoformat(of.start) + timedelta(days=code == "NI")
    return Resolved(f"{of.value}T{code}", f"{of.start}T{start}", f"{last.isoformat()}T{end}", "part of day")


def clock(of: Resolved, hour: int, minute: int) -> Resolved | None:
    """A clock time of a day already resolved; None for an hour or minute that no clock shows."""
    if hour == 24 and minute == 0 and of.start and of.precision == "day":
        of, hour = day(date.fromisoformat(of.start) + timedelta(days=1)), 0
    if not (0 <= hour < 24 and 0 <= minute < 60):
        return None
    value = f"{of.value}T{hour:02d}:{minute:02d}"
    return Resolved(value, value, value, "minute") if of.start and of.precision == "day" else unresolved(value)


def moved(of: Resolved, days: int) -> Resolved:
    """A clock time moved by whole days."""
    if of.start is None:
        return of
    value = f"{(date.fromisoformat(of.start[:10]) + timedelta(days=days)).isoformat()}{of.start[10:]}"
    return Resolved(value, value, value, of.precision)


def duration(amount: str, unit: str, start: date | None = None, end: date | None = None) -> Resolved:
    """A length of time: `amount` in figures or X, `unit` a singular noun; `start` and `end` where it is anchored."""
    letter = en.UNIT_LETTERS[unit]
    if unit == "fortnight" and amount.isdigit():
        amount = str(int(amount) * 2)
    value = f"P{'T' if letter[0] == 'T' and len(letter) == 2 else ''}{_amount(amount, letter)}"
    return Resolved(value, _iso(start), _iso(end), "duration")


def _iso(when: date | None) -> str | None:
    return when.isoformat() if when else None


def _amount(amount: str, letter: str) -> str:
    """The figures and letter of a duration; tens of years and hundreds of years are given in years."""
    if letter in ("E", "C") and amount.isdigit():
        return f"{int(amount) * (10 if letter == 'E' else 100)}Y"
    if letter == "TH" and amount.endswith(".5"):
        whole = amount[:-2]
        return f"{whole}H30M" if whole != "0" else "30M"
    return f"{amount}{letter[-1]}"


def shift(when: date, amount: int, unit: str) -> date:
    """`when` moved by `amount` units (negative: back); months and years keep the day where the month has it."""
    if unit in ("day", "week", "fortnight", "weekend"):
        return when + timedelta(days=amount * {"day": 1, "fortnight": 14}.get(unit, 7))
    step = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    index = when.year * 12 + when.month - 1 + amount * step
    to_year, to_month = divmod(index, 12)
    last = calendar.monthrange(to_year, to_month + 1)[1] if 1 <= to_year <= 9999 else 0
    return date(to_year, to_month + 1, min(when.day, last))


def around(when: date, unit: str) -> Resolved:
    """The day, week, month, quarter, year or decade that holds `when`."""
    if unit == "day":
        return day(when)
    if unit in ("week", "fortnight"):
        return week(when)
    if unit == "weekend":
        return weekend(when)
    if unit == "month":
        return month(when.year, when.month)
    if unit == "quarter":
        return quarter(when.year, (when.month + 2) // 3)
    if unit == "decade":
        return decade(when.year // 10 * 10)
    return century((when.year // 100) + 1) if unit == "century" else year(when.year)

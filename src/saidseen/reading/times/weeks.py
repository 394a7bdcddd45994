"""Weekdays of a week or month that is told beside them: "Monday of last week", "the last Friday of March"."""

from __future__ import annotations

from datetime import date, timedelta

from saidseen.language.en import times as en

from . import values
from .anchors import Anchor, direction, year_of_month
from .dates import month_number
from .grammar import PatternHit, Rules
from .numbers import parse_number, parse_ordinal, parse_year
from .relative import part_code, relative_unit, singular, weekday_number
from .values import Resolved

RULES = Rules()
_REL = "EARLYP? THE? rel=LAST|PAST|PREVIOUS|NEXT|COMING|FOLLOWING|THIS|THAT|CURRENT unit=UNIT"


@RULES.when(
    f"THE? EARLYP? wd=WEEKDAY part=DAYPART? OF? {_REL} next=DAYPART?",
    f"{_REL} COMMA? ON EARLYP? wd=WEEKDAY part=DAYPART?",
    f"{_REL} POSS wd=WEEKDAY part=DAYPART?",
)
def weekday_of_week(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A weekday of last, this or next week is that day of that week."""
    if hit.word("unit") != "week":
        return None
    number = weekday_number(hit.word("wd"))
    week = relative_unit(hit, anchor)
    if week is None or week.start is None or week.precision != "week":
        return values.unresolved(f"XXXX-WXX-{number + 1}")
    return _part(hit, values.day(date.fromisoformat(week.start) + timedelta(days=number)))


def _part(hit: PatternHit, day: Resolved) -> Resolved:
    part = hit.text("part") or hit.text("next")
    return values.part(day, part_code(part)) if part else day


@RULES.when(
    "num=NUM|A unit=UNIT|UNITS AGO COMMA? ON? wd=WEEKDAY part=DAYPART?",
    "wd=WEEKDAY num=NUM|A unit=UNIT|UNITS AGO",
)
def weekday_weeks_ago(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A weekday so many weeks ago is that day of the week that lies so far back."""
    number, base = weekday_number(hit.word("wd")), anchor.published
    amount = 1.0 if hit.text("num") in en.ONE_WEEK else parse_number(hit.text("num"))
    if singular(hit.word("unit")) != "week" or amount is None or amount != int(amount):
        return None
    if base is None:
        return values.unresolved(f"XXXX-WXX-{number + 1}")
    monday = values.shift(base, -int(amount), "week") - timedelta(days=base.weekday())
    return _part(hit, values.day(monday + timedelta(days=number)))


@RULES.when(
    "THE? ord=ORD wd=WEEKDAY OF mon=MON COMMA? OF? year=ANYYEAR?",
    "THE? ord=ORD wd=WEEKDAY OF THE? rel=LAST|PREVIOUS|NEXT|COMING|FOLLOWING|THIS|THAT unit=UNIT",
)
def weekday_of_month(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """The first, second or last weekday of a month is that day of it."""
    ordinal, number = hit.text("ord"), weekday_number(hit.word("wd"))
    order = en.WEEK_ORDER.get(ordinal) or parse_ordinal(ordinal)
    month = _month(hit, anchor)
    if month is None or order is None:
        return None
    if month.start is None or month.end is None:
        return values.unresolved(f"{month.value}-XX")
    if order < 0:
        last = date.fromisoformat(month.end)
        return values.day(last - timedelta(days=(last.weekday() - number) % 7))
    first = date.fromisoformat(month.start)
    found = first + timedelta(days=(number - first.weekday()) % 7 + 7 * (order - 1))
    return values.day(found) if found.isoformat() <= month.end else None


def _month(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """The month that is named, or told as last, this or next month."""
    if not hit.has("mon"):
        return relative_unit(hit, anchor) if hit.word("unit") == "month" else None
    number, year = month_number(hit.word("mon")), parse_year(hit.text("year")) if hit.has("year") else None
    if year is None and anchor.published:
        year = year_of_month(anchor.published, number, direction(hit.tokens, hit.i, hit.j))
    return values.month(year, number)

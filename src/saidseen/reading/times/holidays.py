"""Days that have names: Christmas, Easter, Thanksgiving, New Year's Day."""

from __future__ import annotations

from datetime import date, timedelta

from saidseen.language.en import times as en

from . import values
from .anchors import Anchor, direction, year_of_day
from .grammar import PatternHit, Rules
from .values import Resolved

RULES = Rules()


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, dom = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, dom + 1)


def thanksgiving(year: int) -> date:
    """The fourth Thursday of November (United States)."""
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


def holiday(name: str, year: int) -> date | None:
    """The day of that name in `year`; None for one that this table does not hold."""
    if name in en.HOLIDAYS:
        return date(year, *en.HOLIDAYS[name])
    return {"easter": easter, "thanksgiving": thanksgiving}.get(name, lambda _: None)(year)


@RULES.when("NEW UNIT POSS eve=HOLIDAYDAY|UNIT?")
def new_year(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """New Year's Eve is 31 December, New Year's Day 1 January, nearest to the day published."""
    if hit.tokens.word(hit.i + 1) != en.YEAR or hit.word("eve") not in en.NEW_YEARS:
        return None
    month, dom = (12, 31) if hit.word("eve") == en.EVE else (1, 1)
    if anchor.published is None:
        return values.monthday(None, month, dom)
    toward = direction(hit.tokens, hit.i, hit.j)
    return values.monthday(year_of_day(anchor.published, month, dom, toward), month, dom)


@RULES.when("rel=LAST|NEXT|THIS? name=HOLIDAY eve=HOLIDAYDAY? UNIT? year=YEAR?")
def named_day(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A holiday is the day of that name nearest to the day published, as the words beside it and the tense say."""
    name = hit.word("name") + (" eve" if hit.has("eve") else "")
    base = anchor.published
    if hit.has("year"):
        found = holiday(name, int(hit.text("year")))
        return values.day(found) if found else None
    if base is None:
        return values.unresolved("XXXX-XX-XX") if holiday(name, 2000) else None
    here = holiday(name, base.year)
    if here is None:
        return None
    rel = hit.text("rel")
    if rel == en.LAST:
        year = base.year - (here >= base)
    elif rel == en.NEXT_ONE:
        year = base.year + (here <= base)
    else:
        year = year_of_day(base, here.month, here.day, direction(hit.tokens, hit.i, hit.j))
    found = holiday(name, year)
    if found is None:
        return None
    return values.week(found) if hit.tokens.word(hit.j - 1) == en.WEEK else values.day(found)

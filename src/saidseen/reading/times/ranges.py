"""Times from one day, year or hour to another: "between 1 and 30 March", "12-14 May", "from 3 to 5 p.m."."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from saidseen.language.en import grammar
from saidseen.language.en import times as en

from . import values
from .anchors import Anchor, direction, year_of_day
from .dates import day_number, month_number
from .grammar import PatternHit, Rules, compile_pattern
from .numbers import parse_year
from .values import Resolved

RULES = Rules()


@RULES.when("AND|OR|TO dom=DIGITS")
def second_day(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A bare figure after "and" that follows a day of the month is a later day of the same month."""
    base, dom = anchor.last_day, int(hit.text("dom"))
    after = hit.tokens.word(hit.j)
    if (
        base is None
        or anchor.last_index != hit.i
        or not base.day < dom
        or (after.isalpha() and after not in en.BEFORE_PLACE)
    ):
        return None
    return values.monthday(base.year, base.month, dom)


@RULES.when("dom=DIGITS|ORDNUM")
def earlier_day(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A bare figure is a day of the month that a later day of a list names: "on 3, 5 and 7 March"."""
    before = hit.tokens.word(hit.i - 1)
    later = _listed().match(hit.tokens.tags, hit.j)
    if later is None or before not in en.BEFORE_RANGE:
        return None
    number, dom = month_number(hit.tokens.word(later.start("mon"))), day_number(hit.text("dom"))
    if dom >= day_number(hit.tokens.word(later.start("dom"))):
        return None
    year = parse_year(hit.tokens.word(later.start("year"))) if later["year"] else None
    return _day(hit, anchor, year, number, dom)


@cache
def _listed() -> re.Pattern[str]:
    more = "COMMA? AND|OR? THE? dom=DAYNUM"
    return re.compile(
        f"(?:{compile_pattern('COMMA THE? DAYNUM').regex.pattern}){{0,5}}"
        + compile_pattern(f"{more} OF? mon=MON COMMA? year=YEAR?").regex.pattern
    )


@RULES.when(
    "from=FROM? WDAY? mon=MON dom=DAYNUM join=TO|DASH|AND THE? last=DAYNUM COMMA? year=ANYYEAR?",
    "from=FROM? THE? dom=DAYNUM OF? join=TO|DASH|AND THE? last=DAYNUM OF? mon=MON COMMA? year=ANYYEAR?",
)
def day_range(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Two days of one month with a dash, "to" or "between ... and" are the days from the first to the second."""
    if hit.word("join") == grammar.AND and hit.word("from") != grammar.BETWEEN:
        return None
    number = month_number(hit.word("mon"))
    first, last = day_number(hit.text("dom")), day_number(hit.text("last"))
    year = parse_year(hit.text("year")) if hit.has("year") else None
    a = _day(hit, anchor, year, number, first)
    b = values.monthday(int(a.start[:4]) if a and a.start else None, number, last)
    if a is None or b is None or first >= last:
        return None
    if a.start is None or b.start is None:
        return values.unresolved(f"{a.value}/{b.value}")
    return values.days(date.fromisoformat(a.start), date.fromisoformat(b.start))


def _day(hit: PatternHit, anchor: Anchor, year: int | None, month: int, dom: int) -> Resolved | None:
    """The day, its year guessed where none is told."""
    if year is None and anchor.published:
        year = year_of_day(anchor.published, month, dom, direction(hit.tokens, hit.i, hit.j))
    return values.monthday(year, month, dom)


@RULES.when("first=YEAR DASH|SLASH last=YEAR|DIGITS")
def year_range(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Two years with a dash between them are the years from the first to the second."""
    first, short = int(hit.text("first")), hit.text("last")
    last = int(short) if len(short) == 4 else first // 100 * 100 + int(short)
    if len(short) < 2 or not 0 < last - first < 100 or not 1700 < first < 2060:
        return None
    return values.years(first, last)

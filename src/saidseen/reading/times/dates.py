"""Times that name a day, month, season, quarter or year of the calendar."""

from __future__ import annotations

import calendar
from datetime import date

from . import values
from .anchors import Anchor, direction, year_of_day, year_of_month
from .grammar import Hit, Rules
from .lexicon import word_set
from .numbers import parse_ordinal, parse_year
from .values import Resolved

RULES = Rules()

MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if number}
_BEFORE_MONTH = word_set("DATES_BEFORE_MONTH")


def month_number(word: str) -> int:
    """The number of a month's name or short name."""
    return MONTHS[word[:3].lower()]


def day_number(words: str) -> int:
    """The day of the month that "15", "15th" or "fifteenth" names; 0 for none."""
    return int(words) if words.isdigit() else parse_ordinal(words) or 0


@RULES.when("iso=ISO")
def iso_date(hit: Hit, anchor: Anchor) -> Resolved | None:
    """A date in ISO form is that day."""
    text = hit.text("iso").upper()
    try:
        found = values.day(date.fromisoformat(text[:10]))
    except ValueError:
        return None
    return values.clock(found, int(text[11:13]), int(text[14:16])) if "T" in text else found


@RULES.when("slashed=SLASHED")
def slashed_date(hit: Hit, anchor: Anchor) -> Resolved | None:
    """A date in figures with slashes is month, day, year, or day, month, year where only that can be."""
    first, second, last = (int(x) for x in hit.text("slashed").split("/"))
    if first > 12:
        first, second = second, first
    return values.monthday(parse_year(str(last)), first, second) if 1 <= first <= 12 else None


@RULES.when(
    "WDAY? mon=MON dom=DAYNUM COMMA? year=ANYYEAR",
    "WDAY? THE? dom=DAYNUM OF? mon=MON COMMA? year=ANYYEAR",
)
def full_date(hit: Hit, anchor: Anchor) -> Resolved | None:
    """A day with month and year is that day."""
    return values.monthday(parse_year(hit.text("year")), month_number(hit.word("mon")), day_number(hit.text("dom")))


@RULES.when("rel=LAST|THIS|NEXT mon=MON dom=DAYNUM")
def relative_day_of_month(hit: Hit, anchor: Anchor) -> Resolved | None:
    """Last with a day of a month is the latest such day behind the day published, next the first ahead."""
    number, dom, base = month_number(hit.word("mon")), day_number(hit.text("dom")), anchor.published
    if base is None:
        return values.monthday(None, number, dom)
    step = {"last": -((number, dom) >= (base.month, base.day)), "next": (number, dom) <= (base.month, base.day)}
    return values.monthday(base.year + int(step.get(hit.word("rel"), 0)), number, dom)


@RULES.when("EARLYP? WDAY? mon=MON dom=DAYNUM", "EARLYP? WDAY? THE? dom=DAYNUM OF? mon=MON")
def day_of_month(hit: Hit, anchor: Anchor) -> Resolved | None:
    """A day with its month takes the year that the tense and the date published point to."""
    number, dom = month_number(hit.word("mon")), day_number(hit.text("dom"))
    if anchor.published is None:
        return values.monthday(None, number, dom)
    toward = direction(hit.tokens, hit.i, hit.j)
    return values.monthday(year_of_day(anchor.published, number, dom, toward), number, dom)


@RULES.when("WDAY? mon=MON dom=DAYNUM rel=LAST|THIS|NEXT|THAT UNIT", "mon=MON OF? rel=LAST|THIS|NEXT|THAT UNIT")
def month_of_relative_year(hit: Hit, anchor: Anchor) -> Resolved | None:
    """A month with "last year", "this year" or "next year" is that month of that year."""
    if hit.tokens.word(hit.j - 1) != "year":
        return None
    number, rel = month_number(hit.word("mon")), hit.text("rel")
    step = {"last": -1, "next": 1}.get(rel, 0)
    base = anchor.published.year if anchor.published else None
    if rel in ("that", "same"):
        base = anchor.last_year
    year = base + step if base is not None else None
    return values.monthday(year, number, day_number(hit.text("dom"))) if hit.has("dom") else values.month(year, number)


@RULES.when("EARLYP? mon=MON COMMA? OF? year=ANYYEAR")
def month_of_year(hit: Hit, anchor: Anchor) -> Resolved | None:
    """A month with its year is that month."""
    year = parse_year(hit.text("year"))
    return values.month(year, month_number(hit.word("mon"))) if year else None


@RULES.when("early=EARLYP? mon=MON")
def bare_month(hit: Hit, anchor: Anchor) -> Resolved | None:
    """A bare month takes the year that the tense and the date published point to."""
    word = hit.word("mon")
    short = len(word) <= 4 and word not in ("june", "july") and hit.tokens.word(hit.j - 1) != "."
    doubtful = short or word in ("may", "march")
    if doubtful and not hit.has("early") and hit.tokens.word(hit.i - 1) not in _BEFORE_MONTH:
        return None
    number = month_number(word)
    if anchor.published is None:
        return values.month(None, number)
    toward = direction(hit.tokens, hit.i, hit.j)
    return values.month(year_of_month(anchor.published, number, toward), number)


@RULES.when("ON the=THE dom=ORDNUM", "the=THE dom=ORDNUM OF THIS|THAT UNIT")
def day_of_this_month(hit: Hit, anchor: Anchor) -> Resolved | None:
    """A bare day such as "on the 16th" is that day of the month last named or published."""
    follows = hit.tokens.word(hit.j)
    if follows.isalpha() and follows not in ("and", "but", "when", "that", "in", "at", "to", "as", "he", "she", "they"):
        return None
    base = anchor.last_day or anchor.published
    dom = day_number(hit.text("dom"))
    return values.monthday(base.year, base.month, dom) if base else values.unresolved(f"XXXX-XX-{dom:02d}")


@RULES.when("AND|OR|TO dom=DIGITS")
def second_day(hit: Hit, anchor: Anchor) -> Resolved | None:
    """A bare figure after "and" that follows a day of the month is a later day of the same month."""
    base, dom = anchor.last_day, int(hit.text("dom"))
    after = hit.tokens.word(hit.j)
    if (
        base is None
        or anchor.last_index != hit.i
        or not base.day < dom
        or (after.isalpha() and after not in ("in", "at"))
    ):
        return None
    return values.monthday(base.year, base.month, dom)


@RULES.when(
    "mon=MON dom=DAYNUM TO|DASH last=DAYNUM COMMA? year=ANYYEAR?",
    "dom=DAYNUM TO|DASH last=DAYNUM OF? mon=MON COMMA? year=ANYYEAR?",
)
def day_range(hit: Hit, anchor: Anchor) -> Resolved | None:
    """Two days of one month with a dash or "to" between them are the days from the first to the second."""
    number = month_number(hit.word("mon"))
    first, last = day_number(hit.text("dom")), day_number(hit.text("last"))
    year = parse_year(hit.text("year")) if hit.has("year") else None
    if year is None and anchor.published:
        year = year_of_day(anchor.published, number, first, direction(hit.tokens, hit.i, hit.j))
    a, b = values.monthday(year, number, first), values.monthday(year, number, last)
    if a is None or b is None or first >= last:
        return None
    if a.start is None or b.start is None:
        return values.unresolved(f"{a.value}/{b.value}")
    return values.days(date.fromisoformat(a.start), date.fromisoformat(b.start))


@RULES.when("first=YEAR DASH|SLASH last=YEAR|DIGITS")
def year_range(hit: Hit, anchor: Anchor) -> Resolved | None:
    """Two years with a dash between them are the years from the first to the second."""
    first, short = int(hit.text("first")), hit.text("last")
    last = int(short) if len(short) == 4 else first // 100 * 100 + int(short)
    if len(short) < 2 or not 0 < last - first < 100 or not 1700 < first < 2060:
        return None
    return values.years(first, last)

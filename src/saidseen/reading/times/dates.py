"""Times that name a day, month, season, quarter or year of the calendar."""

from __future__ import annotations

import calendar
import re
from datetime import date

from saidseen.language.en import times as en
from saidseen.language.en.times import word_set

from . import values
from .ahead import MONTHS, year_ahead
from .anchors import Anchor, direction, year_of_day, year_of_month
from .grammar import PatternHit, Rules
from .numbers import parse_ordinal, parse_year
from .tokens import OTHER
from .values import Resolved

RULES = Rules()

_BEFORE_MONTH = word_set("DATES_BEFORE_MONTH")


def month_number(word: str) -> int:
    """The number of a month's name or short name."""
    return MONTHS[word[:3].lower()]


def day_number(words: str) -> int:
    """The day of the month that "15", "15th" or "fifteenth" names; 0 for none."""
    return int(words) if words.isdigit() else parse_ordinal(words) or 0


@RULES.when("iso=ISO")
def iso_date(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A date in ISO form is that day."""
    text = hit.text("iso").upper()
    try:
        found = values.day(date.fromisoformat(text[:10]))
    except ValueError:
        return None
    return values.clock(found, int(text[11:13]), int(text[14:16])) if "T" in text else found


@RULES.when("slashed=SLASHED")
def slashed_date(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A date in figures with slashes is month, day, year, or day, month, year where only that can be, or the sign is
    none of the slash; a year that stands first is followed by its month."""
    figures = re.split("[/.-]", hit.text("slashed"))
    if len(figures[0]) == 4:
        return values.monthday(int(figures[0]), _as_month(figures[1]), int(figures[2]))
    month, dom = figures[:2] if "/" in hit.text("slashed") else (figures[1], figures[0])
    if not 1 <= int(month) <= 12:
        month, dom = dom, month
    return values.monthday(parse_year(figures[2]), _as_month(month), int(dom))


def _as_month(figures: str) -> int:
    """The number of a month; raises ValueError (no time) for one that no year has."""
    return date(2000, int(figures), 1).month


@RULES.when("glued=DAYMONYEAR")
def glued_date(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Day, month's name and year in one word ("19-Nov-12") are that day."""
    dom, word, year = re.findall(r"\d+|[a-z]+", hit.text("glued"))
    number = MONTHS[word[:3]]
    if word != en.SEPT and not calendar.month_name[number].lower().startswith(word):
        return None
    return _day_or_month(parse_year(year), number, int(dom))


@RULES.when(
    "WDAY? mon=MON dom=DAYNUM COMMA? year=ANYYEAR",
    "WDAY? THE? dom=DAYNUM OF? mon=MON COMMA? year=ANYYEAR",
)
def full_date(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A day with month and year is that day; a day that the month does not have leaves the month."""
    return _day_or_month(parse_year(hit.text("year")), month_number(hit.word("mon")), day_number(hit.text("dom")))


@RULES.when("WDAY? dom=DIGITS mon=MONABBR year=DIGITS")
def short_date(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Two figures after a day and a short month are the year where nothing follows that they could count."""
    follows = hit.tokens.tags[hit.j : hit.j + 1] if not hit.tokens.word(hit.j).isalpha() else ""
    if not (follows or hit.tokens.word(hit.j) in en.BEHIND_SHORT_YEAR) or len(hit.text("year")) != 2:
        return None
    return _day_or_month(parse_year(hit.text("year")), month_number(hit.word("mon")), day_number(hit.text("dom")))


def _day_or_month(year: int | None, number: int, dom: int) -> Resolved | None:
    """The day; the month where there is no such day in it, as with 29 February of a common year."""
    found = values.monthday(year, number, dom)
    if found is not None or year is None or not 1 <= dom <= 31:
        return found
    return values.month(year, number)


@RULES.when("rel=LAST|THIS|NEXT mon=MON dom=DAYNUM")
def relative_day_of_month(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Last with a day of a month is the latest such day behind the day published, next the first ahead."""
    number, dom, base = month_number(hit.word("mon")), day_number(hit.text("dom")), anchor.published
    if base is None:
        return values.monthday(None, number, dom)
    step = {"last": -((number, dom) >= (base.month, base.day)), "next": (number, dom) <= (base.month, base.day)}
    return values.monthday(base.year + int(step.get(hit.word("rel"), 0)), number, dom)


@RULES.when("EARLYP? WDAY? mon=MON dom=DAYNUM", "EARLYP? WDAY? THE? dom=DAYNUM OF? mon=MON")
def day_of_month(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A day with its month takes the year that the tense and the date published point to."""
    number, dom = month_number(hit.word("mon")), day_number(hit.text("dom"))
    year = year_ahead(hit.tokens, hit.j, number)
    if year is None and anchor.published is not None:
        year = year_of_day(anchor.published, number, dom, direction(hit.tokens, hit.i, hit.j))
    return values.monthday(year, number, dom) or values.monthday(None, number, dom) or _day_or_month(year, number, dom)


@RULES.when("WDAY? mon=MON dom=DAYNUM rel=LAST|THIS|NEXT|THAT UNIT", "mon=MON OF? rel=LAST|THIS|NEXT|THAT UNIT")
def month_of_relative_year(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A month with "last year", "this year" or "next year" is that month of that year."""
    if hit.tokens.word(hit.j - 1) != en.YEAR:
        return None
    number, rel = month_number(hit.word("mon")), hit.text("rel")
    step = en.STEPS.get(rel, 0)
    base = anchor.published.year if anchor.published else None
    if rel in en.SAME:
        base = anchor.last_year
    year = base + step if base is not None else None
    return values.monthday(year, number, day_number(hit.text("dom"))) if hit.has("dom") else values.month(year, number)


@RULES.when("EARLYP? mon=MON COMMA? OF? year=ANYYEAR")
def month_of_year(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A month with its year is that month."""
    year = parse_year(hit.text("year"))
    return values.month(year, month_number(hit.word("mon"))) if year else None


@RULES.when("early=EARLYP? mon=MON")
def bare_month(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A bare month takes the year that the tense and the date published point to."""
    word = hit.word("mon")
    short = len(word) <= 4 and word not in en.SHORT_NAMES and hit.tokens.word(hit.j - 1) != "."
    doubtful = short or word in en.OTHER_MEANINGS
    if doubtful and not hit.has("early") and hit.tokens.word(hit.i - 1) not in _BEFORE_MONTH:
        return None
    if not hit.has("early") and _given_name(hit):
        return None
    number = month_number(word)
    if (year := year_ahead(hit.tokens, hit.j, number)) is not None:
        return values.month(year, number)
    if anchor.published is None:
        return values.month(None, number)
    toward = direction(hit.tokens, hit.i, hit.j)
    return values.month(year_of_month(anchor.published, number, toward), number)


def _given_name(hit: PatternHit) -> bool:
    """Whether a month's name is somebody's: a name follows in capitals, and no word for a time stands before."""
    before, after = hit.tokens.word(hit.i - 1), hit.tokens.raw(hit.j)
    if before == "." and hit.tokens.word(hit.i - 2) in en.HONORIFICS:
        return True
    if hit.word("mon") not in en.GIVEN_NAMES or hit.tokens.tags[hit.j : hit.j + 1] != OTHER or not after[:1].isupper():
        return False
    if not after[1:].islower() and not after[1:].isalpha():
        return False
    return before not in _BEFORE_MONTH - en.NO_TIME


@RULES.when("ON the=THE dom=ORDNUM", "the=THE dom=ORDNUM OF THIS|THAT UNIT")
def day_of_this_month(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A bare day such as "on the 16th" is that day of the month last named or published."""
    follows = hit.tokens.word(hit.j)
    if follows.isalpha() and follows not in en.BEHIND_NAME:
        return None
    base = anchor.last_day or anchor.published
    dom = day_number(hit.text("dom"))
    return values.monthday(base.year, base.month, dom) if base else values.unresolved(f"XXXX-XX-{dom:02d}")

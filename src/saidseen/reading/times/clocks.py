"""Clock times, alone and with their day."""

from __future__ import annotations

from saidseen.language.en import grammar
from saidseen.language.en import times as en

from . import values
from .anchors import Anchor, direction, weekday_from, year_of_day
from .dates import day_number, month_number
from .grammar import PatternHit, Rules
from .numbers import parse_number
from .relative import weekday_number
from .values import Resolved

RULES = Rules()
_DAY = "COMMA? ON? EARLY? wd=WEEKDAY? COMMA? ref=DAYREF?"


def _day_of(hit: PatternHit, anchor: Anchor) -> Resolved:
    """The day that the words beside a clock time name, else the day last named or published."""
    base = anchor.published
    if base is None:
        return values.unresolved("XXXX-XX-XX")
    if hit.has("mon"):
        number, dom = month_number(hit.word("mon")), day_number(hit.text("dom"))
        year = year_of_day(base, number, dom, direction(hit.tokens, hit.i, hit.j))
        return values.monthday(year, number, dom) or values.unresolved("XXXX-XX-XX")
    if hit.has("ref"):
        return values.day(values.shift(base, en.DAY_STEPS.get(hit.word("ref"), 0), "day"))
    if hit.has("wd"):
        toward = direction(hit.tokens, hit.i, hit.j)
        return values.day(weekday_from(base, weekday_number(hit.word("wd")), toward))
    return values.day(anchor.last_day or base)


@RULES.when(
    f"time=CLOCK|DIGITS half=AMPM TZ? {_DAY}",
    f"time=NUMBER half=AMPM TZ? {_DAY}",
    "time=CLOCK|DIGITS half=AMPM TZ? COMMA? ON? WDAY? mon=MON dom=DAYNUM",
    "wd=WEEKDAY COMMA? AT time=CLOCK|DIGITS half=AMPM TZ?",
    f"time=WORDNUM|DIGITS OCLOCK {_DAY}",
    f"time=CLOCK ZONE {_DAY}",
    f"time=CLOCK {_DAY}",
)
def clock_time(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A clock time belongs to the day named beside it, else to the day last named or published."""
    half = hit.word("half")[:1] if hit.has("half") else ""
    return _clock(hit.text("time"), half, _day_of(hit, anchor))


def _clock(words: str, half: str, day: Resolved) -> Resolved | None:
    """The clock time that `words` tell, `half` being "a", "p" or empty for the whole day's hours."""
    hour, _, minute = words.replace(".", ":").partition(":")
    number = parse_number(words) if not hour.isdigit() else float(hour)
    if number is None or (minute and not minute[:2].isdigit()):
        return None
    if half and not 1 <= number <= 12:
        return None
    hours = int(number) % 12 + (12 if half == en.P_OF_PM else 0) if half else int(number)
    return values.clock(day, hours, int(minute[:2] or 0))


@RULES.when(
    f"from=FROM? time=CLOCK|DIGITS|WORDNUM half=AMPM? join=TO|DASH|AND last=CLOCK|DIGITS|WORDNUM end=AMPM TZ? {_DAY}",
    f"from=FROM? time=CLOCK join=TO|DASH|AND last=CLOCK TZ? {_DAY}",
)
def clock_range(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Two clock times with a dash, "to" or "between ... and" are the time from the first to the second."""
    if hit.word("join") == grammar.AND and hit.word("from") != grammar.BETWEEN:
        return None
    day, end = _day_of(hit, anchor), hit.word("end")[:1]
    half = hit.word("half")[:1] or end
    a, b = _clock(hit.text("time"), half, day), _clock(hit.text("last"), end, day)
    if a and b and half == end == en.P_OF_PM and not hit.has("half") and b.value < a.value:
        a = _clock(hit.text("time"), "a", day)  # "from 11 to 1 p.m."
    if a is None or b is None:
        return None
    if a.start and b.end and b.end < a.start:
        b = values.moved(b, 1)
    both = f"{a.value}/{b.value}"
    return Resolved(both, a.start, b.end, "minute") if a.start else values.unresolved(both)


@RULES.when(f"time=NUMBER|YEAR ZONE {_DAY}")
def four_figures(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Four figures before a time zone are hour and minute."""
    figures = hit.text("time")
    if len(figures) != 4 or not figures.isdigit():
        return None
    return values.clock(_day_of(hit, anchor), int(figures[:2]), int(figures[2:]))


@RULES.when(f"noon=NOON {_DAY}")
def noon(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Noon and midnight are clock times of the day named beside them."""
    alone = hit.j - hit.i == 1
    if alone and (hit.tokens.raw(hit.i)[0].isupper() or hit.tokens.word(hit.i - 1) == en.HIGH):
        return None
    hour = en.NOONS.get(hit.word("noon"))
    return values.clock(_day_of(hit, anchor), hour, 0) if hour is not None else None

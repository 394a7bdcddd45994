"""Clock times, alone and with their day."""

from __future__ import annotations

from . import values
from .anchors import Anchor, direction, weekday_from, year_of_day
from .dates import day_number, month_number
from .grammar import Hit, Rules
from .numbers import parse_number
from .relative import weekday_number
from .values import Resolved

RULES = Rules()
_DAY = "COMMA? ON? EARLY? wd=WEEKDAY? COMMA? ref=DAYREF?"
_NOONS = {"noon": 12, "midday": 12, "midnight": 24}


def _day_of(hit: Hit, anchor: Anchor) -> Resolved:
    """The day that the words beside a clock time name, else the day last named or published."""
    base = anchor.published
    if base is None:
        return values.unresolved("XXXX-XX-XX")
    if hit.has("mon"):
        number, dom = month_number(hit.word("mon")), day_number(hit.text("dom"))
        year = year_of_day(base, number, dom, direction(hit.tokens, hit.i, hit.j))
        return values.monthday(year, number, dom) or values.unresolved("XXXX-XX-XX")
    if hit.has("ref"):
        return values.day(values.shift(base, {"yesterday": -1, "tomorrow": 1}.get(hit.word("ref"), 0), "day"))
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
def clock_time(hit: Hit, anchor: Anchor) -> Resolved | None:
    """A clock time belongs to the day named beside it, else to the day last named or published."""
    hour, _, minute = hit.text("time").replace(".", ":").partition(":")
    number = parse_number(hit.text("time")) if not hour.isdigit() else float(hour)
    if number is None or (minute and not minute[:2].isdigit()):
        return None
    half = hit.word("half")[:1] if hit.has("half") else ""
    if half and not 1 <= number <= 12:
        return None
    hours = int(number) % 12 + (12 if half == "p" else 0) if half else int(number)
    return values.clock(_day_of(hit, anchor), hours, int(minute[:2] or 0))


@RULES.when(f"time=NUMBER|YEAR ZONE {_DAY}")
def four_figures(hit: Hit, anchor: Anchor) -> Resolved | None:
    """Four figures before a time zone are hour and minute."""
    figures = hit.text("time")
    if len(figures) != 4 or not figures.isdigit():
        return None
    return values.clock(_day_of(hit, anchor), int(figures[:2]), int(figures[2:]))


@RULES.when(f"noon=NOON {_DAY}")
def noon(hit: Hit, anchor: Anchor) -> Resolved | None:
    """Noon and midnight are clock times of the day named beside them."""
    alone = hit.j - hit.i == 1
    if alone and (hit.tokens.raw(hit.i)[0].isupper() or hit.tokens.word(hit.i - 1) == "high"):
        return None
    hour = _NOONS.get(hit.word("noon"))
    return values.clock(_day_of(hit, anchor), hour, 0) if hour is not None else None

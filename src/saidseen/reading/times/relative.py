"""Times told from the day published or from a time named before: yesterday, last week, on Tuesday, two days ago."""

from __future__ import annotations

from datetime import date, timedelta

from saidseen.language.en import grammar
from saidseen.language.en import times as en

from . import values
from .anchors import Anchor, Direction, direction, weekday_from, year_of_month
from .dates import day_number, month_number
from .grammar import PatternHit, Rules
from .numbers import parse_number, parse_range
from .periods import season_code
from .values import Resolved

RULES = Rules()


def weekday_number(word: str) -> int:
    """Monday is 0."""
    return en.WEEKDAYS[word[:3].lower()]


def part_code(word: str) -> str:
    """The TIMEX3 code of a part of the day."""
    return en.DAY_PARTS[word.removesuffix(grammar.S)]


def _day_ref(word: str, anchor: Anchor) -> Resolved:
    if anchor.published is None:
        return values.unresolved("XXXX-XX-XX")
    return values.day(anchor.published + timedelta(days=en.DAY_STEPS.get(word, 0)))


@RULES.when("EARLYP? ref=DAYREF part=DAYPART?", "EARLY? DASH? part=DAYPART ref=DAYREF")
def day_reference(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Yesterday, today and tomorrow are told from the day published."""
    found = _day_ref(hit.word("ref"), anchor)
    if hit.tokens.raw(hit.i) == en.CAPITAL_TODAY and hit.tokens.raw(hit.i - 1)[:1].isupper():
        return None  # a name such as "USA Today"
    return values.part(found, part_code(hit.text("part"))) if hit.has("part") else found


@RULES.when("EARLYP? TONIGHT")
def tonight(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Tonight is the night of the day published."""
    return values.part(_day_ref(en.TODAY, anchor), "NI")


@RULES.when("EARLYP? rel=LAST|THIS part=DAYPART")
def this_part(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """This morning is of the day published, last night of the day before."""
    word = en.YESTERDAY if hit.word("rel") == en.LAST else en.TODAY
    return values.part(_day_ref(word, anchor), part_code(hit.text("part")))


@RULES.when("EARLY? THE part=DAYPART")
def the_part(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """The morning, afternoon or evening is of the day last named, else of the day published."""
    if hit.word("part") not in en.DAYTIME or hit.tokens.word(hit.j) in (grammar.OF, "-"):
        return None
    if hit.tokens.word(hit.i - 1) != grammar.IN or hit.tokens.word(hit.i) != grammar.THE:
        return None
    base = anchor.last_day or anchor.published
    return values.part(values.day(base) if base else values.unresolved("XXXX-XX-XX"), part_code(hit.text("part")))


@RULES.when("OVERNIGHT")
def overnight(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Overnight is the night before the day published."""
    return values.part(_day_ref("yesterday", anchor), "NI")


@RULES.when(
    "EARLYP? rel=LAST|THIS|NEXT|COMING|PAST|PREVIOUS|FOLLOWING? wd=WEEKDAY part=DAYPART?",
    "THE rel=PREVIOUS|FOLLOWING|COMING|PAST|NEXT wd=WEEKDAY part=DAYPART?",
)
def on_weekday(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A weekday is the nearest one behind the day published, or ahead of it where the verb looks ahead."""
    weekday = weekday_number(hit.word("wd"))
    found = _weekday_day(hit, anchor, weekday)
    resolved = values.day(found) if found else values.unresolved(f"XXXX-WXX-{weekday + 1}")
    return values.part(resolved, part_code(hit.text("part"))) if hit.has("part") else resolved


def _weekday_day(hit: PatternHit, anchor: Anchor, weekday: int) -> date | None:
    base = anchor.published
    rel = hit.word("rel")
    if base is None:
        return None
    if rel in en.FROM_LAST:
        named = anchor.last_day or base
        return weekday_from(named, weekday, Direction.FUTURE if rel in en.AHEAD else Direction.PAST, strict=True)
    if rel in en.BACK:
        return weekday_from(base, weekday, Direction.PAST, strict=True)
    if rel in en.AHEAD:
        return weekday_from(base, weekday, Direction.FUTURE, strict=True)
    return weekday_from(base, weekday, direction(hit.tokens, hit.i, hit.j))


@RULES.when(
    "EARLYP? THE? rel=LAST|PAST|PREVIOUS|NEXT|COMING|FOLLOWING|THIS|THAT|CURRENT FISCAL? unit=UNIT|QUARTER|WEEKEND"
)
def relative_unit(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Last, this or next week, month, quarter, year is told from the day published."""
    rel, unit = hit.word("rel"), hit.word("unit").removesuffix("s")
    if unit in ("hour", "minute", "second"):
        return values.duration("1", unit) if rel in en.ONE_AWAY else None
    if unit == "day":
        return _relative_day(rel, anchor)
    if rel in en.SAME:
        return _same(unit, anchor)
    base = anchor.published
    if rel in en.FROM_LAST and anchor.last and anchor.last.start:
        base = date.fromisoformat(anchor.last.start[:10])
    if base is None:
        return values.unresolved(en.UNKNOWN.get(unit, "XXXX"))
    if rel == en.PAST and unit != "weekend":
        return values.duration("1", unit, values.shift(base, -1, unit), base)
    step = -1 if rel in en.BACK else 1 if rel in en.AHEAD else 0
    if unit == "weekend" and step == -1 and rel == en.PAST:
        step = -1 if base.weekday() < 5 else 0
    if unit == "weekend" and rel == en.THIS and base.weekday() == 0:
        step = -1
    if unit in ("decade", "century") and rel in en.NEIGHBOURS:
        return values.duration("1", unit)
    return values.around(values.shift(base, step, unit), unit)


def _relative_day(rel: str, anchor: Anchor) -> Resolved | None:
    named = anchor.last_day
    if rel in en.SAME:
        return values.day(named) if named else None
    if named is None or rel not in en.FROM_NAMED:
        return None
    return values.day(named + timedelta(days=1 if rel in en.AHEAD else -1))


def _same(unit: str, anchor: Anchor) -> Resolved | None:
    if anchor.last is None or anchor.last.start is None:
        return None
    return values.around(date.fromisoformat(anchor.last.start[:10]), unit)


@RULES.when(
    "EARLYP? THE? rel=LAST|PAST|PREVIOUS|NEXT|COMING|FOLLOWING|THIS mon=MON", "EARLYP? rel=THIS PAST|COMING mon=MON"
)
def relative_month(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Last October is the latest one behind the month published, next April the first ahead."""
    number, rel, base = month_number(hit.word("mon")), hit.word("rel"), anchor.published
    if base is None:
        return values.month(None, number)
    if rel == en.THIS:
        if hit.tokens.word(hit.j - 2) in en.BACK:
            return values.month(base.year - (number >= base.month), number)
        return values.month(base.year, number)
    step = -(number >= base.month) if rel in en.BACK else int(number <= base.month)
    return values.month(base.year + step, number)


@RULES.when(
    "EARLYP? THE? rel=LAST|PAST|PREVIOUS|NEXT|COMING|FOLLOWING|THIS season=SEASON",
    "EARLYP? THE? THIS rel=PAST|COMING season=SEASON",
)
def relative_season(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Last fall is the latest season of that name that began before the day published, next spring the first ahead."""
    code, rel, base = season_code(hit.text("season")), hit.word("rel"), anchor.published
    if base is None:
        return values.season(None, code)
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    if rel == en.THIS:
        return values.season(base.year - (code == "WI" and base.month < 6), code)
    if rel in en.BACK:
        return values.season(base.year - (base.month <= start), code)
    return values.season(base.year + (base.month >= start), code)


@RULES.when(
    "ABOUT? num=NUM|A|ONE|MANY unit=UNIT|UNITS|QUARTER|QUARTERS dir=AGO",
    "ABOUT? num=NUM|A|ONE unit=UNIT|QUARTER dir=EARLIER|LATER|BEFORE",
    "ABOUT? num=NUM unit=UNITS|QUARTERS dir=EARLIER|LATER",
)
def ago(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """So long ago is told from the day published, so long earlier or later from the time last named."""
    unit, way = singular(hit.word("unit")), hit.word("dir")
    words = hit.text("num")
    amount = 1.0 if words in en.A else None if parse_range(words) else parse_number(words)
    if way == en.BEFORE and hit.tokens.word(hit.j).isalpha():
        return None
    if amount is None:
        return values.duration("X", unit) if way == en.AGO_WORD else None
    if unit in ("second", "minute", "hour"):
        return values.duration(f"{amount:g}", unit)
    return _moved(hit, anchor, amount, unit, way)


def _moved(hit: PatternHit, anchor: Anchor, amount: float, unit: str, way: str) -> Resolved | None:
    base = anchor.published
    if base is None:
        return values.unresolved(en.UNKNOWN.get(unit, "XXXX"))
    if unit == "year" and amount == 1 and way in en.AGO and anchor.last_quarter:
        quarter = anchor.last_quarter
        return values.quarter(int(quarter[:4]) - 1, int(quarter[-1]))
    if way != en.AGO_WORD and anchor.last is not None and anchor.last.start:
        base = date.fromisoformat(anchor.last.start[:10])
    back = -1 if way in en.BACKWARDS else 1
    if unit == "decade":
        amount, unit = amount * 10, "year"
    if amount != int(amount):
        amount, unit = (amount * 12, "month") if unit == "year" else (round(amount), unit)
    return values.around(values.shift(base, back * int(amount), unit), unit)


def singular(word: str) -> str:
    """The unit in the singular."""
    return en.SINGULAR.get(word, word.removesuffix(grammar.S))


@RULES.when(
    "THE? UNIT DASH dir=EARLIER|AGO unit=QUARTER|PERIOD|UNIT?",
    "THE? UNIT dir=AGO|EARLIER unit=QUARTER|PERIOD",
)
def year_earlier(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """The year-earlier quarter is the same quarter one year before the one last named; else the year before."""
    if en.YEAR not in (hit.tokens.word(hit.i), hit.tokens.word(hit.i + 1)):
        return None
    base = anchor.published
    if anchor.last_quarter:
        return values.quarter(int(anchor.last_quarter[:4]) - 1, int(anchor.last_quarter[-1]))
    return values.year(base.year - 1 if base else None)


@RULES.when("THE LATEST? unit=QUARTER|PERIOD", "THE|A LATEST|CURRENT unit=QUARTER|PERIOD")
def the_quarter(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """The quarter is the one last named."""
    if (hit.word("unit") == "period" and hit.j - hit.i < 3) or hit.tokens.word(hit.j) == "-":
        return None
    quarter = anchor.last_quarter
    if quarter is None:
        base = anchor.published
        return values.unresolved(f"{base.year}-QX" if base else "XXXX-QX")
    return values.quarter(int(quarter[:4]), int(quarter[-1]))


@RULES.when("THE year=YEAR unit=QUARTER|PERIOD")
def quarter_of_named_year(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """The 1988 quarter is the same quarter as the one last named, of that year."""
    year = int(hit.text("year"))
    return values.quarter(year, int(anchor.last_quarter[-1])) if anchor.last_quarter else values.year(year)


@RULES.when("THE unit=WEEKEND")
def the_weekend(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """The weekend is the one behind unless the verb looks ahead."""
    base = anchor.published
    if base is None:
        return values.weekend(None)
    ahead = direction(hit.tokens, hit.i, hit.j) is Direction.FUTURE or base.weekday() >= 4
    return values.weekend(base if ahead else base - timedelta(days=7))


@RULES.when("THE unit=UNIT OF mon=MON dom=DAYNUM")
def week_of(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """The week of a day is the calendar week that holds it."""
    base = anchor.published
    if hit.word("unit") != "week" or base is None:
        return None
    number = month_number(hit.word("mon"))
    year = year_of_month(base, number, direction(hit.tokens, hit.i, hit.j))
    found = values.monthday(year, number, day_number(hit.text("dom")))
    return values.week(date.fromisoformat(found.start)) if found and found.start else None


@RULES.when("UNIT DASH EARLY", "THE? EARLY OF THE UNIT", "UNIT EARLY")
def year_end(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Year-end and the end of the week, month or year lie in the one published."""
    words = [hit.tokens.word(k) for k in range(hit.i, hit.j)]
    units = [w for w in words if w in en.ENDED_UNITS]
    if not units or not en.ENDS & set(words) or (units != [en.YEAR] and hit.tokens.word(hit.j - 1) != units[0]):
        return None
    base = anchor.published
    return values.around(base, units[0]) if base else values.unresolved(en.UNKNOWN.get(units[0], "XXXX"))


@RULES.when("THE FISCAL? unit=UNIT", "THE LATEST|CURRENT FISCAL unit=UNIT", "THE FULL unit=UNIT")
def the_unit(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """The year is the year published or, with a fiscal year or in counts of it, that length; the week likewise."""
    unit, before = hit.word("unit"), hit.tokens.word(hit.i - 1)
    after, base = hit.tokens.word(hit.j), anchor.published
    if hit.tokens.word(hit.i) != grammar.THE or unit not in ("year", "week") or after in en.NO_WHOLE:
        return None
    if after in en.ENDED or en.FISCAL in hit.tokens.word(hit.j - 2):
        return values.duration("1", unit)
    if base is None or before not in en.BEFORE_WHOLE:
        return None
    return values.around(base, unit)

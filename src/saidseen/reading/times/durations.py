"""Lengths of time and times that come again."""

from __future__ import annotations

from saidseen.language.en import grammar
from saidseen.language.en import times as en
from saidseen.language.en.times import word_set

from . import values
from .anchors import Anchor
from .grammar import PatternHit, Rules
from .numbers import parse_number, parse_range
from .relative import part_code, singular, weekday_number
from .values import Resolved

RULES = Rules()

_BEFORE_LENGTH = word_set("DURATIONS_BEFORE_LENGTH")
_BEFORE_UNITS = word_set("DURATIONS_BEFORE_UNITS")
_COUNTED = word_set("DURATIONS_COUNTED")


def _amount(words: str) -> str | None:
    """The figures of a length: "3", "1.5", or X for a vague amount."""
    parts = words.split()
    both = parse_range(words)
    number = both[0] if both else parse_number(words)
    if number is None:
        if parts in en.SINGLE:
            return "1"
        return "2" if en.COUPLE in parts else "X"
    return f"{number:.10g}"


@RULES.when(
    "ABOUT? num=NUM|MANY MORE? DASH? MORE? unit=UNIT|UNITS|QUARTERS|QUARTER",
    "FROM? num=BOTH DASH? unit=UNIT|UNITS",
)
def length(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A number with a unit of time is a length of time, unless it is somebody's age."""
    words, unit = hit.text("num"), singular(hit.word("unit"))
    after = hit.tokens.word(hit.j)
    if after == en.OLD or (after == "-" and hit.tokens.word(hit.j + 1) in en.AGES):
        return None
    if hit.word("unit") == "quarter" or (unit == "quarter" and _part_of(hit)):
        return None
    if words in en.SOME:
        return None
    amount = _amount(words)
    if amount is None or len(amount) > 9:
        return None
    return values.duration(amount, unit)


def _part_of(hit: PatternHit) -> bool:
    """Whether quarters are parts of something: "three-quarters", "three quarters of the town"."""
    whole = hit.tokens.word(hit.j + 1) in en.WHOLES
    return hit.tokens.word(hit.j - 2) in ("-", "‑") or (hit.tokens.word(hit.j) == grammar.OF and whole)


@RULES.when("ABOUT? num=NUM|A DASH? QUARTER|QUARTERS OF A unit=UNIT", "ABOUT? num=A QUARTER unit=UNIT")
def quarters_of(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Quarters of an hour or a year are so many minutes or months."""
    part = en.QUARTERS_OF.get(hit.word("unit"))
    count = 1.0 if hit.text("num") in en.A else parse_number(hit.text("num"))
    return values.duration(f"{count * part[0]:g}", part[1]) if part and count and count <= 3 else None


@RULES.when("ABOUT? A|ONE MORE? unit=UNIT AND A HALF", "ABOUT? HALF A|DASH unit=UNIT", "A HALF DASH? unit=UNIT")
def half_units(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Half a unit, or a unit and a half, is that length."""
    whole = hit.tokens.word(hit.j - 1) == en.HALF
    unit = hit.word("unit")
    pair = en.HALVES.get(unit)
    return Resolved(pair[0 if whole else 1], None, None, "duration") if pair else None


@RULES.when("ABOUT? a=A unit=UNIT|QUARTER", "ABOUT? a=A unit=UNIT OR WORDNUM")
def one_unit(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """ "A year" after an amount is a rate that comes again, elsewhere a length of one year."""
    unit, before = hit.word("unit"), hit.tokens.word(hit.i - 1)
    if unit in ("second", "quarter") or hit.tokens.word(hit.j) in ("-",) or hit.tokens.word(hit.j) == en.OLD:
        return None
    single = hit.j - hit.i == 2
    counted = before in _COUNTED or before[-1:].isdigit() or before.endswith(grammar.S)
    if single and counted and before not in _BEFORE_LENGTH:
        return _every(unit)
    if single and before not in _BEFORE_LENGTH and unit != "year":
        return None
    return values.duration("1", unit)


def _every(unit: str) -> Resolved:
    return Resolved(values.duration("1", unit).value, None, None, "set")


@RULES.when("unit=UNITS|QUARTERS")
def vague_units(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A unit in the plural without a number is a length that nobody counts."""
    before = hit.tokens.word(hit.i - 1)
    if before not in _BEFORE_UNITS:
        return None
    return values.duration("X", singular(hit.word("unit")))


@RULES.when(
    "THE? rel=LAST|PAST|PREVIOUS|NEXT|COMING|FOLLOWING|FIRST|LATEST|THIS num=NUM|MANY MORE? unit=UNITS|QUARTERS"
)
def anchored_length(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """The past or next so many units are a length that ends or begins on the day published."""
    amount, unit, rel = _amount(hit.text("num")), singular(hit.word("unit")), hit.word("rel")
    base = anchor.published
    if amount is None or not amount.isdigit() or base is None or len(amount) > 6:
        return values.duration(amount or "X", unit)
    if unit in ("second", "minute", "hour"):
        return values.duration(amount, unit)
    if rel in en.SPENT:
        return values.duration(amount, unit, values.shift(base, -int(amount), unit), base)
    if rel in en.NEXT:
        return values.duration(amount, unit, base, values.shift(base, int(amount), unit))
    return values.duration(amount, unit)


@RULES.when("THE? rel=RECENT|COMING|PAST|LAST|FOLLOWING|NEXT unit=UNITS|QUARTERS")
def recent_units(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Recent or coming units in the plural are a length that nobody counts."""
    return values.duration("X", singular(hit.word("unit")))


@RULES.when("THE num=NUM MORE? unit=UNITS", "THE? UNIT DASH EARLIER|AGO num=NUM unit=UNITS")
def the_length(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """The nine months and the like are that length."""
    amount = _amount(hit.text("num"))
    return values.duration(amount, singular(hit.word("unit"))) if amount and len(amount) < 9 else None


@RULES.when("adv=SETADV")
def adverb(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Daily, weekly and the like come again after that length."""
    raw = hit.tokens.raw(hit.i)
    if hit.word("adv") in en.ADJECTIVES:
        return None  # these name a kind of report or meeting more often than a time
    before = hit.tokens.raw(hit.i - 1)
    if raw[0].isupper() and before[-1:].isalpha() and before not in en.THE_WRITTEN:
        return None
    return Resolved(en.ADVERBS[hit.word("adv")], None, None, "set")


@RULES.when("EACH num=NUM? unit=UNIT|UNITS|QUARTER")
def every_unit(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Every so many units come again after that length."""
    amount = _amount(hit.text("num")) if hit.has("num") else "1"
    unit = singular(hit.word("unit"))
    return None if not amount or unit == "second" else Resolved(values.duration(amount, unit).value, None, None, "set")


@RULES.when("EACH wd=WEEKDAY part=DAYPART?", "wd=WEEKDAYS", "wd=WEEKDAY part=DAYPART AND WEEKDAY")
def every_weekday(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Every Tuesday, and Tuesdays, come again each week."""
    value = f"XXXX-WXX-{weekday_number(hit.word('wd')) + 1}"
    if hit.has("part"):
        value += f"T{part_code(hit.text('part'))}"
    return Resolved(value, None, None, "set")


@RULES.when("EACH part=DAYPART")
def every_part(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Every morning and the like come again each day."""
    return Resolved(f"XXXX-XX-XXT{part_code(hit.text('part'))}", None, None, "set")

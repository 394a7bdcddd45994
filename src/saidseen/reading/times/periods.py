"""Times that name a season, half, quarter, year, decade or century of the calendar."""

from __future__ import annotations

from saidseen.language.en import grammar
from saidseen.language.en import times as en
from saidseen.language.en.times import word_set

from . import values
from .anchors import Anchor, Direction, direction, year_of_month
from .dates import month_number
from .grammar import PatternHit, Rules
from .numbers import parse_ordinal, parse_year
from .values import Resolved

RULES = Rules()

_BEFORE_YEAR = word_set("PERIODS_BEFORE_YEAR")
_COUNTING = word_set("PERIODS_COUNTING")
_COUNTED_SO = word_set("PERIODS_COUNTED_SO") | word_set("PERIODS_COUNTED")
_HYPHENS = ("-", "‑", "–")
_COUNTED = word_set("PERIODS_COUNTED")


def season_code(word: str) -> str:
    """The TIMEX3 code of a season's name."""
    return en.SEASONS[word.removesuffix(en.SEASON_ENDING)]


@RULES.when("EARLYP? DASH? year=YEAR", "fiscal=FISCAL UNIT? year=ANYYEAR", "EARLYP? year=SHORTYEAR")
def bare_year(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A bare figure of four digits is a year, unless the words around it count something."""
    number = parse_year(hit.text("year"))
    if number is None or not (1000 <= number <= 2100):
        return None
    return None if hit.j - hit.i == 1 and _counts(hit, number) else values.year(number)


def _counts(hit: PatternHit, number: int) -> bool:
    """Whether a bare figure counts or numbers something and is no year."""
    tokens = hit.tokens
    before, after = tokens.word(hit.i - 1), tokens.word(hit.j)
    glued = tokens.joined(hit.i - 1) and before not in ("(", "-", "–", "—", '"', "'", "“", "‘", "/", ",")
    if before in en.NUMBERED or glued or after in ("%", "$"):
        return True
    if tokens.joined(hit.j - 1) and after in _HYPHENS and tokens.word(hit.j + 1) in _COUNTED_SO:
        return True
    if tokens.joined(hit.j - 1) and after in ("-", "/", ":") and tokens.joined(hit.j) and after != "-":
        return True
    if after in _COUNTED or (before in _COUNTING and after.endswith(grammar.S) and after.isalpha() and len(after) > 3):
        return True
    likely = 1900 <= number <= 2050
    return not (likely or (before in _BEFORE_YEAR and not after.isalpha()) or before == grammar.IN)


@RULES.when("THE UNIT words=NUM", "words=NUM")
def year_in_words(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Number words that only a year is told in ("nineteen ninety-six", "the year two thousand") are that year."""
    words = hit.text("words")
    if words[0].isdigit() or (
        hit.tokens.word(hit.i + 1) not in (en.YEAR, words) and words.split()[0] not in en.OLD_CENTURIES
    ):
        return None
    number = parse_year(words)
    return values.year(number) if number and hit.tokens.word(hit.j) not in en.NO_YEAR else None


@RULES.when("EARLYP? mon=MON COMMA? OF? words=NUM")
def month_of_year_in_words(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A month with its year told in words is that month."""
    words = hit.text("words")
    year = None if words[0].isdigit() else parse_year(words)
    return values.month(year, month_number(hit.word("mon"))) if year else None


@RULES.when("THE? EARLYP? THE? decade=DECADE")
def decade_in_figures(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A year with -s is the ten years from it; "'90s" lies in the twentieth century, from "'10s" on in this one."""
    digits = "".join(c for c in hit.text("decade") if c.isdigit())
    if len(digits) == 2:
        digits = ("20" if int(digits) < 20 else "19") + digits
        if hit.text("decade")[0].isdigit() and hit.tokens.word(hit.i) != grammar.THE:
            return None
    return values.decade(int(digits))


@RULES.when("THE? EARLYP? ord=ORD DASH? unit=UNIT")
def numbered_century(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """An ordinal with "century" is that century."""
    number = parse_ordinal(hit.text("ord"))
    return values.century(number) if number and 0 < number < 30 and hit.text("unit") == "century" else None


@RULES.when("THE? EARLYP? season=SEASON OF? year=ANYYEAR")
def season_of_year(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A season with its year is that season."""
    return values.season(parse_year(hit.text("year")), season_code(hit.text("season")))


@RULES.when("early=EARLYP? the=THE season=SEASON", "the=EARLY season=SEASON")
def bare_season(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A bare season takes the year that the tense and the date published point to."""
    before, after = hit.tokens.word(hit.i - 1), hit.tokens.word(hit.j)
    code = season_code(hit.text("season"))
    vague = after == grammar.OF or (hit.text("season") == en.FALL and before not in en.BEFORE_FALL)
    if vague or hit.word("the") in en.POSSESSIVES:
        return None
    if anchor.published is None:
        return values.season(None, code)
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    return values.season(year_of_month(anchor.published, start, direction(hit.tokens, hit.i, hit.j)), code)


@RULES.when(
    "THE? FISCAL? DASH? ord=ORD DASH? QUARTER OF? FISCAL? year=ANYYEAR",
    "THE? year=ANYYEAR POSS? FISCAL? ord=ORD DASH? QUARTER",
    "q=QNUM OF? year=ANYYEAR",
)
def quarter_of_year(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A numbered quarter with its year is that quarter."""
    number, year = _quarter_number(hit), parse_year(hit.text("year"))
    return values.quarter(year, number) if year and number else None


def _quarter_number(hit: PatternHit) -> int | None:
    if hit.has("q"):
        return int(hit.text("q")[1])
    word = hit.text("ord")
    number = en.QUARTER_NUMBERS.get(word) or parse_ordinal(word)
    return number if number in (1, 2, 3, 4) else None


@RULES.when("THE? FISCAL? DASH? ord=ORD DASH? QUARTER|QUARTERS", "THE? q=QNUM")
def bare_quarter(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A numbered quarter without a year is the latest begun by the day published, unless the words look ahead."""
    number = _quarter_number(hit)
    if number is None or hit.word("ord") == en.LAST:
        return None
    base = anchor.published
    if base is None:
        return values.quarter(None, number)
    begun = base.month > 3 * (number - 1)
    ahead = not begun and direction(hit.tokens, hit.i, hit.j) is Direction.FUTURE
    return values.quarter(base.year if begun or ahead else base.year - 1, number)


@RULES.when(
    "THE? rel=LAST|THIS|NEXT UNIT POSS FISCAL? ord=ORD DASH? QUARTER",
    "THE? ord=ORD QUARTER OF? rel=LAST|THIS|NEXT UNIT",
)
def quarter_of_relative_year(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A numbered quarter of last, this or next year is that quarter."""
    number, base = _quarter_number(hit), anchor.published
    if number is None:
        return None
    step = en.STEPS.get(hit.text("rel"), 0)
    return values.quarter(base.year + step if base else None, number)


@RULES.when(
    "THE? ord=ORD DASH? HALF OF? THE? FISCAL? year=ANYYEAR",
    "THE? ord=ORD HALF OF rel=LAST|THIS|NEXT|THE UNIT",
    "THE? ord=ORD DASH HALF",
)
def half_of_year(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """A half with its year, or with last, this or next year, is that half."""
    number = en.HALF_NUMBERS.get(hit.text("ord"))
    if number is None:
        return None
    base = anchor.published.year if anchor.published else None
    if hit.has("year"):
        return values.half(parse_year(hit.text("year")), number)
    if hit.has("rel"):
        if hit.tokens.word(hit.j - 1) != en.YEAR:
            return None
        base = base + en.STEPS.get(hit.text("rel"), 0) if base else None
    return values.half(base, number)

"""The words of numbers and of what they count: quantities.txt has the sets of words."""

from __future__ import annotations

import re
from functools import cache

from saidseen.language.en import lines
from saidseen.language.en.numbers import UNITS


@cache
def word_sets() -> dict[str, tuple[str, ...]]:
    """Each set's words in the order of the file, underscores read as spaces."""
    pairs = (line.split(":", 1) for line in lines("quantities.txt"))
    return {name: tuple(word.replace("_", " ") for word in words.split()) for name, words in pairs}


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of one set; KeyError where there is none."""
    return frozenset(word_sets()[name])


def alternatives(name: str) -> str:
    """A regular expression for any one of the set, the longest first, its spaces any white space."""
    words = sorted(word_sets()[name], key=len, reverse=True)
    return "|".join(r"\s{1,3}".join(part.replace(".", r"\.") for part in word.split()) for word in words)


CURRENCIES = {
    "$": "USD",
    "US$": "USD",
    "C$": "CAD",
    "A$": "AUD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₽": "RUB",
    "₴": "UAH",
}
"""Signs of money with their ISO 4217 codes."""
MONEY_WORDS = {
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "sterling": "GBP",
    "ruble": "RUB",
    "rouble": "RUB",
    "hryvnia": "UAH",
    "yen": "JPY",
    "yuan": "CNY",
    "zloty": "PLN",
}
"""Words for money with their ISO 4217 codes."""
FRACTIONS = {
    "half": 50.0,
    "third": 100 / 3,
    "quarter": 25.0,
    "fifth": 20.0,
    "sixth": 100 / 6,
    "tenth": 10.0,
    "seventh": 100 / 7,
    "eighth": 12.5,
    "ninth": 100 / 9,
}
"""Parts of a whole, in per cent."""
PIECES = "|".join(("half", "halve", *list(FRACTIONS)[1:]))
"""The same as alternatives; half may be a verb."""
BIG = "hundred|thousand|million|billion|trillion|dozen"
"""Words by which a number is multiplied."""
VULGAR = "¼½¾⅐-⅞"
"""Fractions in one sign."""
LATE = re.compile(r"(.+?)\s+(hundred|thousand|million|billion|trillion|dozen)\s+and\s+an?[ -](half|quarter)")
"""A part told after the scale: "two million and a half"."""
GAP = r"[ \t\r\n\u00a0\u202f]{1,3}"
"""White space inside a number."""
A, AND, BETWEEN, FROM, TO, HALF, A_QUARTER = "a", "and", "between", "from", "to", "half", "a quarter"
"""Words before and inside a number."""
SCALE = re.compile(r"(hundred|dozen|thousand|million|billion|trillion|mln|bn|mn|m|k)$")
"""The word or letter by which a number is multiplied."""
POWERS = {
    "hundred": 1e2, "dozen": 12.0, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "mn": 1e6, "m": 1e6,
    "billion": 1e9, "bn": 1e9, "trillion": 1e12,
}  # fmt: skip
"""By how much."""


@cache
def number() -> re.Pattern[str]:
    """One pattern for all numbers; every repetition in it is bounded."""
    long = "long|high|tall|deep|wide|thick|below|above|away|underground|apart|across|from"
    metres = rf"m(?![ -](?:{long})\b)"
    scale = rf"(?:{GAP}(?:{alternatives('SCALES')})\b|(?:bn|mln|mn|k|{metres})\b)?"
    grouped = r"\d{1,3}(?:[, \u00a0\u202f\u2009\u2007’']\d{3}){1,6}(?!\d)"
    part = rf"(?:\s?[{VULGAR}]|(?:[ -]|\s)\d{{1,2}}[/⁄]\d{{1,2}}(?![\w/]))"
    decimal = rf"(?:{grouped}|\d{{1,12}})(?:\.\d{{1,9}})?"
    bare = rf"(?:[{VULGAR}]|\d[/⁄](?:[234568]|10|12|16|32|64)(?![\w/]))(?:{GAP}an?(?={GAP}(?:{BIG})\b))?"
    figures = rf"(?:(?:{bare}|{decimal}{part}?)(?![\d.,]\d){scale})"
    small = "|".join(sorted(UNITS, key=len, reverse=True))
    words = (
        rf"(?:half{GAP}an?{GAP}(?:{BIG})|a{GAP}quarter{GAP}of{GAP}a{GAP}(?:{BIG})|(?:{small}|an?(?={GAP}(?:{BIG})\b))"
        rf"(?:(?:{GAP}|-)(?:and{GAP}(?=(?:{small})\b(?![ -](?:{PIECES})s?\b)))?(?:{small}|{BIG})\b){{0,8}}"
        rf"(?:{GAP}and{GAP}(?:an?|one|two|three|four|five)[ -](?:{PIECES})s?(?:{GAP}(?:{BIG}))?)?)\b"
    )
    money = r"(?:US|C|A)?\$|[£€¥₽₴]"
    number = rf"(?:{figures}|{words})"
    ranged = (
        rf"(?:(?P<money>{money})\s?)?(?P<first>{number})"
        rf"(?:(?P<sign>{GAP}(?:to|or){GAP}|(?:{GAP})?[-–—](?:{GAP})?|{GAP}and{GAP})(?:{money})?(?P<last>{number}))?"
    )
    count = "an?|one|two|three|four|five|six|seven|eight|nine"
    share = rf"half|(?:(?P<above>{count})[ -])(?:{PIECES})s?|[{VULGAR}]|[1-9][/⁄](?:[2-9]|10)"
    fraction = (
        rf"(?P<part>{share})(?:(?={GAP}(?:of|the)\b)(?!{GAP}of{GAP}an?{GAP}(?:{BIG})\b)|(?=[ -]majorit))"
        rf"(?P<length>{GAP}of{GAP}an?(?={GAP}(?:{alternatives('MEASURES')})\b))?"
    )
    halved = rf"(?P<halved>half)(?:-|{GAP}an?{GAP})(?=(?:{alternatives('MEASURES')})\b)"
    glued = (
        rf"(?P<glued>{decimal})(?:[-–—](?P<top>{decimal}))?"
        rf"(?=(?:{alternatives('GLUED')}|m(?=[ -](?:{long})\b))(?![^\W_]))"
    )
    return re.compile(
        rf"(?<![\w.,/:#-])(?:(?P<vague>{_vague()})(?!\w)|{halved}|{glued}|(?:{fraction}|{ranged})(?![\w]|(?<=\d)’\w))",
        re.IGNORECASE,
    )


def _vague() -> str:
    """Amounts without a number, such as "hundreds of millions of" and "several hundred thousand"."""
    tens = "tens|scores|dozens|hundreds|thousands|millions|billions"
    first = rf"(?:tens|scores)(?={GAP}of\b)|{tens.removeprefix('tens|scores|')}"
    more = rf"(?:{GAP}(?:upon|and|of){GAP}(?:{tens}|trillions)){{0,2}}"
    scaled = rf"(?:many{GAP})?(?:{first}){more}(?:{GAP}of)?"
    several = rf"(?:several|a{GAP}few|a{GAP}couple|many){GAP}(?:{BIG})(?:{GAP}(?:{BIG}))?"
    return f"{scaled}|{several}|{alternatives('VAGUE')}"


PERCENT = re.compile(r"\s{0,2}(?:%|per[ \u00a0]cent\b|percent\b|percentage[ ]points?\b)", re.IGNORECASE)
"""Hundredths."""
NATIONAL = ("ian", "ean", "ican", "ish", "ese", "aqi", "eli", "ani", "emi")
"""Endings of adjectives of nationality."""
SINGULAR_S = ("ss", "us", "is")
"""Endings in s of words that are no plurals."""
STRONG = "strong"
"""Behind a number and a hyphen: what follows is counted."""
JOINING = ("and", "or")
"""Words that join adjectives of nationality."""
DONE, DOING = "ed", "ing"
"""Endings of verbs."""


@cache
def glued() -> re.Pattern[str]:
    """A unit without a space before it, or one of speed, which a stroke parts."""
    return re.compile(rf"(?:{alternatives('GLUED')}|m|\s(?:km/h|m/s))(?![^\W_])", re.IGNORECASE)


OLD, ORDINAL, OF, ONE = "year-old", ("th", "nd"), "of", "one"
"""How a unit begins that tells an age or ends an ordinal, how vague amounts end, and the number that is a pronoun."""
NO_COUNT = ("no", "any", "every", "each", "this", "that", "the", "another", "which", "some")
"""Words before such a pronoun."""

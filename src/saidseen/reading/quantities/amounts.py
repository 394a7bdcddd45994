"""The number itself: figures, words, fractions, money, ranges and vague amounts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from saidseen.reading.times.numbers import UNITS, parse_number

from .lexicon import alternatives, word_set

_CURRENCIES = {
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
_FRACTIONS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "sixth": 100 / 6, "tenth": 10.0}
_FRACTIONS |= {"seventh": 100 / 7, "eighth": 12.5, "ninth": 100 / 9}
_PIECES = "|".join(("half", "halve", *list(_FRACTIONS)[1:]))
BIG = "hundred|thousand|million|billion|trillion|dozen"
VULGAR = "¼½¾⅐-⅞"
_LATE = re.compile(r"(.+?)\s+(hundred|thousand|million|billion|trillion|dozen)\s+and\s+an?[ -](half|quarter)")
_GAP = r"[ \t\r\n\u00a0\u202f]{1,3}"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number found: where it starts and ends, its value (None where vague), the top of a range, a unit it carries."""

    start: int
    end: int
    value: float | None
    upper: float | None
    unit: str | None
    words: str
    vague: bool = False


@cache
def _core() -> re.Pattern[str]:
    """One pattern for all numbers; every repetition in it is bounded."""
    long = "long|high|tall|deep|wide|thick|below|above|away|underground|apart|across|from"
    metres = rf"m(?![ -](?:{long})\b)"
    scale = rf"(?:{_GAP}(?:{alternatives('SCALES')})\b|(?:bn|mln|mn|k|{metres})\b)?"
    grouped = r"\d{1,3}(?:[, \u00a0\u202f\u2009\u2007’']\d{3}){1,6}(?!\d)"
    part = rf"(?:\s?[{VULGAR}]|(?:[ -]|\s)\d{{1,2}}[/⁄]\d{{1,2}}(?![\w/]))"
    decimal = rf"(?:{grouped}|\d{{1,12}})(?:\.\d{{1,9}})?"
    bare = rf"(?:[{VULGAR}]|\d[/⁄](?:[234568]|10|12|16|32|64)(?![\w/]))(?:{_GAP}an?(?={_GAP}(?:{BIG})\b))?"
    figures = rf"(?:(?:{bare}|{decimal}{part}?)(?![\d.,]\d){scale})"
    small = "|".join(sorted(UNITS, key=len, reverse=True))
    words = (
        rf"(?:half{_GAP}an?{_GAP}(?:{BIG})|a{_GAP}quarter{_GAP}of{_GAP}a{_GAP}(?:{BIG})|(?:{small}|an?(?={_GAP}(?:{BIG})\b))"
        rf"(?:(?:{_GAP}|-)(?:and{_GAP}(?=(?:{small})\b(?![ -](?:{_PIECES})s?\b)))?(?:{small}|{BIG})\b){{0,8}}"
        rf"(?:{_GAP}and{_GAP}(?:an?|one|two|three|four|five)[ -](?:{_PIECES})s?(?:{_GAP}(?:{BIG}))?)?)\b"
    )
    money = r"(?:US|C|A)?\$|[£€¥₽₴]"
    number = rf"(?:{figures}|{words})"
    ranged = (
        rf"(?:(?P<money>{money})\s?)?(?P<first>{number})"
        rf"(?:(?P<sign>{_GAP}(?:to|or){_GAP}|(?:{_GAP})?[-–—](?:{_GAP})?|{_GAP}and{_GAP})(?:{money})?(?P<last>{number}))?"
    )
    count = "an?|one|two|three|four|five|six|seven|eight|nine"
    share = rf"half|(?:(?P<above>{count})[ -])(?:{_PIECES})s?|[{VULGAR}]|[1-9][/⁄](?:[2-9]|10)"
    fraction = (
        rf"(?P<part>{share})(?:(?={_GAP}(?:of|the)\b)(?!{_GAP}of{_GAP}an?{_GAP}(?:{BIG})\b)|(?=[ -]majorit))"
        rf"(?P<length>{_GAP}of{_GAP}an?(?={_GAP}(?:{alternatives('MEASURES')})\b))?"
    )
    halved = rf"(?P<halved>half)(?:-|{_GAP}an?{_GAP})(?=(?:{alternatives('MEASURES')})\b)"
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
    first = rf"(?:tens|scores)(?={_GAP}of\b)|{tens.removeprefix('tens|scores|')}"
    more = rf"(?:{_GAP}(?:upon|and|of){_GAP}(?:{tens}|trillions)){{0,2}}"
    scaled = rf"(?:many{_GAP})?(?:{first}){more}(?:{_GAP}of)?"
    several = rf"(?:several|a{_GAP}few|a{_GAP}couple|many){_GAP}(?:{BIG})(?:{_GAP}(?:{BIG}))?"
    return f"{scaled}|{several}|{alternatives('VAGUE')}"


def amounts(text: str, at: int = 0) -> list[Amount]:
    """Every number of the text from `at` on, in order; what it counts is not looked at."""
    core, found = _core(), []
    while match := core.search(text, at):
        amount = _amount(text, match)
        at = match.end()
        if amount is not None:
            found.append(amount)
            at = amount.end
    return found


def _amount(text: str, match: re.Match[str]) -> Amount | None:
    start, end = match.span()
    while text[start].isspace():
        start += 1
    if match["vague"]:
        return Amount(start, end, None, None, None, match["vague"], vague=True)
    if match["part"]:
        return _fraction(match, start, end)
    if match["halved"]:
        return Amount(start, end, 0.5, None, None, "half")
    if match["glued"]:
        return _glued(text, match, start)
    first = parse_figures(match["first"])
    unit = _CURRENCIES.get((match["money"] or "").upper())
    if first is None:
        return None
    if match["last"] is None:
        return Amount(start, end, first, None, unit, match["first"])
    last = parse_figures(match["last"])
    before = text[max(0, start - 40) : start].lower().split()
    if last is not None and first < 1_000 <= last and match["first"].replace(".", "").isdigit():
        scaled = first * _scale(match["last"])
        first = scaled if scaled < last else first
    if last is None or last <= first or not _is_range(match["sign"].strip().lower(), before):
        return Amount(start, match.end("first"), parse_figures(match["first"]), None, unit, match["first"])
    return Amount(start, end, first, last, unit, match["first"])


def _glued(text: str, match: re.Match[str], start: int) -> Amount | None:
    """Figures that their unit is glued to ("155mm", "5-10km"); a single capital is no unit ("5G")."""
    end = match.end()
    if text[end].isupper() and not text[end + 1 : end + 2].isalpha():
        return None
    first, top = parse_figures(match["glued"]), parse_figures(match["top"]) if match["top"] else None
    return Amount(start, end, first, top if top and first and top > first else None, None, match["glued"])


def _is_range(sign: str, before: list[str]) -> bool:
    """Two numbers are a range unless a bare "and" joins them or something rose or fell from one to the other."""
    if sign == "and":
        return before[-1:] == ["between"]
    moved = before[-1:] == ["from"] and not word_set("RISING").isdisjoint(before)
    return not (sign == "to" and moved)


def _fraction(match: re.Match[str], start: int, end: int) -> Amount:
    """A fraction of something is a share in per cent; of a measure ("of a mile") it is that length."""
    words = match["part"].lower()
    share = parse_number(words)
    if share is None:
        above = UNITS.get((match["above"] or "").lower(), 1)
        share = above * _FRACTIONS[re.split("[ -]", words)[-1].removesuffix("s")] / 100
    if match["length"]:
        return Amount(start, end, round(share, 4), None, None, "half")
    return Amount(start, end, round(100 * share, 2), None, "%", match["part"])


def parse_figures(words: str) -> float | None:
    """The value of figures or number words, the scale word or letter included."""
    words = re.sub("[\u00a0\u202f\u2009\u2007]", " ", words.lower())
    if words.startswith("half"):
        return 0.5 * _scale(words)
    if words.startswith("a quarter"):
        return 0.25 * _scale(words)
    if late := _LATE.fullmatch(words):
        many, part = parse_number(late[1]) or 1.0, parse_number(f"a {late[3]}")
        return None if part is None else (many + part) * _scale(late[2])
    match = re.match(
        r"(\d{1,3}(?:[, ’']\d{3})+(?!\d)|\d+(?!\s?[/⁄]))?(\.\d+)?([ -]?\d{1,2}[/⁄]\d{1,2}|\s?[¼½¾⅐-⅞])?", words
    )
    if match is None or not match.group():
        return parse_number(words)
    whole = float(re.sub("[, ’']", "", match[1] or "0") + (match[2] or ""))
    return (whole + (parse_number(match[3].strip(" -")) or 0.0 if match[3] else 0.0)) * _scale(words)


def _scale(words: str) -> float:
    tail = re.search(r"(hundred|dozen|thousand|million|billion|trillion|mln|bn|mn|m|k)$", words.lower())
    powers = {"hundred": 1e2, "dozen": 12.0, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "mn": 1e6, "m": 1e6}
    powers |= {"billion": 1e9, "bn": 1e9, "trillion": 1e12}
    return powers[tail[1]] if tail else 1.0

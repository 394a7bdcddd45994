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
_FRACTIONS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
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
    scale = rf"(?:{_GAP}(?:{alternatives('SCALES')})\b|(?:bn|mln|mn|[mk])\b)?"
    grouped = r"\d{1,3}(?:[, \u00a0\u202f]\d{3}){1,6}"
    figures = rf"(?:{grouped}(?:\.\d{{1,9}})?|\d{{1,12}}(?:\.\d{{1,9}})?)(?![\d.,]\d){scale}"
    small = "|".join(sorted(UNITS, key=len, reverse=True))
    big = "hundred|thousand|million|billion|trillion|dozen"
    words = (
        rf"(?:half{_GAP}a{_GAP}(?:{big})|a{_GAP}quarter{_GAP}of{_GAP}a{_GAP}(?:{big})|(?:{small}|an?(?={_GAP}(?:{big})\b))"
        rf"(?:(?:{_GAP}|-)(?:and{_GAP}(?=(?:{small})\b))?(?:{small}|{big})\b){{0,8}}(?:{_GAP}and{_GAP}a{_GAP}half)?)\b"
    )
    money = r"(?:US|C|A)?\$|[£€¥₽₴]"
    number = rf"(?:{figures}|{words})"
    ranged = (
        rf"(?:(?P<money>{money})\s?)?(?P<first>{number})"
        rf"(?:(?P<sign>{_GAP}(?:to|or){_GAP}|(?:{_GAP})?[-–—](?:{_GAP})?|{_GAP}and{_GAP})(?:{money})?(?P<last>{number}))?"
    )
    share = r"half|(?:(?P<above>an?|one|two|three|four)[ -])(?:half|thirds?|quarters?|fifths?|tenths?)"
    fraction = rf"(?P<part>{share})(?={_GAP}(?:of|the)\b)(?!{_GAP}of{_GAP}a{_GAP}(?:{big})\b)"
    return re.compile(
        rf"(?<![\w.,/:#-])(?:(?P<vague>{alternatives('VAGUE')})\b|{fraction}|{ranged})(?![\w])", re.IGNORECASE
    )


def amounts(text: str) -> list[Amount]:
    """Every number of the text in order; what it counts is not looked at."""
    core, found, at = _core(), [], 0
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


def _is_range(sign: str, before: list[str]) -> bool:
    """Two numbers are a range unless a bare "and" joins them or something rose or fell from one to the other."""
    if sign == "and":
        return before[-1:] == ["between"]
    moved = before[-1:] == ["from"] and not word_set("RISING").isdisjoint(before)
    return not (sign == "to" and moved)


def _fraction(match: re.Match[str], start: int, end: int) -> Amount:
    """A fraction of something is a share in per cent."""
    above = {"two": 2, "three": 3, "four": 4}.get((match["above"] or "").lower(), 1)
    share = _FRACTIONS[re.split("[ -]", match["part"].lower())[-1].removesuffix("s")]
    return Amount(start, end, round(above * share, 2), None, "%", match.group())


def parse_figures(words: str) -> float | None:
    """The value of figures or number words, the scale word or letter included."""
    words = words.lower().replace("\u00a0", " ").replace("\u202f", " ")
    if words.startswith("half"):
        return 0.5 * _scale(words)
    if "quarter" in words:
        return 0.25 * _scale(words)
    match = re.match(r"[\d, ]*\d(?:\.\d+)?", words)
    if match is None:
        return parse_number(words)
    return float(match.group().replace(",", "").replace(" ", "")) * _scale(words)


def _scale(words: str) -> float:
    tail = re.search(r"(hundred|dozen|thousand|million|billion|trillion|mln|bn|mn|m|k)$", words.lower())
    powers = {"hundred": 1e2, "dozen": 12.0, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "mn": 1e6, "m": 1e6}
    powers |= {"billion": 1e9, "bn": 1e9, "trillion": 1e12}
    return powers[tail[1]] if tail else 1.0

"""The number itself: figures, words, fractions, money, ranges and vague amounts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saidseen.language.en import grammar
from saidseen.language.en import quantities as en
from saidseen.language.en.numbers import UNITS
from saidseen.language.en.quantities import word_set
from saidseen.reading.times.numbers import parse_number


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


def amounts(text: str, at: int = 0) -> list[Amount]:
    """Every number of the text from `at` on, in order; what it counts is not looked at."""
    core, found = en.number(), []
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
        return Amount(start, end, 0.5, None, None, en.HALF)
    if match["glued"]:
        return _glued(text, match, start)
    first = parse_figures(match["first"])
    unit = en.CURRENCIES.get((match["money"] or "").upper())
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
    if sign == en.AND:
        return before[-1:] == [en.BETWEEN]
    moved = before[-1:] == [en.FROM] and not word_set("RISING").isdisjoint(before)
    return not (sign == en.TO and moved)


def _fraction(match: re.Match[str], start: int, end: int) -> Amount:
    """A fraction of something is a share in per cent; of a measure ("of a mile") it is that length."""
    words = match["part"].lower()
    share = parse_number(words)
    if share is None:
        above = UNITS.get((match["above"] or "").lower(), 1)
        share = above * en.FRACTIONS[re.split("[ -]", words)[-1].removesuffix(grammar.S)] / 100
    if match["length"]:
        return Amount(start, end, round(share, 4), None, None, en.HALF)
    return Amount(start, end, round(100 * share, 2), None, "%", match["part"])


def parse_figures(words: str) -> float | None:
    """The value of figures or number words, the scale word or letter included."""
    words = re.sub("[\u00a0\u202f\u2009\u2007]", " ", words.lower())
    if words.startswith(en.HALF):
        return 0.5 * _scale(words)
    if words.startswith(en.A_QUARTER):
        return 0.25 * _scale(words)
    if late := en.LATE.fullmatch(words):
        many, part = parse_number(late[1]) or 1.0, parse_number(f"{en.A} {late[3]}")
        return None if part is None else (many + part) * _scale(late[2])
    match = re.match(
        r"(\d{1,3}(?:[, ’']\d{3})+(?!\d)|\d+(?!\s?[/⁄]))?(\.\d+)?([ -]?\d{1,2}[/⁄]\d{1,2}|\s?[¼½¾⅐-⅞])?", words
    )
    if match is None or not match.group():
        return parse_number(words)
    whole = float(re.sub("[, ’']", "", match[1] or "0") + (match[2] or ""))
    return (whole + (parse_number(match[3].strip(" -")) or 0.0 if match[3] else 0.0)) * _scale(words)


def _scale(words: str) -> float:
    tail = en.SCALE.search(words.lower())
    return en.POWERS[tail[1]] if tail else 1.0

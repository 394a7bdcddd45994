"""Numbers in words and figures: "twenty-one", "130,000", "two and a half", "nineteen ninety-six"."""

from __future__ import annotations

import re
from unicodedata import numeric

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = """zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""

UNITS: dict[str, int] = {w: i for i, w in enumerate(_SMALL.split())} | {
    w: 20 + 10 * i for i, w in enumerate(_TENS.split())
}
_ONES = frozenset(_SMALL.split())
SCALES: dict[str, int] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mln": 10**6,
    "bn": 10**9,
    "m": 10**6,
    "k": 1_000,
}
ORDINALS: dict[str, int] = {w: i for i, w in enumerate(_ORDINALS.split())} | {"thirtieth": 30, "twentieth": 20}

_WORD = re.compile(r"[^\W\d_]+|\d[\d,]*(?:\.\d+)?|/")


# Words between two numbers that make a range of them; a hyphen only where figures or small numbers stand around it.
_RANGE = re.compile(r"\s*(?:\bto\b|\bor\b|\band\b|[-‑–—])\s*")
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_FRACTION = re.compile(
    r"(?:(?P<vulgar>[¼½¾⅐-⅞])|(?<![\d/.,])(?P<above>\d{1,3})\s?[/⁄]\s?(?P<below>\d{1,3})(?![\d/])|"
    r"(?:^|(?<=\band )|(?<=\band\s\s))(?:(?P<count>an?|one|two|three|four|five|seven|nine)[\s-]{1,3})?"
    r"(?P<part>half|halves|(?:third|quarter|fifth|sixth|eighth|tenth)s?)\b)",
)


def _decimal(match: re.Match[str]) -> str:
    """A fraction as a decimal number, apart from what stands before it."""
    if match["vulgar"]:
        return f" {numeric(match['vulgar']):.10g} "
    if match["above"]:
        below = int(match["below"])
        return f" {int(match['above']) / below:.10g} " if below else match[0]
    count = {"a": 1, "an": 1}.get(match["count"] or "a") or UNITS[match["count"]]
    return f" {count / (_PARTS.get(match['part']) or _PARTS[match['part'].removesuffix('s')]):.10g} "


def parse_range(words: str) -> tuple[float, float] | None:
    """The two numbers of a range ("36-48", "two to three", "10 or 12"), or None; "twenty-five" is one number."""
    low = words.lower()
    for sign in _RANGE.finditer(low):
        first, last = low[: sign.start()], low[sign.end() :]
        if not first or not last or (sign[0].strip() == "and" and not (first[-1].isdigit() and last[0].isdigit())):
            continue
        if not sign[0].strip().isalpha() and not first[-1].isdigit() and first.split("-")[-1].split()[-1] not in _ONES:
            continue
        a, b = parse_number(first), parse_number(last)
        if a is not None and b is not None and a < b:
            return a, b
    return None


def parse_number(words: str) -> float | None:
    """The number that `words` name ("a hundred", "five and a half", "5 1/2", "1½", "1.5 billion"), or None."""
    parts = _WORD.findall(_FRACTION.sub(_decimal, words.lower()))
    total = current = 0.0
    seen = False
    for part in parts:
        if part in ("and", "a", "an", "of"):
            continue
        if part == "half":
            current += 0.5
        elif part in UNITS:
            current += UNITS[part]
        elif part[0].isdigit():
            current += float(part.replace(",", "") or 0)
        elif part in SCALES:
            scale = SCALES[part]
            current = (current or 1.0) * scale
            if scale >= 1_000:
                total, current = total + current, 0.0
        else:
            return None
        seen = True
    return total + current if seen else None


def parse_year(words: str) -> int | None:
    """The year that `words` name ("1996", "nineteen ninety-six", "two thousand", "'96"), or None."""
    parts = _WORD.findall(words.lower())
    if len(parts) == 1 and parts[0].isdigit():
        short = int(parts[0])
        return short if short >= 1000 else (1900 + short if short > 30 else 2000 + short)
    if len(parts) >= 2 and parts[0] in ("nineteen", "eighteen", "seventeen", "sixteen", "twenty"):
        rest = parse_number(" ".join(p for p in parts[1:] if p != "hundred"))
        plain = all(p in UNITS or p in ("hundred", "oh", "o") for p in parts[1:])
        if rest is not None and plain and (10 <= rest < 100):
            return UNITS[parts[0]] * 100 + int(rest)
        return None
    number = parse_number(words)
    return int(number) if number is not None and 2000 <= number < 2100 else None


def parse_ordinal(words: str) -> int | None:
    """The ordinal that `words` name ("3rd", "third", "twenty-first") as a number, or None."""
    parts = _WORD.findall(words.lower())
    if len(parts) == 2 and parts[0].isdigit():
        return int(parts[0])
    if not parts:
        return None
    if parts[0] in ("st", "nd", "rd", "th"):
        return None
    last = ORDINALS.get(parts[-1])
    tens = sum(UNITS.get(p, 100) for p in parts[:-1])
    return None if last is None or tens >= 100 else tens + last

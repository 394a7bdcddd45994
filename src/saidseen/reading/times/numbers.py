"""Numbers in words and figures: "twenty-one", "130,000", "two and a half", "nineteen ninety-six"."""

from __future__ import annotations

import re
from unicodedata import numeric

from saidseen.language.en import grammar
from saidseen.language.en import numbers as en

_WORD = re.compile(r"[^\W\d_]+|\d[\d,]*(?:\.\d+)?|/")


def _decimal(match: re.Match[str]) -> str:
    """A fraction as a decimal number, apart from what stands before it."""
    if match["vulgar"]:
        return f" {numeric(match['vulgar']):.10g} "
    if match["above"]:
        below = int(match["below"])
        return f" {int(match['above']) / below:.10g} " if below else match[0]
    count = en.SINGLE.get(match["count"] or en.A) or en.UNITS[match["count"]]
    return f" {count / (en.PARTS.get(match['part']) or en.PARTS[match['part'].removesuffix(grammar.S)]):.10g} "


def parse_range(words: str) -> tuple[float, float] | None:
    """The two numbers of a range ("36-48", "two to three", "10 or 12"), or None; "twenty-five" is one number."""
    low = words.lower()
    for sign in en.RANGE.finditer(low):
        first, last = low[: sign.start()], low[sign.end() :]
        if not first or not last or (sign[0].strip() == en.AND and not (first[-1].isdigit() and last[0].isdigit())):
            continue
        if (
            not sign[0].strip().isalpha()
            and not first[-1].isdigit()
            and first.split("-")[-1].split()[-1] not in en.ONES
        ):
            continue
        a, b = parse_number(first), parse_number(last)
        if a is not None and b is not None and a < b:
            return a, b
    return None


def parse_number(words: str) -> float | None:
    """The number that `words` name ("a hundred", "five and a half", "5 1/2", "1½", "1.5 billion"), or None."""
    parts = _WORD.findall(en.FRACTION.sub(_decimal, words.lower()))
    total = current = 0.0
    seen = False
    for part in parts:
        if part in en.WITHOUT_VALUE:
            continue
        if part == en.HALF:
            current += 0.5
        elif part in en.UNITS:
            current += en.UNITS[part]
        elif part[0].isdigit():
            current += float(part.replace(",", "") or 0)
        elif part in en.SCALES:
            scale = en.SCALES[part]
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
    if len(parts) >= 2 and parts[0] in en.CENTURIES:
        rest = parse_number(" ".join(p for p in parts[1:] if p != en.HUNDRED))
        plain = all(p in en.UNITS or p in en.BETWEEN_YEARS for p in parts[1:])
        if rest is not None and plain and (10 <= rest < 100):
            return en.UNITS[parts[0]] * 100 + int(rest)
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
    if parts[0] in en.ORDINAL_ENDINGS:
        return None
    last = en.ORDINALS.get(parts[-1])
    tens = sum(en.UNITS.get(p, 100) for p in parts[:-1])
    return None if last is None or tens >= 100 else tens + last

"""The quantities of a text: every number with what it counts and the words that hedge it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from saidseen.language.en import quantities as en
from saidseen.language.en.quantities import alternatives, word_set
from saidseen.model.reading import Quantity, Span, Time

from .amounts import Amount, amounts
from .units import Unit, unit_after

_BACK = 40  # code points looked at for a modifier before a number
_LAST_WORD = re.compile(r"([^\W\d_][\w.]*|[^\w\s])\s*$")


@cache
def _modifier() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = rf"(?:(?<!\w)(?:(?:{alternatives('MODIFIERS')})\s{{1,3}}){{1,2}}|[~≈]\s?)$"
    after = rf"\s{{1,3}}(?:{alternatives('AFTER')})\b"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def find_quantities(text: str, times: Sequence[Time] = ()) -> tuple[Quantity, ...]:
    """The quantities of `text` in order, apart from one another and from `times`.

    Spans are code points of `text` and hold modifier, number and unit as they stand. A share has the unit "%", money
    its ISO 4217 code.
    """
    taken = sorted((t.span.start, t.span.end) for t in times)
    starts = [start for start, _ in taken]
    found: list[Quantity] = []
    floor = 0
    waiting = amounts(text)[::-1]
    while waiting:
        amount = waiting.pop()
        near = bisect_right(starts, amount.end)
        if amount.start < floor:
            continue
        if near and taken[near - 1][1] > amount.start:
            if amount.start < taken[near - 1][0] or taken[near - 1][1] < amount.end:
                waiting += _after(text, taken[near - 1][1], amount.end)
            continue
        floor_here = max(floor, taken[near - 1][1] if near else 0)
        limit = starts[near] if near < len(starts) else len(text)
        quantity = _quantity(text, amount, floor_here, limit)
        if quantity is not None:
            found.append(quantity)
            floor = quantity.span.end
    return tuple(found)


def _after(text: str, time: int, end: int) -> list[Amount]:
    """The number that is left of one running from a time into the words after it ("on May 12 300 people")."""
    rest = text[time:end]
    return [
        replace(a, start=a.start + time, end=a.end + time)
        for a in amounts(rest)
        if rest[: a.start].strip(" to-–") == ""
    ]


def _quantity(text: str, amount: Amount, floor: int, limit: int) -> Quantity | None:
    unit = unit_after(text, amount.end, min(limit, amount.end + 200), one=amount.value == 1 and not amount.unit)
    before, after = _modifier()
    hedge = before.search(text, max(floor, amount.start - _BACK), amount.start)
    start, end = amount.start, unit.end
    modifier = None
    if hedge:
        start, modifier = hedge.start(), " ".join(hedge.group().lower().split())
    if modifier == en.BETWEEN and amount.upper is None:
        start, modifier = amount.start, None
    tail = after.match(text, amount.end, limit) if unit.name is None else None
    if tail:
        end, modifier = tail.end(), modifier or " ".join(tail.group().lower().split())
    if not _is_quantity(text, amount, unit, modifier is not None):
        return None
    if amount.vague:
        modifier = " ".join(f"{modifier or ''} {amount.words.lower()}".split())
    name = amount.unit or unit.name
    if amount.unit:
        end = max(amount.end, tail.end() if tail else 0)
    span = Span(start, end)
    return Quantity(span.of(text), span, amount.value, name, modifier, amount.upper)


def _is_quantity(text: str, amount: Amount, unit: Unit, hedged: bool) -> bool:
    """A number is a quantity unless it numbers, dates or names something, tells an age, or stands for a pronoun."""
    previous = _LAST_WORD.search(text, max(0, amount.start - 30), amount.start)
    before = previous[1] if previous else ""
    figures = amount.words[0].isdigit()
    if amount.unit or hedged:
        return not (unit.name or "").startswith(en.OLD)
    if before.lower() in word_set("NAMED") or (unit.name or "").startswith((en.OLD, *en.ORDINAL)):
        return False
    if amount.vague:
        return unit.name is not None or not amount.words.lower().endswith(en.OF)
    return _figures(text, amount, unit, before) if figures else _words(amount, unit, before)


def _figures(text: str, amount: Amount, unit: Unit, before: str) -> bool:
    """Figures without a noun are a quantity unless they are a year, an age, a list mark or part of a name."""
    value = amount.value or 0.0
    nxt = text[amount.end : amount.end + 1]
    line = text[max(0, amount.start - 3) : amount.start].strip(" \t")
    if (not line or line.endswith("\n")) and nxt in (".", ")") and unit.name is None:
        return False
    if unit.name is not None:
        return True
    if "/" in amount.words:
        return False
    plain = amount.words.isdigit()
    if plain and len(amount.words) == 4 and 1000 <= value <= 2100:
        return False
    if plain and (before[:1].isupper() or (before == "," and nxt in (",", ".") and 5 <= value <= 110)):
        return False
    if before in ("(", "[") and nxt in (")", "]"):
        return False
    return not (nxt in ("/", ":") or (nxt == "-" and text[amount.end + 1 : amount.end + 2].isalnum()))


def _words(amount: Amount, unit: Unit, before: str) -> bool:
    """Number words are a quantity with what they count; alone, only above twelve or after a verb of harm."""
    if amount.value == 0:
        return False
    if amount.value == 1 and amount.words.lower() == en.ONE:
        return unit.name is not None and before.lower() not in en.NO_COUNT
    if unit.name is not None:
        return True
    return (amount.value or 0) > 12 or before.lower() in word_set("BEFORE_COUNT")

"""One pass over the words of a text: at each word the longest pattern that comes to a time wins."""

from __future__ import annotations

import re
from functools import cache

from saidseen.records import Span, Time

from . import clocks, dates, durations, holidays, periods, references, relative
from .anchors import Anchor, parse_published
from .grammar import Hit, Rule
from .tokens import OTHER, Tokens, tokenize
from .values import Resolved

# Words that are in a pattern only for the sake of the time beside them and are left out of its span.
_LEADING = frozenset(("on", "in", "of", "and", "or", "to", ",", "at"))
_TRAILING = frozenset((",", "on", "in", "of", "at"))


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """The rules that can start with each class character."""
    rooms = (dates, periods, relative, references, durations, clocks, holidays)
    rules = [rule for room in rooms for rule in room.RULES]
    chars = set().union(*(rule.pattern.firsts for rule in rules))
    return {c: tuple(rule for rule in rules if c in rule.pattern.firsts) for c in chars}


def find_times(text: str, published: str | None) -> tuple[Time, ...]:
    """The time expressions of `text` in order, apart from one another, resolved against `published` (ISO date or None).

    Spans are code points of `text`; `start` and `end` are inclusive ISO dates or date-times.
    """
    tokens = tokenize(text)
    anchor = Anchor(parse_published(published))
    rules = _rules()
    found: list[Time] = []
    position, known = 0, re.compile(f"[^{re.escape(OTHER)}]")
    while match := known.search(tokens.tags, position):
        position = match.start()
        best = _longest(tokens, anchor, rules.get(tokens.tags[position], ()), position)
        if best is None:
            position += 1
            continue
        resolved, position = best
        found.append(_time(tokens, match.start(), position, resolved))
        anchor.remember(resolved, position)
    return tuple(found)


def _longest(tokens: Tokens, anchor: Anchor, rules: tuple[Rule, ...], at: int) -> tuple[Resolved, int] | None:
    """What the longest match at word `at` that comes to a time resolves to, and the word after it."""
    hits = []
    for rule in rules:
        match = rule.pattern.regex.match(tokens.tags, at)
        if match and match.end() > at:
            hits.append((match.end(), rule, match))
    hits.sort(key=lambda hit: -hit[0])
    for end, rule, match in hits:
        try:
            resolved = rule.resolve(Hit(tokens, match), anchor)
        except (ValueError, OverflowError):
            resolved = None  # a day outside the calendar (years 1 to 9999) is no time
        if resolved is not None:
            return resolved, end
    return None


def _time(tokens: Tokens, i: int, j: int, resolved: Resolved) -> Time:
    while i < j - 1 and tokens.word(i) in _LEADING:
        i += 1
    while j - 1 > i and tokens.word(j - 1) in _TRAILING:
        j -= 1
    span = Span(tokens.starts[i], tokens.ends[j - 1])
    return Time(span.of(tokens.text), span, resolved.value, resolved.start, resolved.end, resolved.precision)

"""One pass over the words of a text: at each word the longest pattern that comes to a time wins."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from saidseen.language.en import grammar
from saidseen.language.en import times as en
from saidseen.model.reading import Span, Time

from . import clocks, dates, durations, holidays, periods, ranges, references, relative, values, weeks
from .anchors import Anchor, parse_published
from .grammar import PatternHit, TimeRule
from .tokens import OTHER, TimeTokens, char, tokenize
from .values import Resolved

_DAYS = frozenset((char("WEEKDAY"), char("DAYREF")))
_CLOCK = re.compile(r"T(\d\d):(\d\d)$")


@cache
def _rules() -> dict[str, tuple[TimeRule, ...]]:
    """The rules that can start with each class character."""
    rooms = (dates, ranges, periods, weeks, relative, references, durations, clocks, holidays)
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
        resolved, position = _with_day(tokens, anchor, *best)
        found.append(_time(tokens, match.start(), position, resolved))
        anchor.remember(resolved, position)
    return tuple(found)


def _longest(tokens: TimeTokens, anchor: Anchor, rules: tuple[TimeRule, ...], at: int) -> tuple[Resolved, int] | None:
    """What the longest match at word `at` that comes to a time resolves to, and the word after it."""
    hits = []
    for rule in rules:
        match = rule.pattern.regex.match(tokens.tags, at)
        if match and match.end() > at:
            hits.append((match.end(), rule, match))
    hits.sort(key=lambda hit: -hit[0])
    for end, rule, match in hits:
        try:
            resolved = rule.resolve(PatternHit(tokens, match), anchor)
        except (ValueError, OverflowError):
            resolved = None  # a day outside the calendar (years 1 to 9999) is no time
        if resolved is not None:
            return resolved, end
    return None


def _with_day(tokens: TimeTokens, anchor: Anchor, found: Resolved, j: int) -> tuple[Resolved, int]:
    """A clock time with the day that stands right after it ("4 a.m. on 24 February 2018"), or with "at" before it."""
    if (clock := _CLOCK.search(found.value)) and "/" not in found.value:
        day = _next(tokens, anchor, j, en.BEFORE_DAY, "day", "part of day")
        if day is None or day[0].start is None or "/" in day[0].value:
            return found, j
        hour = 24 if tokens.word(j - 1) == en.MIDNIGHT else int(clock[1])
        whole = values.day(date.fromisoformat(day[0].start[:10]))
        joined = values.clock(whole, hour, int(clock[2]))
        return (joined, day[1]) if joined else (found, j)
    if found.precision == "day" and found.start == found.end == found.value:
        after = Anchor(anchor.published, found, date.fromisoformat(found.value))
        time = _next(tokens, after, j, en.BEFORE_CLOCK, "minute")
        if time and time[0].start and time[0].start[:10] == found.start and "/" not in time[0].value:
            return time
    return found, j


def _next(
    tokens: TimeTokens, anchor: Anchor, j: int, between: tuple[str, ...], *precisions: str
) -> tuple[Resolved, int] | None:
    """The time that begins at word `j`, or after one or two of the words `between`; None unless it is as precise."""
    starts = [k for k in (j - 2, j - 1) if tokens.tags[k : k + 1] in _DAYS or tokens.word(k) == grammar.ON]
    starts += [j, *(k for k in (j + 1, j + 2) if all(tokens.word(n) in between for n in range(j, k)))]
    for k in starts:
        if k < len(tokens.tags):
            best = _longest(tokens, anchor, _rules().get(tokens.tags[k], ()), k)
            if best and best[1] > j and best[0].precision in precisions:
                return best
    return None


def _time(tokens: TimeTokens, i: int, j: int, resolved: Resolved) -> Time:
    while i < j - 1 and tokens.word(i) in en.LEADING:
        i += 1
    while j - 1 > i and tokens.word(j - 1) in en.TRAILING:
        j -= 1
    span = Span(tokens.starts[i], tokens.ends[j - 1])
    return Time(span.of(tokens.text), span, resolved.value, resolved.start, resolved.end, resolved.precision)

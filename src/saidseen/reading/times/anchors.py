"""What a relative time is measured from: the date published, the times named before it, and the tense around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from saidseen.language.en import grammar
from saidseen.language.en import times as en
from saidseen.language.en.times import word_set

from .tokens import BREAK, TimeTokens
from .values import Resolved

_REACH = 14  # words looked at on each side for a verb that tells the direction
_FUTURE = word_set("ANCHORS_FUTURE")
_TO_COME = word_set("ANCHORS_TO_COME")
_BEGIN = word_set("ANCHORS_BEGIN")
_PAST = word_set("ANCHORS_PAST")
_NOT_VERBS = word_set("ANCHORS_NOT_VERBS")
_MODAL = word_set("ANCHORS_MODAL")
_HINDERED = word_set("ANCHORS_HINDERED")
_TALK = 400  # words for which a quarter named stays the one that is talked about
_STOP = frozenset((".", "!", "?", ";", BREAK))


class Direction(Enum):
    """Which way a time lies from the date published, by the words around it."""

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


@dataclass(slots=True)
class Anchor:
    """The date published (or None) and the last day, quarter and year that the text has named."""

    published: date | None
    last: Resolved | None = None
    last_day: date | None = None
    last_quarter: str | None = None
    last_year: int | None = None
    last_quarter_index: int = -(10**9)
    last_index: int = -(10**9)

    def remember(self, found: Resolved, index: int) -> None:
        """Take note of a time just read, at word `index`, so that "that day" and "a year earlier" can refer to it."""
        if found.start is None or found.precision in ("duration", "set"):
            return
        self.last, self.last_index = found, index
        first = date.fromisoformat(found.start[:10])
        if found.precision in ("day", "minute", "hour", "part of day"):
            self.last_day = first
        if index - self.last_quarter_index > _TALK:
            self.last_quarter = None
        if found.precision == "quarter":
            self.last_quarter_index = index
        if found.precision == "quarter" and not self._earlier_year(found.value):
            self.last_quarter = found.value
        self.last_year = first.year

    def _earlier_year(self, quarter: str) -> bool:
        """Whether `quarter` is the one last named, of an earlier year: a comparison."""
        last = self.last_quarter
        return last is not None and last[4:] == quarter[4:] and quarter < last


def parse_published(published: str | None) -> date | None:
    """The day of an ISO date or date-time; None where it is missing or no date."""
    match = re.match(r"\s*(\d{4})-?(\d\d)-?(\d\d)", published or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def direction(tokens: TimeTokens, i: int, j: int) -> Direction:
    """The nearest verb of the sentence, to the left first, tells whether a time lies ahead or behind."""
    if tokens.raw(i - 1) in en.BOUNDS:
        return Direction.FUTURE
    for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
        if tokens.raw(k) in _STOP and not _abbreviation(tokens, k):
            break
        found = _cue(tokens, k)
        if found is not Direction.UNKNOWN:
            return found
    for k in range(j, min(len(tokens.tags), j + _REACH)):
        if tokens.raw(k) in _STOP or tokens.tags[k] == BREAK:
            break
        found = _cue(tokens, k)
        if found is not Direction.UNKNOWN:
            return found
    return Direction.FUTURE if tokens.word(i - 1) == grammar.BY else Direction.UNKNOWN


def _abbreviation(tokens: TimeTokens, k: int) -> bool:
    """Whether the full stop at `k` ends an abbreviation such as "U.S." or "Gen."."""
    return tokens.raw(k) == "." and k > 0 and tokens.ends[k - 1] - tokens.starts[k - 1] <= 3


def _cue(tokens: TimeTokens, k: int) -> Direction:
    word, before = tokens.word(k), tokens.word(k - 1)
    if word in _FUTURE:
        return Direction.FUTURE
    if word in _TO_COME and tokens.word(k + 1) in en.TO_COME_LINKS:
        return Direction.FUTURE
    if before == grammar.TO and word in _BEGIN:
        return Direction.FUTURE
    if tokens.raw(k) in _MODAL:
        return _modal(tokens, k)
    if word in _PAST or (
        len(word) > 4 and word.endswith(grammar.DONE) and word not in _NOT_VERBS and before not in en.ARTICLES
    ):
        return Direction.FUTURE if _to_be(tokens, k) else Direction.PAST
    return Direction.UNKNOWN


def _modal(tokens: TimeTokens, k: int) -> Direction:
    """May, might, could and should look ahead, unless "have" follows, or it is told what could not be done."""
    for n in range(k + 1, k + 4):
        word = tokens.word(n)
        if word in en.HAVE:
            return Direction.PAST
        if tokens.word(k) == en.COULD and word in _HINDERED:
            return Direction.PAST
        if word not in en.BETWEEN_VERBS:
            break
    return Direction.FUTURE


def _to_be(tokens: TimeTokens, k: int) -> bool:
    """Whether the participle at `k` is what is yet to be done: "to be held", "could be quickly signed"."""
    before = [tokens.word(n) for n in range(k - 1, k - 6, -1)]
    if en.COULD in before and not en.NOT.isdisjoint(before[: before.index(en.COULD)]):
        return False  # "could not be reached"
    if en.COULDN in before:
        return False
    if before[0] in en.TO_BE:
        return True
    return before[1] in en.TO_BE and (before[0].endswith(grammar.LY) or before[0] in en.BEFORE_DONE)


def weekday_from(base: date, weekday: int, toward: Direction, strict: bool = False) -> date:
    """The nearest day with that weekday (Monday 0): behind unless the words look ahead.

    `base` itself counts unless `strict`.
    """
    if toward is Direction.FUTURE:
        ahead = (weekday - base.weekday()) % 7
        return base + timedelta(days=ahead or (7 if strict else 0))
    back = (base.weekday() - weekday) % 7
    return base - timedelta(days=back or (7 if strict else 0))


def year_of_month(base: date, month: int, toward: Direction) -> int:
    """The year of a bare month: the one ahead or behind as the words say, else the nearest within the year."""
    gap = month - base.month
    if toward is Direction.FUTURE:
        return base.year if gap >= 0 else base.year + 1
    if toward is Direction.PAST:
        return base.year if gap <= 0 else base.year - 1
    if gap > 6:
        return base.year - 1
    return base.year + 1 if gap < -8 else base.year


def year_of_day(base: date, month: int, dom: int, toward: Direction) -> int:
    """The year of a day without one: ahead or behind as the words say, else the nearest to the date published."""
    gap = (month - base.month) * 30 + dom - base.day
    if toward is Direction.FUTURE:
        return base.year + 1 if gap < -60 else base.year
    if toward is Direction.PAST:
        return base.year - 1 if gap > 45 else base.year
    if gap > 150:
        return base.year - 1
    return base.year + 1 if gap < -240 else base.year

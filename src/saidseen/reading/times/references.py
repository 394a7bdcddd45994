"""Times that name no day: now, recently, soon, the past, the future."""

from __future__ import annotations

from saidseen.language.en import grammar
from saidseen.language.en import times as en
from saidseen.language.en.times import word_set

from . import values
from .anchors import Anchor, Direction, direction
from .grammar import PatternHit, Rules
from .values import Resolved

RULES = Rules()

_GOING_ON = word_set("REFERENCES_GOING_ON")


@RULES.when("NOW", "NOWREF", "THESE unit=UNITS")
def now(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Now and currently are the day published."""
    if hit.tokens.word(hit.i) == grammar.THESE and hit.tokens.word(hit.j - 1) != en.DAYS:
        return None
    if hit.tokens.word(hit.i - 1) == en.THEN:
        return values.unresolved("PAST_REF")
    day = anchor.published.isoformat() if anchor.published else None
    return Resolved("PRESENT_REF", day, day, "day" if day else "unresolved")


@RULES.when("cur=CURRENT")
def current(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Current before a noun is the day published."""
    return now(hit, anchor) if hit.word("cur") == en.CURRENT and hit.tokens.word(hit.j).isalpha() else None


@RULES.when("PASTREF", "RECENT", "THE past=PAST")
def past(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Recently, recent and "the past" are some time behind."""
    after = hit.tokens.word(hit.j)
    if hit.has("past") and after.isalpha() and after not in _GOING_ON:
        return None
    if hit.tokens.word(hit.i) == en.FORMERLY:
        return None
    return values.unresolved("PAST_REF")


@RULES.when("FUTUREREF", "THE? COMING? FUTURE")
def future(hit: PatternHit, anchor: Anchor) -> Resolved | None:
    """Soon and "the future" are some time ahead."""
    before, after = hit.tokens.word(hit.i - 1), hit.tokens.word(hit.j)
    named = hit.tokens.word(hit.i) == grammar.THE and not (after.isalpha() and after not in _GOING_ON)
    if hit.tokens.word(hit.j - 1) == en.FUTURE and not named:
        return None
    if hit.tokens.word(hit.i) == en.SOON and direction(hit.tokens, hit.i, hit.j) is not Direction.FUTURE:
        return None
    compared = before in en.COMPARING_BEFORE or after in en.COMPARING_AFTER
    return None if compared else values.unresolved("FUTURE_REF")

"""Time limits of a measure reckoned for a claim: 42 days before its start, 48 hours from a request."""

from __future__ import annotations

from saidseen.measures.case import Case
from saidseen.measures.finding import Deadline
from saidseen.measures.moments import Moment
from saidseen.measures.pack import Limit
from saidseen.measures.wording import limit_words


def deadline_of(limit: Limit, case: Case, on: Moment | None) -> Deadline:
    """The day or hour by which something is due, as finely as the claim allows; `on` is the day it is judged."""
    words = limit_words(limit)
    blank = Deadline(limit.what, None, words, limit.verified, note=limit.note)
    at = _yearly(limit, case) if limit.yearly else _reckoned(limit, case)
    if at is None:
        return _without(blank, limit, case)
    passed = at.passed(on) if on is not None else None
    return Deadline(limit.what, at.iso, f"{words}: {at.words}", limit.verified, passed, note=limit.note)


def request_moment(case: Case) -> Moment | None:
    """When a request was made: the first statement that asks and says when, else the start of a claim of a request."""
    said = [s.said for s in case.claim.statements if s.stance == "asks" and s.said]
    moments = [moment for text in said if (moment := Moment.parse(text))]
    if moments:
        return min(moments, key=lambda moment: moment.first.replace(tzinfo=None))
    return case.start if "request" in case.kinds else None


def _anchor(limit: Limit, case: Case) -> Moment | None:
    if limit.anchor == "request":
        return request_moment(case)
    return {"start": case.start, "end": case.end}.get(limit.anchor)


def _reckoned(limit: Limit, case: Case) -> Moment | None:
    anchor = _anchor(limit, case)
    amount = -limit.amount if limit.direction == "before" else limit.amount
    return anchor.plus(amount, limit.unit) if anchor is not None else None


def _yearly(limit: Limit, case: Case) -> Moment | None:
    """The last such day before the claim's start."""
    if case.start is None or case.start.precision in ("year", "month"):
        return None
    year = case.start.first.year
    days = (Moment.parse(f"{y}-{limit.yearly}") for y in (year, year - 1))
    return next((day for day in days if day and day.first.date() < case.start.first.date()), None)


def _without(blank: Deadline, limit: Limit, case: Case) -> Deadline:
    anchor = limit.anchor_words or {"start": "the start", "end": "the end", "request": "the request"}.get(limit.anchor)
    missing = f"when {anchor or 'the start'} was: the claim gives no date for it"
    return Deadline(blank.what, None, blank.words, blank.verified, None, missing, blank.note)

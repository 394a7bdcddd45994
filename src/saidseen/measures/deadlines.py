"""Time limits of a measure reckoned for a claim: 42 days before its start, 48 hours from a request."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from saidseen.language.en import verdicts
from saidseen.language.en.telling import tell
from saidseen.measures.case import Case
from saidseen.measures.finding import Deadline
from saidseen.measures.moments import Moment
from saidseen.measures.pack import Limit
from saidseen.measures.wording import limit_words


def deadline_of(limit: Limit, case: Case, on: Moment | None) -> Deadline:
    """The day or hour by which something is due, as finely as the claim allows; `on` is the day it is judged."""
    if limit.yearly:
        return _by(limit, case.start, None, on)
    return _by(limit, *_anchor(limit, case), on)


@lru_cache(maxsize=4096)
def _by(limit: Limit, anchor: Moment | None, note: str | None, on: Moment | None) -> Deadline:
    """A time limit reckoned from a moment; many claims share both."""
    words = limit_words(limit)
    at = _yearly(limit, anchor) if limit.yearly else _reckoned(limit, anchor)
    if at is None:
        return _without(Deadline(limit.what, None, words, limit.verified, note=limit.note), limit)
    passed = at.passed(on) if on is not None else None
    notes = "; ".join(part for part in (note, limit.note) if part) or None
    return Deadline(limit.what, at.iso, f"{words}: {at.words}", limit.verified, passed, note=notes)


def request_moment(case: Case) -> tuple[Moment | None, str | None]:
    """When a request was made, with a note: the first statement that asks and has a time of saying, else the day of the
    claims on it, else the start of a claim of a request, else the first story that reports it, which may be later.
    """
    asking = [s for s in case.claim.statements if s.stance == "asks" or s.act in ("ask", "demand")]
    said = _first(s.said for s in asking)
    if said is not None:
        return said, None
    if case.claim.asked is not None:
        return Moment.parse(case.claim.asked), tell("deadlines.hour")
    if "request" not in case.kinds:
        return None, None
    if case.start is not None:
        return case.start, None
    reports = _first(s.published for s in asking or case.claim.statements)
    day = Moment.parse(reports.first.date().isoformat()) if reports else None
    return day, tell("deadlines.first_report")


def _first(times: Iterable[str | None]) -> Moment | None:
    moments = [moment for text in times if (moment := Moment.parse(text))]
    return min(moments, key=lambda moment: moment.first.replace(tzinfo=None), default=None)


def _anchor(limit: Limit, case: Case) -> tuple[Moment | None, str | None]:
    if limit.anchor == "request":
        return request_moment(case)
    if limit.anchor == "end":
        return case.end, tell("deadlines.last_day")
    return (case.start if limit.anchor == "start" else None), None


def _reckoned(limit: Limit, anchor: Moment | None) -> Moment | None:
    amount = -limit.amount if limit.direction == "before" else limit.amount
    return anchor.plus(amount, limit.unit) if anchor is not None else None


def _yearly(limit: Limit, start: Moment | None) -> Moment | None:
    """The last such day before the claim's start."""
    if start is None or start.precision in ("year", "month"):
        return None
    year = start.first.year
    days = (Moment.parse(f"{y}-{limit.yearly}") for y in (year, year - 1))
    return next((day for day in days if day and day.first.date() < start.first.date()), None)


def _without(blank: Deadline, limit: Limit) -> Deadline:
    anchor = limit.anchor_words or verdicts.ANCHORS.get(limit.anchor)
    missing = tell("deadlines.no_anchor", anchor=anchor or verdicts.ANCHORS["start"])
    return Deadline(blank.what, None, blank.words, blank.verified, None, missing, blank.note)

"""Whether a measure is in force on a day for the states that a claim is about."""

from __future__ import annotations

from collections.abc import Sequence

from saidseen.language.en import verdicts as en
from saidseen.measures.moments import Moment
from saidseen.measures.pack import Departure, Measure, Pack


def in_force(pack: Pack, measure: Measure, states: Sequence[str], day: str | None) -> tuple[bool | None, str]:
    """Whether the measure is in force on `day` (ISO) for all of `states`, with the reason; None where not on record.

    A proposal or an offer is never in force. A state that had left or suspended the instrument is not bound by it, and
    one that is not on record as a party leaves it open.
    """
    if pack.nature in en.PAPERS:
        return False, en.PAPERS[pack.nature]
    if pack.nature == "practice":
        return None, "words of reports and no rule: nothing to be in force"
    on = Moment.parse(day)
    if on is None:
        return None, "the claim has no date and none was given, so whether it was in force is open"
    general, reason = _general(pack, measure.in_force_from, on)
    if general is False or not states:
        return general, reason
    each = [_state(pack, state, on, general, reason) for state in states]
    verdicts = {verdict for verdict, _ in each}
    overall = verdicts.pop() if len(verdicts) == 1 else None
    return overall, "; ".join(dict.fromkeys(words for _, words in each))


def parties_of(pack: Pack, states: Sequence[str]) -> str | None:
    """Why the instrument is for none of the states that act; None where one of them is on record as bound."""
    if not states:
        return "no state is on record as acting"
    if any(state in pack.standing.known for state in states):
        return None
    return f"{' and '.join(map(_name, states))}: not on record as bound by it"


def dated(day: str) -> str:
    """A date however partial, as it follows a verb: "in 2022", "on 2019-08-02"."""
    return f"{'on' if len(day) == 10 else 'in'} {day}"


def _name(state: str) -> str:
    from saidseen.measures.sides import name_of

    return name_of(state)


def _general(pack: Pack, since: str | None, on: Moment) -> tuple[bool | None, str]:
    """Whether the day lies between the instrument's first and last day in force."""
    standing = pack.standing
    doubt = "" if standing.verified else f" ({en.NOT_VERIFIED})"
    start, end = since or standing.from_, standing.until
    first, last = Moment.parse(start), Moment.parse(end)
    if first is not None and on.passed(first):
        return False, f"not yet in force: it begins {dated(start or '')}{doubt}"
    if last is not None and last.passed(on):
        return False, f"no longer in force: it ended {dated(end or '')}{doubt}"
    if first is None:
        return None, f"since when it is in force is not on record{doubt}"
    if last is not None and not on.passed(last):
        return None, f"it ended {dated(end or '')}, on a day not on record{doubt}"
    if not (first.passed(on) or first.precision == "day"):
        return None, f"it begins {dated(start or '')}, on a day not on record{doubt}"
    return True, f"in force since {start}{doubt}"


def _state(pack: Pack, state: str, on: Moment, general: bool | None, reason: str) -> tuple[bool | None, str]:
    for change in pack.standing.changes:
        if change.state == state:
            verdict = _changed(change, on)
            if verdict is not None:
                return verdict
    if state in pack.standing.known:
        return general, f"{_name(state)}: {reason}"
    return None, f"{_name(state)}: whether it is bound is not on record"


def _changed(change: Departure, on: Moment) -> tuple[bool | None, str] | None:
    """Not in force after the day of the change, open within a stretch known only roughly, no matter before it."""
    since = Moment.parse(change.from_)
    doubt = "" if change.verified else f" ({en.NOT_VERIFIED})"
    verb = "suspended it" if change.what == "suspended" else "left it"
    if since is None or on.passed(since):
        return None
    if since.passed(on) or since.precision == "day":
        return False, f"not in force for {_name(change.state)}, which {verb} {dated(change.from_)}{doubt}"
    return None, f"open for {_name(change.state)}, which {verb} {dated(change.from_)}, on a day not on record{doubt}"

"""Whether a measure is in force on a day for the states that a claim is about."""

from __future__ import annotations

from collections.abc import Sequence

from saidseen.language.en import verdicts as en
from saidseen.language.en.telling import tell
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
        return None, tell("standing.practice")
    on = Moment.parse(day)
    if on is None:
        return None, tell("standing.no_date")
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
        return tell("standing.no_state")
    if any(state in pack.standing.known for state in states):
        return None
    return tell("standing.no_party", states=en.AND.join(map(_name, states)))


def dated(day: str) -> str:
    """A date however partial, as it follows a verb: "in 2022", "on 2019-08-02"."""
    return tell("standing.on_day" if len(day) == 10 else "standing.in_time", day=day)


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
        return False, tell("standing.not_yet", day=dated(start or ""), doubt=doubt)
    if last is not None and last.passed(on):
        return False, tell("standing.no_longer", day=dated(end or ""), doubt=doubt)
    if first is None:
        return None, tell("standing.no_start", doubt=doubt)
    if last is not None and not on.passed(last):
        return None, tell("standing.ended", day=dated(end or ""), doubt=doubt)
    if not (first.passed(on) or first.precision == "day"):
        return None, tell("standing.begins", day=dated(start or ""), doubt=doubt)
    return True, tell("standing.since", day=start, doubt=doubt)


def _state(pack: Pack, state: str, on: Moment, general: bool | None, reason: str) -> tuple[bool | None, str]:
    for change in pack.standing.changes:
        if change.state == state:
            verdict = _changed(change, on)
            if verdict is not None:
                return verdict
    if state in pack.standing.known:
        return general, f"{_name(state)}: {reason}"
    return None, tell("standing.unknown", state=_name(state))


def _changed(change: Departure, on: Moment) -> tuple[bool | None, str] | None:
    """Not in force after the day of the change, open within a stretch known only roughly, no matter before it."""
    since = Moment.parse(change.from_)
    doubt = "" if change.verified else f" ({en.NOT_VERIFIED})"
    verb = tell("standing.suspended") if change.what == "suspended" else tell("standing.left")
    if since is None or on.passed(since):
        return None
    if since.passed(on) or since.precision == "day":
        return False, tell(
            "standing.not_for", state=_name(change.state), verb=verb, day=dated(change.from_), doubt=doubt
        )
    return None, tell("standing.open_for", state=_name(change.state), verb=verb, day=dated(change.from_), doubt=doubt)

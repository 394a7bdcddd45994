"""What does not fit together in a claim, a plain sentence each: dates that cannot both be right, days that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from saidseen.claims.copies.direction import before
from saidseen.claims.days import iso_day
from saidseen.language.en.telling import tell
from saidseen.model.claim import Copied, Member, Origin, Stance, StoryRef

MOST = 4
"""Days that are named one by one."""


def cautions_of(members: Sequence[Member], origins: Sequence[Origin], copies: Sequence[Copied]) -> tuple[str, ...]:
    """The sentences that a reader of the claim should see before its assessment."""
    return (*_dated_before(members, copies), *_different_days(members, origins))


def _dated_before(members: Sequence[Member], copies: Sequence[Copied]) -> Iterator[str]:
    """A story cannot be older than the one that it was taken from: one of the two dates is wrong."""
    sources = {m.said.source.id: m.said.source for m in members}
    for copy in copies:
        origin, taken = sources.get(copy.a), sources.get(copy.b)
        if copy.known and origin and taken and before(taken.published, origin.published):
            yield tell("cautions.dated_before", taken=_named(taken), origin=_named(origin))


def _named(source: StoryRef) -> str:
    if source.outlet:
        return tell("cautions.of_outlet", outlet=source.outlet, day=source.published)
    return tell("cautions.of_name", name=source.name, day=source.published)


def _different_days(members: Sequence[Member], origins: Sequence[Origin]) -> Iterator[str]:
    """Those who affirm it give different days; which is right the ledger cannot tell."""
    given: dict[str, set[int]] = {}
    for m in members:
        first, last = m.said.matter.first, m.said.matter.last
        if m.weight and m.stance is Stance.AFFIRMS and first is not None and first == last and gives_time(m):
            given.setdefault(m.origin, set()).add(first)
    if len(given) < 2 or set.intersection(*given.values()):
        return
    speakers: Mapping[str, str] = {origin.id: origin.speaker for origin in origins}
    days: dict[int, list[str]] = {}
    for origin, some in given.items():
        for day in some:
            days.setdefault(day, []).append(speakers[origin])
    told = [f"{iso_day(day)} ({', '.join(dict.fromkeys(who))})" for day, who in sorted(days.items())]
    more = tell("cautions.more", count=len(told) - MOST) if len(told) > MOST else ""
    yield tell("cautions.days", days="; ".join(told[:MOST]), more=more)


def gives_time(member: Member) -> bool:
    """Whether the content gives a day, or a week, month or year, that it is about."""
    statement = member.said.statement
    return any(t.start and t.precision != "duration" and statement.content.holds(t.span) for t in statement.times)

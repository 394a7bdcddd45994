"""The turns in the assessment of a claim, each with the statement that caused it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from saidseen.claims.assess import assess
from saidseen.claims.stances import as_they_stand
from saidseen.claims.standing import independent_word, retold, sighted
from saidseen.claims.sureness import act_sure, named, pictured, really_denies, really_doubts
from saidseen.model.claim import AssessmentTurn, Member, Origin, Stance
from saidseen.model.moments import order
from saidseen.model.reading import Basis

FEW = 200
"""Statements up to which each is weighed by itself; of more, those that an assessment cannot tell apart once."""
_TAKING = (Stance.AFFIRMS, Stance.DENIES, Stance.DOUBTS)


def history(
    members: Sequence[Member], origins: Sequence[Origin], subjects: Iterable[str]
) -> tuple[AssessmentTurn, ...]:
    """The assessment after each statement in time order, as far as it turned.

    `at` is when the statement's story counts as known, None where that is not known (such statements come last).
    """
    own, few = tuple(subjects), len(members) <= FEW
    sides = _sides(members, origins)
    turns: list[AssessmentTurn] = []
    latest: dict[tuple[object, ...], Member] = {}
    stance: dict[str, Stance] = {}
    for member in sorted(members, key=lambda m: order(m.said)):
        side = sides[member.origin]
        mark = (member.said.id,) if few else _mark(member, side)
        same = side == "?" or member.stance not in _TAKING or stance.get(side) is member.stance
        told = mark in latest and same and not few
        latest[mark] = member
        if member.stance in _TAKING:
            stance[side] = member.stance
        if told:
            continue
        now = assess(as_they_stand(tuple(latest.values())), origins, own)
        if not turns or now.status is not turns[-1].status:
            turns.append(AssessmentTurn(member.said.source.at, now.status, member.said.id, now.why))
    last = assess(members, origins, own)
    if turns and turns[-1].status is not last.status:
        member = max(members, key=lambda m: order(m.said))
        turns.append(AssessmentTurn(member.said.source.at, last.status, member.said.id, last.why))
    return tuple(turns)


def _sides(members: Iterable[Member], origins: Iterable[Origin]) -> dict[str, str]:
    """The side of each origin; "?" where it is not known, "?" with its id where it then says more than one thing."""
    taken: dict[str, set[Stance]] = {}
    for member in members:
        if member.stance in _TAKING:
            taken.setdefault(member.origin, set()).add(member.stance)
    return {o.id: o.side or (f"?{o.id}" if len(taken.get(o.id, ())) > 1 else "?") for o in origins}


def _mark(member: Member, side: str) -> tuple[object, ...]:
    """All of a member that an assessment looks at; the latest stands for all with the same mark."""
    basis = member.said.statement.basis
    foreseen = not member.said.statement.act.row.reports
    telling = retold(member), independent_word(member), sighted(member), foreseen
    sure = named(member), act_sure(member), really_denies(member), really_doubts(member), pictured(member)
    matter = member.said.matter.kind, member.said.matter.subjects
    return side, member.stance, telling, sure, matter, basis is Basis.SHOWN, basis is Basis.HEARD

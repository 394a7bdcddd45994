"""What stands in a claim and may yet speak of something else than its title: shown beside it, and not counted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from saidseen.claims.likeness import Point, point
from saidseen.claims.pairs.chance import chance
from saidseen.model.claim import Member, Said, Stance

SURE = 0.7
"""The chance, with the statement of the title, from which on another surely speaks of the same. Readers said of 86 in
100 such pairs of 9 to 15 and 27 and 28 February 2022 that both speak of one proposition; of 51 of all in a claim."""

AGAINST = 0.2
"""The same for a word against it, where both tell of one kind of act by one side: a dispute is not to be overlooked."""


def beside(members: Sequence[Member], core: Member, placed: Collection[str] = ()) -> frozenset[str]:
    """The ids of the members of whom it is not sure that they speak of what `core` says.

    Who is of the core's own origin counts, and so does what follows from a member that does ("it did not say how
    many"), what a person gave its stance, and what is near a statement that a person put here (`placed`, ids). Where
    a statement has no vector nothing was learnt of its pairs, and it counts.
    """
    kept = {m.said.id for m in members if m.origin == core.origin or m.judged or m.said.statement.id in placed}
    anchors = [_point(core.said), *(_point(m.said) for m in members if m.said.statement.id in placed)]
    kept |= {
        m.said.id
        for m in members
        if m.said.id not in kept and any(_near(m, _point(m.said), anchor) for anchor in anchors)
    }
    for _, story in groupby(sorted(members, key=lambda m: m.said.source.id), key=lambda m: m.said.source.id):
        kept |= _following(list(story), kept)
    return frozenset(m.said.id for m in members) - kept


def _following(story: Sequence[Member], kept: Collection[str]) -> set[str]:
    """The members of one story that restate, answer or withhold what a kept one says, or what these say."""
    ids = {m.said.statement.id for m in story if m.said.id in kept}
    out: set[str] = set()
    for _ in story:
        more = {m.said.id for m in story if {m.said.matter.host, m.said.statement.repeats} & ids} - out
        if not more:
            break
        out |= more
        ids |= {m.said.statement.id for m in story if m.said.id in more}
    return out


def _near(member: Member, one: Point, anchor: Point) -> bool:
    if not (one.matter.vector and anchor.matter.vector):
        return True
    against = member.stance in (Stance.DENIES, Stance.DOUBTS) and one.matter.kind == anchor.matter.kind is not None
    same_side = not set(one.matter.subjects).isdisjoint(anchor.matter.subjects)
    return chance(one, anchor) >= (AGAINST if against and same_side else SURE)


def _point(said: Said) -> Point:
    return point(said.id, said.source.id, said.matter, (said.source.at or "", said.source.id, said.ordinal))

"""What stands in a claim and may yet speak of something else than its title: shown beside it, and not counted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from saidseen.claims.likeness import Point, point
from saidseen.claims.pairs.chance import chance
from saidseen.model.claim import Member, Said, Stance

SURE = 0.62
"""The chance, with the statement of the title, from which on another is taken to speak of the same. Of the pairs of one
claim that readers annotated 81 in 100 do from there on, 60 of all, on 25 and 26 February 2022, and 93 against 81 in
syria2, which the vectors have not seen; with vectors that had not seen 27 and 28 February 78 against 63."""

AGAINST = 0.2
"""The same for a word against it, where both tell of one kind of act by one side: a dispute is not to be overlooked."""


def beside(members: Sequence[Member], core: Member, placed: Collection[str] = ()) -> frozenset[str]:
    """The ids of the members of whom it is not sure that they speak of what `core` says.

    Who is of the core's own origin counts, and so does what follows from a member that does ("it did not say how
    many"), what a person gave its stance, and what is near a statement that a person put here (`placed`, ids). Where
    a statement has no vector nothing was learnt of its pairs, and it counts.
    """
    put = [m for m in members if m.said.statement.id in placed]
    anchors = [_point(m.said) for m in (core, *put)]
    kept = {m.said.id for m in members if m.origin == core.origin or m.judged or m in put or _near(m, anchors)}
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


def _near(member: Member, anchors: Sequence[Point]) -> bool:
    """Whether a member surely speaks of what one of the anchors says."""
    one = _point(member.said)
    against = member.stance in (Stance.DENIES, Stance.DOUBTS) and one.matter.kind is not None
    for anchor in anchors:
        if not (one.matter.vector and anchor.matter.vector):
            return True
        same = one.matter.kind == anchor.matter.kind and not set(one.matter.subjects).isdisjoint(anchor.matter.subjects)
        if chance(one, anchor) >= (AGAINST if against and same else SURE):
            return True
    return False


def _point(said: Said) -> Point:
    return point(said.id, said.source.id, said.matter, (said.source.at or "", said.source.id, said.ordinal))

"""What stands in a claim and may yet speak of something else than its title: shown beside it, and not counted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from saidseen.claims.figures import clash
from saidseen.claims.hosts import points
from saidseen.claims.likeness import Point, point_of
from saidseen.claims.pairs.chance import chance
from saidseen.claims.phrases import reacts
from saidseen.claims.retold import deeds, falls_short
from saidseen.model.acts import Act
from saidseen.model.claim import HEADLINE, LEAD, Member, Stance

SURE = 0.75
"""The chance, with the statement of the title, from which on another is taken to speak of the same. Of the pairs of
a title with a statement of another story that readers annotated in fourteen sets, 54 % of 68 with a chance from 0.7
to 0.75 do, 68 % of 110 from there to 0.8, 73 % of 96 to 0.85, 93 % of 410 above (twelve of the sets were learnt from
by the vectors)."""

AGAIN = 0.4
"""The same for who is of the title's own origin in another story: a copy, or the same speaker by the next day."""

RIGHT_BEHIND = 0.5
"""The same for a headline and the lead of its story: of those with a chance between this and SURE 39 of 45 are of one
proposition (outlets, 31 January to 28 February 2022)."""

AGAINST = 0.2
"""The same for a word against it, where both tell of one kind of act by one side: a dispute is not to be overlooked."""


def beside(
    members: Sequence[Member],
    core: Member,
    placed: Collection[str] = (),
    answered: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> frozenset[str]:
    """The ids of the members of whom it is not sure that they speak of what `core` says.

    What follows from a member that counts does too ("it did not say how many"), and so do what a person gave its
    stance, what is near a statement that a person put here (`placed`, ids), and the denials that answer one of these
    (`answered`, disputes.py). A deed that a sentence of the outlet's own tells of is that sentence's alone. Where a
    statement has no vector nothing was learnt of its pairs, and it counts.
    """
    put = [m for m in members if m.said.statement.id in placed]
    anchors = [(m, point_of(m.said)) for m in (core, *put)]
    kept = {m.said.id for m in members if m.judged or m in put or any(_near(m, *anchor) for anchor in anchors)}
    kept |= {denial for word in kept for denial in answered.get(word, ())}
    for _, story in groupby(sorted(members, key=lambda m: m.said.source.id), key=lambda m: m.said.source.id):
        kept |= _following(list(story), kept)
    kept -= deeds(m.said for m in members if m.said.id in kept) - {core.said.id}
    return frozenset(m.said.id for m in members) - kept


def _following(story: Sequence[Member], kept: Collection[str]) -> set[str]:
    """The members of one story that restate, reject or withhold what a kept one says, or what these say."""
    ids = {m.said.statement.id for m in story if m.said.id in kept}
    out: set[str] = set()
    for _ in story:
        more = {m.said.id for m in story if _follows(m, ids)} - out
        if not more:
            break
        out |= more
        ids |= {m.said.statement.id for m in story if m.said.id in more}
    return out


def _follows(member: Member, ids: Collection[str]) -> bool:
    """Whether a member restates, rejects or withholds what one of some statements says, or is but a word for it."""
    statement = member.said.statement
    answers = statement.act.row.contradicts or statement.act is Act.WITHHOLD or points(statement)
    return statement.repeats in ids or (answers and member.said.matter.host in ids)


def _near(member: Member, other: Member, anchor: Point) -> bool:
    """Whether a member surely speaks of what another one says: not who only asks for it or reacts to it, nor, in
    another story, who gives a figure that clashes, in the same one who only foresees something like it."""
    one = point_of(member.said)
    if member.origin != other.origin and (
        member.stance is Stance.ASKS is not other.stance or reacts(member.said.statement, other.said.statement.act)
    ):
        return False
    if not (one.matter.vector and anchor.matter.vector):
        return True
    if one.document == anchor.document and falls_short(member.said, other.said):
        return False
    against = member.stance in (Stance.DENIES, Stance.DOUBTS) and one.matter.kind is not None
    if against and one.matter.kind == anchor.matter.kind and {*one.matter.subjects} & {*anchor.matter.subjects}:
        least = AGAINST
    elif one.document == anchor.document and one.matter.part * anchor.matter.part == HEADLINE * LEAD:
        least = RIGHT_BEHIND
    else:
        apart = one.document != anchor.document
        if apart and clash(member.said.statement, other.said.statement):
            return False
        least = AGAIN if apart and member.origin == other.origin and not _later(one, anchor) else SURE
    return chance(one, anchor) >= least


def _later(one: Point, anchor: Point) -> bool:
    """Whether two statements are of stories more than a day apart."""
    return one.known is not None and anchor.known is not None and abs(one.known - anchor.known) > 1

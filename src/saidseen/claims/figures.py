"""The figures of a claim side by side, each with who gave it and when; they are never reckoned together."""

from __future__ import annotations

from collections.abc import Sequence

from saidseen.claims.frames import Frame
from saidseen.claims.owed import beside_matter
from saidseen.model.claim import Figure, Member, Origin, Stance
from saidseen.model.moments import order

GIVING = frozenset((Stance.AFFIRMS, Stance.DENIES, Stance.DOUBTS))


def figures_of(members: Sequence[Member], origins: Sequence[Origin], frame: Frame) -> tuple[Figure, ...]:
    """Every quantity that a member's content gives of the claim, in time order; copies and restatements give none."""
    speakers = {origin.id: origin.speaker for origin in origins}
    return tuple(
        Figure(quantity, member.said.id, speakers[member.origin], member.said.source.at)
        for member in sorted(members, key=lambda m: order(m.said))
        if member.weight and member.stance in GIVING
        for quantity in member.said.statement.quantities
        if member.said.statement.content.holds(quantity.span)
        and beside_matter(member.said.statement, quantity.span, frame)
    )

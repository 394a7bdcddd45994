"""The figures of a claim side by side, each with who gave it and when, never reckoned together; and which clash."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from saidseen.claims.frames import Frame
from saidseen.claims.owed import beside_matter, counts_time
from saidseen.language.en import amounts as en
from saidseen.model.claim import Figure, Member, Origin, Stance
from saidseen.model.moments import order
from saidseen.model.reading import Quantity, Statement

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


TWICE, FIFTH = 2.0, 0.2
"""How much more "at least" a figure may be in the end, and how far off "about" one; our own convention."""


def clash(one: Statement, two: Statement) -> bool:
    """Whether two statements count the same thing and no figure of one can be a figure of the other.

    "At least 100 people" and "126 people" do not clash, "15 people" and "at least 44 people" do. Of pairs of a title
    with a statement of another story that clash 7 of 18 are of one proposition, of those of one figure 97 of 102
    (fourteen sets that readers annotated).
    """
    a, b = _counted(one), _counted(two)
    shared = a.keys() & b.keys()
    return bool(shared) and not any(x[0] <= y[1] and y[0] <= x[1] for unit in shared for x in a[unit] for y in b[unit])


def _counted(statement: Statement) -> dict[str, list[tuple[float, float]]]:
    """The least and the most of each figure in the content, by what it counts; lengths of time count nothing."""
    out: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for quantity in statement.quantities:
        if quantity.value is None or quantity.unit is None or counts_time(quantity.unit):
            continue
        if statement.content.holds(quantity.span):
            out[quantity.unit.lower()].append(_range(quantity, quantity.value))
    return out


def _range(quantity: Quantity, least: float) -> tuple[float, float]:
    most, sense = quantity.upper or least, en.sense_of(quantity.modifier)
    if sense in en.ROUGH:
        return least * (1 - FIFTH), most * (1 + FIFTH)
    return (least / TWICE if sense in en.MOST else least), (most * TWICE if sense in en.LEAST else most)

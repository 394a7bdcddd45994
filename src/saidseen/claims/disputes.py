"""Which words of a claim are surely answered by a denial: by the side that they name, of another side's word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from saidseen.claims.likeness import point_of
from saidseen.claims.pairs.chance import chance
from saidseen.claims.phrases import names_nothing
from saidseen.claims.sureness import named
from saidseen.model.acts import Act
from saidseen.model.claim import Member, Origin, Stance
from saidseen.model.states import is_state
from saidseen.world.countries import find_countries

ANSWERS = 0.3
"""The chance from which on a denial by the side that a word of another side names is taken to be of that word. Of such
pairs that readers annotated in ten sets 30 of 34 were of one proposition (most of them of one dispute)."""


def answered(members: Sequence[Member], origins: Mapping[str, Origin]) -> dict[str, frozenset[str]]:
    """For each member by somebody named whose word another side denies that the word names, the ids of the denials.

    A denial that names nothing of its own ("any responsibility") is one of what it hangs on.
    """
    denials = [m for m in members if m.stance is Stance.DENIES and m.said.statement.act is Act.DENY and _tells(m)]
    words = [m for m in members if m.stance is Stance.AFFIRMS and _tells(m) and named(m)] if denials else []
    found = {a.said.id: frozenset(d.said.id for d in denials if _answers(d, a, origins)) for a in words}
    return {word: by for word, by in found.items() if by}


def _tells(member: Member) -> bool:
    """Whether somebody says it who is no outlet, in words of its own."""
    return not member.said.statement.embedded and not member.said.statement.outlet_own


def _answers(denial: Member, word: Member, origins: Mapping[str, Origin]) -> bool:
    """Whether it is a denial of that word."""
    side = origins[denial.origin].side
    if side is None or side == origins[word.origin].side or not _names(word, side):
        return False
    if names_nothing(denial.said.statement.content):
        return word.said.id == denial.said.matter.host
    return chance(point_of(denial.said), point_of(word.said)) >= ANSWERS


def _names(word: Member, side: str) -> bool:
    """Whether what is said tells of that side: as the doer, or as the first that is named."""
    matter, found = word.said.matter, find_countries(word.said.statement.content.text)
    first = found[0][1] if found else None
    return side in matter.subjects or side == first or (not is_state(side) and side in matter.parties)

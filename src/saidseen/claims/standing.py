"""Who stands where on a claim: the members by stance, each side by its latest word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from saidseen.claims.sureness import act_sure, countries_in, named, on_the_spot, really_denies
from saidseen.model.claim import Member, Origin, Stance
from saidseen.model.moments import order
from saidseen.model.reading import Basis, State
from saidseen.model.states import is_state
from saidseen.world.countries import organisation_of

DAYS = frozenset(("day", "hour", "minute", "second"))


@dataclass(frozen=True, slots=True)
class Standing:
    """The members of a claim by stance, in time order, and the origin of each.

    `affirm`, `deny` and `doubt` leave out what an outlet writes itself without having seen it, and what a side said
    before it changed its word; `written` are the outlets' own words that were left out; `near` the
    countries and bodies that the contents name.
    """

    affirm: tuple[Member, ...]
    deny: tuple[Member, ...]
    doubt: tuple[Member, ...]
    withhold: tuple[Member, ...]
    ask: tuple[Member, ...]
    written: tuple[Member, ...]
    origins: dict[str, Origin]
    subjects: frozenset[str]
    near: frozenset[str] = frozenset()

    def side(self, member: Member) -> str | None:
        """The side of the member's speaker."""
        return self.origins[member.origin].side

    def own(self, member: Member) -> bool:
        """Whether the speaker is of the side whose act the claim is."""
        return self.side(member) in self.subjects

    def party(self, member: Member) -> bool:
        """Whether the speaker is of a side that the claim is by or against."""
        return self.origins[member.origin].party

    def sides(self, members: Iterable[Member]) -> frozenset[str]:
        """The known sides of the members; sides that speak together on it count as one."""
        return frozenset(self.root(side) for m in members if (side := self.side(m)))

    def root(self, side: str) -> str:
        """The side itself, or the first in the alphabet of those it speaks together with."""
        ties = [set(o.joint) for o in self.origins.values() if o.joint]
        found = {side}
        while more := {s for tie in ties if tie & found for s in tie} - found:
            found |= more
        return min(found)

    def resolved(self, member: Member) -> bool:
        """Whether it is known for which country or body the speaker speaks, and for one alone."""
        side, speaker = self.side(member), member.said.statement.speaker
        if side is None or speaker is None or self.origins[member.origin].joint:
            return False
        outlet = speaker.sector == "MED" and speaker.name is not None
        return is_state(side) or side == speaker.organisation or organisation_of(side) is not None or outlet

    def sure(self, member: Member) -> bool:
        """Whether a verdict may rest on it: a named speaker of a known side who surely does what it is taken for."""
        return named(member) and self.resolved(member) and act_sure(member)

    def outside(self, member: Member) -> bool:
        """Whether the speaker is surely no party: it is known whose act it is, and no word of it names that side."""
        side = self.side(member)
        known = bool(self.subjects) and side is not None and self.resolved(member)
        return known and not self.party(member) and side not in self.near and not self.own(member)

    def knows(self, member: Member) -> bool:
        """Whether the speaker surely knows it of its own: it saw or shows it, or is named and on the spot."""
        return self.sure(member) and independent_word(member) and (sighted(member) or on_the_spot(member))

    def apart(self, these: Sequence[Member], those: Sequence[Member]) -> tuple[Member, ...]:
        """Those of `these` of another side than all `those`; where none of them has a known side, all."""
        if not self.sides(these):
            return tuple(these)
        sides = self.sides(those)
        return tuple(m for m in these if (side := self.side(m)) is not None and self.root(side) not in sides)


def standing(members: Sequence[Member], origins: Sequence[Origin], subjects: Iterable[str]) -> Standing:
    """Who stands where; the order of the members does not matter."""
    ordered = sorted(members, key=lambda m: order(m.said))
    by_id = {origin.id: origin for origin in origins}
    own_side = frozenset(subjects)
    written = {m.origin for m in ordered if retold(m)}
    own = {m.said.id for m in ordered if retold(m) or (m.origin in written and _nobody(m))}
    told = [m for m in ordered if m.said.id not in own]
    kept = _latest(told, by_id, own_side)

    def having(stance: Stance, among: Iterable[Member]) -> tuple[Member, ...]:
        return tuple(m for m in among if m.stance is stance)

    return Standing(
        affirm=having(Stance.AFFIRMS, kept),
        deny=having(Stance.DENIES, kept),
        doubt=having(Stance.DOUBTS, kept),
        withhold=having(Stance.WITHHOLDS, ordered),
        ask=having(Stance.ASKS, ordered),
        written=tuple(
            m for m in ordered if m.said.id in own and m.stance in (Stance.AFFIRMS, Stance.DENIES, Stance.DOUBTS)
        ),
        origins=by_id,
        subjects=own_side,
        near=_near(ordered),
    )


def _near(members: Iterable[Member]) -> frozenset[str]:
    """The countries and bodies that the contents name or are directed at."""
    out: set[str] = set()
    for statement in (m.said.statement for m in members):
        out.update(statement.toward, countries_in(statement.content.text))
        out.update(p.country for p in statement.places if p.country and statement.content.holds(p.span))
    return frozenset(out)


def retold(member: Member) -> bool:
    """What an outlet writes itself without having seen it rests on what it was told by somebody."""
    statement = member.said.statement
    return statement.outlet_own and statement.basis not in (Basis.SEEN, Basis.SHOWN)


def _nobody(member: Member) -> bool:
    """Whether nobody is named or called anything as the one who says it: "has been accused of"."""
    return member.said.statement.source is None and not member.said.statement.outlet_own


def independent_word(member: Member) -> bool:
    """Whether the word can bear out another's: no rumour, no outlet's that has not seen it, nothing only foreseen.

    Who asks, offers, promises, demands or expects speaks for itself alone.
    """
    statement = member.said.statement
    if not statement.act.row.reports:
        return False
    medium = statement.outlet_own or (statement.speaker is not None and statement.speaker.sector == "MED")
    return sighted(member) or not (medium or statement.basis is Basis.HEARD)


def _latest(ordered: Sequence[Member], origins: dict[str, Origin], subjects: frozenset[str]) -> list[Member]:
    """A side that has said both counts by its latest word, where it surely turned; a doubt of those whose act it is
    takes none back."""
    sides: dict[str, list[Member]] = defaultdict(list)
    for member in ordered:
        if member.stance in (Stance.AFFIRMS, Stance.DENIES, Stance.DOUBTS):
            sides[origins[member.origin].side or f"?{member.origin}"].append(member)
    kept: set[str] = set()
    for side, said in sides.items():
        words = [m for m in said if m.stance is not Stance.DOUBTS] if side in subjects else said
        last = (words or said)[-1]
        sure = act_sure(last) and (last.stance is not Stance.DENIES or really_denies(last))
        alike = [m for m in said if (m.stance is Stance.AFFIRMS) == (last.stance is Stance.AFFIRMS)]
        both = len({m.stance is Stance.AFFIRMS for m in words}) == 2
        kept.update(m.said.id for m in (said if both and not sure else alike))
    return [m for m in ordered if m.said.id in kept]


def sighted(member: Member) -> bool:
    """Whether the speaker saw it, or shows it with the place and the day."""
    return member.said.statement.basis is Basis.SEEN or (member.said.statement.basis is Basis.SHOWN and placed(member))


def placed(member: Member) -> bool:
    """Whether the words themselves give a place and a day or hour."""
    statement = member.said.statement
    where, when = (statement.specifics.get(key) for key in ("where", "when"))
    place = (where is not None and where.state is State.GIVEN) or any(
        statement.content.holds(p.span) for p in statement.places
    )
    day = (when is not None and when.state is State.GIVEN) or any(
        t.start and t.precision in DAYS and statement.content.holds(t.span) for t in statement.times
    )
    return place and day

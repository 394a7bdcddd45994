"""What is owed on a claim: each specific with who gave it and who withheld it, or that nobody has said it.

What somebody else says of an act does not settle what the side whose act it is holds back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from saidseen.claims.frames import Frame
from saidseen.model.claim import Member, Origin, Owing, Stance
from saidseen.model.moments import order
from saidseen.model.reading import Span, Specific, State, Statement
from saidseen.world.countries import country_of

KEYS = ("who", "what", "where", "when", "how_many", "whither")
_COUNTED = ("day", "week", "month", "year", "hour", "minute")


@dataclass(slots=True)
class _Tally:
    """Who gave one specific and who withheld it: those whose act it is (own) and others, in time order."""

    own: list[Member] = field(default_factory=list)
    vague: list[Member] = field(default_factory=list)
    others: list[Member] = field(default_factory=list)
    own_withheld: list[Member] = field(default_factory=list)
    others_withheld: list[Member] = field(default_factory=list)
    unclear: bool = False
    given: dict[str, Specific] = field(default_factory=dict)


def owed_of(members: Sequence[Member], origins: Sequence[Origin], frame: Frame) -> dict[str, Owing]:
    """Every specific that applies to the claim, in the order of KEYS; `by` are ids in time order.

    `given` are the specifics of those that give it, in the order of their ids in `by`. Of what nobody says is so
    nothing is missing, and no doer where it is known whose act it is; what is told, but not surely, is left out.
    """
    ordered = [m for m in sorted(members, key=lambda m: order(m.said)) if m.weight]
    sides = {origin.id: origin.side for origin in origins}
    found = {key: _owing(_tally(key, ordered, sides, frame)) for key in _keys(ordered, frame)}
    affirmed = any(m.stance is Stance.AFFIRMS for m in ordered)
    idle = set(KEYS) if not affirmed else {"who"} if frame.subjects else set()
    left = {key: one for key, one in found.items() if one.state is not State.UNCLEAR}
    return {key: one for key, one in left.items() if one.state is not State.MISSING or key not in idle}


def _keys(members: Sequence[Member], frame: Frame) -> tuple[str, ...]:
    """Those that a reader needs of the kind, and any that a statement withholds or the reading misses.

    Of a matter without a kind it is not known what it would need: the statements' own specifics alone are asked for.
    """
    named = {key for m in members for key in m.said.statement.specifics}
    wanted = set(frame.facts.owed if frame.kind else ()) | named
    return tuple(key for key in KEYS if key in wanted)


def _tally(key: str, members: Sequence[Member], sides: dict[str, str | None], frame: Frame) -> _Tally:
    tally = _Tally()
    for member in members:
        side = sides[member.origin]
        own = side in frame.subjects or not frame.subjects
        specific = specific_of(member, key, frame)
        if specific is None:
            continue
        if specific.state is State.WITHHELD:
            (tally.own_withheld if own or side is None else tally.others_withheld).append(member)
        elif specific.state is State.UNCLEAR:
            tally.unclear = True
        elif specific.state is State.GIVEN:
            tally.given[member.said.id] = specific
            if own:
                (tally.own if settles(member.said.statement, key, specific, frame) else tally.vague).append(member)
            else:
                tally.others.append(member)
    return tally


def _owing(tally: _Tally) -> Owing:
    every = tally.own + tally.vague + tally.others + tally.own_withheld + tally.others_withheld
    ids = tuple(m.said.id for m in sorted(every, key=lambda m: order(m.said)))
    given = tuple(tally.given[id_] for id_ in ids if id_ in tally.given)
    return Owing(_state(tally), ids, given)


def _state(tally: _Tally) -> State:
    """Given where those whose act it is gave it; withheld where they did not say; else as others have it; unclear where
    it is told, but not surely."""
    if tally.own:
        return State.GIVEN
    if tally.own_withheld:
        return State.WITHHELD
    if tally.vague or tally.others:
        return State.GIVEN
    if tally.others_withheld:
        return State.WITHHELD
    return State.UNCLEAR if tally.unclear else State.MISSING


def specific_of(member: Member, key: str, frame: Frame) -> Specific | None:
    """How a member's statement has a specific: what it withholds always, what it gives where it affirms the claim.

    The reading gives specifics of forces, strikes and losses only; for other matters the words of the statement do.
    """
    statement = member.said.statement
    found = statement.specifics.get(key)
    if found is not None and found.state is State.WITHHELD:
        return found
    if member.stance is not Stance.AFFIRMS:
        return None
    if found is None and not statement.specifics:
        found = _from_words(member, key)
    if found is None or found.state is not State.GIVEN:
        return found
    return found if beside_matter(statement, found.span, frame) else Specific(State.MISSING)


def _from_words(member: Member, key: str) -> Specific | None:
    """A specific that the words of a statement give by naming a doer, a place, a time or an amount."""
    statement, content = member.said.statement, member.said.statement.content
    if key == "what":
        return Specific(State.GIVEN)
    if key == "who":
        return Specific(State.GIVEN) if member.said.matter.subjects else None
    if key == "where":
        spans = [p.span for p in statement.places if content.holds(p.span)]
    elif key == "when":
        spans = [t.span for t in statement.times if t.start and t.precision != "duration" and content.holds(t.span)]
    elif key == "how_many":
        spans = [q.span for q in statement.quantities if content.holds(q.span) and not counts_time(q.unit)]
    else:
        spans = []
    return Specific(State.GIVEN, spans[0]) if spans else None


def counts_time(unit: str | None) -> bool:
    """Whether what is counted is hours, days or the like."""
    return unit is not None and unit.lower().rstrip("s") in _COUNTED


def beside_matter(statement: Statement, given: Span | None, frame: Frame) -> bool:
    """Of a content in several pieces, whether the piece that a span lies in also names the matter of the claim."""
    content, words = statement.content, frame.facts.words
    if given is None or words is None or len(content.spans) == 1:
        return True
    pieces = content.text.split(" … ")
    if len(pieces) != len(content.spans) or not any(words.search(p) for p in pieces):
        return True
    return any(words.search(p) for span, p in zip(content.spans, pieces, strict=True) if span.holds(given))


def settles(statement: Statement, key: str, given: Specific, frame: Frame) -> bool:
    """Whether it is fine enough: where forces move, a country, a border or "to base" does not say where."""
    if key not in frame.facts.fine:
        return True
    if given.span is None:
        return False
    inside = [p for p in statement.places if p.span.meets(given.span)]
    return any(p.geoname_id is not None and country_of(p.text) is None for p in inside)

"""Claims of one activity: an exercise with its size, its places and its end, a build-up with the request to explain it.

What links two claims is told in a sentence and can be undone: a pair in `apart` (ids of claims or of their statements)
is never linked. A claim that tells of several states' requests gives only the statements on the one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from saidseen.language.en import exercises, verdicts
from saidseen.language.en import requests as en
from saidseen.language.en.telling import tell
from saidseen.measures.claim import ClaimView, FigureView, OwedView, StatementView
from saidseen.measures.profile import (
    Link,
    Profile,
    day_of,
    named_seats,
    profile,
    seats_of,
    share_names,
    states_in,
)
from saidseen.measures.sides import name_of
from saidseen.model.reading import State

WEEKS = 21
"""Days within which the stories on two claims must lie for them to be of one activity."""


@dataclass(frozen=True, slots=True)
class Activity:
    """The claims of one activity: the one it is named by, what all say as one view, and what links the others.

    `aside` are the statements of the lead that are on several exercises and so not on this one.
    """

    lead: ClaimView
    whole: ClaimView
    links: tuple[Link, ...] = ()
    aside: tuple[StatementView, ...] = ()


def activities(claims: Iterable[ClaimView], apart: Collection[frozenset[str]] = ()) -> list[Activity]:
    """The claims by activity, in the order of their leads; a claim that nothing links is an activity by itself."""
    profiles = [profile(claim) for claim in claims]
    share_names(profiles)
    leads = _forces(profiles, apart)
    _left_over(profiles, leads, apart)
    _requests(profiles, leads, apart)
    by_id = {one.claim.id: one.claim for one in profiles}
    linked = {link.claim for one in leads for link in one.links if _most(link, by_id[link.claim])}
    linked |= {one.claim.id for one in profiles if one.size and not one.left}
    linked -= {one.claim.id for one in leads}
    return [_activity(one, by_id) for one in profiles if one.claim.id not in linked]


def _activity(one: Profile, by_id: dict[str, ClaimView]) -> Activity:
    aside = tuple(s for s in one.claim.statements if s.id in one.aside)
    return Activity(one.claim, _whole(one, by_id), tuple(one.links), aside)


def _most(link: Link, claim: ClaimView) -> bool:
    """Whether a link takes half of a claim's statements or more, so that the claim is no activity of its own."""
    return link.statements is None or 2 * len(link.statements) >= len(claim.statements)


def _forces(profiles: Sequence[Profile], apart: Collection[frozenset[str]]) -> list[Profile]:
    """Exercises, those whose day is told first, then the statements on their troops in claims on forces, then
    build-ups, each with its own."""
    order = sorted(profiles, key=lambda p: (not p.exercise, p.claim.start is None, -len(p.claim.statements)))
    leads: list[Profile] = []
    index: Index = {}
    exercises: Index = {}
    for one in order:
        if not (one.exercise or one.size):
            continue
        if one.size:
            _troops_of_exercises(_met(exercises, _seat_keys(one), one), one, apart)
            if not one.left:
                continue
        near = _met(index, (*_seat_keys(one), *_other_keys(one)), one)
        found = [(lead, why) for lead in near if (why := _same(lead, one)) and not _apart(lead, one, apart)]
        if len(found) == 1:
            lead, why = found[0]
            lead.links.append(Link(one.claim.id, one.claim.title, why, one.rest, bool(one.acting)))
            lead.names |= one.names
            _put(index, lead, one.names)
            continue
        leads.append(one)
        _put(index, one, one.names)
        if one.exercise:
            _put(exercises, one, ())
    return leads


Key = tuple[str, str]
"""What may link claims: a seat, the name of an exercise, the day on which a joint one starts."""
Index = dict[tuple[Key, int], list[Profile]]
"""The leads by what may link claims to them and by the weeks (of WEEKS days each) in which they are."""
LONG = 40
"""A claim of more such weeks is kept under all of them at once."""


def _weeks(one: Profile, beside: int = 0) -> Sequence[int]:
    """The numbers of the weeks that a claim lies in, and of some beside them; -1 is for any week."""
    if one.first is None:
        return ()
    first, last = one.first.toordinal() // WEEKS, (one.last or one.first).toordinal() // WEEKS
    return range(first - beside, last + beside + 1) if last - first <= LONG else (-1,)


def _put(index: Index, lead: Profile, names: Collection[str]) -> None:
    keys = [("name", name) for name in names]
    if lead.seat is not None:
        keys.append(("seat", lead.seat))
    if lead.claim.start is not None and len(lead.acting) > 1:
        keys.append(("day", lead.claim.start))
    for key in keys:
        for week in _weeks(lead):
            index.setdefault((key, week), []).append(lead)


def _met(index: Index, keys: Iterable[Key], one: Profile) -> list[Profile]:
    """The leads under any of the keys that are near a claim in time, each once."""
    weeks = _weeks(one, 1)
    if -1 in weeks:
        every = set(keys)
        found = (lead for (key, _), leads in index.items() if key in every for lead in leads)
    else:
        found = (lead for key in keys for week in (*weeks, -1) for lead in index.get((key, week), ()))
    return [lead for lead in {id(lead): lead for lead in found}.values() if _near(lead, one)]


def _seat_keys(one: Profile) -> list[Key]:
    """The states that a claim, or a statement of it, may be in."""
    seats = {code for s in one.claim.statements for code in (*seats_of(s), s.country)}
    return [("seat", code) for code in sorted({c for c in (*seats, one.seat, *one.acting) if c})]


def _other_keys(one: Profile) -> list[Key]:
    keys = [("name", name) for name in sorted(one.names)]
    return [*keys, ("day", one.claim.start)] if one.claim.start is not None else keys


def _troops_of_exercises(exercises: Sequence[Profile], one: Profile, apart: Collection[frozenset[str]]) -> None:
    """Take the statements of a claim on forces that tell of the troops of an exercise, where they are of one only."""
    exercises = [lead for lead in exercises if lead.acting & one.acting and lead.one]
    held = Counter(lead.seat for lead in exercises)
    for lead in exercises:
        if lead.seat is None or held[lead.seat] > 1 or _apart(lead, one, apart):
            continue
        whole = one.seat == lead.seat and one.drills
        chosen = frozenset(s.id for s in one.claim.statements if _of_exercise(s, lead, whole))
        if not chosen:
            continue
        every = None if len(chosen) == len(one.claim.statements) else chosen
        why = tell("activity.troops_of_exercise", seat=name_of(lead.seat))
        lead.links.append(Link(one.claim.id, one.claim.title, why, every))
        one.taken |= chosen


def _left_over(profiles: Sequence[Profile], leads: Sequence[Profile], apart: Collection[frozenset[str]]) -> None:
    """Figures that an exercise left over of a claim on forces: linked where they count those in or around one state."""
    for one in profiles:
        if not (one.size and one.taken) or one.left:
            continue
        counting = {f.statement for f in one.claim.figures}
        by_seat: dict[str, set[str]] = {}
        for s in one.claim.statements:
            seats = seats_of(s)
            if s.id not in one.taken and s.id in counting and len(seats) == 1:
                by_seat.setdefault(next(iter(seats)), set()).add(s.id)
        for seat, ids in by_seat.items():
            near = [lead for lead in leads if lead.size and lead.seat == seat and lead.acting and _near(lead, one)]
            if len(near) == 1 and not _apart(near[0], one, apart):
                why = tell("activity.forces_in_seat", seat=name_of(seat))
                near[0].links.append(Link(one.claim.id, one.claim.title, why, frozenset(ids), False))


def _of_exercise(statement: StatementView, lead: Profile, whole: bool) -> bool:
    """Whether a statement is on the troops of an exercise: it says that they are there, or that they take part in it.

    Of a claim that is about them as a `whole` all that tells of no other state counts too.
    """
    seats = seats_of(statement)
    drills = exercises.EXERCISE.search(statement.text) is not None
    if seats:
        around = any(not within for _, within in named_seats(statement.text))
        return seats == {lead.seat} and (drills or not around)
    return whole or (statement.country == lead.seat and drills)


def _apart(one: Profile, other: Profile, apart: Collection[frozenset[str]]) -> bool:
    """Whether a person took the two apart, by their ids or by statements of theirs."""
    if not apart:
        return False
    first = {one.claim.id, *one.claim.by_id}
    second = {other.claim.id, *other.claim.by_id}
    return any(len(pair) == 2 and bool(pair & first) and bool(pair & second) for pair in apart)


def _same(lead: Profile, one: Profile) -> str | None:
    """Why a claim is of the same activity as another; None where nothing says so."""
    if not _near(lead, one):
        return None
    if lead.size and one.size and lead.seat and lead.seat == one.seat and lead.acting and not one.acting:
        return tell("activity.forces_in_seat", seat=name_of(lead.seat))
    if lead.exercise and one.exercise and lead.one and lead.seat and lead.seat == one.seat and not one.acting:
        return tell("activity.exercise_in_seat", seat=name_of(lead.seat)) if _overlap(lead, one) else None
    if not lead.acting & one.acting:
        return None
    shared = lead.names & one.names
    if lead.exercise and one.exercise and shared:
        return tell("activity.one_name", name=min(shared))
    if lead.names and one.names:
        return None
    if lead.exercise and one.exercise and _one_seat(lead, one) and _overlap(lead, one):
        return tell("activity.one_exercise", states=_named(lead.acting & one.acting), where=_where(lead, one))
    if lead.size and one.size and lead.seat and lead.seat == one.seat and lead.acting == one.acting:
        return tell("activity.one_force", states=_named(one.acting), seat=name_of(lead.seat))
    return None


def _near(lead: Profile, one: Profile) -> bool:
    if lead.first is None or one.first is None:
        return False
    last, other = lead.last or lead.first, one.last or one.first
    return (one.first - last).days <= WEEKS and (lead.first - other).days <= WEEKS


def _one_seat(lead: Profile, one: Profile) -> bool:
    """Whether the two are in one place: their seats agree, or one has none and its only state is the other's seat, or
    both are of the same two states and start on the same day, as far as is told.
    """
    if lead.seat and one.seat:
        return lead.seat == one.seat
    open_ = None in (lead.claim.start, one.claim.start)
    same_day = lead.claim.start == one.claim.start or (open_ and lead.one)
    joint = len(one.acting) > 1 and one.acting == lead.acting
    return (same_day and joint) or bool(one.acting and one.acting <= {lead.seat})


def _overlap(lead: Profile, one: Profile) -> bool:
    """Whether two claims' own days meet; a claim without days meets all."""
    a, b = day_of(lead.claim.start), day_of(one.claim.start)
    if a is None or b is None:
        return True
    end, other = day_of(lead.claim.end) or a, day_of(one.claim.end) or b
    return a <= other and b <= end


def _where(lead: Profile, one: Profile) -> str:
    seat = lead.seat or one.seat
    return tell("activity.in_seat", seat=name_of(seat)) if seat else ""


def _named(states: Collection[str]) -> str:
    return verdicts.AND.join(sorted(map(name_of, states))) or tell("activity.same_side")


def _requests(profiles: Sequence[Profile], leads: Sequence[Profile], apart: Collection[frozenset[str]]) -> None:
    """Requests, and what is said of their replies, linked to the activity that they ask about."""
    taken = {link.claim for lead in leads for link in lead.links} | {lead.claim.id for lead in leads}
    rest = [one for one in profiles if one.claim.id not in taken]
    if not leads:
        return
    pairs: dict[int, set[tuple[str, str]]] = {}
    by_id = {one.claim.id: one.claim for one in profiles}
    for lead in leads:
        views = [lead.claim, *(_linked(link, by_id) for link in lead.links)]
        pairs[id(lead)] = {pair for view in views for pair in _pairs(view, lead)}
    for one in rest:
        for asker, asked in sorted(_own_pairs(one)):
            about = _about(asked, one, leads)
            if about is not None and not _apart(about, one, apart):
                pairs[id(about)].add((asker, asked))
    called = [lead for lead in leads if pairs[id(lead)]]
    for one in rest:
        for lead in called:
            if _near(lead, one) and not _apart(lead, one, apart):
                _link_request(lead, one, pairs[id(lead)])


def _pairs(view: ClaimView, lead: Profile) -> Iterator[tuple[str, str]]:
    """Who asks whom in a claim of forces: another state asks the state in which they are."""
    for s in _part(view, lead.rest).statements if view is lead.claim else view.statements:
        if s.asks and s.country and s.country not in lead.acting and en.EXPLAIN.search(s.text.lower()):
            for asked in lead.acting & ({lead.seat} if lead.seat in lead.acting else lead.acting):
                yield s.country, asked


def _own_pairs(one: Profile) -> set[tuple[str, str]]:
    """Who asks whom for an explanation in a claim that is about the request: the asker's words name the asked.

    Where they name none, it is the other state that acts; but who only tells of a request may mean another one.
    """
    out = set()
    for s in one.claim.statements:
        low = s.text.lower()
        if not s.asks or not s.country or not (en.REQUEST.search(low) or en.EXPLAIN.search(low)):
            continue
        named = {code for code in states_in(s.text) if code != s.country}
        if not named and s.act != "assert":
            named = set(one.acting - {s.country})
        if len(named) == 1:
            out.add((s.country, named.pop()))
    return out


def _about(asked: str, one: Profile, leads: Sequence[Profile]) -> Profile | None:
    """The activity that a state is asked about: the one in its own land, else the one of its forces alone."""
    near = [lead for lead in leads if asked in lead.acting and _near(lead, one)]
    own = [lead for lead in near if lead.seat == asked]
    alone = [lead for lead in near if lead.acting == {asked} and lead.seat not in (None, asked)]
    chosen = own if len(own) == 1 else alone
    if len(chosen) > 1:
        chosen = [max(chosen, key=lambda lead: len(lead.claim.statements) + len(lead.links))]
    return chosen[0] if len(chosen) == 1 else None


def _link_request(lead: Profile, one: Profile, pairs: set[tuple[str, str]]) -> None:
    """Take the statements of a claim that tell of a request on the activity, or of the reply to it."""
    for asker, asked in sorted(pairs):
        askers = {a for a, other in pairs if other == asked}
        chosen = frozenset(s.id for s in one.claim.statements if _tells(s, askers, asked))
        strong = [s for s in one.claim.statements if s.id in chosen and en.REPLY.search(s.text.lower())]
        strong += [s for s in one.claim.statements if s.id in chosen and s.asks and _asks(s.text.lower())]
        about = [s for s in strong if {asker, asked} & ({s.country} | set(states_in(s.text)))]
        if not about:
            continue
        every = None if len(chosen) == len(one.claim.statements) else chosen
        why = tell("activity.request", asker=name_of(asker), asked=name_of(asked))
        lead.links.append(Link(one.claim.id, one.claim.title, why, every, False, True))
        return


def _asks(low: str) -> bool:
    """Whether words, in lower case, ask for an explanation or a meeting."""
    return en.ASKED.search(low) is not None or en.EXPLAIN.search(low) is not None


def _tells(statement: StatementView, askers: Collection[str], asked: str) -> bool:
    """Whether a statement can be about a request: it names no other state than those that ask and are asked."""
    pair = {*askers, asked}
    named = set(states_in(statement.text))
    if statement.country is not None and statement.country not in pair:
        return False
    if statement.country is None and not named and statement.speaker is not None:
        return True
    return named <= pair and bool(named or statement.country)


def _whole(lead: Profile, by_id: dict[str, ClaimView]) -> ClaimView:
    """The lead's claim with what the linked claims say: each statement once, and of the places those where it is."""
    own = _part(lead.claim, lead.rest)
    if not lead.links:
        return _of_who_acts(own, lead)
    views = [own, *(_part(by_id[link.claim], link.statements) for link in lead.links)]
    statements: dict[str, StatementView] = {}
    for view in views:
        for statement in view.statements:
            statements.setdefault(statement.id, statement)
    forces = [view for view, link in zip(views[1:], lead.links, strict=True) if link.acts]
    states = dict.fromkeys(state for view in (lead.claim, *forces) for state in view.actors)
    only = frozenset(lead.claim.states) - lead.acting if lead.exercise else frozenset()
    places = dict.fromkeys(place for view in (lead.claim, *forces) for place in view.places)
    there = [place for place in places if place.country == lead.seat]
    return replace(
        lead.claim,
        actors=tuple(state for state in states if state not in only),
        places=tuple(there or places),
        figures=tuple(dict.fromkeys(figure for view in views for figure in view.figures)),
        statements=tuple(statements.values()),
        owed=_owed([view.owed for view in views]),
        answers=tuple(dict.fromkeys(answer for view in views for answer in view.answers)),
        asked=_asked_on(lead, by_id),
    )


def _of_who_acts(view: ClaimView, lead: Profile) -> ClaimView:
    """A claim on an exercise without the states that only speak of it."""
    only = frozenset(view.states) - lead.acting if lead.exercise else frozenset()
    return replace(view, actors=tuple(a for a in view.actors if a not in only)) if only else view


def _asked_on(lead: Profile, by_id: dict[str, ClaimView]) -> str | None:
    """The first day of the claims on a request that tell of it, not after the first story in which somebody asks."""
    on = [by_id[link.claim] for link in lead.links if link.request]
    asking = [
        s for view in (lead.claim, *(_linked(link, by_id) for link in lead.links)) for s in view.statements if s.asks
    ]
    told = min((day for s in asking if (day := day_of(s.published))), default=None)
    days = [
        (day, view.start) for view in on if (day := day_of(view.start)) and told and 0 <= (told - day).days <= WEEKS
    ]
    return min(days)[1] if days else None


def _linked(link: Link, by_id: dict[str, ClaimView]) -> ClaimView:
    """A linked claim, with what it tells of requests; of one that another activity has, only what counts here."""
    other = link.statements is not None and not link.acts and not link.request
    return _part(by_id[link.claim], link.statements) if other else by_id[link.claim]


def _part(view: ClaimView, kept: frozenset[str] | None) -> ClaimView:
    """A claim with only some of its statements, and what rests on them."""
    if kept is None:
        return view
    owed = {}
    for key, one in view.owed.items():
        by = tuple(id_ for id_ in one.by if id_ in kept)
        if by:
            owed[key] = OwedView(one.state, by)
    figures: tuple[FigureView, ...] = tuple(f for f in view.figures if f.statement in kept)
    statements = tuple(s for s in view.statements if s.id in kept)
    return replace(view, figures=figures, statements=statements, owed=owed)


def _owed(every: Iterable[dict[str, OwedView]]) -> dict[str, OwedView]:
    """The specifics of all claims: withheld where somebody withheld it, else given where somebody gave it."""
    rank = {State.WITHHELD: 0, State.GIVEN: 1, State.MISSING: 2}
    out: dict[str, OwedView] = {}
    for owed in every:
        for key, one in owed.items():
            old = out.get(key)
            if old is None or rank[one.state] < rank[old.state]:
                out[key] = one
            elif one.state is old.state:
                out[key] = OwedView(old.state, tuple(dict.fromkeys((*old.by, *one.by))))
    return out

"""From a claim of the ledger to the view of it that the measures need, and what makes sense in any view."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from saidseen.language.en import months
from saidseen.language.en import owed as en
from saidseen.measures.claim import ClaimView, FigureView, OwedView, PlaceView, StatementView
from saidseen.measures.errors import ClaimError
from saidseen.measures.moments import Moment
from saidseen.model.claim import Claim, Figure, Member, Origin, said_of
from saidseen.model.claim_json import SpecificTold, told_of, voice_of
from saidseen.model.reading import State
from saidseen.model.states import is_state


def view_of(claim: Claim, sentence: Callable[[Member], str | None] = lambda _: None) -> ClaimView:
    """The view of a claim; `sentence` gives the whole of what a statement stands in.

    Raises ClaimError with a plain sentence where the claim makes no sense.
    """
    own = {member.said.id: member.said.statement.id for member in claim.members}
    origins = {origin.id: origin for origin in (*claim.others, *claim.origins)}
    view = ClaimView(
        claim.id, claim.title, claim.kind, claim.event, tuple(map(actor_of, claim.actors)),
        start=claim.start, end=claim.end,
        figures=tuple(_figure(figure, own[figure.statement]) for figure in (*claim.figures, *claim.near)),
        statements=tuple(_statement(m, origins.get(m.origin), sentence(m)) for m in said_of(claim.members)),
    )  # fmt: skip
    places = [(place_of(p.name, p.text, p.country, p.lat, p.lon, claim.id), p.text) for p in claim.places]
    return made(view, places, told_of(claim))


def _figure(figure: Figure, statement: str) -> FigureView:
    one = figure.quantity
    return FigureView(one.value, one.unit, one.modifier, one.upper, statement, figure.speaker, one.text)


def _statement(member: Member, origin: Origin | None, sentence: str | None) -> StatementView:
    source, statement = member.said.source, member.said.statement
    speaker, side, country = voice_of(member, origin)
    return StatementView(
        statement.id, speaker, member.stance.value, statement.content.text, source.name, country, None, source.outlet,
        source.published, statement.act.value, statement.basis.value, statement.polarity, member.origin, side, sentence,
        source.url,
    )  # fmt: skip


def actor_of(name: str) -> str:
    """A state as its ISO 3166 alpha-3 code, anybody else by name."""
    if is_state(name):
        return name
    from saidseen.world.countries import country_of

    return country_of(name) or name


def place_of(
    name: str | None, text: str | None, country: str | None, lat: float | None, lon: float | None, claim: str
) -> PlaceView:
    """A place of a claim (its id); of a whole state one point says nothing. Raises ClaimError for what is no place."""
    name = text if text and "," in (name or "") else name or text
    if not name:
        raise ClaimError(f"a place of claim {claim} has no name")
    if (lat is None) != (lon is None):
        raise ClaimError(f"{name} of claim {claim} has only one of lat and lon")
    if lat is not None and lon is not None and not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ClaimError(f"{name} of claim {claim} cannot lie at latitude {lat:g}, longitude {lon:g}")
    from saidseen.world.countries import name_of

    return PlaceView(name, country) if country and name == name_of(country) else PlaceView(name, country, lat, lon)


def made(
    view: ClaimView, places: Sequence[tuple[PlaceView, str | None]], told: Mapping[str, SpecificTold]
) -> ClaimView:
    """The view with its places (each with the words for it) and how its specifics stand.

    The places are those that somebody gives as where it happens; all where that is not told apart. A day that is told
    only as an end is no start. Raises ClaimError for a day or a range that is none.
    """
    moments = [(f"{key} of claim {view.id}", value) for key, value in (("start", view.start), ("end", view.end))]
    for one in view.statements:
        moments += [(f"said of statement {one.id}", one.said), (f"published of statement {one.id}", one.published)]
    for what, value in moments:
        if value is not None and Moment.parse(value) is None:
            raise ClaimError(f"{what} is no ISO date or time: {value!r}")
    for figure in view.figures:
        if figure.value is not None and figure.upper is not None and figure.upper < figure.value:
            raise ClaimError(f"a quantity of claim {view.id} runs from {figure.value:g} down to {figure.upper:g}")
    given = [words for _, words in told["where"].given if words] if "where" in told else []
    here = tuple(place for place, text in places if text and any(text in words for words in given))
    ends = view.start is not None and view.start == view.end and only_ends(view.start, view.statements)
    return replace(
        view,
        places=here or tuple(place for place, _ in places),
        start=None if ends else view.start,
        owed={key: _owed(one) for key, one in told.items()},
    )


def _owed(told: SpecificTold) -> OwedView:
    """The statements behind the state: who withheld it, or who gave it, where they are told apart."""
    given = dict.fromkeys(id_ for id_, _ in told.given)
    by: Iterable[str] = {State.WITHHELD: told.withheld, State.GIVEN: given}.get(told.state) or told.by
    return OwedView(told.state, tuple(by))


def only_ends(day: str, statements: Sequence[StatementView]) -> bool:
    """Whether a day is told only as that on which something ends ("the drills run until 26 September")."""
    moment = Moment.parse(day)
    if moment is None or moment.precision != "day":
        return False
    date = months.weekday_and_day(moment.first.day, moment.first.month)
    texts = [" ".join(s.text.split()) for s in statements if re.search(date, s.text)]
    return bool(texts) and all(re.search(f"{en.UNTIL} {date}", text) for text in texts)

"""What people judged, in the form of annotated stories (gold): what the next reader can be taught and measured by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from saidseen.claims.voices import is_body
from saidseen.desk.claims import claims_with
from saidseen.desk.opening import opened
from saidseen.ledger import Ledger, corrections, linked
from saidseen.model.claim import Claim, Member
from saidseen.model.codec import Json
from saidseen.model.corrections import SETTERS, is_dropped
from saidseen.model.reading import Passage, Specific, State, Statement
from saidseen.world.countries import country_of, organisation_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

OF_CLAIMS = ("stance", "status", "move", "apart from", "together with")
"""Fields of judgements that say which statements speak of one thing, and what they do to it."""


def statements(where: str | Ledger, *, whole: bool = False) -> Iterator[Json]:
    """The statements that people judged, a row each, as they left them; `whole` every statement of their stories.

    `judged` says who decided which field; what was judged to be no statement has `dropped`, and is no row of the gold.
    """
    with opened(where) as ledger, ledger.transaction() as connection:
        said = corrections.said_in(connection)
        for document, name in corrections.stories_with(connection, said.of):
            rows = corrections.read_in(connection, document)
            numbers = {s.id: ordinal + 1 for ordinal, s in rows}
            for ordinal, read in rows:
                if whole or read.id in said.of:
                    yield _row(_story(name, document), ordinal + 1, said.applied(read), numbers)


def stories(where: str | Ledger) -> Iterator[Json]:
    """The stories in which people judged statements, and those of claims judged: what the rows' offsets count in."""
    with opened(where) as ledger:
        of_claims = {m.said.statement.id for claim in _claims(ledger) for m in claim.said}
        with ledger.transaction() as connection:
            yield from _texts(connection, of_claims)


def _texts(connection: Connection, of_claims: set[str]) -> Iterator[Json]:
    judged = {row.subject_id for row in corrections.standing(connection) if row.subject == "statement"}
    for document, name in corrections.stories_with(connection, judged | of_claims):
        one = linked.document(connection, document)
        yield {
            "name": _story(name, document),
            "outlet": one.outlet,
            "published": one.published,
            "url": one.url,
            "title": one.title,
            "text": one.text,
        }


def claim_rows(where: str | Ledger) -> Iterator[Json]:
    """The statements of the claims that people judged, each with its stance and the claim that it speaks of."""
    for claim in _claims(where):
        for member in claim.said:
            for span in member.said.statement.content.spans[:1]:
                yield _bears(claim, member, span.start, span.end)


def propositions(where: str | Ledger) -> Iterator[Json]:
    """The claims that people judged."""
    for claim in _claims(where):
        days = [claim.start, claim.end] if claim.start and claim.end else None
        place = next((p.name or p.text for p in claim.places), None)
        yield {"id": claim.id, "title": claim.title, "parties": list(claim.actors), "place": place, "days": days}


def _claims(where: str | Ledger) -> list[Claim]:
    with opened(where) as ledger:
        with ledger.transaction() as connection:
            rows = [row for row in corrections.standing(connection) if row.field in OF_CLAIMS]
        names = {row.subject_id for row in rows} | {str(r.value) for r in rows if r.field not in ("stance", "status")}
        return claims_with(ledger, names, names)


def _bears(claim: Claim, member: Member, start: int, end: int) -> Json:
    statement = member.said.statement
    piece = statement.content.text.split(" … ")[0]
    speaker = statement.speaker
    return {
        "story": _story(member.said.source.name, member.said.source.id),
        "start": start,
        "end": end,
        "text": piece if len(piece) == end - start else statement.content.text,
        "speaker": _speaker(statement),
        "country": (speaker.country or speaker.organisation) if speaker else None,
        "stance": member.stance.value,
        "proposition": claim.id,
    }


def _story(name: str, document: str) -> str:
    """What a story is called in all rows: several may have one name."""
    return f"{name}~{document[:8]}"


def _row(story: str, number: int, statement: Statement, numbers: dict[str, int]) -> Json:
    when = statement.specifics.get("when")
    times = [t for t in statement.times if t.start and (not when or not when.span or t.span.meets(when.span))]
    judged = {name: told for name, told in statement.judged.items() if name in SETTERS}
    return {
        "story": story,
        "id": number,
        **{key: _spans(getattr(statement, key)) for key in ("source", "cue", "content")},
        **{f"{key}_text": _text(getattr(statement, key)) for key in ("source", "cue", "content")},
        "speaker": _speaker(statement),
        "kind": _kind(statement),
        "country": (statement.speaker.country or statement.speaker.organisation) if statement.speaker else None,
        "act": statement.act.value,
        "polarity": statement.polarity,
        "basis": statement.basis.value,
        "event": statement.event.type if statement.event else None,
        "doer": _given(statement, "who"),
        "where": _given(statement, "where"),
        "when": times[0].start[:10] if times and times[0].start else None,
        "how_many": [[q.value, q.unit, q.modifier] for q in statement.quantities],
        "owed": [name for name, one in statement.specifics.items() if one.state is State.WITHHELD],
        "repeats": numbers.get(statement.repeats or ""),
        "nested": statement.embedded or statement.within is not None,
        "statement": statement.id,
        "judged": judged,
        **({"dropped": True} if is_dropped(statement) else {}),
    }


def _spans(passage: Passage | None) -> list[list[int]]:
    return [[s.start, s.end] for s in passage.spans] if passage else []


def _text(passage: Passage | None) -> str:
    return passage.text if passage else ""


def _speaker(statement: Statement) -> str | None:
    if statement.outlet_own:
        return "outlet"
    return statement.speaker.name if statement.speaker else None


def _kind(statement: Statement) -> str:
    """What the speaker is: the outlet, somebody unnamed, a state, a body, or a person."""
    name = _speaker(statement)
    if statement.outlet_own or name is None:
        return "outlet" if statement.outlet_own else "unnamed"
    if country_of(name) or name.lower().startswith("government of "):
        return "state"
    return "body" if organisation_of(name) or is_body(name) else "person"


def _given(statement: Statement, key: str) -> str | None:
    """The usual name of a specific that is given, else its words."""
    one: Specific | None = statement.specifics.get(key)
    if one is None or one.state is not State.GIVEN or one.span is None:
        return None
    places = {p.span: p.name or p.text for p in statement.places} if key == "where" else {}
    pieces = dict(zip(statement.content.spans, statement.content.text.split(" … "), strict=False))
    held = (text[one.span.start - s.start : one.span.end - s.start] for s, text in pieces.items() if s.holds(one.span))
    return one.name or places.get(one.span) or next(held, None)

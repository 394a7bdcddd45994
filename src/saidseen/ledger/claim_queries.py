"""The claims of a ledger as SQL: which groups a question meets, and what their statements are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, false, func, or_, select

from saidseen.errors import UsageError
from saidseen.ledger import schema
from saidseen.ledger.linked_schema import linked, traces
from saidseen.ledger.queries import _of_country, _of_event, _speakers, event_names
from saidseen.ledger.when import bounds
from saidseen.ledger.words import folded

if TYPE_CHECKING:
    from sqlalchemy import Connection

MANY = 900
_CODE = re.compile("[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class ClaimQuestion:
    """Which claims are wanted; None is any. A claim is wanted where one of its statements meets every condition.

    `since` and `until` are ISO dates of the stories; `actor` a speaker's name, country or organisation, or the side a
    claim is about; `place` a country's alpha-3 code or words of a place; `event` a PLOVER type or mode, or a kind of
    claim ("withdrawal").
    """

    since: str | None = None
    until: str | None = None
    actor: str | None = None
    place: str | None = None
    event: str | None = None

    def checked(self) -> ClaimQuestion:
        """Itself; raises UsageError for a date or an event that there is not."""
        from saidseen.claims.kinds import kinds

        for name, value in (("since", self.since), ("until", self.until)):
            if value is not None and not bounds(value):
                raise UsageError(f"{name} '{value}' is not a date; write it like 2022-02-15 or 2022-02")
        known = {*(name.lower() for name in event_names()), *kinds()}
        if self.event is not None and self.event.lower() not in known:
            raise UsageError(
                f"there is no event '{self.event}'; there are {', '.join(dict.fromkeys([*kinds(), *event_names()]))}"
            )
        return self


def meeting(connection: Connection, question: ClaimQuestion) -> dict[int, int]:
    """The traces that meet every condition of a question, to the group (by first trace) that each is in."""
    query = select(traces.c.id, traces.c.claim).join(
        schema.statements, schema.statements.c.id == traces.c.statement_key
    )
    return {row.id: row.claim for row in connection.execute(query.where(*_conditions(connection, question)))}


def groups(connection: Connection, statement: str | None = None) -> list[int]:
    """All groups, or those that hold a statement, by their first trace and in its order."""
    query = select(traces.c.claim).distinct()
    if statement is not None:
        query = query.where(traces.c.statement_id == statement)
    return sorted(connection.scalars(query))


def holding(connection: Connection, statement: str) -> list[tuple[int, int]]:
    """The traces of a statement (by id), each with its group."""
    query = select(traces.c.id, traces.c.claim).where(traces.c.statement_id == statement).order_by(traces.c.id)
    return [(row.id, row.claim) for row in connection.execute(query)]


def _conditions(connection: Connection, question: ClaimQuestion) -> Iterable[ColumnElement[bool]]:
    if since := bounds(question.since):
        yield traces.c.at >= since[0]
    if until := bounds(question.until):
        yield traces.c.at <= until[1]
    if question.actor is not None:
        yield or_(schema.statements.c.speaker_id.in_(_speakers(question.actor)), _by_side(question.actor))
    if question.place is not None:
        yield _of_place(connection, question.place)
    if question.event is not None:
        kind = question.event.lower()
        yield or_(_of_event(question.event), traces.c.record.contains(f'"kind": "{kind}"', autoescape=True))


def _by_side(side: str) -> ColumnElement[bool]:
    """Statements about what that side does: it is among the subjects of their matter."""
    name = json.dumps(side.strip().upper())
    for sign in "\\%_":
        name = name.replace(sign, f"\\{sign}")
    return traces.c.record.like(f'%"subjects": [%{name}%], "places": %', escape="\\")


def _of_place(connection: Connection, place: str) -> ColumnElement[bool]:
    """Statements that name the place, or whose matter is in the country."""
    code, words = place.strip().upper(), (folded(place) or "").strip()
    found: list[ColumnElement[bool]] = [false()]
    if _CODE.fullmatch(code):
        found += [_of_country(code), ("," + traces.c.places + ",").contains(f",{code},")]
    if words:
        names = [func.lower(schema.places.c[c]).contains(words, autoescape=True) for c in ("name", "text")]
        if spelt := _with_accents(connection, words):
            names.append(schema.places.c.name.in_(spelt))
        named = select(schema.places.c.statement_id).where(or_(*names), schema.places.c.statement_id.is_not(None))
        found.append(schema.statements.c.id.in_(named))
    return or_(*found)


def _with_accents(connection: Connection, words: str) -> list[str]:
    """The names of places with letters that SQL does not fold, which hold the words."""
    name = schema.places.c.name
    beyond = (n for n in connection.scalars(select(name).distinct()) if n and not n.isascii())
    return sorted(n for n in beyond if words in (folded(n) or ""))[:MANY]


def members(connection: Connection, claims: Sequence[int]) -> list[dict[str, Any]]:
    """The traces of some groups with their statements' records and their documents, in order of time.

    `again` is whether an earlier document of the ledger has the very same statement.
    """
    statements, documents, readings, sightings = (
        schema.statements, schema.documents, schema.readings, schema.sightings,
    )  # fmt: skip
    earlier = traces.alias("earlier")
    before = or_(
        earlier.c.at < traces.c.at, and_(earlier.c.at == traces.c.at, earlier.c.document_id < traces.c.document_id)
    )
    again = select(earlier.c.id).where(earlier.c.statement_id == traces.c.statement_id, before).exists()
    query = (
        select(
            again.label("again"), traces.c.id, traces.c.statement_id, traces.c.claim, traces.c.at, traces.c.ordinal,
            traces.c.record.label("matter"), statements.c.record, documents.c.id.label("document_id"),
            sightings.c.name, documents.c.outlet, documents.c.published, documents.c.url, sightings.c.title,
        )
        .join(statements, statements.c.id == traces.c.statement_key)
        .join(readings, readings.c.id == statements.c.reading_id)
        .join(documents, documents.c.id == readings.c.document_id)
        .join(sightings, sightings.c.id == readings.c.sighting_id)
        .order_by(traces.c.at, documents.c.id, traces.c.ordinal)
    )  # fmt: skip
    out: list[dict[str, Any]] = []
    for start in range(0, len(claims), MANY):
        some = claims[start : start + MANY]
        out += [dict(row) for row in connection.execute(query.where(traces.c.claim.in_(some))).mappings()]
    return out


def until(connection: Connection, at: str) -> list[int]:
    """The traces of the stories known by a time, in order."""
    query = select(traces.c.id).where(traces.c.at <= at).order_by(traces.c.at, traces.c.document_id, traces.c.ordinal)
    return list(connection.scalars(query))


def first_known(connection: Connection) -> str | None:
    """When the first story that has statements counts as known; None where none has."""
    first: str | None = connection.scalar(select(func.min(traces.c.at)))
    return first


def counts(connection: Connection) -> tuple[int, int]:
    """How many documents are linked, and how many statements."""
    return (
        connection.scalar(select(func.count()).select_from(linked)) or 0,
        connection.scalar(select(func.count()).select_from(traces)) or 0,
    )

"""The claims of a ledger as SQL: which groups a question meets, and what their statements are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, false, func, literal, or_, select, union

from saidseen.errors import UsageError
from saidseen.ledger import schema
from saidseen.ledger.found_schema import sheets
from saidseen.ledger.judged_schema import corrected
from saidseen.ledger.kept_schema import about, claim_traces, place_names
from saidseen.ledger.kept_schema import claims as claims_table
from saidseen.ledger.linked_schema import linked, traces
from saidseen.ledger.queries import (
    Question,
    _of_country,
    _of_event,
    _speakers,
    event_names,
    statements_that,
    statements_wanted,
)
from saidseen.ledger.when import bounds
from saidseen.ledger.words import folded
from saidseen.world.codes import alpha3_of, side_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

MANY = 900
_CODE = re.compile("[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class ClaimQuestion:
    """Which claims are wanted; None is any. A claim is wanted where one of its statements meets every condition.

    `since` and `until` are ISO dates of the stories; `actor` a speaker's name, country or organisation, or the side a
    claim is about; `place` a country's alpha-3 code or words of a place; `event` a PLOVER type or mode, or a kind of
    claim ("withdrawal"); `of` is what is asked of the statement itself. Of the claim as a whole, as its sheet has it:
    `status`, `credibility`, `owed` (a specific, or "any"), and `least`, the fewest statements.
    """

    since: str | None = None
    until: str | None = None
    actor: str | None = None
    place: str | None = None
    event: str | None = None
    of: Question | None = None
    status: str | None = None
    credibility: int | None = None
    owed: str | None = None
    least: int = 1

    def checked(self) -> ClaimQuestion:
        """Itself, with status and specific as they are kept; raises UsageError for a date or an event that is none."""
        from saidseen.claims.kinds import kinds

        for name, value in (("since", self.since), ("until", self.until)):
            if value is not None and not bounds(value):
                raise UsageError(f"{name} '{value}' is not a date; write it like 2022-02-15 or 2022-02")
        if self.of is not None:
            self.of.checked()
        Question(status=self.status, credibility=self.credibility, owed=self.owed).checked()
        known = {*(name.lower() for name in event_names()), *kinds()}
        if self.event is not None and self.event.lower() not in known:
            raise UsageError(
                f"there is no event '{self.event}'; there are {', '.join(dict.fromkeys([*kinds(), *event_names()]))}"
            )
        return replace(self, status=self.status and self.status.lower(), owed=self.owed and self.owed.lower())


def meeting(connection: Connection, question: ClaimQuestion) -> dict[int, int]:
    """The traces that meet every condition of a question, to the claim that each is in."""
    query = (
        select(traces.c.id, claim_traces.c.claim)
        .join(claim_traces, claim_traces.c.trace == traces.c.id)
        .where(*_conditions(question, connection.dialect.name))
    )
    return {row.id: row.claim for row in connection.execute(query)}


def claims(connection: Connection, statement: str | None = None) -> list[int]:
    """All claims, or those that hold a statement, by number."""
    query = select(claim_traces.c.claim).distinct()
    if statement is not None:
        query = query.join(traces, traces.c.id == claim_traces.c.trace).where(traces.c.statement_id == statement)
    return sorted(connection.scalars(query))


def holding(connection: Connection, statement: str) -> list[tuple[int, int]]:
    """The traces of a statement (by id), each with its claim."""
    query = select(traces.c.id, claim_traces.c.claim).join(claim_traces, claim_traces.c.trace == traces.c.id)
    found = connection.execute(query.where(traces.c.statement_id == statement).order_by(traces.c.id))
    return [(row.id, row.claim) for row in found]


def _conditions(question: ClaimQuestion, store: str) -> Iterable[ColumnElement[bool]]:
    if since := bounds(question.since):
        yield traces.c.at >= since[0]
    if until := bounds(question.until):
        yield traces.c.at <= until[1]
    if question.of is not None:
        yield traces.c.statement_key.in_(statements_wanted(question.of, store))
    if (actor := question.actor) is not None:
        by = statements_that(lambda on: on.c.speaker_id.in_(_speakers(actor)))
        yield traces.c.id.in_(union(_traces_of(by), _about("side", side_of(actor) or actor.strip().upper())))
    if question.place is not None:
        yield traces.c.id.in_(_of_place(question.place))
    if (event := question.event) is not None:
        named = statements_that(lambda on: _of_event(event, on))
        yield traces.c.id.in_(union(_traces_of(named), _about("kind", event.lower())))


SORTS = {
    "said": sheets.c.first_order,
    "title": sheets.c.title_folded,
    "status": sheets.c.status,
    "credibility": sheets.c.credibility,
    "statements": sheets.c.statements,
    "origins": sheets.c.origins,
}
"""The orders in which claims may come."""


def listed(connection: Connection, question: ClaimQuestion, sort: str, limit: int | None, offset: int = 0) -> list[int]:
    """The claims that meet a question, as their sheets have them, sorted; the first of them after `offset`."""
    by, down = SORTS[sort.removeprefix("-")], sort.startswith("-")
    query = select(sheets.c.claim).where(*_wanted(question, connection.dialect.name))
    ordered = query.order_by(by.desc() if down else by, sheets.c.first_order, sheets.c.claim)
    return list(connection.scalars(ordered.limit(limit).offset(offset or None)))


def wanted(question: ClaimQuestion, store: str) -> Select[Any]:
    """The claims that meet a question, as their sheets have them, in no order."""
    return select(sheets.c.claim).where(*_wanted(question, store))


def many(connection: Connection, question: ClaimQuestion) -> int:
    """How many claims meet a question, as their sheets have them."""
    wanted = _wanted(question, connection.dialect.name)
    return connection.scalar(select(func.count()).select_from(sheets).where(*wanted)) or 0


def _wanted(question: ClaimQuestion, store: str) -> Iterable[ColumnElement[bool]]:
    """What is asked of a claim as a whole, and of one of its statements."""
    yield sheets.c.statements >= max(1, question.least)
    if question.status is not None:
        yield sheets.c.status == question.status
    if question.credibility is not None:
        yield sheets.c.credibility == question.credibility
    if question.owed == "any":
        yield sheets.c.owed != "  "
    elif question.owed is not None:
        yield sheets.c.owed.contains(f" {question.owed} ", autoescape=True)
    if conditions := list(_conditions(question, store)):
        query = select(claim_traces.c.claim).join(traces, traces.c.id == claim_traces.c.trace)
        yield sheets.c.claim.in_(query.where(*conditions))


def _traces_of(statements: Select[Any] | CompoundSelect[Any]) -> Select[Any]:
    """The traces of some statements."""
    return select(traces.c.id).where(traces.c.statement_key.in_(statements))


def _about(sort: str, value: str) -> Select[Any]:
    """The traces that are about that kind, side or country."""
    return select(about.c.trace).where(about.c.sort == sort, about.c.value == value)


def _of_place(place: str) -> CompoundSelect[Any]:
    """The traces of statements that name the place, or whose matter is in the country."""
    code, words = alpha3_of(place) or place.strip().upper(), (folded(place) or "").strip()
    found: list[Select[Any]] = [_about("country", code).where(false())]
    if _CODE.fullmatch(code):
        found += [_about("country", code), _traces_of(statements_that(lambda on: _of_country(code, on)))]
    if words:
        whole = literal(" ").concat(place_names.c.folded).concat(" ")
        spelt = select(place_names.c.name).where(whole.contains(f" {words} ", autoescape=True))
        places = schema.places
        named = select(places.c.statement_id).where(
            or_(places.c.name.in_(spelt), places.c.text.in_(spelt)),
            places.c.statement_id.is_not(None),
            places.c.statement_id.not_in(select(corrected.c.statement_key)),
        )
        mended = select(corrected.c.statement_key).where(corrected.c.places.contains(f" {words} ", autoescape=True))
        found += [_traces_of(named), _traces_of(mended)]
    return union(*found)


def members(connection: Connection, numbers: Sequence[int]) -> list[dict[str, Any]]:
    """The traces of some claims with their statements' records and their documents, in order of time.

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
            again.label("again"), traces.c.id, traces.c.statement_id, claim_traces.c.claim, traces.c.at,
            traces.c.ordinal,
            traces.c.record.label("matter"),
            func.coalesce(corrected.c.record, statements.c.record).label("record"), documents.c.id.label("document_id"),
            sightings.c.name, documents.c.outlet, documents.c.published, documents.c.url, sightings.c.title,
        )
        .select_from(claim_traces)
        .join(traces, traces.c.id == claim_traces.c.trace)
        .join(statements, statements.c.id == traces.c.statement_key)
        .outerjoin(corrected, corrected.c.statement_key == statements.c.id)
        .join(readings, readings.c.id == statements.c.reading_id)
        .join(documents, documents.c.id == readings.c.document_id)
        .join(sightings, sightings.c.id == readings.c.sighting_id)
        .order_by(traces.c.at, documents.c.id, traces.c.ordinal)
    )  # fmt: skip
    out: list[dict[str, Any]] = []
    for start in range(0, len(numbers), MANY):
        some = numbers[start : start + MANY]
        out += [dict(row) for row in connection.execute(query.where(claim_traces.c.claim.in_(some))).mappings()]
    return out


def of_story(connection: Connection, document: str) -> list[tuple[str, str, str, str]]:
    """The statements of a document, each with the address, title and status of a claim that it is in."""
    query = (
        select(traces.c.statement_id, claims_table.c.address, sheets.c.title, sheets.c.status)
        .join(claim_traces, claim_traces.c.trace == traces.c.id)
        .join(sheets, sheets.c.claim == claim_traces.c.claim)
        .join(claims_table, claims_table.c.id == sheets.c.claim)
        .where(traces.c.document_id == document, sheets.c.statements > 0)
        .order_by(traces.c.ordinal)
    )
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


def speakers_and_outlets(connection: Connection) -> set[str]:
    """The names of everybody who says something, and of every outlet."""
    names = (connection.scalars(select(c).distinct()) for c in (schema.speakers.c.name, schema.documents.c.outlet))
    return {name for some in names for name in some if name}


def spellings(connection: Connection) -> set[str]:
    """The folded names of everybody who says something, and what they are called in the who's who."""
    columns = (schema.speakers.c.name_folded, schema.actors.c.name_folded, schema.aliases.c.alias_folded)
    return {name for column in columns for name in connection.scalars(select(column).distinct()) if name}


def any_statement(connection: Connection) -> bool:
    """Whether any statement is linked."""
    return connection.scalar(select(traces.c.id).limit(1)) is not None


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

"""Statements as people left them, kept beside what was read: made again wherever a judgement or a reading comes."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, or_, select

from saidseen.errors import UsageError
from saidseen.ledger import addresses, schema
from saidseen.ledger.addresses import batched
from saidseen.ledger.judged_schema import corrected as table
from saidseen.ledger.judged_schema import heirs, namesakes
from saidseen.ledger.judging import JudgementRow, judgements
from saidseen.ledger.kept_schema import claim_traces
from saidseen.ledger.linked_schema import traces
from saidseen.ledger.people import APART, SAME, People, people_of
from saidseen.ledger.prepared import Bare, bare, digest, is_unsure, speaker_row
from saidseen.ledger.queries import newest
from saidseen.ledger.search import statement_words
from saidseen.ledger.sheets import holding, outdate, outdate_names
from saidseen.ledger.stores import found
from saidseen.ledger.when import stretch
from saidseen.ledger.words import folded
from saidseen.model.codec import statement_from_json, statement_to_keep
from saidseen.model.corrections import SETTERS, Correction, corrected, is_dropped
from saidseen.model.reading import Statement

if TYPE_CHECKING:
    from sqlalchemy import Connection

HALF = 0.5
"""The share of code points, of those that either content has, from which on two are readings of one statement."""


@dataclass(frozen=True, slots=True)
class PeopleSaid:
    """What people said of statements (by id) and of who is who, as judgements that stand."""

    of: Mapping[str, Sequence[Correction]]
    people: People

    def applied(self, statement: Statement) -> Statement:
        """The statement as people left it."""
        mended = corrected(statement, self.of.get(statement.id, ()))
        return self.people.of(mended) if "speaker" not in mended.judged and self.people else mended


def standing(connection: Connection) -> list[JudgementRow]:
    """The judgements that stand, oldest first; of a statement that was read otherwise since under the id it has now, of
    a claim that went into another under that one's address."""
    rows = judgements(connection)
    now = {row.statement_id: row.heir for row in connection.execute(select(heirs))}
    claims = addresses.leading(connection, (row.subject_id for row in rows if row.subject == "claim"))
    named = addresses.addresses_of(connection, claims.values())
    now |= {address: named[claim] for address, claim in claims.items()}
    if not now:
        return rows
    return [
        replace(row, subject_id=now.get(row.subject_id, row.subject_id), value=_now(row.value, now)) for row in rows
    ]


def _now(value: Any, now: Mapping[str, str]) -> Any:
    return now.get(value, value) if isinstance(value, str) else value


def said_in(connection: Connection) -> PeopleSaid:
    """What people said in a ledger."""
    of: dict[str, list[Correction]] = {}
    rows = standing(connection)
    for row in rows:
        if row.subject == "statement" and row.field in SETTERS:
            of.setdefault(row.subject_id, []).append(Correction(row.field, row.value, row.person, row.made_at, row.why))
    return PeopleSaid(of, people_of(rows))


def now_called(connection: Connection, statements: Iterable[str]) -> set[str]:
    """Some statements (ids), and those that took their place."""
    names = sorted(set(statements))
    now = set(names)
    for some in batched(names):
        now |= set(connection.scalars(select(heirs.c.heir).where(heirs.c.statement_id.in_(some))))
    return now


def heirs_of(connection: Connection, statements: Iterable[str]) -> dict[str, str]:
    """Of some statements (ids) those whose place another took, to that one."""
    query = select(heirs.c.statement_id, heirs.c.heir)
    found = (
        connection.execute(query.where(heirs.c.statement_id.in_(some))) for some in batched(sorted(set(statements)))
    )
    return {row.statement_id: row.heir for rows in found for row in rows}


def as_left(connection: Connection, name: str) -> tuple[Statement, str]:
    """A statement (by its whole id) as people left it, and the document that it stands in; raises UsageError."""
    rows, readings = schema.statements, schema.readings
    query = (
        select(rows.c.record, readings.c.document_id)
        .join(readings, readings.c.id == rows.c.reading_id)
        .where(rows.c.statement_id == name)
        .order_by(rows.c.id.desc())
    )
    row = connection.execute(query).first()
    if row is None:
        raise UsageError(f"no statement there has the id '{name}'")
    return said_in(connection).applied(statement_of(row.record)), row.document_id


def still_read(connection: Connection, statements: Iterable[str]) -> set[str]:
    """Of some statements (ids) those that the newest readings have, or have another in the place of."""
    names = sorted(set(statements))
    rows, readings = schema.statements, schema.readings
    query = select(rows.c.statement_id).join(readings, readings.c.id == rows.c.reading_id).where(newest())
    there: set[str] = set()
    for some in batched(names):
        there |= set(connection.scalars(query.where(rows.c.statement_id.in_(some))))
        there |= set(connection.scalars(select(heirs.c.statement_id).where(heirs.c.statement_id.in_(some))))
    return there


def stories_with(connection: Connection, statements: Iterable[str]) -> list[tuple[str, str]]:
    """The stories whose newest readings have some statements (ids): id and name, in the order they came."""
    rows, readings, sightings = schema.statements, schema.readings, schema.sightings
    query = (
        select(readings.c.id, readings.c.document_id, sightings.c.name)
        .join(rows, rows.c.reading_id == readings.c.id)
        .join(sightings, sightings.c.id == readings.c.sighting_id)
        .where(newest())
    )
    chosen = (query.where(rows.c.statement_id.in_(some)) for some in batched(sorted(set(statements))))
    held = {tuple(row) for one in chosen for row in connection.execute(one)}
    return [(document, name) for _, document, name in sorted(held)]


def read_in(connection: Connection, document: str) -> list[tuple[int, Statement]]:
    """The statements of a document's newest reading as they were read, each with its place among them."""
    rows, readings = schema.statements, schema.readings
    query = (
        select(rows.c.ordinal, rows.c.record)
        .join(readings, readings.c.id == rows.c.reading_id)
        .where(readings.c.document_id == document, newest())
        .order_by(rows.c.ordinal)
    )
    return [(row.ordinal, statement_of(row.record)) for row in connection.execute(query)]


def refresh(connection: Connection, statements: Collection[str] = (), names: Iterable[str] = ()) -> set[str]:
    """Make again what is kept of some statements (ids), and of those by speakers of some names; their documents."""
    said, statements = said_in(connection), now_called(connection, statements)
    rows, readings = schema.statements, schema.readings
    query = select(rows.c.id, readings.c.document_id).join(readings, readings.c.id == rows.c.reading_id)
    keys: dict[int, str] = {}
    named: list[int] = []
    for some in batched(sorted(statements)):
        keys |= {r.id: r.document_id for r in connection.execute(query.where(rows.c.statement_id.in_(some)))}
    spelt = [f for name in names if (f := folded(name))]
    if spelt:
        _namesakes(connection, said.people)
        speakers = schema.speakers
        called = select(speakers.c.id, speakers.c.name).where(speakers.c.name_folded.in_(spelt))
        every = {row.id: row.name for row in connection.execute(called)}
        named = [] if statements else list(every)
        renamed = [key for key, name in every.items() if said.people.renames(name)]
        mended = select(table.c.statement_key).where(table.c.speaker_id.in_(list(every)))
        either = or_(rows.c.speaker_id.in_(renamed), rows.c.id.in_(mended))
        keys |= {r.id: r.document_id for r in connection.execute(query.where(either))}
    keep(connection, sorted(keys), said, named)
    return set(keys.values())


def _namesakes(connection: Connection, people: People) -> None:
    connection.execute(delete(namesakes))
    rows = [
        {"name_folded": name, "as_name": known, "as_folded": folded(known)} for name, (known, _) in people.names.items()
    ]
    if rows:
        connection.execute(insert(namesakes), rows)


def keep(connection: Connection, keys: Sequence[int], said: PeopleSaid, named: Collection[int] = ()) -> None:
    """Keep some statements (by key) as people left them, those of which nobody said anything not at all.

    `named` are the speakers (keys as they were read) that are named otherwise, where nothing else changed.
    """
    rows, readings, documents = schema.statements, schema.readings, schema.documents
    query = (
        select(rows.c.id, rows.c.record, documents.c.published)
        .join(readings, readings.c.id == rows.c.reading_id)
        .join(documents, documents.c.id == readings.c.document_id)
    )
    known: dict[Bare, int] = {}
    for some in batched(keys):
        reads = {row.id: row for row in connection.execute(query.where(rows.c.id.in_(some)))}
        was = set(connection.scalars(select(table.c.statement_key).where(table.c.statement_key.in_(some))))
        connection.execute(delete(table).where(table.c.statement_key.in_(some)))
        new, words = [], {}
        for key, row in reads.items():
            read = statement_of(row.record)
            mended = said.applied(read)
            if mended != read or key in was:
                words[key] = statement_words(mended)
            if mended != read:
                new.append(_row(connection, key, mended, row.published, known))
        if new:
            connection.execute(insert(table), new)
        found.take_out(connection, found.STATEMENTS, list(words))
        found.put(connection, found.STATEMENTS, words.items())
        claims = holding(connection, traces.c.statement_key, words)
        several = _of_several(connection, claims, named) if named else claims
        outdate(connection, several)
        outdate_names(connection, claims - several)


def _of_several(connection: Connection, claims: Iterable[int], speakers: Collection[int]) -> set[int]:
    """Those of some claims in which two or more of the speakers say something under names that differ."""
    rows, who = schema.statements, schema.speakers
    query = (
        select(claim_traces.c.claim)
        .join(traces, traces.c.id == claim_traces.c.trace)
        .join(rows, rows.c.id == traces.c.statement_key)
        .join(who, who.c.id == rows.c.speaker_id)
        .where(who.c.id.in_(speakers))
        .group_by(claim_traces.c.claim)
        .having(func.count(who.c.name_folded.distinct()) > 1)
    )
    found: set[int] = set()
    for some in batched(sorted(claims)):
        found |= set(connection.scalars(query.where(claim_traces.c.claim.in_(some))))
    return found


def statement_of(record: str) -> Statement:
    """The statement of a record."""
    return statement_from_json(json.loads(record))


def _row(
    connection: Connection, key: int, statement: Statement, published: str | None, known: dict[Bare, int]
) -> dict[str, Any]:
    first, last = stretch(statement, published)
    event = statement.event
    owed = [name for name, one in statement.specifics.items() if one.state.owed]
    countries = dict.fromkeys(p.country for p in statement.places if p.country)
    names = dict.fromkeys(f for p in statement.places for n in (p.name, p.text) if (f := folded(n)))
    return {
        "statement_key": key,
        "dropped": is_dropped(statement),
        "speaker_id": _speaker_key(connection, statement, known),
        "outlet_own": statement.outlet_own,
        "act": statement.act.value,
        "polarity": statement.polarity,
        "basis": statement.basis.value,
        "event_type": event.type if event else None,
        "event_mode": event.mode if event else None,
        "score": statement.score,
        "first": first,
        "last": last,
        "countries": f" {' '.join(countries)} ",
        "places": "".join(names),
        "unsure": is_unsure(statement),
        "owed": f" {' '.join(owed)} ",
        "record": json.dumps(statement_to_keep(statement)),
    }


def _speaker_key(connection: Connection, statement: Statement, known: dict[Bare, int]) -> int | None:
    """The key of a statement's speaker, who is kept where no story had such a one; `known` are those asked for."""
    if statement.speaker is None:
        return None
    who, speakers = bare(statement.speaker), schema.speakers
    if who in known:
        return known[who]
    key: int | None = connection.scalar(select(speakers.c.id).where(speakers.c.key == digest(*who)))
    if key is None:
        key = int(connection.execute(insert(speakers).returning(speakers.c.id), speaker_row(who)).scalar_one())
    known[who] = key
    return key


def came(connection: Connection, document: str, keys: Sequence[int], *, new: bool) -> None:
    """Bring a new reading in step with what people said of its document's statements before, and of its speakers."""
    if connection.scalar(select(schema.judgements.c.id).limit(1)) is None:
        return
    if not new and (earlier := _judged_before(connection, document)):
        _follow(connection, document, earlier, keys)
    if _judged(connection, keys) or _any_people(connection):
        keep(connection, keys, said_in(connection))


def people_in(connection: Connection) -> People:
    """Who is one person and who is not, as people judged in a ledger."""
    return people_of(judgements(connection)) if _any_people(connection) else People()


def _any_people(connection: Connection) -> bool:
    rows = schema.judgements
    return connection.scalar(select(rows.c.id).where(rows.c.field.in_((SAME, APART))).limit(1)) is not None


def _judged(connection: Connection, keys: Sequence[int]) -> bool:
    """Whether people judged any of some statements (by key), under its own id or that of one whose place it took."""
    rows, said = schema.statements, schema.judgements
    for some in batched(keys):
        ids = select(rows.c.statement_id).where(rows.c.id.in_(some))
        judged = select(said.c.id).where(said.c.subject == "statement", said.c.subject_id.in_(ids)).limit(1)
        took = select(heirs.c.heir).where(heirs.c.heir.in_(ids)).limit(1)
        if connection.scalar(judged) is not None or connection.scalar(took) is not None:
            return True
    return False


def _judged_before(connection: Connection, document: str) -> dict[str, Statement]:
    """The statements of a document that people judged, or whose claim they did, as they were read then."""
    rows, readings, said = schema.statements, schema.readings, schema.judgements
    judged = select(said.c.subject_id).where(said.c.subject == "statement")
    query = (
        select(rows.c.statement_id, rows.c.record)
        .join(readings, readings.c.id == rows.c.reading_id)
        .where(readings.c.document_id == document)
        .order_by(rows.c.id)
    )
    claims = connection.scalars(select(said.c.subject_id).where(said.c.subject == "claim").distinct())
    of_claims = set(addresses.leading(connection, claims).values())
    inside = [s for s, claim in addresses.of_document(connection, document).items() if claim in of_claims]
    wanted: list[Any] = [judged, *batched(sorted(inside))]
    read = (row for some in wanted for row in connection.execute(query.where(rows.c.statement_id.in_(some))))
    return {row.statement_id: statement_of(row.record) for row in read}


def _follow(connection: Connection, document: str, earlier: Mapping[str, Statement], keys: Sequence[int]) -> None:
    """Let what was said of a statement hold for the one that the new reading has in its place.

    One that an earlier reading has beside it is another statement.
    """
    rows = schema.statements
    new = [
        statement_of(record)
        for some in batched(keys)
        for record in connection.scalars(select(rows.c.record).where(rows.c.id.in_(some)))
    ]
    ids = {statement.id for statement in new}
    for name, old in earlier.items():
        connection.execute(delete(heirs).where(heirs.c.statement_id == name))
        if name in ids:
            continue
        others = _beside(connection, document, name)
        like = (s for s in new if s.embedded == old.embedded and s.id not in others)
        share, heir = max(((alike(old, s), s.id) for s in like), default=(0.0, ""))
        if share >= HALF:
            connection.execute(insert(heirs), {"statement_id": name, "heir": heir})


def _beside(connection: Connection, document: str, statement: str) -> set[str]:
    """The statements of those readings of a document that have one."""
    rows, readings = schema.statements, schema.readings
    having = (
        select(readings.c.id)
        .join(rows, rows.c.reading_id == readings.c.id)
        .where(readings.c.document_id == document, rows.c.statement_id == statement)
    )
    return set(connection.scalars(select(rows.c.statement_id).where(rows.c.reading_id.in_(having))))


def alike(one: Statement, other: Statement) -> float:
    """The share of the contents' code points that both have."""
    a, b = ({n for s in x.content.spans for n in range(s.start, s.end)} for x in (one, other))
    return len(a & b) / len(a | b)

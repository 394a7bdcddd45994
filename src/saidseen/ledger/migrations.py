"""How a ledger came to be as it is: named steps, each with its record in one transaction.

Why these steps and not Alembic: both stores change tables inside a transaction, so that a step and its record are
there together or not at all, and programs that open one ledger at once take turns; nothing beside this file is needed.

A released step is never edited. To change a table, add a step that alters it, change schema.py to match, and write the
table's released form out in the step that first made it; tests/ledger/released.sql holds a ledger to try it on.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import Column, Engine, MetaData, Table, func, insert, inspect, select

from saidseen.ledger import (
    access_schema,
    alerted_schema,
    found_schema,
    judged_schema,
    kept_schema,
    linked_schema,
    moved_schema,
    schema,
    versions,
    watched_schema,
)
from saidseen.ledger.addresses import about_rows, batched
from saidseen.ledger.corrections import statement_of
from saidseen.ledger.errors import NewerLedger, NotALedger
from saidseen.ledger.prepared import is_unsure, place_name
from saidseen.ledger.search import searchable, statement_words
from saidseen.ledger.stores import found
from saidseen.ledger.stores.columns import ShortText
from saidseen.ledger.when import now

if TYPE_CHECKING:
    from sqlalchemy import Connection

FEW = 500  # statements or stories that are gone through at a time
Step = Callable[["Connection"], None]

_record = Table(
    "ledger_migrations",
    MetaData(),
    Column("name", ShortText(100), primary_key=True),
    Column("applied_at", ShortText(40)),
)


def _make(connection: Connection, *tables: Table) -> None:
    schema.metadata.create_all(connection, tables=tables, checkfirst=False)


def documents_and_readings(connection: Connection) -> None:
    """Texts, documents, the ways they came, and readings of them."""
    _make(connection, schema.texts, schema.documents, schema.sightings, schema.readings)


def statements_and_mentions(connection: Connection) -> None:
    """Statements with their speakers, spans, places, times, quantities and specifics."""
    _make(connection, schema.speakers, schema.statements, schema.spans)
    _make(connection, schema.places, schema.times, schema.quantities, schema.specifics)


def who_is_who(connection: Connection) -> None:
    """Actors with their aliases and the words that told of them."""
    _make(connection, schema.actors, schema.aliases, schema.evidence)


def judgements(connection: Connection) -> None:
    """Corrections that people make."""
    _make(connection, schema.judgements)


def claims(connection: Connection) -> None:
    """What joins statements into claims, and copies."""
    _make(connection, *linked_schema.TABLES)


def addresses(connection: Connection) -> None:
    """Addresses of claims, and columns for what was looked for in JSON; groups are given addresses when next asked."""
    _make(connection, *kept_schema.TABLES)
    traces, statements, places = linked_schema.traces, schema.statements, schema.places
    groups = select(traces.c.claim).distinct()
    connection.execute(insert(kept_schema.unsettled).from_select(["claim"], groups))
    lying = select(statements.c.id).where(statements.c.record.like('%"embedded": true%'))
    connection.execute(insert(kept_schema.embedded).from_select(["statement_key"], lying))
    names = {n for c in (places.c.name, places.c.text) for n in connection.scalars(select(c).distinct()) if n}
    for some in batched(sorted(names)):
        connection.execute(insert(kept_schema.place_names), [place_name(name) for name in some])
    rows = connection.execute(select(traces.c.id, traces.c.record, traces.c.places)).all()
    for batch in batched(rows):
        found = [r for row in batch for r in about_rows(row.id, json.loads(row.record), row.places.split(","))]
        if found:
            connection.execute(insert(kept_schema.about), found)


def changes(connection: Connection) -> None:
    """What came, moved or was judged, by a counter; what was there before is not told."""
    _make(connection, kept_schema.changes)


def versions_of_stories(connection: Connection) -> None:
    """Where each story stands, and which of several versions counts."""
    _make(connection, kept_schema.story_slots, kept_schema.versions)
    documents, sightings = schema.documents, schema.sightings
    title = select(func.min(sightings.c.title)).where(sightings.c.document_id == documents.c.id).scalar_subquery()
    query = select(documents.c.id, documents.c.url, documents.c.outlet, documents.c.published, title.label("title"))
    for row in connection.execute(query.order_by(documents.c.first_added, documents.c.id)).all():
        versions.arrived(connection, row.id, versions.slots_of(row.url, row.outlet, row.title, row.published))


def what_people_left(connection: Connection) -> None:
    """Statements as people left them, names that are one person's, and ids that others took the place of."""
    _make(connection, *judged_schema.JUDGED_TABLES)


def lists_and_searches(connection: Connection) -> None:
    """How each claim stands, what is not sure, and the words of statements and stories, of all that is there."""
    _make(connection, *found_schema.FOUND_TABLES)
    found.make(connection)
    claims = select(kept_schema.claim_traces.c.claim).distinct()
    connection.execute(insert(found_schema.stale).from_select(["claim"], claims))
    statements, after = schema.statements, 0
    query = select(statements.c.id, statements.c.record).order_by(statements.c.id).limit(FEW)
    while rows := connection.execute(query.where(statements.c.id > after)).all():
        after = rows[-1].id
        read = {row.id: statement_of(row.record) for row in rows}
        found.put(connection, found.STATEMENTS, ((key, statement_words(s)) for key, s in read.items()))
        if doubts := [{"statement_key": key} for key, s in read.items() if is_unsure(s)]:
            connection.execute(insert(found_schema.unsure), doubts)
    readings, documents, texts, sightings = schema.readings, schema.documents, schema.texts, schema.sightings
    first = select(func.min(readings.c.id)).group_by(readings.c.document_id)
    stories = (
        select(readings.c.id, texts.c.utf8, sightings.c.title)
        .join(documents, documents.c.id == readings.c.document_id)
        .join(texts, texts.c.sha256 == documents.c.sha256)
        .join(sightings, sightings.c.id == readings.c.sighting_id)
        .where(readings.c.id.in_(first))
        .order_by(readings.c.id)
        .limit(FEW)
    )
    after = 0
    while some := connection.execute(stories.where(readings.c.id > after)).all():
        after = some[-1].id
        told = ((row.id, searchable(row.title, bytes(row.utf8).decode("utf-8", "replace"))) for row in some)
        found.put(connection, found.STORIES, told)


def feeds(connection: Connection) -> None:
    """How each watched feed is, and the state of its places when they were last read."""
    _make(connection, *watched_schema.WATCHED_TABLES)


def moves(connection: Connection) -> None:
    """How claims moved; what was there before is not told, and what was said by then moves nothing later."""
    _make(connection, *moved_schema.MOVED_TABLES)
    traces, claim_traces = linked_schema.traces, kept_schema.claim_traces
    judged = connection.scalar(select(func.max(schema.judgements.c.id))) or 0
    query = (
        select(claim_traces.c.claim, traces.c.statement_id, traces.c.document_id)
        .join(traces, traces.c.id == claim_traces.c.trace)
        .order_by(claim_traces.c.claim)
    )
    said: dict[int, list[str]] = {}
    for row in connection.execute(query):
        said.setdefault(row.claim, []).append(f"{row.statement_id}~{row.document_id}")
    for some in batched(list(said)):
        rows = [{"claim": n, "said": " ".join(said[n]), "judged": judged, "record": "{}"} for n in some]
        connection.execute(insert(moved_schema.told), rows)
    inside = select(traces.c.document_id).join(claim_traces, claim_traces.c.trace == traces.c.id)
    others = select(schema.documents.c.id).where(schema.documents.c.id.not_in(inside))
    connection.execute(insert(moved_schema.before_moves).from_select(["document_id"], others))


def who_may_what(connection: Connection) -> None:
    """Tokens, what browsers were given for them, and the log of what was done by whom."""
    _make(connection, *access_schema.ACCESS_TABLES)


def alerts(connection: Connection) -> None:
    """What was told where of the moves of claims."""
    _make(connection, *alerted_schema.ALERTED_TABLES)


def stories_by_day(connection: Connection) -> None:
    """An index of the days of stories: what was said last is looked for there first (early.py)."""
    connection.exec_driver_sql("CREATE INDEX ix_documents_published ON documents (published)")


def names_alone(connection: Connection) -> None:
    """The claims whose sheets may only name somebody otherwise: made anew when they are shown (sheets.py)."""
    _make(connection, found_schema.renamed)


STEPS: dict[str, Step] = {
    "0001 documents and readings": documents_and_readings,
    "0002 statements and mentions": statements_and_mentions,
    "0003 who is who": who_is_who,
    "0004 judgements": judgements,
    "0005 claims": claims,
    "0006 addresses of claims": addresses,
    "0007 changes": changes,
    "0008 versions of stories": versions_of_stories,
    "0009 what follows from judgements": what_people_left,
    "0010 lists and searches": lists_and_searches,
    "0011 feeds": feeds,
    "0012 moves": moves,
    "0013 who may what": who_may_what,
    "0014 alerts": alerts,
    "0015 stories by day": stories_by_day,
    "0016 names alone": names_alone,
}


def missing(connection: Connection) -> list[str]:
    """The steps not yet applied, in order; raises NotALedger or NewerLedger where there is nothing to build on."""
    tables = inspect(connection).get_table_names()
    if _record.name not in tables:
        if tables:
            raise NotALedger("a database of something else, not a ledger; name another file")
        return list(STEPS)
    applied = set(connection.scalars(select(_record.c.name)))
    if unknown := sorted(applied - set(STEPS)):
        raise NewerLedger(f"made by a newer saidseen (it has the step '{unknown[-1]}'); upgrade saidseen")
    return [name for name in STEPS if name not in applied]


def migrate(engine: Engine) -> None:
    """Apply what is missing, a step and its record at a time; another program may be doing the same."""
    while True:
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            left = missing(connection)
            if not left:
                return
            if not inspect(connection).has_table(_record.name):
                _record.create(connection)
            STEPS[left[0]](connection)
            connection.execute(insert(_record), {"name": left[0], "applied_at": now()})
